"""Somebody without an account says that a number is wrong; one click of a moderator corrects it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import findings
from tests.browser.conftest import Portal, Visit
from tests.browser.writing import sign_in

pytestmark = pytest.mark.browser
# Invented places of the demo content, one for each way of using the portal.
PLACES = {True: "la-passerelle-de-saint-leu-amiens", False: "le-bocal-amiens"}


@pytest.mark.parametrize("javascript", [True, False])
def test_a_number_is_said_to_be_wrong_and_put_right(
    visit: Visit, portal: Portal, javascript: bool
) -> None:
    slug = PLACES[javascript]
    words = f"Affiché sur la porte, {'avec' if javascript else 'sans'} script."
    found: list[str] = []

    def examine(page: Page, state: str) -> None:
        if javascript:  # which axe is made of
            found.extend(findings(page, state))

    page = visit(f"/fr/lieux/{slug}/", width=390, javascript=javascript)
    page.get_by_role("link", name="Signaler une erreur sur cette page").click()
    examine(page, "what is wrong")
    page.get_by_role("link", name=re.compile("^Téléphone")).click()
    page.get_by_label("Téléphone").fill("c’est le même")
    page.get_by_label("Quelque chose à ajouter").fill(words)
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_role("alert")).to_contain_text("numéro de téléphone")
    examine(page, "a form with an error")
    expect(page.get_by_label("Quelque chose à ajouter")).to_have_value(words)
    page.get_by_label("Téléphone").fill("03 22 99 88 77")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Merci")
    examine(page, "thanks")

    moderator = sign_in(visit, portal, "moderator")
    moderator.goto(f"{portal.url}/admin/inbox/?source=corrections")
    moderator.get_by_label(words).check()
    moderator.get_by_role("button", name=re.compile("^Accepter")).click()
    expect(moderator.locator(".messages .success")).to_be_visible()

    page.goto(f"{portal.url}/fr/lieux/{slug}/")
    expect(page.get_by_role("link", name=re.compile("03 22 99 88 77"))).to_be_visible()
    page.goto(f"{portal.url}/fr/qualite/")
    examine(page, "the quality of the data")
    assert found == []
