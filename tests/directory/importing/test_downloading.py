"""What editors name as an address is downloaded within limits, and from the open internet only."""

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from directory.importing.downloading import fetch
from directory.importing.findings import FileFault, UnreadableFile
from directory.internet import is_public


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/elsewhere":
            self.send_response(302)
            self.send_header("Location", "ftp://example.org/places.csv")
            self.end_headers()
            return
        self.send_response(200)
        if self.path == "/large":
            self.send_header("Content-Length", "2000")
        self.end_headers()
        for _ in range(20):
            self.wfile.write(b"x" * 100)
            if self.path == "/slow":
                time.sleep(0.02)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Server) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def fault(address: str, folder: Path, **options: float) -> FileFault:
    with pytest.raises(UnreadableFile) as raised:
        fetch(address, folder / "file", **options)  # type: ignore[arg-type]
    return raised.value.fault


def test_a_file_within_the_limits_is_copied(server: str, tmp_path: Path):
    fetch(f"{server}/large", tmp_path / "file", anywhere=True, most=2000)
    assert (tmp_path / "file").stat().st_size == 2000


@pytest.mark.parametrize("path", ["/large", "/of-unknown-length"])
def test_a_file_that_is_too_large_is_refused(path: str, server: str, tmp_path: Path):
    large = fault(server + path, tmp_path, anywhere=True, most=1000)
    assert large == FileFault.DOWNLOAD_TOO_LARGE


def test_a_download_that_never_ends_is_broken_off(server: str, tmp_path: Path):
    assert fault(f"{server}/slow", tmp_path, anywhere=True, seconds=0.05) == FileFault.TOO_SLOW


def test_our_own_network_is_out_of_reach(server: str, tmp_path: Path):
    port = server.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "[::1]", "0x7f.1", "2130706433", "169.254.169.254"):
        assert fault(f"http://{host}:{port}/", tmp_path) == FileFault.PRIVATE_ADDRESS, host


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/x", "no-address"])
def test_only_the_web_is_read(address: str, tmp_path: Path):
    assert fault(address, tmp_path) == FileFault.DOWNLOAD


def test_a_redirect_leads_nowhere_else(server: str, tmp_path: Path):
    assert fault(f"{server}/elsewhere", tmp_path, anywhere=True) == FileFault.DOWNLOAD


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("10.1.2.3", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b::808:808", True),
        ("2002:a00:1::", False),
    ],
)
def test_an_address_is_public_or_not_in_every_way_of_writing(address: str, public: bool):
    assert is_public(address) is public
