"""Many people who want the same seats in the same moment, each on a device of their own."""

import re
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from threading import Barrier
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from tests.browser.conftest import Portal
from tests.browser.mails import link_to

OWN = "la-mienne"
PEOPLE = 20


class Device:
    """Somebody’s own device, without a script: it keeps cookies, and comes from ``address``."""

    def __init__(self, portal: Portal, address: str) -> None:
        self.portal, self.address = portal, address
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))

    def open(self, path: str, sent: dict[str, str] | None = None) -> str:
        """The page at ``path``, once what is ``sent`` is taken; an error status raises."""
        content = urlencode(sent).encode() if sent else None
        request = Request(self.portal.url + path, content, {"X-Forwarded-For": self.address})
        with self.opener.open(request, timeout=60) as answer:
            text: str = answer.read().decode()
        return text


def field(page: str, name: str) -> str:
    """The value of the first field of a form whose name begins with ``name``, with its name."""
    found = re.search(rf'name="{name}[^"]*" value="([^"]+)"', page)
    assert found, name
    return found[1]


def at_once(portal: Portal, path: str) -> list[str]:
    """Let everybody ask for a seat in the same moment, and confirm in another; their addresses."""
    barrier = Barrier(PEOPLE)
    addresses = [f"pressee-{number}@example.org" for number in range(PEOPLE)]

    def come(number: int) -> None:
        device = Device(portal, f"192.0.2.{number + 1}")
        page = device.open(path)
        moment = re.search(r'name="(moment-\d+)"', page)
        assert moment
        sent = {
            "csrfmiddlewaretoken": field(page, "csrfmiddlewaretoken"),
            moment[1]: field(page, moment[1]),
            "name": f"Personne pressée {number}",
            "email": addresses[number],
            "consent": "on",
        }
        barrier.wait()
        assert "Regardez dans votre boîte" in device.open(path, sent)
        own = link_to(portal, addresses[number], OWN)
        token = field(device.open(own), "csrfmiddlewaretoken")
        barrier.wait()
        device.open(own, {"csrfmiddlewaretoken": token, "do": "confirm"})

    with ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(come, range(PEOPLE)))
    return addresses
