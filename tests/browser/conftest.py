"""A portal as in production with the demo content, and people who visit it with a real Chromium.

The data folder is filled once for all workers of pytest-xdist, and each worker serves a copy of
its own: what is published in one is not seen in another.
"""

import fcntl
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import preparing, servers
from tests.conftest import missing
from tests.serving import HOST, chromium, chromium_path, free_port, served

HEIGHT = 900
PATIENCE = 30_000  # milliseconds; all workers may be busy
expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True, slots=True)
class Portal:
    """A portal that answers at ``url``, with its data in ``data``."""

    url: str
    data: Path

    def address(self, kind: str, language: str = "fr") -> str:
        """The path of a page of the kind, as ``portal/sample_pages.py`` names them."""
        addresses = json.loads((self.data / "addresses.json").read_text())
        path: str = addresses[language][kind]
        return path

    def password(self, role: str) -> str:
        """What the demo's editor, moderator or administrator signs in with."""
        password: str = json.loads((self.data / "demo-logins.json").read_text())[role]
        return password


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A data folder with the demo content, which nobody changes."""
    root = tmp_path_factory.getbasetemp()
    shared = root if worker_id == "master" else root.parent
    folder = shared / "portal"
    done = shared / "portal.done"
    with (shared / "portal.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            preparing.fill(folder)
            done.touch()
    return folder


@pytest.fixture(scope="session")
def chromium_is_here() -> None:
    """Skip before anything is prepared in vain."""
    if chromium_path() is None:
        missing("Chromium", "apt-get install chromium-headless-shell (or your system's)")


@pytest.fixture(scope="session")
def portal(
    chromium_is_here: None,
    prepared: Path,
    tmp_path_factory: pytest.TempPathFactory,
    worker_id: str,
) -> Iterator[Portal]:
    """This worker's own portal, served by gunicorn."""
    data = tmp_path_factory.mktemp("portal") / "data"
    environment = preparing.copy(prepared, data, worker_id)
    port = free_port()
    gunicorn = str(Path(sys.executable).with_name("gunicorn"))
    command = [gunicorn, "tests.benchmarks.wsgi", "--bind", f"{HOST}:{port}", "--threads", "4"]
    with served(command, port, environment=environment) as url:
        yield Portal(url, data)
    servers.end(worker_id)


# Playwright runs an event loop as long as it is there, which Django's database refuses to work
# beside: it goes when the worker leaves this folder for other tests.
@pytest.fixture(scope="package")
def browser(chromium_is_here: None) -> Iterator[Browser]:
    """The machine's Chromium, without a window."""
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        yield browser
        browser.close()


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, portal: Portal) -> Iterator[Visit]:
    """A new visitor at ``path``, as ``visit("/fr/", width=390, javascript=False)``.

    The test fails when a page breaks one of the rules that hold on all of them.
    """
    contexts: list[BrowserContext] = []
    broken: list[str] = []

    def come(
        path: str,
        *,
        width: int = 1440,
        javascript: bool = True,
        dark: bool = False,
        base_url: str = portal.url,
        browser: Browser = browser,
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            base_url=base_url,
            viewport={"width": width, "height": HEIGHT},
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale="fr-FR",
            timezone_id="Europe/Paris",
            **options,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        _watch(page, broken)
        page.goto(path)
        return page

    yield come
    for context in contexts:
        context.close()
    assert not broken, "\n".join(broken)


def _watch(page: Page, broken: list[str]) -> None:
    """Note errors of scripts, breaches of the content security policy, and missing files."""
    page.on("pageerror", lambda error: broken.append(f"{page.url}: {error}"))

    def said(message: Any) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            broken.append(f"{page.url}: {message.text}")

    def answered(response: Any) -> None:
        is_file = "/static/" in response.url or "/media/" in response.url
        if response.status >= 500 or (is_file and response.status >= 400):
            broken.append(f"{page.url}: {response.status} for {response.url}")

    page.on("console", said)
    page.on("response", answered)
