"""A portal of a test's own, whose commands run in processes that can be killed."""

import os
import sys
import uuid
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

from tests import databases

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
        else:
            self.name = str(data / "blason.sqlite3")
        databases.copy_model(self.name)

    def command(self, *arguments: str) -> list[str]:
        """A management command, to run with ``variables``."""
        return [sys.executable, str(CHECKOUT / "manage.py"), *arguments]

    def rows(self, query: str) -> Sequence[tuple[object, ...]]:
        """What is committed, as others see it."""
        database = connection.copy()
        database.settings_dict = {**connection.settings_dict, "NAME": self.name}
        try:
            with database.cursor() as cursor:
                cursor.execute(query)
                return cursor.fetchall()
        finally:
            database.close()

    def close(self) -> None:
        """Take the database away from a server; the folder goes by itself."""
        if connection.vendor == "postgresql":
            databases.drop(self.name)
