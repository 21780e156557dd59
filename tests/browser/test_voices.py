"""Mediators speak: a blason is composed, a motto is proposed and published."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Portal, Visit
from tests.browser.writing import sign_in

pytestmark = pytest.mark.browser
BUILDER = "/fr/blason/"
MOTTO = "On débranche tout, on respire."


def words(page: Page) -> str:
    return page.locator("#blason-words").inner_text()


def test_a_blason_is_built_with_the_keyboard_alone_and_drawn_at_every_choice(
    visit: Visit,
) -> None:
    page = visit(BUILDER)
    page.get_by_label("Partage").focus()
    page.keyboard.press("Home")  # one colour
    expect(page.locator("#blason-words")).to_have_text("D’azur à la lanterne d’or.")
    page.get_by_label("Devise sur le listel").focus()
    page.keyboard.type("Faire avec")
    expect(page.locator("#blason-words")).to_contain_text("Devise : « Faire avec »")
    expect(page.locator(".blason-drawing svg text")).to_have_text("Faire avec")
    assert "motto=Faire+avec" in page.url


def test_a_figure_brings_its_own_choices_and_the_focus_stays(visit: Visit) -> None:
    page = visit(BUILDER)
    page.get_by_label("Laquelle").select_option("chief")
    expect(page.get_by_role("group", name="Des dessins sur la figure")).to_be_visible()
    page.get_by_label("Laquelle").focus()
    page.keyboard.press("Home")
    expect(page.get_by_role("group", name="Des dessins sur la figure")).to_have_count(0)
    expect(page.get_by_label("Laquelle")).to_be_focused()


@pytest.mark.parametrize("width", [390, 1440])
def test_without_scripts_the_button_draws_and_the_address_can_be_sent(
    visit: Visit, width: int
) -> None:
    page = visit(BUILDER, width=width, javascript=False)
    page.locator("select[name=charge]").select_option("chameleon")
    page.get_by_role("button", name="Dessiner").click()
    expect(page.locator("#blason-words")).to_contain_text("au caméléon d’or")
    friend = visit(page.url, javascript=False)
    assert words(friend) == words(page)


def test_a_blason_is_taken_away_as_a_picture_and_on_paper(visit: Visit) -> None:
    page = visit(BUILDER)
    with page.expect_download() as picture:
        page.get_by_role("link", name="Image (PNG)").click()
    assert picture.value.suggested_filename == "blason.png"
    sheet = page.get_by_role("link", name=re.compile("Affiche A4")).get_attribute("href") or ""
    assert page.request.get(sheet).headers["content-type"] == "application/pdf"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_motto_is_proposed_published_and_read(
    visit: Visit, portal: Portal, javascript: bool
) -> None:
    motto = f"{MOTTO} {'Ensemble' if javascript else 'Seul'}"
    reader = visit(portal.address("mottos"), javascript=javascript)
    reader.get_by_role("link", name="Proposer une devise").click()
    reader.get_by_role("button", name="Envoyer").click()
    expect(reader.get_by_role("alert")).to_be_visible()
    reader.get_by_label("Votre devise").fill(motto)
    reader.get_by_label("Qui la dit").fill("Zoé")
    reader.get_by_label("J’accepte").check()
    reader.get_by_role("button", name="Envoyer").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Merci")

    moderator = sign_in(visit, portal, "moderator")
    moderator.goto("/admin/inbox/")
    moderator.get_by_label(motto).check()
    moderator.get_by_role("button", name="Publier").click()
    expect(moderator.locator(".messages .success")).to_be_visible()

    reader.goto(f"{portal.address('mottos')}?page=99")  # the last page: the newest hang there
    expect(reader.get_by_role("link", name=motto, exact=True)).to_be_visible()
