"""Menus, footer and the way here: arranged by editors, the same on every page."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Site

from home.models import Menu, SiteIdentity, SiteSettings, SocialLink
from tests.home.factories import (
    ContentPageFactory,
    MenuFactory,
    MenuItemFactory,
    Portal,
    translated,
)
from tests.home.reading import attributes, links
from tests.reading import soup, words
from tests.stories.factories import StoryPageFactory


def test_the_main_menu_holds_what_the_editor_put_there_in_order(
    client: Client, portal: Portal
) -> None:
    menu = MenuFactory()
    MenuItemFactory(menu=menu, page=portal.wall, sort_order=2)
    MenuItemFactory(menu=menu, page=portal.stories, label="À lire", sort_order=1)
    MenuItemFactory(menu=menu, label="Ailleurs", url="https://example.org/", sort_order=3)
    entries = soup(client.get("/fr/")).select(".site-menu a:not([hreflang])")
    assert [(words(entry), entry["href"]) for entry in entries] == [
        ("À lire", portal.stories.url),
        ("Devises", portal.wall.url),
        ("Ailleurs", "https://example.org/"),
    ]


def test_the_entry_of_the_present_part_is_marked(client: Client, portal: Portal) -> None:
    menu = MenuFactory()
    MenuItemFactory(menu=menu, page=portal.stories)
    MenuItemFactory(menu=menu, page=portal.wall)
    story = StoryPageFactory(parent=portal.stories)
    for url in (portal.stories.url, story.url):
        marked = attributes(client.get(url), ".site-menu [aria-current=page]", "href")
        assert marked == [portal.stories.url]


def test_each_language_has_its_own_menu(client: Client, portal: Portal) -> None:
    MenuItemFactory(menu=MenuFactory(), page=portal.stories)
    MenuItemFactory(menu=MenuFactory(locale=portal.english), page=portal.stories)
    menu = attributes(client.get("/en/"), ".site-menu a:not([hreflang])", "href")
    assert menu == [portal.stories_en.url]


def test_a_page_taken_off_line_leaves_the_menu_at_once(client: Client, portal: Portal) -> None:
    page = ContentPageFactory(parent=portal.home)
    MenuItemFactory(menu=MenuFactory(), page=page)
    assert page.url in links(soup(client.get("/fr/")))
    page.unpublish()
    assert page.url not in links(soup(client.get("/fr/")))


def test_the_footer_shows_columns_legal_links_and_social_links(
    client: Client, portal: Portal
) -> None:
    legal = ContentPageFactory(parent=portal.home, title="Mentions légales")
    column = MenuFactory(position=Menu.Position.FOOTER, title="Comprendre")
    MenuItemFactory(menu=column, page=portal.stories)
    MenuItemFactory(menu=MenuFactory(position=Menu.Position.LEGAL), page=legal)
    site_settings = SiteSettings.for_site(Site.objects.get())
    SocialLink.objects.create(
        settings=site_settings, title="Mastodon", url="https://example.org/@hub"
    )
    footer = soup(client.get("/fr/")).footer
    assert footer is not None
    assert "Comprendre" in words(footer)
    assert {portal.stories.url, legal.url, "https://example.org/@hub"} <= set(links(footer))


def test_the_portal_bears_its_name_in_each_language(client: Client, portal: Portal) -> None:
    site_settings = SiteSettings.for_site(Site.objects.get())
    for locale, name in ((portal.french, "L’Écu"), (portal.english, "The Shield")):
        SiteIdentity.objects.create(settings=site_settings, locale=locale, name=name, tagline="…")
    for url, name in (("/fr/", "L’Écu"), ("/en/", "The Shield")):
        page = soup(client.get(url))
        assert page.title is not None
        assert words(page.title).endswith(name)
        assert page.footer is not None
        assert name in words(page.footer)


def test_write_to_us_leads_to_the_contact_page_in_the_readers_language(
    client: Client, portal: Portal
) -> None:
    contact = ContentPageFactory(parent=portal.home, title="Contact", locale=portal.french)
    english = translated(contact, portal.english, slug="write")
    SiteSettings.objects.create(site=Site.objects.get(), contact_page=contact)
    footer = soup(client.get("/en/")).footer
    assert footer is not None
    assert english.url in links(footer)


@pytest.mark.parametrize(
    "entry",
    [
        {},
        {"label": "Deux à la fois", "url": "/fr/", "page": True},
        {"label": "Danger", "url": "javascript:alert(1)"},
        {"url": "https://example.org/"},
    ],
    ids=["nothing", "page and address", "no address", "without words"],
)
def test_an_entry_that_leads_nowhere_is_refused(portal: Portal, entry: dict[str, object]) -> None:
    page = portal.stories if entry.pop("page", False) else None
    with pytest.raises(ValidationError):
        MenuItemFactory.build(menu=MenuFactory(), page=page, **entry).clean()
