"""The public list of mediators: found by what they are, where, and in which language."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members.listing import PER_PAGE
from members.models import ArchetypePage
from tests.directory.conftest import broken_index, index, reindex
from tests.directory.factories import PlaceFactory
from tests.home.factories import Portal, translated
from tests.home.reading import links, main
from tests.members.factories import (
    ArchetypeIndexPageFactory,
    ArchetypePageFactory,
    MediatorFactory,
)
from tests.reading import soup, words

__all__ = ["broken_index", "index", "reindex"]

LIST = "/fr/mediateurs/"


@pytest.fixture
def chameleon(portal: Portal) -> ArchetypePage:
    heroes = ArchetypeIndexPageFactory(parent=portal.home, slug="super-mediateurs")
    translated(heroes, portal.english, slug="super-mediators")
    return ArchetypePageFactory(parent=heroes, title="Le Caméléon", slug="cameleon")


def names(client: Client, query: str = "", url: str = LIST) -> list[str]:
    """Who is listed, in their order."""
    answer = client.get(f"{url}{query}")
    assert answer.status_code == 200
    return [words(name) for name in main(answer).select(".mediator-list h2")]


def test_all_who_are_published_are_listed_by_name(client: Client, portal: Portal) -> None:
    for name in ("Samira", "Aïcha"):
        MediatorFactory(name=name)
    MediatorFactory(name="Brouillon", live=False)
    assert names(client) == ["Aïcha", "Samira"]
    assert "2 personnes" in words(main(client.get(LIST)))


def test_both_languages_have_it(client: Client, portal: Portal) -> None:
    MediatorFactory(name="Samira", slug="samira")
    assert "/en/mediators/samira/" in links(main(client.get("/en/mediators/")))
    assert soup(client.get(LIST)).select_one('link[hreflang="en"][href$="/en/mediators/"]')


def test_a_super_mediator_filters_them(
    client: Client, portal: Portal, chameleon: ArchetypePage
) -> None:
    MediatorFactory(name="Samira", archetypes=[chameleon])
    MediatorFactory(name="Benoît")
    assert names(client, "?archetype=cameleon") == ["Samira"]
    assert "Le Caméléon · 1" in words(main(client.get(LIST)))


def test_the_same_filter_works_in_the_other_language(
    client: Client, portal: Portal, chameleon: ArchetypePage
) -> None:
    MediatorFactory(name="Samira", archetypes=[chameleon])
    translated(chameleon, portal.english, title="The Chameleon", slug="chameleon")
    assert names(client, "?archetype=cameleon", "/en/mediators/") == ["Samira"]
    assert "The Chameleon · 1" in words(main(client.get("/en/mediators/")))


def test_a_departement_filters_by_the_places_that_they_show(client: Client, portal: Portal) -> None:
    MediatorFactory(name="Samira", places=[PlaceFactory(department="59")])
    MediatorFactory(name="Cachée", places=[PlaceFactory(department="59", live=False)])
    MediatorFactory(name="Benoît", places=[PlaceFactory(department="02")])
    assert names(client, "?department=59") == ["Samira"]


def test_a_language_filters_by_who_receives_in_it(client: Client, portal: Portal) -> None:
    MediatorFactory(name="Samira", languages=["fr", "ar"])
    MediatorFactory(name="Benoît", languages=["fr"])
    assert names(client, "?language=ar") == ["Samira"]
    options = [words(option) for option in main(client.get(LIST)).select("#mediator-language *")]
    assert options == ["Toutes", "Arabe (1)", "Français (2)"]


def test_filters_join_and_their_counts_ignore_their_own_choice(
    client: Client, portal: Portal, chameleon: ArchetypePage
) -> None:
    lille, laon = PlaceFactory(department="59"), PlaceFactory(department="02")
    MediatorFactory(name="Samira", archetypes=[chameleon], places=[lille], languages=["ar"])
    MediatorFactory(name="Benoît", archetypes=[chameleon], places=[laon])
    MediatorFactory(name="Zoé", places=[lille])
    query = "?archetype=cameleon&department=59"
    page = main(client.get(LIST + query))
    assert names(client, query) == ["Samira"]
    options = [words(option) for option in page.select("#mediator-department option")]
    assert options == ["Tous", "Aisne (1)", "Nord (1)"]
    assert "Tous · 2" in words(page)


def test_their_words_are_searched(
    client: Client, portal: Portal, reindex: Callable[[], None]
) -> None:
    MediatorFactory(name="Samira", presentation="Elle répare les imprimantes.")
    MediatorFactory(name="Benoît", skills=["conduire un bus"])
    MediatorFactory(name="Lucas")
    reindex()
    assert names(client, "?q=imprimante") == ["Samira"]
    assert names(client, "?q=bus") == ["Benoît"]
    assert names(client, "?q=Lucas") == ["Lucas"]


def test_names_are_looked_at_when_the_engine_is_broken_and_the_page_says_so(
    client: Client, portal: Portal, broken_index: Any
) -> None:
    MediatorFactory(name="Samira")
    MediatorFactory(name="Benoît")
    assert names(client, "?q=sami") == ["Samira"]
    assert main(client.get(f"{LIST}?q=sami")).select_one(".notice")


@pytest.mark.parametrize(
    "query", ["?archetype=licorne", "?department=999", "?language=klingon", "?page=zwölf"]
)
def test_what_is_not_understood_is_left_out(client: Client, portal: Portal, query: str) -> None:
    MediatorFactory(name="Samira")
    assert names(client, query) == ["Samira"]
    said = bool(main(client.get(LIST + query)).select(".notice"))
    assert said == ("page" not in query)


def test_nobody_found_leads_somewhere_else(client: Client, portal: Portal) -> None:
    MediatorFactory(languages=["fr"])
    page = main(client.get(f"{LIST}?language=wo"))
    assert "Personne ici pour l’instant" in words(page)
    assert LIST in links(page)


def test_a_long_list_has_pages_that_keep_the_choice(client: Client, portal: Portal) -> None:
    for _number in range(PER_PAGE + 1):
        MediatorFactory(languages=["fr"])
    page = main(client.get(f"{LIST}?language=fr"))
    assert len(page.select(".mediator-list > li")) == PER_PAGE
    assert "?language=fr&page=2" in links(page)
    assert len(names(client, "?language=fr&page=2")) == 1


def test_a_person_shows_archetypes_and_places_as_links(
    client: Client, portal: Portal, chameleon: ArchetypePage
) -> None:
    place = PlaceFactory()
    MediatorFactory(archetypes=[chameleon], places=[place])
    assert {chameleon.url, f"{portal.directory.url}{place.slug}/"} <= set(
        links(main(client.get(LIST)))
    )


def test_a_list_costs_the_same_queries_for_few_and_many(
    client: Client, portal: Portal, chameleon: ArchetypePage
) -> None:
    def add(many: int) -> None:
        for _number in range(many):
            MediatorFactory(archetypes=[chameleon], places=[PlaceFactory(), PlaceFactory()])

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        return len(queries)

    add(2)
    for _time in range(2):  # what is made once, and what is kept from then on
        cost()
    few = cost()
    add(15)
    assert cost() == few
