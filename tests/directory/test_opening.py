"""Is it open? Hours on the clocks of the place, holidays included, told apart state by state."""

import csv
import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.holidays import easter, holiday_on, holidays
from directory.opening import Hours, Kind, Reason, State, hours_of, state_of
from directory.territories import zone_of

PARIS = ZoneInfo("Europe/Paris")
OFFICE = "Mo-Fr 09:00-12:00,14:00-18:00; PH off"


def at(text: str, zone: ZoneInfo = PARIS) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=zone)


def state(hours: str, moment: str, department: str = "80") -> State:
    return state_of(hours, department, at(moment))


def test_open_says_until_when() -> None:
    found = state(OFFICE, "2026-05-12T10:00")
    assert (found.kind, found.until) == (Kind.OPEN, at("2026-05-12T12:00"))


def test_closed_for_lunch_opens_later_today() -> None:
    found = state(OFFICE, "2026-05-12T12:30")
    assert (found.kind, found.opens) == (Kind.OPENS_LATER, at("2026-05-12T14:00"))


def test_closed_for_the_week_end_opens_on_monday() -> None:
    found = state(OFFICE, "2026-05-15T18:00")
    assert (found.kind, found.opens) == (Kind.CLOSED, at("2026-05-18T09:00"))


def test_a_place_closed_on_holidays_is_closed_on_ascension_day() -> None:
    found = state(OFFICE, "2026-05-14T10:00")
    assert (found.kind, found.opens) == (Kind.CLOSED, at("2026-05-15T09:00"))
    assert found.holiday and found.holiday.key == "ascension"


def test_on_a_holiday_that_the_hours_do_not_mention_nobody_knows() -> None:
    found = state("Mo-Fr 09:00-17:00", "2026-05-14T10:00")
    assert (found.kind, found.reason) == (Kind.UNKNOWN, Reason.PUBLIC_HOLIDAY)


def test_the_next_opening_is_never_announced_on_a_doubtful_day() -> None:
    found = state("Mo-Fr 09:00-17:00", "2026-05-13T20:00")
    assert found.opens == at("2026-05-15T09:00")


def test_closed_on_holidays_holds_wherever_it_stands_in_the_text() -> None:
    assert state("PH off; Mo-Fr 09:00-17:00", "2026-07-14T10:00").kind is Kind.CLOSED


def test_hours_of_their_own_on_holidays() -> None:
    found = state("Mo-Fr 09:00-17:00; PH 10:00-12:00", "2026-07-14T11:00")
    assert (found.kind, found.until) == (Kind.OPEN, at("2026-07-14T12:00"))


def test_round_the_clock_has_no_end_and_no_holidays() -> None:
    found = state("24/7", "2026-07-14T03:00")
    assert (found.kind, found.until) == (Kind.OPEN, None)


def test_after_midnight_it_is_still_the_evening_before() -> None:
    found = state("Fr-Sa 22:00-02:00", "2026-05-16T01:00")
    assert (found.kind, found.until) == (Kind.OPEN, at("2026-05-16T02:00"))


@pytest.mark.parametrize(
    ("moment", "kind"), [("2026-05-19T15:00", Kind.OPEN), ("2026-05-12T15:00", Kind.CLOSED)]
)
def test_every_second_week(moment: str, kind: Kind) -> None:
    assert state("week 1-53/2 Tu 14:00-16:30", moment).kind is kind


def test_closed_in_summer() -> None:
    found = state("Mo-Fr 09:00-17:00; Jul-Aug off; PH off", "2026-07-01T10:00")
    assert (found.kind, found.opens) == (Kind.CLOSED, at("2026-09-01T09:00"))


@pytest.mark.parametrize("hours", ['off "travaux"', "2020 Mo-Fr 09:00-17:00", "closed"])
def test_closed_without_a_next_opening(hours: str) -> None:
    assert state(hours, "2026-05-12T10:00").kind is Kind.CLOSED_FOR_LONG


