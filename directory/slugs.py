"""The last part of a place's address, unique without a query a place."""

from collections.abc import Callable, Collection, Sequence
from itertools import batched
from uuid import uuid4

from .vocabularies import fold

LONGEST = 108  # leaves room for a number within the 120 of the column
# Homonyms are looked for in steps: most places have none, a few have many.
_STEPS = (range(1, 2), range(2, 10), range(10, 100), range(100, 1_000), range(1_000, 10_000))
_AT_ONCE = 500  # slugs asked for at once


def stem(name: str, commune: str) -> str:
    """The name as a slug, with the commune unless the name has it already."""
    own, town = fold(name), fold(commune)
    if f"-{town}-" not in f"-{own}-":
        own = f"{own}-{town}"
    return own[:LONGEST].strip("-") or "lieu"


def free_slugs(
    stems: Sequence[str], taken_of: Callable[[Collection[str]], Collection[str]]
) -> list[str]:
    """A slug for each stem, that no place and no other of them has: numbered from 2 if need be.

    ``taken_of`` tells which of the slugs given are taken; it is asked a few times, however many
    stems there are.
    """
    found: dict[int, str] = {}
    taken: set[str] = set()
    for numbers in _STEPS:
        waiting = [index for index in range(len(stems)) if index not in found]
        if not waiting:
            break
        wanted = {_numbered(stems[index], number) for index in waiting for number in numbers}
        for some in batched(sorted(wanted), _AT_ONCE):
            taken |= set(taken_of(some))
        for index in waiting:
            free = (_numbered(stems[index], number) for number in numbers)
            slug = next((slug for slug in free if slug not in taken), None)
            if slug:
                found[index] = slug
                taken.add(slug)
    return [found.get(index) or f"{one}-{uuid4().hex[:10]}" for index, one in enumerate(stems)]


def _numbered(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem}-{number}"
