"""A mediator keeps their profile between two appointments, with a script and without."""

import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.axe import findings_on_each_screen
from tests.browser.conftest import Portal, Visit
from tests.browser.writing import open_more_actions, sign_in

pytestmark = pytest.mark.browser
SPACE = "/fr/mon-espace/"
FORM = f"{SPACE}profil/"
PUBLIC = "/fr/mediateurs/ines/"
either_way = pytest.mark.parametrize("javascript", [True, False])


def as_member(visit: Visit, portal: Portal, path: str = SPACE, **options: Any) -> Page:
    """Come to my space with the demo's member, who is asked to sign in first."""
    page = visit(path, **options)
    page.get_by_label("Adresse électronique").fill("member@example.org")
    page.get_by_label("Mot de passe").fill(portal.password("member"))
    page.get_by_label("Mot de passe").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Mon "))
    begin_anew = page.get_by_role("button", name=re.compile("^Abandonner"))
    if begin_anew.count():  # what another visit has left
        begin_anew.click()
    return page


def presentation(page: Page) -> Any:
    return page.get_by_role("textbox", name="Présentation")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture as a telephone takes it."""
    file = tmp_path / "moi.jpg"
    Image.effect_noise((2400, 1800), 60).convert("RGB").save(file)
    return file


@either_way
def test_a_profile_is_sent_approved_and_public(
    visit: Visit, portal: Portal, photo: Path, javascript: bool
) -> None:
    text = f"J’écoute, {'avec' if javascript else 'sans'} script."
    page = as_member(visit, portal, FORM, width=390, javascript=javascript)
    presentation(page).fill(text)
    page.locator("[name=portrait]").set_input_files(photo)
    if javascript:
        expect(page.locator("[data-crop] canvas")).to_be_visible()
    page.get_by_label("Ce que montre le portrait").fill("Inès sourit")
    press(page, "Envoyer")
    expect(page.get_by_text("Un éditeur lit votre profil.")).to_be_visible()
    reader = visit(PUBLIC, javascript=javascript)
    expect(reader.get_by_text(text)).to_have_count(0)

    moderator = sign_in(visit, portal, "moderator")
    moderator.get_by_role("link", name=re.compile("^Inès")).first.click()
    open_more_actions(moderator)
    moderator.get_by_role("button", name=re.compile("^Approuver")).first.click()
    expect(moderator.locator(".messages .success")).to_be_visible()
    reader.reload()
    expect(reader.get_by_text(text)).to_be_visible()
    expect(reader.get_by_role("img", name="Inès sourit")).to_be_visible()


@either_way
def test_arms_are_taken_from_the_builder_and_seen_in_the_preview(
    visit: Visit, portal: Portal, javascript: bool
) -> None:
    page = as_member(visit, portal, FORM, javascript=javascript)
    press(page, "Le changer dans l’atelier")
    expect(page).to_have_url(re.compile("/fr/blason/"))
    page.wait_for_load_state()  # a choice made before the script is there waits for the button
    page.get_by_label("Dessin", exact=True).first.select_option("owl")
    if not javascript:
        press(page, "Dessiner")
    expect(page.locator("#blason-words")).to_contain_text("chouette")
    press(page, "Prendre ces armes")
    expect(page.locator(".profile-arms figcaption")).to_contain_text("chouette")
    press(page, "Voir comme les lecteurs")
    expect(page.get_by_text("Ceci est un aperçu")).to_be_visible()
    expect(page.locator(".mediator-blason figcaption")).to_contain_text("chouette")


def test_what_is_typed_is_kept_and_a_lost_connection_loses_nothing(
    visit: Visit, portal: Portal
) -> None:
    page = as_member(visit, portal, FORM)
    status = page.locator("[data-autosave-status]")
    presentation(page).fill("Entre deux rendez-vous.")
    expect(status).to_contain_text("Gardé à")
    page.context.set_offline(True)
    presentation(page).fill("Dans le tunnel.")
    expect(status).to_contain_text("Pas de connexion")
    context = page.context
    page.close()  # in the tunnel
    context.set_offline(False)
    page = context.new_page()
    page.goto(FORM)
    status = page.locator("[data-autosave-status]")
    expect(presentation(page)).to_have_value("Entre deux rendez-vous.")
    press(page, "Le reprendre")
    expect(presentation(page)).to_have_value("Dans le tunnel.")
    expect(status).to_contain_text("Gardé à")
    page.reload()
    expect(presentation(page)).to_have_value("Dans le tunnel.")


def test_the_portrait_is_cut_by_keyboard(visit: Visit, portal: Portal, photo: Path) -> None:
    page = as_member(visit, portal, FORM, width=390)
    chosen = page.locator("[name=portrait]")
    chosen.set_input_files(photo)
    expect(page.locator("[data-crop] canvas")).to_be_visible()
    drawn = "document.querySelector('[data-crop] canvas').toDataURL()"
    before = page.evaluate(drawn)
    page.get_by_label("Plus près").focus()
    for _time in range(20):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Home")
    expect(page.get_by_label("De gauche à droite")).to_have_value("0")
    page.wait_for_function(f"before => {drawn} !== before", arg=before)
    page.wait_for_function("document.querySelector('[name=portrait]').files[0].size < 1500000")
    assert page.evaluate("document.querySelector('[name=portrait]').files[0].type") == "image/jpeg"


@either_way
def test_two_windows_lose_nothing(visit: Visit, portal: Portal, javascript: bool) -> None:
    mine = f"Gardienne du phare, {javascript}"
    one = as_member(visit, portal, FORM, javascript=javascript)
    other = one.context.new_page()
    other.goto(FORM)
    one.get_by_label("Fonction").fill(mine)
    press(one, "Envoyer")
    expect(one.get_by_text("Un éditeur lit votre profil.")).to_be_visible()
    other.get_by_label("Fonction").fill("Gardienne du pont")
    press(other, "Envoyer")
    expect(other.get_by_role("alert").first).to_contain_text(mine)
    expect(other.get_by_label("Fonction")).to_have_value("Gardienne du pont")


@either_way
def test_data_are_downloaded_and_erasure_is_listed_first(
    visit: Visit, portal: Portal, javascript: bool
) -> None:
    page = as_member(visit, portal, javascript=javascript)
    page.get_by_role("link", name="Mes données").click()
    with page.expect_download() as download:
        press(page, "Télécharger mes données")
    assert download.value.suggested_filename == "blason.zip"
    page.get_by_role("link", name="Voir ce qui serait effacé").click()
    expect(page.get_by_role("heading", name="Ce qui est effacé")).to_be_visible()
    press(page, "Fermer et effacer mon compte")
    expect(page.get_by_role("checkbox")).not_to_be_checked()
    expect(page.get_by_role("alert")).to_be_visible()


def test_axe_finds_nothing_in_my_space(visit: Visit, portal: Portal, photo: Path) -> None:
    page = as_member(visit, portal)
    found = findings_on_each_screen(page, "my space")
    for name, path in {
        "profile": FORM,
        "preview": f"{FORM}apercu/",
        "data": f"{SPACE}donnees/",
        "erasure": f"{SPACE}donnees/effacer/",
    }.items():
        page.goto(path)
        found += findings_on_each_screen(page, name)
    page.goto(FORM)
    page.get_by_label("Nom affiché").fill("")
    page.locator("[name=portrait]").set_input_files(photo)
    press(page, "Envoyer")
    found += findings_on_each_screen(page, "with mistakes")
    assert not found, "\n".join(found)
