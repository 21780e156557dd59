from .archetype import ArchetypeIndexPage, ArchetypePage
from .contact import BlockedSender, ClosedContact, ContactMessage
from .mediator import Mediator
from .profile import ProfileDraft, ProfileSettings

__all__ = [
    "ArchetypeIndexPage",
    "ArchetypePage",
    "BlockedSender",
    "ClosedContact",
    "ContactMessage",
    "Mediator",
    "ProfileDraft",
    "ProfileSettings",
]
