"""Models of labs and events, one file a concept."""

from .event import EventPage
from .event_index import EventIndexPage
from .moment import Facilitator, Format, Moment, State
from .registration import Attendee, Registration
from .site import Site
from .workshop import WorkshopIndexPage, WorkshopPage

__all__ = [
    "Attendee",
    "EventIndexPage",
    "EventPage",
    "Facilitator",
    "Format",
    "Moment",
    "Registration",
    "Site",
    "State",
    "WorkshopIndexPage",
    "WorkshopPage",
]