def test_why_it_is_closed_is_passed_on() -> None:
    assert state('off "travaux"', "2026-05-12T10:00").comment == "travaux"


def test_closed_for_good_whatever_the_hours() -> None:
    found = state_of("24/7", "80", at("2026-05-12T10:00"), closed_for_good=True)
    assert found.kind is Kind.CLOSED_FOR_GOOD


@pytest.mark.parametrize(
    ("hours", "reason"),
    [
        ("", Reason.MISSING),
        ("   ", Reason.MISSING),
        ("Lundi 9h-12h", Reason.UNREADABLE),
        ('"entrée par la cour"', Reason.UNREADABLE),
        ("Mo-Fr 09:00-17:00; SH off", Reason.SCHOOL_HOLIDAYS),
        ("SH Mo-Fr 10:00-12:00", Reason.SCHOOL_HOLIDAYS),
        ("Mo-Fr 09:00-17:00 unknown", Reason.UNCERTAIN),
    ],
)
def test_what_is_not_understood_is_unknown_and_keeps_its_text(hours: str, reason: Reason) -> None:
    found = state(hours, "2026-05-12T10:00")
    assert (found.kind, found.reason, found.raw) == (Kind.UNKNOWN, reason, hours.strip())


def test_school_holidays_named_in_a_comment_are_no_rule() -> None:
    assert Hours('Mo-Fr 09:00-17:00 "SH: voir site"').readable


@pytest.mark.parametrize(
    "hours",
    ['"sur rendez-vous"', 'Mo-Fr 09:00-17:00 "sur RDV"', 'Mo-Fr 09:00-17:00 "by appointment"'],
)
@pytest.mark.parametrize("moment", ["2026-05-12T10:00", "2026-05-12T20:00"])
def test_by_appointment_only_is_neither_open_nor_closed(hours: str, moment: str) -> None:
    assert state(hours, moment).kind is Kind.APPOINTMENT


def test_hours_by_appointment_are_no_opening_for_others() -> None:
    found = state('Mo 09:00-12:00; Tu 09:00-12:00 "sur rendez-vous"; PH off', "2026-05-11T13:00")
    assert (found.kind, found.opens) == (Kind.CLOSED, at("2026-05-18T09:00"))


@pytest.mark.parametrize(
    ("department", "zone"),
    [
        ("971", "America/Guadeloupe"),
        ("974", "Indian/Reunion"),
        ("976", "Indian/Mayotte"),
        ("988", "Pacific/Noumea"),
        ("59", "Europe/Paris"),
        ("", "Europe/Paris"),
    ],
)
def test_each_territory_has_its_own_clocks(department: str, zone: str) -> None:
    assert zone_of(department).key == zone


def test_ten_in_paris_is_noon_in_saint_denis_de_la_reunion() -> None:
    found = state(OFFICE, "2026-05-12T10:30", "974")
    assert found.kind is Kind.OPENS_LATER
    assert found.opens == at("2026-05-12T14:00", ZoneInfo("Indian/Reunion"))


@pytest.mark.parametrize(
    ("day", "department", "key"),
    [
        ("2026-04-06", "80", "easter-monday"),
        ("2026-05-25", "80", "whit-monday"),
        ("2026-05-22", "972", "abolition"),
        ("2026-04-03", "67", "good-friday"),
        ("2026-12-26", "57", "saint-stephen"),
        ("2026-09-24", "988", "citizenship"),
    ],
)
def test_public_holidays(day: str, department: str, key: str) -> None:
    found = holiday_on(datetime.date.fromisoformat(day), department)
    assert found and found.key == key


def test_a_holiday_of_elsewhere_is_a_plain_day_here() -> None:
    assert holiday_on(datetime.date(2026, 5, 22), "971") is None


@pytest.mark.parametrize(
    ("moment", "department"), [("2026-05-22T16:00", "972"), ("2026-04-03T10:00", "68")]
)
def test_holidays_kept_only_there_close_a_place_too(moment: str, department: str) -> None:
    assert state("Mo-Sa 09:00-17:00; PH off", moment, department).kind is Kind.CLOSED
    assert state("Mo-Sa 09:00-17:00; Su,PH off", moment, department).kind is Kind.CLOSED


