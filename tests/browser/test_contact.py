"""Somebody writes to a place; the place reports it, or wants no more; nobody saw an address."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import findings, findings_on_each_screen
from tests.browser.conftest import Portal, Visit
from tests.browser.mails import link_to, mails_to
from tests.browser.writing import sign_in

pytestmark = pytest.mark.browser
# An invented place with an address, of the demo content.
PLACE = "/fr/lieux/bureau-d-etudes-des-usages-ribemont/"
MAILBOX = "bonjour@ribemont-recherche.example"


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def press(page: Page | Locator, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_message_is_confirmed_relayed_reported_and_the_form_closed_and_opened(
    visit: Visit, portal: Portal, javascript: bool
) -> None:
    how = "avec" if javascript else "sans"
    text, address = f"Recevez-vous le mardi, {how} script ?", f"ines-{how}@example.org"
    found: list[str] = []

    def examine(page: Page, state: str) -> None:
        if javascript:  # which axe is made of
            found.extend(findings(page, state))

    reader = visit(PLACE, width=390, javascript=javascript)
    reader.get_by_role("link", name="Écrire avec un formulaire").click()
    heading(reader, "Écrire à Bureau d’études des usages")
    examine(reader, "form")
    press(reader, "Continuer")
    expect(reader.get_by_role("alert")).to_be_visible()
    examine(reader, "form with errors")
    reader.get_by_label("Votre message").fill(text)
    reader.get_by_label("Votre nom").fill("Inès")
    reader.get_by_label("Votre adresse électronique").fill(address)
    reader.get_by_label("M’envoyer une copie").check()
    reader.get_by_label("J’accepte que mon adresse").check()
    press(reader, "Continuer")
    heading(reader, "Regardez dans votre boîte")
    examine(reader, "look into your mailbox")

    before = len(mails_to(portal, MAILBOX))
    reader.goto(link_to(portal, address, "confirmer"))
    expect(reader.get_by_text(text)).to_be_visible()
    examine(reader, "confirm")
    assert len(mails_to(portal, MAILBOX)) == before
    press(reader, "Envoyer mon message")
    heading(reader, "Votre message est en route")
    examine(reader, "on its way")
    assert len(mails_to(portal, MAILBOX)) == before + 1
    assert mails_to(portal, MAILBOX)[-1]["Reply-To"] == address
    assert text in str(mails_to(portal, address)[-1].get_body(["plain"]))

    mailbox = visit(link_to(portal, MAILBOX, "signaler"), width=390, javascript=javascript)
    examine(mailbox, "report")
    mailbox.get_by_label("Avec vos mots").fill("Trop insistant")
    press(mailbox, "Signaler ce message")
    heading(mailbox, "Merci")
    moderator = sign_in(visit, portal, "moderator")
    moderator.goto("/admin/inbox/")
    reported = moderator.get_by_role("region", name="Messages signalés")
    expect(reported).to_contain_text("« Trop insistant »")
    reported.get_by_label(text).check()
    press(reported, "Rien à redire : clore le signalement")
    expect(moderator.locator(".messages .success")).to_be_visible()

    mailbox.goto(link_to(portal, MAILBOX, "reglage"))
    examine(mailbox, "switch")
    press(mailbox, "Fermer le formulaire")
    expect(mailbox.get_by_text("Le formulaire est fermé")).to_be_visible()
    reader.goto(PLACE)
    expect(reader.get_by_role("link", name="Écrire avec un formulaire")).to_have_count(0)
    press(mailbox, "Ouvrir le formulaire")
    expect(mailbox.get_by_text("Le formulaire est ouvert")).to_be_visible()
    reader.goto(PLACE)
    expect(reader.get_by_role("link", name="Écrire avec un formulaire")).to_be_visible()
    assert not found, "\n".join(found)


def test_the_form_fits_every_screen(visit: Visit, portal: Portal) -> None:
    page = visit("/fr/ecrire-a/lieu/bureau-d-etudes-des-usages-ribemont/")
    assert not findings_on_each_screen(page, "form")
    page.goto("/fr/ecrire-a/confirmer/rien/")
    heading(page, "Ce lien est trop ancien")
    assert not findings_on_each_screen(page, "too old")
