"""An editor invites somebody, who makes an account by the link of the mail."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import findings
from tests.browser.conftest import Portal, Visit
from tests.browser.mails import link_to, mails_to
from tests.browser.writing import sign_in

pytestmark = pytest.mark.browser
PASSWORD = "un-long-secret-a-moi"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize("javascript", [True, False])
def test_somebody_is_invited_and_makes_an_account(
    visit: Visit, portal: Portal, javascript: bool
) -> None:
    address = f"invitee-{'avec' if javascript else 'sans'}@example.org"
    editor = sign_in(visit, portal, "editor")
    editor.goto("/admin/invitations/")
    editor.get_by_role("link", name="Inviter quelqu’un").click()
    editor.get_by_label("Adresse électronique").fill(address)
    editor.get_by_label("Un mot pour la personne").fill("Bienvenue !")
    press(editor, "Envoyer l’invitation")
    expect(editor.get_by_role("row", name=address)).to_contain_text("sans réponse")

    guest = visit(link_to(portal, address), width=390, javascript=javascript)
    expect(guest.get_by_role("heading", level=1)).to_have_text("Une invitation pour vous")
    found = findings(guest, "invitation") if javascript else []
    press(guest, "Créer mon compte")
    expect(guest.get_by_label("Adresse électronique")).to_have_value(address)
    guest.get_by_label("Mot de passe").fill(PASSWORD)
    press(guest, "Créer mon compte")
    expect(guest.get_by_role("heading", level=1)).to_have_text("Mon espace")
    assert len(mails_to(portal, address)) == 1  # no code was asked for

    editor.reload()
    row = editor.get_by_role("row", name=address)
    expect(row).to_contain_text("acceptée")
    expect(row.get_by_role("button", name="Retirer")).to_have_count(0)
    assert not found, "\n".join(found)


def test_many_are_invited_from_a_table_and_bad_lines_are_told(visit: Visit, portal: Portal) -> None:
    editor = sign_in(visit, portal, "editor")
    editor.goto("/admin/invitations/table/")
    table = "Nom;Courriel\nA;table-a@example.org\nB;pas une adresse\nC;table-c@example.org\n"
    file = {"name": "liste.csv", "mimeType": "text/csv", "buffer": table.encode()}
    editor.get_by_label("Tableau d’adresses").set_input_files(file)
    press(editor, "Voir ce qu’il en advient")
    expect(editor.get_by_role("row", name="3")).to_contain_text("n’est pas une adresse")
    assert not mails_to(portal, "table-a@example.org")
    press(editor, "Envoyer 2 invitations")
    expect(editor.locator(".messages .success")).to_contain_text("2 invitations")
    for address in ("table-a@example.org", "table-c@example.org"):
        assert len(mails_to(portal, address)) == 1


def test_a_withdrawn_invitation_leads_nowhere(visit: Visit, portal: Portal) -> None:
    editor = sign_in(visit, portal, "editor")
    editor.goto("/admin/invitations/add/")
    editor.get_by_label("Adresse électronique").fill("retiree@example.org")
    press(editor, "Envoyer l’invitation")
    row = editor.get_by_role("row", name="retiree@example.org")
    row.get_by_role("button", name="Retirer").click()
    expect(row).to_contain_text("retirée")
    guest = visit(link_to(portal, "retiree@example.org"), width=320)
    heading = guest.get_by_role("heading", level=1)
    expect(heading).to_have_text("Cette invitation n’est plus valable")
    assert not findings(guest, "invitation that is over")
