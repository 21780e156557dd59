"""What somebody may say is wrong about a place, in the order of its page."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.models import Correction

Kind = Correction.Kind


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing to be wrong: its ``name`` in addresses, and the ``fields`` of the place.

    ``told`` is how somebody chooses it who does not know the name of the field.
    """

    name: str
    told: str | Promise
    fields: tuple[str, ...] = ()
    kind: Correction.Kind = Kind.WRONG


ADDRESS = ("address", "address_extra", "postcode", "commune")

_ALL = (
    Subject("hours", _("Opening hours"), ("opening_hours",)),
    Subject("address", _("Address"), ADDRESS),
    Subject("phone", _("Telephone"), ("phone",)),
    Subject("e-mail", _("E-mail addresses"), ("emails",)),
    Subject("web-site", _("Web site"), ("websites",)),
    Subject("booking", _("Booking on line"), ("booking_url",)),
    Subject("name", _("Name of the place"), ("name",)),
    Subject("services", _("The help that there is"), ("services",)),
    Subject("audiences", _("For whom"), ("audiences",)),
    Subject("price", _("Price"), ("fees",)),
    Subject("access", _("How to come"), ("access_modes",)),
    Subject("care", _("Accessibility and special care"), ("special_care",)),
    Subject("presentation", _("Presentation"), ("summary", "description")),
    Subject("closed", _("The place has closed for good"), kind=Kind.CLOSED),
    Subject("moved", _("The place has moved"), ADDRESS, kind=Kind.MOVED),
    Subject("twice", _("The place is twice in the directory"), kind=Kind.DUPLICATE),
    Subject("other", _("Something else")),
)
SUBJECTS: Mapping[str, Subject] = {subject.name: subject for subject in _ALL}
# What the page of a place shows, with what stands there; the others stand below.
SHOWN = tuple(one for one in _ALL if one.kind == Kind.WRONG and one.fields)
BEYOND = tuple(one for one in _ALL if one not in SHOWN)

MISSING = Subject(
    "missing",
    _("A place is missing"),
    ("name", *ADDRESS, "opening_hours", "phone", "emails", "websites", "services"),
    kind=Kind.MISSING,
)
