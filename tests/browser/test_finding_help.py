"""Someone looks for help near home, on a telephone and on a large screen."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.reading import (
    PLACE,
    asked,
    count,
    heading,
    is_same_page,
    mark_page,
    names,
    search,
    show_filters,
    unfold,
)

pytestmark = pytest.mark.browser
both_widths = pytest.mark.parametrize("width", [390, 1440])

LILLE = {"latitude": 50.63, "longitude": 3.06}


@both_widths
def test_from_the_home_page_to_the_page_of_a_place(visit: Visit, width: int) -> None:
    page = visit("/fr/", width=width)
    search(page, "imprimer", "Lens")
    expect(heading(page)).to_contain_text("près de Lens")
    first = names(page)[0]
    page.get_by_role("link", name=first).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(first)
    expect(page.get_by_role("heading", name="Où est-ce ?")).to_be_visible()


@both_widths
def test_what_one_needs_is_chosen_among_suggestions_with_the_keyboard(
    visit: Visit, width: int
) -> None:
    page = visit("/fr/", width=width)
    field = page.get_by_role("combobox", name="De quoi avez-vous besoin ?")
    field.press_sequentially("aide aux démarches")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    option = page.get_by_role("option", selected=True)
    expect(option).to_be_visible()
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    field.press("Enter")
    page.wait_for_url("**/fr/lieux/?**")
    assert asked(page)["services"] == ["aide-aux-demarches-administratives"]
    assert count(page) > 0


def test_a_town_is_chosen_among_suggestions_and_escape_lets_one_type_on(visit: Visit) -> None:
    page = visit("/fr/")
    field = page.get_by_role("combobox", name="Où ?")
    field.press_sequentially("Len")
    suggestions = page.get_by_role("listbox")
    expect(suggestions).to_be_visible()
    field.press("Escape")
    expect(suggestions).to_be_hidden()
    expect(field).to_have_value("Len")
    field.press_sequentially("s")
    expect(suggestions).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value("Lens (62)")
    expect(suggestions).to_be_hidden()
    field.press("Enter")
    expect(heading(page)).to_contain_text("près de Lens")


@both_widths
def test_one_line_is_understood_as_what_where_and_when_and_each_can_be_taken_back(
    visit: Visit, width: int
) -> None:
    page = visit("/fr/lieux/?q=médiathèque lille samedi", width=width)
    parts = page.get_by_role("list", name=re.compile("^Compris"))
    expect(heading(page)).to_contain_text("près de Lille")
    parts.get_by_role("link", name=re.compile("^près de Lille")).click()
    expect(heading(page)).not_to_contain_text("près de Lille")
    field = page.get_by_role("combobox", name="De quoi avez-vous besoin ?")
    expect(field).to_have_value("médiathèque lille samedi")
    expect(parts.get_by_role("link", name=re.compile("^Ouvert samedi"))).to_be_visible()


@both_widths
def test_a_ticked_filter_renews_the_list_in_place_and_keeps_the_focus(
    visit: Visit, width: int
) -> None:
    page = visit("/fr/lieux/?locality=Lille", width=width)
    before = count(page)
    mark_page(page)
    show_filters(page)
    box = unfold(page, "Type de lieu").get_by_label("Fablab")
    box.check()
    expect(heading(page)).not_to_have_text(re.compile(rf"^{before}\b"))
    assert 0 < count(page) < before
    assert asked(page)["family"] == ["fablab"]
    again = page.get_by_role("checkbox", name="Fablab")  # the groups that are folded are hidden
    expect(again).to_be_focused()
    expect(again).to_be_checked()
    page.go_back()
    expect(heading(page)).to_have_text(re.compile(rf"^{before}\b"))
    assert "family" not in asked(page)
    assert is_same_page(page)


def test_the_counts_beside_the_filters_tell_what_will_be_found(visit: Visit) -> None:
    page = visit("/fr/lieux/")
    show_filters(page)
    option = unfold(page, "Type de lieu").locator("label", has_text="Bibliothèque")
    promised = int(option.locator(".filter-option-count").inner_text())
    option.get_by_role("checkbox").check()
    expect(heading(page)).to_have_text(re.compile(rf"^{promised}\b"))


@both_widths
def test_a_quick_choice_is_put_on_and_taken_off(visit: Visit, width: int) -> None:
    page = visit("/fr/lieux/", width=width)
    everywhere = count(page)
    chips = page.get_by_role("list", name="Filtres")
    chips.get_by_role("link", name=re.compile("^Sans rendez-vous")).click()
    expect(heading(page)).not_to_have_text(re.compile(rf"^{everywhere}\b"))
    chips.get_by_role("link", name="Enlever le filtre").click()
    expect(heading(page)).to_have_text(re.compile(rf"^{everywhere}\b"))


@both_widths
def test_where_nothing_fits_what_to_loosen_is_proposed_and_works(visit: Visit, width: int) -> None:
    page = visit("/fr/lieux/?q=zzzzzz&locality=Lille&family=fablab", width=width)
    expect(page.get_by_role("heading", name="Aucun lieu ne répond à tout cela")).to_be_visible()
    page.locator("#results").get_by_role("link", name="Sans les mots « zzzzzz »").click()
    expect(page.locator("#results .place-card").first).to_be_visible()
    assert asked(page)["family"] == ["fablab"]
    assert "q" not in asked(page)


def test_the_list_is_sorted_as_asked(visit: Visit) -> None:
    page = visit("/fr/lieux/?locality=Amiens")
    nearest = names(page)
    page.get_by_role("link", name="De A à Z").click()
    expect(page).to_have_url(re.compile("sort=name"))
    expect(page.locator(".directory-sort span", has_text="De A à Z")).to_be_visible()
    assert names(page) != nearest
    page.get_by_role("link", name="Les plus proches d’abord").click()
    expect(page.locator(".directory-sort span", has_text="proches")).to_be_visible()
    assert names(page) == nearest


def test_the_next_page_of_the_list_begins_where_the_first_ended(visit: Visit) -> None:
    page = visit("/fr/lieux/")
    mark_page(page)
    first = names(page)
    page.get_by_role("navigation", name="Pages de la liste").get_by_role("link", name="2").click()
    start = str(len(first) + 1)
    expect(page.locator("#results .place-list")).to_have_attribute("start", start)
    assert not set(first) & set(names(page))
    expect(heading(page)).to_be_focused()
    assert is_same_page(page)


def test_around_me_finds_what_is_near_and_tells_the_portal_no_more_than_needed(
    visit: Visit,
) -> None:
    precise = {"latitude": 50.6312345, "longitude": 3.0612345}
    page = visit("/fr/lieux/", geolocation=precise, permissions=["geolocation"])
    page.get_by_role("button", name="Autour de moi").click()
    expect(heading(page)).to_contain_text("autour de vous")
    assert asked(page)["near"] == ["50.631,3.061"]
    assert re.search(r"\d\sk?m$", page.locator(".place-card-facts").first.inner_text())


def test_who_does_not_tell_where_they_are_is_asked_for_a_town(visit: Visit) -> None:
    page = visit("/fr/lieux/", geolocation=LILLE, permissions=[])
    page.get_by_role("button", name="Autour de moi").click()
    expect(page.locator("#around-me-said")).to_contain_text("ville ou votre code postal")
    expect(page.get_by_label("Où ?")).to_be_focused()


@pytest.mark.parametrize("code", [2, 3])  # no position, and none in time
def test_where_the_position_is_not_found_one_types_a_town(visit: Visit, code: int) -> None:
    page = visit("/fr/")
    page.add_init_script(
        f"Geolocation.prototype.getCurrentPosition = (_found, failed) => failed({{code: {code}}})"
    )
    page.goto("/fr/lieux/")
    page.get_by_role("button", name="Autour de moi").click()
    expect(page.locator("#around-me-said")).to_contain_text("ne trouve pas où il est")
    expect(page.get_by_label("Où ?")).to_be_focused()


def test_nobody_is_asked_where_they_are_before_they_press_the_button(visit: Visit) -> None:
    page = visit("/fr/")
    page.add_init_script(
        "Geolocation.prototype.getCurrentPosition = () => { window.wasAsked = true; }"
    )
    page.goto("/fr/lieux/?locality=Lille")
    page.wait_for_load_state("networkidle")
    assert not page.evaluate("window.wasAsked")
    page.get_by_role("button", name="Autour de moi").click()
    assert page.evaluate("window.wasAsked")
    expect(page.locator("#around-me-said")).to_contain_text("Nous cherchons où vous êtes")


def test_without_encryption_the_button_that_cannot_work_is_not_offered(visit: Visit) -> None:
    page = visit("/fr/")
    page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    page.goto("/fr/lieux/")
    expect(page.locator("#map-full")).to_be_attached()
    expect(page.get_by_role("button", name="Autour de moi")).to_have_count(0)


def test_the_rest_of_the_filters_is_one_fold_away_and_says_how_many_are_chosen(
    visit: Visit,
) -> None:
    page = visit("/fr/lieux/?locality=Lille")
    show_filters(page)
    more = page.locator("#more-filters")
    expect(more.locator("summary", has_text="Façon d’accompagner")).to_be_hidden()
    more.locator("summary").first.click()
    unfold(page, "Façon d’accompagner").get_by_role("checkbox").first.check()
    expect(page).to_have_url(re.compile("modalites_accompagnement="))
    expect(more.locator("summary").first).to_contain_text("1 choisi")
    expect(page.get_by_role("link", name="Replier les filtres (1)")).to_be_visible()


def test_filters_that_were_removed_can_be_put_back(visit: Visit) -> None:
    page = visit("/fr/lieux/?frais_a_charge=gratuit&appointment=without")
    before = count(page)
    page.get_by_role("link", name="Enlever tous les filtres").click()
    expect(heading(page)).not_to_have_text(re.compile(rf"^{before}\b"))
    page.get_by_role("link", name="Remettre les filtres").click()
    expect(heading(page)).to_have_text(re.compile(rf"^{before}\b"))
    assert asked(page)["frais_a_charge"] == ["gratuit"]


def test_what_filters_hide_for_want_of_knowing_is_one_link_away(visit: Visit) -> None:
    page = visit("/fr/lieux/?frais_a_charge=gratuit")
    before = count(page)
    hidden = page.get_by_role("list", name="Ce que les filtres cachent").get_by_role("listitem")
    more = int(re.match(r"\d+", hidden.inner_text())[0])  # type: ignore[index]
    hidden.get_by_role("link", name="Les afficher aussi").click()
    expect(heading(page)).to_have_text(re.compile(rf"^{before + more}\b"))


def test_a_place_tells_its_week_of_hours(visit: Visit) -> None:
    page = visit(PLACE)
    hours = page.get_by_role("region", name="Quand est-ce ouvert ?")
    for day in ("lundi", "mercredi", "dimanche"):
        expect(hours).to_contain_text(re.compile(day, re.IGNORECASE))


def test_a_closed_place_says_so_and_proposes_open_ones(visit: Visit) -> None:
    page = visit("/fr/lieux/la-voute-marle/")
    expect(page.get_by_text("Ce lieu a fermé définitivement")).to_be_visible()
    nearest = page.locator("section", has=page.get_by_role("heading", name="Les lieux les plus"))
    name = nearest.locator(".place-card-name").first.inner_text()
    nearest.get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.get_by_text("fermé définitivement")).to_have_count(0)


def test_the_same_in_english(visit: Visit) -> None:
    page = visit("/en/")
    page.get_by_label("What do you need?").fill("print")
    page.get_by_label("Where?").fill("Lille")
    page.get_by_role("button", name="Find a place").click()
    expect(heading(page)).to_contain_text(re.compile(r"\d+ places? near Lille"))
    page.locator("#results .place-card a").first.click()
    in_english(page)
    page.get_by_role("link", name="Français").click()
    expect(page.get_by_role("heading", name="Où est-ce ?")).to_be_visible()


def in_english(page: Page) -> None:
    """The page of a place, in English."""
    expect(page).to_have_url(re.compile("/en/places/"))
    expect(page.get_by_role("heading", name="Where is it?")).to_be_visible()
