"""The map as one moves about in it: what travels, what stays put, what a lost network does."""

import re

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.conftest import Visit
from tests.browser.reading import asked, count, heading
from tests.browser.test_map import (
    CARVIN,
    LILLE,
    REGION,
    drag_map,
    groups,
    labels,
    marks,
    places,
    popup,
    refuse,
    wait_for_map,
)

pytestmark = pytest.mark.browser

CLUSTERS = "**/api/v1/places/clusters**"
MOST_BYTES = 20_000  # of one answer, as it travels

SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) {
    const moved = one.sources.map((source) => source.node?.outerHTML?.slice(0, 90));
    if (!one.hadRecentInput) window.shifts.push([one.value, ...moved]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
COUNT_MOVES = """
window.moves = 0;
const animate = Element.prototype.animate;
Element.prototype.animate = function (...all) {
  window.moves += 1;
  return animate.apply(this, all);
};
"""

NOTE_SIGNALS = """
window.signals = [];
const ask = window.fetch;
window.fetch = (address, options) => {
  if (String(address).includes("/clusters")) window.signals.push(options.signal);
  return ask(address, options);
};
"""


def chip(page: Page, name: str) -> None:
    """Put on one of the filters that are offered as single links."""
    chips = page.get_by_role("list", name="Filtres")
    chips.get_by_role("link", name=re.compile(f"^{name}")).click()


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_is_pushed_aside_while_the_page_and_its_map_come(visit: Visit, width: int) -> None:
    page = visit("/fr/", width=width)
    page.add_init_script(SHIFTS)
    page.goto("/fr/lieux/?locality=Lille")
    if width == 390:
        page.get_by_role("button", name="Afficher la carte").click()
    wait_for_map(page)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shifts") == []


def test_only_what_is_on_screen_crosses_the_wire(visit: Visit) -> None:
    page = visit("/fr/")
    sent: dict[str, int] = {}

    def note(request: Request) -> None:
        if "/clusters" in request.url:
            sent[request.url] = request.sizes()["responseBodySize"]

    page.on("requestfinished", note)
    page.goto(REGION)
    wait_for_map(page)
    for _ in range(3):
        groups(page).first.click()
        page.wait_for_load_state("networkidle")
    drag_map(page, 250, 60)
    page.wait_for_load_state("networkidle")
    assert len(sent) > 3
    assert max(sent.values()) < MOST_BYTES, sent


def test_an_answer_that_nobody_waits_for_any_more_is_cancelled(visit: Visit) -> None:
    page = visit("/fr/")
    page.add_init_script(NOTE_SIGNALS)
    page.goto(REGION)
    wait_for_map(page)
    page.wait_for_load_state("networkidle")
    before = page.evaluate("signals.length")
    held: list[Route] = []
    page.route(CLUSTERS, lambda route: route.continue_() if held else held.append(route))
    nearer = page.get_by_role("button", name="Se rapprocher", exact=True)
    nearer.click()
    page.wait_for_function("before => signals.length > before", arg=before)
    nearer.click()
    page.wait_for_function("before => signals[before].aborted", arg=before)
    assert page.evaluate("signals.at(-1).aborted") is False
    expect(page.locator("#map-message span")).to_be_empty()


def test_a_map_without_network_says_so_and_tries_again(visit: Visit) -> None:
    page = visit("/fr/")
    page.route(CLUSTERS, refuse)
    page.goto(REGION)
    message = page.locator("#map-message")
    expect(message).to_contain_text("La carte")
    page.unroute(CLUSTERS)
    message.get_by_role("button", name="Réessayer").click()
    wait_for_map(page)
    expect(message.locator("span")).to_be_empty()
    expect(page.get_by_role("button", name="Réessayer")).to_be_hidden()


def test_a_list_without_network_stays_and_one_can_try_again(visit: Visit) -> None:
    page = visit(REGION)
    wait_for_map(page)
    before = count(page)
    page.context.set_offline(True)
    chip(page, "Sans rendez-vous")
    expect(page.get_by_role("alert")).to_contain_text("Le réseau ne répond pas")
    assert count(page) == before
    page.context.set_offline(False)
    page.get_by_role("alert").get_by_role("button", name="Réessayer").click()
    expect(heading(page)).not_to_have_text(re.compile(rf"^{before}\b"))
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("by", ["the browser", "a layer over the page"])
def test_the_map_takes_the_whole_screen_and_escape_gives_it_back(visit: Visit, by: str) -> None:
    page = visit("/fr/")
    if by != "the browser":
        page.add_init_script("delete Element.prototype.requestFullscreen")
    page.goto(LILLE)
    wait_for_map(page)
    page.get_by_role("button", name="Agrandir la carte").click()
    reduce = page.get_by_role("button", name="Réduire la carte")
    expect(reduce).to_be_focused()
    box = page.locator("#map").bounding_box()
    assert box and (box["width"], box["height"]) == (1440, 900)
    assert page.evaluate("document.querySelector('#results').inert")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Agrandir la carte")).to_be_focused()
    assert not page.evaluate("document.querySelector('#results').inert")
    assert page.evaluate("document.querySelector('#map').clientWidth") < 1440


def test_a_card_of_the_list_sets_off_its_place_or_the_group_that_holds_it(visit: Visit) -> None:
    for address in (REGION, LILLE):
        page = visit(address)
        wait_for_map(page)
        page.locator("#results .place-card-name a").first.focus()
        expect(page.locator("#map button.is-highlighted")).to_have_count(1)
        heading(page).focus()
        expect(page.locator("#map button.is-highlighted")).to_have_count(0)


def test_a_place_chosen_on_the_map_is_set_off_in_the_list_also_when_it_is_renewed(
    visit: Visit,
) -> None:
    page = visit(CARVIN + "&locality=Carvin")
    wait_for_map(page)
    places(page).first.dispatch_event("click")
    name = popup(page).get_by_role("link").inner_text()
    card = page.locator(".place-card.is-chosen")
    expect(card).to_contain_text(name)
    expect(card).to_be_in_viewport()
    page.get_by_role("link", name="De A à Z").click()
    expect(page).to_have_url(re.compile("sort=name"))
    expect(card).to_contain_text(name)
    page.keyboard.press("Escape")


def test_a_place_that_is_on_another_page_of_the_list_still_tells_its_name(visit: Visit) -> None:
    page = visit(CARVIN + "&page=4")
    wait_for_map(page)
    mark = places(page).first
    label = mark.get_attribute("aria-label") or ""
    mark.dispatch_event("click")
    expect(page.locator(".place-card.is-chosen")).to_have_count(0)
    assert label.startswith(popup(page).get_by_role("link").inner_text())


def test_back_and_forward_keep_the_view(visit: Visit) -> None:
    page = visit(LILLE)
    wait_for_map(page)
    with page.expect_response(CLUSTERS):
        drag_map(page, 150, 60)
    page.wait_for_function("new Promise((done) => requestAnimationFrame(() => done(true)))")
    view, shown = asked(page)["center"], labels(page)
    chip(page, "Sans rendez-vous")
    expect(page).to_have_url(re.compile("appointment=without"))
    drag_map(page, 150, 60)
    moved = asked(page)["center"]
    page.go_back()
    expect(page).not_to_have_url(re.compile("appointment=without"))
    expect(marks(page)).to_have_count(len(shown))
    assert (asked(page)["center"], labels(page)) == (view, shown)
    page.go_forward()
    expect(page).to_have_url(re.compile("appointment=without"))
    assert asked(page)["center"] == moved


def test_on_a_telephone_whoever_comes_back_from_a_place_finds_the_map_again(visit: Visit) -> None:
    page = visit(CARVIN, width=390)
    page.get_by_role("button", name="Afficher la carte").click()
    wait_for_map(page)
    places(page).first.dispatch_event("click")
    popup(page).get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/fr/lieux/[a-z0-9-]+/$"))
    page.go_back()
    wait_for_map(page)
    expect(page.get_by_role("button", name="Afficher la liste")).to_be_visible()


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_groups_split_before_the_eye_where_motion_is_welcome(visit: Visit, motion: str) -> None:
    page = visit("/fr/")
    page.emulate_media(reduced_motion="reduce" if motion == "reduce" else "no-preference")
    page.add_init_script(COUNT_MOVES)
    page.goto(REGION)
    wait_for_map(page)
    label = groups(page).first.get_attribute("aria-label") or ""
    groups(page).first.click()
    expect(page.get_by_role("button", name=label, exact=True)).to_have_count(0)
    expect(marks(page).first).to_be_visible()
    assert bool(page.evaluate("window.moves")) is (motion != "reduce")


def test_the_legend_tells_what_the_shields_stand_for(visit: Visit) -> None:
    page = visit(REGION)
    wait_for_map(page)
    page.locator("#map-legend summary").click()
    for family in ("Tiers-lieu", "Bibliothèque", "Acteur social"):
        expect(page.locator("#map-legend li", has_text=family).locator("svg")).to_be_visible()
