"""The page that other sites frame."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from directory.models import DirectoryPage
from tests.directory.factories import PlaceFactory
from tests.directory.reading import asked_by, names, seen
from tests.reading import soup

pytestmark = pytest.mark.django_db

FRENCH, ENGLISH = "/fr/carte-integree/", "/en/framed-map/"


Pages = dict[str, DirectoryPage]


@pytest.fixture(autouse=True)
def _places() -> None:
    PlaceFactory(name="Fablab", typologies=["FABLAB"])
    PlaceFactory(name="Médiathèque", typologies=["BIB"])


def test_the_same_parameters_as_those_of_the_list_show_the_same_places(
    client: Client, pages: Pages, reindex: Callable[[], None]
) -> None:
    reindex()
    query = {"family": "fablab", "sort": "name"}
    assert names(client.get(FRENCH, query)) == ["Fablab"]
    assert names(client.get(FRENCH, query)) == names(client.get("/fr/lieux/", query))


def test_it_is_written_in_the_language_of_its_address(client: Client) -> None:
    assert "Voir sur" in soup(client.get(FRENCH)).text
    page = soup(client.get(ENGLISH))
    assert page.html is not None
    assert page.html["lang"] == "en"
    assert "See on" in page.text


def test_a_link_leads_to_the_same_view_on_the_portal(client: Client) -> None:
    link = soup(client.get(FRENCH, {"family": "fablab", "colour": "b32"})).select_one(
        "#on-the-portal"
    )
    assert link is not None
    assert urlsplit(str(link["href"])).path == "/fr/lieux/"
    assert asked_by(str(link["href"])) == {"family": ["fablab"]}
    assert link["target"] == "_blank"
    assert "noopener" in link["rel"]


def test_the_source_and_its_licence_are_named(client: Client) -> None:
    assert "Licence Ouverte 2.0" in seen(client.get(FRENCH))


def test_places_leave_the_frame_and_pages_of_the_list_stay_in_it(client: Client) -> None:
    page = soup(client.get(FRENCH, {"page_size": "1", "colour": "b32", "scheme": "light"}))
    assert page.select_one("base")["target"] == "_blank"  # type: ignore[index]
    following = page.select_one("a[rel=next]")
    assert following is not None
    assert following["target"] == "_self"
    assert parse_qs(urlsplit(str(following["href"])).query) == {
        "page": ["2"],
        "page_size": ["1"],
        "colour": ["bb3322"],
        "scheme": ["light"],
    }


def test_nothing_of_the_portals_own_frame_is_in_it(client: Client) -> None:
    page = soup(client.get(FRENCH))
    assert not page.select("nav, footer, form, .keep-button, [style]")
    assert [script["src"] for script in page.select("script[src]")] == [
        "/static/directory/js/framed.js"
    ]


def test_no_cookie_is_set(client: Client) -> None:
    assert not client.get(FRENCH).cookies


def test_any_site_may_frame_it_and_no_other_page(client: Client, pages: Pages) -> None:
    frame = client.get(FRENCH)
    assert "frame-ancestors *" in frame["Content-Security-Policy"]
    assert "script-src 'self'" in frame["Content-Security-Policy"]
    assert "X-Frame-Options" not in frame
    for path in (
        "/fr/lieux/",
        "/fr/integrer-la-carte/",
        "/fr/donnees-ouvertes/",
        "/fr/nulle-part/",
    ):
        page = client.get(f"/fr/{path}/")
        assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
        assert page["X-Frame-Options"] == "SAMEORIGIN"


def test_it_may_still_be_framed_when_it_comes_from_the_kept_pages(
    client: Client, settings: Settings
) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    first, second = client.get(FRENCH), client.get(FRENCH)
    assert second["ETag"] == first["ETag"]
    assert "frame-ancestors *" in second["Content-Security-Policy"]
    assert "X-Frame-Options" not in second


def test_the_accent_comes_as_a_style_sheet(client: Client) -> None:
    page = soup(client.get(FRENCH, {"colour": "e8b949"}))
    sheet = client.get(str(page.select("link[rel=stylesheet]")[-1]["href"]))
    assert sheet["Content-Type"] == "text/css"
    assert "--azur: #806628" in sheet.text
    assert client.get(f"{FRENCH}rouge.css").status_code == 404


def test_a_colour_that_is_none_is_left_out_with_a_sentence(client: Client) -> None:
    page = client.get(FRENCH, {"colour": "red;}"})
    assert "Une couleur s’écrit" in seen(page)
    assert "red;" not in page.text


def test_a_wrong_filter_is_left_out_with_a_sentence(client: Client) -> None:
    page = client.get(FRENCH, {"family": "castle"})
    assert len(names(page)) == 2
    assert "castle" in seen(page)


def test_a_site_without_a_dark_side_gets_a_light_frame(client: Client) -> None:
    assert "always-light" in soup(client.get(FRENCH, {"scheme": "light"})).html["class"]  # type: ignore[index]
    assert not soup(client.get(FRENCH, {"scheme": "dark"})).html.get("class")  # type: ignore[union-attr]


def test_it_costs_no_more_queries_with_more_places(
    client: Client, reindex: Callable[[], None]
) -> None:
    reindex()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(FRENCH)
        return len(captured)

    for _time in range(2):  # what is kept for all pages
        client.get(FRENCH)
    before = queries()
    PlaceFactory.create_batch(15)
    reindex()
    assert queries() == before == 2
