"""Which sources are due, and what is done with an import that nobody watches."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from directory.models import ImportRun, Source

from . import runs

State = ImportRun.State
EVERY = {
    Source.Schedule.DAILY: timedelta(days=1),
    Source.Schedule.WEEKLY: timedelta(days=7),
    Source.Schedule.MONTHLY: timedelta(days=30),
}
AGAIN = timedelta(days=1)  # after a failure
EARLY = timedelta(hours=1)  # a job that runs at the same hour each day is never quite punctual

# More than these shares of a source's places gone, or of its rows rejected, are to be looked at.
MANY_GONE = 0.1
MANY_REJECTED = 0.5
FEW = 10  # of anything alarm nobody


def due(now: datetime) -> Iterator[Source]:
    """The sources whose time has come and of which no import waits or is being done."""
    for source in Source.objects.exclude(schedule=Source.Schedule.NEVER):
        last = source.runs.first()
        if last is None:
            yield source
        elif not last.is_busy and last.state != State.READY:
            every = AGAIN if last.state == State.FAILED else EVERY[Source.Schedule(source.schedule)]
            if now >= last.begun_at + every - EARLY:
                yield source


def import_now(source: Source) -> ImportRun:
    """Read ``source`` and apply what it says, unless that is alarming: then it waits, READY."""
    run = runs.begin(source)
    runs.preview(run)
    if run.state == State.READY:
        if is_alarming(run.summary):
            run.held = True
            run.save(update_fields=["held"])
        else:
            runs.move(run, State.APPLYING)
            runs.apply(run)
    return run


def is_alarming(summary: dict[str, int]) -> bool:
    """Whether somebody is to look before it is applied."""
    there = summary["updated"] + summary["unchanged"] + summary["gone"]
    gone, rejected = summary["gone"], summary["rejected"]
    return (gone > FEW and gone > MANY_GONE * there) or (
        rejected > FEW and rejected > MANY_REJECTED * summary["read"]
    )
