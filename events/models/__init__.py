"""Models of labs and events, one file a concept."""

from .event import EventPage
from .event_index import EventIndexPage
from .moment import Facilitator, Format, Moment, State
from .site import Site

__all__ = [
    "EventIndexPage",
    "EventPage",
    "Facilitator",
    "Format",
    "Moment",
    "Site",
    "State",
]
