"""A mediator proposes a story, an editor corrects it, the author agrees, the public reads it."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.axe import DESK, TELEPHONE, findings, resize
from tests.browser.conftest import Portal, Visit
from tests.browser.mails import link_to
from tests.browser.test_my_space import as_member, press
from tests.browser.writing import open_more_actions, sign_in

pytestmark = pytest.mark.browser
HAPPENED = "Un vieux monsieur est venu.\n\nIl voulait écrire à sa fille."


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture as a telephone takes it."""
    file = tmp_path / "table.jpg"
    Image.effect_noise((2400, 1800), 60).convert("RGB").save(file)
    return file


def begin(page: Page, title: str) -> None:
    press(page, "Raconter un récit")
    page.get_by_label("Titre").fill(title)
    page.get_by_label("Que s’est-il passé ?").fill(HAPPENED)


def correct_and_approve(page: Page, title: str, better: str) -> None:
    """What a moderator does, from the inbox."""
    page.goto("/admin/inbox/")
    page.get_by_role("link", name=re.compile(title)).click()
    expect(page.get_by_text("attend les éditeurs")).to_be_visible()
    page.get_by_label("Votre message").fill("Un titre plus clair ?")
    press(page, "Envoyer le message")
    expect(page.locator(".messages .success")).to_be_visible()
    page.get_by_role("link", name="Lire et corriger le récit").click()
    page.locator("[name=title]").fill(better)
    open_more_actions(page)
    expect(page.get_by_role("button", name=re.compile("^Publier"))).to_have_count(0)
    page.get_by_role("button", name=re.compile("^Approuver")).first.click()
    expect(page.locator(".messages .success")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_story_is_proposed_corrected_agreed_to_and_published(
    visit: Visit, portal: Portal, photo: Path, javascript: bool
) -> None:
    title = f"La lettre, {'avec' if javascript else 'sans'} script"
    better = f"{title}, et la fille"
    found: list[str] = []

    def examine(page: Page, state: str) -> None:
        if javascript:  # which axe is made of
            for width in (TELEPHONE, DESK):
                resize(page, width)
                found.extend(findings(page, state))
                assert page.evaluate("document.documentElement.scrollWidth") == width

    author = as_member(visit, portal, width=390, javascript=javascript)
    begin(author, title)
    if javascript:
        expect(author.get_by_text(re.compile("^Gardé à"))).to_be_visible()
        author.reload()
    else:
        press(author, "Garder pour plus tard")
    expect(author.get_by_label("Que s’est-il passé ?")).to_have_value(HAPPENED)
    examine(author, "form")
    author.get_by_label("Qu’est-ce que cela a changé ?").fill("Depuis, ils s’écrivent.")
    author.locator("[name=picture]").set_input_files(photo)
    author.get_by_label("Ce que montre l’image").fill("Une lettre sur une table")
    press(author, "L’envoyer aux éditeurs")
    expect(author.get_by_role("alert").first).to_be_visible()
    examine(author, "form with errors")
    author.get_by_label("Les personnes que l’on reconnaît").check()
    press(author, "L’envoyer aux éditeurs")
    expect(author.get_by_text("Merci : les éditeurs lisent")).to_be_visible()
    examine(author, "with the editors")

    correct_and_approve(sign_in(visit, portal, "moderator"), title, better)

    author.goto(link_to(portal, "member@example.org", "recits"))
    expect(author.get_by_text("êtes-vous d’accord ?")).to_be_visible()
    expect(author.locator(".tale-text-new")).to_have_text([better])
    expect(author.get_by_text("Un titre plus clair ?")).to_be_visible()
    examine(author, "agreement asked")
    author.goto("/fr/mon-espace/")
    examine(author, "my space")
    author.get_by_role("link", name=re.compile("Dites si vous êtes d’accord")).click()
    press(author, "Je suis d’accord : publiez-le")
    author.get_by_role("link", name="Le lire sur le portail").click()
    expect(author.get_by_role("heading", level=1)).to_have_text(better)

    reader = visit(author.url, javascript=javascript)
    expect(reader.get_by_text("Il voulait écrire à sa fille.")).to_be_visible()
    expect(reader.get_by_text("Depuis, ils s’écrivent.")).to_be_visible()
    expect(reader.get_by_role("img", name="Une lettre sur une table")).to_be_visible()
    assert not found, "\n".join(found)


def test_a_draft_is_seen_as_readers_would_and_given_up(visit: Visit, portal: Portal) -> None:
    page = as_member(visit, portal, javascript=False)
    begin(page, "Jamais fini")
    press(page, "Voir comme les lecteurs")
    expect(page.get_by_role("heading", level=1)).to_have_text("Jamais fini")
    page.goto("/fr/mon-espace/")
    page.get_by_role("link", name="Jamais fini", exact=True).click()
    page.get_by_text("Supprimer ce brouillon").click()
    press(page, "Supprimer pour toujours")
    expect(page.get_by_text("Votre brouillon est supprimé.")).to_be_visible()
    expect(page.get_by_role("link", name="Jamais fini", exact=True)).to_have_count(0)
