from .motto import Motto
from .story import StoryMediator, StoryPage, StoryPlace
from .story_index import StoryIndexPage
from .theme import Theme
from .wall import MottoWallPage

__all__ = [
    "Motto",
    "MottoWallPage",
    "StoryIndexPage",
    "StoryMediator",
    "StoryPage",
    "StoryPlace",
    "Theme",
]
