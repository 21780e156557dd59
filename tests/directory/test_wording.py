"""Opening states and distances in plain French and English."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from directory.opening import hours_of, state_of
from directory.wording import distance_words, hours_note, long_date, sentence, status, week_rows

OFFICE = "Mo-Fr 09:00-12:00,14:00-18:30; PH off"


def said(
    hours: str, moment: str, language: str, department: str = "80", closed: bool = False
) -> str:
    now = datetime.datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Paris"))
    with translation.override(language):
        words = sentence(state_of(hours, department, now, closed_for_good=closed))
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("hours", "moment", "french", "english"),
    [
        (OFFICE, "2026-05-12T10:00", "Ouvert jusqu’à 12 h", "Open until 12 pm"),
        (OFFICE, "2026-05-12T15:00", "Ouvert jusqu’à 18 h 30", "Open until 6:30 pm"),
        (
            OFFICE,
            "2026-05-12T18:00",
            "Ouvert, ferme bientôt, à 18 h 30",
            "Open, closes soon: at 6:30 pm",
        ),
        (OFFICE, "2026-05-12T13:00", "Fermé, ouvre à 14 h", "Closed, opens at 2 pm"),
        (OFFICE, "2026-05-12T20:00", "Fermé, ouvre demain à 9 h", "Closed, opens tomorrow at 9 am"),
        (OFFICE, "2026-05-16T10:00", "Fermé, ouvre lundi à 9 h", "Closed, opens Monday at 9 am"),
        (
            OFFICE,
            "2026-05-14T10:00",
            "Fermé, ouvre demain à 9 h (jour férié : Ascension)",
            "Closed, opens tomorrow at 9 am (public holiday: Ascension Day)",
        ),
        (
            "Mo-Fr 09:00-17:00; Jul-Aug off; PH off",
            "2026-07-01T10:00",
            "Fermé, ouvre le 1er septembre à 9 h",
            "Closed, opens on 1 September at 9 am",
        ),
        (
            "off",
            "2026-05-12T10:00",
            "Fermé, sans date de réouverture",
            "Closed, no opening announced",
        ),
        ("24/7", "2026-05-12T10:00", "Ouvert jour et nuit", "Open day and night"),
        ("Mo-Su 10:00-24:00", "2026-05-12T20:00", "Ouvert jusqu’à minuit", "Open until midnight"),
        ("", "2026-05-12T10:00", "Horaires non connus", "Opening hours not known"),
        ("le matin", "2026-05-12T10:00", "Horaires à vérifier", "Opening hours to be checked"),
        ('"sur rendez-vous"', "2026-05-12T10:00", "Sur rendez-vous", "By appointment"),
        (
            "Mo-Fr 09:00-17:00",
            "2026-07-14T10:00",
            "Jour férié (Fête nationale) : demandez si c’est ouvert",
            "Public holiday (Bastille Day): ask whether it is open",
        ),
    ],
)
def test_a_state_in_words(hours: str, moment: str, french: str, english: str) -> None:
    assert said(hours, moment, "fr") == french
    assert said(hours, moment, "en") == english


def test_closed_for_good_in_words() -> None:
    assert said("24/7", "2026-05-12T10:00", "fr", closed=True) == "Fermé définitivement"


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        ("2026-05-12T10:00", "open"),
        ("2026-05-12T11:30", "closing-soon"),
        ("2026-05-12T13:00", "opens-later"),
        ("2026-05-12T20:00", "closed"),
    ],
)
def test_the_status_that_is_shown(moment: str, name: str) -> None:
    now = datetime.datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Paris"))
    assert status(state_of(OFFICE, "80", now)) == name


@pytest.mark.parametrize(
    ("kilometres", "words"),
    [
        (None, ""),
        (0.01, "50 m"),
        (0.34, "350 m"),
        (0.96, "1,0 km"),
        (2.0, "2 km"),  # a radius, not a measure
        (1.24, "1,2 km"),
        (11.6, "12 km"),
    ],
)
def test_distances_are_as_exact_as_they_are_useful(kilometres: float | None, words: str) -> None:
    with translation.override("fr"):
        assert distance_words(kilometres).replace("\u00a0", " ") == words


def test_the_rows_of_a_week() -> None:
    with translation.override("fr"):
        rows = week_rows(hours_of(OFFICE, "80"), datetime.date(2026, 5, 13))
    thursday = rows[3]
    assert [row["today"] for row in rows].index(True) == 2
    assert rows[0]["day"] == "lundi"
    assert rows[0]["hours"].replace("\u00a0", " ") == "9 h – 12 h, 14 h – 18 h 30"
    assert (thursday["hours"], thursday["closed"]) == ("fermé", True)
    assert thursday["note"] == "jour férié, Ascension"


def test_hours_that_are_not_understood_have_no_rows_but_a_note() -> None:
    hours = hours_of("Mo-Fr 09:00-17:00; SH off", "80")
    with translation.override("fr"):
        assert week_rows(hours, datetime.date(2026, 5, 13)) == []
        assert "vacances scolaires" in hours_note(hours, datetime.date(2026, 5, 13))


@pytest.mark.parametrize(
    ("date", "french", "english"),
    [
        (datetime.date(2022, 10, 1), "1er octobre 2022", "1 October 2022"),
        (datetime.date(2026, 2, 12), "12 février 2026", "12 February 2026"),
    ],
)
def test_the_first_of_a_month_is_said_as_french_says_it(
    date: datetime.date, french: str, english: str
) -> None:
    with translation.override("fr"):
        assert long_date(date) == french
    with translation.override("en"):
        assert long_date(date) == english
