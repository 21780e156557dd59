"""What the search index is told to read again, task by task."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.tasks import TaskResult
from django.tasks.signals import task_finished

from search.tasks import refresh


@contextmanager
def refreshes() -> Iterator[list[tuple[str, list[int]]]]:
    """The kind and the keys of each refresh meanwhile, which is a commit of the index."""
    done: list[tuple[str, list[int]]] = []

    def note(task_result: TaskResult, **kwargs: object) -> None:
        if task_result.task == refresh:
            done.append((task_result.kwargs["kind"], task_result.kwargs["pks"]))

    task_finished.connect(note)
    try:
        yield done
    finally:
        task_finished.disconnect(note)
