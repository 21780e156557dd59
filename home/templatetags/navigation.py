"""What every page shows around its content: menus, the way here, languages, the site's name."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import AbstractPage, Page

from editorial.kept import keep
from home import navigation as gathered

register = template.Library()
Context = Mapping[str, Any]
Links = list[dict[str, Any]]


def _request(context: Context) -> HttpRequest | None:
    return context.get("request")


def _page(context: Context) -> Page | None:
    page = context.get("page")
    return page if isinstance(page, AbstractPage) else None


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _marked(links: tuple[gathered.Link, ...], path: str) -> Links:
    """Links as dictionaries; ``current`` for the page being read and the pages above it."""
    return [
        {
            "title": link.title,
            "url": link.url,
            "current": link.url == path or (link.url.count("/") > 2 and path.startswith(link.url)),
        }
        for link in links
    ]


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> Links:
    """Entries of the main menu: ``title``, ``url``, ``current``."""
    request = _request(context)
    return _marked(gathered.navigation(request).main, request.path if request else "")


@register.simple_tag(takes_context=True)
def footer_menu(context: Context) -> dict[str, Any]:
    """``columns`` (each ``title`` and ``entries``) and ``legal`` of the footer."""
    request = _request(context)
    path = request.path if request else ""
    navigation = gathered.navigation(request)
    return {
        "columns": [
            {"title": column.title, "entries": _marked(column.entries, path)}
            for column in navigation.columns
        ],
        "legal": _marked(navigation.legal, path),
    }


@register.simple_tag(takes_context=True)
def breadcrumbs(context: Context) -> Links:
    """The way from the home page; empty there.

    A view may put ``crumbs`` (the whole way) or ``crumbs_extra`` (what follows the page) into its
    context, each a list of ``title`` and ``url``.
    """
    if "crumbs" in context:
        return list(context["crumbs"])
    extra: Links = list(context.get("crumbs_extra", []))
    request, page = _request(context), _page(context)
    navigation = gathered.navigation(request)
    home = navigation.door("homepage", _language())
    if page is None:
        way = [{"title": _("Home"), "url": home}] if home and extra else []
        return way + extra
    above = {door.path: door for door in navigation.doors}
    way = []
    for end in range(2 * page.steplen, len(page.path), page.steplen):
        door = above.get(page.path[:end])
        if door is None:  # deeper than the doors that are kept
            return _long_way(page, request) + extra
        way.append({"title": door.title, "url": door.url})
    if way:
        way[0]["title"] = _("Home")
        way.append({"title": page.title, "url": page.get_url(request)})
    elif extra:
        way.append({"title": _("Home"), "url": home})
    return way + extra


def _long_way(page: Page, request: HttpRequest | None) -> Links:
    pages = [*page.get_ancestors().filter(depth__gt=1), page]
    way = [{"title": step.title, "url": step.get_url(request)} for step in pages]
    way[0]["title"] = _("Home")
    return way


@register.simple_tag(takes_context=True)
def language_links(context: Context) -> Links:
    """The same page in each language it exists in: ``code``, ``name``, ``url``, ``current``.

    A view that answers at an address of its own says ``request.language_urls``, a mapping from
    language code to address.
    """
    request = _request(context)
    if request is None:
        return []
    urls: dict[str, str] = getattr(request, "language_urls", {}) or _addresses(context, request)
    return [
        {"code": code, "name": NAMES.get(code, name), "url": urls[code], "current": current}
        for code, name in settings.LANGUAGES
        if code in urls
        for current in [code == _language()]
    ]


# In its own language, whatever the language being read.
NAMES = {"fr": "Français", "en": "English"}


def _addresses(context: Context, request: HttpRequest) -> dict[str, str]:
    page = _page(context)
    if page is None or not page.pk:
        path = request.get_full_path()
        return {code: translate_url(path, code) for code, _endonym in settings.LANGUAGES}
    key = str(page.translation_key)
    doors = gathered.navigation(request).doors
    found = {door.language: door.url for door in doors if door.translation_key == key}
    if not found:
        found = keep(f"languages-{key}", lambda: _translations(page, request))
    return {code: url for code, url in found.items() if url}


def _translations(page: Page, request: HttpRequest) -> dict[str, str]:
    translations = page.get_translations(inclusive=True).live().select_related("locale")
    return {
        translation.locale.language_code: translation.get_url(request) or ""
        for translation in translations
    }


@register.simple_tag(takes_context=True)
def site_identity(context: Context) -> dict[str, Any]:
    """Who speaks here: names, contact, social links and the addresses a page needs of the site."""
    request = _request(context)
    navigation = gathered.navigation(request)
    language = _language()
    stories = navigation.door("storyindexpage", language)
    return {
        "name": navigation.name,
        "tagline": navigation.tagline,
        "hub_name": navigation.hub_name,
        "home_url": navigation.door("homepage", language) or "/",
        "search_url": gathered.search_url(language),
        "directory_url": navigation.door("directorypage", language),
        "wall_url": navigation.door("mottowallpage", language),
        "stories_url": stories,
        "feed_url": f"{stories}rss/" if stories else "",
        "social": [{"title": link.title, "url": link.url} for link in navigation.social],
        "email": navigation.email,
        "contact_url": navigation.contact_url,
        "base_url": request.build_absolute_uri("/")[:-1] if request else "",
    }
