"""Sources that repeat are imported when their time has come."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from directory.models import ImportRun, Place
from directory.sources.scheduling import due, import_now, is_alarming

from .factories import GARE, QUAI, applied, give, make_source

pytestmark = pytest.mark.django_db
State = ImportRun.State


def days_later(days: float) -> datetime.datetime:
    return timezone.now() + datetime.timedelta(days=days)


def test_a_source_is_due_at_once_and_then_after_its_time():
    source = give(make_source(schedule="weekly"), QUAI)
    assert list(due(timezone.now())) == [source]
    applied(source)
    assert list(due(days_later(6))) == []
    assert list(due(days_later(7))) == [source]


def test_a_job_a_little_early_is_not_a_day_late():
    applied(give(make_source(schedule="daily"), QUAI))
    assert list(due(days_later(0.99)))


def test_a_failure_is_tried_again_the_next_day():
    source = make_source(schedule="monthly")
    import_now(source)
    assert source.runs.get().state == State.FAILED
    assert list(due(days_later(0.5))) == []
    assert list(due(days_later(1))) == [source]


def test_nothing_is_due_while_an_import_waits_for_somebody():
    source = make_source(schedule="daily")
    source.runs.create(state=State.READY)
    assert list(due(days_later(9))) == []


def test_the_command_imports_what_is_due_and_nothing_else():
    give(make_source(schedule="daily"), QUAI)
    give(make_source("Partner"), GARE)
    call_command("import_due", verbosity=0)
    assert Place.objects.get().imported_from == "Hub"


def test_an_import_that_would_take_many_places_away_waits_for_somebody():
    rows = [QUAI | {"id": str(number)} for number in range(20)]
    source = give(make_source(schedule="daily"), *rows)
    applied(source)
    run = import_now(give(source, *rows[:5]))
    assert (run.state, run.held) == (State.READY, True)
    assert not Place.objects.exclude(missing_since=None).exists()


@pytest.mark.parametrize(
    ("counts", "alarming"),
    [
        ({"read": 1000, "unchanged": 950, "gone": 50}, False),
        ({"read": 800, "unchanged": 800, "gone": 200}, True),
        ({"read": 12, "unchanged": 8, "gone": 9}, False),
        ({"read": 100, "added": 40, "rejected": 60}, True),
    ],
)
def test_few_bad_rows_alarm_nobody(counts: dict[str, int], alarming: bool):
    names = ("read", "added", "updated", "unchanged", "gone", "rejected")
    assert is_alarming(dict.fromkeys(names, 0) | counts) is alarming
