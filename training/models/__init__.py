"""Models of training, one file a concept."""

from .course import CoursePage, Format, Level
from .exchange import Exchange
from .index import TrainingIndexPage
from .pathway import PathwayPage
from .session import CourseSession
from .wish import Wish, WishVoice
from .workshop import OrderRoom, RoomOrder

__all__ = [
    "CoursePage",
    "CourseSession",
    "Exchange",
    "Format",
    "Level",
    "OrderRoom",
    "PathwayPage",
    "RoomOrder",
    "TrainingIndexPage",
    "Wish",
    "WishVoice",
]
