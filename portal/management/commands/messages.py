"""``manage.py messages``: gather the interface's texts for translation, or check they are done."""

import contextlib
import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal import translations

SOURCE_LANGUAGE = "en"  # the msgids' own


class Command(BaseCommand):
    help = "Gather the interface's texts of every room into its .po files."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="change nothing; list what is not translated, or otherwise in each room, and fail",
        )

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        if not shutil.which("xgettext"):
            raise CommandError("gettext is missing: apt-get install gettext (or your system's).")
        languages = [code for code, _name in settings.LANGUAGES if code != SOURCE_LANGUAGE]
        rooms = sorted(path.parent for path in translations.CHECKOUT.glob("*/locale"))
        faults = []
        for room in rooms:
            if check:
                faults += faults_in(room, languages)
            else:
                self.stdout.write(room.name)
                gather(room, languages)
        if check:
            faults += translations.disagreements(translations.catalogues(translations.CHECKOUT))
        if faults:
            raise CommandError("\n".join([*faults, f"{len(faults)} texts to translate."]))
        if check:
            self.stdout.write(f"Every text of {len(rooms)} rooms is translated.")


def faults_in(room: Path, languages: list[str]) -> list[str]:
    """One line for each text of ``room`` that lacks a right translation."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / room.name
        shutil.copytree(room, copy, ignore=shutil.ignore_patterns("*.mo", "__pycache__"))
        gather(copy, languages)
        for catalogue in translations.catalogues(copy.parent):
            language = catalogue.parent.parent.name
            for message, fault in translations.faults(translations.read(catalogue)):
                text = message.id if isinstance(message.id, str) else message.id[0]
                where = message.locations[0][0] if message.locations else "?"
                lines.append(f"{room.name} ({language}): “{text}” {fault} ({where})")
    return lines


def gather(room: Path, languages: list[str]) -> None:
    """Bring the ``.po`` files of ``room`` in line with its sources."""
    with contextlib.chdir(room):
        call_command(
            "makemessages",
            locale=languages,
            no_obsolete=True,
            no_wrap=False,
            add_location="file",
            verbosity=0,
        )
