"""What comes over the wire when a page is loaded, as a real Chromium counts it."""

from collections import defaultdict
from typing import Any

from playwright.sync_api import Page


class Weight:
    """Counts, from when it is made, what ``page`` loads from ``address``.

    ``by_kind``: bytes as they were sent (compressed, with headers), by what they are in the
    words of the browser (« Document », « Script », « Fetch » …). ``requests``: how many.
    """

    def __init__(self, page: Page, address: str) -> None:
        self.by_kind: dict[str, float] = defaultdict(float)
        self._address = address
        self._kinds: dict[str, str] = {}
        wire = page.context.new_cdp_session(page)
        wire.on("Network.responseReceived", self._answered)
        wire.on("Network.loadingFinished", self._finished)
        wire.send("Network.enable")

    @property
    def together(self) -> float:
        """Bytes of all kinds."""
        return sum(self.by_kind.values())

    @property
    def requests(self) -> int:
        """How many answers came."""
        return len(self._kinds)

    def _answered(self, event: dict[str, Any]) -> None:
        if event["response"]["url"].startswith(self._address):
            self._kinds[event["requestId"]] = event["type"]

    def _finished(self, event: dict[str, Any]) -> None:
        if kind := self._kinds.get(event["requestId"]):
            self.by_kind[kind] += event["encodedDataLength"]
