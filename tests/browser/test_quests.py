"""Mediators take a quest on a telephone, share their words, and answer in a workshop at once."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import findings_on_each_screen
from tests.browser.conftest import Portal, Visit
from tests.browser.writing import sign_in

pytestmark = pytest.mark.browser
QUEST = "/fr/quetes/super-mediateur/"
TRADE = "/fr/quetes/le-sens-de-mon-metier/"
CHOICES = 7
DEVICES = 10
either_way = pytest.mark.parametrize("javascript", [True, False])


def go_on(page: Page, name: str = "Continuer") -> None:
    page.get_by_role("button", name=name).click()


def answer(page: Page, number: int) -> None:
    """Choose the answer at ``number``, from 0, of the question in sight."""
    page.get_by_role("radio").nth(number).check()


def question(page: Page, number: int) -> None:
    expect(page.locator("#quest-place")).to_contain_text(f"Question {number} sur")


@either_way
def test_a_quest_is_finished_on_a_telephone(visit: Visit, javascript: bool) -> None:
    page = visit(QUEST, width=390, javascript=javascript)
    go_on(page, "Commencer")
    for number in range(1, CHOICES + 1):
        question(page, number)
        answer(page, 0)
        go_on(page)
    page.get_by_role("textbox").fill("Je tiens la porte.")
    go_on(page, "Voir le résultat")
    expect(page.get_by_role("heading", level=1)).to_contain_text("vous êtes")
    expect(page.locator(".share")).to_have_count(3)
    expect(page.locator(".quest-written")).to_contain_text("Je tiens la porte.")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("link", name="Adopter ce blason").click()
    expect(page).to_have_url(re.compile(r"/fr/blason/\?"))


def test_the_browsers_own_back_leads_to_the_question_before_with_its_answer(visit: Visit) -> None:
    page = visit(QUEST)
    go_on(page, "Commencer")
    answer(page, 1)
    go_on(page)
    question(page, 2)
    page.go_back()
    question(page, 1)
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    page.reload()
    question(page, 1)
    expect(page.get_by_role("radio").nth(1)).to_be_checked()


def test_a_quest_is_taken_by_keyboard_alone_and_the_focus_goes_to_each_question(
    visit: Visit,
) -> None:
    page = visit(QUEST)
    page.get_by_role("button", name="Commencer").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-step='1'] h2")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    page.keyboard.press("Enter")  # goes on, as in every form
    expect(page.locator("[data-step='2'] h2")).to_be_focused()


def test_what_is_written_never_leaves_the_device_until_it_is_shared(visit: Visit) -> None:
    page = visit(TRADE)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    go_on(page, "Commencer")
    page.get_by_role("textbox").fill("Un secret de polichinelle")
    for _step in range(6):
        go_on(page)
    go_on(page, "Voir le résultat")
    expect(page.locator(".quest-written")).to_contain_text("Un secret de polichinelle")
    assert not [one for one in sent if "polichinelle" in one]


def test_erasing_the_answers_empties_the_device(visit: Visit) -> None:
    page = visit(QUEST)
    go_on(page, "Commencer")
    answer(page, 0)
    go_on(page, "Effacer mes réponses")
    expect(page.get_by_role("button", name="Commencer")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0
    go_on(page, "Commencer")
    expect(page.locator("input:checked")).to_have_count(0)


@either_way
def test_words_are_shared_moderated_read_and_erased(
    visit: Visit, portal: Portal, javascript: bool
) -> None:
    text = f"Pour ouvrir des portes, {'avec' if javascript else 'sans'} script."
    page = visit(TRADE, javascript=javascript)
    go_on(page, "Commencer")
    page.get_by_role("textbox").fill(text)
    for _step in range(6):
        go_on(page)
    go_on(page, "Voir le résultat")
    page.get_by_role("link", name="Partager mes mots").or_(
        page.get_by_role("button", name="Partager mes mots")
    ).click()
    expect(page.get_by_label("Pourquoi êtes-vous là")).to_have_value(text)
    page.get_by_role("textbox", name="Signature").fill("Zoé")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Partager", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Merci pour vos mots")

    moderator = sign_in(visit, portal, "moderator")
    moderator.goto("/admin/inbox/")
    moderator.get_by_label(text).check()
    answers = moderator.get_by_role("region", name="Réponses partagées")
    answers.get_by_role("button", name="Publier").click()
    expect(moderator.locator(".messages .success")).to_be_visible()
    reader = visit("/fr/quetes/sens/", javascript=javascript)
    expect(reader.get_by_text(text)).to_be_visible()

    page.get_by_role("button", name="Tout effacer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rien n’est gardé ici")
    reader.reload()
    expect(reader.get_by_text(text)).to_have_count(0)


def test_a_workshop_of_ten_devices_is_counted_live(visit: Visit) -> None:
    facilitator = visit(f"{QUEST}atelier/")
    facilitator.get_by_role("button", name="Ouvrir une salle").click()
    code = facilitator.locator(".room-code").inner_text()
    devices = [
        visit(f"/fr/quetes/salle/{code}/", width=390, javascript=number % 3 > 0)
        for number in range(DEVICES)
    ]
    for device in devices:
        device.get_by_role("link", name="Répondre").click()
    for number in range(1, CHOICES + 1):  # all of them at the same question, then at the next
        for place, device in enumerate(devices):
            question(device, number)
            answer(device, place % 3)
            go_on(device, "Envoyer à la salle" if number == CHOICES else "Continuer")
    for device in devices:
        expect(device.get_by_text("Vos réponses sont comptées.")).to_be_visible()
    expect(facilitator.locator("#room-count")).to_have_text(str(DEVICES))
    percents = facilitator.locator("[data-percent]").all_inner_texts()
    assert sum(int(text.split()[0]) for text in percents) == 100

    facilitator.get_by_role("button", name="Fermer la salle").click()
    expect(devices[1].get_by_text("La salle est fermée.")).to_be_visible()


def test_axe_finds_nothing_on_the_pages_of_quests(visit: Visit) -> None:
    page = visit("/fr/quetes/")
    found = findings_on_each_screen(page, "list")
    for name, path in {
        "introduction": QUEST,
        "choice": f"{QUEST}#1",
        "open question": f"{TRADE}#1",
        "result": f"{QUEST}resultat/?q1=0&q2=1&q3=2",
        "sharing": f"{TRADE}partager/",
        "words": "/fr/quetes/sens/",
        "workshop": f"{QUEST}atelier/",
        "code": "/fr/quetes/salle/",
        "no room": "/fr/quetes/salle/QQQQQQ/",
    }.items():
        page.goto("about:blank")
        page.goto(path)
        found += findings_on_each_screen(page, name)
    page.goto(f"{QUEST}atelier/")
    page.get_by_role("button", name="Ouvrir une salle").click()
    found += findings_on_each_screen(page, "facilitator")
    assert not found, "\n".join(found)
