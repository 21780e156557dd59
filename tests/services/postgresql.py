"""PostgreSQL from the machine's packages, in a cluster of its own."""

import signal
from pathlib import Path

import psycopg

from .server import HOST, Server, program

DEBIAN = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
USER = "blason"

# What a test writes need not survive a power cut.
SETTINGS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "256MB",
}


class PostgreSQL(Server):
    """A cluster whose superuser ``blason`` owns the database ``blason``."""

    name = "PostgreSQL"
    usual_port = 5471
    stop_signal = signal.SIGINT  # « fast »: the usual one waits for every client to leave

    @property
    def url(self) -> str:
        return f"postgres://{USER}@{HOST}:{self.port}/blason"

    def fetch(self) -> None:
        program("initdb", "postgresql", *DEBIAN)

    def prepare(self) -> None:
        if (self.folder / "data").exists():
            return
        self.own()
        self.run(
            program("initdb", "postgresql", *DEBIAN),
            "--pgdata=data",
            f"--username={USER}",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )

    def command(self) -> list[str]:
        settings = {**SETTINGS, "port": self.port}
        return [
            program("postgres", "postgresql", *DEBIAN),
            "-D",
            "data",
            *(part for name, value in settings.items() for part in ("-c", f"{name}={value}")),
        ]

    def start(self) -> None:
        """Start it, and make the database ``blason`` when it is missing."""
        super().start()
        with self._connected() as connection:
            names = connection.execute("SELECT datname FROM pg_database").fetchall()
            if ("blason",) not in names:
                connection.execute("CREATE DATABASE blason")

    def answers(self) -> bool:
        try:
            self._connected().close()
        except psycopg.OperationalError:
            return False
        return True

    def _connected(self) -> psycopg.Connection:
        return psycopg.connect(
            host=HOST, port=self.port, user=USER, dbname="postgres", autocommit=True
        )
