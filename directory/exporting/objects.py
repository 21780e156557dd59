"""JSON: the standard's flat form, and GeoJSON for maps."""

import json
from collections.abc import Iterable, Iterator
from itertools import batched
from typing import Any

from directory.standard import COLUMNS

from .rows import Row, standard

_AT_ONCE = 200  # objects a piece
REQUIRED = ("id", "pivot", "nom", "commune", "code_postal", "adresse", "date_maj")


def write_list(objects: Iterable[Any], before: str = "[", after: str = "]") -> Iterator[str]:
    """Pieces of a JSON list, an object a line."""
    yield f"{before}\n"
    between = ""
    for some in batched(objects, _AT_ONCE):
        lines = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in some)
        yield between + ",\n".join(lines)
        between = ",\n"
    yield f"\n{after}\n"


def write_json(rows: Iterable[Row]) -> Iterator[str]:
    """The standard's flat form: texts with bars between several values, coordinates as numbers.

    Columns without a value are left out, as the standard's own library does, but for those that
    it requires.
    """
    return write_list(
        {name: value for name, value in standard(row).items() if value != "" or name in REQUIRED}
        for row in rows
    )


def write_geojson(rows: Iterable[Row]) -> Iterator[str]:
    """A FeatureCollection (RFC 7946); here several values are lists, and all points are given."""
    before = '{"type":"FeatureCollection","features":['
    return write_list(map(_feature, rows), before, "]}")


def _feature(row: Row) -> dict[str, Any]:
    properties: dict[str, Any] = {
        name: value for name, value in standard(row).items() if value != ""
    }
    for column in COLUMNS:
        if column.several and row[column.attribute]:
            properties[column.name] = row[column.attribute]
    properties.pop("latitude", None)
    properties.pop("longitude", None)
    for name in ("approximate", "is_example"):
        if row[name]:
            properties[name] = True
    point = None
    if row["latitude"] is not None and row["longitude"] is not None:
        point = {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}
    return {
        "type": "Feature",
        "id": properties["id"],
        "geometry": point,
        "properties": properties | {"family": row["family"]},
    }
