"""What a profile consists of, as its owner sees it, and how two states of it differ."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from members.models import Mediator

# The model's attributes of each thing that the form speaks of.
ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "name": ("name",),
    "role": ("role",),
    "presentation": ("presentation",),
    "portrait": ("portrait", "portrait_alt"),
    "languages": ("languages",),
    "skills": ("skills",),
    "archetypes": ("archetypes",),
    "blason": ("blason",),
    "shown": ("shown",),
}
LABELS: dict[str, str | Promise] = {
    "name": _("Name shown"),
    "role": _("Role"),
    "presentation": _("Presentation"),
    "portrait": _("Portrait"),
    "languages": _("Languages"),
    "skills": _("Skills"),
    "archetypes": _("Super-mediators"),
    "blason": _("Coat of arms"),
    "shown": _("What may be shown"),
}
# What editors may want to read before it is public. What somebody agrees to show is not theirs to
# approve: an agreement that is withdrawn counts at once.
CHECKABLE = tuple(name for name in ATTRIBUTES if name != "shown")


def checkable_choices() -> list[tuple[str, str | Promise]]:
    """Name and words of each; called, so that no migration holds the list."""
    return [(name, LABELS[name]) for name in CHECKABLE]


def checked_by_default() -> list[str]:
    """Free texts and pictures: all that could hurt somebody."""
    return ["name", "role", "presentation", "portrait", "skills", "blason"]


def changed(before: "Mediator", after: "Mediator") -> list[str]:
    """What differs between two states of a profile, in the form's order."""
    return [name for name in ATTRIBUTES if _values(before, name) != _values(after, name)]


def copy(source: "Mediator", target: "Mediator", names: Iterable[str]) -> None:
    """Give ``target`` what ``source`` has of ``names``; nothing is saved."""
    for name in names:
        for attribute in ATTRIBUTES[name]:
            value = getattr(source, attribute)
            is_many = attribute == "archetypes"
            setattr(target, attribute, list(value.all()) if is_many else value)


def in_words(mediator: "Mediator", name: str) -> str:
    """What ``mediator`` has of ``name`` as a line of text, for comparing."""
    from members import consent, spoken
    from members.blasons import pictures
    from members.blasons.composing import from_kept

    match name:
        case "portrait":
            return mediator.portrait_alt if mediator.portrait_id else ""
        case "languages":
            return ", ".join(spoken.names(mediator.languages))
        case "skills":
            return ", ".join(mediator.skills)
        case "archetypes":
            return ", ".join(archetype.title for archetype in mediator.archetypes.all())
        case "blason":
            arms = from_kept(mediator.blason)
            return pictures.blazon(arms) if arms else ""
        case "shown":
            return ", ".join(str(consent.FIELDS[field]) for field in mediator.shown)
    return str(getattr(mediator, name))


def _values(mediator: "Mediator", name: str) -> list[Any]:
    return [_value(mediator, attribute) for attribute in ATTRIBUTES[name]]


def _value(mediator: "Mediator", attribute: str) -> Any:
    if attribute == "archetypes":
        return {archetype.pk for archetype in mediator.archetypes.all()}
    if attribute == "portrait":
        return mediator.portrait_id
    value = getattr(mediator, attribute)
    if isinstance(value, str):  # browsers end lines in their own way
        return value.replace("\r\n", "\n")
    return set(value) if attribute in ("languages", "shown") else value
