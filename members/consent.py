"""What a mediator may agree to show; the name and the role are what being here means."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PORTRAIT, PRESENTATION, PLACES = "portrait", "presentation", "places"
LANGUAGES, SKILLS, ARCHETYPES, BLASON = "languages", "skills", "archetypes", "blason"
# A form by which people write to them; the address itself is shown to nobody.
CONTACT = "contact"

# Changes with the sentence that people agree to.
TEXT = "2026-11"

FIELDS: dict[str, str | Promise] = {
    PORTRAIT: _("Portrait"),
    PRESENTATION: _("Presentation"),
    PLACES: _("Places"),
    LANGUAGES: _("Languages"),
    SKILLS: _("Skills"),
    ARCHETYPES: _("Super-mediators"),
    BLASON: _("Coat of arms"),
    CONTACT: _("Messages by a form; the address stays hidden"),
}


def choices() -> list[tuple[str, str | Promise]]:
    """Name and words of each; called, so that no migration holds the list."""
    return list(FIELDS.items())
