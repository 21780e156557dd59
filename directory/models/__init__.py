from .commune import Commune
from .directory_page import DirectoryPage
from .keeper import Keeper
from .place import Place
from .search_miss import SearchMiss
from .synonym_group import SynonymGroup
from .territory import Territory

__all__ = ["Commune", "DirectoryPage", "Keeper", "Place", "SearchMiss", "SynonymGroup", "Territory"]
