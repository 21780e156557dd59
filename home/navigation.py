"""Menus, names and addresses that stand on every page, gathered once and kept a while.

What is kept is plain data, one entry for each site and language.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, override
from wagtail.models import Locale, Page, Site

from editorial.kept import forget_on, keep
from home.models.menu import Menu, MenuItem
from home.models.site import SiteIdentity, SiteSettings, SocialLink

# Pages whose address others need: home, and the room's doors just below it.
DEEPEST_DOOR = 3


@dataclass(frozen=True, slots=True)
class Link:
    """A title and where it leads."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Column:
    """A titled list of links in the footer."""

    title: str
    entries: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Door:
    """A page near the root: what it is, its place in the tree, its address in one language."""

    model: str
    path: str
    translation_key: str
    language: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Navigation:
    """All of it for one site and one language."""

    name: str = settings.WAGTAIL_SITE_NAME
    tagline: str = ""
    hub_name: str = ""
    email: str = ""
    contact_url: str = ""
    social: tuple[Link, ...] = ()
    main: tuple[Link, ...] = ()
    columns: tuple[Column, ...] = ()
    legal: tuple[Link, ...] = ()
    doors: tuple[Door, ...] = field(default=(), repr=False)

    def door(self, model: str, language: str) -> str:
        """The address of the first page of ``model`` (``storyindexpage``); empty without one."""
        for door in self.doors:
            if door.model == model and door.language == language:
                return door.url
        return ""


def navigation(request: HttpRequest | None) -> Navigation:
    """The navigation for the site that ``request`` asks and the language being read."""
    site = Site.find_for_request(request) if request else None
    if request is None or site is None:
        return Navigation()
    kept: dict[str, Navigation] = request.__dict__.setdefault("_navigation", {})
    language = get_language() or settings.LANGUAGE_CODE
    if language not in kept:
        key = f"navigation-{site.pk}-{language}"
        kept[language] = keep(key, lambda: _gather(site, language, request))
    return kept[language]


def _gather(site: Site, language: str, request: HttpRequest) -> Navigation:
    # A language of the settings that nobody has added in the admin yet has no pages of its own.
    locale = Locale.objects.filter(language_code=language).first() or Locale.get_default()
    identities = SiteIdentity.objects.filter(settings__site=site).select_related("settings")
    by_locale = {identity.locale_id: identity for identity in identities}
    identity = by_locale.get(locale.pk) or next(iter(by_locale.values()), None)
    site_settings = SiteSettings.for_site(site)
    items = list(
        MenuItem.objects.filter(menu__locale=locale)
        .select_related("menu", "page")
        .order_by("menu__position", "menu__order", "menu__pk", "sort_order")
    )
    targets = _in_language([item.page for item in items], locale)
    social = SocialLink.objects.filter(settings__site=site)
    doors = tuple(_doors(site, request))
    contact = site_settings.contact_page
    return Navigation(
        name=identity.name if identity else settings.WAGTAIL_SITE_NAME,
        tagline=identity.tagline if identity else "",
        hub_name=site_settings.hub_name,
        email=site_settings.email,
        contact_url=(contact.localized.get_url(request) or "") if contact else "",
        social=tuple(Link(link.title, link.url) for link in social),
        main=_entries(items, Menu.Position.MAIN, targets, request),
        columns=tuple(_columns(items, targets, request)),
        legal=_entries(items, Menu.Position.LEGAL, targets, request),
        doors=doors,
    )


def _in_language(pages: Iterable[Page | None], locale: Locale) -> dict[Any, Page]:
    """Each page that readers may open, by translation key: the one in ``locale`` if there is."""
    wanted = {page.translation_key: page for page in pages if page is not None}
    found = {key: page for key, page in wanted.items() if page.live}
    for page in Page.objects.live().filter(locale=locale, translation_key__in=wanted):
        found[page.translation_key] = page
    return found


def _link(item: MenuItem, targets: dict[Any, Page], request: HttpRequest) -> Link | None:
    if item.page is None:
        return Link(item.label, item.url)
    page = targets.get(item.page.translation_key)
    url = page.get_url(request) if page else None
    return Link(item.label or page.title, url) if page and url else None


def _entries(
    items: Iterable[MenuItem], position: str, targets: dict[Any, Page], request: HttpRequest
) -> tuple[Link, ...]:
    links = (_link(item, targets, request) for item in items if item.menu.position == position)
    return tuple(link for link in links if link)


def _columns(
    items: Iterable[MenuItem], targets: dict[Any, Page], request: HttpRequest
) -> Iterable[Column]:
    menus: dict[Menu, list[MenuItem]] = {}
    for item in items:
        if item.menu.position == Menu.Position.FOOTER:
            menus.setdefault(item.menu, []).append(item)
    for menu, entries in menus.items():
        yield Column(menu.title, _entries(entries, Menu.Position.FOOTER, targets, request))


def _doors(site: Site, request: HttpRequest) -> Iterable[Door]:
    homes = site.root_page.get_translations(inclusive=True).values_list("path", flat=True)
    pages = (
        Page.objects.live()
        .filter(depth__lte=DEEPEST_DOOR)
        .select_related("content_type", "locale")
        .order_by("path")
    )
    for page in pages:
        if page.path.startswith(tuple(homes)):
            yield Door(
                model=page.content_type.model,
                path=page.path,
                translation_key=str(page.translation_key),
                language=page.locale.language_code,
                title=page.title,
                url=page.get_url(request) or "",
            )


def search_url(language: str) -> str:
    """The address of the site-wide results in ``language``."""
    with override(language):
        return reverse("search")


def connect() -> None:
    """Gather anew whenever something that shows in it is saved or deleted."""
    forget_on(Menu, MenuItem, SiteSettings, SiteIdentity, SocialLink, Site, Locale, Page)
