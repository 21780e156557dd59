"""``/readyz`` tells what is missing, so that a deployment waits and somebody is called."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from accounts.models import OutgoingMail
from portal import health
from portal.settings import services
from search import indexing, tasks
from tests.serving import free_port

pytestmark = pytest.mark.django_db

READY = {
    "status": "ready",
    "database": "ok",
    "migrations": "ok",
    "cache": "ok",
    "search": "ok",
    "tasks": "ok",
    "mails": "ok",
}


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    """A process that knows its migrations to be applied does not ask again; each test does."""
    health._migrations.cache_clear()
    yield
    health._migrations.cache_clear()


def readiness() -> tuple[int, dict[str, Any]]:
    """The answer's status code and what it says."""
    response = Client().get("/readyz")
    assert "no-cache" in response["Cache-Control"]
    return response.status_code, response.json()


def test_a_portal_with_all_its_parts_is_ready() -> None:
    indexing.rebuild()
    assert readiness() == (200, READY)


def test_a_migration_that_is_not_applied_is_missing() -> None:
    indexing.rebuild()
    ((app, last),) = MigrationLoader(connection).graph.leaf_nodes("directory")
    MigrationRecorder(connection).record_unapplied(app, last)
    code, answer = readiness()
    assert code == 503
    assert answer["status"] == "not ready"
    assert answer["migrations"] == "1 missing"


def test_a_cache_that_does_not_answer_is_missing(settings: Settings) -> None:
    indexing.rebuild()
    settings.CACHES = services.redis(f"redis://127.0.0.1:{free_port()}/0")
    code, answer = readiness()
    assert (code, answer) == (503, READY | {"status": "not ready", "cache": "unavailable"})


def test_a_search_without_an_index_is_missing(settings: Settings, tmp_path: Path) -> None:
    settings.BLASON_SEARCH = services.embedded(tmp_path / "nothing")
    code, answer = readiness()
    assert (code, answer) == (503, READY | {"status": "not ready", "search": "unavailable"})


class TestTasks:
    @pytest.fixture(autouse=True)
    def _queue(self, settings: Settings) -> None:
        settings.TASKS = services.tasks("database")
        indexing.rebuild()

    def test_a_task_that_was_just_added_is_no_reason_to_worry(self) -> None:
        tasks.refresh.enqueue("place", [1])
        assert readiness() == (200, READY)

    def test_a_task_that_nobody_does_is(self) -> None:
        tasks.refresh.enqueue("place", [1])
        earlier = timezone.now() - datetime.timedelta(minutes=20)
        DBTaskResult.objects.update(enqueued_at=earlier)
        code, answer = readiness()
        assert code == 503
        assert answer["tasks"].startswith("oldest waits 120")

    def test_a_task_for_later_may_wait(self) -> None:
        later = timezone.now() + datetime.timedelta(days=1)
        tasks.refresh.using(run_after=later).enqueue("place", [1])
        earlier = timezone.now() - datetime.timedelta(minutes=20)
        DBTaskResult.objects.update(enqueued_at=earlier)
        assert readiness() == (200, READY)


class TestMails:
    @pytest.fixture(autouse=True)
    def _index(self) -> None:
        indexing.rebuild()

    def mail(self, minutes: int, state: str = "waiting") -> None:
        since = timezone.now() - datetime.timedelta(minutes=minutes)
        OutgoingMail.objects.create(state=state, created_at=since, content=b"")

    def test_a_mail_that_waits_for_an_hour_tells_that_the_mail_server_takes_none(self) -> None:
        self.mail(minutes=80)
        code, answer = readiness()
        assert code == 503
        assert answer["mails"].startswith("oldest waits 48")

    def test_a_mail_that_has_just_been_written_and_one_refused_for_good_do_not(self) -> None:
        self.mail(minutes=10)
        self.mail(minutes=80, state="failed")
        assert readiness() == (200, READY)
