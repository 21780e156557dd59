"""An import is looked at, applied, and undone as a whole."""

import datetime

import pytest
from django.utils import timezone

from directory.doubles.merging import merge
from directory.importing.applying import Import
from directory.importing.repair import RawRow
from directory.models import ImportChange, ImportRun, Keeper, Place, Source
from directory.provenance import origin
from directory.sources import files, runs
from directory.sources.undoing import undo
from tests.accounts.factories import make_user

from .factories import GARE, PHARE, QUAI, applied, give, make_source, previewed

pytestmark = pytest.mark.django_db
State = ImportRun.State
BASICS = "Maîtrise des outils numériques du quotidien"
FORMALITIES = "Aide aux démarches administratives"
ACCESS = "Accès internet et matériel informatique"


def undone(run: ImportRun) -> ImportRun:
    runs.move(run, State.UNDOING)
    undo(run)
    return run


def state() -> list[dict[str, object]]:
    """All that is known of all places, but for when they were saved."""
    return [
        {name: value for name, value in row.items() if name != "modified_at"}
        for row in Place.objects.order_by("pk").values()
    ]


@pytest.fixture
def source() -> Source:
    """A hub with two places, imported."""
    source = give(make_source(), QUAI, GARE)
    applied(source)
    return source


def test_a_preview_tells_what_would_happen_and_changes_nothing(source: Source):
    before = state()
    give(source, QUAI | {"telephone": "0320999999"}, PHARE, {"id": "4", "commune": "Lille"})
    run = previewed(source)
    assert run.state == State.READY
    assert {name: count for name, count in run.summary.items() if count} == {
        "read": 3,
        "added": 1,
        "updated": 1,
        "rejected": 1,
        "gone": 1,
    }
    assert run.examples["added"][0]["title"] == "Le Phare (Marseille)"
    (changed,) = run.examples["changed"]
    assert changed["fields"] == [["phone", "+33320123456", "+33320999999"]]
    assert run.examples["gone"][0]["title"] == "La Gare (Lille)"
    assert run.examples["rejection"][0]["reason"] == "no-name"
    assert state() == before


def test_what_is_applied_is_the_file_that_was_looked_at(source: Source):
    give(source, QUAI, GARE, PHARE)
    run = previewed(source)
    give(source, QUAI)
    runs.move(run, State.APPLYING)
    runs.apply(run)
    assert run.state == State.APPLIED
    assert Place.objects.count() == 3
    assert not Place.objects.exclude(missing_since=None).exists()


def test_the_report_of_an_import_is_kept_with_it(source: Source):
    run = applied(give(source, QUAI | {"telephone": "0320999999"}))
    assert b"phone-national-form" in run.report.read()


def test_rows_outside_the_territory_are_rejected():
    run = applied(give(make_source(departments=["59"]), QUAI, PHARE))
    assert (run.summary["added"], run.summary["rejected"]) == (1, 1)
    assert Place.objects.get().name == "Le Quai"


def test_an_import_undone_leaves_everything_as_it_was(source: Source):
    before = state()
    run = applied(give(source, QUAI | {"telephone": "0320999999", "adresse": "1 quai"}, PHARE))
    assert state() != before
    undone(run)
    assert run.state == State.UNDONE
    assert state() == before
    assert not run.changes.exists()


def test_the_first_import_undone_leaves_no_place(source: Source):
    undone(source.runs.get())
    assert not Place.objects.exists()


def test_a_value_written_by_hand_since_is_not_undone(source: Source):
    run = applied(give(source, QUAI | {"telephone": "0320999999", "adresse": "1 quai"}, GARE))
    place = Place.objects.get(external_id="1")
    place.phone = "+33320000000"
    place.save()
    undone(run)
    place.refresh_from_db()
    assert (place.phone, place.address) == ("+33320000000", "")


def test_what_undoing_changes_shows_in_the_editor_s_form(source: Source):
    place = Place.objects.get(external_id="1")
    place.save_revision().publish()
    undone(applied(give(source, QUAI | {"adresse": "1 quai"}, GARE)))
    place = Place.objects.get(pk=place.pk)
    assert place.get_latest_revision_as_object().address == ""


def test_an_added_place_that_somebody_works_at_is_not_deleted():
    run = applied(give(make_source(), QUAI, GARE))
    place = Place.objects.get(external_id="1")
    Keeper.objects.create(place=place, user=make_user())
    undone(run)
    place = Place.objects.get()
    assert place.external_id == "1"
    assert place.missing_since == timezone.localdate()
    assert run.summary["left"] == 1


def test_only_the_last_import_of_a_source_can_be_undone(source: Source):
    first = source.runs.get()
    second = applied(give(source, QUAI))
    assert not first.can_be_undone
    assert second.can_be_undone
    undone(second)
    assert first.can_be_undone


