"""Whole pages kept for anonymous readers, and forgotten as soon as anything is published.

``PageCache`` stands before the session and the language, so that a page asked for again costs
neither a query nor a template. Every process keeps its own copies (cache ``pages``), but all of
them read one stamp, a small file in the data folder: a new stamp, written by whichever process
published or imported, makes all older copies unreachable. ``docs/decisions/page-cache.md`` tells
why we have our own.
"""

import uuid
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import (
    get_conditional_response,
    get_max_age,
    patch_cache_control,
    patch_vary_headers,
)

# A reader with one of these has something of their own on the page, or in wait for it.
PERSONAL_COOKIES = frozenset({settings.SESSION_COOKIE_NAME, "messages"})
# What the key tells apart, or what cannot differ for readers without the cookies above.
KNOWN_VARY = frozenset({"accept-encoding", "accept-language", "cookie"})
LARGEST_BODY = 500_000  # bytes
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")


def _stamp_file() -> Path:
    return Path(settings.DATA) / "page-stamp"


def stamp() -> str:
    """What all pages kept at present were made under."""
    try:
        return _stamp_file().read_text()
    except FileNotFoundError:
        return ""


def forget_pages() -> None:
    """Make every process forget the pages it keeps."""
    file = _stamp_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = uuid.uuid4().hex
    draft = file.with_suffix(f".{fresh}")
    draft.write_text(fresh)
    draft.replace(file)


class KeptPage(NamedTuple):
    """A response as it went out; pickles small and fast."""

    headers: dict[str, str]
    body: bytes

    def response(self) -> HttpResponse:
        """The page again, as a response of its own."""
        return HttpResponse(self.body, headers=self.headers)


class PageCache:
    """Middleware: answers anonymous readers from memory, and keeps what may be kept.

    Kept are GET pages under a language's prefix, without a session, that set no cookie and do
    not forbid it; for ``PAGE_CACHE_SECONDS`` (0: nothing is kept), as « open now » changes by
    itself. Browsers are told to ask again each time, which costs them a 304.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.prefixes = tuple(f"/{code}/" for code, _name in settings.LANGUAGES)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not self.concerns(request):
            return self.get_response(request)
        store = caches["pages"]
        key = _key(request)  # with the stamp of now: a page made from older data stays unreachable
        kept: KeptPage | None = store.get(key)
        if kept is not None:
            return _if_changed(request, kept.response())
        # The inner layers must answer in full, even if this reader's browser knows the page.
        conditions = {name: request.META.pop(name) for name in CONDITIONS if name in request.META}
        response = self.get_response(request)
        request.META.update(conditions)
        seconds = _seconds_to_keep(response)
        if not seconds:
            return response
        patch_vary_headers(response, ("Accept-Encoding", "Cookie"))
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, no_cache=True)
        if request.method == "GET" and len(response.content) <= LARGEST_BODY:
            store.set(key, KeptPage(dict(response.items()), response.content), seconds)
        return _if_changed(request, response)

    def concerns(self, request: HttpRequest) -> bool:
        """Whether the answer can be the same for every reader who asks this."""
        return (
            settings.PAGE_CACHE_SECONDS > 0
            and request.method in ("GET", "HEAD")
            and request.path_info.startswith(self.prefixes)
            and PERSONAL_COOKIES.isdisjoint(request.COOKIES)
        )


def _key(request: HttpRequest) -> str:
    # The path holds the language. A HEAD is answered from the GET's page.
    parts = (
        stamp(),
        request.scheme or "",
        request.get_host(),
        request.path,
        urlencode(sorted(request.GET.lists()), doseq=True),
        "gzip" if "gzip" in request.headers.get("Accept-Encoding", "") else "",
    )
    return blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


def _seconds_to_keep(response: HttpResponse) -> int:
    """How long the response may be kept; 0 for one that may not."""
    if response.status_code != 200 or response.streaming or response.cookies:
        return 0
    control = response.get("Cache-Control", "")
    if any(word in control for word in ("private", "no-store", "no-cache")):
        return 0
    vary = {name.strip().lower() for name in response.get("Vary", "").split(",")} - {""}
    if not vary <= KNOWN_VARY:
        return 0
    own = get_max_age(response)
    return settings.PAGE_CACHE_SECONDS if own is None else min(own, settings.PAGE_CACHE_SECONDS)


def _if_changed(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """The response, or a 304 when the browser has the page already."""
    etag = response.get("ETag")
    return get_conditional_response(request, etag=etag, response=response) or response
