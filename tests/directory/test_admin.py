"""What editors do with places in Wagtail's admin."""

import csv
import io

import openpyxl
import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from directory.models import Place
from directory.standard import COLUMNS
from portal import roles
from tests.directory.factories import PlaceFactory

pytestmark = pytest.mark.django_db


def signed_in(django_user_model, role: str) -> Client:
    roles.set_up()
    user = django_user_model.objects.create_user(role, f"{role}@example.org", "secret")
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor(django_user_model) -> Client:
    return signed_in(django_user_model, "Editors")


@pytest.fixture
def moderator(django_user_model) -> Client:
    return signed_in(django_user_model, "Moderators")


def address(view: str, *args: object) -> str:
    return reverse(Place.snippet_viewset.get_url_name(view), args=args)


def form_of(place: Place, **changes: object) -> dict[str, object]:
    """What the browser sends for ``place``, with some fields changed."""
    values = {
        field.name: getattr(place, field.name)
        for field in Place._meta.fields
        if field.editable and getattr(place, field.name) not in (None, [])
    }
    return {**values, **changes}


def test_an_editor_finds_a_place_by_parts_of_its_name_and_its_commune(editor):
    PlaceFactory(name="FabLab de La Machinerie", commune="Amiens")
    PlaceFactory(name="Médiathèque Louis-Aragon", commune="Amiens")
    page = editor.get(address("list"), {"q": "machin amiens"})
    assert "La Machinerie" in page.text
    assert "Louis-Aragon" not in page.text


def test_the_list_narrows_by_a_service(editor):
    PlaceFactory(name="Avec démarches", services=["Aide aux démarches administratives"])
    PlaceFactory(name="Avec loisirs", services=["Loisirs et créations numériques"])
    page = editor.get(address("list"), {"services": "Aide aux démarches administratives"})
    assert "Avec démarches" in page.text
    assert "Avec loisirs" not in page.text


def test_the_list_costs_the_same_number_of_queries_however_long(
    editor, django_assert_max_num_queries
):
    PlaceFactory.create_batch(30)
    with django_assert_max_num_queries(25):
        editor.get(address("list"))


def test_the_csv_export_has_the_columns_of_the_standard(editor):
    PlaceFactory(
        name="Le Quai",
        services=[
            "Aide aux démarches administratives",
            "Insertion professionnelle via le numérique",
        ],
    )
    answer = editor.get(address("list"), {"export": "csv"})
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode())))
    assert set(rows[0]) >= {column.name for column in COLUMNS}
    assert rows[0]["nom"] == "Le Quai"
    assert rows[0]["services"] == (
        "Aide aux démarches administratives|Insertion professionnelle via le numérique"
    )


def test_the_xlsx_export_opens(editor):
    PlaceFactory(name="Le Quai")
    answer = editor.get(address("list"), {"export": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.getvalue())).active
    assert sheet["C2"].value == "Le Quai"


def test_the_chooser_finds_a_place_by_its_postcode(editor):
    PlaceFactory(name="Ici", postcode="80000")
    PlaceFactory(name="Ailleurs", postcode="59000")
    page = editor.get(
        reverse("wagtailsnippetchoosers_directory_place:choose_results"), {"q": "80000"}
    )
    assert "Ici" in page.text
    assert "Ailleurs" not in page.text


def test_hours_that_cannot_be_read_are_refused_with_an_example(editor):
    place = PlaceFactory()
    page = editor.post(address("edit", place.pk), form_of(place, opening_hours="le mardi matin"))
    assert "Mo-Fr 09:00-12:00" in page.text
    place.refresh_from_db()
    assert place.opening_hours != "le mardi matin"


def test_a_latitude_without_a_longitude_is_refused(editor):
    place = PlaceFactory(latitude=49.9, longitude=2.3)
    page = editor.post(address("edit", place.pk), form_of(place, longitude=""))
    assert page.context["form"].errors["longitude"]


def test_a_place_without_public_has_no_other_way_to_come(editor):
    place = PlaceFactory()
    modes = ["Se présenter", "Ce lieu n'accueille pas de public"]
    page = editor.post(address("edit", place.pk), form_of(place, access_modes=modes))
    assert page.context["form"].errors["access_modes"]


def test_an_editor_drafts_and_a_moderator_publishes(editor, moderator):
    place = PlaceFactory(name="Avant")
    editor.post(address("edit", place.pk), form_of(place, name="Après", **{"action-submit": "1"}))
    place.refresh_from_db()
    assert place.name == "Avant"
    assert place.current_workflow_state.status == "in_progress"
    task = place.current_workflow_task_state
    moderator.post(address("workflow_action", place.pk, "approve", task.pk), {"comment": ""})
    place.refresh_from_db()
    assert place.name == "Après"


def test_an_editor_may_not_close_places_but_a_moderator_may(editor, moderator):
    place = PlaceFactory()
    url = reverse("wagtail_bulk_action", args=["directory", "place", "close"])
    editor.post(f"{url}?id={place.pk}&next=/")
    place.refresh_from_db()
    assert place.state == Place.State.PUBLISHED
    moderator.post(f"{url}?id={place.pk}&next=/")
    place.refresh_from_db()
    assert place.state == Place.State.CLOSED
    assert place.latest_revision is not None


def test_someone_without_a_role_sees_no_place(client):
    assert client.get(address("list")).status_code == 302


@pytest.mark.parametrize(("language", "words"), [("fr", "Bibliothèque"), ("en", "Library")])
def test_the_list_names_families_in_the_editors_language(editor, language, words):
    PlaceFactory(name="Les Mots", typologies=["BIB"])
    page = editor.get(address("list"), headers={"accept-language": language}).content.decode()
    row = page.partition("<tbody>")[2].partition("</tbody>")[0]
    assert words in row


def test_the_form_speaks_the_editors_language_whoever_opened_it_first(editor):
    place = PlaceFactory()
    pages = {
        language: editor.get(
            address("edit", place.pk), headers={"accept-language": language}
        ).content.decode()
        for language in ("en", "fr")
    }
    assert "Ways to come" in pages["en"]
    assert "Book on line" in pages["en"]
    assert "Façons de venir" in pages["fr"]
    assert "Prendre un RDV en ligne" in pages["fr"]
