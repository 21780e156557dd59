"""What a page costs a reader: bytes, requests and elements in a real Chromium.

The portal is served as in production (gunicorn, WhiteNoise, hashed and compressed files); map
tiles and all else from elsewhere are refused and not counted.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.table import Row, main
from tests.serving import HOST, chromium, free_port, served
from tests.weight import Weight

PART = "Pages, as a browser loads them (compressed, 1440 × 900)"
KILOBYTE = 1000
# Aims by kind of page, in kB without pictures: an editorial page, and the map page.
BUDGETS = {"home": 60, "stories": 60, "story": 60, "mottos": 60, "map": 150, "place": 60}
SECURE = {"X-Forwarded-Proto": "https"}  # as the proxy in front says


def gunicorn(port: int) -> list[str]:
    """The command that serves the portal as in production, with one worker."""
    program = str(Path(sys.executable).with_name("gunicorn"))
    bind = f"{HOST}:{port}"
    return [program, "tests.benchmarks.wsgi", "--bind", bind, "--workers", "1", "--threads", "4"]


def measure(_count: int) -> Iterator[Row]:
    """Rows for each kind of page, each loaded by a browser with an empty cache."""
    from portal.sample_pages import sample_pages  # models, so after the set-up

    paths = {name: path for name, path in sample_pages().items() if name in BUDGETS}
    port = free_port()
    with served(gunicorn(port), port, SECURE) as address, sync_playwright() as playwright:
        browser = chromium(playwright)
        for name, path in paths.items():
            yield from load(browser, name, address, path)
        browser.close()


def load(browser: Browser, name: str, address: str, path: str) -> Iterator[Row]:
    """Load one page with an empty cache and count what came over the wire."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, extra_http_headers=SECURE
    )
    page = context.new_page()
    weight = Weight(page, address)
    page.goto(address + path, wait_until="networkidle")
    pictures = weight.by_kind.pop("Image", 0)
    budget = BUDGETS.get(name)
    yield Row(PART, f"{name}: bytes", weight.together / KILOBYTE, "kB", aim=budget)
    for kind, size in sorted(weight.by_kind.items(), key=lambda item: -item[1]):
        yield Row(PART, f"{name}:   of which {kind.lower()}", size / KILOBYTE, "kB")
    yield Row(PART, f"{name}: pictures besides", pictures / KILOBYTE, "kB")
    yield Row(PART, f"{name}: requests", weight.requests, "", aim=25)
    elements = page.locator("*").count()
    yield Row(PART, f"{name}: elements", elements, "", aim=600)
    context.close()


if __name__ == "__main__":
    main(measure)
