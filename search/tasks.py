"""Background work of the search."""

from django.tasks import task

from . import indexing


@task
def refresh(kind: str, pks: list[int]) -> bool:
    """Index these objects again; see ``search.indexing.refresh_now``."""
    return indexing.refresh_now(kind, pks)


@task
def catch_up() -> bool:
    """Index what an earlier failure left over; see ``search.indexing.catch_up``."""
    return indexing.catch_up()
