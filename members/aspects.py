"""In what regards archetypes are compared, and their strengths side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from members.models import ArchetypePage

# In the order of the table's rows.
ASPECTS: dict[str, str | Promise] = {
    "welcome": _("Welcoming people"),
    "tools": _("Knowing the tools"),
    "judgement": _("Keeping a critical eye"),
    "ground": _("Being where it is needed"),
    "together": _("Bringing people together"),
    "autonomy": _("Letting go of the mouse"),
}


def choices() -> list[tuple[str, str | Promise]]:
    """Name and words of each."""
    return list(ASPECTS.items())


@dataclass(frozen=True, slots=True)
class Cell:
    """What one archetype says to an aspect; where it says nothing, the ``helpers`` who do."""

    archetype: "ArchetypePage"
    text: str
    helpers: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One aspect and the archetypes' strengths in it, side by side."""

    aspect: str
    cells: Sequence[Cell]


def strengths(archetype: "ArchetypePage") -> list[dict[str, Any]]:
    """``aspect`` in words and ``text`` of each strength, in the table's order."""
    order = list(ASPECTS)
    found = [block.value for block in archetype.strengths if block.value["aspect"] in ASPECTS]
    found.sort(key=lambda value: order.index(value["aspect"]))
    return [{"aspect": ASPECTS[value["aspect"]], "text": value["text"]} for value in found]


def compare(archetypes: Iterable["ArchetypePage"]) -> list[Row]:
    """The strengths of ``archetypes`` side by side; aspects that no one speaks of are left out."""
    columns = [(archetype, _by_aspect(archetype)) for archetype in archetypes]
    rows = []
    for aspect, words in ASPECTS.items():
        helpers = [archetype.title for archetype, texts in columns if aspect in texts]
        if helpers:
            cells = [
                Cell(archetype, texts[aspect]) if aspect in texts else Cell(archetype, "", helpers)
                for archetype, texts in columns
            ]
            rows.append(Row(str(words), cells))
    return rows


def _by_aspect(archetype: "ArchetypePage") -> dict[str, str]:
    """What ``archetype`` says by aspect, joined where it says several things."""
    found: dict[str, list[str]] = {}
    for block in archetype.strengths:
        found.setdefault(block.value["aspect"], []).append(block.value["text"])
    return {aspect: " ".join(texts) for aspect, texts in found.items()}
