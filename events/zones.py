"""The time zones in which France lives: IANA name and what people call it."""

from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PARIS = "Europe/Paris"

ZONES: dict[str, str | Promise] = {
    PARIS: _("Paris time"),
    "America/Guadeloupe": _("Guadeloupe time"),
    "America/Martinique": _("Martinique time"),
    "America/Cayenne": _("French Guiana time"),
    "Indian/Reunion": _("Réunion time"),
    "Indian/Mayotte": _("Mayotte time"),
    "America/Miquelon": _("Saint-Pierre-et-Miquelon time"),
    "Pacific/Noumea": _("New Caledonia time"),
    "Pacific/Tahiti": _("Tahiti time"),
    "Pacific/Marquesas": _("Marquesas time"),
    "Pacific/Gambier": _("Gambier time"),
    "Pacific/Wallis": _("Wallis and Futuna time"),
}


def choices() -> list[tuple[str, str | Promise]]:
    """Name and words of each; called, so that no migration holds the list."""
    return list(ZONES.items())


def zone(name: str) -> ZoneInfo:
    """The zone of that IANA name; ``ZoneInfoNotFoundError`` where there is none."""
    return ZoneInfo(name)