@pytest.mark.parametrize("year", [2010, 2024, 2026, 2038, 2049])
def test_our_national_holidays_are_those_that_close_a_place(year: int) -> None:
    hours = Hours("Mo-Su 09:00-17:00; PH off")
    january = datetime.date(year, 1, 1)
    year_days = [
        day for week in range(52) for day in hours.week(january + datetime.timedelta(7 * week))
    ]
    closed = {day.date for day in year_days if not day.intervals}
    assert closed == {day for day in holidays(year) if day <= year_days[-1].date}


def test_easter_of_some_years() -> None:
    assert [easter(year).isoformat() for year in (2000, 2025, 2026, 2038)] == [
        "2000-04-23",
        "2025-04-20",
        "2026-04-05",
        "2038-04-25",
    ]


# A week


def times(hours: Hours, first: str) -> list[list[str]]:
    return [
        [f"{one.start:%H:%M}-{one.end:%H:%M}" for one in day.intervals]
        for day in hours.week(datetime.date.fromisoformat(first))
    ]


def test_a_week_has_seven_days_with_their_hours() -> None:
    day = ["09:00-12:00", "14:00-18:00"]
    assert times(hours_of(OFFICE, "80"), "2026-05-18") == [day, day, day, day, day, [], []]


def test_a_week_with_a_holiday_names_it_and_says_whether_it_counts() -> None:
    week = hours_of("Mo-Fr 09:00-17:00", "80").week(datetime.date(2026, 5, 11))
    assert [bool(day.holiday) for day in week] == [False, False, False, True, False, False, False]
    assert week[3].doubtful and week[3].intervals
    closed = hours_of(OFFICE, "80").week(datetime.date(2026, 5, 11))[3]
    assert closed.holiday and not closed.doubtful and not closed.intervals


def test_hours_beyond_midnight_stand_on_the_day_they_begin() -> None:
    week = times(hours_of("Fr-Su 22:00-02:00", "80"), "2026-05-18")
    assert week == [[], [], [], [], ["22:00-02:00"], ["22:00-02:00"], ["22:00-02:00"]]


def test_round_the_clock_is_every_day_from_midnight_to_midnight() -> None:
    assert times(hours_of("24/7", "80"), "2026-05-18") == [["00:00-00:00"]] * 7


def test_a_week_of_unreadable_hours_is_empty() -> None:
    assert times(hours_of("tous les matins", "80"), "2026-05-18") == [[]] * 7


# Real and wild input


def test_every_real_schedule_is_read(shared_data: Path) -> None:
    with (shared_data / "places-real.csv").open(encoding="utf-8") as file:
        texts = {row["horaires"] for row in csv.DictReader(file)} - {""}
    assert len(texts) > 1_000
    for text in texts:
        hours = Hours(text, "59")
        assert hours.readable, text
        found = hours.state(at("2026-05-12T10:00"))
        assert found.kind in (Kind.OPEN, Kind.OPENS_LATER, Kind.CLOSED), text
        assert any(day.intervals for day in hours.week(datetime.date(2026, 5, 18))), text


@given(
    st.text(max_size=40)
    | st.lists(
        st.sampled_from(
            [
                "Mo",
                "Su",
                "PH",
                "SH",
                "-",
                ",",
                " ",
                ";",
                "09:00",
                "26:00",
                "+",
                "off",
                "24/7",
                "week",
                "1-53/2",
                "Jan",
                "easter",
                "[1]",
                "||",
                '"',
                "rdv",
                "sunset",
                "2026",
                "unknown",
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_no_text_whatever_breaks_the_reading(text: str) -> None:
    hours = Hours(text, "972")
    hours.state(at("2026-05-12T10:00"))
    hours.week(datetime.date(2026, 5, 11))
