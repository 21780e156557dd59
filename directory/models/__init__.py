from .commune import Commune
from .place import Place

__all__ = ["Commune", "Place"]
