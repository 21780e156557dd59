"""What an import does to the places that are there."""

import csv
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from directory.importing.applying import Import, Summary
from directory.importing.findings import Finding, Kind, Reason
from directory.importing.repair import RawRow
from directory.importing.signals import directory_changed
from directory.models import Commune, Place
from tests.directory.factories import CommuneFactory, PlaceFactory

from .helpers import write_csv

pytestmark = pytest.mark.django_db

QUAI = {
    "id": "1",
    "nom": "Le Quai",
    "commune": "Lille",
    "code_postal": "59000",
    "code_insee": "59350",
    "telephone": "+33320123456",
    "services": "Aide aux démarches administratives",
    "date_maj": "2024-01-01",
}
GARE = QUAI | {"id": "2", "nom": "La Gare"}


def run(
    *rows: dict[str, str], source: str = "hub", **options: bool
) -> tuple[Summary, list[Finding]]:
    findings: list[Finding] = []
    with Import(source, note=findings.append, **options) as one:
        numbered = [RawRow(number, row) for number, row in enumerate(rows, start=2)]
        summary = one.run(numbered)
    total = summary.added + summary.updated + summary.unchanged
    assert summary.read == total + summary.rejected + summary.repeated
    return summary, findings


def state() -> list[dict[str, object]]:
    """All that is known of all places, but for when they were saved."""
    return list(Place.objects.order_by("pk").values())


def test_a_row_becomes_a_published_place():
    run(QUAI)
    place = Place.objects.get()
    assert (place.name, place.slug, place.phone) == ("Le Quai", "le-quai-lille", "+33320123456")
    assert place.live
    assert place.department == "59"
    assert place.updated_on == date(2024, 1, 1)
    assert place.services == ["Aide aux démarches administratives"]


def test_the_family_follows_from_the_typology():
    run(QUAI | {"typologie": "MUNI|FABLAB"})
    assert Place.objects.get().family == "fablab"


def test_running_again_changes_nothing():
    run(QUAI, GARE)
    before = state()
    summary, _ = run(QUAI, GARE)
    assert (summary.added, summary.updated, summary.unchanged) == (0, 0, 2)
    assert state() == before


def test_a_changed_row_updates_its_place_and_no_other():
    run(QUAI, GARE)
    summary, _ = run(QUAI | {"telephone": "0320999999", "services": ""}, GARE)
    assert (summary.updated, summary.unchanged) == (1, 1)
    place = Place.objects.get(external_id="1")
    assert (place.phone, place.services) == ("+33320999999", [])
    assert place.slug == "le-quai-lille"


def test_two_sources_have_their_own_places():
    run(QUAI)
    run(QUAI, source="other")
    assert Place.objects.count() == 2
    assert set(Place.objects.values_list("slug", flat=True)) == {"le-quai-lille", "le-quai-lille-2"}


def test_a_field_edited_by_hand_is_kept_and_the_others_follow_the_source():
    run(QUAI)
    place = Place.objects.get()
    place.phone = "+33320000000"
    place.save()
    _, findings = run(QUAI | {"telephone": "0320999999", "adresse": "1 rue Neuve"})
    place.refresh_from_db()
    assert (place.phone, place.address) == ("+33320000000", "1 rue Neuve")
    (kept,) = [one for one in findings if one.kind == Kind.KEPT]
    assert (kept.row, kept.field, kept.value) == (2, "telephone", "+33320999999")
    run(QUAI | {"telephone": "0320888888", "adresse": "1 rue Neuve"})
    place.refresh_from_db()
    assert place.phone == "+33320000000"


def test_a_point_set_by_hand_is_kept_whole():
    CommuneFactory(code="59350", name="Lille", postcodes=["59000"], latitude=50.63, longitude=3.05)
    run(QUAI)
    place = Place.objects.get()
    place.latitude, place.approximate = 50.64, False
    place.save()
    run(QUAI | {"latitude": "50.6", "longitude": "3.1"})
    place = Place.objects.get()
    assert (place.latitude, place.longitude, place.approximate) == (50.64, 3.05, False)


