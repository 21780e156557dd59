"""What someone who looks for help does, in the words of the person."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

# A place of the demo with known hours and an exact point.
PLACE = "/fr/lieux/l-atelier-d-a-cote-carvin/"


def search(page: Page, what: str = "", where: str = "") -> None:
    """Say what is needed and where, and press the button."""
    if what:
        page.get_by_label("De quoi avez-vous besoin").fill(what)
    if where:
        page.get_by_label("Où ?").fill(where)
    button = page.get_by_role("button", name="Trouver un lieu")
    button.focus()  # leaving the field closes its suggestions, which cover the button
    button.click()


def heading(page: Page) -> Locator:
    """The sentence above the list, which says how many places there are, and where."""
    return page.locator("#results-heading")


def count(page: Page) -> int:
    """How many places the sentence above the list counts."""
    found = re.match(r"[\d\s]+", heading(page).inner_text())
    return int(re.sub(r"\s", "", found[0])) if found else 0


def names(page: Page) -> list[str]:
    """The names of the places on this page of the list, in its order."""
    return page.locator("#results .place-card-name").all_inner_texts()


def asked(page: Page) -> dict[str, list[str]]:
    """The question as the address bar keeps it."""
    return parse_qs(urlsplit(page.evaluate("location.href")).query)  # page.url may lag behind


def show_filters(page: Page) -> None:
    """Unfold all the filters."""
    page.get_by_role("link", name="Tous les filtres").click()
    expect(page.get_by_role("region", name="Tous les filtres")).to_be_visible()


def unfold(page: Page, legend: str) -> Locator:
    """Unfold one group of filters."""
    group = page.locator("details.filter-group").filter(
        has=page.locator("summary", has_text=legend)
    )
    group.locator("summary").click()
    return group


def mark_page(page: Page) -> None:
    """Leave a mark that a page load would wipe out."""
    page.evaluate("window.notReloaded = true")


def is_same_page(page: Page) -> bool:
    """Whether the mark is still there: nothing but parts of the page was renewed."""
    return bool(page.evaluate("window.notReloaded === true"))
