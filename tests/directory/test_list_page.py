"""The page with the list and the map: what a reader sees, and what a browser without JavaScript
sends back."""

import datetime
import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import pytest
from bs4 import Tag
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from directory.list_page import number_words
from directory.models import DirectoryPage
from tests.directory.factories import CommuneFactory, PlaceFactory
from tests.directory.reading import asked_by, headings, names, seen, sent_by
from tests.reading import soup, words

pytestmark = pytest.mark.django_db

Pages = dict[str, DirectoryPage]


@pytest.fixture(autouse=True)
def _pages(pages: Pages) -> None:
    """Every test here reads the directory's pages."""


@pytest.fixture
def amiens() -> None:
    CommuneFactory(amiens=True)


def french(query: str = "") -> HttpResponse:
    return read(f"/fr/lieux/?{query}")


def english(query: str = "") -> HttpResponse:
    return read(f"/en/places/?{query}")


def read(url: str) -> HttpResponse:
    response = Client().get(url)
    assert response.status_code == 200
    return response


def heading(response: HttpResponse) -> str:
    """The heading of the list."""
    return headings(response)[1]


def links(response: HttpResponse) -> dict[str, str]:
    """The addresses in the main part by their words."""
    main = soup(response).main
    assert main is not None
    here = response.wsgi_request.get_full_path()  # type: ignore[attr-defined]
    return {words(one): urljoin(here, str(one["href"])) for one in main.find_all("a")}


def link(response: HttpResponse, *parts: str) -> str:
    """The address of the link that says all of ``parts``."""
    return next(url for text, url in links(response).items() if all(one in text for one in parts))


def form(response: HttpResponse, field: str) -> Tag:
    """The form with a field of that name that one can see."""
    for one in soup(response).main.find_all("form"):  # type: ignore[union-attr]
        if any(found.get("type") != "hidden" for found in one.find_all(attrs={"name": field})):
            return one
    raise AssertionError(f"no form with {field}")


# The heading


def test_the_heading_counts(reindex: Callable[[], None]) -> None:
    PlaceFactory()
    reindex()
    assert heading(english()) == "1 place"
    PlaceFactory.create_batch(2)
    reindex()
    assert heading(english()) == "3 places"
    assert re.fullmatch(r"3 \w+", heading(french()))
    assert heading(english("q=xyzzy")) == "No place"


def test_the_heading_says_where(amiens: None, reindex: Callable[[], None]) -> None:
    CommuneFactory(code="76351", name="Le Havre", population=170_000, latitude=49.9, longitude=2.3)
    PlaceFactory()
    reindex()
    assert heading(english("locality=amiens")) == "1 place near Amiens"
    assert heading(french("locality=amiens")).endswith("près d’Amiens")
    assert heading(french("locality=80000")).endswith("près d’Amiens")
    assert heading(french("locality=le havre")).endswith("près du Havre")
    assert heading(english("locality=Somme")) == "1 place · Somme (80)"
    assert heading(english("locality=picardie")) == "1 place · Picardie (région)"
    assert heading(english("near=49.9,2.3")) == "1 place around you"
    assert heading(english("bbox=2,49,3,50")) == "1 place in this part of the map"


def test_a_point_that_was_typed_is_no_town(reindex: Callable[[], None]) -> None:
    PlaceFactory()
    reindex()
    assert heading(english("locality=49.9,2.3")) == "1 place around this point"


def test_thousands_are_kept_apart_as_each_language_does() -> None:
    with translation.override("fr"):
        assert number_words(4357) == "4\u202f357"
    with translation.override("en"):
        assert number_words(4357) == "4,357"


def test_the_title_tells_a_search_from_the_page_itself(reindex: Callable[[], None]) -> None:
    PlaceFactory()
    reindex()
    assert "Trouver de l’aide" in seen(french())
    page = soup(english("q=espace"))
    assert page.title is not None and page.title.text.startswith("1 place")
    assert page.select_one('meta[name=robots][content*="noindex"]')
    assert not soup(english()).select_one("meta[name=robots]")


# The list


