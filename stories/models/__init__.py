from .agreement import AuthorAgreement
from .motto import Motto
from .proposal import MottoProposal
from .shared_motto import SharedMotto
from .story import StoryMediator, StoryPage, StoryPlace
from .story_index import StoryIndexPage
from .theme import Theme
from .wall import MottoWallPage
from .writing import StoryMessage, StoryWriting

__all__ = [
    "AuthorAgreement",
    "Motto",
    "MottoProposal",
    "MottoWallPage",
    "SharedMotto",
    "StoryIndexPage",
    "StoryMediator",
    "StoryMessage",
    "StoryPage",
    "StoryPlace",
    "StoryWriting",
    "Theme",
]
