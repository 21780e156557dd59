"""Someone looks for a place on the map, while it is watched what that costs their browser."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, Response, expect

DIRECTORY = "/fr/lieux/"
TOWN_ZOOM = 12
FILTERS = ("frais_a_charge=gratuit", "services=aide-aux-demarches-administratives")
_WATCH = """new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) noteLongTask(duration);
}).observe({ type: "longtask", buffered: true });"""

# In one step, since marks come and go; how many places a group has stands on it.
_CLICK_LARGEST = """(all) => {
  const size = (one) => Number(one.textContent.replace(/\\D/g, ""));
  all.reduce((best, one) => (size(one) > size(best) ? one : best)).click();
}"""


@dataclass(slots=True)
class Cost:
    """Bytes over the wire by address, and how long the main thread was busy at a stretch (ms).

    Only tasks of 50 ms or more count as long, by the browser's own rule.
    """

    bytes: dict[str, int] = field(default_factory=dict)
    long_tasks: list[float] = field(default_factory=list)

    @property
    def largest(self) -> tuple[str, int]:
        """The heaviest answer: its address and its bytes."""
        return max(self.bytes.items(), key=lambda one: one[1])


_ZOOMED_BEYOND = "zoom => Number(new URLSearchParams(location.search).get('zoom')) > zoom"


@contextmanager
def watched(page: Page, address: str) -> Iterator[Cost]:
    """Watch what ``page`` loads from ``address`` and how busy it is."""
    cost = Cost()
    urls: dict[str, str] = {}

    def answered(event: dict[str, Any]) -> None:
        if event["response"]["url"].startswith(address):
            urls[event["requestId"]] = event["response"]["url"]

    def finished(event: dict[str, Any]) -> None:
        if url := urls.get(event["requestId"]):
            cost.bytes[url] = max(cost.bytes.get(url, 0), event["encodedDataLength"])

    page.expose_function("noteLongTask", lambda duration: cost.long_tasks.append(duration))
    page.add_init_script(_WATCH)
    wire = page.context.new_cdp_session(page)
    wire.on("Network.responseReceived", answered)
    wire.on("Network.loadingFinished", finished)
    wire.send("Network.enable")
    yield cost
    wire.detach()


def travel(page: Page, address: str) -> None:
    """From the map of France to a town, two filters, and the page of a place."""
    with page.expect_response(_clusters):
        page.goto(address + DIRECTORY)
    groups = page.locator("#map .map-mark:not([inert]) button.map-cluster")
    expect(groups.first).to_be_visible()
    while _zoom(page) < TOWN_ZOOM and groups.count():
        before = _zoom(page)
        groups.evaluate_all(_CLICK_LARGEST)
        page.wait_for_function(_ZOOMED_BEYOND, arg=before)
        page.wait_for_load_state("networkidle")
    for button in ("#map-search", *(f'#filters a[href*="{chosen}"]' for chosen in FILTERS)):
        with page.expect_response(_list):
            page.locator(button).first.click()
        expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    page.locator("#results .place-card a").first.click()
    page.wait_for_url(re.compile(r"/fr/lieux/[a-z0-9-]+/"))
    page.wait_for_load_state("networkidle")


def _clusters(response: Response) -> bool:
    return "/clusters?" in response.url


def _list(response: Response) -> bool:
    return "fragment=list" in response.url


def _zoom(page: Page) -> int:
    found = re.search(r"zoom=(\d+)", page.evaluate("location.href"))
    return int(found[1]) if found else 0
