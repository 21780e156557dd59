"""Opening hours in the index: half hours at whose beginning anyone may walk in."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from directory.half_hours import WEEKDAYS, read_slot, slot_at, slots
from directory.opening import Hours, Kind


def test_a_morning_is_its_half_hours() -> None:
    found = slots(Hours("Tu 09:00-10:30; PH off"))
    assert found == ["tue-0900", "tue-0930", "tue-1000"]


def test_odd_times_count_from_the_next_half_hour_on() -> None:
    assert slots(Hours("Tu 08:45-09:40; PH off")) == ["tue-0900", "tue-0930"]


def test_hours_beyond_midnight_are_the_next_day() -> None:
    assert slots(Hours("Su 23:30-00:30; PH off")) == ["mon-0000", "sun-2330"]


def test_every_second_week_and_summer_closing_are_part_of_a_normal_week() -> None:
    found = slots(Hours("week 1-53/2 Tu 14:00-15:00; Jul-Aug off; PH off"))
    assert found == ["tue-1400", "tue-1430"]


@pytest.mark.parametrize("text", ["", "le matin", "Mo-Fr 09:00-12:00; SH off", '"sur rendez-vous"'])
def test_hours_that_nobody_knows(text: str) -> None:
    assert slots(Hours(text)) == ["ph-unknown", "unknown"]


def test_hours_by_appointment_are_a_question_not_a_yes() -> None:
    found = slots(Hours('Mo 09:00-09:30; Tu 09:00-12:00 "sur rendez-vous"; PH off'))
    assert found == ["mon-0900", "unknown"]


def test_holidays_are_a_day_of_their_own() -> None:
    assert "ph-1000" in slots(Hours("Mo 09:00-09:30; PH 10:00-10:30"))
    assert "ph-unknown" in slots(Hours("Mo 09:00-09:30"))
    assert not any(one.startswith("ph") for one in slots(Hours("Mo 09:00-09:30; PH off")))


@pytest.mark.parametrize(
    "text",
    [
        "Mo-Fr 09:00-12:00,14:00-18:00; PH off",
        "Th-Sa 18:00-02:00; PH off",
        "24/7",
        "Mo 08:15-10:50; Su 10:00-12:00; PH off",
    ],
)
def test_the_slots_are_exactly_the_moments_at_which_it_is_open(text: str) -> None:
    hours = Hours(text)
    start = datetime.datetime(2026, 1, 12, tzinfo=ZoneInfo("Europe/Paris"))
    moments = [start + datetime.timedelta(minutes=30 * number) for number in range(336)]
    opened = {slot_at(one) for one in moments if hours.state(one).kind is Kind.OPEN}
    assert {slot for slot in slots(hours) if slot[:3] in WEEKDAYS} == opened


def test_a_moment_is_on_the_clocks_of_its_territory() -> None:
    moment = datetime.datetime(2026, 5, 12, 10, 20, tzinfo=ZoneInfo("Europe/Paris"))
    assert slot_at(moment) == "tue-1000"
    assert slot_at(moment, "974") == "tue-1200"


def test_a_moment_on_a_holiday_asks_for_holidays() -> None:
    assert slot_at(datetime.datetime(2026, 7, 14, 10, 0)) == "ph-1000"


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("sat-1000", "sat-1000"),
        ("SAT-10:45", "sat-1030"),
        ("sam-1000", ""),
        ("sat-2500", ""),
        ("", ""),
    ],
)
def test_slots_as_people_write_them(text: str, slot: str) -> None:
    assert read_slot(text) == slot
