"""Somebody who wants to learn: the catalogue, a course, a pathway as a screen reader gets it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import findings_on_each_screen
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
CATALOGUE = "/fr/formations/"
PATHWAY = "Vers le titre de médiateur numérique"


def courses(page: Page) -> list[str]:
    return page.locator(".course-list .course-card-title").all_inner_texts()


def choose(page: Page) -> None:
    """Popular education, held in the Somme, free of charge."""
    page.get_by_role("link", name=re.compile("Éducation populaire")).click()
    page.get_by_label("Département").select_option("80")
    page.get_by_label(re.compile("Gratuit")).check()
    page.get_by_role("button", name="Afficher").click()
    page.wait_for_url("**free=yes*")


def test_a_course_is_found_with_and_without_script_and_its_pathway_is_read_in_order(
    visit: Visit,
) -> None:
    page, plain = visit(CATALOGUE), visit(CATALOGUE, width=390, javascript=False)
    for one in (page, plain):
        choose(one)
    assert (
        courses(page)
        == courses(plain)
        == [
            "Remettre en route plutôt que jeter",
            "Débattre du numérique",
        ]
    )
    faults = findings_on_each_screen(page, "filtered catalogue")

    page.get_by_role("link", name="Débattre du numérique").click()
    expect(page.get_by_role("link", name=re.compile("S’inscrire"))).to_be_visible()
    faults += findings_on_each_screen(page, "course")

    page.get_by_role("link", name=PATHWAY).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Vers le titre de médiateur numérique"
    )
    expect(page.locator("ol.pathway")).to_match_aria_snapshot(
        """
        - list:
          - listitem:
            - heading "Étape 1 Accueillir" [level=3]
            - heading /Formations/ [level=4]
            - list:
              - listitem:
                - link "Écouter avant de cliquer"
              - listitem:
                - link "Tenir quand ça monte"
          - listitem:
            - heading "Étape 2 Connaître l’outil et le droit" [level=3]
          - listitem:
            - heading "Étape 3 Faire apprendre" [level=3]
          - listitem:
            - heading "Étape 4 Agir sur un territoire" [level=3]
          - listitem:
            - heading "Étape 5 Le dire" [level=3]
          - listitem:
            - heading "La certification Titre professionnel « Médiateur numérique »" [level=3]
        """
    )
    table = page.get_by_role("table", name=PATHWAY)
    assert table.get_by_role("columnheader").all_inner_texts() == [
        "Étape",
        "Formations",
        "Durée",
        "Ce qu’elle apporte",
        "Compétences du socle",
    ]
    assert table.get_by_role("rowheader").all_inner_texts() == [
        "1. Accueillir",
        "2. Connaître l’outil et le droit",
        "3. Faire apprendre",
        "4. Agir sur un territoire",
        "5. Le dire",
        "La certification",
    ]
    expect(table.get_by_role("link", name="Tenir quand ça monte")).to_be_visible()
    faults += findings_on_each_screen(page, "pathway")
    assert faults == []
