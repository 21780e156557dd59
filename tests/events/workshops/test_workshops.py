"""Recipes of workshops: read, checked, found, and what came out of their runs."""

import datetime
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail_factories import ImageFactory

from events.models import WorkshopPage
from tests.directory.factories import PlaceFactory
from tests.events.workshops.factories import run, said, step, workshop
from tests.home.factories import Portal
from tests.home.reading import main
from tests.quests.factories import QuestFactory, plant_archetypes

NO_BREAK = "\u00a0"


def read(client: Client, page: WorkshopPage) -> str:
    """What the page says, without its markup and with plain spaces."""
    answer = client.get(page.url)
    assert answer.status_code == 200
    return " ".join(main(answer).get_text(" ").replace(NO_BREAK, " ").split())


def test_a_recipe_says_what_it_needs_and_when_each_step_comes(
    client: Client, portal: Portal
) -> None:
    page = workshop(
        portal.home,
        duration=90,
        material=["Dix crayons"],
        steps=[step("Se présenter", 15), step("Dessiner", 60)],
    )
    text = read(client, page)
    assert "1 h 30" in text
    assert "de 6 à 10 personnes" in text
    assert "Dix crayons" in text
    assert "2 étapes, 1 h 15 en tout. Il reste 15 min de battement." in text
    assert "1 h 0 h 15 – 1 h 15 Dessiner" in text


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"duration": 20, "steps": [step("Dessiner", 30)]}, "duration"),
        ({"group_from": 8, "group_to": 4}, "group_to"),
    ],
)
def test_a_recipe_that_cannot_be_is_refused(
    portal: Portal, fields: dict[str, object], fault: str
) -> None:
    page = workshop(portal.home)
    for name, value in fields.items():
        setattr(page, name, value)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == [fault]


def test_results_are_gathered_over_all_runs(client: Client, portal: Portal) -> None:
    place = PlaceFactory(name="La Machinerie", commune="Amiens")
    page = workshop(
        portal.home,
        runs=[
            run(place=place.pk, people=10, date=datetime.date(2026, 3, 1)),
            run(where="en ligne", results=[said("Trois devises.")]),
        ],
    )
    text = read(client, page)
    assert "animations 2" in text
    assert "personnes, là où on les a comptées 10" in text
    assert "La Machinerie, Amiens 1er mars 2026 · 10 personnes" in text
    assert "en ligne Jour non connu Trois devises." in text


def test_a_recipe_without_runs_says_nothing_of_them(client: Client, portal: Portal) -> None:
    assert "Ce qui en est sorti" not in read(client, workshop(portal.home))


def test_a_room_is_offered_where_the_quest_has_something_to_weigh(
    client: Client, portal: Portal
) -> None:
    quest = QuestFactory()
    page = workshop(portal.home, quest=quest)
    link = f"/fr/quetes/{quest.slug}/atelier/"
    assert not main(client.get(page.url)).select(f'a[href="{link}"]')
    plant_archetypes(portal.home)
    assert main(client.get(page.url)).select(f'a[href="{link}"]')


def test_a_recipe_leads_to_a_room_for_orders_instead(client: Client, portal: Portal) -> None:
    page = workshop(portal.home, room_kind="orders")
    assert main(client.get(page.url)).select('a[href="/fr/formations/commandes/atelier/"]')
    page.quest = QuestFactory()
    with pytest.raises(ValidationError):
        page.full_clean()


def test_the_list_has_all_that_are_public_and_costs_the_same_however_long(
    client: Client, portal: Portal
) -> None:
    first = workshop(portal.home, title="Le premier", cover=ImageFactory(), cover_alt="Un")
    workshop(portal.home, title="Le brouillon", live=False)
    index = first.get_parent().url

    def cost() -> int:
        client.get(index)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(index)
        return len(queries)

    few = cost()
    for number in range(4):
        workshop(portal.home, title=f"Le suivant {number}", cover=ImageFactory(), cover_alt="Un")
    assert cost() == few
    titles = [link.get_text() for link in main(client.get(index)).select("h2 a")]
    assert titles == ["Le premier", *(f"Le suivant {number}" for number in range(4))]


def test_a_workshop_is_found_by_the_words_of_its_steps(
    client: Client, portal: Portal, reindex: Callable[[], None]
) -> None:
    page = workshop(portal.home, title="Le blason", steps=[step("Héraldique", 5)])
    reindex()
    answer = client.get("/fr/recherche/", {"q": "héraldique", "kind": "workshop"})
    assert [link["href"] for link in main(answer).select(".result h2 a")] == [page.url]


def test_the_api_tells_the_steps_and_how_often_a_workshop_was_run(
    client: Client, portal: Portal
) -> None:
    page = workshop(portal.home, title="Le blason", steps=[step("L’écu", 35)], runs=[run()])
    [told] = client.get("/api/v1/workshops?lang=fr").json()["results"]
    assert told["url"].endswith(page.url)
    assert (told["title"], told["minutes"], told["runs"]) == ("Le blason", 60, 1)
    assert told["steps"] == [{"title": "L’écu", "minutes": 35, "html": "<p>On dessine.</p>"}]
