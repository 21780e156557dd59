"""Ordinary words that are also a commune's name: in a search they are taken as words."""

from functools import cache
from pathlib import Path

from directory.families import FAMILIES
from directory.vocabularies import VOCABULARIES
from search.analysis import is_stop_word, stem_of, words
from search.synonyms import FILE as SYNONYMS

FILE = Path(__file__).with_name("ordinary.txt")
# The lists of the standard whose labels hold no town.
_LISTS = (
    "services",
    "publics_specifiquement_adresses",
    "prise_en_charge_specifique",
    "frais_a_charge",
    "modalites_acces",
    "modalites_accompagnement",
    "dispositif_programmes_nationaux",
    "typologie",
)


@cache
def _stems() -> frozenset[str]:
    texts = [SYNONYMS.read_text(encoding="utf-8")]
    for name in _LISTS:
        texts += [f"{term.french} {term.english}" for term in VOCABULARIES[name]]
    texts += [f"{family.french} {family.english}" for family in FAMILIES.values()]
    return frozenset(stem_of(word) for text in texts for word in words(text))


@cache
def _names() -> frozenset[str]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


def is_ordinary(text: str) -> bool:
    """Whether ``text`` consists of words that anybody uses without thinking of a town."""
    return all(
        is_stop_word(word, "en") or word in _names() or stem_of(word) in _stems() or len(word) < 2
        for word in words(text)
    )
