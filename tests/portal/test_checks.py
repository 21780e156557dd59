"""The system checks say at the start what would go wrong later."""

from pathlib import Path

import pytest
from pytest_django import Settings

from portal import checks, translations


def test_a_data_folder_that_cannot_be_made_is_an_error(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    settings.DATA = file / "var"
    (error,) = checks.data_folder_can_be_written(None)
    assert error.id == "blason.E001"
    settings.DATA = tmp_path / "not" / "yet"
    assert checks.data_folder_can_be_written(None) == []


def test_catalogues_that_are_not_compiled_are_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "django.po"
    source.touch()
    monkeypatch.setattr(translations, "catalogues", lambda: [source])
    (warning,) = checks.translations_are_compiled(None)
    assert warning.id == "blason.W001"
    source.with_suffix(".mo").touch()
    assert checks.translations_are_compiled(None) == []


def test_a_public_portal_without_its_public_address_is_warned(settings: Settings) -> None:
    settings.WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
    (warning,) = checks.public_address_is_set(None)
    assert warning.id == "blason.W002"
    settings.WAGTAILADMIN_BASE_URL = "https://www.example.org"
    assert checks.public_address_is_set(None) == []
