"""A manager changes the hours, by a line or day by day, and sees what was understood before."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from directory.models import Place
from tests.directory.keeping.conftest import Somebody
from tests.reading import soup

pytestmark = pytest.mark.django_db


def send(client: Client, place: Place, act: str, **typed: Any) -> Any:
    return client.post(reverse("keep-hours", args=[place.slug]), {"act": act, **typed})


def save(client: Client, place: Place, checked: Any) -> Any:
    """Press the button of the page that shows what was understood."""
    page = soup(checked)
    kept = {
        name: page.select_one(f"input[name={name}]")["value"] for name in ("opening_hours", "seen")
    }
    return send(client, place, "save", **kept)


def hours(place: Place) -> str:
    place.refresh_from_db()
    return place.opening_hours


def test_a_line_of_french_is_shown_as_understood_and_then_saved(place: Place, manager: Any) -> None:
    user, client = manager
    line = "du lundi au vendredi 9h-12h et 14h-17h30, fermé le mercredi"
    shown = send(client, place, "sentence", sentence=line, seen=place.opening_hours)
    assert "le jeudi et le vendredi de 9 h à 12 h" in shown.text.replace("\xa0", " ")
    assert hours(place) == "Mo-Fr 09:00-12:00"
    save(client, place, shown)
    assert hours(place) == "Mo-Tu,Th-Fr 09:00-12:00,14:00-17:30"
    assert place.live_revision.user == user


def test_going_back_keeps_what_was_written(place: Place, manager: Any) -> None:
    _user, client = manager
    page = send(client, place, "back", sentence="Le lundi de 9 h à 12 h.", seen="x")
    shown = soup(page)
    assert shown.select_one("#id_sentence").text.strip() == "Le lundi de 9 h à 12 h."


def test_what_is_not_understood_is_said_and_stays(place: Place, manager: Any) -> None:
    _user, client = manager
    answer = send(client, place, "sentence", sentence="lundi 9h-12h environ")
    assert answer.status_code == 422
    page = soup(answer)
    assert "environ" in page.select_one("#id_sentence_error").text
    assert page.select_one("#id_sentence").text.strip() == "lundi 9h-12h environ"
    assert hours(place) == "Mo-Fr 09:00-12:00"


def test_the_form_shows_the_hours_of_today_and_changes_them_by_day(
    place: Place, manager: Any
) -> None:
    _user, client = manager
    page = client.get(reverse("keep-hours", args=[place.slug]))
    shown = soup(page)
    assert shown.select_one("[name=from_0_0]")["value"] == "09:00"
    typed = {"from_1_0": "10:00", "to_1_0": "12:00", "from_1_1": "14:00", "to_1_1": "18:00"}
    typed |= {"rdv_5": "on", "holidays": "off", "seen": place.opening_hours}
    typed |= {"closed_from": "2026-12-24", "closed_to": "2027-01-02", "closed_why": "congés"}
    save(client, place, send(client, place, "week", **typed))
    assert hours(place) == (
        'Tu 10:00-12:00,14:00-18:00; Sa "sur rendez-vous"; '
        '2026 Dec 24-2027 Jan 02 off "congés"; PH off'
    )


def test_the_same_hours_are_put_on_several_days(place: Place, manager: Any) -> None:
    _user, client = manager
    typed = {"from_several_0": "09:00", "to_several_0": "17:00", "several": ["0", "3"]}
    page = soup(send(client, place, "spread", **typed))
    values = [page.select_one(f"[name=from_{day}_0]").get("value") for day in range(7)]
    assert values == ["09:00", None, None, "09:00", None, None, None]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"from_0_0": "09:00"}, "to_0_0"),
        ({"from_0_0": "09:00", "to_0_0": "08:00"}, "to_0_0"),
        (
            {"from_0_0": "09:00", "to_0_0": "12:00", "from_0_1": "11:00", "to_0_1": "13:00"},
            "from_0_1",
        ),
        ({"from_0_0": "09:00", "to_0_0": "12:00", "closed_from": "2027-01-01"}, "closed_to"),
        ({}, ""),
    ],
)
def test_hours_that_cannot_be_are_refused_beside_their_field(
    place: Place, manager: Any, typed: dict[str, str], field: str
) -> None:
    _user, client = manager
    answer = send(client, place, "week", **typed)
    assert answer.status_code == 422
    assert f"#id_{field}" in answer.text if field else "notice-error" in answer.text


def test_hours_that_somebody_else_changed_meanwhile_are_not_overwritten_unseen(
    place: Place, manager: Any
) -> None:
    _user, client = manager
    shown = send(client, place, "sentence", sentence="lundi 9h-12h", seen=place.opening_hours)
    Place.objects.filter(pk=place.pk).update(opening_hours="Sa 10:00-11:00")
    clash = save(client, place, shown)
    assert clash.status_code == 409
    assert "Le samedi de 10" in clash.text
    assert hours(place) == "Sa 10:00-11:00"
    save(client, place, clash)
    assert hours(place) == "Mo 09:00-12:00"


def test_only_managers_change_hours(place: Place, somebody: Somebody) -> None:
    _user, client = somebody("Basile")
    assert send(client, place, "save", opening_hours="24/7").status_code == 403
    assert hours(place) == "Mo-Fr 09:00-12:00"
