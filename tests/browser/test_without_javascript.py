"""Someone looks for help with a browser that runs no scripts: every step is a link or a form."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Portal, Visit
from tests.browser.reading import (
    PLACE,
    asked,
    count,
    heading,
    names,
    search,
    show_filters,
    unfold,
)

pytestmark = pytest.mark.browser
both_widths = pytest.mark.parametrize("width", [390, 1440])


@pytest.fixture
def visit_without(visit: Visit) -> Visit:
    def come(path: str, width: int = 1440) -> Page:
        return visit(path, width=width, javascript=False)

    return come


@both_widths
def test_from_the_home_page_to_the_page_of_a_place(visit_without: Visit, width: int) -> None:
    page = visit_without("/fr/", width)
    search(page, "imprimer", "Lens")
    expect(heading(page)).to_contain_text("près de Lens")
    first = names(page)[0]
    page.get_by_role("link", name=first).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(first)


@both_widths
def test_filters_are_ticked_and_sent(visit_without: Visit, width: int) -> None:
    page = visit_without("/fr/lieux/?q=&locality=Lille", width)
    before = count(page)
    show_filters(page)
    unfold(page, "Type de lieu").get_by_label("Fablab").check()
    page.get_by_role("button", name="Afficher les lieux").click()
    assert asked(page)["family"] == ["fablab"]
    assert 0 < count(page) < before
    page.get_by_role("list", name="Filtres").get_by_role("link", name="Enlever").click()
    assert count(page) == before


def test_where_nothing_fits_what_to_loosen_is_proposed_and_works(visit_without: Visit) -> None:
    page = visit_without("/fr/lieux/?q=zzzzzz&locality=Lille")
    page.locator("#results").get_by_role("link", name="Sans les mots « zzzzzz »").click()
    assert count(page) > 0


def test_the_list_is_sorted_and_paged(visit_without: Visit) -> None:
    page = visit_without("/fr/lieux/")
    page.get_by_role("link", name="Les plus récents d’abord").click()
    first = names(page)
    page.get_by_role("navigation", name="Pages de la liste").get_by_role("link", name="2").click()
    assert asked(page) == {"sort": ["updated"], "page": ["2"]}
    assert not set(first) & set(names(page))


@both_widths
def test_nothing_is_shown_that_would_not_work(visit_without: Visit, width: int) -> None:
    page = visit_without("/fr/lieux/", width)
    for name in ("Autour de moi", "Afficher la carte", "Imprimer la liste", "Chercher dans cette"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    expect(page.get_by_label("Chercher quand je déplace la carte")).to_be_hidden()
    expect(page.locator("#map")).to_be_hidden()


def test_a_place_leads_to_the_map_and_is_sent_by_mail(visit_without: Visit) -> None:
    page = visit_without(PLACE)
    mail = page.get_by_role("link", name="Envoyer par")
    expect(mail).to_have_attribute("href", re.compile("^mailto:.*l-atelier-d-a-cote-carvin"))
    expect(page.get_by_role("button", name="Copier le lien")).to_have_count(0)
    page.get_by_role("link", name="Voir sur la carte").click()
    expect(page).to_have_url(re.compile("/fr/lieux/"))
    assert "L’Atelier d’à côté" in names(page)


def test_stories_and_mottos_are_filtered_by_links(visit_without: Visit, portal: Portal) -> None:
    for kind in ("stories", "mottos"):
        page = visit_without(portal.address(kind))
        everything = page.locator("main").get_by_role("status").inner_text()
        page.locator("main a[href*='theme=']").first.click()
        expect(page).to_have_url(re.compile("theme="))
        expect(page.locator("main").get_by_role("status")).not_to_have_text(everything)
