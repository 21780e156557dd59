"""What readers see of organisations: the list, a page with what other rooms add, a place's page."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from directory.models import DirectoryPage, Organisation, Place
from directory.organisations import affiliations
from directory.organisations.listing import list_context
from directory.programmes.explaining import EXPLANATIONS, LABELS, PROGRAMMES, explained
from directory.vocabularies import VOCABULARIES
from tests.directory.factories import OrganisationFactory, PlaceFactory
from tests.members.factories import MediatorFactory
from tests.reading import page_at

Kind = Organisation.Kind
type Pages = dict[str, DirectoryPage]


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [one.get_text(" ", strip=True) for one in page.select(selector)]


@pytest.fixture
def hub(pages: Pages) -> Organisation:
    return OrganisationFactory(name="Hub du Nord", kind=Kind.HUB, departments=["59", "62"])


def test_a_hub_shows_the_places_the_people_and_the_help_of_its_territory(
    hub: Organisation, reindex: Callable[[], None]
) -> None:
    lille, _amiens = PlaceFactory(name="Lille", department="59"), PlaceFactory(name="Amiens")
    MediatorFactory(name="Samira", places=[lille])
    MediatorFactory(name="Paul", places=[lille], shown=[])
    reindex()
    page = page_at(Client(), hub.get_absolute_url())
    assert texts(page, ".place-card-name") == ["Lille"]
    terms, numbers = texts(page, ".figure-numbers dt"), texts(page, ".figure-numbers dd")
    figures = dict(zip(terms, numbers, strict=True))
    assert (figures["lieux"], figures["personne qui vous reçoit"]) == ("1", "1")
    assert "Samira" in page.get_text() and "Paul" not in page.get_text()
    link = page.select_one(".section-heading a")
    assert link is not None and link["href"] == "/fr/lieux/?department=59&department=62"


def test_a_network_leads_to_its_members_and_says_so_when_the_search_is_at_rest(
    pages: Pages, broken_index: None
) -> None:
    network = OrganisationFactory(name="Réseau", kind=Kind.NETWORK)
    affiliations.join(network, [PlaceFactory(name="Membre").pk])
    PlaceFactory(name="Autre")
    page = page_at(Client(), network.get_absolute_url())
    assert texts(page, ".place-card-name") == ["Membre"]
    link = page.select_one(".section-heading a")
    assert link is not None and link["href"] == "/fr/lieux/?organisation=reseau"


def test_what_is_written_in_french_is_marked_so_for_english_readers(
    hub: Organisation, reindex: Callable[[], None]
) -> None:
    reindex()
    with translation.override("en"):
        title = page_at(Client(), hub.get_absolute_url()).select_one("h1")
    assert title is not None and title["lang"] == "fr"


def test_the_page_of_a_place_names_who_runs_it_its_networks_and_its_hub(
    hub: Organisation, reindex: Callable[[], None]
) -> None:
    place = PlaceFactory(department="59", parent_structure="Ville", programmes=["France Services"])
    town, network = OrganisationFactory(name="Ville"), OrganisationFactory(name="Réseau")
    affiliations.run_by(town, [place.pk])
    affiliations.join(network, [place.pk])
    reindex()
    page = page_at(Client(), place.get_absolute_url())
    links = {link["href"] for link in page.select(".facts a")}
    assert links >= {one.get_absolute_url() for one in (hub, town, network)}
    assert texts(page, ".facts dt").count("Porté par") == 1
    assert "guichet" in texts(page, ".place-labels")[0]


@pytest.mark.django_db
def test_the_list_is_by_kind_and_territory_and_costs_the_same_for_one_and_for_many() -> None:
    OrganisationFactory(name="Hub", kind=Kind.HUB, departments=["59"])
    counts = []
    for number in range(3):
        one = OrganisationFactory(name=f"Ville {number}", departments=["59"])
        affiliations.run_by(one, [PlaceFactory().pk])
        with CaptureQueriesContext(connection) as queries:
            list_context(RequestFactory().get("/", {"department": "59"}))
        counts.append(len(queries))
    page = page_at(Client(), "/fr/organisations/?department=59")
    assert texts(page, ".organisation-card h2") == ["Hub", "Ville 0", "Ville 1", "Ville 2"]
    assert counts == [2, 2, 2]
    assert texts(page_at(Client(), "/fr/organisations/?kind=hub"), ".organisation-card h2") == [
        "Hub"
    ]
    assert "n’a pas été comprise" in page_at(Client(), "/fr/organisations/?kind=castle").get_text()


@pytest.mark.django_db
def test_the_api_lists_organisations_and_tells_where_their_places_are(client: Client) -> None:
    hub = OrganisationFactory(name="Hub", kind=Kind.HUB, departments=["59", "62"])
    OrganisationFactory(name="Ville")
    answer = client.get("/api/v1/organisations?kind=hub&department=62&lang=en")
    assert "max-age=60" in answer["Cache-Control"]
    (found,) = answer.json()["results"]
    assert (found["slug"], found["territory"]) == ("hub", "Nord, Pas-de-Calais")
    assert found["places_url"].endswith("/api/v1/places?department=59&department=62")
    assert client.get("/api/v1/organisations/hub?lang=en").json() == found
    assert found["url"].endswith("/en/organisations/hub/")
    assert client.get("/api/v1/organisations?kind=castle").status_code == 400
    assert client.get("/api/v1/organisations/nobody").status_code == 404
    assert hub.get_absolute_url() == "/fr/organisations/hub/"


@pytest.mark.parametrize("vocabulary", [PROGRAMMES, LABELS])
def test_every_programme_and_label_of_the_standard_is_explained_in_both_languages(
    vocabulary: str,
) -> None:
    told = {one.value: one for one in EXPLANATIONS if one.vocabulary == vocabulary}
    assert set(told) == {term.value for term in VOCABULARIES[vocabulary]}
    assert all(one.french.endswith(".") and one.english.endswith(".") for one in told.values())


def test_a_label_is_explained_however_it_is_written_and_once() -> None:
    found = explained(["PASS NUMERIQUE", "Pass numérique", "France Services", "Autre label"])
    assert [one.value for one in found] == ["Pass numérique", "France Services"]


def test_the_page_of_programmes_leads_to_the_places_that_have_each(pages: Pages) -> None:
    page = page_at(Client(), "/fr/programmes-et-labels/")
    links = [link["href"] for link in page.select(".programme a")]
    assert "/fr/lieux/?dispositif_programmes_nationaux=aidants-connect" in links
    assert len(links) == len(EXPLANATIONS)
    assert not Place.objects.exists()
