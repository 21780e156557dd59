"""``manage.py export_places places.csv FILE``: what the portal gives to download, as a file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.http import QueryDict

from directory.asking import parse
from directory.exporting.choosing import choose
from directory.exporting.forms import FORMS
from directory.exporting.rows import rows
from search.protocol import SearchUnavailable

_FORMS = {form.path.strip("/"): form for form in FORMS}


class Command(BaseCommand):
    help = "Write the public places, or a part of them, into a file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("form", choices=_FORMS, help="as its address under the API ends")
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--query", default="", help="a part: the parameters of the list’s address"
        )

    def handle(self, *args: Any, form: str, file: Path, query: str, **options: Any) -> None:
        if connection.vendor == "sqlite":  # each page of the file is read once
            connection.cursor().execute("PRAGMA cache_size=-2048")
        asked, notices = parse(QueryDict(query.removeprefix("?")))
        if notices:
            raise CommandError("; ".join(f"{one.parameter}: {one.message}" for one in notices))
        try:
            pieces = _FORMS[form].write(rows(choose(asked)))
        except SearchUnavailable as error:
            raise CommandError(str(error)) from error
        draft = file.with_name(f"{file.name}.part")
        with draft.open("wb") as out:
            for piece in pieces:
                out.write(piece.encode() if isinstance(piece, str) else piece)
        draft.replace(file)
