"""Seats that many want; and a list at the door without a network, then a certificate."""

import io
import re
from pathlib import Path

import pytest
from ical.calendar_stream import IcsCalendarStream
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from orientation.codes import picture
from tests.browser.axe import findings, findings_on_each_screen
from tests.browser.camera import filmed, with_camera
from tests.browser.commands import run
from tests.browser.conftest import Portal, Visit
from tests.browser.crowd import OWN, Person, at_once
from tests.browser.mails import link_to, mails_to

pytestmark = pytest.mark.browser
INES, MALO = "ines@example.org", "malo@example.org"
TURN = re.compile(r"numéro (\d+) de la liste d’attente")

# The addresses that a page's service worker has kept.
KEPT = (
    "(await Promise.all((await caches.keys()).map(async name =>"
    " (await (await caches.open(name)).keys()).map(request => request.url)))).flat()"
)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def ask(page: Page, name: str, address: str) -> None:
    """Choose La Passerelle and say who comes."""
    page.get_by_label("La Passerelle").check()
    page.get_by_label("Prénom et nom").fill(name)
    page.get_by_label("Adresse électronique").fill(address)
    page.get_by_label("J’accepte que celles et ceux").check()
    press(page, "S’inscrire")
    expect(page.get_by_role("heading", level=1)).to_have_text("Regardez dans votre boîte")


def test_twenty_at_once_for_the_last_three_seats(
    visit: Visit, portal: Portal, worker_id: str
) -> None:
    form = portal.address("last-seats")
    own = at_once(portal, form)
    reader = Person(portal, 99)
    assert "complet : liste d’attente" in reader.open(form)
    pages = {address: reader.open(path) for address, path in own.items()}
    seated = [address for address, page in pages.items() if "À montrer à l’accueil" in page]
    turns = {
        int(turn[1]): address for address, page in pages.items() if (turn := TURN.search(page))
    }
    assert len(seated) == 3
    assert sorted(turns) == list(range(1, 18))

    leaving = visit(own[seated[0]], width=390)
    press(leaving, "Se désister")
    expect(leaving.get_by_text("Vous avez rendu votre place")).to_be_visible()
    run(portal, worker_id, "tend_registrations", "deliver_mails")
    moved_up = mails_to(portal, turns[1])[-1]
    assert "Une place est à vous" in moved_up["Subject"]
    assert "numéro 1 de" in reader.open(own[turns[2]])
    assert "complet : liste d’attente" in reader.open(form)

    reminder = mails_to(portal, "lou@example.org")[-1]
    assert "À bientôt" in reminder["Subject"]
    (file,) = reminder.iter_attachments()
    (event,) = IcsCalendarStream.calendar_from_ics(file.get_content()).events
    assert (event.summary, event.status) == ("Atelier très demandé", "CONFIRMED")
    assert not [mail for mail in mails_to(portal, seated[1]) if "À bientôt" in mail["Subject"]]


def test_the_last_seat_a_turn_in_the_list_and_moving_up(visit: Visit, portal: Portal) -> None:
    found: list[str] = []
    ines = visit(portal.address("register"), width=390)
    found += findings_on_each_screen(ines, "form")
    press(ines, "S’inscrire")
    expect(ines.get_by_role("alert")).to_be_visible()
    found += findings(ines, "form with errors")
    ask(ines, "Inès Ahmadi", INES)
    ines.goto(link_to(portal, INES, OWN))
    found += findings(ines, "to be confirmed")
    press(ines, "Confirmer mon inscription")
    expect(ines.get_by_text("Votre adresse est confirmée")).to_be_visible()
    found += findings_on_each_screen(ines, "registered")
    letter = mails_to(portal, INES)[-1]
    assert [part.get_content_type() for part in letter.iter_attachments()] == ["text/calendar"]

    malo = visit(portal.address("register"), width=390, javascript=False)
    expect(malo.get_by_text("complet : liste d’attente")).to_be_visible()
    ask(malo, "Malo", MALO)
    malo.goto(link_to(portal, MALO, OWN))
    press(malo, "Confirmer mon inscription")
    expect(malo.get_by_text("numéro 1 de la liste d’attente")).to_be_visible()

    press(ines, "Se désister")
    expect(ines.get_by_text("Vous avez rendu votre place")).to_be_visible()
    found += findings(ines, "withdrawn")
    malo.reload()
    expect(malo.get_by_text("Inscription confirmée")).to_be_visible()
    assert not found, "\n".join(found)