def test_a_card_says_what_one_needs_to_choose(
    amiens: None, reindex: Callable[[], None], tuesday: datetime.datetime
) -> None:
    PlaceFactory(
        name="La Machinerie",
        typologies=["FABLAB"],
        services=["Loisirs et créations numériques"],
        opening_hours="Tu-Sa 09:00-19:00",
        latitude=49.9,
        is_example=True,
    )
    reindex()
    text = seen(english("locality=amiens"))
    for said in (
        "La Machinerie",
        "Fablab",
        "Amiens",
        "650 m",
        "Open until 7 pm",
        "Digital leisure and creation",
        "Invented example",
    ):
        assert said in text
    assert "/en/places/la-machinerie-amiens/" in links(english("locality=amiens")).values()
    assert "/fr/lieux/la-machinerie-amiens/" in links(french()).values()
    assert "Ouvert jusqu’à 19 h" in seen(french("locality=amiens"))


def test_orders_are_links_and_the_one_in_force_is_told(
    amiens: None, reindex: Callable[[], None]
) -> None:
    PlaceFactory(name="Zoé", latitude=49.8942)
    PlaceFactory(name="Ada", latitude=49.95)
    reindex()
    page = english("locality=amiens")
    assert names(page) == ["Zoé", "Ada"]
    assert "Nearest first" not in links(page)
    assert names(read(link(page, "From A to Z"))) == ["Ada", "Zoé"]
    assert "Best matches first" not in links(page)
    assert "Best matches first" in links(english("locality=amiens&q=ada"))


# Pages


def test_pages_lead_to_each_other(reindex: Callable[[], None]) -> None:
    for number in range(25):
        PlaceFactory(name=f"Lieu {number:02}")
    reindex()
    first = english("frais_a_charge=&q=lieu&sort=name")
    assert len(names(first)) == 20
    second = read(link(first, "Next"))
    assert names(second) == [f"Lieu {number}" for number in range(20, 25)]
    assert asked_by(link(second, "Previous")) == {"q": ["lieu"], "sort": ["name"]}
    assert "Next" not in links(second)
    numbered = soup(second).select_one("ol[start]")
    assert numbered is not None and numbered["start"] == "21"


def test_one_page_has_no_pagination(reindex: Callable[[], None]) -> None:
    PlaceFactory()
    reindex()
    assert not soup(english()).select("[rel=next], [rel=prev], [aria-current=page]")


def test_a_page_beyond_the_last_says_so_and_leads_back(reindex: Callable[[], None]) -> None:
    PlaceFactory.create_batch(25)
    reindex()
    page = english("page=9")
    assert heading(page) == "25 places"
    assert "No place fits all of that" not in seen(page)
    assert "There is no page 9" in seen(page)
    assert asked_by(link(page, "Previous")) == {"page": ["2"]}
    only = english("page=9&page_size=100")
    assert "There is no page 9" in seen(only)
    assert len(names(read(link(only, "first page")))) == 25


# Notices


def test_what_was_not_understood_is_said_and_the_rest_answered(
    amiens: None, reindex: Callable[[], None]
) -> None:
    PlaceFactory(name="Mairie")
    PlaceFactory(name="Poste")
    reindex()
    page = english("q=mairie&radius=far&services=nothing&page=x")
    assert names(page) == ["Mairie"]
    assert "A distance from 0 to 2000 km is expected." in seen(page)
    assert "“Help offered” has no value “nothing”." in seen(page)
    assert "A whole number from 1 to 1000000 is expected." in seen(page)


def test_what_was_not_understood_is_shown_as_text(reindex: Callable[[], None]) -> None:
    reindex()
    page = english('services=<script>alert(1)</script>&q=<b>x</b>&locality="><i>')
    assert not soup(page).main.select("b, i, script:not([type])")  # type: ignore[union-attr]
    assert "<script>alert" in seen(page)


def test_an_unknown_town_is_said_and_one_like_it_offered(
    amiens: None, reindex: Callable[[], None]
) -> None:
    PlaceFactory()
    reindex()
    page = english("q=espace&locality=Amines")
    assert "We do not know this locality. Is it one of these: Amiens (80)?" in seen(page)
    asked = asked_by(link(page, "Amiens (80)"))
    assert asked == {"q": ["espace"], "locality": ["Amiens (80)"]}
    where = form(page, "locality").find(attrs={"name": "locality"})
    assert isinstance(where, Tag) and where["value"] == "Amines"


