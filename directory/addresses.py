"""Where the directory stands in each language, so that a place's address costs no query.

A place is no page: its address is the directory page's with its slug behind. The directory's
addresses are asked of the page tree once, kept a minute, and forgotten as soon as a page or a
site is saved in this process.
"""

from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.signals import post_page_move

SECONDS = 60
# Where the demo puts it: for addresses written before there is a directory page.
USUAL = {"fr": "/fr/lieux/", "en": "/en/places/"}
_KEY = "directory-addresses"


def directory_urls(request: HttpRequest | None = None) -> dict[str, str]:
    """Language code to the address of the live directory page, for the site that is asked.

    Without a request the addresses are those of the default site.
    """
    site = Site.find_for_request(request) if request else None
    if request is not None and hasattr(request, "_directory_urls"):
        kept: dict[str, str] = request._directory_urls
        return kept
    by_site: dict[int, dict[str, str]] = cache.get(_KEY) or {}
    pk = site.pk if site else 0
    if pk not in by_site:
        by_site[pk] = _gather(site, request)
        cache.set(_KEY, by_site, SECONDS)
    if request is not None:
        request._directory_urls = by_site[pk]  # type: ignore[attr-defined]
    return by_site[pk]


def directory_url(language: str = "", request: HttpRequest | None = None) -> str:
    """The directory's address in ``language`` (the one being read by default).

    Where the directory is not translated it is the source language's, without any the usual one.
    """
    urls = directory_urls(request) or USUAL
    wanted = language or get_language() or settings.LANGUAGE_CODE
    return urls.get(wanted) or urls.get(settings.LANGUAGE_CODE) or next(iter(urls.values()))


def place_url(slug: str, language: str = "", request: HttpRequest | None = None) -> str:
    """The address of a place's page."""
    return f"{directory_url(language, request)}{slug}/"


def place_urls(slug: str, request: HttpRequest | None = None) -> dict[str, str]:
    """Language code to the address of the place's page."""
    return {code: f"{url}{slug}/" for code, url in directory_urls(request).items()}


def _gather(site: Site | None, request: HttpRequest | None) -> dict[str, str]:
    from directory.models import DirectoryPage

    pages = DirectoryPage.objects.live().select_related("locale").order_by("path")
    homes = (
        tuple(site.root_page.get_translations(inclusive=True).values_list("path", flat=True))
        if site
        else ("",)
    )
    urls: dict[str, str] = {}
    for page in pages:
        url = page.get_url(request) if page.path.startswith(homes) else None
        if url:
            urls.setdefault(page.locale.language_code, url)
    return urls


def forget(**kwargs: Any) -> None:
    """Ask the page tree again from now on."""
    cache.delete(_KEY)


def connect() -> None:
    """Forget the addresses whenever a page or a site changes."""
    for signal in (post_save, post_delete):
        signal.connect(forget, sender=Site, dispatch_uid="directory-addresses-site")
        signal.connect(_page_changed, dispatch_uid="directory-addresses-page")
    post_page_move.connect(forget, dispatch_uid="directory-addresses-move")


def _page_changed(sender: type[Any], **kwargs: Any) -> None:
    if issubclass(sender, Page):
        forget()
