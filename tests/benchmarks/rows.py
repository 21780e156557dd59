"""Documents for the search benchmark, straight from the generator of invented places."""

import csv
import datetime
import re
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from directory.families import family_of
from search.protocol import Document, Point
from tests.benchmarks.generator import generated

DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
SLOT_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LISTS = (
    "typologie",
    "services",
    "publics_specifiquement_adresses",
    "prise_en_charge_specifique",
    "frais_a_charge",
    "itinerance",
    "dispositif_programmes_nationaux",
    "modalites_acces",
    "modalites_accompagnement",
    "source",
)
_RULE = re.compile(r"^((?:[A-Z][a-z](?:-[A-Z][a-z])?,?)+) ([\d:,-]+)$")


def documents(count: int) -> Iterator[Document]:
    """``count`` places as documents, about as the directory makes them."""
    # Through a file, so that the generator does not take time from what is measured.
    with tempfile.TemporaryDirectory() as folder, generated(count, Path(folder)).open() as made:
        for number, row in enumerate(csv.DictReader(made), start=1):
            yield document(number, row)


def document(number: int, row: dict[str, str]) -> Document:
    """One generated row as a document."""
    facets = {name: tuple(row[name].split("|")) if row[name] else () for name in LISTS}
    facets["slots"] = slots(row["horaires"])
    family = family_of(facets["typologie"])
    facets["family"] = (family,)
    facets["department"] = (row["code_insee"][:2],)
    return Document(
        id=f"place-{number}",
        kind="place",
        title=row["nom"],
        summary=row["presentation_resume"],
        keywords=(row["commune"], row["code_postal"], row["adresse"]),
        facets=facets,
        point=point(row["latitude"], row["longitude"]),
        date=day(row["date_maj"]),
        payload={"locality": row["commune"], "slug": f"lieu-{number}", "family": family},
    )


def point(latitude: str, longitude: str) -> Point | None:
    """The point, put right where the generator swapped its halves."""
    if not latitude:
        return None
    north, east = float(latitude), float(longitude)
    return Point(east, north) if abs(north) < 20 and 40 < east < 52 else Point(north, east)


def day(text: str) -> datetime.date | None:
    """The date, unless the generator spoilt it."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


@lru_cache
def slots(hours: str) -> tuple[str, ...]:
    """Half hours of simple schedules; those in prose are unknown."""
    found = []
    for part in hours.split("; "):
        rule = _RULE.match(part)
        if rule is None:
            continue
        for span in rule[2].split(","):
            start, end = ((int(at[:2]) * 60 + int(at[3:])) // 30 for at in span.split("-"))
            found += [
                f"{SLOT_DAYS[weekday]}-{half // 2:02}{half % 2 * 30:02}"
                for weekday in _weekdays(rule[1])
                for half in range(start, end)
            ]
    return tuple(found) or ("unknown",)


def _weekdays(text: str) -> Iterator[int]:
    for part in text.lower().split(","):
        first, _, last = part.partition("-")
        yield from range(DAYS.index(first), DAYS.index(last or first) + 1)
