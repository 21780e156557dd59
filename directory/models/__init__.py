from .commune import Commune
from .correction import Correction
from .directory_page import DirectoryPage
from .double import DoubleSearch, PlaceMerge, PlacePair
from .import_run import ImportChange, ImportRun
from .keeper import Keeper
from .organisation import Affiliation, Organisation
from .place import Place
from .removed_place import RemovedPlace
from .search_miss import SearchMiss
from .source import FieldPriority, Source
from .synonym_group import SynonymGroup
from .territory import Territory
from .webhook import Webhook

__all__ = [
    "Affiliation",
    "Commune",
    "Correction",
    "DirectoryPage",
    "DoubleSearch",
    "FieldPriority",
    "ImportChange",
    "ImportRun",
    "Keeper",
    "Organisation",
    "Place",
    "PlaceMerge",
    "PlacePair",
    "RemovedPlace",
    "SearchMiss",
    "Source",
    "SynonymGroup",
    "Territory",
    "Webhook",
]
