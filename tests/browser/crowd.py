"""Many people who want the same seats at once, each from an address of their own."""

import re
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

from tests.browser.conftest import PATIENCE, Portal
from tests.browser.mails import link_to

OWN = "la-mienne"
PEOPLE = 20
TOKEN = 32 * "a"  # against forgery: what stands in the form and in the cookie is the same


class Person:
    """Somebody who speaks HTTP without a browser, from ``192.0.2.<number>``."""

    def __init__(self, portal: Portal, number: int) -> None:
        self.server = urlsplit(portal.url).netloc
        self.email = f"pressee-{number}@example.org"
        self.headers = {"X-Forwarded-For": f"192.0.2.{number}", "Cookie": f"csrftoken={TOKEN}"}

    def open(self, path: str) -> str:
        """The page at ``path``."""
        return self._exchange("GET", path, 200)

    def send(self, path: str, **sent: str) -> None:
        """Send the form at ``path``, which must be taken: the answer leads to another page."""
        self._exchange("POST", path, 302, urlencode({"csrfmiddlewaretoken": TOKEN} | sent))

    def _exchange(self, method: str, path: str, status: int, content: str = "") -> str:
        form = {"Content-Type": "application/x-www-form-urlencoded"} if content else {}
        connection = HTTPConnection(self.server, timeout=4 * PATIENCE / 1000)
        try:
            connection.request(method, path, content or None, self.headers | form)
            answer = connection.getresponse()
            page = answer.read().decode()
        finally:
            connection.close()
        assert answer.status == status, f"{answer.status} for {method} {path}"
        return page


def at_once(portal: Portal, path: str) -> dict[str, str]:
    """Let everybody ask for a seat at once, then confirm at once; by address, their own pages."""
    people = [Person(portal, number) for number in range(1, PEOPLE + 1)]
    found = re.search(r'name="(moment-\d+)" value="(\d+)"', people[0].open(path))
    assert found
    seat = {found[1]: found[2]}

    def ask(person: Person) -> None:
        person.send(path, name=person.email, email=person.email, consent="on", **seat)

    def confirm(person: Person) -> None:
        person.send(own[person.email], do="confirm")

    with ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(ask, people))
        own = {person.email: link_to(portal, person.email, OWN) for person in people}
        list(pool.map(confirm, people))
    return own
