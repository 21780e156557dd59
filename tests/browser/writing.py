"""What editors and moderators do in the admin, in the words of the person."""

import re
import time

from playwright.sync_api import Locator, Page, TimeoutError, expect

from tests.accounts.totp import code_of
from tests.browser.conftest import Portal, Visit

_used: set[tuple[str, str, str]] = set()  # portal, role and code: each code opens once


def sign_in(visit: Visit, portal: Portal, role: str) -> Page:
    """Come to the admin with the demo login of the role."""
    page = visit("/admin/")
    page.get_by_label("Adresse électronique").fill(f"{role}@example.org")
    page.get_by_label("Mot de passe").fill(portal.password(role))
    page.get_by_label("Mot de passe").press("Enter")
    page.get_by_label("Code").fill(_fresh_code(portal, role))
    page.get_by_label("Code").press("Enter")
    expect(page.get_by_role("button", name=role)).to_be_visible()
    return page


def _fresh_code(portal: Portal, role: str) -> str:
    """What the role's app shows, or will show next; waits when both have been used."""
    while True:
        for step in (0, 1):
            use = (portal.url, role, code_of(step=step))
            if use not in _used:
                _used.add(use)
                return use[2]
        time.sleep(1)


def choose_cover(page: Page, what_it_shows: str) -> None:
    """Take the first picture of the library, and describe it."""
    page.get_by_role("button", name="Choisir une image").click()
    page.locator(".modal a[data-chooser-modal-choice]").first.click()
    expect(page.locator(".modal")).to_have_count(0)
    page.locator("[name=cover_alt]").fill(what_it_shows)


def add_block(page: Page, kind: str) -> None:
    """Put a block of the kind at the end of the body."""
    page.locator("[data-streamfield-stream-container] > * .c-sf-add-button").last.click()
    page.get_by_role("option", name=kind, exact=True).click()


def choose(page: Page, button: str, name: str) -> None:
    """Tick one thing in the list that the button opens."""
    page.get_by_role("button", name=button).click()
    window = page.locator(".modal")
    window.locator("[name=q]").fill(name)
    window.get_by_role("checkbox", name=re.compile(name)).check()
    window.get_by_role("button", name="Confirmer la sélection").click()
    expect(window).to_have_count(0)


def pick(within: Locator, button: str, name: str) -> None:
    """Take the one thing of that name from the list that the last such button opens."""
    window = within.page.locator(".modal")
    _open(within.get_by_role("button", name=button).last, window)
    window.locator("[name=q]").fill(name)
    found = window.locator("a[data-chooser-modal-choice]", has_text=name)
    expect(window.locator("a[data-chooser-modal-choice]")).to_have_count(1)
    found.click()
    expect(window).to_have_count(0)


def _open(button: Locator, window: Locator) -> None:
    """Press again where nothing has come: a busy machine's page may not have listened yet."""
    button.click()
    try:
        window.wait_for(timeout=10_000)
    except TimeoutError:
        button.click()


def open_more_actions(page: Page) -> None:
    """Unfold what the editor offers besides saving the draft."""
    button = page.get_by_role("button", name="Plus d'actions")
    button.wait_for()
    page.wait_for_load_state()  # before its script is there, the button does nothing
    button.click()


def submit(page: Page) -> None:
    """Hand the draft over to the moderators."""
    open_more_actions(page)
    page.get_by_role("button", name=re.compile("^Soumettre")).click()
    expect(page.locator(".messages .success")).to_be_visible()


def approve(page: Page, title: str) -> None:
    """Find what waits on the dashboard, open it, and approve it."""
    page.goto("/admin/")
    page.get_by_role("link", name=title).first.click()
    open_more_actions(page)
    page.get_by_role("button", name=re.compile("^Approuver")).first.click()
    expect(page.locator(".messages .success")).to_be_visible()
