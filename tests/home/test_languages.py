"""Two languages: the same page in the other one, and what is not translated yet."""

import pytest
from django.test import Client

from tests.directory.factories import PlaceFactory
from tests.home.factories import ContentPageFactory, Portal, translated
from tests.home.reading import attributes, main, titles
from tests.members.factories import MediatorFactory
from tests.stories.factories import MottoFactory, StoryPageFactory


def switch(client: Client, url: str) -> list[str]:
    """Where the language switch of the page at ``url`` leads."""
    answer = client.get(url)
    assert answer.status_code == 200, url
    return attributes(answer, "header a[hreflang]", "href")


def alternates(client: Client, url: str) -> dict[str, str]:
    """The page's ``hreflang`` links: language to whole address."""
    answer = client.get(url)
    codes = attributes(answer, "link[hreflang]", "hreflang")
    return dict(zip(codes, attributes(answer, "link[hreflang]", "href"), strict=True))


@pytest.mark.parametrize(
    ("languages", "home"),
    [
        ("en-GB,en;q=0.8,fr;q=0.5", "/en/"),
        ("fr-CH,fr;q=0.9,en;q=0.8", "/fr/"),
        ("de,nl", "/fr/"),
        ("", "/fr/"),
    ],
)
@pytest.mark.django_db
def test_the_way_in_leads_to_the_language_that_the_browser_prefers(
    client: Client, languages: str, home: str
) -> None:
    answer = client.get("/", headers={"Accept-Language": languages})
    assert (answer.status_code, answer["Location"]) == (302, home)
    assert "Accept-Language" in answer["Vary"]


def test_no_other_page_depends_on_the_browsers_language(client: Client, portal: Portal) -> None:
    for url in ("/fr/", portal.stories.url, portal.wall.url, "/fr/recherche/?q=bus"):
        answer = client.get(url, headers={"Accept-Language": "en"})
        assert answer.status_code == 200
        assert attributes(answer, "html", "lang") == ["fr"]
        assert "Accept-Language" not in answer.get("Vary", "")


def test_the_switch_leads_to_the_same_page(client: Client, portal: Portal) -> None:
    story = StoryPageFactory(parent=portal.stories, slug="le-bus")
    story_en = translated(story, portal.english, slug="the-bus")
    page = ContentPageFactory(parent=portal.home, slug="un", locale=portal.french)
    page_en = translated(page, portal.english, slug="one")
    deep = ContentPageFactory(parent=page, slug="deux", locale=portal.french)
    deep_en = translated(deep, portal.english, slug="two")
    for here, there in (
        (portal.home, portal.home_en),
        (portal.stories, portal.stories_en),
        (portal.directory, portal.directory_en),
        (story, story_en),
        (page, page_en),
        (deep, deep_en),
    ):
        assert switch(client, here.url) == [there.url]
        assert switch(client, there.url) == [here.url]


def test_the_switch_of_what_is_no_page_leads_to_the_same_thing(
    client: Client, portal: Portal
) -> None:
    motto = MottoFactory()
    place = PlaceFactory()
    MediatorFactory(slug="samira")
    for here, there in (
        (f"{portal.wall.url}{motto.slug}/", f"{portal.wall_en.url}{motto.slug}/"),
        (f"{portal.directory.url}{place.slug}/", f"{portal.directory_en.url}{place.slug}/"),
        ("/fr/mediateurs/samira/", "/en/mediators/samira/"),
        ("/fr/recherche/?q=bus", "/en/search/?q=bus"),
    ):
        assert switch(client, here) == [there]
        assert switch(client, there) == [here]


def test_every_language_of_a_page_is_named_to_search_engines(
    client: Client, portal: Portal
) -> None:
    story = StoryPageFactory(parent=portal.stories, slug="le-bus")
    translated(story, portal.english, slug="the-bus")
    expected = {
        "fr": "http://testserver/fr/recits/le-bus/",
        "en": "http://testserver/en/stories/the-bus/",
    }
    assert alternates(client, "/fr/recits/le-bus/") == expected
    assert alternates(client, "/en/stories/the-bus/") == expected


def test_a_page_without_a_translation_offers_none(client: Client, portal: Portal) -> None:
    story = StoryPageFactory(parent=portal.stories)
    assert switch(client, story.url) == []
    assert list(alternates(client, story.url)) == ["fr"]


def test_a_translation_taken_off_line_is_no_longer_offered(client: Client, portal: Portal) -> None:
    story = StoryPageFactory(parent=portal.stories)
    english = translated(story, portal.english)
    assert switch(client, story.url) == [english.url]
    english.unpublish()
    assert switch(client, story.url) == []


def test_a_copy_waiting_for_its_translation_says_in_which_language_it_is(
    client: Client, portal: Portal
) -> None:
    story = StoryPageFactory(parent=portal.stories, title="Le bus", slug="le-bus")
    alias = story.copy_for_translation(portal.english, alias=True)
    answer = client.get(alias.url)
    assert titles(answer, "h1") == ["Le bus"]
    assert attributes(answer, "html", "lang") == ["en"]
    assert main(answer).select_one("article[lang=fr] h1")
    cards = main(client.get(portal.stories_en.url)).select("li[lang=fr]")
    assert len(cards) == 1


def test_from_a_page_not_found_the_switch_leads_to_the_home_page(
    client: Client, portal: Portal
) -> None:
    answer = client.get("/fr/rien/")
    assert attributes(answer, "header a[hreflang]", "href") == ["/en/"]
