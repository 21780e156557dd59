"""A facilitator takes up a recipe and opens a room from it; a reader learns what came of a lab."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import findings_on_each_screen
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
RECIPE = "/fr/ateliers/il-etait-une-fois-la-mediation/"
FIRST_LAB = "/fr/evenements/labos-2020/"
LAB_WITH_REPLAY = "/fr/evenements/labo-des-outils-communs/"
OUTCOME = """
- heading "Ce qui en est sorti" [level=2]
- term: personnes environ, en trois semaines
- definition: "130"
- term: moments, dont deux ateliers
- definition: "5"
"""


def test_a_recipe_is_read_and_a_room_opened_from_it(visit: Visit) -> None:
    page = visit(RECIPE)
    steps = page.get_by_role("listitem").filter(has=page.get_by_role("heading", level=3))
    expect(steps).to_have_count(8)
    expect(page.get_by_text("8 étapes, 2 h 30 en tout.")).to_be_visible()
    assert findings_on_each_screen(page, "a recipe") == []
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Ce qui en est sorti")).to_be_hidden()
    expect(steps.first).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Ouvrir une salle pour cet atelier").click()
    page.get_by_role("button", name="Ouvrir une salle").click()
    expect(page.locator(".room-code")).to_have_text(re.compile(r"\w{6}"))


def test_the_first_lab_is_read_without_a_script_and_a_replay_asks_before_it_loads(
    visit: Visit,
) -> None:
    page = visit(FIRST_LAB, javascript=False)
    outcome = page.get_by_role("region", name="Ce qui en est sorti")
    expect(outcome).to_match_aria_snapshot(OUTCOME)
    expect(outcome.get_by_role("link", name="Lire le compte rendu")).to_be_visible()
    outcome.get_by_role("link", name="Passez commande").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Passez commande")

    page = visit(LAB_WITH_REPLAY)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.get_by_text("Lire ce qui se dit").click()
    expect(page.get_by_text("On t’entend")).to_be_visible()
    assert findings_on_each_screen(page, "a lab with its replay") == []
    assert not [url for url in asked if "vimeo" in url]
    page.get_by_role("button", name="L’afficher ici").click()
    expect(page.locator("iframe[src*='player.vimeo.com']")).to_have_count(1)
