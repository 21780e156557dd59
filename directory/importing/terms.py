"""Cells that hold values of the standard's closed lists: tolerant on reading, exact on writing."""

import re
from functools import lru_cache

from directory.standard import SEPARATOR
from directory.vocabularies import FORMER_VALUES, VOCABULARIES, fold

from .findings import Reason

NO_PUBLIC = "Ce lieu n'accueille pas de public"

# What the first version of the standard (v0) said, and what says the same now.
# Source: the conversion that the standard's own library makes between its versions.
_DIGITAL_BASICS = "Maîtrise des outils numériques du quotidien"
_FORMALITIES = "Aide aux démarches administratives"
_UNDERSTANDING = "Compréhension du monde numérique"
_ACCESS = "Accès internet et matériel informatique"
_FIRST_VERSION = {
    "services": {
        "Devenir autonome dans les démarches administratives": _FORMALITIES,
        "Réaliser des démarches administratives avec un accompagnement": _FORMALITIES,
        "Accompagner les démarches de santé": _FORMALITIES,
        "Prendre en main un smartphone ou une tablette": _DIGITAL_BASICS,
        "Prendre en main un ordinateur": _DIGITAL_BASICS,
        "Utiliser le numérique au quotidien": _DIGITAL_BASICS,
        "Approfondir ma culture numérique": _UNDERSTANDING,
        "Promouvoir la citoyenneté numérique": _UNDERSTANDING,
        "Favoriser mon insertion professionnelle": "Insertion professionnelle via le numérique",
        "Accéder à une connexion internet": _ACCESS,
        "Accéder à du matériel": _ACCESS,
        "S'équiper en matériel informatique": (
            "Acquisition de matériel informatique à prix solidaire"
        ),
        "Créer et développer avec le numérique": "Loisirs et créations numériques",
        "Soutenir la parentalité et l'éducation avec le numérique": (
            "Parentalité et éducation avec le numérique"
        ),
    },
    "publics_specifiquement_adresses": {
        "Jeunes (16-26 ans)": "Jeunes",
        "Seniors (+ 65 ans)": "Seniors",
        "Familles/enfants": "Familles et/ou enfants",
        "Uniquement femmes": "Femmes",
    },
    "modalites_accompagnement": {
        "Seul": "En autonomie",
        "Avec de l'aide": "Accompagnement individuel",
        "Dans un atelier": "Dans un atelier collectif",
    },
    "frais_a_charge": {
        "Gratuit : Je peux accéder gratuitement au lieu et à ses services": "Gratuit",
        "Payant : L'accès au lieu et/ou à ses services est payant": "Payant",
    },
}
_FORMER = {
    name: {fold(former): value for former, value in pairs.items()}
    for name, pairs in _FIRST_VERSION.items()
}
_CODES_IN_WORDS = {fold(term.french): term.value for term in VOCABULARIES["typologie"]}
_BETWEEN = re.compile(r"[,;\n]")
_LONGEST = 200


@lru_cache(maxsize=4096)
def find(vocabulary: str, text: str) -> tuple[str, Reason | None]:
    """The value that ``text`` means (empty when none) and what had to be forgiven."""
    folded = fold(text)
    term = VOCABULARIES[vocabulary].find(text)
    if term:
        if term.value == text:
            return term.value, None
        former = any(folded == fold(code) for code in FORMER_VALUES.get(vocabulary, {}))
        return term.value, Reason.TERM_FORMER if former else Reason.TERM_FORM
    former_values = _FORMER.get(vocabulary, {})
    # v0 explains its values after a colon: « Seul : j'ai accès à du matériel ».
    for words in (folded, fold(text.partition(":")[0])):
        if words in former_values:
            return former_values[words], Reason.TERM_FORMER
        if ":" in text and (term := VOCABULARIES[vocabulary].find(words)):
            return term.value, Reason.TERM_FORMER
    if vocabulary == "typologie" and folded in _CODES_IN_WORDS:
        return _CODES_IN_WORDS[folded], Reason.TERM_FORM
    return "", Reason.TERM_UNKNOWN


def parts(text: str, vocabulary: str) -> list[str]:
    """The texts in a cell, between bars; between commas or lines where nobody used bars.

    A text longer than any value is cut, so that the memory of ``find`` stays small.
    """
    if SEPARATOR in text:
        pieces = text.split(SEPARATOR)
    elif len(text) <= _LONGEST and find(vocabulary, text)[0]:
        return [text]
    else:
        pieces = _BETWEEN.split(text)
    return [part for piece in pieces if (part := piece.strip()[:_LONGEST])]
