"""The portal served by a process of its own, for a real browser to visit."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, Playwright

HOST = "127.0.0.1"
# A rule of the browser's: routes of Playwright's would pass through Python and empty its cache.
_ONLY_THIS_MACHINE = f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}, EXCLUDE localhost"


def free_port() -> int:
    """A port that nobody listens on at present."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def listens(port: int) -> bool:
    """Whether some program listens on the port."""
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


@contextmanager
def served(
    command: Sequence[str],
    port: int,
    headers: Mapping[str, str] | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Iterator[str]:
    """Run ``command``, a server that listens on ``port``, and give its address once it answers."""
    address = f"http://{HOST}:{port}"
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment)
    try:
        _wait_for(Request(f"{address}/fr/", headers=dict(headers or {})), server)
        yield address
    finally:
        server.terminate()
        server.wait(60)  # gunicorn gives open requests half a minute


def _wait_for(request: Request, server: subprocess.Popen[bytes], seconds: float = 180) -> None:
    """Return once the server answers; it may wait long for a processor that all workers use."""
    end = time.monotonic() + seconds
    while server.poll() is None and time.monotonic() < end:
        try:
            with urlopen(request, timeout=seconds):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"{request.full_url} does not answer (exit status {server.poll()})")


def chromium_path() -> str | None:
    """Where the machine's Chromium is; None when it has none.

    Where there is one without windows and menus it comes first: they take half of the processor.
    """
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    return next(filter(None, map(shutil.which, names)), None)


def chromium(playwright: Playwright) -> Browser:
    """The machine's Chromium; RuntimeError with the remedy when it has none.

    Its pages load nothing from other machines, so maps have no tiles.
    """
    path = chromium_path()
    if path is None:
        raise RuntimeError(
            "No Chromium here: apt-get install chromium-headless-shell (or your system's)."
        )
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    return playwright.chromium.launch(
        executable_path=path, args=["--no-sandbox", _ONLY_THIS_MACHINE, *quiet]
    )
