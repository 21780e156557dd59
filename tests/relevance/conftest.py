"""The places of the judged searches, in the test's database for as long as this folder runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction
from pytest_django import DjangoDbBlocker

from directory.models import Place
from tests import databases
from tests.directory.factories import directory_pages
from tests.relevance.corpus import everything, fill


@pytest.fixture(scope="package")
def places(
    shared_data: Path,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[list[Place]]:
    """All the places that a search may find; the database is as it was before, afterwards."""
    with django_db_blocker.unblock():
        databases.renew()
        with transaction.atomic():
            cache.clear()
            directory_pages()
            fill(shared_data.parent, tmp_path_factory.mktemp("judged") / "places.csv")
            yield everything()
            transaction.set_rollback(True)
    cache.clear()
