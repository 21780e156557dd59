"""What a page costs a reader: bytes, requests and elements in a real Chromium.

The portal is served as in production (gunicorn, WhiteNoise, hashed and compressed files); map
tiles and all else from elsewhere are refused and not counted.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, Route, sync_playwright

from tests.benchmarks.table import Row

PART = "Pages, as a browser loads them (compressed, 1440 × 900)"
KILOBYTE = 1000
# Aims by kind of page, in kB without pictures: an editorial page, and the map page.
BUDGETS = {"home": 60, "stories": 60, "story": 60, "mottos": 60, "map": 150, "place": 60}
SECURE = {"X-Forwarded-Proto": "https"}  # as the proxy in front says


@contextmanager
def served(host: str = "127.0.0.1") -> Iterator[str]:
    """The portal behind gunicorn on a free port; its address."""
    with socket.socket() as probe:
        probe.bind((host, 0))
        port = probe.getsockname()[1]
    gunicorn = Path(sys.executable).with_name("gunicorn")
    address = f"http://{host}:{port}"
    server = subprocess.Popen(
        [gunicorn, "portal.wsgi", "--bind", f"{host}:{port}", "--workers", "1", "--threads", "4"],
        stderr=subprocess.DEVNULL,
        env=os.environ,
    )
    try:
        wait_for(f"{address}/fr/")
        yield address
    finally:
        server.terminate()
        server.wait(10)


def wait_for(address: str, seconds: float = 30) -> None:
    """Return once ``address`` answers; TimeoutError when it does not in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urlopen(Request(address, headers=SECURE), timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"{address} does not answer")


def measure(paths: dict[str, str]) -> Iterator[Row]:
    """Rows for each page of ``paths`` (name to path), each loaded by a browser without a cache."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("\nNo Chromium here, so no browser numbers: apt-get install chromium")
        return
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, path in paths.items():
            yield from load(browser, name, address, path)
        browser.close()


def load(browser: Browser, name: str, address: str, path: str) -> Iterator[Row]:
    """Load one page with an empty cache and count what came over the wire."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, extra_http_headers=SECURE
    )
    page = context.new_page()

    def refuse_others(route: Route) -> None:
        if route.request.url.startswith(address):
            route.continue_()
        else:
            route.abort()

    page.route("**/*", refuse_others)
    wire = context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    bytes_by_kind: dict[str, float] = {}

    def answered(event: dict) -> None:
        if event["response"]["url"].startswith(address):
            kinds[event["requestId"]] = event["type"]

    def finished(event: dict) -> None:
        kind = kinds.get(event["requestId"])
        if kind:
            bytes_by_kind[kind] = bytes_by_kind.get(kind, 0) + event["encodedDataLength"]

    wire.on("Network.responseReceived", answered)
    wire.on("Network.loadingFinished", finished)
    wire.send("Network.enable")
    page.goto(address + path, wait_until="networkidle")
    pictures = bytes_by_kind.pop("Image", 0)
    budget = BUDGETS.get(name)
    yield Row(PART, f"{name}: bytes", sum(bytes_by_kind.values()) / KILOBYTE, "kB", aim=budget)
    for kind, size in sorted(bytes_by_kind.items(), key=lambda item: -item[1]):
        yield Row(PART, f"{name}:   of which {kind.lower()}", size / KILOBYTE, "kB")
    yield Row(PART, f"{name}: pictures besides", pictures / KILOBYTE, "kB")
    yield Row(PART, f"{name}: requests", len(kinds), "", aim=25)
    elements = page.locator("*").count()
    yield Row(PART, f"{name}: elements", elements, "", aim=600)
    context.close()
