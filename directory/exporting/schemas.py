"""What is in the downloads that are JSON, for the API's description (JSON Schema)."""

from typing import Any

from directory.standard import COLUMNS

from .objects import REQUIRED

type Schema = dict[str, Any]

FILE: Schema = {"type": "string", "format": "binary"}
OBJECT: Schema = {"type": "object"}
_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "number"}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _object(properties: dict[str, Schema], *required: str) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required)}


STANDARD = _list(
    _object(
        {one.name: _NUMBER if one.name in ("latitude", "longitude") else _TEXT for one in COLUMNS},
        *REQUIRED,
    )
)
_POINT = _object(
    {
        "type": {"const": "Point"},
        "coordinates": {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2},
    },
    "type",
    "coordinates",
)
_FEATURE = _object(
    {
        "type": {"const": "Feature"},
        "id": _TEXT,
        "geometry": {"anyOf": [_POINT, {"type": "null"}]},
        "properties": OBJECT,
    },
    "type",
    "id",
    "geometry",
    "properties",
)
GEOJSON = _object(
    {"type": {"const": "FeatureCollection"}, "features": _list(_FEATURE)}, "type", "features"
)
OBJECTS = _list(OBJECT)
_REASON: Schema = {"type": "string", "enum": ["closed", "hidden", "deleted"]}
_GONE = _object(
    {"id": _TEXT, "on": {"type": "string", "format": "date-time"}, "reason": _REASON},
    "id",
    "on",
    "reason",
)
REMOVED = _object({"removed": _list(_GONE)}, "removed")
