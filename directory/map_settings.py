"""What every map of the portal starts from: where it asks, and what it draws upon."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from directory.families import FAMILIES


def map_settings(address: str) -> dict[str, Any]:
    """For a map under the directory's ``address``, in the language being read."""
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "language": language,
        "clusters": "/api/v1/places/clusters",
        "places": "/api/v1/places",
        "towns": f"{address}map/towns/",
        "tiles": settings.TILES_URL,
        "attribution": settings.TILES_ATTRIBUTION,
        "families": {name: family.label(language) for name, family in FAMILIES.items()},
    }
