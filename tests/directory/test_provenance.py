"""Each value of a place knows which source it came from, and when."""

import datetime
from typing import Any

import pytest

from directory.doubles.merging import merge
from directory.importing.applying import Import
from directory.importing.repair import RawRow
from directory.keeping import editing
from directory.models import FieldPriority, Place, Source
from directory.provenance import Hand, Origin, origin, record
from tests.accounts.factories import make_user
from tests.directory.factories import PlaceFactory

pytestmark = pytest.mark.django_db

QUAI = {
    "id": "1",
    "nom": "Le Quai",
    "commune": "Lille",
    "code_postal": "59000",
    "code_insee": "59350",
    "telephone": "+33320123456",
}
TODAY = datetime.date(2026, 5, 12)


@pytest.fixture(autouse=True)
def _today(tuesday: Any) -> None:
    """All of it happens on 12 May 2026."""


def imported(**cells: str) -> Place:
    with Import("Hub", note=lambda finding: None) as one:
        one.run([RawRow(2, QUAI | cells)])
    return Place.objects.get()


def origins(place: Place, *fields: str) -> list[str]:
    place = Place.objects.get(pk=place.pk)
    return [origin(place, field).source for field in fields]


def test_what_an_import_brings_came_from_its_source_that_day():
    place = imported()
    assert origin(place, "phone") == origin(place, "name") == Origin("Hub", TODAY)
    assert list(place.provenance) == ["*"]


def test_a_place_made_by_hand_came_from_an_editor():
    assert origin(PlaceFactory(), "name") == Origin(Hand.EDITOR, TODAY)


def test_a_value_that_an_import_changes_is_as_old_as_the_change(monkeypatch: pytest.MonkeyPatch):
    imported()
    later = TODAY + datetime.timedelta(days=30)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: later)
    place = imported(telephone="+33320999999")
    assert origin(place, "phone") == Origin("Hub", later)
    assert origin(place, "name") == Origin("Hub", TODAY)


def test_what_is_saved_by_hand_came_from_an_editor_and_nothing_else_did():
    place = imported()
    place.phone = "+33320000000"
    place.save()
    assert origins(place, "phone", "name") == [Hand.EDITOR, "Hub"]


def test_a_field_saved_alone_is_noted_and_others_that_differ_in_memory_are_not():
    place = imported()
    place.phone, place.name = "+33320000000", "Autre nom"
    place.save(update_fields=["phone"])
    assert origins(place, "phone", "name") == [Hand.EDITOR, "Hub"]


def test_the_fields_of_a_point_are_noted_together():
    place = imported(latitude="50.63", longitude="3.05")
    place.latitude = 50.64
    place.save()
    assert origins(place, "latitude", "longitude", "approximate") == [Hand.EDITOR] * 3


def test_what_is_published_from_a_draft_is_noted_when_it_is_public():
    place = imported()
    place.phone = "+33320000000"
    revision = place.save_revision()
    assert origins(place, "phone") == ["Hub"]
    revision.publish()
    assert origins(place, "phone", "name") == [Hand.EDITOR, "Hub"]


def test_a_manager_s_change_is_a_manager_s_even_twice_a_day():
    place, amina = imported(), make_user()
    for phone in ("+33320000001", "+33320000002"):
        editing.keep(place, {"phone": phone}, {"phone": place.phone}, amina)
        place.refresh_from_db()
        assert origins(place, "phone") == [Hand.MANAGER]


def test_who_types_back_what_the_source_says_gives_it_back_to_the_source():
    place = imported()
    for phone in ("+33320000000", QUAI["telephone"]):
        place.phone = phone
        place.save()
    assert origins(place, "phone") == ["Hub"]


def test_a_hand_edit_that_the_source_has_caught_up_with_follows_the_source_again():
    place = imported()
    place.phone = "+33320999999"
    place.save()
    imported(telephone="+33320999999")
    assert origins(place, "phone") == ["Hub"]


@pytest.mark.parametrize(("priority", "phone"), [(90, "+33320000009"), (10, "+33320999999")])
def test_a_value_of_a_source_that_is_believed_rather_is_not_replaced(priority: int, phone: str):
    place = imported()
    partner = Source.objects.create(name="Partner")
    FieldPriority.objects.create(source=partner, field="phone", priority=priority)
    place.phone = "+33320000009"
    record(place, ["phone"], "Partner", TODAY)
    place.save()
    assert imported(telephone="+33320999999").phone == phone


def test_of_two_places_merged_the_value_of_the_higher_source_is_kept():
    Source.objects.create(name="Partner", priority=80)
    kept = imported()
    gone = PlaceFactory(imported_from="Partner", external_id="9", name="Le Quai numérique")
    merge(kept, gone)
    kept.refresh_from_db()
    assert kept.name == "Le Quai numérique"
    assert origin(kept, "name").source == "Partner"
