"""The map beside the list: with the mouse, with the keyboard, and when parts of it are missing."""

import base64
import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Portal, Visit
from tests.browser.reading import PLACE, asked, count, heading, is_same_page, mark_page, names

pytestmark = pytest.mark.browser

TILE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
# In a town the places stand apart; in the whole region they stand in groups.
LILLE = "/fr/lieux/?locality=Lille&center=50.63,3.06&zoom=14"
CARVIN = "/fr/lieux/?center=50.494,2.946&zoom=14"  # one place alone
REGION = "/fr/lieux/"


def marks(page: Page) -> Locator:
    """The buttons on the map: places and groups of places."""
    return page.locator("#map .map-mark button")


def places(page: Page) -> Locator:
    """The marks of single places."""
    return page.locator("#map button.map-place")


def groups(page: Page) -> Locator:
    """The marks that stand for several places."""
    return page.locator("#map button.map-cluster")


def popup(page: Page) -> Locator:
    """What a place says of itself on the map."""
    return page.locator("#map .map-card")


def wait_for_map(page: Page) -> None:
    """Until the map has drawn its marks."""
    expect(marks(page).first).to_be_visible()


def labels(page: Page) -> list[str]:
    """What the marks say to those who do not see them."""
    found: list[str] = marks(page).evaluate_all("all => all.map(one => one.ariaLabel)")
    return sorted(found)


def drag_map(page: Page, x: int, y: int) -> None:
    """Take hold of the map between its marks and pull it."""
    box = page.locator("#map").bounding_box()
    assert box
    start = (box["x"] + 60, box["y"] + box["height"] * 0.3)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + x / 2, start[1] + y / 2)
    page.mouse.move(start[0] + x, start[1] + y)
    page.mouse.up()


def test_a_group_opens_and_what_it_holds_comes_nearer(visit: Visit) -> None:
    page = visit(REGION)
    wait_for_map(page)
    largest = max(groups(page).all(), key=lambda one: int(one.inner_text()))
    size = largest.inner_text()
    expect(largest).to_have_accessible_name(re.compile(rf"^{size} lieux\s: se rapprocher\. "))
    largest.click()
    expect(page).to_have_url(re.compile(r"zoom=\d+"))
    expect(page.get_by_role("button", name=f"{size} lieux : se rapprocher")).to_have_count(0)
    wait_for_map(page)


def test_a_place_on_the_map_tells_its_name_and_hours_and_leads_to_its_page(visit: Visit) -> None:
    page = visit(LILLE)
    wait_for_map(page)
    mark = places(page).first
    label = mark.get_attribute("aria-label") or ""
    mark.dispatch_event("click")
    link = popup(page).get_by_role("link")
    assert label.startswith(link.inner_text())
    link.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/fr/lieux/[a-z0-9-]+/$"))


def test_the_marks_are_one_stop_of_the_tab_key_and_arrows_lead_through_them(visit: Visit) -> None:
    page = visit(LILLE)
    wait_for_map(page)
    page.locator("#map").focus()
    page.keyboard.press("Tab")
    focused = page.locator("#map .map-mark button:focus")
    expect(focused).to_have_count(1)
    first = focused.get_attribute("aria-label")
    reached = {first}
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        expect(focused).to_have_count(1)
        reached.add(focused.get_attribute("aria-label"))
    assert len(reached) > 1
    page.keyboard.press("Tab")
    expect(focused).to_have_count(0)


def test_enter_opens_a_place_and_escape_gives_the_focus_back(visit: Visit) -> None:
    page = visit(CARVIN)
    wait_for_map(page)
    page.locator("#map").focus()
    page.keyboard.press("Tab")
    mark = page.locator("#map .map-mark button:focus")
    label = mark.get_attribute("aria-label") or ""
    page.keyboard.press("Enter")
    link = popup(page).get_by_role("link").first
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(popup(page)).to_have_count(0)
    expect(page.get_by_role("button", name=label, exact=True)).to_be_focused()


def test_a_group_says_how_many_places_of_which_families_it_holds(visit: Visit) -> None:
    page = visit(REGION)
    wait_for_map(page)
    for group in groups(page).all():
        label = group.get_attribute("aria-label") or ""
        families = label.partition(". ")[2]
        numbers = [int(number) for number in re.findall(r" (\d+)(?:,|$)", families)]
        assert sum(numbers) == int(group.inner_text()), label
        assert group.evaluate("one => getComputedStyle(one).backgroundImage").count("conic") == 1


def test_a_group_that_is_opened_with_the_keyboard_leaves_the_focus_on_a_mark(
    visit: Visit,
) -> None:
    page = visit(REGION)
    wait_for_map(page)
    groups(page).first.focus()
    label = groups(page).first.get_attribute("aria-label") or ""
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=label, exact=True)).to_have_count(0)
    expect(page.locator("#map .map-mark button:focus")).to_have_count(1)


def test_search_in_this_area_is_offered_once_the_map_has_moved(visit: Visit) -> None:
    page = visit(LILLE)
    wait_for_map(page)
    here = page.get_by_role("button", name="Chercher dans cette zone")
    expect(here).to_be_hidden()
    drag_map(page, 250, 60)
    here.click()
    expect(heading(page)).to_contain_text("dans cette partie de la carte")
    expect(here).to_be_hidden()
    assert "bbox" in asked(page)


def test_the_search_follows_the_map_when_asked_to(visit: Visit) -> None:
    page = visit(LILLE)
    wait_for_map(page)
    page.get_by_label("Chercher quand je déplace la carte").check()
    expect(page).to_have_url(re.compile("bbox="))
    before = asked(page)["bbox"]
    drag_map(page, 250, 60)
    box = "() => new URLSearchParams(location.search).get('bbox')"
    page.wait_for_function(f"before => ({box})() !== before", arg=before[0])
    expect(page.get_by_label("Chercher quand je déplace la carte")).to_be_checked()