def test_other_towns_of_the_name_are_offered(reindex: Callable[[], None]) -> None:
    CommuneFactory(code="62774", name="Saint-Léger", population=500)
    CommuneFactory(code="80700", name="Saint-Léger", population=300)
    reindex()
    page = english("locality=saint+leger&page=2&radius=5")
    other = link(page, "Saint-Léger (80)", "Somme")
    assert asked_by(other) == {"locality": ["Saint-Léger (80)"]}
    assert heading(page) == "No place near Saint-Léger (62)"


def test_a_wider_circle_is_told(amiens: None, reindex: Callable[[], None]) -> None:
    PlaceFactory(latitude=50.25, longitude=2.3)
    reindex()
    assert "within 60 km" in seen(english("locality=amiens"))


def test_places_left_out_for_want_of_hours_are_told_and_one_click_away(
    reindex: Callable[[], None], tuesday: datetime.datetime
) -> None:
    PlaceFactory(name="Ouvert", opening_hours="24/7")
    PlaceFactory(name="Qui sait")
    reindex()
    page = english("open_at=now")
    assert names(page) == ["Ouvert"]
    assert names(read(link(page, "Show them too"))) == ["Ouvert", "Qui sait"]
    assert "Show them too" not in links(english("open_at=now&open_unknown=1"))


def test_nothing_found_says_what_to_loosen(
    reindex: Callable[[], None], pages: Pages, amiens: None
) -> None:
    DirectoryPage.objects.update(no_result_help="<p>Call <b>01 23</b>.</p>")
    PlaceFactory.create_batch(2, fees=["Gratuit"])
    reindex()
    page = english("frais_a_charge=gratuit&family=library")
    assert "No place fits all of that" in seen(page)
    assert "Call 01 23 ." in seen(page)
    assert len(names(read(link(page, "Without the filter “Library”", "2")))) == 2
    assert "Try other words" not in seen(page)


# Filters


def test_what_is_set_can_be_taken_away_one_by_one_or_at_once(
    amiens: None, reindex: Callable[[], None]
) -> None:
    PlaceFactory(fees=["Gratuit"], typologies=["BIB"])
    reindex()
    query = "q=espace&locality=amiens&radius=20&frais_a_charge=gratuit&family=library"
    page = english(f"{query}&filters=all")
    assert asked_by(link(page, "Free", "Remove")) == {
        "q": ["espace"],
        "locality": ["amiens"],
        "radius": ["20"],
        "family": ["library"],
    }
    assert "family" not in asked_by(link(page, "Library", "Remove"))
    assert asked_by(link(page, "Remove all the filters")) == {
        "q": ["espace"],
        "locality": ["amiens"],
        "radius": ["20"],
    }


def test_frequent_filters_are_links_with_true_counts(reindex: Callable[[], None]) -> None:
    PlaceFactory.create_batch(2, fees=["Gratuit"])
    PlaceFactory()
    reindex()
    page = english("q=espace")
    free = link(page, "Free", "2")
    assert asked_by(free) == {"q": ["espace"], "frais_a_charge": ["gratuit"]}
    assert len(names(read(free))) == 2


def test_the_form_shows_every_value_with_its_count_and_what_is_ticked(
    reindex: Callable[[], None],
) -> None:
    PlaceFactory.create_batch(2, typologies=["BIB"])
    PlaceFactory(typologies=["FABLAB"])
    reindex()
    boxes = form(english("family=library&filters=all"), "family").select("input[name=family]")
    said = {
        box["value"]: (words(box.parent), box.has_attr("checked")) for box in boxes if box.parent
    }
    assert said == {"library": ("Library 2", True), "fablab": ("Fablab 1", False)}


FULL = (
    "q=espace&locality=amiens&radius=20&services=aide-aux-demarches-administratives"
    "&family=library&family=fablab&frais_a_charge=gratuit&open_at=sat-1000&open_unknown=1"
    "&sort=name&page_size=50"
)


def test_a_browser_without_javascript_sends_the_filters_back_as_they_were(
    amiens: None, reindex: Callable[[], None]
) -> None:
    PlaceFactory(typologies=["BIB"], fees=["Gratuit"])
    reindex()
    folded = english(FULL)
    assert len(names(folded)) == 1
    page = read(link(folded, "All the filters"))
    assert sent_by(form(page, "family")) == asked_by(f"?{FULL}")


