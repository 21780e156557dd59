"""What every test may ask for."""

import os
from pathlib import Path

import pytest

from portal import translations

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def pytest_configure() -> None:
    """A fresh clone has no compiled translations, and pages are tested in French."""
    translations.compile_changed()


def missing(what: str, how: str) -> None:
    """Skip the test for want of ``what``, saying ``how`` to bring it; fail on CI."""
    sentence = f"{what} is missing here: {how}"
    if os.environ.get("CI") == "true":
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data beside the checkout."""
    folder = SHARED / "data"
    if not folder.is_dir():
        missing("The real data", "put the project's shared folder beside the checkout")
    return folder
