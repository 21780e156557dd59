"""A text as it was typed, cut at its spaces, with a plain form of each piece to look at."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.analysis import fold

_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘´`", "'"))
_EDGES = ' ,;.!?()[]«»"“”\u00a0'


@dataclass(frozen=True, slots=True)
class Token:
    """``written`` as typed; ``plain`` without accents, capitals and signs at its edges."""

    written: str
    plain: str


@dataclass(frozen=True, slots=True)
class Said:
    """That the words from ``start`` up to ``end`` stand for ``value`` of the parameter ``name``."""

    name: str
    value: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The pieces of ``text``."""
    return [
        Token(piece, fold(piece.translate(_APOSTROPHES).strip(_EDGES))) for piece in text.split()
    ]


def whole(pattern: str) -> re.Pattern[str]:
    """``pattern`` in verbose form, for whole pieces: see ``matches``."""
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)", re.VERBOSE)


def matches(
    pattern: re.Pattern[str], pieces: Sequence[Token]
) -> Iterator[tuple[re.Match[str], int, int]]:
    """Where ``pattern`` (of ``whole``) matches: the match, its first piece, the one after.

    It sees the plain forms with single spaces between them.
    """
    line = " ".join(piece.plain for piece in pieces)
    for match in pattern.finditer(line):
        if match[0]:
            start = line.count(" ", 0, match.start())
            yield match, start, start + match[0].count(" ") + 1


def written(pieces: Sequence[Token]) -> str:
    """The pieces as they were typed."""
    return " ".join(piece.written for piece in pieces)
