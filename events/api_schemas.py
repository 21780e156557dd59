"""What the API says of events: no more than their pages do."""

from datetime import datetime
from uuid import UUID

from ninja import Schema
from pydantic import Field

from directory.api_schemas import FacetValue
from members.api_schemas import PlaceWhereOut


class FacilitatorOut(Schema):
    """A mediator who runs a moment; `slug` as in `/mediators/{slug}`."""

    slug: str = Field(examples=["samira"])
    name: str = Field(examples=["Samira"])
    url: str


class RegistrationOut(Schema):
    """Registering for a site. It is done by the form alone: the person confirms by mail."""

    open: bool = Field(description="Whether one can register, or join the waiting list.")
    seats_left: int | None = Field(
        description="Seats that somebody new could have; null where there is no limit."
    )
    waiting: int = Field(description="How many are in the waiting list.")
    url: str = Field(
        description="The form, with this site chosen; empty when it is not open.",
        examples=["https://portal.example/fr/inscriptions/12/?site=34"],
    )


class SiteOut(Schema):
    """Where one takes part. The address of a meeting online is told only to who has registered."""

    key: UUID = Field(description="The same in all languages.")
    kind: str = Field(description="`place` or `online`.", examples=["place"])
    name: str = Field(examples=["Médiathèque des Quatre-Vents"])
    address: str
    place: PlaceWhereOut | None
    capacity: int | None = Field(description="Seats; null where there is no limit.")
    access: str
    cancelled: bool
    registration: RegistrationOut


class MomentOut(Schema):
    """One stretch of time of an event."""

    key: UUID = Field(description="The same in all languages, and the UID in calendars.")
    title: str
    start: datetime = Field(description="With the offset of its own time zone.")
    end: datetime
    time_zone: str = Field(description="IANA name.", examples=["Indian/Reunion"])
    format: str = Field(description="`on-site`, `remote` or `hybrid`.", examples=["hybrid"])
    state: str = Field(description="`planned`, `cancelled` or `moved`.", examples=["planned"])
    programme: str
    facilitators: list[FacilitatorOut]
    sites: list[SiteOut]


class EventOut(Schema):
    """A single moment, or a lab with several."""

    key: UUID = Field(description="The same in all languages.")
    slug: str = Field(examples=["labo-2020"])
    title: str
    language: str = Field(description="The language it is in.")
    kind: str = Field(description="`event` or `lab`.", examples=["lab"])
    summary: str
    url: str
    calendar_url: str = Field(description="The same as iCalendar.")
    department: str = Field(description="Empty for what concerns the whole country.")
    themes: list[str] = Field(examples=[["metier"]])
    state: str = Field(description="`planned`, `cancelled` or `moved`.", examples=["planned"])
    state_note: str = Field(description="What has changed, in a sentence.")
    sequence: int = Field(description="How often a date, a place or a state has changed.")
    moments: list[MomentOut]


class EventsOut(Schema):
    """A page of events."""

    count: int = Field(description="How many there are on all pages.")
    page: int
    pages: int
    page_size: int
    facets: dict[str, list[FacetValue]]
    results: list[EventOut]
