"""Editors type the hours of a moment by the clocks of where it takes place."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.admin.panels.base import get_form_for_model

from events.models import EventIndexPage, EventPage, Moment
from events.moment_form import MomentForm
from tests.events.factories import START, EventPageFactory, a_moment
from tests.home.admin_forms import body_fields, form_at
from tests.reading import soup

Form: Any = get_form_for_model(
    Moment, form_class=MomentForm, fields=["start", "end", "time_zone", "state"]
)


def sent(start: str, end: str = "2030-12-31 20:00", zone: str = "Europe/Paris") -> Any:
    """The form of a moment, filled in."""
    return Form({"start": start, "end": end, "time_zone": zone, "state": "planned"})


def test_hours_and_zone_typed_together_belong_together() -> None:
    form = sent("2030-06-21 18:30", zone="America/Cayenne")
    assert form.is_valid()
    assert form.instance.start == datetime(2030, 6, 21, 21, 30, tzinfo=UTC)


def test_hours_stand_in_the_form_as_on_the_clocks_there() -> None:
    form = Form(instance=Moment(start=START, time_zone="Indian/Reunion"))
    assert form["start"].value() == datetime(2030, 6, 21, 12)


def test_another_zone_alone_is_a_change_that_keeps_what_the_clock_says() -> None:
    moment = Moment(start=START, end=START, time_zone="Indian/Reunion")
    typed = {"start": "2030-06-21 12:00", "end": "2030-06-21 14:00", "state": "planned"}
    form = Form({**typed, "time_zone": "Europe/Paris"}, instance=moment)
    assert "start" in form.changed_data
    assert form.is_valid()
    assert moment.start == datetime(2030, 6, 21, 10, tzinfo=UTC)


@pytest.mark.parametrize("hour", ["2030-03-31 02:30", "2030-10-27 02:30"])
def test_an_hour_that_does_not_exist_or_comes_twice_is_refused(hour: str) -> None:
    form = sent(hour)
    assert form.errors.as_data()["start"][0].code == "ambiguous_timezone"
    assert form["start"].value() == hour
    assert sent(hour, zone="Indian/Reunion").is_valid()


def test_what_is_no_hour_or_no_zone_is_an_error_beside_what_was_typed() -> None:
    form = sent("demain", zone="Mars/Olympus")
    assert set(form.errors) == {"start", "time_zone"}
    assert form["start"].value() == "demain"


@pytest.mark.django_db
def test_an_editor_changes_the_hours_of_a_lab_in_la_reunion(
    editor: Client, index: EventIndexPage
) -> None:
    page = EventPageFactory(parent=index, moments=[a_moment(time_zone="Indian/Reunion")])
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = form_at(editor, address) | body_fields() | body_fields(name="outcome")
    hours = ("moments-0-start", "moments-0-end")
    assert [form[name] for name in hours] == ["2030-06-21 12:00", "2030-06-21 14:00"]

    form["moments-0-start"] = "2030-06-21 18:30"
    shown = soup(editor.post(address, form))
    typed = [shown.select_one(f"[name={name}]")["value"] for name in hours]  # type: ignore[index]
    assert typed == ["2030-06-21 18:30", "2030-06-21 14:00"]  # it ends before it begins

    editor.post(address, form | {"moments-0-end": "2030-06-21 20:00"})
    moment = EventPage.objects.get().get_latest_revision_as_object().moments.all()[0]
    assert moment.start == datetime(2030, 6, 21, 14, 30, tzinfo=UTC)
    assert moment.sites.count() == 1
    assert page.moments.get().start == START  # nothing is published by saving
