"""Editors keep organisations and tie places to them, one by one, by what places say, or many."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directory.models import Organisation, Place
from directory.organisations import affiliations
from portal import roles
from tests.accounts.factories import make_user
from tests.directory.factories import OrganisationFactory, PlaceFactory

pytestmark = pytest.mark.django_db
Kind = Organisation.Kind
SNIPPETS = "wagtailsnippets_directory_organisation"


@pytest.fixture
def editor() -> Client:
    roles.set_up()
    client = Client()
    client.force_login(make_user("editor@example.org", group="Editors"))
    return client


def form_of(place: Place, **changed: object) -> dict[str, object]:
    """What the form of ``place`` sends."""
    kept = ("name", "slug", "state", "commune", "postcode", "insee_code", "department", "source")
    values = {name: getattr(place, name) for name in kept}
    return values | {"typologies": place.typologies, "services": place.services} | changed


def test_an_editor_adds_an_organisation_and_its_number_is_cleaned(editor: Client) -> None:
    told = {"name": "Hub", "kind": "hub", "departments": ["80"], "pivot": "218 000 194 00010"}
    answer = editor.post(reverse(f"{SNIPPETS}:add"), told)
    assert answer.status_code == 302
    hub = Organisation.objects.get()
    assert (hub.pivot, hub.slug, hub.departments) == ("21800019400010", "hub", ["80"])


def test_the_address_stays_what_it_is(editor: Client) -> None:
    one = OrganisationFactory(name="Ville")
    told = {"name": "Ville d’Amiens", "kind": "structure", "slug": "autre"}
    editor.post(reverse(f"{SNIPPETS}:edit", args=[one.pk]), told)
    one.refresh_from_db()
    assert (one.name, one.slug) == ("Ville d’Amiens", "ville")


def test_the_form_of_a_place_ties_it_at_once_and_a_preview_does_not(editor: Client) -> None:
    place, runner = PlaceFactory(), OrganisationFactory()
    network = OrganisationFactory(kind=Kind.NETWORK)
    told = form_of(place, run_by=runner.pk, networks=[network.pk])
    url = reverse("wagtailsnippets_directory_place:preview_on_edit", args=[place.pk])
    assert editor.post(url, told).json()["is_valid"]
    assert affiliations.runner_of(place) is None
    edit = reverse("wagtailsnippets_directory_place:edit", args=[place.pk])
    assert editor.post(edit, told).status_code == 302
    assert affiliations.runner_of(place) == runner
    assert list(affiliations.networks_of(place)) == [network]
    assert f'value="{runner.pk}"' in editor.get(edit).content.decode()


def test_places_that_name_an_organisation_are_shown_and_tied_by_a_button(editor: Client) -> None:
    town = OrganisationFactory(name="Ville d’Amiens")
    place = PlaceFactory(name="Médiathèque", parent_structure="Ville d’Amiens")
    url = reverse("organisation-places", args=[town.pk])
    assert "Médiathèque" in editor.get(url).content.decode()
    editor.post(url)
    assert affiliations.runner_of(place) == town
    assert "Médiathèque" not in editor.get(url).content.decode()


@pytest.mark.parametrize(("what", "ties"), [("run", ["runs"] * 2), ("join", ["member"] * 2)])
def test_many_places_are_tied_at_once(editor: Client, what: str, ties: list[str]) -> None:
    places, organisation = [PlaceFactory(), PlaceFactory()], OrganisationFactory()
    url = reverse("wagtail_bulk_action", args=["directory", "place", "affiliate"])
    query = urlencode([("id", place.pk) for place in places])
    assert "organisation" in editor.get(f"{url}?{query}").content.decode()
    editor.post(f"{url}?{query}", {"organisation": organisation.pk, "what": what})
    assert list(organisation.affiliations.values_list("role", flat=True)) == ties
    editor.post(f"{url}?{query}", {"organisation": organisation.pk, "what": "leave"})
    assert not organisation.affiliations.exists()


def test_the_list_costs_the_same_however_long_it_is(editor: Client) -> None:
    url, counts = reverse(f"{SNIPPETS}:list"), []
    for _ in range(3):
        affiliations.run_by(OrganisationFactory(departments=["80"]), [PlaceFactory().pk])
        with CaptureQueriesContext(connection) as queries:
            text = editor.get(f"{url}?department=80").content.decode()
        counts.append(len(queries))
    assert text.count("Somme") >= 3
    assert counts[1] == counts[2]
