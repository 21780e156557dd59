"""``manage.py prepare``: bring translations, database, roles and search index up to date."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.preparation import prepare


class Command(BaseCommand):
    help = "Bring translations, database, roles and search index up to date; safe to run again."
    requires_system_checks: list[str] = []  # the tables that some checks read may not exist yet

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--demo",
            action="store_true",
            help="fill the portal with example content, if it has no home page yet",
        )

    def handle(self, *args: Any, demo: bool, **options: Any) -> None:
        prepare(self.stdout.write, demo=demo)
