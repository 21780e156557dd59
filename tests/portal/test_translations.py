"""Translations are compiled when they changed, and a text without one is found."""

import gettext
import os
import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal import translations
from tests.conftest import missing

PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Find a place"
msgstr "Trouver un lieu"

msgid "%(count)s place"
msgid_plural "%(count)s places"
msgstr[0] "%(count)s lieu"
msgstr[1] "%(count)s lieux"
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    file = tmp_path / "attic/locale/fr/LC_MESSAGES/django.po"
    file.parent.mkdir(parents=True)
    file.write_text(PO)
    return file


def faults(catalogue: Path) -> list[str]:
    return [fault for _message, fault in translations.faults(translations.read(catalogue))]


def test_a_catalogue_is_compiled_once_and_again_when_it_changed(
    catalogue: Path, tmp_path: Path
) -> None:
    compiled = catalogue.with_suffix(".mo")
    assert translations.compile_changed(tmp_path) == [compiled]
    assert translations.compile_changed(tmp_path) == []
    os.utime(catalogue, ns=(compiled.stat().st_mtime_ns + 1,) * 2)
    assert translations.compile_changed(tmp_path) == [compiled]


def test_a_compiled_catalogue_translates(catalogue: Path, tmp_path: Path) -> None:
    (compiled,) = translations.compile_changed(tmp_path)
    with compiled.open("rb") as stream:
        french = gettext.GNUTranslations(stream)
    assert french.gettext("Find a place") == "Trouver un lieu"
    assert french.ngettext("%(count)s place", "%(count)s places", 0) == "%(count)s lieu"
    assert french.ngettext("%(count)s place", "%(count)s places", 2) == "%(count)s lieux"


def test_a_whole_catalogue_has_no_fault(catalogue: Path) -> None:
    assert faults(catalogue) == []


def test_an_untranslated_text_is_found(catalogue: Path) -> None:
    catalogue.write_text(PO.replace("Trouver un lieu", ""))
    assert faults(catalogue) == ["is not translated"]


def test_a_plural_that_lacks_a_form_is_found(catalogue: Path) -> None:
    catalogue.write_text(PO.replace("%(count)s lieux", ""))
    assert faults(catalogue) == ["is not translated"]


def test_a_guess_of_gettext_is_found(catalogue: Path) -> None:
    catalogue.write_text(PO.replace('msgid "Find', '#, fuzzy\nmsgid "Find'))
    assert faults(catalogue) == ["is marked fuzzy"]


def test_a_translation_that_names_another_variable_is_found(catalogue: Path) -> None:
    marked = PO.replace('msgid "%', '#, python-format\nmsgid "%')
    catalogue.write_text(marked.replace('"%(count)s lieux"', '"%(nombre)s lieux"'))
    assert len(faults(catalogue)) == 1


def test_a_text_that_two_rooms_translate_otherwise_is_found_unless_a_context_tells_them_apart(
    catalogue: Path, tmp_path: Path
) -> None:
    other = tmp_path / "cellar/locale/fr/LC_MESSAGES/django.po"
    other.parent.mkdir(parents=True)
    other.write_text(PO)
    assert list(translations.disagreements([catalogue, other])) == []
    other.write_text(PO.replace("Trouver un lieu", "Chercher un lieu"))
    (found,) = translations.disagreements([catalogue, other])
    assert "attic: “Trouver un lieu”, cellar: “Chercher un lieu”" in found
    other.write_text(other.read_text().replace('msgid "Find', 'msgctxt "a menu"\nmsgid "Find'))
    assert list(translations.disagreements([catalogue, other])) == []


def test_a_new_text_without_translation_fails_the_check(
    catalogue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not shutil.which("xgettext"):
        missing("gettext", "apt-get install gettext")
    monkeypatch.setattr(translations, "CHECKOUT", tmp_path)
    view = tmp_path / "attic/views.py"
    view.write_text('_("Find a place")\nngettext("%(count)s place", "%(count)s places", 2)\n')
    call_command("messages", "--check")
    view.write_text('_("Around me")\n')
    with pytest.raises(CommandError, match=r"attic \(fr\): “Around me” is not translated"):
        call_command("messages", "--check")
