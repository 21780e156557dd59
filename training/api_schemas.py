"""What the API says of courses and pathways: no more than their pages do."""

from datetime import date
from uuid import UUID

from ninja import Schema
from pydantic import Field

from directory.api_schemas import FacetValue
from members.api_schemas import PlaceWhereOut


class WordOut(Schema):
    """A family, a skill, a level or a format: its slug, and its name for readers."""

    slug: str = Field(examples=["pedagogie"])
    name: str = Field(examples=["Pédagogie"])


class ProviderOut(Schema):
    """Who gives a course; `slug` as in `/organisations/{slug}`, empty for one not listed there."""

    slug: str
    name: str = Field(examples=["École de la Lanterne"])
    url: str


class CertificateOut(Schema):
    """A certificate, with its number in the registers of France compétences if it is known."""

    name: str
    number: str = Field(examples=["RNCP12345"])
    url: str


class SessionOut(Schema):
    """Days on which a course is held; past ones are not told."""

    start: date
    end: date
    town: str = Field(examples=["Lille"])
    department: str = Field(examples=["59"])
    place: PlaceWhereOut | None
    remote: bool = Field(description="Whether all of it can be followed from a distance.")
    seats: int | None
    state: str = Field(description="`open`, `full` or `cancelled`.", examples=["open"])
    enrol_url: str


class CourseOut(Schema):
    """A course of the catalogue."""

    key: UUID = Field(description="The same in all languages that it is described in.")
    title: str = Field(examples=["Écouter avant de cliquer"])
    summary: str
    language: str = Field(description="The language of the texts.")
    url: str
    families: list[WordOut]
    skills: list[WordOut]
    level: WordOut
    format: WordOut
    hours: int | None
    price: int | None = Field(description="In euros, for one person; null where one must ask.")
    funding: str = Field(description="Who may pay instead.")
    provider: ProviderOut | None
    prerequisites: str
    certificate: CertificateOut | None
    sessions: list[SessionOut]


class CoursesOut(Schema):
    """A page of courses, the next to be held first."""

    count: int = Field(description="How many there are on all pages.")
    page: int
    pages: int
    page_size: int
    facets: dict[str, list[FacetValue]]
    results: list[CourseOut]


class StageCourseOut(Schema):
    """A course of a stage; `key` as in `/courses`."""

    key: UUID
    title: str
    url: str


class StageOut(Schema):
    """A stage of a pathway."""

    number: int
    title: str
    gives: str = Field(description="What one can do, or has in hand, once it is done.")
    courses: list[StageCourseOut]
    skills: list[WordOut]
    hours: int | None


class PathwayOut(Schema):
    """Stages that lead to a certificate, in order."""

    key: UUID = Field(description="The same in all languages that it is described in.")
    title: str
    summary: str
    language: str = Field(description="The language of the texts.")
    url: str
    certificate: CertificateOut | None
    stages: list[StageOut]


class PathwaysOut(Schema):
    """A page of pathways."""

    count: int = Field(description="How many there are on all pages.")
    page: int
    pages: int
    page_size: int
    results: list[PathwayOut]
