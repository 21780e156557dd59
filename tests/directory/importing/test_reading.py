"""Files in every state that offices send them in."""

import codecs
import io
import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.importing.findings import FileFault, Kind, Reason, UnreadableFile
from directory.importing.reading import opened
from directory.importing.repair import RawRow
from directory.importing.tables import LONGEST_CELL, Table

from .helpers import reasons

PLAIN = "id,nom,commune,adresse\n1,Médiathèque,Lille,«rue» de l’Été\n"


def read(path: Path, **options: str) -> list[RawRow]:
    with opened(str(path), **options) as source:
        return list(source.rows)


def saved(folder: Path, content: str | bytes, name: str = "places.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-32"]
)
def test_the_encoding_is_found(tmp_path, encoding):
    (row,) = read(saved(tmp_path, PLAIN.encode(encoding)))
    assert row.cells["nom"] == "Médiathèque"
    assert row.cells["adresse"] == "«rue» de l’Été"


def test_a_stray_windows_byte_does_not_garble_a_utf_8_file(tmp_path):
    content = PLAIN.encode() * 20 + b"2,L\x92atelier,Lille,\n"
    rows = read(saved(tmp_path, content))
    assert rows[0].cells["nom"] == "Médiathèque"
    assert rows[-1].cells["nom"] == "L’atelier"


def test_mac_files_are_read(tmp_path):
    lines = "\n".join(f"{n},Médiathèque à côté de l’église,Lille," for n in range(50))
    rows = read(saved(tmp_path, f"id,nom,commune,adresse\n{lines}\n".encode("mac_roman")))
    assert rows[0].cells["nom"] == "Médiathèque à côté de l’église"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(tmp_path, separator):
    content = PLAIN.replace(",", separator)
    (row,) = read(saved(tmp_path, content))
    assert row.cells["commune"] == "Lille"


def test_excels_hint_and_blank_lines_before_the_header_are_skipped(tmp_path):
    (row,) = read(saved(tmp_path, "sep=;\n\nid;nom;commune\n1;Le Quai;Lille\n"))
    assert row.cells == {"id": "1", "nom": "Le Quai", "commune": "Lille"}


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path):
    rows = read(saved(tmp_path, 'id,nom\n1,"Deux\nlignes"\n2,B\n'))
    assert [(row.number, row.cells["id"]) for row in rows] == [(2, "1"), (3, "2")]


def test_headers_of_older_files_are_understood(tmp_path):
    content = (
        "identifiant;Nom du lieu;Ville;Code Postal;courriel;conditions_acces;publics_accueillis\n"
    )
    (row,) = read(saved(tmp_path, content + "1;Le Quai;Lille;59000;a@b.fr;Gratuit;Seniors\n"))
    assert row.cells == {
        "id": "1",
        "nom": "Le Quai",
        "commune": "Lille",
        "code_postal": "59000",
        "courriels": "a@b.fr",
        "frais_a_charge": "Gratuit",
        "publics_specifiquement_adresses": "Seniors",
    }


def test_columns_about_a_person_are_never_read_and_that_is_said(tmp_path):
    path = saved(tmp_path, "nom,commune,contact_nom,contact_courriel\nA,Lille,Léa D.,lea@b.fr\n")
    with opened(str(path)) as source:
        (row,) = source.rows
        assert reasons(source.findings) == {Reason.CONTACT_COLUMN}
    assert row.cells == {"nom": "A", "commune": "Lille"}


def test_the_first_of_two_columns_of_one_name_is_read(tmp_path):
    path = saved(tmp_path, "nom,commune,nom\nA,Lille,B\n")
    with opened(str(path)) as source:
        (row,) = source.rows
        assert reasons(source.findings) == {Reason.DUPLICATE_COLUMN}
    assert row.cells["nom"] == "A"


def test_rows_of_any_length_are_read(tmp_path):
    short, long = read(saved(tmp_path, "id,nom,commune\n1,A\n2,B,Lille,de trop\n"))
    assert short.cells == {"id": "1", "nom": "A"}
    assert reasons(short.findings) == {Reason.SHORT_ROW}
    assert long.cells["commune"] == "Lille"
    assert reasons(long.findings) == {Reason.LONG_ROW}


def test_nul_bytes_are_dropped(tmp_path):
    (row,) = read(saved(tmp_path, b"id,nom,commune\n1,Le\x00 Quai,Lille\n"))
    assert row.cells["nom"] == "Le Quai"


def test_a_quotation_mark_that_is_never_closed_costs_no_row(tmp_path):
    lines = "".join(f"{n},Lieu {n},Lille\n" for n in range(2, 2000))
    rows = read(saved(tmp_path, f'id,nom,commune\n1,"Lieu 1,Lille\n{lines}'))
    assert len(rows) == 1999
    assert rows[0].cells == {"id": "1", "nom": "Lieu 1", "commune": "Lille"}
    assert reasons(rows[0].findings) == {Reason.OPEN_QUOTE}


