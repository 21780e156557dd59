from .commune import Commune
from .correction import Correction
from .directory_page import DirectoryPage
from .keeper import Keeper
from .place import Place
from .removed_place import RemovedPlace
from .search_miss import SearchMiss
from .synonym_group import SynonymGroup
from .territory import Territory

__all__ = [
    "Commune",
    "Correction",
    "DirectoryPage",
    "Keeper",
    "Place",
    "RemovedPlace",
    "SearchMiss",
    "SynonymGroup",
    "Territory",
]
