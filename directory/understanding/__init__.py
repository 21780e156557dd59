"""What someone typed, understood as what, where and when.

« fablab amiens samedi » looks for the words « fablab » around Amiens, among what is open on
Saturday. Only what can mean nothing else is understood so; each part can be kept as plain words.
"""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from directory.localities import Found
from search.analysis import is_stop_word, words

from .moments import NAME as WHEN
from .moments import moment
from .tokens import Said, Token, tokens, written
from .whereabouts import NAME as WHERE
from .whereabouts import whereabouts
from .wishes import wishes

# What may be understood: parameters of the directory.
NAMES = (WHERE, WHEN, "frais_a_charge", "appointment", "accessibility")
# Words around what was understood that look for nothing by themselves.
_EMPTY = {"lieu", "lieux", "endroit", "endroits", "ouvert", "ouverte", "ouverts", "ouvertes"}
_EMPTY |= {"place", "places", "open", "where", "find"}


@dataclass(frozen=True, slots=True)
class Part:
    """``words`` as they were typed, understood as ``value`` of the parameter ``name``."""

    name: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Understanding:
    """``text`` is what is left to look for; ``found`` the locality, if one is among ``parts``."""

    text: str
    parts: tuple[Part, ...] = ()
    found: Found = field(default_factory=Found)


def understand(
    text: str,
    *,
    language: str,
    today: datetime.date,
    given: Mapping[str, Sequence[str]],
    literal: Collection[str] = (),
) -> Understanding:
    """``text`` understood in the ``language`` of the reader; at most a few queries.

    ``given``: the values that fields of their own ask for, by parameter. They hold; words that
    say the same say nothing more, other words stay words. ``literal``: parameters whose words
    are to be taken as they are.
    """
    pieces = tokens(text)
    free = [True] * len(pieces)
    parts: list[tuple[int, Part]] = []

    def take(said: Said) -> None:
        """Keep the words from the text, and from being understood twice."""
        free[said.start : said.end] = [False] * (said.end - said.start)
        if said.name not in given:
            typed = written(pieces[said.start : said.end])
            parts.append((said.start, Part(said.name, said.value, typed)))

    for said in _when_and_wishes(pieces, language, today):
        asked = given.get(said.name)
        if said.name not in literal and (asked is None or said.value in asked):
            take(said)
    found = Found()
    if WHERE not in literal and WHERE not in given:
        where, found = whereabouts(pieces, free)
        if where:
            take(where)
    if all(free):
        return Understanding(text, found=found)
    left = [piece for piece, is_free in zip(pieces, free, strict=True) if is_free]
    parts.sort(key=lambda part: part[0])
    return Understanding(_telling(left, language), tuple(part for _start, part in parts), found)


def _when_and_wishes(pieces: Sequence[Token], language: str, today: datetime.date) -> list[Said]:
    when = moment(pieces, today)
    return [*([when] if when else []), *wishes(pieces, language)]


def _telling(left: Sequence[Token], language: str) -> str:
    """The words that are left; empty when none of them looks for anything."""
    text = written(left)
    if all(is_stop_word(word, language) or word in _EMPTY for word in words(text)):
        return ""
    return text
