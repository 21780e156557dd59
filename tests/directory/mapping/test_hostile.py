"""Whatever is done to a file: it is read with a report, or refused with a sentence."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.importing.encodings import detect
from directory.importing.findings import UnreadableFile
from directory.importing.gazetteer import Gazetteer
from directory.importing.headers import own
from directory.importing.reading import opened
from directory.importing.repair import repair
from directory.importing.sentences import FAULTS
from directory.mapping.applying import mapped
from directory.mapping.guessing import guess, mapping_of
from directory.mapping.samples import Sample
from tests.directory.importing.workbooks import ods, ods_row, xlsx

HEADER = ("nom", "adresse", "téléphone", "services")
ROWS = [
    ("Médiathèque", "1 rue Haute 59000 Lille", "03 20 12 34 56", "Imprimante; wifi"),
    ('=HYPERLINK("http://a.fr")', "@SUM(1+1) 62000 Arras", "-2+3", "+cmd|' /C calc'!A0"),
]
FORMS = ("csv", "json", "geojson", "xlsx", "ods")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The same two places in every form."""
    folder = tmp_path_factory.mktemp("forms")
    objects = [dict(zip(HEADER, row, strict=True)) for row in ROWS]
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [3.06, 50.63]},
            "properties": one,
        }
        for one in objects
    ]
    table = ods_row(*HEADER) + "".join(ods_row(*row) for row in ROWS)
    lines = [";".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in ROWS]
    return {
        "csv": "\n".join([";".join(HEADER), *lines]).encode(),
        "json": json.dumps({"data": objects}).encode(),
        "geojson": json.dumps({"type": "FeatureCollection", "features": features}).encode(),
        "xlsx": xlsx(folder / "a.xlsx", [HEADER, *ROWS]).read_bytes(),
        "ods": ods(folder / "a.ods", table).read_bytes(),
    }


def read(path: Path) -> list[dict[str, object]]:
    """The values of the places that come out of a file by a guess."""
    with opened(str(path), meaning=own) as source:
        sample = Sample.of(source.rows)
    mapping = mapping_of(guess(sample), sample)
    repaired = [repair(row, Gazetteer()) for row in mapped(sample.rows, mapping)]
    return [row.values for row in repaired if row.values is not None]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_places_come_out_of_every_form(files, form, tmp_path):
    path = tmp_path / f"lieux.{form}"
    path.write_bytes(files[form])
    first, second = read(path)
    assert (first["name"], first["commune"]) == ("Médiathèque", "Lille")
    assert first["phone"] == "+33320123456"
    assert first["services"] == ["Accès internet et matériel informatique"]
    # A formula is a text like any other; reports and exports make it harmless.
    assert second["name"] == '=HYPERLINK("http://a.fr")'
    assert second["commune"] == "Arras"


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.sampled_from(FORMS),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)), max_size=4),
    st.floats(0, 1),
)
def test_a_file_that_was_damaged_or_cut_is_read_or_refused(files, tmp_path, form, wounds, end):
    content = bytearray(files[form])
    for where, others in wounds:
        at = int(where * len(content))
        content[at : at + len(others)] = others
    if end < 0.5:
        content = content[: int(2 * end * len(content))]
    path = tmp_path / f"lieux.{form}"
    path.write_bytes(bytes(content))
    try:
        read(path)
    except UnreadableFile as error:
        assert error.fault in FAULTS


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "mac_roman"])
def test_a_file_in_another_encoding_is_read(files, tmp_path, encoding):
    path = tmp_path / "lieux.csv"
    more = ["Bibliothèque de l'Été;2 rue Près 59000 Lille;;"] * 20
    path.write_bytes("\n".join([files["csv"].decode(), *more]).encode(encoding))
    assert detect(path)
    assert read(path)[0]["name"] == "Médiathèque"


def test_a_cell_as_long_as_a_book_is_cut_and_does_not_slow_the_reading(tmp_path):
    path = tmp_path / "lieux.csv"
    book = "a," * 1_000_000
    path.write_text(f'nom;commune;services\nLe Quai;Lille;"{book}"\n', encoding="utf-8")
    (place,) = read(path)
    assert place["name"] == "Le Quai"
