"""What a portal of the browser tests has of its own on real servers, where tests run on them.

Each portal has a name, and by it a database, a numbered Redis database and indexes. Without servers
(``portal/settings/test.py`` tells how they are named) all lies in its data folder.
"""

import os
from urllib.parse import urlsplit

import psycopg
from redis import Redis

FIRST_REDIS = 8  # the numbers below are the other tests'


def variables(name: str) -> dict[str, str]:
    """The environment that lets a portal find its own part of the servers."""
    own = {}
    if url := os.environ.get("BLASON_TEST_DATABASE_URL"):
        own["BLASON_DATABASE_URL"] = urlsplit(url)._replace(path=_database(name)).geturl()
    if url := os.environ.get("BLASON_TEST_CACHE_URL"):
        number = FIRST_REDIS + (int(name[2:]) + 1 if name.startswith("gw") else 0)
        own["BLASON_CACHE_URL"] = f"{url.removesuffix('/0')}/{number}"
    if url := os.environ.get("BLASON_TEST_SEARCH_URL"):
        own["BLASON_SEARCH_URL"] = url
        own["BLASON_SEARCH_INDEX"] = f"browser-{name}"
    return own


def begin(name: str, template: str = "template1") -> None:
    """An empty part for the portal, or one that begins with the database of another portal."""
    own = variables(name)
    if "BLASON_DATABASE_URL" in own:
        source = "template1" if template == "template1" else _database(template)
        _on_database_server(
            f"DROP DATABASE IF EXISTS {_database(name)} WITH (FORCE)",
            f"CREATE DATABASE {_database(name)} TEMPLATE {source}",
        )
    if "BLASON_CACHE_URL" in own:
        with Redis.from_url(own["BLASON_CACHE_URL"]) as redis:
            redis.flushdb()


def end(name: str) -> None:
    """Take the portal's database away; its indexes are replaced by the next run's."""
    if "BLASON_DATABASE_URL" in variables(name):
        _on_database_server(f"DROP DATABASE IF EXISTS {_database(name)} WITH (FORCE)")


def _database(name: str) -> str:
    return f"browser_{name}"


def _on_database_server(*statements: str) -> None:
    server = urlsplit(os.environ["BLASON_TEST_DATABASE_URL"])._replace(path="postgres")
    with psycopg.connect(server.geturl(), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())
