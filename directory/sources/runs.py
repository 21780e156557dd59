"""The steps of an import: begun, read for a preview, applied. Each can be done again if it died.

A step belongs to whoever has moved the run into its state; it is done by a task
(``directory.sources.tasks``) or by ``manage.py import_due``.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, cast

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from directory.importing.applying import Import
from directory.importing.changes import Change, Effect
from directory.importing.findings import FileFault, Finding, UnreadableFile
from directory.importing.report import Report
from directory.importing.sentences import REASONS
from directory.models import ImportChange, ImportRun, Source

from . import files
from .telling import Examples, counts, found

State = ImportRun.State
logger = logging.getLogger(__name__)


UNEXPECTED = "unexpected"  # a fault of ours: the log says more


class Busy(Exception):
    """Another import of the same source is being worked on, or the run is in another state."""


def bury(run: ImportRun) -> None:
    """Let a run whose work has died be a failed one, with which something can be done."""
    if run.has_died:
        ImportRun.objects.filter(pk=run.pk, state=run.state).update(state=State.FAILED)
        run.refresh_from_db()


def begin(source: Source, by: Any = None) -> ImportRun:
    """A run that is to be read; raises ``Busy``."""
    for run in source.runs.filter(state__in=ImportRun.BUSY):
        bury(run)
    try:
        with transaction.atomic():
            return ImportRun.objects.create(source=source, by=by)
    except IntegrityError as error:
        raise Busy from error


def move(run: ImportRun, to: State) -> None:
    """Begin the step ``to`` of ``run``; raises ``Busy`` when somebody else was quicker."""
    before = {
        State.APPLYING: [State.READY, State.FAILED],
        State.UNDOING: [State.APPLIED, State.FAILED],
        State.DISMISSED: [State.READY],
    }[to]
    mine = ImportRun.objects.filter(pk=run.pk, state__in=before)
    now = timezone.now()
    changes: dict[str, Any] = {"state": to, "heard_at": now, "position": 0, "fault": ""}
    if to == State.APPLYING:
        changes["applied_at"] = now
    try:
        with transaction.atomic():
            moved = mine.update(**changes)
    except IntegrityError as error:
        raise Busy from error
    if not moved:
        raise Busy
    run.refresh_from_db()


def preview(run: ImportRun) -> None:
    """Fetch the file, keep it, and find out what it would change; ends READY or FAILED."""
    with finishing(run, State.READY):
        if not run.file:
            files.fetch(run)
        _read(run, dry=True)


def apply(run: ImportRun) -> None:
    """Do what the preview said, with the same file; ends APPLIED or FAILED."""
    with finishing(run, State.APPLIED):
        run.report.save(f"{run.pk}.csv", ContentFile(b""), save=False)
        _read(run, dry=False)


@contextmanager
def finishing(run: ImportRun, hoped_for: State) -> Iterator[None]:
    """Ends a step: in the state hoped for, or FAILED with the reason. Nothing is raised."""
    run.state = State.FAILED
    try:
        yield
        run.state = hoped_for
    except UnreadableFile as error:
        run.fault, run.detail = error.fault, error.detail
    except Exception:
        logger.exception("Import %s failed", run.pk)
        run.fault = UNEXPECTED
    run.heard_at = timezone.now()
    run.save()


def _read(run: ImportRun, *, dry: bool) -> None:
    examples = Examples()
    note: list[Callable[[Finding], object]] = [examples.note]
    tell: list[Callable[[Sequence[Change]], object]] = [examples.take]
    with ExitStack() as stack:
        file = stack.enter_context(files.opened(run))
        if not dry:
            report = Report(Path(run.report.path), lambda reason: str(REASONS[reason]))
            note.append(stack.enter_context(report).add)
            tell.append(lambda changes: keep(run, changes))
        run.size = file.size
        one = stack.enter_context(
            Import(
                run.source.name,
                note=lambda finding: [each(finding) for each in note],
                tell=lambda changes: [each(changes) for each in tell],
                advance=lambda rows: heard(run, file.position),
                within=run.source.departments,
                dry=dry,
            )
        )
        for finding in file.findings:
            for each in note:
                each(finding)
        summary = one.run(file.rows)
        if not summary.read:
            raise UnreadableFile(FileFault.NO_ROWS)
    run.summary, run.findings = counts(summary), found(summary)
    run.examples = examples.by_kind


def heard(run: ImportRun, position: int) -> None:
    """Say how far a step is, so that it can be shown and is not taken for dead."""
    run.position, run.heard_at = position, timezone.now()
    run.save(update_fields=["position", "heard_at", "size"])


def keep(run: ImportRun, changes: Sequence[Change]) -> None:
    """Remember what is changed, in the transaction that changes it.

    A place can be changed twice, where it stands for others that were merged into it: what counts
    is how it was first.
    """
    places = [change.place for change in changes if change.effect == Effect.CHANGED]
    known = {one.place_id: one for one in run.changes.filter(place__in=places)}
    new: list[ImportChange] = []
    for change in changes:
        before = {name: old for name, (old, _new) in change.fields.items()}
        place = cast(int, change.place)  # written by now
        if place in known:
            known[place].before = before | known[place].before
        else:
            new.append(
                ImportChange(
                    run=run,
                    place_id=place,
                    effect=change.effect,
                    before=before,
                    memory=change.memory,
                )
            )
    ImportChange.objects.bulk_update(known.values(), ["before"], batch_size=500)
    ImportChange.objects.bulk_create(new, batch_size=500)
