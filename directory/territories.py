"""The zone of time and the public-holiday rules of each French territory, by département code."""

from functools import cache
from zoneinfo import ZoneInfo

HOME_ZONE = ZoneInfo("Europe/Paris")

# IANA names, for territories whose clocks differ from Paris.
_ZONE_NAMES = {
    "971": "America/Guadeloupe",
    "972": "America/Martinique",
    "973": "America/Cayenne",
    "974": "Indian/Reunion",
    "975": "America/Miquelon",
    "976": "Indian/Mayotte",
    "977": "America/St_Barthelemy",
    "978": "America/Marigot",
    "984": "Indian/Kerguelen",
    "986": "Pacific/Wallis",
    "987": "Pacific/Tahiti",
    "988": "Pacific/Noumea",
}


@cache
def zone_of(department: str) -> ZoneInfo:
    """The time zone of a place in ``department``; that of Paris when it is unknown."""
    name = _ZONE_NAMES.get(department)
    return ZoneInfo(name) if name else HOME_ZONE
