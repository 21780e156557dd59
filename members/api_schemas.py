"""What the API says of mediators: no more than their page does."""

from ninja import Schema
from pydantic import Field

from directory.api_schemas import FacetValue


class PortraitOut(Schema):
    """A picture, and in words what it shows."""

    url: str
    alt: str


class ArmsOut(Schema):
    """A coat of arms: drawn as SVG at `url`, and in the words of heraldry."""

    url: str
    blazon: str = Field(examples=["D’azur à la lanterne d’or"])


class LinkedOut(Schema):
    """Something that has its own page here."""

    slug: str = Field(examples=["cameleon"])
    title: str = Field(examples=["Le Caméléon"])
    url: str


class SpokenOut(Schema):
    """A language, by its code (ISO 639; `lsf` is French Sign Language)."""

    code: str = Field(examples=["ar"])
    label: str = Field(examples=["Arabe"])


class PlaceWhereOut(Schema):
    """A place where one meets them; `id` as in `/places/{place_id}`."""

    id: int
    name: str
    slug: str
    commune: str
    department: str
    url: str


class MediatorOut(Schema):
    """Somebody who agreed to be here; what they did not agree to show is empty, or null."""

    slug: str = Field(examples=["samira"])
    name: str = Field(examples=["Samira"])
    role: str = Field(examples=["médiatrice numérique"])
    url: str = Field(description="The page about this person, in the language asked for.")
    presentation: str
    portrait: PortraitOut | None
    arms: ArmsOut | None
    languages: list[SpokenOut]
    skills: list[str] = Field(examples=[["réparer un téléphone"]])
    archetypes: list[LinkedOut]
    places: list[PlaceWhereOut]


class MediatorsOut(Schema):
    """A page of mediators."""

    count: int = Field(description="How many there are on all pages.")
    page: int
    pages: int
    page_size: int
    degraded: bool = Field(description="The search is out of order: names and roles were searched.")
    facets: dict[str, list[FacetValue]]
    results: list[MediatorOut]
