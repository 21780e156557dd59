"""Days and hours of what takes place again and again."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from events.recurrence import MOST, Rhythm, days_after, hours_on

PARIS = ZoneInfo("Europe/Paris")
FRIDAY = date(2030, 6, 21)  # the third of its month


def told(days: list[date]) -> list[str]:
    return [f"{day:%d/%m}" for day in days]


@pytest.mark.parametrize(
    ("first", "rhythm", "found"),
    [
        (FRIDAY, Rhythm.WEEKLY, ["28/06", "05/07", "12/07"]),
        (FRIDAY, Rhythm.FORTNIGHTLY, ["05/07", "19/07", "02/08"]),
        (FRIDAY, Rhythm.MONTHLY_WEEKDAY, ["19/07", "16/08", "20/09"]),
        (FRIDAY, Rhythm.MONTHLY_DAY, ["21/07", "21/08", "21/09"]),
        # A fifth Monday is the last one.
        (date(2030, 7, 29), Rhythm.MONTHLY_WEEKDAY, ["26/08", "30/09", "28/10"]),
        (date(2030, 1, 31), Rhythm.MONTHLY_DAY, ["31/03", "31/05", "31/07"]),
    ],
)
def test_the_next_three_times(first: date, rhythm: Rhythm, found: list[str]) -> None:
    assert told(days_after(first, rhythm, times=3)) == found


def test_the_last_day_may_be_one_of_them() -> None:
    assert told(days_after(FRIDAY, Rhythm.WEEKLY, until=date(2030, 7, 5))) == ["28/06", "05/07"]
    assert told(days_after(FRIDAY, Rhythm.WEEKLY, until=date(2030, 7, 4))) == ["28/06"]
    assert days_after(FRIDAY, Rhythm.WEEKLY, until=FRIDAY) == []


def test_what_has_no_near_end_is_cut_just_above_what_an_event_holds() -> None:
    assert len(days_after(FRIDAY, Rhythm.WEEKLY, until=date.max)) == MOST + 1
    assert len(days_after(FRIDAY, Rhythm.WEEKLY, times=10**9)) == MOST + 1


def test_the_clock_says_the_same_after_it_has_changed() -> None:
    start, end = (datetime(2030, 10, 25, hour, tzinfo=PARIS) for hour in (18, 20))
    ((begins, ends),) = hours_on(start, end, [date(2030, 11, 1)])
    assert (start.astimezone(UTC).hour, begins.hour, ends.hour) == (16, 17, 19)


def test_whole_days_stay_whole_over_a_change_of_the_clocks() -> None:
    start, end = (datetime(2030, 3, day, tzinfo=PARIS) for day in (23, 25))
    ((begins, ends),) = hours_on(start, end, [date(2030, 3, 30)])
    midnights = [each.astimezone(PARIS) for each in (begins, ends)]
    assert [(each.day, each.hour) for each in midnights] == [(30, 0), (1, 0)]


def test_an_hour_that_the_clocks_skip_is_the_one_after_it() -> None:
    start = datetime(2030, 3, 24, 2, 30, tzinfo=PARIS)
    ((begins, ends),) = hours_on(start, start.replace(hour=3, minute=0), [date(2030, 3, 31)])
    assert begins == datetime(2030, 3, 31, 3, 30, tzinfo=PARIS)
    assert (ends - begins).seconds == 30 * 60
