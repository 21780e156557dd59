"""The files that hubs really receive, by the mappings that are kept: samples checked by eye.

Each expected value was written by hand from the file.
"""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from directory.importing.findings import Kind, Reason
from directory.importing.gazetteer import Gazetteer, Town
from directory.importing.repair import Repaired, repair
from directory.mapping.applying import opened_by
from directory.mapping.known import KNOWN

pytestmark = [pytest.mark.shared_data, pytest.mark.once]

BASICS = "Maîtrise des outils numériques du quotidien"
FORMALITIES = "Aide aux démarches administratives"
ACCESS = "Accès internet et matériel informatique"
SAFE = "Utilisation sécurisée du numérique"
CULTURE = "Compréhension du monde numérique"
GUIDE = (
    "https://www.angers.fr/services-demarches/demarches-pour-les-particuliers/"
    "guide-des-services-numeriques"
)


@pytest.fixture(scope="module")
def gazetteer(shared_data: Path) -> Gazetteer:
    def degrees(text: str) -> float | None:
        return float(text) if text else None

    with (shared_data / "communes.csv").open(encoding="utf-8", newline="") as file:
        return Gazetteer(
            Town(
                row["code"],
                row["nom"],
                tuple(filter(None, row["codes_postaux"].split("|"))),
                row["departement"],
                degrees(row["latitude"]),
                degrees(row["longitude"]),
                int(row["population"] or 0),
            )
            for row in csv.DictReader(file)
        )


@pytest.fixture(scope="module")
def places(shared_data: Path, gazetteer: Gazetteer) -> dict[str, list[Repaired]]:
    """The rows of each file, in its order."""
    read = {}
    for name, mapping in KNOWN.items():
        with opened_by(mapping, str(shared_data / "raw" / f"{name}.json")) as source:
            read[name] = [repair(row, gazetteer) for row in source.rows]
    return read


def lost(rows: list[Repaired]) -> Counter[Reason]:
    """How many values were left out, by reason; columns that are read nowhere not counted."""
    columns = (Reason.UNKNOWN_COLUMN, Reason.CONTACT_COLUMN)
    found = (one for row in rows for one in row.findings if one.kind == Kind.LOSS)
    return Counter(one.reason for one in found if one.reason not in columns)


@pytest.mark.parametrize(
    ("name", "read", "with_hours", "with_losses"),
    [
        ("angers", 63, 49, 17),
        ("corse", 161, 130, 30),
        ("la-creuse", 91, 31, 0),
        ("nouvelle-caledonie", 92, 68, 11),
    ],
)
def test_every_row_is_kept(places, name, read, with_hours, with_losses):
    rows = places[name]
    assert len(rows) == read
    assert all(row.values and row.values["insee_code"] for row in rows)
    assert sum("opening_hours" in (row.values or {}) for row in rows) == with_hours
    assert sum(bool(lost([row])) for row in rows) == with_losses