def test_a_giant_cell_costs_no_other_row(tmp_path):
    giant = "x" * (LONGEST_CELL * 15)
    rows = read(saved(tmp_path, f"id,nom,commune\n1,{giant},Lille\n2,B,Lille\n"))
    assert rows[-1].cells == {"id": "2", "nom": "B", "commune": "Lille"}
    assert all(len(cell) <= LONGEST_CELL for row in rows for cell in row.cells.values())


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", FileFault.EMPTY),
        ("\n\n", FileFault.EMPTY),
        ("a,b\n1,2\n", FileFault.NO_NAMES),
        (b"PK\x03\x04....", FileFault.DAMAGED),
        ("<!doctype html><p>404", FileFault.WEB_PAGE),
        ("{}", FileFault.NO_LIST),
        ('{"data": []}', FileFault.NO_ROWS),
        ("[1, 2", FileFault.BAD_JSON),
    ],
)
def test_a_file_that_is_none_of_places_is_refused_with_the_reason(tmp_path, content, fault):
    with pytest.raises(UnreadableFile) as raised:
        read(saved(tmp_path, content))
    assert raised.value.fault == fault


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(UnreadableFile) as raised:
            read(path)
        assert raised.value.fault == FileFault.MISSING


ONE = {"id": 1, "nom": "Le Quai", "code_postal": 59000, "services": ["A", "B"], "latitude": 50.6}


@pytest.mark.parametrize("shape", [lambda one: [one], lambda one: {"n": 1, "data": [one]}])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_json_is_read_as_a_list_or_under_a_key(tmp_path, shape, encoding):
    text = json.dumps(shape(ONE | {"commune": "Nœux"}), ensure_ascii=False)
    (row,) = read(saved(tmp_path, text.encode(encoding), "places.json"))
    assert row.cells == {
        "id": "1",
        "nom": "Le Quai",
        "code_postal": "59000",
        "services": "A|B",
        "latitude": "50.6",
        "commune": "Nœux",
    }


def test_geojson_gives_its_point(tmp_path):
    feature = {"properties": {"nom": "A"}, "geometry": {"type": "Point", "coordinates": [3, 50.6]}}
    (row,) = read(saved(tmp_path, json.dumps({"features": [feature]}), "places.geojson"))
    assert row.cells == {"nom": "A", "longitude": "3", "latitude": "50.6"}


def test_what_is_no_object_in_a_list_is_a_row_without_cells(tmp_path):
    rows = read(saved(tmp_path, json.dumps([ONE, None, "texte", {"nom": None}])))
    assert [row.cells == {} for row in rows] == [False, True, True, True]


def test_json_that_breaks_off_gives_the_rows_before(tmp_path):
    path = saved(tmp_path, json.dumps([ONE, ONE])[:-20])
    rows = []
    with pytest.raises(UnreadableFile), opened(str(path)) as source:
        rows.extend(iter(source.rows))
    assert source.format == "json"


def test_all_real_files_of_local_authorities_are_read(shared_data):
    counts = {path.stem: len(read(path)) for path in (shared_data / "raw").glob("*.json")}
    assert sum(counts.values()) == 407


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/elsewhere":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
            return
        body = PLAIN.encode()
        self.send_response(200 if self.path == "/places" else 404)
        cut = 100 if self.path == "/cut" else 0
        self.send_header("Content-Length", str(len(body) + cut))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Tests are silent."""


@pytest.fixture
def server():
    with HTTPServer(("127.0.0.1", 0), _Server) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_an_address_on_the_web_is_read(server):
    with opened(f"{server}/places") as source:
        assert [row.cells["commune"] for row in source.rows] == ["Lille"]


@pytest.mark.parametrize("path", ["/none", "/cut", "/elsewhere"])
def test_a_download_that_fails_is_refused(server, path):
    with pytest.raises(UnreadableFile) as raised, opened(server + path):
        pass
    assert raised.value.fault == FileFault.DOWNLOAD


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(max_size=300))
def test_no_text_stops_a_table(text):
    table = Table(io.StringIO("id,nom,commune\n" + text, newline=""))
    for row in table:
        assert set(row.cells) <= {"id", "nom", "commune"}
        assert all(one.kind in (Kind.LOSS, Kind.REPAIR) for one in row.findings)


def test_a_mark_is_no_part_of_the_first_header(tmp_path):
    (row,) = read(saved(tmp_path, codecs.BOM_UTF8 + b"id,nom\n1,A\n"))
    assert row.cells["id"] == "1"
