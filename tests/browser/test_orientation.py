"""Somebody is guided question by question, keeps places on the device, and takes a sheet along."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.browser.axe import DESK, NARROWEST, TELEPHONE, findings, resize
from tests.browser.conftest import Visit
from tests.browser.reading import PLACE, asked, count, names

pytestmark = pytest.mark.browser
GUIDE, KEPT = "/fr/trouver-de-l-aide/", "/fr/ma-selection/"
SHEET = f"{GUIDE}fiche/?lieu=l-atelier-d-a-cote-carvin&need=make&locality=Lens"
LIST = "/fr/lieux/?locality=Lens"
either_way = pytest.mark.parametrize("javascript", [True, False])


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def is_asked(page: Page, question: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(question)


def keep(page: Page, number: int) -> Locator:
    """The button that keeps the place at ``number`` of the list, from 0."""
    return page.locator("#results .keep-button").nth(number)


def fits(page: Page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@either_way
def test_whoever_does_not_know_the_words_is_guided_to_the_places(
    visit: Visit, javascript: bool
) -> None:
    page = visit("/fr/", width=TELEPHONE, javascript=javascript)
    page.get_by_role("link", name=re.compile("Vous ne savez pas quoi chercher")).click()
    is_asked(page, "De quoi avez-vous besoin ?")
    page.get_by_label("Imprimer, scanner ou photocopier").check()
    press(page, "Continuer")
    page.get_by_label("Il faut que ce soit gratuit").check()
    press(page, "Continuer")
    page.get_by_role("link", name="Passer cette question").click()
    is_asked(page, "Dans quelle langue voulez-vous parler ?")
    press(page, "Revenir")
    is_asked(page, "Y a-t-il quelque chose à prévoir pour bien vous accueillir ?")
    for _question in ("access", "language", "support", "when"):
        press(page, "Continuer")
    is_asked(page, "Où êtes-vous ?")
    page.get_by_label("Où êtes-vous ?").fill("Lens")
    page.get_by_label("Où êtes-vous ?").press("Escape")
    press(page, "Continuer")
    is_asked(page, "Vos réponses")
    page.get_by_role("link", name="Changer (Prix)").click()
    page.get_by_label("Je peux payer un peu").check()
    press(page, "Continuer")
    is_asked(page, "Vos réponses")
    page.get_by_role("link", name=re.compile("^Voir l")).click()
    assert asked(page) == {
        "locality": ["Lens"],
        "services": ["acces-internet-et-materiel-informatique"],
    }
    assert count(page) > 0


def test_the_count_follows_each_answer_at_once(visit: Visit) -> None:
    page = visit(GUIDE, width=TELEPHONE)
    said = page.locator("#guide-count [role=status]")
    before = said.inner_text()
    page.get_by_label("Créer, réparer, jouer").check()
    expect(said).not_to_have_text(before)
    expect(said).to_contain_text("correspond")


@either_way
def test_where_nothing_fits_one_answer_less_is_a_link(visit: Visit, javascript: bool) -> None:
    address = f"{GUIDE}?need=equipment&language=english&support=remote&locality=Lens&step=summary"
    page = visit(address, width=TELEPHONE, javascript=javascript)
    expect(page.get_by_text("Aucun lieu ne correspond")).to_be_visible()
    page.locator(".guide-ways a").first.click()
    expect(page.locator(".guide-count")).to_contain_text(re.compile("correspond"))
    expect(page.locator(".guide-ways")).to_have_count(0)


def test_around_me_is_asked_on_a_click_and_rounded(visit: Visit) -> None:
    page = visit(
        f"{GUIDE}?need=print&step=where",
        width=TELEPHONE,
        geolocation={"latitude": 50.431912, "longitude": 2.833312},
        permissions=["geolocation"],
    )
    press(page, "Autour de moi")
    is_asked(page, "Vos réponses")
    assert asked(page)["near"] == ["50.432,2.833"]


def test_a_refusal_to_say_where_one_is_leaves_the_field(visit: Visit) -> None:
    page = visit(f"{GUIDE}?step=where", width=TELEPHONE, permissions=[])
    press(page, "Autour de moi")
    expect(page.locator("#around-me-refused")).to_contain_text("Tapez plutôt votre commune")


def test_the_journey_is_walked_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit(GUIDE)
    first = page.get_by_label("Faire une démarche en ligne")
    first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")  # sends the form by its first button
    is_asked(page, "Que pouvez-vous payer ?")
    page.get_by_label("Il faut que ce soit gratuit").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Gratuit, ou gratuit dans certains cas")).to_be_checked()
    page.keyboard.press("Enter")
    is_asked(page, "Y a-t-il quelque chose à prévoir pour bien vous accueillir ?")
    assert asked(page) == {"need": ["procedure"], "price": ["free-if"], "step": ["access"]}


def test_a_place_is_kept_counted_said_and_let_go(visit: Visit) -> None:
    page = visit(LIST, width=TELEPHONE)
    bar = page.get_by_role("complementary", name="Ma sélection")
    expect(bar).to_be_hidden()
    name = names(page)[1]
    keep(page, 1).click()
    expect(page.locator("#selection-said")).to_have_text(f"{name} est gardé sur cet appareil.")
    expect(bar).to_contain_text("1 lieu gardé")
    expect(keep(page, 1)).to_have_text("Gardé – enlever")
    keep(page, 0).click()
    expect(bar).to_contain_text("2 lieux gardés")
    keep(page, 1).click()
    expect(bar).to_contain_text("1 lieu gardé")
    page.reload()
    expect(keep(page, 0)).to_have_text("Gardé – enlever")
    page.get_by_role("link", name="Gratuit").first.click()  # the list is renewed in place
    expect(page).to_have_url(re.compile("frais_a_charge=gratuit"))
    expect(bar).to_contain_text("1 lieu gardé")
    bar.get_by_role("link", name="Voir ma sélection").click()
    expect(page.locator(".kept-place")).to_have_count(1)


def test_without_a_script_a_place_is_kept_by_a_form(visit: Visit) -> None:
    page = visit(LIST, width=TELEPHONE, javascript=False)
    name = names(page)[0]
    keep(page, 0).click()
    expect(page).to_have_url(re.compile(KEPT))
    expect(page.locator(".kept-place h2")).to_have_text(name)
    page.get_by_role("link", name="Revenir où vous étiez").click()
    expect(page).to_have_url(re.compile(re.escape(LIST)))
    keep(page, 1).click()
    expect(page.locator(".kept-place")).to_have_count(2)


@either_way
def test_what_was_removed_comes_back_and_a_sheet_is_made_of_it(
    visit: Visit, javascript: bool
) -> None:
    page = visit(PLACE, width=TELEPHONE, javascript=javascript)
    page.locator(".keep-button").first.click()
    page.goto(KEPT)
    page.get_by_role("button", name=re.compile("^Enlever")).first.click()
    expect(page.locator(".kept-place")).to_have_count(0)
    press(page, "Annuler")
    expect(page.locator(".kept-place")).to_have_count(1)
    press(page, "Faire la fiche")
    expect(page.locator(".sheet h2")).to_have_text("L’Atelier d’à côté")


def test_a_sheet_shows_the_word_as_it_is_typed_and_copies_the_message(visit: Visit) -> None:
    page = visit(SHEET, width=TELEPHONE)
    page.get_by_label("Un mot pour la personne").fill("Mardi, demandez Inès.")
    expect(page.locator(".sheet-words")).to_contain_text("Mardi, demandez Inès.")
    page.get_by_role("button", name=re.compile("^Copier")).click()
    expect(page.locator(".sheet-message [role=status]")).to_have_text("Copié")


def test_a_sheet_prints_on_a_page_for_each_place(visit: Visit) -> None:
    page = visit(f"{SHEET}&lieu=le-chevalement-lens")
    reader = PdfReader(BytesIO(page.pdf(format="A4")))
    texts = [printed.extract_text() for printed in reader.pages]
    assert len(texts) == 2
    assert "L’Atelier d’à côté" in texts[0]
    assert "Le Chevalement" in texts[1]
    assert not any("Envoyer" in text for text in texts)


@either_way
def test_a_sheet_is_saved_as_pdf(visit: Visit, javascript: bool) -> None:
    page = visit(SHEET, width=TELEPHONE, javascript=javascript)
    with page.expect_download() as download:
        press(page, "Enregistrer en PDF")
    assert download.value.suggested_filename == "l-atelier-d-a-cote-carvin.pdf"
    (only,) = PdfReader(Path(download.value.path())).pages
    assert "Créer, réparer, jouer" in only.extract_text()


PAGES = {
    "first question": (GUIDE, "/en/find-help/"),
    "when": ("?need=print&step=when&day=sat",) * 2,
    "where": ("?need=print&step=where",) * 2,
    "unknown town": ("?locality=zzzzzz&step=summary",) * 2,
    "summary": ("?need=print&locality=Lens&step=summary",) * 2,
    "nothing fits": ("?need=equipment&language=english&support=remote&locality=Lens&step=summary",)
    * 2,
    "sheet": ("fiche/?lieu=l-atelier-d-a-cote-carvin&need=make", "sheet/?lieu=le-chevalement-lens"),
    "empty sheet": ("fiche/", "sheet/"),
}


@pytest.mark.parametrize("language", [0, 1], ids=["fr", "en"])
@pytest.mark.parametrize("state", PAGES)
def test_axe_finds_nothing_and_nothing_is_too_wide(visit: Visit, state: str, language: int) -> None:
    below = PAGES[state][language]
    path = below if below.startswith("/") else PAGES["first question"][language] + below
    page = visit(path, width=NARROWEST)
    assert fits(page)
    found = findings(page, state)
    resize(page, DESK)
    found += findings(page, state)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", ["/fr/", "/en/"])
def test_axe_finds_nothing_on_a_list_of_kept_places(visit: Visit, path: str) -> None:
    french = path == "/fr/"
    page = visit(LIST if french else "/en/places/?locality=Lens", width=NARROWEST)
    kept = KEPT if french else "/en/my-places/"
    found = []
    keep(page, 0).click()
    keep(page, 1).click()
    assert fits(page)
    found += findings(page, "list with kept places")
    for state in ("kept", "removed", "empty"):
        if state == "kept":
            page.goto(kept)
        else:
            page.locator("button[form=changes]").nth(0 if state == "removed" else -1).click()
            page.wait_for_load_state()
        assert fits(page)
        found += findings(page, state)
    assert not found, "\n".join(found)
