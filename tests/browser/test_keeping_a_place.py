"""Somebody says that they work at a place, an editor agrees, and they keep it up to date."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import findings
from tests.browser.conftest import Portal, Visit
from tests.browser.writing import sign_in

pytestmark = pytest.mark.browser


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def signed_in(visit: Visit, portal: Portal, path: str, **options: object) -> Page:
    """The demo's member at ``path``, by way of the sign-in page."""
    page = visit(path, **options)
    page.get_by_label("Adresse électronique").fill("member@example.org")
    page.get_by_label("Mot de passe").fill(portal.password("member"))
    press(page, "Se connecter")
    return page


@pytest.mark.parametrize(("javascript", "width"), [(True, 390), (False, 1440)])
def test_a_member_claims_a_place_and_keeps_it_once_an_editor_agrees(
    visit: Visit, portal: Portal, javascript: bool, width: int
) -> None:
    page = signed_in(visit, portal, "/fr/mon-espace/lieux/", javascript=javascript, width=width)
    page.get_by_label("Nom du lieu et commune").fill("machinerie amiens")
    page.get_by_role("main").get_by_role("button", name="Chercher").click()
    found = findings(page, "places found") if javascript else []
    page.get_by_role("link", name="Je travaille ici").first.click()
    page.get_by_label("Qu’y faites-vous").fill("J’accueille le mardi.")
    found += findings(page, "claim") if javascript else []
    press(page, "Je travaille ici")
    expect(page.locator("#places")).to_contain_text("attend une confirmation")
    found += findings(page, "my space with a claim") if javascript else []

    editor = sign_in(visit, portal, "editor")
    editor.goto("/admin/inbox/?source=claims")
    editor.get_by_role("checkbox").first.check()
    press(editor, "Confirmer")

    page.reload()
    page.locator("#places").get_by_role("link", name="La Machinerie").click()
    page.get_by_role("textbox", name="Téléphone").fill(f"+3332200000{int(javascript)}")
    found += findings(page, "form of a place") if javascript else []
    press(page, "Enregistrer, et confirmer le reste")
    expect(page.get_by_role("main")).to_contain_text("Public dès maintenant")
    reader = visit("/fr/lieux/la-machinerie-amiens/", width=width)
    expect(reader.get_by_role("main")).to_contain_text(f"03 22 00 00 0{int(javascript)}")

    # As it was, for the other form of this test.
    page.locator("#places").get_by_role("link", name="La Machinerie").click()
    press(page, "Je ne travaille plus ici")
    expect(page.locator("#places")).not_to_contain_text("La Machinerie")
    assert not found, "\n".join(found)


def test_two_windows_that_change_the_same_lose_nothing(visit: Visit, portal: Portal) -> None:
    page = signed_in(visit, portal, "/fr/mon-espace/lieux/siilab-lille/")
    page.get_by_label("Qu’y faites-vous").fill("L’accueil.")
    press(page, "Je travaille ici")
    editor = sign_in(visit, portal, "editor")
    editor.goto("/admin/inbox/?source=claims")
    editor.get_by_role("checkbox").first.check()
    press(editor, "Confirmer")

    page.goto("/fr/mon-espace/lieux/siilab-lille/")
    other = page.context.new_page()
    other.goto("/fr/mon-espace/lieux/siilab-lille/")
    other.get_by_label("En une phrase").fill("Au premier étage.")
    press(other, "Enregistrer, et confirmer le reste")
    page.get_by_label("En une phrase").fill("Au rez-de-chaussée.")
    press(page, "Enregistrer, et confirmer le reste")
    expect(page.get_by_role("alert").first).to_contain_text("Au premier étage.")
    expect(page.get_by_label("En une phrase")).to_have_value("Au rez-de-chaussée.")
    assert not (found := findings(page, "place changed by two")), "\n".join(found)
    press(page, "Enregistrer, et confirmer le reste")
    expect(page.get_by_role("main")).to_contain_text("Public dès maintenant")
