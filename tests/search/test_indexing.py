"""The database first, then the index; a failure is caught up."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from search import indexing, pending, registry
from search.engine import get_engine
from search.protocol import Document, Query
from search.tasks import refresh
from tests.search.refreshing import refreshes


def found() -> set[str]:
    return {hit.title for hit in get_engine().search(Query(limit=100)).hits}


@pytest.fixture
def filled(index: Path, lamps: dict[int, str]) -> dict[int, str]:
    lamps |= {1: "Une", 2: "Deux"}
    indexing.rebuild()
    return lamps


def break_index(index: Path) -> None:
    shutil.move(index, index.with_name("away"))
    index.write_text("in the way")


def mend_index(index: Path) -> None:
    index.unlink()
    shutil.move(index.with_name("away"), index)


def test_what_changed_is_indexed_and_what_is_gone_forgotten(filled: dict[int, str]) -> None:
    filled[2] = "Deux bis"
    filled[3] = "Trois"
    del filled[1]
    assert indexing.refresh_now("lamp", [1, 2, 3])
    assert found() == {"Deux bis", "Trois"}


def test_a_kind_that_nobody_gives_is_reported_not_fatal(
    filled: dict[int, str], caplog: pytest.LogCaptureFixture
) -> None:
    assert indexing.refresh_now("ghost", [1])
    assert "ghost" in caplog.text


def test_the_task_does_the_same(filled: dict[int, str]) -> None:
    filled[3] = "Trois"
    result = refresh.enqueue(kind="lamp", pks=[3])
    assert result.return_value is True
    assert found() == {"Une", "Deux", "Trois"}


@pytest.mark.django_db
def test_scheduled_work_waits_for_the_commit(
    filled: dict[int, str],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        filled[3] = "Trois"
        indexing.schedule("lamp", [3, 3])
        indexing.schedule("lamp", [])
        assert found() == {"Une", "Deux"}
    assert found() == {"Une", "Deux", "Trois"}


@pytest.mark.django_db
def test_what_one_transaction_schedules_is_indexed_at_once(
    filled: dict[int, str],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with refreshes() as done, django_capture_on_commit_callbacks(execute=True):
        indexing.schedule("lamp", [3])
        with transaction.atomic():
            indexing.schedule("lamp", [4, 3])
        filled |= {3: "Trois", 4: "Quatre"}
    assert done == [("lamp", [3, 4])]
    assert found() == {"Une", "Deux", "Trois", "Quatre"}


@pytest.mark.django_db
def test_what_a_failed_savepoint_scheduled_first_does_not_take_the_rest_with_it(
    filled: dict[int, str],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    filled[4] = "Quatre"
    with django_capture_on_commit_callbacks(execute=True):
        with suppress(DatabaseError), transaction.atomic():
            indexing.schedule("lamp", [3])
            raise DatabaseError
        indexing.schedule("lamp", [4])
    assert found() == {"Une", "Deux", "Quatre"}


def test_a_missing_index_is_built_from_all_sources(index: Path, lamps: dict[int, str]) -> None:
    lamps |= {1: "Une", 2: "Deux"}
    assert indexing.refresh_now("lamp", [2])
    assert found() == {"Une", "Deux"}


def test_what_failed_is_kept_and_taken_along_by_the_next_refresh(
    filled: dict[int, str], index: Path, caplog: pytest.LogCaptureFixture
) -> None:
    break_index(index)
    filled[3] = "Trois"
    del filled[1]
    assert not indexing.refresh_now("lamp", [1, 3])
    assert "did not take 2 changes" in caplog.text
    assert pending.read() == {("lamp", 1), ("lamp", 3)}
    mend_index(index)
    filled[4] = "Quatre"
    assert indexing.refresh_now("lamp", [4])
    assert found() == {"Deux", "Trois", "Quatre"}
    assert pending.read() == set()


def test_a_rebuild_takes_along_what_waited(filled: dict[int, str], index: Path) -> None:
    break_index(index)
    filled[3] = "Trois"
    indexing.refresh_now("lamp", [3])
    mend_index(index)
    assert indexing.rebuild() == {"lamp": 3}
    assert found() == {"Une", "Deux", "Trois"}
    assert pending.read() == set()


def test_what_changes_during_a_rebuild_is_in_the_index_after_it(
    filled: dict[int, str],
) -> None:
    """A million places take minutes: whoever saves one meanwhile must not be forgotten."""
    seen: list[set[str]] = []

    def meanwhile(kind: str) -> None:
        if not seen:
            filled[1], filled[9] = "Une, changée", "Neuf"
            assert not indexing.refresh_now("lamp", [1, 9])  # the index is being written
            seen.append(found())

    indexing.rebuild(meanwhile)
    assert seen == [{"Une", "Deux"}]  # the old one answered
    assert found() == {"Une, changée", "Deux", "Neuf"}
    assert pending.read() == set()


def test_half_a_line_in_the_file_of_what_waits_does_no_harm(index: Path) -> None:
    pending.add([("lamp", 1)])
    with pending.file().open("a") as lines:
        lines.write('["lamp", ')
    assert pending.read() == {("lamp", 1)}


def test_the_command_rebuilds_and_counts(index: Path, lamps: dict[int, str]) -> None:
    lamps |= {number: f"Lampe {number}" for number in range(1_234)}
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    first, last = out.getvalue().splitlines()
    assert first.split() == ["lamp", "1,234"]
    assert last.startswith("Indexed in ")
    assert get_engine().search(Query()).count == 1_234


def test_the_old_index_answers_until_the_command_is_done(
    filled: dict[int, str],
) -> None:
    answers: list[set[str]] = []
    source = registry.sources()["lamp"]

    def watched(pks: Iterable[int] | None) -> Iterator[Document]:
        for document in source.documents(pks):
            answers.append(found())
            yield document
        answers.append(found())

    registry.register(registry.Source("lamp", watched))
    filled.clear()
    filled |= {7: "Sept", 8: "Huit"}
    call_command("rebuild_search", verbosity=0)
    assert answers == [{"Une", "Deux"}] * 3
    assert found() == {"Sept", "Huit"}


def test_a_command_that_fails_midway_leaves_the_old_index(filled: dict[int, str]) -> None:
    def broken(pks: Iterable[int] | None) -> Iterator[Document]:
        yield Document("lamp-5", "lamp", "Cinq")
        raise RuntimeError("the database went away")

    registry.register(registry.Source("lamp", broken))
    with pytest.raises(RuntimeError, match="went away"):
        call_command("rebuild_search", verbosity=0)
    assert found() == {"Une", "Deux"}


def test_the_command_says_why_it_cannot(index: Path, lamps: dict[int, str]) -> None:
    index.write_text("in the way")
    with pytest.raises(CommandError, match="cannot be used"):
        call_command("rebuild_search", verbosity=0)


def test_the_last_source_of_a_kind_wins(lamps: dict[int, str]) -> None:
    again = registry.Source("lamp", lambda pks: [])
    registry.register(again)
    assert registry.sources()["lamp"] is again
