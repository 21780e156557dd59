from .archetype import ArchetypeIndexPage, ArchetypePage
from .mediator import Mediator
from .profile import ProfileDraft, ProfileSettings

__all__ = [
    "ArchetypeIndexPage",
    "ArchetypePage",
    "Mediator",
    "ProfileDraft",
    "ProfileSettings",
]
