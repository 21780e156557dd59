"""Databases for the tests, each a copy of one whose migrations have been applied.

Some two hundred and eighty migrations take twenty seconds of a processor; a copy takes one. The
model is made once for each state of the migrations, and kept between runs: on SQLite as a file of
``var/test-databases/``, on PostgreSQL as a database of the server. The first test that needs it
makes it, while all workers wait, or ``python -m tests.databases`` beforehand.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

import django
import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from psycopg.sql import SQL, Identifier

CHECKOUT = Path(__file__).resolve().parent.parent
MODELS = CHECKOUT / "var" / "test-databases"
LOCK = 8_110  # a number for PostgreSQL that means these databases


def begin() -> None:
    """Make this process's test database, and let the connection use it."""
    name = connection.creation._get_test_db_name()
    with _alone():
        copy_model(name)
    _use(name)
    # What tests that commit begin with again (``serialized_rollback``), where Django keeps it.
    connection._test_serialized_contents = connection.creation.serialize_db_to_string()


def renew() -> None:
    """Make the test database anew: tests that commit leave it empty."""
    connection.close()
    with _alone():
        copy_model(connection.settings_dict["NAME"])


def end() -> None:
    """Take the test database away."""
    name = connection.settings_dict["NAME"]
    connection.close()
    if connection.vendor == "postgresql":
        drop(name)
    else:
        Path(name).unlink()


def copy_model(name: str) -> None:
    """Make an empty database with all tables, in place of any of the same name."""
    model = _model()
    if connection.vendor == "postgresql":
        drop(name)
        _on_server("CREATE DATABASE {} TEMPLATE {}", name, model)
    else:
        shutil.copyfile(model, name)


def drop(name: str) -> None:
    """Take a database away from the PostgreSQL server, even if somebody is connected."""
    _on_server("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _model() -> str:
    """The name of a migrated database, which is made when there is none for these migrations."""
    state = _state_of_migrations()
    if connection.vendor == "postgresql":
        model = f"blason_model_{state}"
        if not _exists(model):
            drop(f"{model}_draft")
            _on_server("CREATE DATABASE {}", f"{model}_draft")
            _migrate(f"{model}_draft")
            _on_server("ALTER DATABASE {} RENAME TO {}", f"{model}_draft", model)
        return model
    file = MODELS / f"{state}.sqlite3"
    if not file.exists():
        draft = file.with_suffix(".draft")
        draft.unlink(missing_ok=True)
        _migrate(str(draft))
        draft.rename(file)
    return str(file)


def _migrate(name: str) -> None:
    _use(name)
    call_command("migrate", interactive=False, verbosity=0)
    connection.close()


def _use(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def _state_of_migrations() -> str:
    """A name for what the rooms' migrations, the libraries and the list of applications are."""
    state = blake2b(digest_size=8)
    for file in [CHECKOUT / "uv.lock", *sorted(CHECKOUT.glob("*/migrations/*.py"))]:
        state.update(file.name.encode() + file.read_bytes())
    state.update(" ".join(settings.INSTALLED_APPS).encode())
    return state.hexdigest()


def _exists(name: str) -> bool:
    with _server() as server:
        found = server.execute("SELECT FROM pg_database WHERE datname = %s", [name])
        return found.rowcount > 0


def _on_server(statement: str, *names: str) -> None:
    """Run a statement that no transaction and no database of the tests may surround."""
    with _server() as server:
        server.execute(SQL(statement).format(*map(Identifier, names)))


def _server() -> psycopg.Connection:
    own = connection.settings_dict
    return psycopg.connect(
        host=own["HOST"],
        port=own["PORT"] or None,
        user=own["USER"] or None,
        password=own["PASSWORD"] or None,
        dbname="postgres",
        autocommit=True,
    )


@contextmanager
def _alone() -> Iterator[None]:
    """One worker after the other, of all checkouts that share the server."""
    if connection.vendor == "postgresql":
        with _server() as server:
            server.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            yield
    else:
        MODELS.mkdir(parents=True, exist_ok=True)
        with (MODELS / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def main() -> None:
    """Make the model of the stack that the environment names."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    django.setup()
    with _alone():
        _model()


if __name__ == "__main__":
    main()
