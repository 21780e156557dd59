"""What machines read: the list of all addresses, and what they may not read."""

from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.test import Client

from directory.models import Place
from tests.directory.factories import PlaceFactory
from tests.home.factories import ContentPageFactory, Portal, translated
from tests.members.factories import MediatorFactory
from tests.stories.factories import MottoFactory, StoryPageFactory

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def parsed(client: Client, url: str) -> Any:
    answer = client.get(url)
    assert answer.status_code == 200, url
    assert answer["Content-Type"].startswith("application/xml")
    return ElementTree.fromstring(answer.content)


def listed(client: Client) -> dict[str, dict[str, str]]:
    """Each path of the sitemaps, with the paths of its translations by language."""
    found: dict[str, dict[str, str]] = {}
    for section in parsed(client, "/sitemap.xml").findall("s:sitemap/s:loc", NAMES):
        parts = urlsplit(section.text)
        for entry in parsed(client, f"{parts.path}?{parts.query}").findall("s:url", NAMES):
            address = urlsplit(entry.findtext("s:loc", "", NAMES))
            assert address.netloc == "testserver"
            path = address.path
            found[path] = {
                link.attrib["hreflang"]: urlsplit(link.attrib["href"]).path
                for link in entry.findall("x:link", NAMES)
            }
    return found


def test_the_sitemap_lists_every_kind_of_page_in_both_languages(
    client: Client, portal: Portal
) -> None:
    story = StoryPageFactory(parent=portal.stories)
    page = ContentPageFactory(parent=portal.home)
    motto = MottoFactory()
    mediator = MediatorFactory(slug="samira")
    paths = listed(client)
    assert mediator.slug == "samira"
    assert paths.keys() >= {
        "/fr/",
        "/en/",
        portal.stories.url,
        portal.stories_en.url,
        portal.directory.url,
        story.url,
        page.url,
        f"{portal.wall.url}{motto.slug}/",
        "/fr/mediateurs/samira/",
        "/en/mediators/samira/",
    }


def test_every_address_of_the_sitemap_answers(client: Client, portal: Portal) -> None:
    StoryPageFactory(parent=portal.stories)
    MottoFactory()
    MottoFactory(locale=portal.english)
    MediatorFactory()
    PlaceFactory()
    answers = {path: client.get(path).status_code for path in listed(client)}
    assert set(answers.values()) == {200}, answers


def test_each_page_names_its_translations(client: Client, portal: Portal) -> None:
    assert listed(client)[portal.stories.url] == {
        "fr": portal.stories.url,
        "en": portal.stories_en.url,
    }


def test_places_are_listed_unless_hidden_or_closed(client: Client, portal: Portal) -> None:
    place = PlaceFactory(slug="le-quai")
    PlaceFactory(slug="cache", state=Place.State.HIDDEN)
    PlaceFactory(slug="brouillon", live=False)
    paths = listed(client)
    assert f"{portal.directory.url}{place.slug}/" in paths
    assert f"{portal.directory_en.url}{place.slug}/" in paths
    assert not any("cache" in path or "brouillon" in path for path in paths)


def test_drafts_and_copies_waiting_for_a_translation_are_not_listed(
    client: Client, portal: Portal
) -> None:
    draft = StoryPageFactory(parent=portal.stories, live=False)
    story = StoryPageFactory(parent=portal.stories)
    alias = story.copy_for_translation(portal.english, alias=True)
    mottos = MottoFactory(live=False)
    paths = listed(client)
    assert story.url in paths
    assert {draft.url, alias.url, f"{portal.wall.url}{mottos.slug}/"}.isdisjoint(paths)


def test_the_number_of_queries_does_not_grow_with_the_sitemap(
    client: Client, portal: Portal, django_assert_max_num_queries: Any
) -> None:
    for number in range(10):
        story = StoryPageFactory(parent=portal.stories, slug=f"recit-{number}")
        translated(story, portal.english, slug=f"story-{number}")
    with django_assert_max_num_queries(12):
        client.get("/sitemap-pages.xml")


def test_robots_name_the_sitemap_and_leave_the_admin_alone(client: Client, portal: Portal) -> None:
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    lines = answer.text.splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert "Disallow: /admin/" in lines


@pytest.mark.parametrize("section", ["rien", "pages2"])
def test_a_section_that_is_not_there_is_not_found(
    client: Client, portal: Portal, section: str
) -> None:
    assert client.get(f"/sitemap-{section}.xml").status_code == 404
