"""What every engine keeps of a document to find it by and to put it in order."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from .analysis import fold, split, stem_of
from .protocol import Document

ANY_LANGUAGE = "any"
LONGEST_BEGINNING = 12  # letters of a title's word that suggestions look at
TITLE_LETTERS = 48  # letters that titles are sorted by

PK_BITS, KIND_BITS = 32, 12
TIE_BITS = PK_BITS + KIND_BITS


@dataclass(frozen=True, slots=True)
class Columns:
    """The text of a document, analysed: words with spaces between.

    ``title``, ``keywords``, ``summary`` and ``body`` are stems. ``words`` are all of them as
    written, for typos; ``beginnings`` those of the title's words, for suggestions. ``title_key``
    sorts like the title, ``tie`` stands for the id in every order.
    """

    title: str
    keywords: str
    summary: str
    body: str
    words: str
    beginnings: str
    language: str
    title_key: str
    tie: int

    @property
    def texts(self) -> dict[str, str]:
        """The text columns by name."""
        names = ("title", "keywords", "summary", "body", "words", "beginnings")
        return {name: getattr(self, name) for name in names}


def columns_of(document: Document) -> Columns:
    """The columns of ``document``."""
    texts = {
        "title": split(document.title),
        "keywords": split("\n".join(document.keywords)),
        "summary": split(document.summary),
        "body": split(document.body),
    }
    title_words = [fold(word) for word in texts["title"]]
    return Columns(
        **{name: " ".join(map(stem_of, written)) for name, written in texts.items()},
        words=" ".join({fold(word) for written in texts.values() for word in written}),
        beginnings=" ".join(map(_beginnings, title_words)),
        language=document.language or ANY_LANGUAGE,
        title_key=_title_key(" ".join(title_words)),
        tie=tie_of(document.id),
    )


def tie_of(identifier: str) -> int:
    """A number that stands for a document's id in every order: by kind, then by primary key."""
    kind, _, key = identifier.rpartition("-")
    digest = int.from_bytes(hashlib.blake2b(kind.encode(), digest_size=8).digest())
    if key.isascii() and key.isdigit() and int(key) < 1 << PK_BITS:
        return (digest % (1 << KIND_BITS) << PK_BITS) + int(key)
    digest = int.from_bytes(hashlib.blake2b(identifier.encode(), digest_size=8).digest())
    return digest % (1 << TIE_BITS)


def key_of(tie: int) -> int:
    """The primary key that ``tie`` stands for."""
    return tie % (1 << PK_BITS)


def _title_key(folded: str) -> str:
    """Digits and letters that sort like the beginning of a title.

    A space counts as 0; letters of other scripts come last, in no order of their own.
    """
    key = folded.replace(" ", "0")
    if not key.isascii():
        key = "".join(letter if letter.isascii() else "z" for letter in key)
    return key[:TITLE_LETTERS].ljust(TITLE_LETTERS, "0")


@lru_cache(maxsize=50_000)
def _beginnings(word: str) -> str:
    return " ".join(word[:length] for length in range(1, min(len(word), LONGEST_BEGINNING) + 1))
