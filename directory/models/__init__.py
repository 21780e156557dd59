from .commune import Commune
from .directory_page import DirectoryPage
from .place import Place

__all__ = ["Commune", "DirectoryPage", "Place"]
