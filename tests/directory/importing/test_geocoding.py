"""Points from the national address service, asked on a server of this machine."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest

from directory.importing.geocoding import PATIENCE, Geocoder, Point


class Service(HTTPServer):
    """Answers each question with ``answer``, and keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[dict[str, str]] = []
        self.answer = b"{}"
        self.status = 200

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/geocodage/"


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        assert parts.path == "/geocodage/search"
        self.server.asked.append({key: one[0] for key, one in parse_qs(parts.query).items()})
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(self.server.answer)

    def log_message(self, *args: object) -> None:
        """No lines among those of the tests."""


@pytest.fixture
def service() -> Iterator[Service]:
    server = Service()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def feature(longitude: float, latitude: float, **properties: object) -> bytes:
    """An answer of the service's form."""
    geometry = {"type": "Point", "coordinates": [longitude, latitude]}
    one = {"type": "Feature", "geometry": geometry, "properties": properties}
    return json.dumps({"type": "FeatureCollection", "features": [one]}).encode()


def test_a_house_is_found_in_its_commune(service):
    service.answer = feature(3.0586, 50.6365, score=0.96, type="housenumber")
    point = Geocoder(service.url).locate("1 rue Haute", "59000", "59350")
    assert point == Point(50.6365, 3.0586, approximate=False)
    assert service.asked == [
        {"q": "1 rue Haute 59000", "limit": "1", "autocomplete": "0", "citycode": "59350"}
    ]


def test_a_street_is_approximate(service):
    service.answer = feature(3.0586, 50.6365, score=0.7, type="street")
    point = Geocoder(service.url).locate("rue Haute", "59000", "")
    assert point is not None
    assert point.approximate


@pytest.mark.parametrize(
    "answer",
    [
        feature(3.0586, 50.6365, score=0.3, type="housenumber"),  # another address
        feature(-74.0, 40.7, score=0.99, type="housenumber"),  # New York
        b'{"features": []}',
        b'{"features": [{"geometry": null}]}',
        b"[]",
        b"<html>",
    ],
)
def test_an_answer_that_is_no_use_gives_no_point(service, answer):
    service.answer = answer
    assert Geocoder(service.url).locate("1 rue Haute", "59000", "59350") is None


def test_a_service_that_fails_is_left_alone(service):
    service.status = 503
    geocoder = Geocoder(service.url)
    for _ in range(PATIENCE + 5):
        assert geocoder.locate("1 rue Haute", "59000", "59350") is None
    assert len(service.asked) == PATIENCE


def test_without_an_address_nothing_is_asked(service):
    assert Geocoder(service.url).locate("", "59000", "59350") is None
    assert service.asked == []
