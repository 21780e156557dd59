"""What registrations add to other parts: my space, personal data and its delays, pages' changes."""

from django.utils.translation import gettext_lazy as _

from accounts import personal_data, retention, space
from accounts.retention import Rule
from events import extras
from events.registration import at_site, following, keeping
from events.registration.holding import OwnRegistrations
from events.registration.space_part import part


def register() -> None:
    """Take part; called when the room starts."""
    space.register("registrations", 30, part)
    extras.sites.register("registration", at_site.seats)
    personal_data.register(OwnRegistrations())
    following.connect()
    rules = (
        ("unconfirmed", _("Registrations not confirmed: two days"), keeping.forget_unconfirmed),
        ("needs", _("Needs at an event: a week after it"), keeping.forget_needs),
        ("attendees", _("Who was at an event: a year after it"), keeping.forget_people),
    )
    for name, words, tidy in rules:
        retention.register(Rule(f"registrations-{name}", words, tidy))