def test_a_source_is_imported_once_at_a_time(source: Source):
    runs.begin(source)
    with pytest.raises(runs.Busy):
        runs.begin(source)
    with pytest.raises(runs.Busy):
        runs.move(source.runs.get(state=State.APPLIED), State.UNDOING)


def test_work_that_died_makes_way(source: Source):
    run = runs.begin(source)
    long_ago = timezone.now() - datetime.timedelta(hours=1)
    ImportRun.objects.filter(pk=run.pk).update(heard_at=long_ago)
    run.refresh_from_db()
    assert run.has_died
    assert runs.begin(source).is_busy


def test_an_import_that_broke_off_is_applied_again_and_undone_as_one(source: Source):
    before = state()
    run = previewed(give(source, QUAI | {"adresse": "1 quai"}, GARE, PHARE))
    runs.move(run, State.APPLYING)
    with Import("Hub", note=lambda _: None, tell=lambda changes: runs.keep(run, changes)) as one:
        one._batch([RawRow(2, PHARE)])  # as far as it came
    ImportRun.objects.filter(pk=run.pk).update(state=State.FAILED)
    runs.move(run, State.APPLYING)
    runs.apply(run)
    undone(run)
    assert state() == before


def test_a_file_that_cannot_be_read_fails_with_the_reason(source: Source):
    source.address = "http://localhost/places.csv"
    run = previewed(source)
    assert (run.state, run.fault) == (State.FAILED, "private-address")


def test_what_can_be_undone_no_more_is_forgotten(source: Source):
    long_ago = timezone.now() - datetime.timedelta(days=100)
    ImportRun.objects.update(begun_at=long_ago, applied_at=long_ago)
    assert files.forget_old() == 1
    run = ImportRun.objects.get()
    assert (run.file.name, run.report.name) == ("", "")
    assert not run.can_be_undone
    assert not ImportChange.objects.exists()


# What was merged


@pytest.fixture
def merged() -> tuple[Source, Place]:
    """Two hubs that know one place; the second one's was merged into the first one's."""
    first, second = make_source("First"), make_source("Second")
    applied(give(first, QUAI | {"services": BASICS}))
    applied(give(second, QUAI | {"services": ACCESS}, GARE))
    kept, gone = Place.objects.filter(external_id="1").order_by("pk")
    merge(kept, gone)
    return second, kept


def test_what_the_source_of_a_merged_place_says_anew_reaches_the_kept_one(
    merged: tuple[Source, Place],
):
    source, kept = merged
    run = previewed(give(source, QUAI | {"telephone": "0320999999", "services": FORMALITIES}))
    titles = [one["title"] for one in run.examples["changed"]]
    assert titles == ["Le Quai (Lille)", "Le Quai (Lille)"]
    runs.move(run, State.APPLYING)
    runs.apply(run)
    kept.refresh_from_db()
    assert (kept.phone, origin(kept, "phone").source) == ("+33320999999", "Second")
    assert kept.services == [BASICS, FORMALITIES]  # what the first hub said of it stays
    assert origin(kept, "name").source == "First"


def test_it_stays_where_the_kept_ones_source_or_somebody_is_believed_rather(
    merged: tuple[Source, Place],
):
    source, kept = merged
    Source.objects.filter(name="First").update(priority=80)
    kept.refresh_from_db()
    kept.opening_hours = "Mo 09:00-12:00"
    kept.save()
    hours = {"horaires": "Tu 09:00-12:00"}
    run = applied(give(source, QUAI | hours | {"telephone": "0320999999"}, GARE))
    kept.refresh_from_db()
    assert (kept.phone, kept.opening_hours) == ("+33320123456", "Mo 09:00-12:00")
    assert {one["field"] for one in run.examples["kept"]} == {"telephone", "horaires", "services"}


@pytest.mark.parametrize("batch", [1, 1000])
def test_undone_a_place_that_stands_for_two_is_as_it_was(
    merged: tuple[Source, Place], batch: int, monkeypatch: pytest.MonkeyPatch
):
    source, kept = merged
    monkeypatch.setattr("directory.importing.applying.BATCH", batch)
    merge(kept, Place.objects.get(imported_from="Second", external_id="2"))
    before = state()
    phones = [{"telephone": "0320999999"}, {"telephone": "0320888888", "horaires": "24/7"}]
    run = applied(give(source, QUAI | phones[0], GARE | phones[1]))
    kept.refresh_from_db()
    assert (kept.phone, kept.opening_hours) == ("+33320888888", "24/7")
    undone(run)
    assert state() == before


def test_of_one_source_each_row_speaks_for_its_own_place():
    source = make_source()
    applied(give(source, QUAI, GARE))
    kept, gone = Place.objects.order_by("pk")
    merge(kept, gone)
    applied(give(source, QUAI, GARE | {"telephone": "0320999999"}))
    kept.refresh_from_db()
    assert kept.phone == "+33320123456"
