"""The page « API »: linked from the open data, and its examples answer."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.directory.conftest import index, reindex
from tests.directory.factories import CommuneFactory
from tests.home.factories import Portal
from tests.home.fixtures import nothing_kept, portal
from tests.home.reading import links, main

__all__ = ["index", "nothing_kept", "portal", "reindex"]


def test_the_open_data_lead_to_it(portal: Portal) -> None:
    assert "/fr/api/" in links(main(Client().get("/fr/donnees-ouvertes/")))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_example_answers(portal: Portal, reindex: Callable[[], None], language: str) -> None:
    CommuneFactory(code="80021", name="Amiens")
    reindex()
    page = main(Client().get(f"/{language}/api/"))
    asked = [url for url in links(page) if url.startswith("/api/v1/")]
    assert len(asked) == 8
    assert {Client().get(url).status_code for url in asked} == {200}
