"""The files that hubs really receive: declared as sources, previewed, applied, and read again.

Each expected value was written by hand from the file; what a row becomes is looked at more closely
in ``tests/directory/mapping/test_known.py``.
"""

from collections import Counter
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from directory.importing.findings import Kind
from directory.mapping.known import KNOWN
from directory.models import ImportRun, Place
from directory.provenance import origin
from directory.sources import runs

from .factories import make_source, previewed

pytestmark = [pytest.mark.django_db, pytest.mark.shared_data]

# Rows read, those that repeat a place, values repaired. None is rejected.
FIGURES = {
    "angers": (63, 0, 169),
    "corse": (161, 5, 765),
    "la-creuse": (91, 0, 401),
    "nouvelle-caledonie": (92, 0, 454),
}
SAMPLES: dict[tuple[str, str, str], dict[str, object]] = {
    ("angers", "Espace Welcome", "Angers"): {
        "address": "4, place Maurice Saillant",
        "postcode": "49000",
        "insee_code": "49007",
        "latitude": 47.46937431,
        "longitude": -0.55253482,
        "approximate": False,
        "phone": "+33241231331",
        "emails": ["espace.welcome@ville.angers.fr"],
        "opening_hours": "Mo 14:00-16:30; Tu-Fr 09:00-12:00,14:00-16:30",
        "audiences": ["Seniors"],
    },
    ("corse", "La Poste", "Saint-Florent"): {
        "address": "Mairie de Saint Florent",
        "postcode": "20217",
        "department": "2B",
        "phone": "+33602177973",
        "opening_hours": "Mo-Fr 09:00-12:00,14:00-17:00; Sa 09:00-12:00",
        "programmes": ["Conseillers numériques"],
    },
    # The file's name goes on with a person's.
    ("la-creuse", "Châtelus le Marcheix", "Marsac"): {
        "address": "6 Rue de la Mairie",
        "postcode": "23210",
        "phone": "+33608279459",
        "opening_hours": "We 09:00-12:30",
        "services": ["Maîtrise des outils numériques du quotidien"],
        "support_modes": ["Dans un atelier collectif"],
    },
    # The file has the postcode of Nouméa. Of Monday it says « 13:16:59.999998 ».
    ("nouvelle-caledonie", "Médiathèque de La Foa", "La Foa"): {
        "address": "Rue Gaston Lenez",
        "postcode": "98880",
        "department": "988",
        "latitude": -21.7093,
        "longitude": 165.83129,
        "phone": "+687417334",
        "emails": ["mediatheque.lafoa@gmail.com"],
        "opening_hours": "",
        "family": "library",
        "fees": ["Gratuit sous condition"],
        "parent_structure": "Mairie de La Foa",
    },
}


# Theirs, and those that a name or a postcode leads to by mistake: the whole list takes seconds.
DEPARTMENTS = ("49", "2A", "2B", "23", "988", "21", "63")


def test_four_real_files_are_previewed_applied_and_found_unchanged(
    shared_data: Path, index: None, tmp_path: Path
) -> None:
    head, *towns = (shared_data / "communes.csv").read_text(encoding="utf-8").splitlines()
    at = head.split(",").index("departement")
    communes = tmp_path / "communes.csv"
    some = (town for town in towns if town.split(",")[at] in DEPARTMENTS)
    communes.write_text("\n".join([head, *some]), encoding="utf-8")
    call_command("import_communes", str(communes), verbosity=0)
    for name, (read, repeated, repaired) in FIGURES.items():
        source = make_source(name, mapping=KNOWN[name].to_json())
        raw = (shared_data / "raw" / f"{name}.json").read_bytes()
        source.upload.save(f"{name}.json", ContentFile(raw))
        run = previewed(source)
        kept = read - repeated
        assert (run.state, figures(run)) == ("ready", (read, kept, repeated, 0, repaired))
        assert not Place.objects.filter(imported_from=name).exists()
        runs.move(run, ImportRun.State.APPLYING)
        runs.apply(run)
        assert (run.state, figures(run)) == ("applied", (read, kept, repeated, 0, repaired))
        assert Place.objects.listed().filter(imported_from=name).count() == kept
        again = previewed(source)
        assert (again.summary["added"], again.summary["unchanged"]) == (0, kept)
    for (name, title, commune), expected in SAMPLES.items():
        place = Place.objects.get(imported_from=name, name=title, commune=commune)
        assert {field: getattr(place, field) for field in expected} == expected
        assert origin(place, "phone").source == name


def figures(run: ImportRun) -> tuple[int, ...]:
    """Rows read, added, repeated and rejected, and values repaired."""
    values: Counter[str] = Counter()
    for kind, _reason, count in run.findings:
        values[kind] += count
    counts = (run.summary[name] for name in ("read", "added", "repeated", "rejected"))
    return (*counts, values[Kind.REPAIR])