def test_an_address_that_is_passed_on_shows_the_same_view(visit: Visit) -> None:
    page = visit(LILLE)
    wait_for_map(page)
    drag_map(page, 200, 60)
    expect(page).not_to_have_url(re.compile("center=50.63,3.06"))
    page.wait_for_load_state("networkidle")
    other = visit(page.url)
    wait_for_map(other)
    other.wait_for_load_state("networkidle")
    assert labels(other) == labels(page)


def test_a_filter_leaves_the_view_as_the_reader_set_it(visit: Visit) -> None:
    page = visit(LILLE)
    wait_for_map(page)
    view = {name: asked(page)[name] for name in ("center", "zoom")}
    page.get_by_role("list", name="Filtres").get_by_role(
        "link", name=re.compile("^Sans rendez-vous")
    ).click()
    expect(page).to_have_url(re.compile("appointment=without"))
    assert {name: asked(page)[name] for name in view} == view


def test_on_a_telephone_the_map_is_a_choice_and_the_list_comes_back(visit: Visit) -> None:
    page = visit("/fr/lieux/?locality=Lille", width=390)
    expect(page.locator("#map")).to_be_hidden()
    page.get_by_role("button", name="Afficher la carte").click()
    wait_for_map(page)
    page.get_by_role("button", name="Afficher la liste").click()
    expect(page.locator("#map")).to_be_hidden()
    expect(page.locator("#results .place-card").first).to_be_visible()


def test_without_a_background_the_names_of_towns_keep_the_map_readable(visit: Visit) -> None:
    page = visit(REGION)
    wait_for_map(page)
    expect(page.locator("#map .map-town").first).to_have_text(re.compile(r"\w+"))


def test_with_a_background_no_names_are_drawn_upon_it(visit: Visit, portal: Portal) -> None:
    page = visit("/fr/")
    page.route("https://data.geopf.fr/**", lambda route: route.fulfill(body=TILE))
    page.goto(REGION)
    wait_for_map(page)
    expect(page.locator("#map .leaflet-tile-loaded").first).to_be_attached()
    expect(page.locator("#map .map-town")).to_have_count(0)


def test_when_the_script_of_the_map_cannot_be_loaded_the_list_goes_on(visit: Visit) -> None:
    page = visit("/fr/")
    page.route(re.compile(r"leaflet.*\.js"), refuse)
    page.goto("/fr/lieux/")
    expect(page.locator("#map-message")).to_contain_text(re.compile(r"\w+"))
    before = count(page)
    mark_page(page)
    page.get_by_role("list", name="Filtres").get_by_role(
        "link", name=re.compile("^Sans rendez-vous")
    ).click()
    expect(heading(page)).not_to_have_text(re.compile(rf"^{before}\b"))
    assert is_same_page(page)


def test_when_the_map_gets_no_answer_it_says_so_and_the_list_stays(visit: Visit) -> None:
    page = visit("/fr/")
    page.route("**/api/v1/places/clusters**", refuse)
    page.goto("/fr/lieux/")
    expect(page.locator("#map-message")).to_contain_text(re.compile(r"\w+"))
    assert names(page)


def test_a_place_shows_its_map_without_leaving_its_page(visit: Visit, portal: Portal) -> None:
    page = visit(PLACE)
    mark_page(page)
    page.get_by_role("link", name="Voir sur la carte").click()
    expect(page.locator("#place-map .map-mark button").first).to_be_visible()
    expect(page.locator("#place-map .map")).to_be_focused()
    assert is_same_page(page)


MARKS_ON_PAPER = """() => {
  const sheet = document.querySelector("#map").getBoundingClientRect();
  return [...document.querySelectorAll("#map .map-mark button")].filter((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return left >= sheet.left && right <= sheet.right && top >= sheet.top && bottom <= sheet.bottom;
  }).length;
}"""


def test_the_printed_map_shows_every_mark_that_was_on_screen(visit: Visit) -> None:
    page = visit(REGION)
    wait_for_map(page)
    view = page.url
    shown = marks(page).count()
    # Listeners run in their order: by then the map has been drawn for the sheet.
    page.evaluate(f"addEventListener('beforeprint', () => window.onPaper = ({MARKS_ON_PAPER})())")
    page.pdf()
    assert page.evaluate("window.onPaper") == shown
    expect(page.locator("#map")).not_to_have_class(re.compile("paper"))
    assert page.url == view
    expect(page.get_by_role("button", name="Chercher dans cette zone")).to_be_hidden()


def test_the_list_is_printed_without_what_one_clicks(visit: Visit) -> None:
    page = visit(LILLE)
    wait_for_map(page)
    page.emulate_media(media="print")
    expect(page.locator("#results .place-card").first).to_be_visible()
    expect(page.locator("#results .print-only").last).to_be_visible()
    for control in (
        "#search-form",
        "#filters",
        "#map-search",
        ".map-follow",
        ".leaflet-control-zoom",
    ):
        expect(page.locator(control)).to_be_hidden()
    for button in page.locator("main button:not(.map-mark button), nav").all():
        expect(button).to_be_hidden()


def test_a_place_is_printed_with_hours_and_address_and_without_buttons(
    visit: Visit, portal: Portal
) -> None:
    page = visit(PLACE)
    page.emulate_media(media="print")
    expect(page.locator(".place-address")).to_be_visible()
    expect(page.get_by_role("heading", name="Quand est-ce ouvert ?")).to_be_visible()
    for control in page.locator("main button, .share-links, nav, footer.site-footer").all():
        expect(control).to_be_hidden()


def refuse(route: Route) -> None:
    """As if the network were gone."""
    route.abort()
