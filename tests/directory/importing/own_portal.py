"""A portal of a test's own, whose commands run in processes that can be killed."""

import os
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

CHECKOUT = Path(__file__).resolve().parents[3]


class OwnPortal:
    """A data folder with an empty database of the kind that the tests run on."""

    def __init__(self, data: Path) -> None:
        self.data = data
        data.mkdir()
        self.variables = os.environ | {
            "DJANGO_SETTINGS_MODULE": "portal.settings.development",
            "BLASON_DATA": str(data),
        }
        if connection.vendor == "postgresql":
            self.name = f"{connection.settings_dict['NAME']}_{uuid.uuid4().hex[:8]}"
            server = urlsplit(os.environ["BLASON_TEST_DATABASE_URL"])
            self.variables["BLASON_DATABASE_URL"] = server._replace(path=self.name).geturl()
            self._on_server(f"CREATE DATABASE {self.name}")
            subprocess.run(
                self.command("migrate", "--verbosity", "0"), env=self.variables, check=True
            )
        else:
            self.name = str(data / "blason.sqlite3")
            # The tests' own database as others see it: its tables, and nothing in them yet.
            with (
                closing(sqlite3.connect(connection.settings_dict["NAME"])) as source,
                closing(sqlite3.connect(self.name)) as copy,
            ):
                source.backup(copy)

    def command(self, *arguments: str) -> list[str]:
        """A management command, to run with ``variables``."""
        return [sys.executable, str(CHECKOUT / "manage.py"), *arguments]

    def rows(self, query: str) -> Sequence[tuple[object, ...]]:
        """What is committed, as others see it."""
        database = self._connection(self.name)
        try:
            with database.cursor() as cursor:
                cursor.execute(query)
                return cursor.fetchall()
        finally:
            database.close()

    def close(self) -> None:
        """Take the database away from a server; the folder goes by itself."""
        if connection.vendor == "postgresql":
            self._on_server(f"DROP DATABASE {self.name} WITH (FORCE)")

    def _on_server(self, statement: str) -> None:
        database = self._connection("postgres")
        try:
            with database.cursor() as cursor:
                cursor.execute(statement)
        finally:
            database.close()

    @staticmethod
    def _connection(name: str) -> BaseDatabaseWrapper:
        database = connection.copy()
        database.settings_dict = {**connection.settings_dict, "NAME": name}
        return database
