"""What finding a place on the map costs, on the demo; ``make bench-search`` does it at size."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import HEIGHT, PATIENCE, Portal
from tests.journey import travel, watched

pytestmark = pytest.mark.browser
MOST_BYTES = 60_000


def test_from_the_map_to_a_place_no_answer_is_heavy(browser: Browser, portal: Portal) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": HEIGHT}, locale="fr-FR")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    with watched(page, portal.url) as cost:
        travel(page, portal.url)
    context.close()
    assert {url: size for url, size in cost.bytes.items() if size > MOST_BYTES} == {}
    assert any("/clusters?" in url for url in cost.bytes)
