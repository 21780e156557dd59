"""A town hall makes its map, and puts the code on a page of its own, at another address."""

import re
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import findings, findings_on_each_screen
from tests.browser.conftest import Portal, Visit
from tests.browser.reading import unfold
from tests.serving import HOST
from tests.weight import Weight

pytestmark = pytest.mark.browser

LARGEST = 120_000  # bytes, compressed, without the background of the map
PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Mairie</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Mairie de Lille</h1>{code}</main></body></html>"""

Publish = Callable[[str], str]


@pytest.fixture
def publish() -> Iterator[Publish]:
    """Puts code on the page of a site that is not the portal's, and gives its address."""
    shown = [""]

    class TownHall(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.format(code=shown[0]).encode())

        def log_message(self, *args: object) -> None:
            """Say nothing of what was asked."""

    with ThreadingHTTPServer((HOST, 0), TownHall) as server:
        Thread(target=server.serve_forever, daemon=True).start()

        def put(code: str) -> str:
            shown[0] = code
            return f"http://{HOST}:{server.server_port}/"

        yield put
        server.shutdown()


def at_the_town_hall(browser: Browser, address: str) -> Page:
    """Its page, as a reader of its site opens it."""
    page = browser.new_context(reduced_motion="reduce", locale="fr-FR").new_page()
    page.goto(address)
    return page


def test_a_town_hall_puts_the_map_on_its_own_site(
    visit: Visit, portal: Portal, browser: Browser, publish: Publish
) -> None:
    # What is chosen, on the portal.
    page = visit("/fr/lieux/?locality=Lille", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name="Intégrer cette carte à votre site").click()
    unfold(page, "Type de lieu")
    page.get_by_role("checkbox", name=re.compile("^Bibliothèque")).check()
    page.get_by_label("Couleur des liens").fill("#e8b949")
    page.get_by_role("button", name="Voir l’aperçu").click()
    expect(page.get_by_text("trop claire")).to_be_visible()
    preview = page.frame_locator("#preview iframe")
    expect(preview.locator(".map-mark button").first).to_be_visible()
    assert findings_on_each_screen(page, "the page that gives the code") == []
    page.get_by_role("button", name="Copier le code").first.click()
    expect(page.get_by_role("status").filter(has_text="Code copié")).to_be_visible()
    code = page.evaluate("navigator.clipboard.readText()")

    # What its readers get, on a site at another address.
    there = at_the_town_hall(browser, publish(code))
    assert findings(there, "the town hall’s page") == []
    frame = there.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text(re.compile(r"\d+ lieux? .*Lille"))
    expect(frame.locator(".map-mark button").first).to_be_visible()
    kinds = frame.locator(".place-list > li").evaluate_all("all => all.map(o => o.dataset.family)")
    assert set(kinds) == {"library"}
    with there.context.expect_page() as opened:
        frame.locator(".place-card-name a").first.click()
    expect(opened.value).to_have_url(re.compile(rf"^{portal.url}/fr/lieux/.+/"))
    assert there.context.cookies() == []

    # Nothing else of the portal can be framed there.
    there.goto(publish(f'<iframe title="Portail" src="{portal.url}/fr/lieux/"></iframe>'))
    expect(there.frame_locator("iframe").locator("#results")).to_have_count(0)
    assert not any(one.url.startswith(portal.url) for one in there.frames)
    there.context.close()


def test_the_framed_page_is_light_and_at_ease_on_each_screen(visit: Visit, portal: Portal) -> None:
    page = visit("about:blank")
    weight = Weight(page, portal.url)
    page.goto(f"{portal.url}/fr/carte-integree/?colour=b3261e", wait_until="networkidle")
    expect(page.locator(".map-mark button").first).to_be_visible()
    assert weight.together <= LARGEST, weight.by_kind
    assert findings_on_each_screen(page, "the framed page") == []
