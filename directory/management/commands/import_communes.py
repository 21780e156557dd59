"""``manage.py import_communes FILE``: the gazetteer of communes."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from directory.importing.communes import import_communes
from directory.importing.findings import UnreadableFile
from directory.importing.sentences import sentence_of

SHOWN = 20  # row numbers of rejected rows


class Command(BaseCommand):
    help = "Fill the gazetteer with communes from a CSV file; safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", metavar="FILE", type=Path)

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        try:
            summary = import_communes(path)
        except UnreadableFile as error:
            raise CommandError(sentence_of(error)) from error
        if options["verbosity"] == 0:
            return
        self.stdout.write(
            _("%(saved)d communes of %(read)d rows.")
            % {"saved": summary.saved, "read": summary.read}
        )
        if summary.rejected:
            self.stdout.write(
                _("Rows without a code or a name: %(rows)s")
                % {"rows": ", ".join(map(str, summary.rejected[:SHOWN]))}
            )
