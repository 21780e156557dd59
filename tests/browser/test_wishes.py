"""A mediator orders a training, another is shown it and joins, a hub answers, and both are told."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import findings_on_each_screen
from tests.browser.commands import run
from tests.browser.conftest import Portal, Visit
from tests.browser.mails import link_to, mails_to
from tests.browser.writing import sign_in

pytestmark = pytest.mark.browser
LIST = "/fr/formations/commandes/"
WORDS = "Filmer un atelier avec son téléphone"


def compose(page: Page, words: str, address: str) -> None:
    """Fill in the order and send it."""
    page.get_by_label("Avec vos mots").fill(words)
    page.get_by_label("Votre adresse électronique").fill(address)
    page.get_by_label("Je travaille dans la médiation").check()
    page.get_by_role("button", name="Passer commande").click()


def confirm(page: Page, portal: Portal, address: str) -> None:
    """Follow the link of the mail and press the button."""
    page.goto(link_to(portal, address, "confirmer"))
    page.get_by_role("button", name="Oui, je la demande").click()


def test_a_training_is_ordered_joined_and_answered(
    visit: Visit, portal: Portal, worker_id: str
) -> None:
    plain = visit(f"{LIST}commander/", width=390, javascript=False)
    plain.locator("summary").filter(has_text="Pédagogie").click()
    plain.get_by_label("Créer des supports").check()
    compose(plain, WORDS, "ines@example.org")
    expect(plain.get_by_role("heading", level=1)).to_have_text("Regardez dans votre boîte")
    confirm(plain, portal, "ines@example.org")

    hub = sign_in(visit, portal, "moderator")
    hub.goto("/admin/inbox/?source=wishes")
    hub.get_by_label(WORDS).check()
    hub.get_by_role("button", name="Publier").first.click()
    expect(hub.locator(".messages .success")).to_be_visible()

    again = visit(f"{LIST}commander/", javascript=False)
    compose(again, WORDS, "b@example.org")
    expect(again.get_by_role("link", name=WORDS)).to_be_visible()
    expect(again.get_by_label("Avec vos mots")).to_have_value(WORDS)

    page = visit(LIST)
    found = findings_on_each_screen(page, "list of orders")
    page.get_by_role("link", name="Composer une commande").click()
    page.get_by_label("Avec vos mots").press_sequentially("filmer des ateliers au telephone")
    expect(page.get_by_role("link", name=WORDS)).to_be_visible()
    found += findings_on_each_screen(page, "an order like another")
    page.get_by_role("link", name=WORDS).click()
    page.get_by_label("Votre adresse électronique").fill("zoe@example.org")
    page.get_by_role("button", name="Rejoindre cette commande").click()
    expect(page.get_by_text("Nous vous avons écrit")).to_be_visible()
    confirm(page, portal, "zoe@example.org")
    page.get_by_role("link", name="Voir la commande").click()
    expect(page.get_by_text("2 personnes la demandent")).to_be_visible()

    hub.goto("/admin/reports/trainings/")
    expect(hub.get_by_role("table", name=re.compile("chaque famille"))).to_be_visible()
    hub.get_by_role("link", name=f"Répondre à {WORDS}").click()
    hub.get_by_label("C’est prévu").check()
    hub.get_by_label("mots à ceux qui la demandent").fill("Au printemps, à Lille.")
    hub.get_by_role("button", name="Répondre et les prévenir").click()
    expect(hub.locator(".messages .success")).to_contain_text("2 personnes sont prévenues")

    page.reload()
    expect(page.get_by_text("Au printemps, à Lille.")).to_be_visible()
    found += findings_on_each_screen(page, "an order that is answered")
    page.goto("/fr/formations/echanges/")
    found += findings_on_each_screen(page, "exchanges")
    assert not found, "\n".join(found)
    run(portal, worker_id, "deliver_mails")
    for address in ("ines@example.org", "zoe@example.org"):
        last = mails_to(portal, address)[-1].get_body(["plain"])
        assert last
        assert "Au printemps, à Lille." in last.get_content()
