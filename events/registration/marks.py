"""Who was there, as telephones tell it, some of them late and more than once. Plain Python.

A mark says of one code that its person is there, or is not after all. Of two marks the later one
holds, whichever reaches the portal first; the same mark twice changes nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

MOST_MARKS = 1_000  # that one telephone sends at once


class BadMarks(ValueError):
    """What a telephone sent cannot be read; the words say why, in English, for its maker."""


@dataclass(frozen=True, slots=True)
class Mark:
    """``code`` is there (or not) as seen ``at``, by the telephone's clock."""

    code: str
    is_there: bool
    at: datetime


def read(sent: Any, now: datetime) -> list[Mark]:
    """The marks in parsed JSON: ``{"marks": [{"code": "ACDEFG", "there": true, "at": ISO 8601}]}``.

    A clock that is ahead is set back to ``now``: its marks would beat all that come after. Raises
    ``BadMarks``.
    """
    if not isinstance(sent, dict) or not isinstance(sent.get("marks"), list):
        raise BadMarks("An object with a list « marks » is expected")
    if len(sent["marks"]) > MOST_MARKS:
        raise BadMarks(f"At most {MOST_MARKS} marks at once")
    return [_mark(one, now) for one in sent["marks"]]


def _mark(sent: Any, now: datetime) -> Mark:
    try:
        at = datetime.fromisoformat(sent["at"])
        code, is_there = sent["code"], sent["there"]
    except (KeyError, TypeError, ValueError) as error:
        raise BadMarks("A mark has code, there and at") from error
    if at.tzinfo is None or not isinstance(code, str) or not isinstance(is_there, bool):
        raise BadMarks("A code is a text, there is true or false, at has a time zone")
    return Mark(code, is_there, min(at, now))


def newest(marks: Iterable[Mark], known: Mapping[str, datetime | None]) -> dict[str, Mark]:
    """The mark that holds, by code; ``known`` says when each was last marked, if ever.

    Codes that are not ``known`` are left out, and so are marks older than what is known.
    """
    found: dict[str, Mark] = {}
    for mark in marks:
        if mark.code not in known:
            continue
        before = found[mark.code].at if mark.code in found else known[mark.code]
        if before is None or mark.at > before:
            found[mark.code] = mark
    return found
