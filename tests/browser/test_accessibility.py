"""Every kind of page, and the states that one brings it into: axe, narrow screens, the keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import (
    DESK,
    NARROWEST,
    TELEPHONE,
    findings,
    findings_on_each_screen,
    resize,
)
from tests.browser.conftest import Portal, Visit
from tests.browser.reading import heading, names, search

pytestmark = pytest.mark.browser
both_languages = pytest.mark.parametrize("language", ["fr", "en"])
# A page in English is the one in French with other words, which are tightest on a telephone.
SCREENS = {"fr": (TELEPHONE, DESK), "en": (TELEPHONE,)}

KINDS = (
    "home",
    "stories",
    "story",
    "mottos",
    "motto",
    "archetypes",
    "archetype",
    "mediators",
    "mediator",
    "blason",
    "propose",
    "quests",
    "quest",
    "quest-result",
    "quest-share",
    "quest-meaning",
    "workshop",
    "map",
    "place",
    "content",
    "events",
    "open-data",
    "search",
    "not-found",
)


def filters_open(page: Page) -> None:
    page.locator("#all-filters").click()
    expect(page.locator("#filter-panel")).to_be_visible()
    page.locator("#filters details").evaluate_all("all => all.forEach(one => one.open = true)")


def suggestions_open(page: Page) -> None:
    page.locator("#search-where").press_sequentially("Lil")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.locator("#search-where").press("ArrowDown")


def map_shown(page: Page) -> None:
    if page.locator("#map-switch").is_visible():
        page.locator("#map-switch").click()
    expect(page.locator("#map .map-mark button").first).to_be_visible()
    page.wait_for_load_state("networkidle")


def map_on_the_whole_screen(page: Page) -> None:
    map_shown(page)
    page.locator("#map-full").click()
    page.locator("#map-legend summary").click()
    expect(page.locator("#map-legend li").first).to_be_visible()


def popup_open(page: Page) -> None:
    map_shown(page)
    page.locator("#map button.map-place").first.dispatch_event("click")
    expect(page.locator("#map .map-card a").first).to_be_visible()


def map_of_place_shown(page: Page) -> None:
    page.locator("#place-map a").click()
    expect(page.locator("#place-map .map-mark button").first).to_be_visible()


def as_it_comes(page: Page) -> None:
    """Nothing is done."""


# The address below the list of places, and what is done there.
STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "all filters open": ("?family=fablab", filters_open),
    "suggestions open": ("", suggestions_open),
    "map": ("?locality=Lille", map_shown),
    "map on the whole screen": ("?locality=Lille", map_on_the_whole_screen),
    "what filters hide": ("?frais_a_charge=gratuit&open_at=tue-1000", as_it_comes),
    "popup on the map": ("?center=50.63,3.06&zoom=15", popup_open),
    "no result": ("?q=zzzzzz&locality=Lille&family=fablab", as_it_comes),
    "notices": ("?locality=zzzzzz&family=zzzzzz", as_it_comes),
    "place with hours and map": ("l-atelier-d-a-cote-carvin/", map_of_place_shown),
    "closed place": ("la-voute-marle/", as_it_comes),
}


@both_languages
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_any_kind_of_page_and_none_scrolls_sideways(
    visit: Visit, portal: Portal, kind: str, language: str
) -> None:
    page = visit(portal.address(kind, language), width=TELEPHONE)
    page.wait_for_load_state("networkidle")
    found = findings_on_each_screen(page, kind, SCREENS[language])
    assert not found, "\n".join(found)


@both_languages
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state_of_the_directory_and_none_scrolls_sideways(
    visit: Visit, portal: Portal, state: str, language: str
) -> None:
    below, do = STATES[state]
    address = portal.address("map", language) + below
    found = []
    for width in reversed(SCREENS[language]):
        page = visit(address, width=width)
        do(page)
        found += findings(page, state)
    assert not found, "\n".join(found)
    # What takes the whole screen has the screen's size.
    page.evaluate("document.fullscreenElement && document.exitFullscreen()")
    resize(page, NARROWEST)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST


# The demo's page with super-mediators, a mediator, arms and a quest in its text.
VOICES = {"fr": "/fr/mediatrices-mediateurs/", "en": "/en/for-mediators/"}


@both_languages
def test_axe_finds_nothing_where_the_voices_of_the_trade_stand_in_a_text(
    visit: Visit, language: str
) -> None:
    page = visit(VOICES[language])
    expect(page.locator(".comparison")).to_be_visible()
    expect(page.locator(".body-blason svg")).to_be_visible()
    found = findings_on_each_screen(page, "voices", SCREENS[language])
    assert not found, "\n".join(found)


@both_languages
def test_the_main_menu_stands_on_one_line_as_soon_as_the_screen_is_1024_wide(
    visit: Visit, portal: Portal, language: str
) -> None:
    page = visit(portal.address("events", language), width=1024, javascript=False)
    entries = page.get_by_role("navigation").first.get_by_role("link")
    boxes = [entry.bounding_box() or {} for entry in entries.all()]
    assert len(boxes) > 6
    assert len({box["y"] for box in boxes}) == 1


def test_a_place_is_found_at_four_times_the_size(visit: Visit) -> None:
    page = visit("/fr/")
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 × 1024 at 400 %
    search(page, "imprimer", "Lens")
    expect(heading(page)).to_contain_text("près de Lens")
    first = names(page)[0]
    page.get_by_role("link", name=first).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(first)


FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
  const ring = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  const { top, bottom, left, right } = one.getBoundingClientRect();
  const onScreen = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  return { ring: ring || boxShadow !== "none", onScreen, html: one.outerHTML.slice(0, 120) };
}"""
MOST_STOPS = 150


@pytest.mark.parametrize("kind", ["home", "map"])
@pytest.mark.parametrize("width", [TELEPHONE, DESK])
def test_whoever_uses_the_keyboard_sees_where_they_are(
    visit: Visit, portal: Portal, kind: str, width: int
) -> None:
    page = visit(portal.address(kind), width=width)
    if kind == "map":
        map_shown(page)
        page.locator("body").evaluate("body => body.focus()")
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        stops.append(stop)
    assert len(stops) > 15
    unseen = [stop["html"] for stop in stops if not (stop["ring"] and stop["onScreen"])]
    assert not unseen, "\n".join(unseen)


def test_the_first_stop_of_the_keyboard_leads_to_the_content(visit: Visit) -> None:
    page = visit("/fr/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#contenu")).to_be_focused()
