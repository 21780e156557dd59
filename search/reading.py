"""What the words of a text ask for: a tree that each engine turns into a query of its own.

All judgement about words is here, so that two engines cannot disagree: which are required, what
means the same, which may be a typo, and what may be missing when nothing has them all.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from .analysis import is_stop_word, stems, words
from .columns import LONGEST_BEGINNING
from .synonyms import Synonyms, synonyms

# The text columns. A title says what a thing is; keywords are its town and services.
WEIGHTS = {"title": 4.0, "keywords": 2.0, "summary": 1.5, "body": 1.0}
# A word with synonyms counts as much as its column, however rare it is: a synonym that few
# documents use would else come before the word that was typed. A word of usual rarity counts so.
USUAL_RARITY = 3.0
SYNONYM_WEIGHT = 0.7
TYPED_WEIGHT = 0.1  # of how rare the typed word is, which puts those in order that have it
HINT_WEIGHT = 0.5
TYPO_WEIGHT = 0.15
TITLE_PHRASE_WEIGHT = 2.0
# Of several columns or alternatives that fit, the best counts, and the others so much.
TIE_BREAKER = 0.1
_SHORTEST_GUESSED = 4  # letters of a beginning that may have a typo


@dataclass(frozen=True, slots=True)
class Expression:
    """Stems in a row, in any text column; the best column counts, by ``WEIGHTS``.

    ``flat``: the score is ``USUAL_RARITY`` times the weights, the same for all that have it.
    """

    stems: tuple[str, ...]
    weight: float = 1.0
    flat: bool = False


@dataclass(frozen=True, slots=True)
class Misspelt:
    """Words, not stemmed, that are ``word`` but for ``typos`` letters; all weigh the same."""

    word: str
    typos: int
    weight: float = TYPO_WEIGHT


@dataclass(frozen=True, slots=True)
class Together:
    """All of these expressions, wherever they stand."""

    expressions: tuple[Expression, ...]


type Alternative = Expression | Misspelt | Together


@dataclass(frozen=True, slots=True)
class Wanted:
    """Any of these; the best counts."""

    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a text: at least ``enough`` of ``required``.

    ``optional`` and ``title``, the stems as a phrase in the title, only raise the score.
    """

    required: tuple[Wanted, ...]
    enough: int
    optional: tuple[Wanted, ...] = ()
    title: tuple[str, ...] = ()


def readings(
    text: str, language: str, known: Callable[[str], bool], hint: str = ""
) -> Iterator[Reading]:
    """The readings of ``text``, strictest first; the first that finds anything holds.

    Words that say little (de, la, pour…) are not required. The others must all be found, as they
    are or through a synonym; a stem that is not ``known`` to the index may have a typo. Then
    typos are allowed in every word; then one word of two may be missing, and of more words, fewer
    than half; then any one word is better than nothing. The words of ``hint`` raise the score of
    what has them. None for a text without words.
    """
    if not words(text):
        return
    hints = tuple(Wanted((Expression((stem,), HINT_WEIGHT, flat=True),)) for stem in stems(hint))
    alike = synonyms()  # asked once: it looks whether an editor has changed them
    yield _reading(text, language, alike, lambda stem: not known(stem), hints)
    guessed = _reading(text, language, alike, lambda stem: True, hints)
    yield guessed
    for enough in sorted({_most(guessed.enough), 1} - {guessed.enough}, reverse=True):
        yield replace(guessed, enough=enough)


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a word of a title must begin, or may where it says little; ``guessable`` with a typo."""

    letters: str
    required: bool
    guessable: bool


def beginnings(text: str, language: str) -> list[Beginning]:
    """What suggestions look for while ``text`` is typed, a beginning for each word.

    Words that say little are not required once another word follows. One wrong letter may be
    forgiven from four letters on, when nothing is found without; numbers are never guessed.
    """
    typed = words(text)
    return [
        Beginning(
            word[:LONGEST_BEGINNING],
            required=place == len(typed) or not is_stop_word(word, language),
            guessable=len(word) >= _SHORTEST_GUESSED and word[:LONGEST_BEGINNING].isalpha(),
        )
        for place, word in enumerate(typed, start=1)
    ]


def questionable(text: str) -> set[str]:
    """The stems of ``text`` of which ``readings`` asks whether they are known."""
    return {
        stem
        for stem, word in zip(stems(text), words(text), strict=True)
        if _misspelt(word) is not None
    }


def _most(number: int) -> int:
    return number if number < 2 else 1 if number == 2 else math.floor(number / 2) + 1


def _reading(
    text: str,
    language: str,
    alike: Synonyms,
    may_be_typo: Callable[[str], bool],
    hints: tuple[Wanted, ...],
) -> Reading:
    typed, stemmed = words(text), stems(text)
    required: list[Wanted] = []
    optional: list[Wanted] = []
    at = 0
    while at < len(typed):
        length, others = alike.at(stemmed, at)
        expression, written = tuple(stemmed[at : at + length]), typed[at : at + length]
        alternatives: list[Alternative] = [
            Expression(expression, flat=bool(others)),
            *(Expression(other, SYNONYM_WEIGHT, flat=True) for other in others),
        ]
        if length > 1:
            alternatives.append(_apart(expression, written, language))
        elif (misspelt := _misspelt(written[0])) and may_be_typo(expression[0]):
            alternatives.append(misspelt)
        # Where the whole text is one expression, the phrase in the title says as much.
        if others and not 1 < length == len(typed):
            optional.append(Wanted((Expression(expression, TYPED_WEIGHT),)))
        little = length == 1 and is_stop_word(written[0], language)
        (optional if little else required).append(Wanted(tuple(alternatives)))
        at += length
    if not required:
        required, optional = optional, []
    title = tuple(stemmed) if len(stemmed) > 1 else ()
    return Reading(tuple(required), len(required), (*optional, *hints), title)


def _apart(expression: Sequence[str], written: Sequence[str], language: str) -> Together:
    """The words of an expression may also stand apart, as without the synonym."""
    telling = [
        stem
        for stem, word in zip(expression, written, strict=True)
        if not is_stop_word(word, language)
    ]
    apart = telling or expression
    weight = SYNONYM_WEIGHT / len(apart)
    return Together(tuple(Expression((stem,), weight, flat=True) for stem in apart))


def _misspelt(word: str) -> Misspelt | None:
    """One letter away from five letters on, two from nine; numbers are never guessed."""
    if len(word) < 5 or not word.isalpha():
        return None
    return Misspelt(word, 2 if len(word) >= 9 else 1)
