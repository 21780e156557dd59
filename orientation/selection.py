"""The places somebody keeps on their device: a cookie that holds their numbers, nothing else.

A script reads and writes the same cookie, so that pages kept for all readers can show what is
kept on this device; without one the view does. ``docs/decisions/selection.md`` tells why.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from directory.doubles.following import followed
from directory.models import Place

COOKIE = "selection"
MOST = 20
SECONDS = 90 * 86_400
SEPARATOR = "."
_LONGEST = 400  # characters that are looked at


def read(text: str) -> tuple[int, ...]:
    """The primary keys in a cookie or a form, each once; what makes no sense is left out."""
    parts = text[:_LONGEST].split(SEPARATOR)
    numbers = [int(part) for part in parts if part.isascii() and part.isdecimal()]
    kept = dict.fromkeys(number for number in numbers if 0 < number < 2**63)
    return tuple(kept)[:MOST]


def write(keys: Iterable[int]) -> str:
    """The same as text."""
    return SEPARATOR.join(map(str, keys))


def kept_by(request: HttpRequest) -> tuple[int, ...]:
    """What the device that asks keeps, in the order in which it was kept."""
    return read(request.COOKIES.get(COOKIE, ""))


def keep(response: HttpResponse, keys: Iterable[int]) -> None:
    """Let the device keep ``keys``, and nothing else; for none the cookie goes."""
    value = write(keys)
    if not value:
        response.delete_cookie(COOKIE, samesite="Lax")
        return
    response.set_cookie(
        COOKIE,
        value,
        max_age=SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",  # and readable by the script that draws the buttons
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """The places of a selection: those that receive people, closed ones, numbers without a place.

    ``gone`` are no longer public, or were deleted: nothing more is said of them.
    """

    listed: list[Place]
    closed: list[Place]
    gone: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many are kept in all."""
        return len(self.listed) + len(self.closed) + len(self.gone)


def places(keys: Iterable[int]) -> Kept:
    """The places of these keys in their order, those merged by the one that was kept."""
    wanted = _followed(keys)
    found = Place.objects.public().defer("imported_values").in_bulk(wanted)
    known = [found[key] for key in wanted if key in found]
    return Kept(
        listed=[place for place in known if place.state != Place.State.CLOSED],
        closed=[place for place in known if place.state == Place.State.CLOSED],
        gone=tuple(key for key in wanted if key not in found),
    )


def _followed(keys: Iterable[int]) -> list[int]:
    """``keys``, each once, with those of kept places instead of merged ones."""
    wanted = list(keys)
    kept = followed(wanted)
    return list(dict.fromkeys(kept.get(key, key) for key in wanted))
