"""The places that the judged searches are asked of: some by hand, some thousand invented around."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from django.core.management import call_command

from directory.importing.communes import import_communes
from directory.models import Place
from directory.standard import COLUMNS, SEPARATOR
from tests.benchmarks.generator import MAKE_PLACES

HAND_MADE = Path(__file__).with_name("places.yaml")
NOISE = 3_000

# The short words of places.yaml: field of the standard, and what each word stands for.
WORDS = {
    "services": (
        "services",
        {
            "materiel": "Acquisition de matériel informatique à prix solidaire",
            "demarches": "Aide aux démarches administratives",
            "outils": "Maîtrise des outils numériques du quotidien",
            "emploi": "Insertion professionnelle via le numérique",
            "securite": "Utilisation sécurisée du numérique",
            "parentalite": "Parentalité et éducation avec le numérique",
            "loisirs": "Loisirs et créations numériques",
            "comprendre": "Compréhension du monde numérique",
            "acces": "Accès internet et matériel informatique",
        },
    ),
    "audiences": (
        "publics_specifiquement_adresses",
        {
            "jeunes": "Jeunes",
            "etudiants": "Étudiants",
            "familles": "Familles et/ou enfants",
            "seniors": "Seniors",
            "femmes": "Femmes",
        },
    ),
    "care": (
        "prise_en_charge_specifique",
        {
            "surdite": "Surdité",
            "moteur": "Handicaps moteurs",
            "mental": "Handicaps mentaux",
            "illettrisme": "Illettrisme",
            "langues": "Langues étrangères (autres)",
            "anglais": "Langues étrangères (anglais)",
            "visuel": "Déficience visuelle",
        },
    ),
    "fees": (
        "frais_a_charge",
        {"gratuit": "Gratuit", "condition": "Gratuit sous condition", "payant": "Payant"},
    ),
    "access": (
        "modalites_acces",
        {
            "venir": "Se présenter",
            "telephoner": "Téléphoner",
            "mail": "Contacter par mail",
            "rdv": "Prendre un RDV en ligne",
            "prescription": "Envoyer un mail avec une fiche de prescription",
        },
    ),
    "programmes": (
        "dispositif_programmes_nationaux",
        {
            "aidants": "Aidants Connect",
            "pix": "Certification PIX",
            "conseillers": "Conseillers numériques",
            "emmaus": "Emmaüs Connect",
            "franceservices": "France Services",
            "croixrouge": "La Croix Rouge",
            "caf": "Point d'accès numérique CAF",
            "promeneurs": "Promeneurs du net",
        },
    ),
    "itinerance": ("itinerance", {"mobile": "Itinérant"}),
}


def hand_made() -> list[dict[str, Any]]:
    """The places of places.yaml as they stand there."""
    places: list[dict[str, Any]] = yaml.safe_load(HAND_MADE.read_text(encoding="utf-8"))
    return places


def fill(shared: Path, file: Path, noise: int = NOISE) -> None:
    """Put the gazetteer and all the places into the empty database; ``file`` is for the rows."""
    import_communes(shared / "data" / "communes.csv")
    with file.open("w", encoding="utf-8", newline="") as written:
        rows = csv.DictWriter(written, [column.name for column in COLUMNS], restval="")
        rows.writeheader()
        rows.writerows(_row(place) for place in hand_made())
        rows.writerows(_invented(noise))
    report = file.with_suffix(".report")
    call_command("import_places", str(file), source="judged", report=report, verbosity=0)


def _row(place: dict[str, Any]) -> dict[str, str]:
    """A place of places.yaml as a row of the national standard."""
    row = {
        "id": place["id"],
        "nom": place["name"],
        "commune": place["commune"],
        "code_postal": place["postcode"],
        "typologie": place["kinds"].replace(" ", SEPARATOR),
        "horaires": place.get("hours", ""),
        "presentation_resume": place["summary"],
        "source": "judged",
    }
    for name, (column, words) in WORDS.items():
        row[column] = SEPARATOR.join(words[word] for word in place.get(name, "").split())
    return row


def _invented(count: int) -> Iterator[dict[str, str]]:
    command = [sys.executable, str(MAKE_PLACES), str(count), "--seed", "6"]
    made = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    known = {column.name for column in COLUMNS}
    for row in csv.DictReader(made.stdout.splitlines()):
        yield {name: value for name, value in row.items() if name in known}


def everything() -> list[Place]:
    """All the places that a search may find."""
    return list(Place.objects.listed())
