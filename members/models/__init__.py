from .archetype import ArchetypeIndexPage, ArchetypePage
from .mediator import Mediator

__all__ = ["ArchetypeIndexPage", "ArchetypePage", "Mediator"]
