"""The page that gives the code, as a form without JavaScript sends it."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.test import Client

from directory.models import DirectoryPage
from tests.directory.factories import CommuneFactory, PlaceFactory
from tests.directory.reading import asked_by, names, seen, sent_by
from tests.reading import soup

pytestmark = pytest.mark.django_db

MAKING = "/fr/integrer-la-carte/"


@pytest.fixture(autouse=True)
def _amiens() -> None:
    CommuneFactory(amiens=True)


def code(response: HttpResponse, field: str, tag: str) -> Tag:
    """The element that the code in ``field`` makes on another page."""
    text = soup(response).select_one(f"textarea#{field}")
    assert text is not None
    found = BeautifulSoup(text.text, "html.parser").select_one(tag)
    assert found is not None
    return found


def frame(response: HttpResponse) -> Tag:
    return code(response, "frame-code", "iframe")


def form(response: HttpResponse) -> Tag:
    found = soup(response).select_one("#embedding-form")
    assert found is not None
    return found


def test_the_code_shows_the_places_that_the_form_asks_for(
    client: Client, reindex: Callable[[], None]
) -> None:
    PlaceFactory(name="L’Atelier", typologies=["FABLAB"], latitude=49.9, longitude=2.3)
    PlaceFactory(name="Médiathèque", typologies=["BIB"], latitude=49.9, longitude=2.3)
    reindex()
    query = {"locality": "Amiens", "family": "fablab", "colour": "#b3261e", "height": "450"}
    found = frame(client.get(MAKING, {**query, "scheme": "light"}))
    assert found["height"] == "450"
    address = urlsplit(str(found["src"]))
    assert address.netloc == "testserver"
    assert asked_by(str(found["src"])) == {
        "locality": ["Amiens"],
        "family": ["fablab"],
        "colour": ["b3261e"],
        "scheme": ["light"],
    }
    assert names(client.get(f"{address.path}?{address.query}")) == ["L’Atelier"]


def test_the_preview_is_what_the_code_makes(client: Client) -> None:
    page = client.get(MAKING, {"locality": "Amiens"})
    preview = soup(page).select_one("#preview iframe")
    assert preview is not None
    assert preview.attrs == frame(page).attrs


def test_the_frame_has_a_title_that_says_what_it_shows(client: Client) -> None:
    title = frame(client.get(MAKING, {"locality": "Amiens", "family": "fablab"}))["title"]
    assert str(title).startswith("Carte des lieux · Amiens (80), Fablab · ")


def test_a_link_without_script_shows_the_same(client: Client) -> None:
    page = client.get(MAKING, {"locality": "Amiens", "colour": "#b3261e"})
    link = code(page, "link-code", "a")
    assert link["href"] == frame(page)["src"]
    assert link.text == frame(page)["title"]


def test_without_a_word_it_is_the_whole_directory_in_the_language_being_read(
    client: Client,
) -> None:
    page = client.get("/en/put-the-map-on-your-site/")
    assert frame(page)["src"] == "http://testserver/en/framed-map/"
    assert frame(page)["height"] == "600"


def test_the_map_may_speak_another_language_than_the_page(client: Client) -> None:
    found = frame(client.get(MAKING, {"language": "en", "family": "library"}))
    assert str(found["src"]).startswith("http://testserver/en/framed-map/")
    assert "Library" in str(found["title"])


def test_a_form_that_is_sent_again_asks_the_same(client: Client) -> None:
    query = {
        "q": "atelier amiens",
        "frais_a_charge": "gratuit",
        "bbox": "2,49,3,50",
        "center": "49.9,2.3",
        "zoom": "12",
        "sort": "updated",
        "colour": "#b3261e",
        "language": "en",
        "height": "450",
    }
    first = client.get(MAKING, query)
    again = client.get(MAKING, sent_by(form(first)))
    asked = asked_by(str(frame(first)["src"]))
    assert asked_by(str(frame(again)["src"])) == asked
    assert asked["center"] == ["49.9,2.3"]
    assert frame(again)["height"] == "450"


def test_what_words_meant_is_in_fields_of_its_own(client: Client) -> None:
    sent = sent_by(form(client.get(MAKING, {"q": "atelier amiens"})))
    assert sent["q"] == ["atelier"]
    assert "Amiens" in sent["locality"][0]


def test_the_view_of_a_map_can_be_let_go(client: Client) -> None:
    sent = sent_by(form(client.get(MAKING, {"center": "49.9,2.3", "zoom": "12"})))
    del sent["center"]  # a box that is unticked
    assert asked_by(str(frame(client.get(MAKING, sent))["src"])) == {}


def test_a_colour_that_cannot_be_read_is_made_darker_with_a_sentence(client: Client) -> None:
    assert "#806628" in seen(client.get(MAKING, {"colour": "#e8b949"}))
    assert "trop claire" not in seen(client.get(MAKING, {"colour": "#b3261e"}))


def test_what_is_wrong_is_said_and_the_usual_taken(client: Client) -> None:
    wrong = {"colour": "red", "height": "5", "language": "xx", "scheme": "dark"}
    page = client.get(MAKING, wrong)
    assert len(soup(page).select(".form-field-errors li")) == len(wrong)
    assert frame(page).attrs == frame(client.get(MAKING)).attrs


def test_markup_never_becomes_markup(client: Client) -> None:
    words = '"></textarea><script>alert(1)</script>'
    page = client.get(MAKING, {"q": words, "colour": words, "locality": words})
    assert "<script>alert" not in page.text
    assert asked_by(str(frame(page)["src"]))["locality"] == [words]


def test_the_list_leads_here_with_what_it_shows(
    client: Client, pages: dict[str, DirectoryPage]
) -> None:
    link = soup(client.get("/fr/lieux/", {"locality": "Amiens", "family": "fablab"})).select_one(
        "#embed-view"
    )
    assert link is not None
    assert asked_by(str(frame(client.get(str(link["href"])))["src"])) == {
        "locality": ["Amiens"],
        "family": ["fablab"],
    }


def test_the_page_of_open_data_leads_here(client: Client) -> None:
    assert soup(client.get("/fr/donnees-ouvertes/")).select(f"a[href='{MAKING}']")
