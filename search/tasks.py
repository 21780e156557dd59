"""Background work of the search."""

from django.tasks import task

from . import indexing


@task
def refresh(kind: str, pks: list[int]) -> bool:
    """Index these objects again; see ``search.indexing.refresh_now``."""
    return indexing.refresh_now(kind, pks)