def test_a_row_gone_from_the_source_is_marked_and_comes_back():
    run(QUAI, GARE)
    summary, findings = run(QUAI)
    assert summary.gone == 1
    assert [one.id for one in findings if one.kind == Kind.GONE] == ["2"]
    gone = Place.objects.get(external_id="2")
    assert gone.missing_since == date.today()
    assert gone.live
    summary, _ = run(QUAI)
    assert summary.gone == 0
    summary, _ = run(QUAI, GARE)
    assert summary.returned == 1
    assert not Place.objects.exclude(missing_since=None).exists()


def test_places_of_other_sources_are_not_gone():
    PlaceFactory()
    run(QUAI, source="other")
    run(GARE)
    assert not Place.objects.exclude(missing_since=None).exists()


def test_a_row_that_became_bad_is_rejected_but_its_place_is_not_gone():
    run(QUAI, GARE)
    summary, _ = run(QUAI, GARE | {"nom": ""})
    assert (summary.rejected, summary.gone) == (1, 0)
    assert Place.objects.get(external_id="2").name == "La Gare"


def test_of_two_rows_with_one_identifier_the_first_is_taken_each_time():
    for _ in range(2):
        summary, findings = run(QUAI, QUAI | {"nom": "Un autre"})
        assert summary.repeated == 1
        assert [(one.row, one.reason) for one in findings] == [(3, Reason.REPEATED_ID)]
        assert Place.objects.get().name == "Le Quai"


