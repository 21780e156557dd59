"""A mediator finds what the portal says of them, and passes it on."""

import re
import struct
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Portal, Visit
from tests.browser.reading import PLACE

pytestmark = pytest.mark.browser

SHARED_PICTURE = (1200, 630)  # pixels; what social networks show


def picture_of(page: Page, portal: Portal) -> tuple[int, int]:
    """Width and height of the picture that a social network shows of the page."""
    address = page.locator("meta[property='og:image']").get_attribute("content") or ""
    answer = page.request.get(portal.url + urlsplit(address).path)
    assert answer.ok
    assert answer.headers["content-type"] == "image/png"
    width, height = struct.unpack(">II", answer.body()[16:24])
    return width, height


def test_a_mediator_finds_their_page_their_place_and_their_motto(
    visit: Visit, portal: Portal
) -> None:
    page = visit(portal.address("mottos"))
    page.get_by_role("link", name="Faire avec, jamais à la place").click()
    page.get_by_role("link", name=re.compile("^Qui est .* ?")).click()
    name = page.get_by_role("heading", level=1).inner_text()
    expect(page.get_by_role("main")).to_contain_text("Faire avec, jamais à la place")
    page.get_by_role("heading", name="Où se rencontrer").scroll_into_view_if_needed()
    place = page.locator(".mediator-places .place-card-name").first
    place.get_by_role("link").click()
    expect(page).to_have_url(re.compile("/fr/lieux/.+/"))
    expect(page.get_by_role("main")).to_contain_text(name)


def test_a_motto_has_an_address_and_a_picture_of_its_own(visit: Visit, portal: Portal) -> None:
    page = visit(portal.address("motto"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Faire avec")
    assert picture_of(page, portal) == SHARED_PICTURE
    with page.expect_download() as download:
        page.get_by_role("link", name="Prendre l’image").click()
    assert download.value.suggested_filename.endswith(".png")


@pytest.mark.parametrize("what", ["motto", "place"])
def test_a_link_is_copied_as_it_can_be_passed_on(visit: Visit, portal: Portal, what: str) -> None:
    path = portal.address("motto") if what == "motto" else PLACE
    page = visit(path, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copier le lien").click()
    expect(page.locator(".share-links").get_by_role("status")).to_have_text("Lien copié")
    assert page.evaluate("navigator.clipboard.readText()") == portal.url + path


def test_a_place_is_printed_with_a_button_of_its_own(visit: Visit) -> None:
    page = visit(PLACE)
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Imprimer").click()
    assert page.evaluate("window.printed")
