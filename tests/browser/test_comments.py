"""Readers comment on a story, answer, report; moderators decide; whoever wrote it erases it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import findings, findings_on_each_screen
from tests.browser.conftest import Portal, Visit
from tests.browser.mails import link_to
from tests.browser.writing import sign_in

pytestmark = pytest.mark.browser
MINE = "/fr/commentaires/les-miens/"
GONE = "Ce commentaire n’est plus là."


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def press(page: Page | Locator, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def send(page: Page, text: str, author: str, email: str = "") -> None:
    """Fill in the form for a comment or an answer, and read the thanks."""
    page.get_by_label("Votre commentaire").fill(text)
    page.get_by_label("Votre nom").fill(author)
    page.get_by_label("Votre adresse électronique").fill(email)
    page.get_by_label("J’accepte").check()
    press(page, "Envoyer")
    heading(page, "Merci")


def publish(moderator: Page, text: str) -> None:
    """Find it in the inbox and let it be seen."""
    moderator.goto("/admin/inbox/")
    waiting = moderator.get_by_role("region", name="Commentaires")
    waiting.get_by_label(text).check()
    press(waiting, "Publier")
    expect(moderator.locator(".messages .success")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_comment_is_sent_published_answered_reported_and_erased(
    visit: Visit, portal: Portal, javascript: bool
) -> None:
    how = "avec" if javascript else "sans"
    text, answer = f"Chez nous aussi, {how} script.", f"Bien dit, {how} script."
    name, email = f"Inès {how}", f"{how}@example.org"
    story = portal.address("story")
    found: list[str] = []

    def examine(page: Page, state: str) -> None:
        if javascript:  # which axe is made of
            found.extend(findings(page, state))

    author = visit(story, width=390, javascript=javascript)
    follow(author, "Laisser un commentaire")
    send(author, text, name, email)
    moderator = sign_in(visit, portal, "moderator")
    publish(moderator, text)

    reader = visit(story, width=390, javascript=javascript)
    expect(reader.get_by_text(text)).to_be_visible()
    follow(reader, f"Répondre à {name}")
    expect(reader.get_by_role("figure")).to_contain_text(text)
    examine(reader, "answer")
    send(reader, answer, "Samir")
    publish(moderator, answer)
    reader.goto(story)
    expect(reader.get_by_role("list", name="Réponses").get_by_text(answer)).to_be_visible()
    examine(reader, "story")

    follow(reader, f"Signaler le commentaire de {name}")
    examine(reader, "report")
    press(reader, "Signaler")
    expect(reader.get_by_role("alert")).to_be_visible()
    examine(reader, "report with errors")
    reader.get_by_label("Il dévoile la vie privée").check()
    reader.get_by_label("Avec vos mots").fill("Mon adresse y est.")
    press(reader, "Signaler")
    heading(reader, "Merci")
    examine(reader, "thanks for a report")
    moderator.goto("/admin/inbox/")
    reported = moderator.get_by_role("region", name="Commentaires")
    expect(reported).to_contain_text("« Mon adresse y est. »")
    reader.goto(story)
    expect(reader.get_by_text(text)).to_be_visible()  # until a moderator decides

    follow(author, "Retrouver mes commentaires")
    author.get_by_label("Votre adresse électronique").fill(email)
    press(author, "M’envoyer le lien")
    heading(author, "Regardez dans votre boîte")
    author.goto(link_to(portal, email))
    expect(author.get_by_role("main").get_by_text(text).first).to_be_visible()
    author.locator("summary", has_text="Tout effacer").click()
    examine(author, "own")
    press(author, "Oui, tout effacer")
    heading(author, "Tout est effacé")
    examine(author, "erased")
    reader.goto(story)
    expect(reader.get_by_text(text)).to_have_count(0)
    expect(reader.get_by_text(name)).to_have_count(0)
    expect(reader.get_by_text(answer)).to_be_visible()
    expect(reader.get_by_text(GONE).first).to_be_visible()
    examine(reader, "story with an empty place")
    assert not found, "\n".join(found)


def test_an_error_is_reached_by_keyboard_and_nothing_typed_is_lost(
    visit: Visit, portal: Portal
) -> None:
    page = visit(portal.address("story"), width=390)
    follow(page, "Laisser un commentaire")
    page.get_by_label("Votre commentaire").fill("Presque prêt")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("alert").get_by_role("link", name="Votre nom").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Votre nom")).to_be_focused()
    expect(page.get_by_label("Votre commentaire")).to_have_value("Presque prêt")


def test_a_story_closed_by_a_moderator_takes_no_more_until_it_is_opened(
    visit: Visit, portal: Portal
) -> None:
    story = portal.address("story")
    reader = visit(story, width=390)
    invitation = reader.get_by_role("link", name="Laisser un commentaire")
    form = invitation.get_attribute("href") or ""
    number = re.findall(r"\d+", form)[-1]
    moderator = sign_in(visit, portal, "moderator")
    moderator.goto(f"/admin/comments/closing/{number}/")
    press(moderator, "Fermer les commentaires")
    reader.goto(story)
    expect(invitation).to_have_count(0)
    reader.goto(form)
    heading(reader, "Les commentaires de cette page sont fermés")
    found = findings(reader, "closed")
    moderator.goto(f"/admin/comments/closing/{number}/")
    press(moderator, "Ouvrir les commentaires")
    reader.goto(story)
    expect(invitation).to_be_visible()
    assert not found, "\n".join(found)


def test_axe_finds_nothing_on_the_forms_in_any_state(visit: Visit, portal: Portal) -> None:
    page = visit(portal.address("story"))
    form = page.get_by_role("link", name="Laisser un commentaire").get_attribute("href") or ""
    found: list[str] = []
    for name, path in {
        "form": form,
        "thanks": f"{form}?sent",
        "all comments": f"{form}tous/",
        "ask for the link": MINE,
        "link is sent": f"{MINE}?sent",
        "link is too old": f"{MINE}rien/",
    }.items():
        page.goto(path)
        found += findings_on_each_screen(page, name)
    for path, button in ((form, "Envoyer"), (MINE, "M’envoyer le lien")):
        page.goto(path)
        press(page, button)
        expect(page.get_by_role("alert")).to_be_visible()
        found += findings_on_each_screen(page, f"{button} with errors")
    assert not found, "\n".join(found)
