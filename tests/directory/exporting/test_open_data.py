"""The page « open data », the dataset described, and the way there from the list."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from directory.exporting.forms import FORMS
from directory.models import DirectoryPage
from tests.directory.factories import PlaceFactory
from tests.reading import page_at

pytestmark = pytest.mark.django_db


def test_the_page_lists_every_file_with_licence_and_date(pages: dict[str, DirectoryPage]) -> None:
    PlaceFactory()
    page = page_at(Client(), "/fr/donnees-ouvertes/")
    linked = {link["href"] for link in page.select("main a[download]")}
    assert linked == {f"/api/v1{form.path}" for form in FORMS}
    assert page.find("a", rel="license").text == "Licence Ouverte 2.0"
    described = json.loads(page.select_one('script[type="application/ld+json"]').text)
    assert described["@type"] == "Dataset"
    assert described["license"] == page.find("a", rel="license")["href"]
    assert len(described["distribution"]) == len(FORMS)
    assert described["dateModified"]


def test_catalogues_get_dcat(pages: dict[str, DirectoryPage], settings: Settings) -> None:
    settings.DATA_LICENCE = "odbl"
    PlaceFactory()
    catalogue: dict[str, Any] = Client().get("/api/v1/dataset.jsonld").json()
    (dataset,) = catalogue["dcat:dataset"]
    assert dataset["dct:license"]["@id"].startswith("https://opendatacommons.org/")
    assert {one["@language"] for one in dataset["dct:title"]} == {"fr", "en"}
    assert len({one["@id"] for one in dataset["dcat:distribution"]}) == len(FORMS)
    assert dataset["dcat:landingPage"]["@id"].endswith("/fr/donnees-ouvertes/")


def test_below_the_list_is_all_that_it_found(
    pages: dict[str, DirectoryPage], reindex: Callable[[], None]
) -> None:
    for number in range(25):
        PlaceFactory(name=f"Fablab {number}", typologies=["FABLAB"])
    PlaceFactory(name="Médiathèque", typologies=["BIB"])
    reindex()
    page = page_at(Client(), "/fr/lieux/?q=fablab&department=80&sort=name&page=2")
    addresses = [link["href"] for link in page.select(".directory-downloads a[download]")]
    assert addresses[0] == "/api/v1/places.csv?q=fablab&department=80"
    lines = Client().get(addresses[0]).getvalue().decode().splitlines()
    assert len(lines) == 1 + 25


def test_where_nothing_was_found_there_is_nothing_to_download(
    pages: dict[str, DirectoryPage], reindex: Callable[[], None]
) -> None:
    reindex()
    assert not page_at(Client(), "/fr/lieux/?q=fablab").select(".directory-downloads")
