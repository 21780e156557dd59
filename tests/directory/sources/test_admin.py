"""Editors preview imports, moderators apply and undo them; whoever may not is turned away."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from directory.models import ImportRun, Place, Source, Territory
from directory.provenance import Hand, origin
from directory.sources import runs
from directory.sources.admin import SourceViewSet, imports_url
from portal import roles
from tests.accounts.factories import make_user
from tests.directory.factories import PlaceFactory
from tests.reading import soup

from .factories import GARE, PHARE, QUAI, applied, give, make_source, previewed

pytestmark = pytest.mark.django_db
State = ImportRun.State


def signed_in(group: str, address: str = "") -> Client:
    roles.set_up()
    client = Client()
    client.force_login(make_user(address or f"{group[:4]}@example.org".lower(), group=group))
    return client


@pytest.fixture
def editor() -> Client:
    return signed_in("Editors")


@pytest.fixture
def moderator() -> Client:
    return signed_in("Moderators")


@pytest.fixture
def animator() -> Client:
    client = signed_in("Hub animators", "animator@example.org")
    user = client.session["_auth_user_id"]
    Territory.objects.create(user_id=user, departments=["59"])
    return client


def page_of(run: ImportRun) -> str:
    return reverse("source-import", args=[run.pk])


def test_an_editor_declares_a_source_and_is_led_to_its_imports(editor: Client):
    answer = editor.post(
        reverse(SourceViewSet().get_url_name("add")),
        {
            "name": "Hub de la Somme",
            "address": "https://example.org/lieux.csv",
            "schedule": "weekly",
            "priority": "60",
            "departments": ["80", "02"],
            "form": "",
            "field_priorities-TOTAL_FORMS": "1",
            "field_priorities-INITIAL_FORMS": "0",
            "field_priorities-0-field": "opening_hours",
            "field_priorities-0-priority": "90",
        },
    )
    source = Source.objects.get()
    assert answer["Location"] == imports_url(source)
    assert source.departments == ["80", "02"]
    assert source.field_priorities.get().priority == 90


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": "Hub"}, "Donnez une adresse ou un fichier."),
        ({"name": "@hub", "address": "https://example.org/"}, "ne commence pas par @"),
        ({"name": "Hub", "address": "file:///etc/passwd"}, "URL valide"),
    ],
)
def test_a_source_that_cannot_work_is_not_saved(editor: Client, typed: dict[str, str], said: str):
    forms = {"field_priorities-TOTAL_FORMS": "0", "field_priorities-INITIAL_FORMS": "0"}
    add = reverse(SourceViewSet().get_url_name("add"))
    answer = editor.post(add, typed | forms | {"priority": "50"})
    assert said in answer.text
    assert not Source.objects.exists()


def test_the_list_of_sources_costs_the_same_however_long_it_is(
    editor: Client, django_assert_max_num_queries: DjangoAssertNumQueries
):
    for number in range(8):
        make_source(f"Hub {number}").runs.create(state=State.FAILED)
    with django_assert_max_num_queries(20):
        answer = editor.get(reverse(SourceViewSet().get_url_name("list")))
    assert answer.text.count("En échec") == 8


def test_a_preview_is_shown_with_examples(editor: Client):
    source = give(make_source(), QUAI, GARE)
    applied(source)
    give(source, QUAI | {"telephone": "0320999999"}, PHARE, {"id": "4", "commune": "Lille"})
    answer = editor.post(imports_url(source), follow=True)
    assert "Le Phare (Marseille)" in answer.text
    assert "La Gare (Lille)" in answer.text
    assert "Le lieu n’a pas de nom." in answer.text
    row = soup(answer).find("td", string="+33320999999")
    assert row
    assert Place.objects.count() == 2


def test_an_editor_previews_and_does_not_apply(editor: Client):
    run = previewed(give(make_source(), QUAI))
    assert "publier des lieux" in editor.get(page_of(run)).text
    for act in ("apply", "undo", "dismiss"):
        assert editor.post(page_of(run), {"act": act}).status_code == 302
    run.refresh_from_db()
    assert run.state == State.READY


def test_a_moderator_applies_and_undoes(moderator: Client):
    run = previewed(give(make_source(), QUAI))
    moderator.post(page_of(run), {"act": "apply"})
    assert Place.objects.get().name == "Le Quai"
    report = moderator.get(reverse("source-import-report", args=[run.pk]))
    assert b"explanation" in b"".join(report.streaming_content)
    assert "Annuler tout l’import" in moderator.get(page_of(run)).text
    moderator.post(page_of(run), {"act": "undo"})
    assert not Place.objects.exists()


def test_what_is_not_to_be_done_any_more_is_said(moderator: Client):
    run = previewed(give(make_source(), QUAI))
    moderator.post(page_of(run), {"act": "dismiss"})
    for act in ("apply", "undo"):
        answer = moderator.post(page_of(run), {"act": act}, follow=True)
        assert "messages" in answer.text
    run.refresh_from_db()
    assert run.state == State.DISMISSED
    assert not Place.objects.exists()


def test_progress_is_shown_with_a_link_to_refresh(editor: Client):
    run = runs.begin(make_source())
    ImportRun.objects.filter(pk=run.pk).update(size=200, position=50)
    page = soup(editor.get(page_of(run)))
    progress = page.find("progress")
    assert progress
    assert progress["value"] == "25"
    assert page.find("a", string="Actualiser")


def test_whoever_may_not_change_sources_sees_no_import(animator: Client):
    run = applied(give(make_source(), QUAI))
    for url in (
        page_of(run),
        imports_url(run.source),
        reverse("source-import-report", args=[run.pk]),
        reverse(SourceViewSet().get_url_name("list")),
    ):
        assert animator.get(url).status_code == 302, url


def test_a_hand_edit_is_shown_and_released(moderator: Client):
    applied(give(make_source(), QUAI))
    place = Place.objects.get()
    place.phone = "+33320000000"
    place.save()
    url = reverse("place-origins", args=[place.pk])
    text = moderator.get(url).text
    assert "Une personne de l’équipe" in text
    assert "+33320123456" in text
    moderator.post(url, {"field": "phone"})
    place = Place.objects.get()
    assert place.phone == "+33320123456"
    assert origin(place, "phone").source == "Hub"
    assert place.get_latest_revision_as_object().phone == "+33320123456"


def test_releasing_follows_the_place_s_own_rights(editor: Client, animator: Client):
    applied(give(make_source(), QUAI))
    place = Place.objects.get()
    place.phone = "+33320000000"
    place.save()
    url = reverse("place-origins", args=[place.pk])
    assert "Une personne de l’équipe" in editor.get(url).text
    editor.post(url, {"field": "phone"})
    assert origin(Place.objects.get(), "phone").source == Hand.EDITOR
    elsewhere = PlaceFactory(department="80")
    assert animator.get(reverse("place-origins", args=[elsewhere.pk])).status_code == 302
    animator.post(url, {"field": "phone"})
    place.refresh_from_db()
    assert origin(place, "phone").source == "Hub"


def test_the_place_s_form_says_where_its_values_come_from(moderator: Client):
    applied(give(make_source(), QUAI))
    place: Any = Place.objects.get()
    edit = reverse(Place.snippet_viewset.get_url_name("edit"), args=[place.pk])
    assert reverse("place-origins", args=[place.pk]) in moderator.get(edit).text


def test_the_form_tells_the_files_name_and_no_address_leads_to_it(editor: Client):
    source = give(make_source(), QUAI)
    url = reverse(SourceViewSet().get_url_name("edit"), args=[source.pk])
    page = soup(editor.get(url))
    assert source.upload.name in page.text
    assert not page.select(f"a[href*='{source.upload.name}']")
