"""A list of départements in as few words as possible."""

from collections.abc import Collection

from directory.departments import DEPARTMENTS
from directory.regions import REGIONS


def territory_words(codes: Collection[str]) -> str:
    """« Hauts-de-France », « Bretagne, Manche »: whole régions first; empty for no codes."""
    left = set(codes)
    names = []
    for region, parts in REGIONS.items():
        if left.issuperset(parts):
            names.append(region)
            left.difference_update(parts)
    names += [DEPARTMENTS.get(code, code) for code in sorted(left)]
    return ", ".join(names)
