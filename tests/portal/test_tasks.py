"""Background work in the queue of the database waits for the worker, and the worker does it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.tasks import TaskResultStatus
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from portal.settings import services
from search.engine import get_engine
from search.protocol import Query
from tests.directory.conftest import index, reindex
from tests.directory.factories import PlaceFactory
from tests.home.factories import ContentPageFactory, Portal
from tests.home.fixtures import portal

__all__ = ["index", "portal", "reindex"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def queue(
    settings: Settings,
    portal: Portal,
    reindex: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An index that is built, and a queue for all that changes from now on."""
    reindex()
    settings.TASKS = services.tasks("database")
    # Between tasks a worker gives connections back, and with this one the test's own transaction.
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)


def work() -> None:
    """What a worker does until nothing waits; as the command, but for signals of the system."""
    db_worker.Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
        excluded_queue_names=[],
    ).run()


def found() -> list[str]:
    """The titles that readers find."""
    return [hit.title for hit in get_engine().search(Query(text="lanterne")).hits]


def test_a_place_is_found_once_the_worker_has_passed(
    queue: None, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        PlaceFactory(name="La Lanterne")
    assert found() == []
    work()
    assert found() == ["La Lanterne"]


def test_what_wagtail_puts_into_the_queue_is_done_as_well(queue: None, portal: Portal) -> None:
    ContentPageFactory(parent=portal.home, title="Lanterne")
    assert DBTaskResult.objects.filter(task_path__startswith="modelsearch.").exists()
    work()
    assert not DBTaskResult.objects.exclude(status=TaskResultStatus.SUCCESSFUL).exists()