def test_marked_at_the_door_without_a_network_then_certified(visit: Visit, portal: Portal) -> None:
    helper = visit(portal.address("door"), width=390)
    expect(helper.get_by_text("Cette page est gardée sur l’appareil")).to_be_visible()
    found = findings_on_each_screen(helper, "door")
    zoe = helper.locator("[data-code]").filter(has_text="Zoé Martin")
    code = zoe.get_attribute("data-code") or ""
    # What the page is drawn with is kept by a message to the worker, which says nothing back.
    helper.wait_for_function(f"async () => ({KEPT}).length > 3")
    helper.context.set_offline(True)
    helper.reload()
    expect(zoe).to_be_visible()
    helper.get_by_label("Chercher un nom").fill("zoe")
    yanis = helper.locator("[data-code]").filter(has_text="Yanis Diallo")
    expect(yanis).to_be_hidden()
    helper.get_by_label("Code", exact=True).fill(f"{code[:3].lower()} {code[3:]}")
    helper.get_by_label("Code", exact=True).press("Enter")
    expect(zoe.get_by_text("est là", exact=True)).to_be_visible()
    expect(helper.locator("#door-status")).to_contain_text("1 pointage attend le réseau")
    reader = visit(portal.address("was-there"), width=390)
    expect(reader.get_by_role("link", name="Mon attestation de présence")).to_have_count(0)
    helper.reload()  # it waits on the device; a busy browser may be on-line for a moment here
    expect(zoe.get_by_text("est là", exact=True)).to_be_visible()
    found += findings(helper, "door without a network")
    helper.context.set_offline(False)
    expect(helper.locator("#door-status")).to_have_text("Tout est envoyé.")
    expect(helper.locator("#door-count")).to_have_text("1")
    reader.reload()
    link = reader.get_by_role("link", name="Mon attestation de présence (PDF)")
    answer = reader.request.get(portal.url + (link.get_attribute("href") or ""))
    assert answer.headers["content-type"] == "application/pdf"
    (paper,) = PdfReader(io.BytesIO(answer.body())).pages
    assert "Zoé Martin" in paper.extract_text()
    found += findings(reader, "was there")
    assert not found, "\n".join(found)


def test_a_code_is_scanned_at_the_door_without_a_network(
    visit: Visit, portal: Portal, browser: Browser, tmp_path: Path
) -> None:
    path = portal.address("door-tomorrow")
    lou = visit(path).locator("[data-code]").filter(has_text="Lou Petit")
    film = tmp_path / "code.y4m"
    film.write_bytes(filmed(picture(lou.get_attribute("data-code") or "")))
    with with_camera(browser, film) as camera:
        helper = visit(path, width=390, browser=camera)
        helper.wait_for_load_state("networkidle")
        helper.wait_for_function(f"async () => ({KEPT}).some(url => url.endsWith('/qr/decode.js'))")
        helper.context.set_offline(True)
        helper.get_by_role("button", name="Scanner un code").click()
        expect(helper.get_by_text("Lou Petit – est là")).to_be_visible()
        expect(helper.locator("#door-status")).to_contain_text("1 pointage attend le réseau")
        found = findings(helper, "door with a camera")
        helper.get_by_role("button", name="Arrêter").click()
        expect(helper.locator("#door-picture")).to_be_hidden()
        helper.context.set_offline(False)
        expect(helper.locator("#door-status")).to_have_text("Tout est envoyé.")
    assert not found, "\n".join(found)
