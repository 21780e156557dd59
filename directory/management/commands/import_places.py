"""``manage.py import_places FILE|URL --source NAME``: places from a file of any form."""

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from directory.importing.applying import Import, Summary
from directory.importing.findings import FileFault, Kind, UnreadableFile
from directory.importing.report import Report
from directory.importing.sentences import KINDS, REASONS, sentence_of
from directory.mapping.applying import opened_by
from directory.mapping.known import KNOWN
from directory.mapping.rules import Mapping
from directory.models import Place
from directory.vocabularies import fold

LONGEST_SOURCE = Place._meta.get_field("imported_from").max_length or 100


class Command(BaseCommand):
    help = (
        "Import places from a CSV, JSON, GeoJSON, XLSX or ODS file in the form of the national "
        "standard, or in any form with a mapping. Bad rows are reported and never stop the import; "
        "it can be run again at any time."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("location", metavar="FILE|URL", help="a path or an http(s) address")
        parser.add_argument(
            "--source",
            required=True,
            help="a name for where the places come from, the same at every import from there",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="report what would happen, change nothing"
        )
        parser.add_argument(
            "--format", choices=["csv", "json"], help="how to read the file (found out unless told)"
        )
        parser.add_argument(
            "--mapping",
            help=f"what the file's columns mean: a JSON file, or one of {', '.join(KNOWN)}",
        )
        parser.add_argument(
            "--report", type=Path, help="where to write the report (a new file in the data folder)"
        )

    def handle(self, *args: Any, location: str, source: str, **options: Any) -> None:
        source = source.strip()
        if not source or len(source) > LONGEST_SOURCE:
            raise CommandError(
                _("The source’s name must have 1 to %(most)d characters.")
                % {"most": LONGEST_SOURCE}
            )
        mapping = _mapping(options["mapping"]) if options["mapping"] else None
        dry: bool = options["dry_run"]
        path: Path = options["report"] or _default_report(source)
        done: Import | None = None
        try:
            with (
                opened_by(mapping, location, options["format"]) as file,
                Report(path, lambda reason: str(REASONS[reason])) as report,
                # disable=None: no bar where the output is no terminal.
                tqdm(
                    total=file.size,
                    unit="B",
                    unit_scale=True,
                    disable=True if options["verbosity"] == 0 else None,
                ) as bar,
                Import(
                    source,
                    note=report.add,
                    advance=lambda rows: bar.update(file.position - bar.n),
                    dry=dry,
                ) as done,
            ):
                for finding in file.findings:
                    report.add(finding)
                done.run(file.rows)
                if not done.summary.read:
                    raise UnreadableFile(FileFault.NO_ROWS)
        except UnreadableFile as error:
            if done and done.summary.read:
                self._say(done.summary, path, dry)
            raise CommandError(sentence_of(error)) from error
        except OSError as error:
            message = _("The report %(path)s cannot be written: %(reason)s.")
            raise CommandError(
                message % {"path": error.filename or path, "reason": error.strerror}
            ) from error
        if options["verbosity"] > 0:
            self._say(done.summary, path, dry)

    def _say(self, summary: Summary, path: Path, dry: bool) -> None:
        """Print what happened: each row once, then what was found in them."""
        if dry:
            self.stdout.write(_("A rehearsal: nothing was changed."))
        counts = (
            (_("Rows read"), summary.read),
            (_("added"), summary.added),
            (_("updated"), summary.updated),
            (_("unchanged"), summary.unchanged),
            (_("rejected"), summary.rejected),
            (_("repeated"), summary.repeated),
        )
        for index, (words, count) in enumerate(counts):
            self.stdout.write(f"{'  ' if index else ''}{words:<40}{count:>10,}")
        for words, count in (
            (_("Places back in the source"), summary.returned),
            (_("Places gone from the source"), summary.gone),
            (_("Fields edited by hand and kept"), summary.kept),
        ):
            if count:
                self.stdout.write(f"{words:<42}{count:>10,}")
        for kind in (Kind.REPAIR, Kind.LOSS, Kind.NOTICE):
            found = [item for item in summary.findings.most_common() if item[0][0] == kind]
            if found:
                self.stdout.write(f"{KINDS[kind]}")
            for (_kind, reason), count in found:
                self.stdout.write(f"{count:>10,}  {REASONS[reason]}")
        self.stdout.write(_("Report: %(path)s") % {"path": path})
        if not summary.indexed:
            self.stderr.write(
                self.style.WARNING(
                    _(
                        "The search index did not take all changes; they wait and follow by "
                        "themselves, or run manage.py rebuild_search."
                    )
                )
            )


def _mapping(name: str) -> Mapping:
    """A known mapping, or the one in a file."""
    if name in KNOWN:
        return KNOWN[name]
    try:
        return Mapping.from_json(json.loads(Path(name).read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        message = _("The mapping %(name)s cannot be read: %(reason)s.")
        raise CommandError(message % {"name": name, "reason": error}) from error


def _default_report(source: str) -> Path:
    moment = datetime.now().strftime("%Y%m%d-%H%M%S")
    name = re.sub(r"-+", "-", fold(source))[:60] or "source"
    return Path(settings.DATA) / "imports" / f"{name}-{moment}.csv"
