"""What the API says of mottos: no more than the wall does."""

from uuid import UUID

from ninja import Schema
from pydantic import Field

from directory.api_schemas import FacetValue
from members.api_schemas import LinkedOut, PlaceWhereOut


class ThemeOut(Schema):
    """What a motto is about."""

    slug: str = Field(examples=["metier"])
    name: str = Field(examples=["Le métier"])


class SaidByOut(Schema):
    """The mediator whose motto it is; `slug` as in `/mediators/{slug}`."""

    slug: str = Field(examples=["samira"])
    name: str = Field(examples=["Samira"])
    url: str


class MottoOut(Schema):
    """A sentence that somebody stands for."""

    key: UUID = Field(description="The same in all languages that it is said in.")
    slug: str
    text: str = Field(examples=["Ici, on apprend à son rythme."])
    language: str = Field(description="The language it is in: the one asked for, if it has it.")
    author: str = Field(examples=["Samira"])
    context: str = Field(description="Who or where, in a few words.")
    url: str = Field(description="Its page, in the language asked for.")
    tincture: str = Field(examples=["azur"])
    theme: ThemeOut | None
    archetype: LinkedOut | None
    place: PlaceWhereOut | None
    mediator: SaidByOut | None
    shares: int = Field(description="How many people share it.")


class MottosOut(Schema):
    """A page of mottos."""

    count: int = Field(description="How many there are on all pages.")
    page: int
    pages: int
    page_size: int
    facets: dict[str, list[FacetValue]]
    results: list[MottoOut]
