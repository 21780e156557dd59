"""Runs axe on a page as it stands, and says in a line each what it finds."""

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

NARROWEST, TELEPHONE, DESK = 320, 390, 1440  # pixels
HEIGHT = 900
WHOLE: dict[str, Any] = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},  # WCAG 2.2 AA, which axe leaves off
}
# What a change of colours may break.
COLOURS: dict[str, Any] = {
    "resultTypes": ["violations"],
    "runOnly": ["color-contrast", "link-in-text-block"],
}

_VIOLATIONS = "options => axe.run(options).then(({ violations }) => violations)"
WIDER_THAN_SCREEN = """() => [...document.querySelectorAll("body *")]
  .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(one => one.outerHTML.slice(0, 120))
  .slice(0, 5)"""


def findings(page: Page, state: str) -> list[str]:
    """Every violation on the page as « state, page: rule (help) at target ».

    A telephone's width is looked at in the dark too: colours are the same at every other.
    """
    page.wait_for_load_state()  # after a click, words can be there before their style is
    width = page.evaluate("innerWidth")
    found = _run(page, f"{state}, {width} px, light", WHOLE)
    if width <= TELEPHONE:
        page.emulate_media(color_scheme="dark")
        found += _run(page, f"{state}, {width} px, dark", COLOURS)
        page.emulate_media(color_scheme="light")
    return found


def findings_on_each_screen(
    page: Page, state: str, widths: Sequence[int] = (TELEPHONE, DESK)
) -> list[str]:
    """``findings`` on a telephone and on a desk, and what the narrowest screen cannot hold."""
    resize(page, NARROWEST)
    found = []
    if page.evaluate("document.documentElement.scrollWidth") > NARROWEST:
        wider = page.evaluate(WIDER_THAN_SCREEN)
        found.append(f"{state}, {page.url}: wider than {NARROWEST} px: {wider}")
    for width in widths:
        resize(page, width)
        found += findings(page, state)
    return found


def resize(page: Page, width: int) -> None:
    """Give the page so many pixels, and come back once it has them."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.wait_for_function("width => innerWidth === width", arg=width)


def _run(page: Page, state: str, options: dict[str, Any]) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(Axe().axe_script)
    violations = page.evaluate(_VIOLATIONS, options)
    return [
        f"{state}, {page.url}: {rule['id']} ({rule['help']}) at {node['target']}: "
        f"{node.get('failureSummary', '')}"
        for rule in violations
        for node in rule["nodes"]
    ]
