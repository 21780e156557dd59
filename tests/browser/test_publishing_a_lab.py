"""An editor announces a lab at two places and on-line, a moderator approves, a visitor reads it."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import findings_on_each_screen
from tests.browser.conftest import Portal, Visit
from tests.browser.writing import approve, pick, sign_in, submit

pytestmark = pytest.mark.browser

LAB = "Le labo des trois rives"
PLACES = ("L’Atelier d’à côté", "Les Fraternelles")
FACILITATOR = "Samira"


def test_a_hybrid_lab_at_three_sites_is_published(visit: Visit, portal: Portal) -> None:
    editor = sign_in(visit, portal, "editor")
    editor.goto(portal.address("new-event"))
    editor.locator("[name=title]").fill(LAB)
    editor.locator("[name=summary]").fill("Deux villes et un écran, le même après-midi.")
    editor.locator("[name=kind]").select_option("lab")

    editor.locator("[name=moments-0-title]").fill("Ouverture")
    editor.locator("[name=moments-0-start]").fill("2031-05-16 14:00")
    editor.locator("[name=moments-0-end]").fill("2031-05-16 17:00")
    sites = editor.locator("#inline_child_moments-0")
    for number, place in enumerate(PLACES):
        if number:
            sites.get_by_role("button", name="Ajouter un(e) Site").click()
        sites.locator(f"[name=moments-0-sites-{number}-capacity]").fill("10")
        pick(sites.locator(f"#inline_child_moments-0-sites-{number}"), "Choisir lieu", place)
    sites.get_by_role("button", name="Ajouter un(e) Site").click()
    editor.locator("[name=moments-0-sites-2-kind]").select_option("online")
    editor.locator("[name=moments-0-sites-2-online_address]").fill("https://visio.example.org/labo")
    sites.get_by_role("button", name="Ajouter un(e) Personne qui anime").click()
    pick(sites.locator("#inline_child_moments-0-facilitators-0"), "Choisir", FACILITATOR)

    editor.get_by_role("button", name="Ajouter un(e) Moment").click()
    editor.locator("[name=moments-1-title]").fill("Restitution")
    editor.locator("[name=moments-1-start]").fill("2031-06-06 18:00")
    editor.locator("[name=moments-1-end]").fill("2031-06-06 19:30")
    editor.locator("[name=moments-1-sites-0-kind]").select_option("online")
    submit(editor)
    approve(sign_in(visit, portal, "moderator"), LAB)

    reader = visit(portal.address("events"))
    reader.get_by_role("link", name=LAB).click()
    moments = reader.get_by_role("region", name="Quand et où").get_by_role("listitem")
    opening = moments.filter(has=reader.get_by_role("heading", name="Ouverture"))
    expect(opening).to_contain_text("vendredi 16 mai 2031, de 14 h à 17 h")
    expect(opening).to_contain_text("Sur place et en ligne")
    for place in PLACES:
        expect(opening.get_by_role("link", name=place, exact=True)).to_be_visible()
    expect(opening.get_by_role("link", name=FACILITATOR)).to_be_visible()
    expect(opening.get_by_text("il reste 10 places")).to_have_count(2)
    expect(opening.get_by_role("link", name="S’inscrire")).to_have_count(3)
    expect(reader.get_by_text("visio.example.org")).to_have_count(0)
    expect(moments.filter(has_text="Restitution").first).to_contain_text("vendredi 6 juin 2031")
    assert findings_on_each_screen(reader, "a lab") == []
