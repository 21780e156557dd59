"""Background work of the imports; each task does the step that its run is in."""

from django.tasks import task

from directory.models import ImportRun

from . import runs
from .undoing import undo


@task
def preview(pk: int) -> None:
    """See ``directory.sources.runs.preview``."""
    runs.preview(ImportRun.objects.get(pk=pk))


@task
def apply(pk: int) -> None:
    """See ``directory.sources.runs.apply``."""
    runs.apply(ImportRun.objects.get(pk=pk))


@task
def undo_all(pk: int) -> None:
    """See ``directory.sources.undoing.undo``."""
    undo(ImportRun.objects.get(pk=pk))
