"""What open questions are about: the same few words in every language, so that answers meet."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

THEMES: dict[str, str | Promise] = {
    "why": _("Why I do this"),
    "people": _("The people I meet"),
    "gestures": _("My gestures and tricks"),
    "doubts": _("What is hard"),
    "joys": _("What makes my day"),
    "tomorrow": _("The trade tomorrow"),
}


def choices() -> list[tuple[str, str | Promise]]:
    """Name and label of each; called, so that no migration holds the list."""
    return list(THEMES.items())