def test_a_ticked_value_that_finds_nothing_is_sent_back_all_the_same(
    reindex: Callable[[], None],
) -> None:
    PlaceFactory()
    reindex()
    query = "department=59&source=Hub%20du%20Nord&itinerance=fixe&typologie=ccas"
    sent = sent_by(form(english(query + "&filters=all"), "open_at"))
    assert sent == asked_by(f"?{query}")


def test_a_moment_that_is_no_choice_of_the_form_is_kept(reindex: Callable[[], None]) -> None:
    reindex()
    query = "open_at=2026-05-16T10:00"
    assert sent_by(form(english(query + "&filters=all"), "open_at")) == asked_by(f"?{query}")


def test_the_filters_forget_the_page_and_keep_the_map(reindex: Callable[[], None]) -> None:
    reindex()
    query = "bbox=2,49,3,50&zoom=12&center=49.9,2.3"
    sent = sent_by(form(english(query + "&page=3&filters=all"), "open_at"))
    assert sent == asked_by(f"?{query}")


def test_the_search_box_keeps_the_filters_and_the_order_and_forgets_map_and_page(
    amiens: None, reindex: Callable[[], None]
) -> None:
    reindex()
    query = "q=espace&locality=Amiens+(80)&family=library&family=fablab&open_at=now&sort=name"
    page = english(query + "&bbox=2,49,3,50&zoom=9&center=49.9,2.3&page=2&radius=5")
    assert sent_by(form(page, "q")) == asked_by(f"?{query}")


def test_forms_lead_to_the_page_in_the_same_language() -> None:
    for page, address in ((french(), "/fr/lieux/"), (english(), "/en/places/")):
        assert {one["action"] for one in soup(page).main.find_all("form")} == {address}  # type: ignore[union-attr]


def test_both_languages_lead_to_the_same_question(reindex: Callable[[], None]) -> None:
    reindex()
    other = soup(english("q=espace&family=library")).select_one('a[hreflang="fr"], a[lang="fr"]')
    assert other is not None
    assert other["href"].startswith("/fr/lieux/?")
    assert asked_by(other["href"]) == {"q": ["espace"], "family": ["library"]}


# What scripts start from


def test_a_script_renews_only_what_changes(reindex: Callable[[], None]) -> None:
    PlaceFactory(name="Mairie")
    PlaceFactory(name="Poste")
    reindex()
    part = english("q=mairie&fragment=list")
    assert names(part) == ["Mairie"]
    assert b"<html" not in part.content
    assert "fragment" not in part.text
    assert "Open now" in part.text


def test_the_map_starts_where_the_list_is(amiens: None, reindex: Callable[[], None]) -> None:
    PlaceFactory()
    reindex()

    def data(query: str) -> dict[str, Any]:
        script = soup(english(query)).select_one("#map-data")
        assert script is not None
        found: dict[str, Any] = json.loads(script.text)
        return found

    assert data("locality=amiens")["origin"] == [49.8942, 2.2957]
    assert data("locality=amiens")["radius"] == 8
    assert data("bbox=2,49,3,50&zoom=9&center=49.5,2.5")["box"] == [2, 49, 3, 50]
    assert data("zoom=9&center=49.5,2.5")["center"] == [49.5, 2.5]
    assert len(data("locality=Somme")["box"]) == 4
    assert data("")["origin"] is None


# Cost


@pytest.mark.parametrize(
    "query",
    [
        "",
        "locality=amiens",
        FULL,
        "near=49.9,2.3&open_at=now",
        "bbox=2,49,3,50&zoom=9",
        "page=2",
    ],
)
def test_queries_are_few_however_many_places(
    query: str, amiens: None, reindex: Callable[[], None]
) -> None:
    PlaceFactory.create_batch(2, typologies=["BIB"], fees=["Gratuit"])
    reindex()
    few = queries(query)
    PlaceFactory.create_batch(60, typologies=["BIB"], fees=["Gratuit"])
    reindex()
    assert queries(query) <= max(few, 12)
    assert queries(query) <= 12


def queries(query: str) -> int:
    """How many it takes once the process has been asked before."""
    english(query)  # makes the site's settings, if there are none
    english(query)
    with CaptureQueriesContext(connection) as captured:
        english(query)
    return len(captured)


def test_advice_costs_no_query(amiens: None, reindex: Callable[[], None]) -> None:
    PlaceFactory.create_batch(3)
    reindex()
    assert queries("locality=amiens&q=xyzzy&family=library&open_at=now") <= 12
