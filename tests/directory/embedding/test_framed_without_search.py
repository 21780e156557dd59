"""The framed page when the search engine does not answer."""

import pytest
from django.test import Client

from directory.models import DirectoryPage
from tests.directory.factories import PlaceFactory
from tests.directory.reading import names, seen


@pytest.mark.django_db
def test_it_answers_from_the_database_and_says_so(
    client: Client, pages: dict[str, DirectoryPage], broken_index: None
) -> None:
    PlaceFactory(name="Fablab")
    page = client.get("/fr/carte-integree/")
    assert names(page) == ["Fablab"]
    assert "se repose un moment" in seen(page)
