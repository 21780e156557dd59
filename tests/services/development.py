"""The servers of ``make services``: one of each, in one folder, for this checkout.

Whoever has servers already names them instead, and nothing is started in their place:
``BLASON_TEST_SEARCH_URL``, ``BLASON_TEST_DATABASE_URL``, ``BLASON_TEST_CACHE_URL``.
"""

import os
from pathlib import Path

from .elasticsearch import Elasticsearch, distribution
from .postgresql import PostgreSQL
from .redis import Redis
from .server import Server

CHECKOUT = Path(__file__).resolve().parent.parent.parent
FOLDER = Path(os.environ.get("BLASON_SERVICES") or CHECKOUT / "var" / "services").resolve()

ON_CI = os.environ.get("CI") == "true"


def elasticsearch() -> Elasticsearch:
    """The node of ``make services``, running or not; on CI it lives for the tests only."""
    return Elasticsearch(FOLDER / "elasticsearch", distribution(FOLDER), brief=ON_CI)


def servers() -> dict[str, Server]:
    """Each server under the variable that names another in its place."""
    return {
        "BLASON_TEST_SEARCH_URL": elasticsearch(),
        "BLASON_TEST_DATABASE_URL": PostgreSQL(FOLDER / "postgresql"),
        "BLASON_TEST_CACHE_URL": Redis(FOLDER / "redis"),
    }


def search_url() -> str | None:
    """Where an Elasticsearch for tests answers; None when there is none."""
    return _url("BLASON_TEST_SEARCH_URL")


def cache_url() -> str | None:
    """Where a Redis for tests answers; None when there is none."""
    return _url("BLASON_TEST_CACHE_URL")


def _url(variable: str) -> str | None:
    server = servers()[variable]
    return os.environ.get(variable) or (server.url if server.runs() else None)
