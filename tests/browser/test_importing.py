"""A moderator looks at what an import would change, applies it, and takes it back."""

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.conftest import Portal, Visit
from tests.browser.writing import sign_in

pytestmark = pytest.mark.browser

FILE = b"id,nom,commune,code_postal,code_insee\n1,Le Quai,Lille,59000,59350\n2,,Lille,59000,59350\n"


def test_an_import_is_looked_at_applied_and_undone(visit: Visit, portal: Portal) -> None:
    page = sign_in(visit, portal, "moderator")
    page.goto("/admin/snippets/directory/source/add/")
    page.locator("input[name=name]").fill("Hub du Nord")
    file = {"name": "lieux.csv", "mimeType": "text/csv", "buffer": FILE}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Enregistrer").first.click()
    page.get_by_role("button", name="Lire le fichier et prévisualiser").click()
    expect(page.get_by_text("Le Quai (Lille)")).to_be_visible()
    expect(page.get_by_text("Le lieu n’a pas de nom.").first).to_be_visible()
    assert axe.findings(page, "preview of an import") == []
    page.get_by_role("button", name="Appliquer cet import").click()
    expect(page.get_by_role("heading", name="Ce qu’il a fait")).to_be_visible()
    page.get_by_text("Annuler tout l’import").click()
    assert axe.findings(page, "an import applied") == []
    page.get_by_role("button", name="Annuler l’import").click()
    expect(page.get_by_text("Annulé ·")).to_be_visible()