@pytest.mark.parametrize(
    ("name", "number", "expected"),
    [
        (
            "angers",
            2,
            {
                "name": "Aide Accueil",
                "address": "3, rue de Crimée",
                "address_extra": "Centre Ville",
                "commune": "Angers",
                "postcode": "49000",
                "insee_code": "49007",
                "department": "49",
                "latitude": 47.47312842,
                "longitude": -0.55415912,
                "phone": "+33241253560",
                "emails": ["aideaccueil49@gmail.com"],
                "websites": ["http://aide-accueil.fr/", f"{GUIDE}/1-aide-accueil/index.html"],
                "opening_hours": "Mo-Fr 09:00-12:00,14:00-17:00",
                "services": [BASICS, ACCESS, FORMALITIES, SAFE, CULTURE],
                "source": "Ville d’Angers",
                "updated_on": "2022-09-26",
            },
        ),
        (
            "angers",
            5,
            {
                "name": "Bibliothèque municipale - Annie-Fratellini",
                "address": "2, mail Clément-Pasquereau",
                "typologies": ["BIB"],
                "opening_hours": (
                    "Tu 15:00-18:30; We 09:30-12:30,14:00-18:30; Sa 09:30-12:30,14:00-17:30"
                ),
                "services": [ACCESS],
                "updated_on": "2022-09-28",
            },
        ),
        (
            "angers",
            31,
            {
                "typologies": ["MQ"],
                "opening_hours": "Mo,We-Th 09:30-12:30,14:00-17:30; Tu,Fr 14:00-17:30",
            },
        ),
        ("angers", 14, {"audiences": ["Étudiants"]}),
        ("angers", 61, {"name": "Service d'Accueil des Gens du Voyage", "emails": None}),
        ("angers", 62, {"phone": "+33241431615"}),
        (
            "corse",
            8,
            {
                "name": "Mairie de Crocicchia",
                "address": "Village de Crocicchia",
                "commune": "Crocicchia",
                "postcode": "20290",
                "insee_code": "2B102",
                "department": "2B",
                "latitude": 42.46841,
                "longitude": 9.35293,
                "phone": "+33495382238",
                "emails": ["mairiedecrocicchia@orange.fr"],
                "opening_hours": "Fr 08:00-12:00",
                "services": [ACCESS],
                "description": "Ordinateur fixe, Imprimante",
                "source": "Hub Corsica",
            },
        ),
        # The postcode is Dijon's: the name and the point say which commune it is.
        ("corse", 7, {"commune": "Partinello", "postcode": "20147", "insee_code": "2A203"}),
        ("corse", 12, {"phone": "+33495770490", "emails": ["communedefoce@orange.fr"]}),
        ("corse", 31, {"commune": "Ajaccio", "postcode": "20705", "phone": "+33760806125"}),
        (
            "corse",
            43,
            {
                "name": "Communauté de Communes de l'Alta-Rocca",
                "address": "Rue Sorba",
                "commune": "Levie",
                "emails": None,
                "websites": ["https://www.alta-rocca.com"],
                "programmes": ["Conseillers numériques"],
                "services": [
                    BASICS,
                    SAFE,
                    FORMALITIES,
                    ACCESS,
                    "Loisirs et créations numériques",
                ],
                "support_modes": ["Dans un atelier collectif", "Accompagnement individuel"],
            },
        ),
        # Its latitude is « 41.93414,8 ».
        ("corse", 84, {"approximate": True, "latitude": 41.9349, "longitude": 8.7011}),
        (
            "corse",
            100,
            {
                "name": "France Services de Pietralba",
                "commune": "Pietralba",
                "postcode": "20218",
                "typologies": ["RFS"],
                "programmes": ["France Services"],
                "latitude": 42.54594,
            },
        ),
        # It has no address at all.
        ("corse", 148, {"name": "Permanence Sotta", "commune": "Sotta", "postcode": "20146"}),
        (
            "la-creuse",
            1,
            {
                "name": "Chéniers",
                "address": "9 Place de la Poste",
                "commune": "Dun-le-Palestel",
                "postcode": "23800",
                "insee_code": "23075",
                "phone": "+33763960377",
                "services": [BASICS],
                "support_modes": ["Dans un atelier collectif"],
                "description": None,
            },
        ),
        (
            "la-creuse",
            2,
            {"name": "Dun Le Palestel - La Palette", "opening_hours": "We 14:00-15:30"},
        ),
        ("la-creuse", 8, {"commune": "Saint-Sulpice-le-Dunois", "insee_code": "23244"}),
        ("la-creuse", 79, {"name": "Saint-Vaury - La Quincaillerie", "commune": "Saint-Vaury"}),
        ("la-creuse", 90, {"commune": "Pontarion", "insee_code": "23155"}),
        (
            "nouvelle-caledonie",
            3,
            {
                "name": "Association POARA TI NANI GOOPA",
                "address": "Tribu de Gööpä (Gopahin)",
                "commune": "Poya",
                "postcode": "98827",
                "department": "988",
                "latitude": -21.22332,
                "longitude": 165.27238,
                "phone": "+687799513",
                "emails": ["apoaratigoopa@gmail.com"],
                "websites": ["https://www.facebook.com/pointlecturegohapin"],
                "opening_hours": (
                    "Mo 09:00-11:00,15:30-17:30; Tu 15:30-17:30; We 14:30-17:30; "
                    "Th 09:00-11:00; Fr 15:00-17:00"
                ),
                "typologies": ["ASSO"],
                "fees": ["Gratuit"],
                "services": [ACCESS, FORMALITIES],
                "updated_on": "2023-11-08",
            },
        ),
        # There is a Mont-Dore in the Auvergne, and this one is called Le Mont-Dore.
        (
            "nouvelle-caledonie",
            5,
            {"commune": "Le Mont-Dore", "insee_code": "98817", "latitude": -22.23039},
        ),
        (
            "nouvelle-caledonie",
            16,
            {"commune": "Ouvéa", "postcode": "98814", "audiences": ["Jeunes", "Étudiants"]},
        ),
        ("nouvelle-caledonie", 34, {"insee_code": "98802", "postcode": "98812"}),
        ("nouvelle-caledonie", 50, {"opening_hours": "Mo-Th 08:00-16:00; Fr 08:00-15:00"}),
    ],
)
def test_a_sample_is_as_a_reader_of_the_file_would_write_it(places, name, number, expected):
    values = places[name][number - 1].values or {}
    assert {key: values.get(key) for key in expected} == expected


def test_no_person_is_in_what_is_imported(places, shared_data):
    """Neither the advisers that one file names in a column, nor their own addresses."""
    imported = json.dumps([[row.values for row in rows] for rows in places.values()])
    rows = json.loads((shared_data / "raw" / "corse.json").read_text(encoding="utf-8"))
    names = {row["Conseiller numérique"] for row in rows if "Conseiller numérique" in row}
    assert len(names) > 20
    assert not [name for name in names if name in imported]
    assert "@conseiller-numerique.fr" not in imported
    # « Chéniers - Leila Boubekeur », in the column of names.
    creuse = json.loads((shared_data / "raw" / "la-creuse.json").read_text(encoding="utf-8"))
    assert "Boubekeur" in creuse[0]["nom"]
    assert "Boubekeur" not in imported
