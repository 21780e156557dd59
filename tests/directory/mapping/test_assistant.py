"""The assistant in the admin: a guess is shown, corrected and saved on the source."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from directory.models import Source
from directory.sources import files, runs
from directory.sources.admin import imports_url
from tests.directory.factories import CommuneFactory

pytestmark = pytest.mark.django_db

ROWS = """Quoi;Où;Tél;Activités
Le Quai;1 rue Haute 59000 Lille;03 20 12 34 56;Imprimante, tricot
La Gare;2 rue Basse 59000 Lille;03 20 12 34 57;Imprimante
"""
ACCESS = "Accès internet et matériel informatique"
BASICS = "Maîtrise des outils numériques du quotidien"


@pytest.fixture
def source(settings: Settings, tmp_path: Path) -> Source:
    settings.DATA = tmp_path
    CommuneFactory(code="59350", name="Lille", postcodes=["59000"])
    one = Source(name="Hub du Nord")
    one.upload.save("lieux.csv", ContentFile(ROWS.encode()))
    return one


def signed_in(*permissions: str) -> Client:
    user = get_user_model().objects.create_user("somebody", "somebody@example.org", "secret")
    names = ["access_admin", *permissions]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor() -> Client:
    return signed_in("change_source")


def address(source: Source) -> str:
    return reverse("source-mapping", args=[source.pk])


def said(page: str) -> dict[str, str]:
    """What each select of the page has chosen, by its name."""
    chosen = {}
    for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', page, re.S):
        found = re.search(r'<option value="([^"]*)" selected', options)
        chosen[name] = found[1].replace("&#x27;", "'") if found else ""
    return chosen


def test_a_guess_is_shown_with_what_comes_out(source, editor):
    page = editor.get(address(source)).content.decode()
    chosen = said(page)
    assert [chosen[f"column-{at}"] for at in range(4)] == ["nom", "packed", "telephone", "services"]
    assert "Le Quai" in page
    assert "+33320123456" in page
    assert "tricot" in page
    assert source.mapping is None


def test_what_is_saved_is_what_the_next_import_reads(source, editor):
    chosen = said(editor.get(address(source)).content.decode())
    tricot = next(name for name, value in chosen.items() if "services-" in name and not value)
    saved = editor.post(address(source), {**chosen, tricot: BASICS, "save": ""}, follow=True)
    assert f'href="{imports_url(source)}"' in saved.content.decode()
    source.refresh_from_db()
    run = runs.begin(source)
    files.fetch(run)
    with files.opened(run) as file:
        rows = [row.cells for row in file.rows]
    assert rows[0] == {
        "nom": "Le Quai",
        "commune": "Lille",
        "code_postal": "59000",
        "adresse": "1 rue Haute",
        "telephone": "03 20 12 34 56",
        "services": f"{ACCESS}|{BASICS}",
    }
    assert said(editor.get(address(source)).content.decode())[tricot] == BASICS


def test_looking_saves_nothing_and_keeps_what_was_chosen(source, editor):
    chosen = said(editor.get(address(source)).content.decode())
    page = editor.post(address(source), {**chosen, "column-2": "", "look": ""}).content.decode()
    assert said(page)["column-2"] == ""
    assert "+33320123456" not in page
    source.refresh_from_db()
    assert source.mapping is None


def test_without_a_column_of_names_nothing_is_saved(source, editor):
    chosen = said(editor.get(address(source)).content.decode())
    answer = editor.post(address(source), {**chosen, "column-0": "", "save": ""})
    assert answer.status_code == 400
    source.refresh_from_db()
    assert source.mapping is None


def test_a_choice_that_was_not_offered_is_refused(source, editor):
    answer = editor.post(address(source), {"column-0": "moon", "save": ""})
    assert answer.status_code == 400


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(source, editor):
    source.upload.save("lieux.csv", ContentFile(b"PK\x03\x04...."))
    answer = editor.get(address(source))
    assert answer.status_code == 400
    assert "damaged" in answer.content.decode() or "endommag" in answer.content.decode()


def test_one_who_may_not_change_sources_is_sent_away(source):
    client: Client = signed_in("change_place")
    assert client.get(address(source)).status_code == 302
    assert Client().get(address(source)).status_code == 302


def test_the_page_asks_as_many_questions_for_few_rows_as_for_many(
    source: Source, editor: Client, django_assert_max_num_queries: Callable
) -> None:
    more = "".join(f"Lieu {n};{n} rue Haute 59000 Lille;;tricot {n}\n" for n in range(200))
    source.upload.save("lieux.csv", ContentFile((ROWS + more).encode()))
    with django_assert_max_num_queries(20):
        editor.get(address(source))
