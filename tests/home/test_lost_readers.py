"""Addresses that lead nowhere, or no longer where they did; and a portal that breaks."""

from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.views.defaults import server_error
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from tests.home.factories import ContentPageFactory, Portal
from tests.home.reading import attributes, links, main
from tests.reading import soup
from tests.stories.factories import StoryPageFactory


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_that_is_not_there_offers_the_search_and_ways_on(
    client: Client, portal: Portal, language: str
) -> None:
    answer = client.get(f"/{language}/une-carte-des-lieux/")
    assert answer.status_code == 404
    assert attributes(answer, "html", "lang") == [language]
    (words,) = attributes(answer, "main input[name=q]", "value")
    assert words == "une carte des lieux"
    assert f"/{language}/" in links(main(answer))


def test_an_address_without_a_language_is_not_found_in_french(
    client: Client, portal: Portal
) -> None:
    answer = client.get("/rien/", headers={"Accept-Language": "en"})
    assert answer.status_code == 404
    assert attributes(answer, "html", "lang") == ["fr"]


def test_a_page_not_found_before_there_is_any_page(client: Client, db: None) -> None:
    assert client.get("/fr/rien/").status_code == 404


def test_a_redirect_leads_to_the_new_address(client: Client, portal: Portal) -> None:
    Redirect.add_redirect("/fr/vieux/", portal.stories)
    Redirect.add_redirect("/ancien-site/carte.html", "/fr/lieux/?services=x", is_permanent=False)
    answer = client.get("/fr/vieux/")
    assert (answer.status_code, answer["Location"]) == (301, portal.stories.url)
    answer = client.get("/ancien-site/carte.html")
    assert (answer.status_code, answer["Location"]) == (302, "/fr/lieux/?services=x")


def test_a_page_that_is_renamed_gets_its_redirect_by_itself(
    client: Client, portal: Portal, django_capture_on_commit_callbacks: Any
) -> None:
    story = StoryPageFactory(parent=portal.stories, slug="le-bus")
    with django_capture_on_commit_callbacks(execute=True):
        story.slug = "le-car"
        story.save_revision().publish()
    answer = client.get("/fr/recits/le-bus/")
    assert (answer.status_code, answer["Location"]) == (301, "/fr/recits/le-car/")


def test_a_page_that_is_moved_takes_those_below_it_along(
    client: Client, portal: Portal, django_capture_on_commit_callbacks: Any
) -> None:
    old = ContentPageFactory(parent=portal.home, slug="ici")
    below = ContentPageFactory(parent=old, slug="dessous")
    new = ContentPageFactory(parent=portal.home, slug="la")
    with django_capture_on_commit_callbacks(execute=True):
        old.move(new, pos="last-child")
    below.refresh_from_db()
    answer = client.get("/fr/ici/dessous/")
    assert (answer.status_code, answer["Location"]) == (301, "/fr/la/ici/dessous/")


def test_a_portal_that_breaks_says_so_without_a_database() -> None:
    # No database is allowed in this test: whatever broke, this page must come.
    answer = server_error(RequestFactory().get("/fr/recits/"))
    page = soup(answer)
    assert answer.status_code == 500
    assert [part["lang"] for part in page.select("main [lang]")] == ["fr", "en"]
    assert {"/fr/", "/en/"} <= set(links(page))
    assert page.select_one('link[href$="css/blason.css"]')
    assert not page.select("script, style, [style]")


def test_that_page_is_what_a_reader_gets(settings: Any, portal: Portal) -> None:
    settings.ROOT_URLCONF = "tests.home.broken_urls"
    answer = Client(raise_request_exception=False).get("/fr/panne/")
    assert answer.status_code == 500
    assert [part["lang"] for part in main(answer).select("[lang]")] == ["fr", "en"]
    assert "unsafe-inline" not in answer["Content-Security-Policy"]


def test_a_site_without_a_home_page_in_a_language_is_not_found(
    client: Client, portal: Portal
) -> None:
    portal.home_en.unpublish()
    Site.clear_site_root_paths_cache()
    assert client.get("/en/").status_code == 404
