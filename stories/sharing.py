"""« I share this »: one more for a motto, once per device, and one less by the same device.

A device remembers what it shares in a cookie of its own, signed, that browsers send to the page
of that one motto and nowhere else; here only a number is kept. The number is written without
signals, so that pages kept for all readers stay: they show it as old as they are.
"""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, override

from accounts.limits import allow
from stories.models import Motto, SharedMotto

HOUR, DAY = 3_600, 86_400
YEAR = 365 * DAY
MOST_OF_ONE = 5  # times that one sender may share a motto, or withdraw, in a day
MOST = 60  # times in an hour, whichever the mottos
YES = "1"


def is_shared_here(request: HttpRequest, motto: Motto) -> bool:
    """Whether the device that asks shares ``motto``."""
    name = _cookie_name(get_language() or "")
    return bool(request.get_signed_cookie(name, default="", salt=_salt(motto)) == YES)


def may_change(request: HttpRequest, motto: Motto, what: str) -> bool:
    """Whether this sender may do ``what`` (share or withdraw) once more; it counts as done."""
    seldom = allow(request, f"motto-{what}-{motto.translation_key}", most=MOST_OF_ONE, seconds=DAY)
    return seldom and allow(request, f"motto-{what}", most=MOST, seconds=HOUR)


def share(motto: Motto, response: HttpResponse) -> None:
    """One more; ``response`` makes the device remember it for a year."""
    key = motto.translation_key
    SharedMotto.objects.bulk_create([SharedMotto(translation_key=key)], ignore_conflicts=True)
    SharedMotto.objects.filter(pk=key).update(people=F("people") + 1)
    for name, path in _cookies(motto):
        response.set_signed_cookie(
            name,
            YES,
            salt=_salt(motto),
            max_age=YEAR,
            path=path,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def withdraw(motto: Motto, response: HttpResponse) -> None:
    """One less; ``response`` makes the device forget."""
    found = SharedMotto.objects.filter(pk=motto.translation_key, people__gt=0)
    found.update(people=F("people") - 1)
    for name, path in _cookies(motto):
        response.delete_cookie(name, path=path, samesite="Lax")


def _cookies(motto: Motto) -> Iterator[tuple[str, str]]:
    """Name and path of each language's cookie: the motto's page has an address in each."""
    for code, _name in settings.LANGUAGES:
        with override(code):
            yield _cookie_name(code), reverse("motto-share", args=[motto.slug])


def _cookie_name(language: str) -> str:
    return f"shared-{language}"


def _salt(motto: Motto) -> str:
    return f"stories.sharing.{motto.translation_key}"
