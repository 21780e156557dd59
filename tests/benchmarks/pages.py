"""What a page costs the server: time and queries when it is made, time when it is kept."""

from collections.abc import Iterator
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.cache import caches
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from tests.benchmarks.table import Row, latency, main, percentiles, timed

PART = "Pages, as one worker answers them (SQLite, DEBUG off)"
SHOWN = ("home", "story", "map", "place")


class Reader:
    """Asks the portal as a WSGI server does, without a network between."""

    def __init__(self) -> None:
        self.application = get_wsgi_application()

    def get(self, path: str) -> bytes:
        """The body of the page at ``path``; RuntimeError when it is not a 200."""
        environ: dict[str, object] = {
            "HTTP_HOST": settings.ALLOWED_HOSTS[0],
            "HTTP_X_FORWARDED_PROTO": "https",
            "HTTP_ACCEPT_ENCODING": "gzip",
            "PATH_INFO": path.partition("?")[0],
            "QUERY_STRING": path.partition("?")[2],
        }
        setup_testing_defaults(environ)
        status = ""

        def start_response(line: str, headers: list[tuple[str, str]], *rest: object) -> None:
            nonlocal status
            status = line

        response = self.application(environ, start_response)
        body = b"".join(response)
        response.close()
        if not status.startswith("200"):
            raise RuntimeError(f"{path} answered {status}")
        return body


def measure(_count: int) -> Iterator[Row]:
    """Rows for each kind of page of the portal in this process's settings."""
    from portal.sample_pages import sample_pages  # models, so after the set-up

    reader = Reader()
    pages = {name: path for name, path in sample_pages().items() if name in SHOWN}
    places = "/api/v1/places/clusters"
    pages["clusters of the country"] = f"{places}?bbox=-5.5,41,9.8,51.5&zoom=5"
    pages["clusters of a town"] = f"{places}?bbox=2.94,50.55,3.17,50.71&zoom=13"
    pages["map, filtered"] = f"{pages['map']}?frais_a_charge=Gratuit&locality=Lille"
    for name, path in pages.items():

        def ask(path: str = path) -> bytes:
            return reader.get(path)

        with override_settings(PAGE_CACHE_SECONDS=0):
            yield from latency(PART, f"{name}: made", timed(ask), aim=15)
            with CaptureQueriesContext(connection) as queries:
                ask()
            yield Row(PART, f"{name}: queries", len(queries), "", aim=12)
        if path.startswith("/api/"):
            continue  # answers to programs are not kept
        with override_settings(PAGE_CACHE_SECONDS=600):
            caches["pages"].clear()
            yield Row(PART, f"{name}: kept, p50", percentiles(timed(ask, times=200))[0], aim=2)


if __name__ == "__main__":
    main(measure)
