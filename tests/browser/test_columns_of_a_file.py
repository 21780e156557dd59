"""An administrator says what the columns and the words of a source's file mean."""

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.conftest import Portal, Visit
from tests.browser.writing import sign_in

pytestmark = pytest.mark.browser

CULTURE = "Loisirs et créations numériques"


def test_what_a_file_means_is_guessed_corrected_and_saved(visit: Visit, portal: Portal) -> None:
    page = sign_in(visit, portal, "administrator")
    page.goto(portal.address("source-mapping"))
    expect(page.get_by_label("Structure", exact=True)).to_have_value("nom")
    expect(page.get_by_label("Où", exact=True)).to_have_value("packed")
    result = page.get_by_role("region", name="Ce qui en sort")
    expect(result).to_contain_text("80000 Amiens")
    page.get_by_label("poterie").select_option(label=CULTURE)
    page.get_by_role("button", name="Regarder ce qui en sort").click()
    expect(result).to_contain_text(CULTURE)
    assert axe.findings(page, "columns of a file") == []
    page.get_by_role("button", name="Enregistrer le sens des colonnes").click()
    expect(page.get_by_text("Le sens des colonnes est enregistré")).to_be_visible()
    expect(page.get_by_label("poterie")).to_have_value(CULTURE)
