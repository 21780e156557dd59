"""A moderator looks at two entries of one place, makes one of them, then two again."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import findings_on_each_screen
from tests.browser.conftest import Portal, Visit
from tests.browser.writing import sign_in

pytestmark = pytest.mark.browser
FILE = (
    "id,nom,adresse,commune,code_postal,code_insee,telephone\n"
    "1,Le Relais des Deux Rives,3 rue du Bac,Abbeville,80100,80001,\n"
    '2,RELAIS DES DEUX RIVES,"3, r. du Bac",Abbeville,80100,80001,03 22 20 00 00\n'
)


def bring_in(page: Page) -> None:
    """Import a file that has the place twice."""
    page.goto("/admin/snippets/directory/source/add/")
    page.locator("input[name=name]").fill("Deux rives")
    file = {"name": "lieux.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Enregistrer").first.click()
    page.get_by_role("button", name="Lire le fichier et prévisualiser").click()
    page.get_by_role("button", name="Appliquer cet import").click()
    expect(page.get_by_role("heading", name="Ce qu’il a fait")).to_be_visible()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def test_a_pair_is_merged_split_and_said_to_be_different(visit: Visit, portal: Portal) -> None:
    page = sign_in(visit, portal, "moderator")
    bring_in(page)
    page.goto("/admin/reports/doubles/search/")
    found = findings_on_each_screen(page, "search for doubles")
    press(page, "Chercher maintenant")
    page.goto("/admin/reports/doubles/")
    page.get_by_role("link", name="Le Relais des Deux Rives").click()
    pair = page.url
    found += findings_on_each_screen(page, "a pair side by side")
    expect(page.get_by_role("radio", name="+33322200000")).to_be_checked()

    press(page, "Fusionner : c’est un seul lieu")
    expect(page.locator(".messages .success")).to_contain_text("Le Relais des Deux Rives")
    reader = visit("/fr/lieux/relais-des-deux-rives-abbeville/")
    assert urlsplit(reader.url).path == "/fr/lieux/le-relais-des-deux-rives-abbeville/"
    expect(reader.get_by_role("link", name="03 22 20 00 00")).to_be_visible()

    page.goto(pair)
    found += findings_on_each_screen(page, "a pair that was merged")
    press(page, "Séparer à nouveau")
    # The browser of who was there before knows the way to the kept one for an hour.
    reader = visit("/fr/lieux/relais-des-deux-rives-abbeville/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("RELAIS DES DEUX RIVES")

    page.goto(pair)
    press(page, "Décider à nouveau")
    page.goto(pair)
    press(page, "Différents pour toujours")
    page.goto("/admin/reports/doubles/search/")
    press(page, "Chercher maintenant")
    page.goto("/admin/reports/doubles/")
    expect(page.get_by_text("Le Relais des Deux Rives")).to_have_count(0)
    assert found == []
