"""A file from the web, within limits, http and https only.

Whoever uses the portal must not look into the network that it stands in: names are resolved here,
every address must be public, and the connection goes to the one that was looked at, so that a name
that answers otherwise the second time leads nowhere. Redirects go the same way.
"""

import ipaddress
import socket
import ssl
import time
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from pathlib import Path
from typing import Any
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from .findings import FileFault, UnreadableFile

MOST = 500_000_000  # bytes
SECONDS = 600  # for all of it
SILENCE = 30  # seconds without a byte
_PIECE = 1 << 16


def fetch(
    address: str,
    path: Path,
    *,
    anywhere: bool = False,
    most: int = MOST,
    seconds: float = SECONDS,
) -> None:
    """Copy what is at ``address`` to ``path``; raises ``UnreadableFile`` when that cannot be.

    ``anywhere``, for whoever has a shell on the machine anyway: also in private networks, and
    through the proxies that the environment names.
    """
    opener = OpenerDirector()
    ways = (ProxyHandler(), HTTPHandler(), HTTPSHandler()) if anywhere else (_Http(), _Https())
    for handler in (
        *ways,
        HTTPRedirectHandler(),
        HTTPErrorProcessor(),
        HTTPDefaultErrorHandler(),
    ):
        opener.add_handler(handler)
    end = time.monotonic() + seconds
    try:
        request = Request(address, headers={"User-Agent": "Blason"})
        answer = opener.open(request, timeout=SILENCE)
        if answer is None:  # nobody above speaks this scheme
            raise UnreadableFile(FileFault.DOWNLOAD, address.partition(":")[0])
        with answer:
            _copy(answer, path, most, end)
    except _Private as error:
        raise UnreadableFile(FileFault.PRIVATE_ADDRESS, str(error)) from error
    except (OSError, HTTPException, ValueError) as error:
        raise UnreadableFile(FileFault.DOWNLOAD, str(error)) from error


def _copy(answer: HTTPResponse, path: Path, most: int, end: float) -> None:
    expected = int(answer.headers.get("Content-Length") or 0)
    read = 0
    with path.open("wb") as file:
        while expected <= most and (piece := answer.read1(_PIECE)):
            read += len(piece)
            if read > most:
                break
            if time.monotonic() > end:
                raise UnreadableFile(FileFault.TOO_SLOW)
            file.write(piece)
    if max(expected, read) > most:
        raise UnreadableFile(FileFault.DOWNLOAD_TOO_LARGE, f"{max(expected, read):,} > {most:,}")
    if read < expected:
        raise UnreadableFile(FileFault.DOWNLOAD, f"{read} / {expected}")


class _Private(Exception):
    """A name that leads into a network that is not public."""


def _connected(host: str, port: int, timeout: float | None) -> socket.socket:
    """A connection to a public address of ``host``, which must have no other."""
    found = [one[4] for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for where in found:
        if not is_public(str(where[0])):
            raise _Private(host)
    failure: OSError | None = None
    for where in found:
        try:
            return socket.create_connection((str(where[0]), port), timeout)
        except OSError as error:
            failure = error
    raise failure or OSError(host)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, in whatever form it is written."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner:
            return inner.is_global
        if ip in _NAT64:
            return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF).is_global
    return ip.is_global and not ip.is_multicast


_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class _Connection(HTTPConnection):
    def connect(self) -> None:
        self.sock = _connected(self.host, self.port, self.timeout)


class _SecureConnection(HTTPSConnection):
    def connect(self) -> None:
        plain = _connected(self.host, self.port, self.timeout)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)


class _Http(HTTPHandler):
    def http_open(self, req: Request) -> Any:
        return self.do_open(_Connection, req)


class _Https(HTTPSHandler):
    def https_open(self, req: Request) -> Any:
        return self.do_open(_SecureConnection, req)
