"""What a search on the map costs the browser of whoever searches: ``tests/journey.py``."""

from collections.abc import Iterator

from playwright.sync_api import sync_playwright

from tests.benchmarks.browser import SECURE, gunicorn
from tests.benchmarks.table import Row, main
from tests.journey import travel, watched
from tests.serving import chromium, free_port, served

PART = "From the map of France to a town, two filters, a place (real Chromium)"
MOST_KILOBYTES, LONGEST_TASK = 60.0, 100.0


def measure(_count: int) -> Iterator[Row]:
    """The heaviest answers and the longest tasks."""
    port = free_port()
    with served(gunicorn(port), port, SECURE) as address, sync_playwright() as playwright:
        browser = chromium(playwright)
        context = browser.new_context(
            viewport={"width": 1440, "height": 900}, extra_http_headers=SECURE
        )
        context.set_default_timeout(60_000)
        page = context.new_page()
        with watched(page, address) as cost:
            travel(page, address)
        browser.close()
    url, size = cost.largest
    yield Row(PART, "heaviest answer", size / 1000, "kB", aim=MOST_KILOBYTES)
    yield Row(PART, f"  it is {url.removeprefix(address)[:45]}", size / 1000, "kB")
    yield Row(PART, "all answers", sum(cost.bytes.values()) / 1000, "kB")
    yield Row(PART, "answers", len(cost.bytes), "")
    yield Row(PART, "longest task", max(cost.long_tasks, default=0.0), aim=LONGEST_TASK)
    yield Row(PART, "tasks of 50 ms or more", len(cost.long_tasks), "")


if __name__ == "__main__":
    main(measure)
