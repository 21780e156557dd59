"""Somebody says « I work here », an editor confirms, and the hours follow, by a line or by day."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import findings
from tests.browser.conftest import Portal, Visit
from tests.browser.writing import sign_in

pytestmark = pytest.mark.browser
# Invented places of the demo content, one for each way of using the portal.
PLACES = {True: "association-les-lampes-auchel", False: "bureau-d-etudes-des-usages-ribemont"}
LINE = "du lundi au vendredi 9h-12h et 14h-17h30, fermé le mercredi"


def press(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name).first.click()


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_place_is_claimed_confirmed_and_its_hours_changed(
    visit: Visit, portal: Portal, javascript: bool
) -> None:
    slug = PLACES[javascript]
    words = f"J’y reçois le mardi, {'avec' if javascript else 'sans'} script."
    found: list[str] = []

    def examine(page: Page, state: str) -> None:
        if javascript:  # which axe is made of
            found.extend(findings(page, state))

    keeping = f"/fr/mon-espace/lieux/{slug}/"
    page = visit(keeping, width=390, javascript=javascript)
    page.get_by_label("Adresse électronique").fill("member@example.org")
    page.get_by_label("Mot de passe").fill(portal.password("member"))
    page.get_by_label("Mot de passe").press("Enter")
    heading(page, "Je travaille ici")
    page.get_by_role("textbox").last.fill(words)
    page.locator("main form button").last.click()
    examine(page, "my space")

    editor = sign_in(visit, portal, "editor")
    editor.goto("/admin/inbox/")
    editor.get_by_label(words).check()
    press(editor, "Confirmer")
    expect(editor.locator(".messages .success")).to_be_visible()

    page.goto(f"{portal.url}{keeping}")
    examine(page, "the form of a place")
    page.get_by_role("link", name="Changer les horaires").click()
    heading(page, "Horaires")
    examine(page, "hours")
    page.get_by_label("Quand le lieu est-il ouvert").fill("lundi 9h-12h environ")
    press(page, "Vérifier")
    expect(page.get_by_role("alert")).to_contain_text("environ")
    page.get_by_label("Quand le lieu est-il ouvert").fill(LINE)
    press(page, "Vérifier")
    heading(page, "Est-ce bien cela ?")
    examine(page, "what was understood")
    press(page, "Oui, enregistrer ces horaires")
    reader = visit(f"/fr/lieux/{slug}/", javascript=javascript)
    expect(reader.get_by_role("row", name=re.compile("^lundi", re.IGNORECASE))).to_contain_text(
        "14 h – 17 h 30"
    )

    page.goto(f"{portal.url}{keeping}horaires/")
    several = page.get_by_role("group", name="Les mêmes heures plusieurs jours")
    several.get_by_label("de", exact=True).first.fill("10:00")
    several.get_by_label("à", exact=True).first.fill("18:00")
    several.get_by_label("Mercredi").check()
    several.get_by_label("Samedi").check()
    several.get_by_role("button").click()
    page.locator("#by-day button").last.click()
    heading(page, "Est-ce bien cela ?")
    expect(page.get_by_role("row", name=re.compile("^samedi", re.IGNORECASE))).to_contain_text(
        "10 h – 18 h"
    )
    press(page, "Oui, enregistrer ces horaires")
    reader.reload()
    expect(reader.get_by_role("row", name=re.compile("^Mercredi", re.IGNORECASE))).to_contain_text(
        "10 h – 18 h"
    )
    assert found == []
