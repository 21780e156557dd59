"""A file from the web, within limits, http and https only.

It comes from the open internet (``directory.internet``), redirects included.
"""

import time
from http.client import HTTPException, HTTPResponse
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

from directory.internet import Private, PublicConnection, PublicSecureConnection

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
    except Private as error:
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


class _Http(HTTPHandler):
    def http_open(self, req: Request) -> Any:
        return self.do_open(PublicConnection, req)


class _Https(HTTPSHandler):
    def https_open(self, req: Request) -> Any:
        return self.do_open(PublicSecureConnection, req)
