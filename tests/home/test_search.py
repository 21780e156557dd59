"""Site-wide search at ``/fr/recherche/?q=``: everything that a reader can open."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from directory.models import Place
from stories.models import StoryPage
from tests.directory.conftest import broken_index, index, reindex
from tests.directory.factories import PlaceFactory
from tests.home.factories import ContentPageFactory, Portal, translated
from tests.home.reading import attributes, links, main
from tests.members.factories import (
    ArchetypeIndexPageFactory,
    ArchetypePageFactory,
    MediatorFactory,
)
from tests.reading import words
from tests.search import own_index
from tests.stories.factories import MottoFactory, StoryPageFactory

__all__ = ["broken_index", "index", "reindex"]

SEARCH = "/fr/recherche/"


@pytest.fixture
def one_of_each(portal: Portal) -> dict[str, str]:
    """Something of each kind that speaks of lanterns: its kind to its address."""
    place = PlaceFactory(name="La Lanterne")
    story = StoryPageFactory(parent=portal.stories, title="La lanterne du port")
    page = ContentPageFactory(parent=portal.home, title="Allumer une lanterne")
    mediator = MediatorFactory(name="Lanterne Dupont")
    motto = MottoFactory(text="Une lanterne suffit.")
    index = ArchetypeIndexPageFactory(parent=portal.home, slug="super-mediateurs")
    archetype = ArchetypePageFactory(parent=index, title="La Lanterne volante")
    return {
        "place": f"{portal.directory.url}{place.slug}/",
        "story": story.url,
        "page": page.url,
        "mediator": mediator.get_absolute_url(),
        "motto": f"{portal.wall.url}{motto.slug}/",
        "archetype": archetype.url,
    }


def found(client: Client, **query: object) -> list[str]:
    """The addresses of the results, in their order."""
    answer = client.get(SEARCH, query)
    assert answer.status_code == 200
    return [str(link["href"]) for link in main(answer).select(".result h2 a")]


def test_each_kind_is_found(
    client: Client, one_of_each: dict[str, str], reindex: Callable[[], None]
) -> None:
    reindex()
    assert set(found(client, q="lanterne")) == set(one_of_each.values())


def test_a_tab_shows_one_kind(
    client: Client, one_of_each: dict[str, str], reindex: Callable[[], None]
) -> None:
    reindex()
    for kind, url in one_of_each.items():
        assert found(client, q="lanterne", kind=kind) == [url]
    assert f"?q=lanterne&kind={'story'}" in links(main(client.get(SEARCH, {"q": "lanterne"})))


def test_the_database_answers_when_the_engine_is_broken_and_the_page_says_so(
    client: Client, one_of_each: dict[str, str], broken_index: Any
) -> None:
    assert set(found(client, q="lanterne")) == set(one_of_each.values())
    for kind, url in one_of_each.items():
        assert found(client, q="lanterne", kind=kind) == [url]
    assert main(client.get(SEARCH, {"q": "lanterne"})).select_one(".notice")


def test_what_is_not_public_is_not_found_with_or_without_the_engine(
    client: Client, portal: Portal, index: Any, reindex: Callable[[], None], settings: Any
) -> None:
    PlaceFactory(name="Lanterne cachée", state=Place.State.HIDDEN)
    PlaceFactory(name="Lanterne en brouillon", live=False)
    StoryPageFactory(parent=portal.stories, title="Lanterne en brouillon", live=False)
    MediatorFactory(name="Lanterne en brouillon", live=False)
    MottoFactory(text="Lanterne en brouillon", live=False)
    secret = ContentPageFactory(parent=portal.home, title="Lanterne secrète")
    secret.view_restrictions.create(restriction_type="login")
    reindex()
    assert found(client, q="lanterne") == []
    settings.BLASON_SEARCH = own_index.missing(settings.BLASON_SEARCH)
    assert found(client, q="lanterne") == []


def test_each_language_finds_its_own_stories_and_what_speaks_to_all(
    client: Client, portal: Portal, reindex: Callable[[], None]
) -> None:
    story = StoryPageFactory(parent=portal.stories, title="Robot", slug="le-robot")
    english = translated(story, portal.english, title="Robot", slug="the-robot")
    place = PlaceFactory(name="Robot")
    reindex()
    answer = client.get("/en/search/", {"q": "robot"})
    results = set(links(main(answer)))
    assert {english.url, f"{portal.directory_en.url}{place.slug}/"} <= results
    assert story.url not in results


def test_results_are_paged_and_the_pages_keep_the_question(
    client: Client, portal: Portal, reindex: Callable[[], None]
) -> None:
    StoryPageFactory.create_batch(25, parent=portal.stories, summary="Au fil de l’eau.")
    reindex()
    first = found(client, q="fil de l’eau", kind="story")
    second = found(client, q="fil de l’eau", kind="story", page=2)
    assert (len(first), len(second)) == (20, 5)
    assert not set(first) & set(second)
    answer = client.get(SEARCH, {"q": "eau", "kind": "story"})
    assert "?q=eau&kind=story&page=2" in links(main(answer))


def test_nothing_found_proposes_what_there_is(
    client: Client, one_of_each: dict[str, str], reindex: Callable[[], None]
) -> None:
    reindex()
    answer = client.get(SEARCH, {"q": "lant xyzzy"})
    assert not main(answer).select(".result")
    proposed = main(answer).select(".empty-state a")
    assert proposed
    assert all("anterne" in words(link) for link in proposed)


def test_an_empty_search_asks_nothing(client: Client, portal: Portal) -> None:
    for query in ({}, {"q": "   "}):
        answer = client.get(SEARCH, query)
        assert answer.status_code == 200
        assert not main(answer).select(".result, .result-list, [role=status]")


@pytest.mark.parametrize(
    "query",
    [
        {"q": "x" * 5000},
        {"q": "lanterne", "page": "-3"},
        {"q": "lanterne", "page": "99999"},
        {"q": "lanterne", "kind": "rien"},
        {"q": "\"'<script>alert(1)</script>"},
        {"q": "AND OR NOT ( ["},
    ],
    ids=["endless", "before the first", "after the last", "kind", "script", "syntax"],
)
def test_a_strange_question_is_answered_all_the_same(
    client: Client,
    one_of_each: dict[str, str],
    reindex: Callable[[], None],
    query: dict[str, str],
) -> None:
    reindex()
    answer = client.get(SEARCH, query)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_the_question_goes_on_to_the_map(
    client: Client, portal: Portal, reindex: Callable[[], None]
) -> None:
    reindex()
    assert f"{portal.directory.url}?q=wifi" in links(main(client.get(SEARCH, {"q": "wifi"})))


def test_results_are_no_pages_for_search_engines(client: Client, portal: Portal) -> None:
    answer = client.get(SEARCH, {"q": "wifi"})
    assert attributes(answer, "meta[name=robots]", "content") == ["noindex"]


def test_a_story_is_found_once_published_and_no_longer_once_taken_back(
    client: Client,
    portal: Portal,
    reindex: Callable[[], None],
    django_capture_on_commit_callbacks: Any,
) -> None:
    reindex()
    with django_capture_on_commit_callbacks(execute=True):
        story = StoryPageFactory(parent=portal.stories, title="Le phare", live=False)
        story.save_revision().publish()
    assert found(client, q="phare") == [story.url]
    with django_capture_on_commit_callbacks(execute=True):
        StoryPage.objects.get(pk=story.pk).unpublish()
    assert found(client, q="phare") == []
