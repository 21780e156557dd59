"""Many people who want the same seats at once, each on a device of their own."""

import re
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from tests.browser.conftest import PATIENCE, Portal
from tests.browser.mails import link_to

OWN = "la-mienne"
PEOPLE = 20


class Device:
    """Somebody’s own device, without a script: it keeps cookies, and comes from ``address``."""

    def __init__(self, portal: Portal, address: str) -> None:
        self.portal, self.address = portal, address
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
        self.page = ""

    def open(self, path: str, sent: dict[str, str] | None = None) -> str:
        """The page at ``path``, once what is ``sent`` is taken; an error status raises."""
        content = urlencode(sent).encode() if sent else None
        request = Request(self.portal.url + path, content, {"X-Forwarded-For": self.address})
        with self.opener.open(request, timeout=4 * PATIENCE / 1000) as answer:
            self.page = answer.read().decode()
        return self.page

    def send(self, path: str, **sent: str) -> str:
        """The form of the page that is open, with the first site chosen and what is ``sent``."""
        there = re.findall(r'name="(csrfmiddlewaretoken|moment-\d+)" value="([^"]+)"', self.page)
        return self.open(path, dict(reversed(there)) | sent)


def at_once(portal: Portal, path: str) -> dict[str, str]:
    """Let everybody ask for a seat at once, then confirm at once; by address, their own pages."""
    devices = {
        f"pressee-{number}@example.org": Device(portal, f"192.0.2.{number}")
        for number in range(1, PEOPLE + 1)
    }

    def come(address: str) -> None:
        devices[address].open(path)

    def ask(address: str) -> None:
        thanks = devices[address].send(path, name=address, email=address, consent="on")
        assert "Regardez dans votre boîte" in thanks

    def follow(address: str) -> None:
        devices[address].open(own[address])

    def confirm(address: str) -> None:
        devices[address].send(own[address], do="confirm")

    with ThreadPoolExecutor(PEOPLE) as pool:
        for act in (come, ask):
            list(pool.map(act, devices))
        own = {address: link_to(portal, address, OWN) for address in devices}
        for act in (follow, confirm):
            list(pool.map(act, devices))
    return own
