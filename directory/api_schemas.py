"""What the public API answers with: the standard's own names, and a few of ours."""

import datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import Field, create_model

from .opening import Kind
from .standard import COLUMNS

_SINGLE: dict[str, Any] = {
    "latitude": float | None,
    "longitude": float | None,
    "date_maj": datetime.date | None,
}


class Opening(Schema):
    """Whether a place is open at the moment of asking; times are local, with their offset."""

    state: Kind = Field(description="`open`, `opens-later` is today, `closed` another day.")
    text: str = Field(description="The state in words.", examples=["Ouvert jusqu’à 19 h"])
    until: datetime.datetime | None = Field(
        description="End of the present hours; null with `open` means round the clock."
    )
    opens: datetime.datetime | None = Field(description="The next opening.")
    reason: str | None = Field(description="Why the state is `unknown`.")
    holiday: str | None = Field(description="The public holiday that today is.")


class PlaceBase(Schema):
    """Ours: what a place is on this portal."""

    id: int
    slug: str
    url: str = Field(description="The place’s page, in the language asked for.")
    family: str = Field(examples=["library"])
    state: Literal["published", "closed"] = Field(description="`closed`: for good.")
    distance: float | None = Field(None, description="Kilometres from `near` or `locality`.")
    opening: Opening
    approximate: bool = Field(description="The point is the centre of the commune.")
    is_example: bool = Field(description="An invented place, for demonstration.")
    department: str
    external_id: str = Field(description="The standard’s `id`: the identifier in the source.")


# Every column of the standard under its own name.
_STANDARD: dict[str, Any] = {
    column.name: (list[str] if column.several else _SINGLE.get(column.name, str), ...)
    for column in COLUMNS
    if column.name != "id"
}
PlaceOut: Any = create_model(
    "Place",
    __base__=PlaceBase,
    __doc__="A place; the French names are those of the national data standard.",
    **_STANDARD,
)


class FacetValue(Schema):
    """A value with how many choosing it would bring."""

    value: str = Field(description="For places exactly as the standard writes it.")
    label: str
    count: int


class LocalityOut(Schema):
    """What `locality` was understood as."""

    kind: Literal["commune", "postcode", "department", "region", "point"]
    label: str
    value: str
    latitude: float | None
    longitude: float | None


class UnderstoodOut(Schema):
    """Words of `q` that were understood as a parameter; `literal` takes it back."""

    parameter: str = Field(examples=["locality"])
    value: str = Field(description="As the parameter takes it.", examples=["Amiens (80)"])
    words: str = Field(description="As they were typed.", examples=["à amiens"])
    label: str = Field(examples=["près d’Amiens"])


class PlacesOut(Schema):
    """A page of places."""

    count: int = Field(description="How many there are on all pages.")
    page: int
    pages: int
    page_size: int
    radius: float | None = Field(description="Kilometres around the point or locality, if limited.")
    text: str = Field(description="The words that were looked for, without those understood.")
    understood: list[UnderstoodOut]
    locality: LocalityOut | None
    alternatives: list[LocalityOut] = Field(description="Other localities of the same name.")
    degraded: bool = Field(description="The search engine is out of order: no facets now.")
    ignored: list[str] = Field(description="Filters that could not be applied for that reason.")
    facets: dict[str, list[FacetValue]]
    results: list[PlaceOut]


class Geometry(Schema):
    """A point, longitude first."""

    type: Literal["Point"]
    coordinates: tuple[float, float]


class ClusterProperties(Schema):
    """A group of places; `bounds` is west, south, east, north, `families` how many of each."""

    cluster: Literal[True]
    count: int
    bounds: tuple[float, float, float, float]
    families: dict[str, int]


class MarkerProperties(Schema):
    """A single place; `state` and `text` say whether it is open now."""

    id: int
    name: str
    slug: str
    family: str
    url: str
    commune: str
    state: Kind
    text: str


class Feature(Schema):
    """A cluster or a single place."""

    type: Literal["Feature"]
    geometry: Geometry
    properties: ClusterProperties | MarkerProperties


class FeatureCollection(Schema):
    """What a map shows (GeoJSON, RFC 7946)."""

    type: Literal["FeatureCollection"]
    degraded: bool
    features: list[Feature]


class Suggestion(Schema):
    """A way to go on; `value` goes into the parameter of that kind, `url` is a page."""

    kind: Literal["place", "locality", "service", "story"]
    label: str
    detail: str
    url: str
    value: str
    family: str


class SuggestOut(Schema):
    """Suggestions, best first within each kind."""

    degraded: bool
    results: list[Suggestion]


class FaultyParameter(Schema):
    """What is wrong with a parameter."""

    parameter: str
    value: str
    message: str


class Problem(Schema):
    """Problem details (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[FaultyParameter] = []
