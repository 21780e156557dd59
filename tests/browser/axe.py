"""Runs axe on a page as it stands, and says in a line each what it finds."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WHOLE: dict[str, Any] = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},  # WCAG 2.2 AA, which axe leaves off
}
# What a change of colours may break.
COLOURS: dict[str, Any] = {
    "resultTypes": ["violations"],
    "runOnly": ["color-contrast", "link-in-text-block"],
}


def findings(page: Page, state: str) -> list[str]:
    """Every violation on the page, light and dark, as « state, page: rule (help) at target »."""
    page.wait_for_load_state()  # after a click, words can be there before their style is
    width = page.evaluate("innerWidth")
    found = _run(page, f"{state}, {width} px, light", WHOLE)
    page.emulate_media(color_scheme="dark")
    found += _run(page, f"{state}, {width} px, dark", COLOURS)
    page.emulate_media(color_scheme="light")
    return found


def _run(page: Page, state: str, options: dict[str, Any]) -> list[str]:
    violations = Axe().run(page, options=options).response["violations"]
    return [
        f"{state}, {page.url}: {rule['id']} ({rule['help']}) at {node['target']}: "
        f"{node.get('failureSummary', '')}"
        for rule in violations
        for node in rule["nodes"]
    ]
