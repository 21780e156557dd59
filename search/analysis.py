"""How text becomes terms, the same for every engine: elision, lower case, light stems, no accents.

Engines index what comes out of here, split at spaces, and do no analysis of their own; so a query
and a document, or two engines, can never disagree about a word.
"""

import re
import unicodedata
from functools import lru_cache

from .stemming import stem

_APOSTROPHES = frozenset("'’ʼ‘´`")
_ELISION = re.compile(r"\b(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)['’ʼ‘´`]", re.I)
_ACRONYM = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_WORD = re.compile(r"[^\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})

_FRENCH = """
    a à au aux avec ce ces cet cette chez d dans de des du elle en et eux il ils j je l la le les
    leur leurs lui m ma mais me mes mon n ne nos notre nous on ou où par pas pour qu que qui s sa
    se ses son sur t ta te tes ton un une vos votre vous y c est sont
"""
_ENGLISH = """
    a an and are as at be by for from how i in into is it my of on or our that the this to we what
    where which with you your s t
"""


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """``word`` in lower case without accents or ligatures."""
    word = word.lower()
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word.translate(_LIGATURES))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=200_000)
def stem_of(word: str) -> str:
    """The stem of one word as it is written."""
    return stem(fold(word))


def split(text: str) -> list[str]:
    """The words of ``text`` as they are written, without elided articles (l’, d’, qu’…)."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if "." in text:
        text = _ACRONYM.sub(lambda match: match[0].replace(".", "") + " ", text)
    if _APOSTROPHES.intersection(text):
        text = _ELISION.sub("", text)
    return _WORD.findall(text)


def words(text: str) -> list[str]:
    """The words of ``text``: elided articles gone, lower case, no accents, not stemmed."""
    return [fold(word) for word in split(text)]


def stems(text: str) -> list[str]:
    """The stems of the words of ``text``, in their order."""
    return [stem_of(word) for word in split(text)]


_STOP_WORDS = frozenset(map(fold, _FRENCH.split()))
_STOP_WORDS_IN_ENGLISH = _STOP_WORDS | frozenset(_ENGLISH.split())


def is_stop_word(word: str, language: str = "") -> bool:
    """Whether a folded ``word`` says too little to be required; English ones only for English."""
    return word in (_STOP_WORDS_IN_ENGLISH if language == "en" else _STOP_WORDS)
