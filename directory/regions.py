"""Régions and the départements they are made of: those of today, and those that people still say.

Overseas, a région is its département and needs no entry.
"""

from collections.abc import Mapping

from .vocabularies import fold

_REGIONS = {
    "Auvergne-Rhône-Alpes": "01 03 07 15 26 38 42 43 63 69 73 74",
    "Bourgogne-Franche-Comté": "21 25 39 58 70 71 89 90",
    "Bretagne": "22 29 35 56",
    "Centre-Val de Loire": "18 28 36 37 41 45",
    "Corse": "2A 2B",
    "Grand Est": "08 10 51 52 54 55 57 67 68 88",
    "Hauts-de-France": "02 59 60 62 80",
    "Île-de-France": "75 77 78 91 92 93 94 95",
    "Normandie": "14 27 50 61 76",
    "Nouvelle-Aquitaine": "16 17 19 23 24 33 40 47 64 79 86 87",
    "Occitanie": "09 11 12 30 31 32 34 46 48 65 66 81 82",
    "Pays de la Loire": "44 49 53 72 85",
    "Provence-Alpes-Côte d’Azur": "04 05 06 13 83 84",
}
_FORMER_REGIONS = {
    "Alsace": "67 68",
    "Aquitaine": "24 33 40 47 64",
    "Auvergne": "03 15 43 63",
    "Basse-Normandie": "14 50 61",
    "Bourgogne": "21 58 71 89",
    "Champagne-Ardenne": "08 10 51 52",
    "Franche-Comté": "25 39 70 90",
    "Haute-Normandie": "27 76",
    "Languedoc-Roussillon": "11 30 34 48 66",
    "Limousin": "19 23 87",
    "Lorraine": "54 55 57 88",
    "Midi-Pyrénées": "09 12 31 32 46 65 81 82",
    "Nord-Pas-de-Calais": "59 62",
    "Picardie": "02 60 80",
    "Poitou-Charentes": "16 17 79 86",
    "Rhône-Alpes": "01 07 26 38 42 69 73 74",
}


def _with_codes(regions: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(codes.split()) for name, codes in regions.items()}


REGIONS = _with_codes(_REGIONS)
FORMER_REGIONS = _with_codes(_FORMER_REGIONS)
DEPARTMENTS_OF = REGIONS | FORMER_REGIONS
_SHORT = {
    "aura": "Auvergne-Rhône-Alpes",
    "bfc": "Bourgogne-Franche-Comté",
    "hdf": "Hauts-de-France",
    "idf": "Île-de-France",
    "paca": "Provence-Alpes-Côte d’Azur",
    "region-parisienne": "Île-de-France",
    "region-sud": "Provence-Alpes-Côte d’Azur",
}
_BY_NAME = {fold(name): name for name in DEPARTMENTS_OF} | _SHORT


def region_called(text: str) -> str | None:
    """The région's name in full, however it is written: « hauts de france », « PACA (région) »."""
    folded = fold(text)
    bare = folded.removeprefix("region-").removesuffix("-region")
    return _BY_NAME.get(folded) or _BY_NAME.get(bare)


def regions_beginning(start: str) -> list[str]:
    """Names of régions that begin with ``start`` (folded), those of today first."""
    return [name for folded, name in _BY_NAME.items() if folded.startswith(start)]
