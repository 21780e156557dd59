"""What speaks for and against a pair, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .scoring import WEIGHTS, Criterion, Level

_WORDS = {
    (Criterion.NAME, Level.SAME): gettext_lazy("same name"),
    (Criterion.NAME, Level.NEAR): gettext_lazy("nearly the same name"),
    (Criterion.NAME, Level.PARTLY): gettext_lazy("names alike in part"),
    (Criterion.NAME, Level.DIFFERENT): gettext_lazy("other name"),
    (Criterion.ADDRESS, Level.SAME): gettext_lazy("same address"),
    (Criterion.ADDRESS, Level.NEAR): gettext_lazy("same street, without numbers"),
    (Criterion.ADDRESS, Level.PARTLY): gettext_lazy("same street, one without a number"),
    (Criterion.ADDRESS, Level.VAGUE): gettext_lazy("an address without a street"),
    (Criterion.ADDRESS, Level.APART): gettext_lazy("other number in the street"),
    (Criterion.ADDRESS, Level.DIFFERENT): gettext_lazy("other street"),
    (Criterion.PIVOT, Level.SAME): gettext_lazy("same SIRET, RNA or RIDET number"),
    (Criterion.PIVOT, Level.NEAR): gettext_lazy("same organisation, other SIRET"),
    (Criterion.PIVOT, Level.DIFFERENT): gettext_lazy("other SIRET, RNA or RIDET number"),
    (Criterion.PHONE, Level.SAME): gettext_lazy("same telephone"),
    (Criterion.PHONE, Level.DIFFERENT): gettext_lazy("other telephone"),
    (Criterion.TRAVEL, Level.DIFFERENT): gettext_lazy("one of them travels"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that two places have, or have not, in common; ``speaks`` for (1), against (-1)."""

    words: str
    speaks: int


def reasons(compared: Mapping[str, Any]) -> Iterator[Reason]:
    """What is known of a pair, from ``PlacePair.compared``; what is unknown is left out."""
    for criterion, level in compared["levels"].items():
        key = (Criterion(criterion), Level(level))
        weight = WEIGHTS[key[0]].get(key[1], 0)
        words = _apart(compared["metres"]) if key[0] == Criterion.DISTANCE else _WORDS.get(key)
        if words:
            yield Reason(str(words), (weight > 0) - (weight < 0))


def _apart(metres: int | None) -> str:
    """« 40 m », « 12 km » apart."""
    if metres is None:
        return ""
    if metres < 1_000:
        return ngettext("%(count)s metre apart", "%(count)s metres apart", metres) % {
            "count": metres
        }
    return _("%(count)s km apart") % {"count": round(metres / 1_000)}
