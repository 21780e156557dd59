"""Expressions that mean the same, read from ``synonyms.txt`` beside this module."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from .analysis import stems

FILE = Path(__file__).with_name("synonyms.txt")

type Expression = tuple[str, ...]


class Synonyms:
    """Groups of expressions, each a tuple of stems."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._others: dict[Expression, list[Expression]] = {}
        for group in groups:
            expressions = list(dict.fromkeys(tuple(stems(text)) for text in group))
            for expression in expressions:
                known = self._others.setdefault(expression, [])
                known += [one for one in expressions if one != expression and one not in known]
        self._longest = max(map(len, self._others), default=0)

    def at(self, words: Sequence[str], start: int) -> tuple[int, list[Expression]]:
        """The longest known expression at ``start``: how many words it has, and its synonyms.

        ``(1, [])`` where none begins.
        """
        for length in range(min(self._longest, len(words) - start), 0, -1):
            others = self._others.get(tuple(words[start : start + length]))
            if others is not None:
                return length, others
        return 1, []


@lru_cache(maxsize=1)
def synonyms() -> Synonyms:
    """The portal's synonyms, read once a process."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return Synonyms(
        [part.strip() for part in line.split(",") if part.strip()]
        for line in lines
        if line.strip() and not line.startswith("#")
    )