def test_homonyms_get_numbered_addresses_without_a_query_each(django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        run(*({**QUAI, "id": str(number)} for number in range(150)))
    slugs = set(Place.objects.values_list("slug", flat=True))
    assert {"le-quai-lille", "le-quai-lille-2", "le-quai-lille-150"} <= slugs
    assert len(slugs) == 150


def test_a_thousand_rows_cost_as_many_queries_as_ten(django_assert_max_num_queries):
    rows = [{**QUAI, "id": str(number), "nom": f"Lieu {number}"} for number in range(1000)]
    with django_assert_max_num_queries(40):
        run(*rows)
    with django_assert_max_num_queries(40):
        run(*(row | {"nom": row["nom"] + " bis"} for row in rows))
    with django_assert_max_num_queries(10):
        run(*(row | {"nom": row["nom"] + " bis"} for row in rows))


def test_a_rehearsal_tells_the_same_and_changes_nothing():
    run(QUAI, GARE)
    before = state()
    rows = (QUAI | {"nom": "Le grand Quai"}, QUAI | {"id": "3"}, QUAI | {"id": "4", "nom": ""})
    dry, dry_findings = run(*rows, dry=True)
    assert state() == before
    wet, wet_findings = run(*rows)
    assert dry == wet
    assert dry_findings == wet_findings


def test_the_form_of_a_revised_place_shows_what_was_imported():
    run(QUAI)
    place = Place.objects.get()
    place.save_revision().publish()
    run(QUAI | {"telephone": "0320999999"})
    place = Place.objects.get()
    assert place.get_latest_revision_as_object().phone == "+33320999999"
    assert place.live_revision == place.latest_revision
    assert not place.has_unpublished_changes


def test_a_draft_is_not_lost_and_takes_over_what_it_did_not_change():
    run(QUAI)
    place = Place.objects.get()
    draft = place.get_latest_revision_as_object()
    draft.name = "Le Quai (brouillon)"
    draft.save_revision()
    run(QUAI | {"telephone": "0320999999"})
    place = Place.objects.get()
    assert (place.name, place.phone) == ("Le Quai", "+33320999999")
    assert place.has_unpublished_changes
    draft = place.get_latest_revision_as_object()
    assert (draft.name, draft.phone) == ("Le Quai (brouillon)", "+33320999999")
    draft.latest_revision.publish()
    place = Place.objects.get()
    assert (place.name, place.phone) == ("Le Quai (brouillon)", "+33320999999")
    summary, _ = run(QUAI | {"telephone": "0320999999"})
    assert summary.unchanged == 1


def test_a_place_withdrawn_by_an_editor_stays_withdrawn():
    run(QUAI)
    Place.objects.get().unpublish()
    run(QUAI | {"nom": "Le grand Quai"})
    assert not Place.objects.get().live


def test_a_row_that_the_database_refuses_costs_only_itself():
    rows = [{**QUAI, "id": str(number), "nom": f"Lieu {number}"} for number in range(5)]
    with connection.cursor() as cursor:
        cursor.execute(  # the fourth may not stand beside the third
            "CREATE UNIQUE INDEX refuse ON directory_place"
            " ((CASE WHEN external_id IN ('2', '3') THEN 1 END))"
        )
    summary, findings = run(*rows)
    assert (summary.added, summary.rejected) == (4, 1)
    assert [(one.id, one.reason) for one in findings] == [("3", Reason.REFUSED)]


def test_communes_that_the_gazetteer_lacks_are_derived_from_places():
    CommuneFactory(code="80021", name="Amiens")
    run(
        QUAI | {"latitude": "50.63", "longitude": "3.05"}, QUAI | {"id": "2", "code_insee": "80021"}
    )
    lille = Commune.objects.get(code="59350")
    assert (lille.name, lille.postcodes, lille.department) == ("Lille", ["59000"], "59")
    assert (lille.latitude, lille.derived) == (50.63, True)
    assert not Commune.objects.get(code="80021").derived


def test_derived_communes_repair_nothing_so_that_a_second_run_changes_nothing():
    with_point = QUAI | {"latitude": "50.63", "longitude": "3.05"}
    run(with_point, GARE)
    summary, _ = run(with_point, GARE)
    assert summary.unchanged == 2


def test_whoever_keeps_pages_hears_of_an_import():
    heard = []

    def listen(**kwargs: object) -> None:
        heard.append(kwargs)

    directory_changed.connect(listen)
    run(QUAI)
    assert len(heard) == 1
    run(QUAI, dry=True)
    assert len(heard) == 1


def test_the_real_list_of_communes_replaces_derived_ones(tmp_path, capsys):
    run(QUAI)
    row = {
        "code": "59350",
        "nom": "Lille",
        "codes_postaux": "59000|59160",
        "departement": "59",
        "region": "32",
        "population": "236710",
        "latitude": "50.6311",
        "longitude": "3.0468",
    }
    path = write_csv(tmp_path / "communes.csv", [row, row | {"code": "", "nom": "Sans code"}])
    for _ in range(2):
        call_command("import_communes", str(path))
        commune = Commune.objects.get()
        assert (commune.derived, commune.population) == (False, 236710)
        assert commune.postcodes == ["59000", "59160"]
    assert ": 3" in capsys.readouterr().out


def test_the_command_prints_a_summary_and_writes_a_report(tmp_path, capsys):
    path = write_csv(tmp_path / "p.csv", [QUAI, GARE | {"telephone": "=cmd"}, QUAI | {"nom": ""}])
    report = tmp_path / "deep" / "report.csv"
    call_command("import_places", str(path), source="hub", report=report)
    with report.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [(line["row"], line["field"], line["reason"]) for line in lines] == [
        ("3", "telephone", "phone-unreadable"),
        ("4", "nom", "no-name"),
    ]
    assert lines[0]["value"] == "'=cmd"
    assert lines[0]["explanation"]
    assert str(report) in capsys.readouterr().out


def test_the_report_lies_in_the_data_folder_unless_told(tmp_path, settings):
    settings.DATA = tmp_path
    path = write_csv(tmp_path / "p.csv", [QUAI])
    call_command("import_places", str(path), source="Hub du Nord", verbosity=0)
    (report,) = (tmp_path / "imports").iterdir()
    assert report.name.startswith("hub-du-nord-")


def test_a_file_without_rows_fails_and_marks_nothing_as_gone(tmp_path):
    run(QUAI)
    path = tmp_path / "p.csv"
    path.write_text("id,nom,commune\n")
    with pytest.raises(CommandError):
        call_command("import_places", str(path), source="hub", report=tmp_path / "r.csv")
    assert Place.objects.get().missing_since is None


def test_a_file_that_breaks_off_marks_nothing_as_gone(tmp_path):
    run(QUAI, GARE)
    path = tmp_path / "p.json"
    path.write_text('[{"id": "1", "nom": "Le Quai", "commune": "Lille"}, {"id": "3", "nom"')
    with pytest.raises(CommandError):
        call_command("import_places", str(path), source="hub", report=tmp_path / "r.csv")
    assert not Place.objects.exclude(missing_since=None).exists()
