"""The home page: the way to everything else, with figures that are true."""

from datetime import date, timedelta

import pytest
from django.test import Client

from directory.models import Place
from stories.models import Motto
from tests.directory.factories import PlaceFactory
from tests.home.factories import Portal
from tests.home.reading import links, main, titles
from tests.members.factories import MediatorFactory
from tests.reading import words
from tests.stories.factories import MottoFactory, StoryPageFactory


def test_the_figures_count_what_readers_can_find(client: Client, portal: Portal) -> None:
    PlaceFactory.create_batch(4)
    PlaceFactory(state=Place.State.CLOSED)
    PlaceFactory(state=Place.State.HIDDEN)
    PlaceFactory(live=False)
    MediatorFactory.create_batch(2)
    MediatorFactory(live=False)
    StoryPageFactory.create_batch(3, parent=portal.stories)
    StoryPageFactory(parent=portal.stories, live=False)
    portal.home.hero_lead = "{places} lieux, {mediators} personnes, {stories} récits."
    portal.home.save()
    page = main(client.get("/fr/"))
    assert "4 lieux, 2 personnes, 3 récits." in words(page)
    assert [words(figure) for figure in page.select("dd")] == ["4", "2", "3"]


def test_a_figure_that_is_zero_is_left_out(client: Client, portal: Portal) -> None:
    PlaceFactory()
    assert [words(figure) for figure in main(client.get("/fr/")).select("dd")] == ["1"]


def test_the_three_latest_stories_stand_on_it_newest_first(client: Client, portal: Portal) -> None:
    for day in (5, 1, 3, 9):
        StoryPageFactory(parent=portal.stories, title=f"Le {day} mai", date=date(2026, 5, day))
    assert titles(client.get("/fr/"), "h3") == ["Le 9 mai", "Le 5 mai", "Le 3 mai"]


def test_stories_of_another_language_stay_on_its_own_home_page(
    client: Client, portal: Portal
) -> None:
    StoryPageFactory(parent=portal.stories, title="Une journée dans le bus")
    assert "Une journée dans le bus" in titles(client.get("/fr/"))
    assert "Une journée dans le bus" not in titles(client.get("/en/"))


def test_the_search_box_asks_the_directory_without_javascript(
    client: Client, portal: Portal
) -> None:
    form = main(client.get("/fr/")).select_one("form")
    assert form is not None
    assert (form["action"], form["method"]) == (portal.directory.url, "get")
    assert [field["name"] for field in form.select("input")] == ["q", "locality"]


def test_a_frequent_need_leads_to_the_directory_filtered(client: Client, portal: Portal) -> None:
    portal.home.needs = [{"type": "need", "value": {"label": "Imprimer", "query": "q=imprimante"}}]
    portal.home.save()
    page = main(client.get("/fr/"))
    assert "Imprimer" in words(page)
    assert f"{portal.directory.url}?q=imprimante" in links(page)


@pytest.mark.django_db
def test_each_motto_has_its_day_in_turn() -> None:
    mottos = MottoFactory.create_batch(3)
    MottoFactory(live=False)
    first = date(2026, 5, 1)
    days = [first + timedelta(days=number) for number in range(6)]
    chosen = [Motto.objects.of_the_day("fr", day) for day in days]
    assert set(chosen[:3]) == set(mottos)
    assert chosen[:3] == chosen[3:]


def test_the_motto_of_the_day_leads_to_its_own_address(client: Client, portal: Portal) -> None:
    motto = MottoFactory(text="On ne lâche personne.")
    page = main(client.get("/fr/"))
    assert "On ne lâche personne." in words(page)
    assert f"{portal.wall.url}{motto.slug}/" in links(page)


def test_without_stories_mottos_and_places_the_page_still_welcomes(
    client: Client, portal: Portal
) -> None:
    page = client.get("/fr/")
    assert titles(page, "h1") == ["Trouver de l’aide"]
    assert not main(page).select("dl, .motto-of-the-day, .story-list")


def test_the_map_is_a_link_and_a_picture_until_asked_for(client: Client, portal: Portal) -> None:
    page = client.get("/fr/")
    assert not main(page).select("iframe, canvas")
    assert "leaflet" not in page.text
    assert portal.directory.url in links(main(page))
