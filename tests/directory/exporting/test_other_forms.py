"""data·inclusion and OpenStreetMap: the words of others for what the standard says."""

import datetime
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest

from directory.exporting import inclusion, osm
from directory.exporting.choosing import Choice
from directory.exporting.rows import Row, rows
from tests.directory.factories import PlaceFactory

pytestmark = pytest.mark.django_db

LIBRARY = {
    "name": "Médiathèque « L'Étoile »",
    "external_id": "42",
    "source": "Hub du Nord",
    "pivot": "13003013300016",
    "typologies": ["BIB", "RFS"],
    "address": "12 bis rue Haute",
    "phone": "+33322000000",
    "emails": ["a@example.org", "b@example.org"],
    "services": ["Accès internet et matériel informatique", "Aide aux démarches administratives"],
    "audiences": ["Seniors"],
    "special_care": ["Surdité", "Illettrisme"],
    "fees": ["Gratuit", "Payant"],
    "access_modes": ["Se présenter", "Téléphoner"],
    "support_modes": ["À distance", "Dans un atelier collectif", "Accompagnement individuel"],
    "programmes": ["France Services", "Aidants Connect"],
    "updated_on": datetime.date(2026, 3, 1),
}


@pytest.fixture
def row() -> Callable[..., Row]:
    """A place as downloads read it."""

    def read(**values: Any) -> Row:
        PlaceFactory(**(LIBRARY | values))
        *_, last = rows(Choice())
        return last

    return read


def test_a_place_is_a_structure_of_data_inclusion(row: Callable[..., Row]) -> None:
    found = inclusion.structure(row(slug="etoile"))
    assert found["id"] == "hub-du-nord--42"
    assert found["siret"] == "13003013300016"
    assert found["reseaux_porteurs"] == ["france-service", "aidants-connect"]
    assert found["courriel"] == "a@example.org"
    assert found["date_maj"] == "2026-03-01"
    assert found["lien_source"].startswith("http") and found["lien_source"].endswith("/etoile/")
    assert "complement_adresse" not in found


def test_what_it_offers_is_one_service(row: Callable[..., Row]) -> None:
    found = inclusion.service(row())
    assert found["structure_id"] == "hub-du-nord--42"
    assert found["id"] == "hub-du-nord--42--mediation-numerique"
    assert found["type"] == "accompagnement"
    assert found["thematiques"] == [
        "numerique--acceder-a-une-connexion-internet",
        "numerique--acceder-a-des-services-en-ligne",
    ]
    assert (found["frais"], found["frais_precisions"]) == ("payant", "Gratuit, Payant")
    assert found["publics"] == ["seniors", "personnes-en-situation-de-handicap"]
    assert found["publics_precisions"] == "Surdité, Illettrisme"
    assert found["modes_accueil"] == ["a-distance", "en-presentiel"]
    assert found["modes_mobilisation"] == ["se-presenter", "telephoner"]
    assert found["mobilisable_par"] == ["usagers", "professionnels"]


def test_a_place_that_takes_prescriptions_only_is_for_professionals(
    row: Callable[..., Row],
) -> None:
    found = inclusion.service(row(access_modes=["Envoyer un mail avec une fiche de prescription"]))
    assert found["mobilisable_par"] == ["professionnels"]


def test_a_place_without_services_is_a_structure_alone(row: Callable[..., Row]) -> None:
    one = row(services=[])
    assert "42" in "".join(inclusion.write_structures([one]))
    assert "42" not in "".join(inclusion.write_services([one]))


def nodes(*places: Row) -> list[dict[str, str]]:
    root = ElementTree.fromstring("".join(osm.write_osm(places)))
    assert root.attrib["upload"] == "false"
    return [{tag.attrib["k"]: tag.attrib["v"] for tag in node} for node in root]


def test_a_place_is_a_node_with_openstreetmaps_tags(row: Callable[..., Row]) -> None:
    (tags,) = nodes(row())
    assert tags["amenity"] == "library"
    assert tags["name"] == "Médiathèque « L'Étoile »"
    assert (tags["addr:housenumber"], tags["addr:street"]) == ("12 bis", "rue Haute")
    assert tags["internet_access"] == "terminal"
    assert "fee" not in tags  # some of it is free, some not


def test_what_is_invented_or_only_near_is_not_for_openstreetmap(row: Callable[..., Row]) -> None:
    places = [row(is_example=True), row(approximate=True), row(latitude=None, longitude=None)]
    assert nodes(*places) == []
