"""``import_places --mapping``: a file of any form, by a mapping that is data."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from directory.models import Place
from tests.directory.importing.workbooks import xlsx

pytestmark = pytest.mark.django_db


def test_a_file_of_any_form_is_imported_by_a_mapping(tmp_path: Path) -> None:
    file = xlsx(tmp_path / "lieux.xlsx", [("Quoi", "Où"), ("Le Quai", "1 rue Haute 59000 Lille")])
    fields = {
        "nom": [{"columns": ["Quoi"]}],
        "adresse": [{"columns": ["Où"], "part": "street"}],
        "commune": [{"columns": ["Où"], "part": "commune"}],
    }
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps({"version": 1, "fields": fields}), encoding="utf-8")
    options = {"source": "hub", "report": tmp_path / "report.csv", "verbosity": 0}
    call_command("import_places", str(file), mapping=str(mapping), **options)
    place = Place.objects.get()
    assert (place.name, place.address, place.commune) == ("Le Quai", "1 rue Haute", "Lille")


def test_what_is_no_mapping_stops_the_import_with_the_reason(tmp_path: Path) -> None:
    file = tmp_path / "lieux.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    mapping = tmp_path / "mapping.json"
    mapping.write_text('{"version": 1, "fields": {"nam": []}}', encoding="utf-8")
    with pytest.raises(CommandError, match=r"fields\.nam"):
        call_command("import_places", str(file), source="hub", mapping=str(mapping))
