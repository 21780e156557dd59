"""A mediator orders a training, another is shown it and joins, a hub answers, and both are told.

Or a group orders in a workshop, and hands its orders in.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import DESK, TELEPHONE, findings, findings_on_each_screen, resize
from tests.browser.commands import run
from tests.browser.conftest import Portal, Visit
from tests.browser.mails import link_to, mails_to
from tests.browser.writing import sign_in

pytestmark = pytest.mark.browser
LIST = "/fr/formations/commandes/"
RECIPE = "/fr/ateliers/passez-commande/"
RIGHTMOST = "all => Math.max(...all.map(one => one.getBoundingClientRect().right))"
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
    expect(hub.get_by_label("C’est prévu")).to_be_visible()
    resize(hub, TELEPHONE)
    assert hub.get_by_role("combobox").evaluate_all(RIGHTMOST) <= TELEPHONE
    resize(hub, DESK)
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


def order_in_room(page: Page, words: str) -> None:
    """From the room's page to the room's page, with one order more."""
    page.get_by_role("link", name=re.compile("Composer une commande|Commander autre chose")).click()
    page.get_by_label("Avec vos mots").fill(words)
    page.get_by_role("button", name="Envoyer à la salle").click()
    expect(page.get_by_text("Votre commande est parmi les autres.")).to_be_visible()


def test_a_group_orders_in_a_workshop_and_hands_its_orders_in(visit: Visit, portal: Portal) -> None:
    leader = sign_in(visit, portal, "moderator")
    leader.goto(RECIPE)
    leader.get_by_role("link", name="Ouvrir une salle pour cet atelier").click()
    leader.get_by_role("button", name="Ouvrir une salle").click()
    code = leader.locator(".room-code").inner_text()
    count = leader.get_by_role("status").filter(has_text="commande")
    expect(count).to_have_text("Aucune commande pour l’instant")

    phone = visit(f"{LIST}atelier/?code={code.lower()}", width=390, javascript=False)
    order_in_room(phone, "Cartographier les lieux avec les habitants")
    order_in_room(phone, "Monter un fablab")
    other = visit(f"{LIST}atelier/{code}/", width=390)
    other.get_by_role("link", name="Composer une commande").click()
    found = findings(other, "an order in a workshop")
    other.go_back()
    order_in_room(other, "cartographier des lieux")

    expect(count).to_have_text("3 commandes, de 2 personnes")  # without being loaded again
    groups = leader.locator(".wish-card")
    expect(groups.first).to_contain_text("cartographier des lieux")
    found += findings_on_each_screen(leader, "a workshop that is led")
    leader.get_by_role("button", name="Enlever Monter un fablab").click()
    expect(groups).to_have_count(1)
    leader.get_by_role("button", name="Transmettre les commandes").click()
    expect(leader.get_by_text("Les commandes sont transmises.")).to_be_visible()
    expect(other.get_by_text("Les commandes sont transmises.")).to_be_visible()
    assert not found, "\n".join(found)
    leader.emulate_media(media="print")
    expect(groups).to_be_visible()
    expect(leader.get_by_role("heading", name="Pour vous qui animez")).to_be_hidden()

    leader.emulate_media(media="screen")
    leader.goto("/admin/inbox/?source=wishes")
    leader.get_by_role("link", name=re.compile("en entier : Cartographier les lieux")).click()
    expect(leader.get_by_text("Aucune commande affichée ne demande la même chose")).to_be_visible()
    leader.get_by_role("link", name="Vers la boîte de réception").click()
    leader.get_by_label("Cartographier les lieux avec les habitants").check()
    leader.get_by_role("button", name="Publier").first.click()
    phone.goto(LIST)
    card = phone.locator(".wish-card").filter(has_text="Cartographier les lieux")
    expect(card).to_contain_text("un atelier avec 2 personnes")
