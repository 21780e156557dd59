"""The latest stories for feed readers, RSS and Atom, as their readers parse them."""

from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from wagtail_factories import ImageFactory

from tests.home.factories import Portal
from tests.home.reading import attributes
from tests.stories.factories import StoryPageFactory, ThemeFactory

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def told(portal: Portal) -> Portal:
    """Two stories and a draft."""
    portal.stories.summary = "Ce que font les médiatrices."
    portal.stories.save()
    StoryPageFactory(
        parent=portal.stories,
        title="Le bus & les villages",
        summary="Trois arrêts.",
        date=date(2026, 3, 2),
        author="Nadia",
        themes=[ThemeFactory(name="Bus")],
        cover=ImageFactory(),
        cover_alt="Un bus",
    )
    StoryPageFactory(parent=portal.stories, title="Le robot", date=date(2026, 3, 1))
    StoryPageFactory(parent=portal.stories, title="Brouillon", live=False)
    return portal


def feed(client: Client, kind: str, query: str = "") -> Any:
    answer = client.get(f"/fr/recits/{kind}/{query}")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith(f"application/{kind}+xml")
    return ElementTree.fromstring(answer.content)


def test_rss_tells_what_a_reader_needs(client: Client, told: Portal) -> None:
    channel = feed(client, "rss").find("channel")
    assert channel.findtext("title") == "Récits"
    assert channel.findtext("link") == "http://testserver/fr/recits/"
    assert channel.findtext("description") == "Ce que font les médiatrices."
    assert channel.findtext("language") == "fr"
    newest, older = channel.findall("item")
    assert newest.findtext("title") == "Le bus & les villages"
    assert newest.findtext("link") == "http://testserver/fr/recits/le-bus-les-villages/"
    assert newest.findtext("description") == "Trois arrêts."
    assert parsedate_to_datetime(newest.findtext("pubDate")).date() == date(2026, 3, 2)
    assert newest.find("enclosure").attrib["url"].startswith("http://testserver/media/")
    assert older.findtext("title") == "Le robot"
    assert older.find("enclosure") is None


def test_atom_tells_the_same(client: Client, told: Portal) -> None:
    root = feed(client, "atom")
    assert root.findtext(f"{ATOM}title") == "Récits"
    assert root.findtext(f"{ATOM}subtitle") == "Ce que font les médiatrices."
    own = [link.attrib["href"] for link in root.findall(f"{ATOM}link[@rel='self']")]
    assert own == ["http://testserver/fr/recits/atom/"]
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "fr"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Blason"
    newest, _older = root.findall(f"{ATOM}entry")
    assert newest.findtext(f"{ATOM}title") == "Le bus & les villages"
    assert newest.findtext(f"{ATOM}author/{ATOM}name") == "Nadia"
    assert newest.findtext(f"{ATOM}summary") == "Trois arrêts."
    published = datetime.fromisoformat(newest.findtext(f"{ATOM}published"))
    assert published.date() == date(2026, 3, 2)
    assert datetime.fromisoformat(newest.findtext(f"{ATOM}updated")) <= datetime.now(UTC)


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_every_entry_of_a_feed_keeps_its_own_address(
    client: Client, told: Portal, kind: str
) -> None:
    text = client.get(f"/fr/recits/{kind}/").text
    assert "http://testserver/fr/recits/le-robot/" in text
    assert "Brouillon" not in text


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_a_feed_takes_the_filters_of_the_list(client: Client, told: Portal, kind: str) -> None:
    assert "Le robot" not in client.get(f"/fr/recits/{kind}/?theme=bus").text


def test_a_feed_holds_the_twenty_latest(client: Client, portal: Portal) -> None:
    StoryPageFactory.create_batch(23, parent=portal.stories)
    assert len(feed(client, "rss").findall("channel/item")) == 20


def test_pages_tell_browsers_where_the_feeds_are(client: Client, told: Portal) -> None:
    page = client.get("/fr/recits/")
    assert attributes(page, 'link[type="application/rss+xml"]', "href") == ["/fr/recits/rss/"]
    assert attributes(page, 'link[type="application/atom+xml"]', "href") == ["/fr/recits/atom/"]
    other = client.get("/en/")
    assert attributes(other, 'link[type="application/rss+xml"]', "href") == ["/en/stories/rss/"]


def test_a_feed_without_stories_is_a_feed(client: Client, portal: Portal) -> None:
    assert feed(client, "rss").findall("channel/item") == []
    assert feed(client, "atom").findall(f"{ATOM}entry") == []
