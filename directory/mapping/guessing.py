"""A mapping guessed from a file's names and cells, each column with how sure it is."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from directory.importing.headers import DAYS, KNOWN_NAMES, is_contact, meaning
from directory.importing.terms import find
from directory.standard import COLUMN
from directory.vocabularies import VOCABULARIES, fold

from . import kinds, words
from .rules import PARTS, Mapping, Take
from .samples import Column, Sample

SURE = 0.8  # from here on the assistant does not ask for a second look
LEAST = 0.4  # below, a column is left out
_ALIKE = 88  # of 100: how alike the names of two columns are
_WORD_ALIKE = 83  # « adres » and « adresse »
_NAMES = list(KNOWN_NAMES)
_WORDS = [name for name in KNOWN_NAMES if "-" not in name and len(name) > 2]
_GENERAL = frozenset(["nom", "name", "structure", "site", "source", "service", "services", "type"])
_DIFFERENT = 60  # more different values than this is no closed list
_LONG = 120  # characters on average: a presentation
# Of these the best column alone is taken; of all others, further ones are further ways.
_ALONE = frozenset(
    ["id", "nom", "commune", "code_postal", "code_insee", "latitude", "longitude", "point", *DAYS]
)
_NUMBER = re.compile(r"^(?:n|no|num|numero)(?:-(?:de-)?(?:voie|rue))?$")
_PART_FIELDS = dict(zip(PARTS, ("adresse", "code_postal", "commune"), strict=True))


@dataclass(frozen=True)
class Guess:
    """What a column seems to be: one of the standard's (or ``kinds.PACKED``), empty for none.

    ``confidence`` goes from 0 to 1. ``value`` is what a column of yes and no asks.
    """

    column: str
    field: str = ""
    confidence: float = 0.0
    value: str = ""


def guess(sample: Sample) -> list[Guess]:
    """A guess for each column, in the file's order."""
    guesses = [_guess(column) for column in sample.columns.values()]
    for name in _ALONE:
        rivals = [one for one in guesses if one.field == name]
        for weaker in sorted(rivals, key=lambda one: -one.confidence)[1:]:
            guesses[guesses.index(weaker)] = Guess(weaker.column)
    if not any(one.field == "nom" for one in guesses):
        _guess_name(sample, guesses)
    return guesses


def mapping_of(guesses: Iterable[Guess], sample: Sample) -> Mapping:
    """The mapping that ``guesses`` amount to, with the terms that the cells seem to mean."""
    takes: dict[str, list[Take]] = {}
    numbers = [one.column for one in guesses if _NUMBER.match(fold(one.column)) and not one.field]
    for one in guesses:
        for name, take in _takes(one, sample.columns.get(one.column, Column(one.column))):
            if name == "adresse" and numbers and not take.part:
                take = replace(take, columns=(numbers.pop(0), *take.columns))
            takes.setdefault(name, []).append(take)
    order = {name: index for index, name in enumerate([*COLUMN, "point", *DAYS])}
    return Mapping({name: tuple(takes[name]) for name in sorted(takes, key=order.__getitem__)})


def _takes(one: Guess, column: Column) -> Iterator[tuple[str, Take]]:
    columns = (one.column,)
    if one.field == kinds.PACKED:
        for part, name in _PART_FIELDS.items():
            yield name, Take(columns, part=part)
    elif one.value:
        yield one.field, Take(columns, excepted=words.noes(column.values), constant=one.value)
    elif one.field in VOCABULARIES:
        yield one.field, Take(columns, terms=guessed_terms(one.field, column.values))
    elif one.field:
        yield one.field, Take(columns)


def guessed_terms(vocabulary: str, values: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """What the texts in ``values`` seem to mean; those that the standard has need no saying."""
    texts = dict.fromkeys(text for value in values for text in words.pieces(value, vocabulary))
    unknown = (text for text in texts if not find(vocabulary, text)[0])
    return {text: found for text in unknown if (found := words.meanings(vocabulary, text))}


def _guess(column: Column) -> Guess:
    if is_contact(column.name) and not meaning(column.name):
        return Guess(column.name)
    if words.yes_or_no(column.values) and (asked := words.asked(column.name)):
        return Guess(column.name, asked[0], 0.75, asked[1])
    candidates = [Guess(column.name)]
    named, by_name = _by_name(column.name)
    if named:
        confidence = by_name * (0.4 + 0.6 * _fits(named, column.values))
        candidates.append(Guess(column.name, named, confidence))
    for kind in kinds.UNMISTAKABLE:
        if (part := kinds.share(kind, column.values)) > 0.5:
            candidates.append(Guess(column.name, kind, 0.75 * part))
    if closed := _closed_list(column):
        candidates.append(closed)
    best = max(candidates, key=lambda one: one.confidence)
    if best.confidence >= LEAST:
        return best
    if sum(map(len, column.values)) > _LONG * len(column.values):
        return Guess(column.name, "presentation_detail", 0.5)
    return Guess(column.name)


def _by_name(name: str) -> tuple[str, float]:
    """The column of the standard that a name is, is like, or has among its words; how surely."""
    if exact := meaning(name):
        return exact, 0.95
    folded = fold(name)
    if like := process.extractOne(folded, _NAMES, scorer=fuzz.ratio, score_cutoff=_ALIKE):
        return KNOWN_NAMES[like[0]], 0.75
    found = [
        like[0]
        for word in folded.split("-")
        if len(word) > 2
        and (like := process.extractOne(word, _WORDS, scorer=fuzz.ratio, score_cutoff=_WORD_ALIKE))
    ]
    # « Nom de la rue », « Ville de la structure »: what is said of everything says least.
    found.sort(key=lambda word: word in _GENERAL)
    return (KNOWN_NAMES[found[0]], 0.7) if found else ("", 0.0)


def _fits(field: str, values: Sequence[str]) -> float:
    """How well the cells fit what the name says, from 0 to 1."""
    if field == "adresse" and kinds.share(kinds.PACKED, values) > 0.5:
        return 0.0  # more than a street
    if field in kinds.TOLD_BY_CELLS:
        part = kinds.share(field, values)
        # Overseas, and in hours as people tell them, the cells say less.
        return max(part, 0.6) if field in ("latitude", "longitude", "horaires") else part
    return 1.0


def _closed_list(column: Column) -> Guess | None:
    """A column of few different texts that mean values of one of the standard's lists."""
    best = None
    for vocabulary in words.VOCABULARIES_GUESSED:
        texts = Counter(text for value in column.values for text in words.pieces(value, vocabulary))
        if not texts or len(texts) > max(_DIFFERENT, len(column.values)):
            continue
        known = sum(count for text, count in texts.items() if find(vocabulary, text)[0])
        meant = sum(count for text, count in texts.items() if words.meanings(vocabulary, text))
        confidence = (0.85 * known + 0.65 * (meant - known)) / texts.total()
        if best is None or confidence > best.confidence:
            best = Guess(column.name, vocabulary, confidence)
    return best


def _guess_name(sample: Sample, guesses: list[Guess]) -> None:
    """The first column left of short texts, nearly all different, is taken for the name."""
    for index, one in enumerate(guesses):
        values = sample.columns[one.column].values
        short = all(len(value) < _LONG for value in values)
        wordy = sum(any(map(str.isalpha, value)) for value in values)
        if one.field or not short or wordy < 0.9 * len(values) or is_contact(one.column):
            continue
        if len(set(values)) > 0.8 * len(sample.rows):
            guesses[index] = Guess(one.column, "nom", 0.5)
            return
