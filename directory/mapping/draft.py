"""A mapping that an editor corrects: what each column means, and what the words in it do.

A form can say less than a mapping: what the editor does not touch stays as it is.
"""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping as Dict
from dataclasses import dataclass, replace
from hashlib import blake2b

from directory.importing.terms import find
from directory.standard import COLUMN
from directory.vocabularies import VOCABULARIES

from . import kinds, words
from .guessing import SURE, Guess, guess, mapping_of
from .rules import PARTS, Mapping, Take
from .samples import Column, Sample

KEPT = "="  # the choice for what a form cannot say: as it is
MOST_TERMS = 60  # of a column; the most frequent ones are asked about
_BETWEEN = "="  # of a field and a value, for a column of yes and no


@dataclass(frozen=True)
class Word:
    """A text of a column that the standard does not have, and what it is taken to mean."""

    text: str
    count: int
    value: str

    def name(self, vocabulary: str) -> str:
        """How a form calls it."""
        digest = blake2b(self.text.encode(), digest_size=6).hexdigest()
        return f"{vocabulary}-{digest}"


class Draft:
    """A mapping beside the rows that it is for."""

    def __init__(self, mapping: Mapping, sample: Sample, guesses: list[Guess]) -> None:
        self.mapping = mapping
        self.sample = sample
        self._sure = {one.column: one.confidence for one in guesses}

    @classmethod
    def of(cls, sample: Sample, saved: Mapping | None = None) -> "Draft":
        """The saved mapping, or a guess from the sample alone."""
        guesses = guess(sample)
        return cls(saved or mapping_of(guesses, sample), sample, [] if saved else guesses)

    def is_sure(self, column: str) -> bool:
        """Whether what is said of a column needs no second look: by a hand, or plain."""
        return self._sure.get(column, 1.0) >= SURE

    def choice(self, column: str) -> str:
        """What a column means, as one choice; empty when it is left out."""
        uses = list(self._uses(column))
        if not uses:
            return ""
        fields = [field for field, _take in uses]
        parts = tuple(take.part for _field, take in uses)
        if set(parts) == set(PARTS) and len(uses) == len(PARTS):
            return kinds.PACKED
        if len(uses) > 1 or any(parts):
            return KEPT
        take = uses[0][1]
        if take.constant:
            return f"{fields[0]}{_BETWEEN}{take.constant}"
        return fields[0]

    def fields_of(self, column: str) -> list[str]:
        """The standard's columns that a column goes into."""
        return list(dict.fromkeys(field for field, _take in self._uses(column)))

    def _uses(self, column: str) -> Iterator[tuple[str, Take]]:
        for field, takes in self.mapping.fields.items():
            for take in takes:
                if column in take.columns:
                    yield field, take

    def with_choices(self, choices: Dict[str, str]) -> "Draft":
        """The draft after columns were given other meanings; the same choice changes nothing."""
        changed = {
            name: choice
            for name, choice in choices.items()
            if name in self.sample.columns and choice not in (KEPT, self.choice(name))
        }
        fields: dict[str, tuple[Take, ...]] = {}
        for field, takes in self.mapping.fields.items():
            left = (
                replace(take, columns=tuple(name for name in take.columns if name not in changed))
                for take in takes
                if not take.columns or set(take.columns) - set(changed)
            )
            if kept := tuple(left):
                fields[field] = kept
        new = [_guess(name, choice) for name, choice in changed.items()]
        for field, takes in mapping_of(new, self.sample).fields.items():
            fields[field] = (*fields.get(field, ()), *takes)
        ordered = {name: fields[name] for name in sorted(fields, key=_place)}
        draft = Draft(Mapping(ordered), self.sample, [])
        draft._sure = {name: sure for name, sure in self._sure.items() if name not in changed}
        return draft

    def words(self) -> dict[str, list[Word]]:
        """By vocabulary, the texts that the standard does not have, the most frequent first."""
        found: dict[str, list[Word]] = {}
        for field, takes in self.mapping.fields.items():
            if field not in VOCABULARIES:
                continue
            counts: Counter[str] = Counter()
            meant: dict[str, str] = {}
            for take in takes:
                for text, values in self._texts(field, take):
                    counts[text] += 1
                    meant[text] = values[0] if values else ""
            if counts:
                found[field] = [
                    Word(text, count, meant[text]) for text, count in counts.most_common(MOST_TERMS)
                ]
        return found

    def _texts(self, field: str, take: Take) -> Iterator[tuple[str, tuple[str, ...]]]:
        if take.constant:
            return
        for name in take.columns:
            for value in self.sample.columns.get(name, Column(name)).values:
                for text in take.texts(value) if take.terms else words.pieces(value, field):
                    if text in take.terms or not find(field, text)[0]:
                        yield text, take.terms.get(text, ())

    def with_words(self, values: Dict[str, str]) -> "Draft":
        """The draft after words were given other values, by ``Word.name``; empty for nothing."""
        fields = dict(self.mapping.fields)
        for field, known in self.words().items():
            changed = {
                word.text: (value,) if (value := values[word.name(field)]) else ()
                for word in known
                if values.get(word.name(field), word.value) != word.value
            }
            if changed:
                fields[field] = tuple(
                    take if take.constant else replace(take, terms={**take.terms, **changed})
                    for take in fields[field]
                )
        draft = Draft(Mapping(fields), self.sample, [])
        draft._sure = self._sure
        return draft


def _guess(column: str, choice: str) -> Guess:
    field, _, value = choice.partition(_BETWEEN)
    return Guess(column, field, 1.0, value)


_ORDER = list(COLUMN)


def _place(field: str) -> tuple[int, str]:
    return (_ORDER.index(field) if field in COLUMN else len(_ORDER), field)
