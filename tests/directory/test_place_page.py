"""A place's page: what a person needs, in the order in which they need it."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from directory import place_extras
from directory.models import DirectoryPage, Place
from members import consent
from members.models import Mediator
from stories.models import StoryPage
from tests.directory.factories import CommuneFactory, PlaceFactory
from tests.directory.reading import asked_by, headings, names, seen
from tests.reading import soup, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pages(pages: dict[str, DirectoryPage], index: None, tuesday: datetime.datetime) -> None:
    """Pages in both languages, and it is Tuesday 12 May 2026, 10:20; Thursday is Ascension Day."""


def page_of(place: Place, language: str = "en") -> HttpResponse:
    directory = {"en": "/en/places/", "fr": "/fr/lieux/"}[language]
    response = Client().get(f"{directory}{place.slug}/")
    assert response.status_code == 200
    return response


def addresses(response: HttpResponse) -> dict[str, str]:
    """The links in the main part by their words."""
    main = soup(response).main
    assert main is not None
    return {words(one): str(one["href"]) for one in main.find_all("a")}


def week(response: HttpResponse) -> list[str]:
    """The rows of the table of hours."""
    return [words(row) for row in soup(response).select("tbody tr")]


@pytest.fixture
def full() -> Place:
    """A place of which everything is known."""
    place: Place = PlaceFactory(
        name="La Machinerie",
        typologies=["FABLAB"],
        summary="Un fablab au bord de la Somme.",
        description="On y répare.\n\nVoir https://exemple.org",
        address="70 rue des Jacobins",
        address_extra="Au fond de la cour",
        phone="+33322225040",
        emails=["bonjour@exemple.org"],
        websites=["https://www.exemple.org/lieu"],
        booking_url="https://rdv.exemple.org/machinerie",
        opening_hours="Mo-Fr 09:00-12:00,14:00-18:30; PH off",
        services=["Loisirs et créations numériques"],
        audiences=["Seniors"],
        fees=["Gratuit"],
        access_modes=["Se présenter"],
        special_care=["Handicaps moteurs"],
        accessibility_url="https://acceslibre.exemple.org/1",
        programmes=["France Services"],
        parent_structure="Association La Machinerie",
        source="Hub du Nord",
        updated_on=datetime.date(2026, 1, 5),
        checked_on=datetime.date(2026, 4, 1),
    )
    return place


def test_the_order_is_that_of_a_persons_questions(full: Place, reindex: Callable[[], None]) -> None:
    PlaceFactory(name="Voisine")
    reindex()
    told = {
        "en": ("Digital leisure", "Older people"),
        "fr": ("Loisirs et créations", "Seniors"),
    }
    for language, (service, audience) in told.items():
        text = seen(page_of(full, language))
        asked = (
            "La Machinerie",
            "70 rue des Jacobins",  # how to go
            "03 22 22 50 40",  # how to call
            service,  # what help
            audience,  # for whom
            "Acceslibre",  # how to get in
            "Voisine",
            "Hub du Nord",
        )
        places = [text.index(one) for one in asked]
        assert places == sorted(places)
        assert text.index("12") < text.index("70 rue")  # is it open


def test_it_begins_with_what_it_is_and_whether_it_is_open(full: Place) -> None:
    assert seen(page_of(full)).startswith(
        "Fablab · Amiens La Machinerie Un fablab au bord de la Somme. Open until 12 pm"
    )
    assert "Ouvert jusqu’à 12 h" in seen(page_of(full, "fr"))


def test_everything_known_is_said_in_the_language_read(full: Place) -> None:
    english, french = seen(page_of(full)), seen(page_of(full, "fr"))
    for said in (
        "70 rue des Jacobins, Au fond de la cour",
        "80000 Amiens",
        "03 22 22 50 40",
        "bonjour@exemple.org",
        "exemple.org",
        "On y répare.",
        "France Services",
        "Association La Machinerie",
        "Hub du Nord",
    ):
        assert said in english and said in french
    assert "Digital leisure and creation" in english
    assert "Loisirs et créations numériques" in french
    assert "5 January 2026" in english and "5 janvier 2026" in french
    assert "1 April 2026" in english and "avril 2026" in french


def test_what_is_not_known_takes_no_room(reindex: Callable[[], None]) -> None:
    place = PlaceFactory(
        typologies=[], services=[], source="", address="", latitude=None, longitude=None
    )
    reindex()
    assert headings(page_of(place)) == [place.name, "When is it open?", "Where is it?"]


# Hours


def test_the_weeks_hours_with_today_and_the_public_holiday(full: Place) -> None:
    rows = week(page_of(full))
    assert [row.split()[0] for row in rows] == [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ]
    assert rows[1].startswith("Tuesday today 9 am – 12 pm, 2 pm – 6:30 pm")
    assert sum("today" in row for row in rows) == 1
    assert "closed" in rows[3] and "Ascension" in rows[3]
    assert "closed" in rows[5]
    french = week(page_of(full, "fr"))
    assert french[1].lower().startswith("mardi aujourd’hui 9 h – 12 h, 14 h – 18 h 30")


@pytest.mark.parametrize(
    ("hours", "state"),
    [
        ("Tu 14:00-18:00", "Closed, opens at 2 pm"),
        ("We 09:00-12:00", "Closed, opens tomorrow at 9 am"),
        ("Sa 09:00-12:00", "Closed, opens Saturday at 9 am"),
        ("Tu 09:00-10:45", "Open, closes soon: at 10:45 am"),
        ("24/7", "Open day and night"),
        ("", "Opening hours not known"),
    ],
)
def test_the_next_opening_is_told(hours: str, state: str) -> None:
    assert state in seen(page_of(PlaceFactory(opening_hours=hours)))


def test_hours_that_nobody_can_read_are_shown_as_they_came() -> None:
    page = page_of(PlaceFactory(opening_hours="Quand la lumière est allumée"))
    assert "Quand la lumière est allumée" in seen(page)
    assert "We could not read these hours" in seen(page)
    assert week(page) == []


def test_unknown_hours_say_to_call_first() -> None:
    assert "call or write before you go" in seen(page_of(PlaceFactory()))


def test_hours_are_those_of_the_places_own_clocks() -> None:
    place = PlaceFactory(department="974", commune="Saint-Denis", opening_hours="Tu 12:00-15:00")
    assert "Open until 3 pm" in seen(page_of(place))


# The way


def test_route_planners_lead_to_the_point(full: Place) -> None:
    found = addresses(page_of(full))
    for planner in ("OpenStreetMap", "Google Maps", "Apple Maps"):
        assert "49.894200,2.295700" in found[planner]
    assert asked_by(found["See on the map"])["near"] == ["49.8942,2.2957"]


def test_an_approximate_point_is_told_and_routes_lead_to_the_address() -> None:
    place = PlaceFactory(approximate=True, address="1 rue de la Paix")
    page = page_of(place)
    assert "We only know the town" in seen(page)
    assert "49.89" not in addresses(page)["OpenStreetMap"]
    assert asked_by(addresses(page)["OpenStreetMap"]) == {"to": ["1 rue de la Paix, 80000 Amiens"]}


def test_without_a_point_there_is_no_map_but_a_way() -> None:
    page = page_of(PlaceFactory(latitude=None, longitude=None))
    assert "See on the map" not in addresses(page)
    assert asked_by(addresses(page)["OpenStreetMap"]) == {"to": ["80000 Amiens"]}


def test_the_second_line_of_an_address_is_shown_without_the_first() -> None:
    assert "Salle des fêtes" in seen(page_of(PlaceFactory(address_extra="Salle des fêtes")))


def test_ways_to_get_in_touch(full: Place) -> None:
    urls = addresses(page_of(full)).values()
    for url in (
        "tel:+33322225040",
        "https://rdv.exemple.org/machinerie",
        "mailto:bonjour@exemple.org",
        "https://www.exemple.org/lieu",
        "https://acceslibre.exemple.org/1",
    ):
        assert url in urls


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    place = PlaceFactory(
        websites=["javascript:alert(1)", "exemple.org", "https://bon.exemple.org"],
        description="<script>alert(2)</script> javascript:alert(3)",
    )
    page = page_of(place)
    links = [
        str(link["href"])
        for link in soup(page).main.find_all("a")  # type: ignore[union-attr]
        if "alert" in str(link["href"]) or "exemple" in str(link["href"])
    ]
    assert links == ["https://bon.exemple.org"]
    assert "<script>alert(2)</script>" in seen(page)


# What must be known before


def test_a_closed_place_says_so_and_proposes_the_nearest_that_are_not(
    reindex: Callable[[], None],
) -> None:
    closed = PlaceFactory(
        name="Ancien", state=Place.State.CLOSED, opening_hours="24/7", phone="+33322225040"
    )
    PlaceFactory(name="Loin", latitude=50.0)
    PlaceFactory(name="Près", latitude=49.9)
    PlaceFactory(name="Fermé aussi", latitude=49.8942, state=Place.State.CLOSED)
    reindex()
    page = page_of(closed)
    assert "Closed for good" in seen(page)
    assert "This place has closed for good" in seen(page)
    assert names(page) == ["Près", "Loin"] or ("Près" in seen(page) and "Loin" in seen(page))
    order = [seen(page).index(one) for one in ("closed for good", "Près", "Loin", "Where is it?")]
    assert order == sorted(order)
    assert "Fermé aussi" not in seen(page)
    assert "tel:+33322225040" not in addresses(page).values()
    assert "When is it open?" not in headings(page)
    assert "OpenStreetMap" not in addresses(page)
    assert soup(page).select_one('meta[name=robots][content*="noindex"]')


def test_a_closed_place_without_a_point_proposes_those_of_its_town(
    reindex: Callable[[], None],
) -> None:
    CommuneFactory(code="80021", name="Amiens", postcodes=["80000"], population=130_000)
    closed = PlaceFactory(state=Place.State.CLOSED, latitude=None, longitude=None)
    PlaceFactory(name="Toujours là")
    reindex()
    assert "Toujours là" in seen(page_of(closed))


def test_a_closed_place_promises_no_neighbours_where_there_are_none(
    reindex: Callable[[], None],
) -> None:
    reindex()
    page = page_of(PlaceFactory(state=Place.State.CLOSED))
    assert "This place has closed for good" in seen(page)
    assert "are below" not in seen(page)


def test_an_invented_example_says_so() -> None:
    assert "This place does not exist" in seen(page_of(PlaceFactory(is_example=True)))


def test_a_travelling_place_says_to_ask_where_it_stops() -> None:
    assert "Ask where it stops" in seen(page_of(PlaceFactory(itinerance=["Itinérant"])))


def test_a_place_gone_from_its_source_says_since_when() -> None:
    place = PlaceFactory(missing_since=datetime.date(2026, 3, 1))
    assert "No longer in its source since 1 March 2026" in seen(page_of(place))


def test_how_to_correct_it_is_told(full: Place) -> None:
    DirectoryPage.objects.update(correction_help="<p>Écrivez-nous.</p>")
    assert "Écrivez-nous." in seen(page_of(full))


# Whether there is a page


@pytest.mark.parametrize("address", ["/fr/lieux/", "/en/places/"])
@pytest.mark.parametrize("hidden", [{"state": Place.State.HIDDEN}, {"live": False}])
def test_a_hidden_place_and_a_draft_have_no_page(address: str, hidden: dict[str, Any]) -> None:
    place = PlaceFactory(**hidden)
    assert Client().get(f"{address}{place.slug}/").status_code == 404


def test_an_unknown_place_is_not_found() -> None:
    assert Client().get("/fr/lieux/nulle-part/").status_code == 404


def test_capitals_in_an_address_lead_to_the_place(full: Place) -> None:
    response = Client().get("/en/places/La-Machinerie-AMIENS/")
    assert response.status_code == 301
    assert response["Location"].endswith("/en/places/la-machinerie-amiens/")
    assert Client().get("/en/places/Nulle-Part/").status_code == 404


def test_capitals_do_not_tell_of_a_hidden_place() -> None:
    place = PlaceFactory(state=Place.State.HIDDEN)
    assert Client().get(f"/en/places/{place.slug.upper()}/").status_code == 404


def test_both_languages_lead_to_the_same_place(full: Place) -> None:
    alternates = {
        one["hreflang"]: str(one["href"])
        for one in soup(page_of(full)).select("link[rel=alternate][hreflang]")
    }
    assert alternates["fr"].endswith("/fr/lieux/la-machinerie-amiens/")
    assert alternates["en"].endswith("/en/places/la-machinerie-amiens/")


def test_the_title_and_the_description_say_what_it_is(full: Place) -> None:
    page = soup(page_of(full))
    assert page.title is not None and page.title.text.startswith("La Machinerie (Amiens)")
    description = page.select_one("meta[name=description]")
    assert description is not None and description["content"] == full.summary


def test_a_draft_is_previewed_as_readers_will_see_it() -> None:
    place = PlaceFactory(name="Brouillon", live=False)
    response = place.make_preview_request()
    response.render()
    assert "Brouillon" in headings(response)


# What others tell


def test_a_room_adds_to_the_page_where_it_registered(
    full: Place, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> None:
    (tmp_path / "told.html").write_text("<section><h2>{{ said }} {{ place.name }}</h2></section>")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    monkeypatch.setattr(place_extras, "_makers", {})

    def tells(said: str) -> place_extras.Maker:
        def maker(place: Place, request: HttpRequest) -> place_extras.Extra | None:
            return place_extras.Extra("told.html", {"said": said}) if said else None

        return maker

    place_extras.register("late", "after", tells("Told of"))
    place_extras.register("people", "people", tells("replaced"))
    place_extras.register("people", "people", tells("Working at"))
    place_extras.register("silent", "people", tells(""))
    assert headings(page_of(full))[-2:] == ["Working at La Machinerie", "Told of La Machinerie"]


def test_its_mediators_are_shown_when_readers_may_see_them(full: Place) -> None:
    for name, live in (("Nadia", True), ("Malo", False)):
        mediator = Mediator.objects.create(name=name, live=live, shown=[consent.PLACES])
        mediator.places.add(full)
        mediator.save()
    text = seen(page_of(full))
    assert "Nadia" in text and "Malo" not in text


def test_its_stories_are_listed_in_return(full: Place) -> None:
    home = Site.objects.get(is_default_site=True).root_page
    told = home.add_child(
        instance=StoryPage(title="Une nuit au fablab", slug="nuit", locale=home.locale)
    )
    told.story_places.create(place=full)
    told.save()
    draft = home.add_child(
        instance=StoryPage(title="Pas encore", slug="draft", live=False, locale=home.locale)
    )
    draft.story_places.create(place=full)
    draft.save()
    text = seen(page_of(full, "fr"))
    assert "Une nuit au fablab" in text and "Pas encore" not in text
    assert "Une nuit au fablab" not in seen(page_of(PlaceFactory(), "fr"))


# Neighbours and cost


def test_neighbours_are_the_nearest_without_the_place_itself(
    full: Place, reindex: Callable[[], None]
) -> None:
    for number in range(1, 7):
        PlaceFactory(name=f"À {number} km", latitude=49.8942 + number / 111.2)
    reindex()
    text = seen(page_of(full)).partition("Other places nearby")[2]
    assert [number for number in range(1, 7) if f"À {number} km" in text] == [1, 2, 3, 4]
    assert "La Machinerie" not in text
    assert "1.0 km" in text


def test_queries_are_few_however_many_places(full: Place, reindex: Callable[[], None]) -> None:
    reindex()
    few = queries(full)
    PlaceFactory.create_batch(40)
    for number in range(5):
        Mediator.objects.create(name=f"M{number}").places.add(full)
    reindex()
    many = queries(full)
    assert few <= 13
    assert many <= 13


def queries(place: Place) -> int:
    """How many it takes once the process has been asked before."""
    page_of(place)
    page_of(place)
    with CaptureQueriesContext(connection) as captured:
        page_of(place)
    return len(captured)
