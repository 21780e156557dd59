"""What is kept of two places that become one, field by field.

Plain values as JSON has them. What only one knows is kept; lists are joined; of two points the
exact one; of two days the later. Of two texts it is the one of the place whose address stays.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from directory.provenance import GROUPS

PHOTO = ("photo", "photo_alt")
CHOSEN = (*GROUPS, PHOTO)


class Side(StrEnum):
    """Whose value is kept: the place's whose address stays, the other's, or those of both."""

    KEPT = "kept"
    GONE = "gone"
    BOTH = "both"


type Values = Mapping[str, Any]


def differing(kept: Values, gone: Values) -> Iterator[tuple[str, ...]]:
    """The groups of fields that the two do not have in common."""
    for group in CHOSEN:
        if any(kept[name] != gone[name] for name in group):
            yield group


def usual(group: tuple[str, ...], kept: Values, gone: Values) -> Side:
    """What is kept when nobody chooses."""
    ours, theirs = [kept[name] for name in group], [gone[name] for name in group]
    if not _tells(theirs):
        return Side.KEPT
    if not _tells(ours):
        return Side.GONE
    if "approximate" in group:
        return Side.GONE if kept["approximate"] and not gone["approximate"] else Side.KEPT
    if group == ("updated_on",):
        return Side.GONE if theirs > ours else Side.KEPT
    return Side.BOTH if may_join(group, kept) else Side.KEPT


def may_join(group: tuple[str, ...], values: Values) -> bool:
    """Whether it is a list, of which both places can give a part."""
    return len(group) == 1 and isinstance(values[group[0]], list)


def result(group: tuple[str, ...], side: Side, kept: Values, gone: Values) -> dict[str, Any]:
    """The values that the choice makes."""
    if side == Side.BOTH:
        return {name: list(dict.fromkeys([*kept[name], *gone[name]])) for name in group}
    return {name: (kept if side == Side.KEPT else gone)[name] for name in group}


def _tells(values: list[Any]) -> bool:
    return any(value not in (None, "", [], False) for value in values)
