"""Spreadsheets are read like any table; hostile ones are refused with a sentence."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from directory.importing import workbooks as limits
from directory.importing.findings import FileFault, UnreadableFile
from directory.importing.headers import own
from directory.importing.reading import opened
from directory.importing.repair import RawRow
from directory.importing.weighing import A_ROW

from .workbooks import ods, ods_row, repacked, xlsx

HEADER = ("id", "nom", "commune")
SHEET = "xl/worksheets/sheet1.xml"
START = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def read(path: Path) -> list[RawRow]:
    with opened(str(path)) as source:
        return list(source.rows)


def fault_of(path: Path) -> FileFault:
    with pytest.raises(UnreadableFile) as raised:
        read(path)
    return raised.value.fault


def test_an_xlsx_file_is_read_below_its_title(tmp_path):
    rows = [("Lieux de médiation",), (), HEADER, (), (1, "Médiathèque", "Lille")]
    (row,) = read(xlsx(tmp_path / "lieux.xlsx", rows))
    assert row.number == 5
    assert row.cells == {"id": "1", "nom": "Médiathèque", "commune": "Lille"}


def test_values_of_cells_are_read_as_people_see_them(tmp_path):
    header = (*HEADER, "latitude", "date_maj", "WiFi")
    values = (2.0, "Le Quai", "Lille", 50.63, datetime(2026, 3, 1), True)
    path = xlsx(tmp_path / "lieux.xlsx", [header, values])
    with opened(str(path), meaning=own) as source:
        (row,) = source.rows
    assert row.cells["id"] == "2"
    assert row.cells["latitude"] == "50.63"
    assert row.cells["date_maj"] == "2026-03-01"
    assert row.cells["WiFi"] == "oui"


def test_an_ods_file_is_read_with_its_repeated_cells(tmp_path):
    filled = (
        '<table:table-row><table:table-cell office:value-type="float" office:value="7"/>'
        '<table:table-cell table:number-columns-repeated="2"><text:p>Arras</text:p>'
        '</table:table-cell><table:table-cell table:number-columns-repeated="16000"/>'
        "</table:table-row>"
    )
    blank = ods_row("", repeated=1_000)
    path = ods(tmp_path / "lieux.ods", ods_row(*HEADER) + filled + blank + ods_row("8", "A", "B"))
    assert [(row.number, dict(row.cells)) for row in read(path)] == [
        (2, {"id": "7", "nom": "Arras", "commune": "Arras"}),
        (1_003, {"id": "8", "nom": "A", "commune": "B"}),
    ]


def test_what_is_no_spreadsheet_or_none_any_more_is_refused(tmp_path):
    whole = xlsx(tmp_path / "lieux.xlsx", [HEADER, (1, "A", "B")])
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(whole.read_bytes()[:-200])
    assert fault_of(cut) == FileFault.DAMAGED
    assert fault_of(repacked(whole, SHEET, "<worksheet><row>")) == FileFault.DAMAGED
    assert fault_of(repacked(whole, SHEET, f"{START}<row r='x'/>")) == FileFault.DAMAGED
    assert fault_of(repacked(whole, "xl/workbook.xml", "<a/>")) == FileFault.DAMAGED
    empty = xlsx(tmp_path / "empty.xlsx", [])
    assert fault_of(empty) == FileFault.EMPTY


def test_xml_entities_are_refused(tmp_path):
    laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]>'
    assert fault_of(ods(tmp_path / "a.ods", ods_row("&c;"), before=laughs)) == FileFault.ENTITIES
    secret = '<!DOCTYPE a [<!ENTITY c SYSTEM "file:///etc/passwd">]>'
    assert fault_of(ods(tmp_path / "b.ods", ods_row("&c;"), before=secret)) == FileFault.ENTITIES
    path = xlsx(tmp_path / "lieux.xlsx", [HEADER, (1, "A", "B")])
    assert fault_of(repacked(path, SHEET, f"{secret}{START}")) == FileFault.ENTITIES


def test_rows_that_repeat_without_end_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MOST_ROWS", 1_000)
    rows = ods_row(*HEADER) + ods_row("1", "A", "B", repeated=10**9)
    assert fault_of(ods(tmp_path / "a.ods", rows)) == FileFault.TOO_LARGE
    path = xlsx(tmp_path / "lieux.xlsx", [HEADER])
    far = f"{START}<row r='1'><c t='str'><v>nom</v></c><c t='str'><v>id</v></c></row>"
    far += "<row r='999999999999'><c r='A9'><v>1</v></c></row></sheetData></worksheet>"
    assert fault_of(repacked(path, SHEET, far)) == FileFault.TOO_LARGE


MEASURED = """
import resource, sys
from directory.importing.findings import UnreadableFile
from directory.importing.reading import opened
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    with opened(sys.argv[1]) as source:
        print(sum(1 for row in source.rows), end=" ")
except UnreadableFile as error:
    print(error.fault.value, end=" ")
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.once
def test_a_bomb_is_refused_before_it_takes_memory(tmp_path):
    """Forty megabytes of cells in one row, as an archive of fifty kilobytes."""
    cells = "<table:table-cell/>" * (2 * 10**6)
    path = ods(tmp_path / "bomb.ods", f"<table:table-row>{cells}</table:table-row>")
    assert path.stat().st_size < 200_000
    assert cells.count("<") > A_ROW.elements
    command = [sys.executable, "-c", MEASURED, str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert said[0] == FileFault.TOO_LARGE
    assert int(said[1]) < 30  # MiB
