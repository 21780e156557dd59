"""What a mapping makes of the rows that were looked at."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from directory.importing.findings import Finding, Kind
from directory.importing.gazetteer import Gazetteer
from directory.importing.repair import Repaired, repair
from directory.importing.sentences import REASONS

from .applying import mapped
from .draft import Draft
from .form import label_of
from .rules import FIELDS

SHOWN = 5
MOST_LOSSES = 12


@dataclass(slots=True)
class Loss:
    """Something that values are lost for: how often, and one of them."""

    sentence: str | Promise
    field: str
    count: int
    example: str


@dataclass(slots=True)
class Preview:
    """The first places that come out, how many rows are kept, and what is lost most often."""

    places: list[dict[str, object]]
    kept: int
    rejected: int
    losses: list[Loss]


def preview(draft: Draft, gazetteer: Gazetteer) -> Preview:
    """Repair every row of the sample."""
    rows = [repair(row, gazetteer) for row in mapped(draft.sample.rows, draft.mapping)]
    good = [row.values for row in rows if row.values is not None]
    return Preview(good[:SHOWN], len(good), len(rows) - len(good), _losses(rows))


def _losses(rows: Sequence[Repaired]) -> list[Loss]:
    counts: Counter[tuple[Kind, object, str]] = Counter()
    first: dict[tuple[Kind, object, str], Finding] = {}
    for one in _serious(rows):
        key = (one.kind, one.reason, one.field)
        counts[key] += 1
        first.setdefault(key, one)
    return [
        Loss(
            REASONS[first[key].reason],
            label_of(key[2]) if key[2] in FIELDS else key[2],
            count,
            first[key].value[:80],
        )
        for key, count in counts.most_common(MOST_LOSSES)
    ]


def _serious(rows: Iterable[Repaired]) -> Iterable[Finding]:
    """What loses something; a column that is left out stands in the form already."""
    for row in rows:
        for one in row.findings:
            if one.kind in (Kind.LOSS, Kind.REJECTION) and one.field not in ("",):
                yield one
