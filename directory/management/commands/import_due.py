"""``manage.py import_due``: import the sources whose time has come."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from directory.models import ImportRun
from directory.sources import files, runs, scheduling


class Command(BaseCommand):
    help = "Import the sources that are due by their schedule. Run it every hour or every night."

    def handle(self, *args: Any, **options: Any) -> None:
        for source in scheduling.due(timezone.now()):
            try:
                run = scheduling.import_now(source)
            except runs.Busy:
                continue
            self._say(run)
        files.forget_old()

    def _say(self, run: ImportRun) -> None:
        counts = ", ".join(f"{name} {count}" for name, count in run.summary.items() if count)
        line = f"{run.source}: {run.get_state_display()}. {counts or run.detail}"
        if run.state == ImportRun.State.FAILED:
            self.stderr.write(self.style.ERROR(line))
        else:
            self.stdout.write(line)
