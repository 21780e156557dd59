"""What an event may be about: the one table of themes, by the word used in addresses."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

THEMES: dict[str, str | Promise] = {
    "metier": _("The work of a mediator"),
    "formation": _("Training"),
    "demarches": _("Online formalities"),
    "equipement": _("Equipment and repair"),
    "jeunes": _("Young people and parents"),
    "droits": _("Rights and data"),
    "culture": _("Digital culture"),
    "cooperation": _("Working together"),
}


def choices() -> list[tuple[str, str | Promise]]:
    """Slug and words of each; called, so that no migration holds the list."""
    return list(THEMES.items())
