from .motto import Motto
from .proposal import MottoProposal
from .shared_motto import SharedMotto
from .story import StoryMediator, StoryPage, StoryPlace
from .story_index import StoryIndexPage
from .theme import Theme
from .wall import MottoWallPage

__all__ = [
    "Motto",
    "MottoProposal",
    "MottoWallPage",
    "SharedMotto",
    "StoryIndexPage",
    "StoryMediator",
    "StoryPage",
    "StoryPlace",
    "Theme",
]
