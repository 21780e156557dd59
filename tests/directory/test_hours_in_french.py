"""Hours in plain French: understood as they were meant, or refused; never guessed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opening_hours import validate

from directory.hours_in_french import NotUnderstood, Reason, checked, osm, reading, understand
from directory.hours_in_french.schedule import (
    PLAIN,
    Access,
    Closing,
    Date,
    Day,
    Note,
    Schedule,
    Slot,
)
from directory.opening import Hours

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def sentences() -> Iterator[tuple[str, str]]:
    """Each sentence of the file with what is expected of it."""
    expected = ""
    for line in Path(__file__).with_name("hours_in_french.txt").read_text("utf-8").splitlines():
        if line.startswith(" "):
            yield line.strip(), expected
        elif line and not line.startswith("#"):
            expected = line


def outcome(sentence: str) -> str:
    try:
        return understand(sentence).osm
    except NotUnderstood as refusal:
        return f"! {refusal.reason}"


def test_there_are_three_hundred_sentences() -> None:
    found = [sentence for sentence, _expected in sentences()]
    assert len(set(found)) == len(found) >= 300


@pytest.mark.parametrize(("sentence", "expected"), list(sentences()))
def test_a_sentence_is_understood_or_refused(sentence: str, expected: str) -> None:
    assert outcome(sentence) == expected


def test_what_was_understood_is_told_in_french() -> None:
    found = understand("lun-ven 9h-12h 14h-17h30, fermé mercredi")
    assert found.french == (
        "Le lundi, le mardi, le jeudi et le vendredi de 9 h à 12 h et de 14 h à 17 h 30."
    )


def test_a_refusal_shows_the_words_as_they_were_written() -> None:
    with pytest.raises(NotUnderstood) as refusal:
        understand("Lundi 9h-12h, fermé pendant l’Été")
    assert (refusal.value.reason, refusal.value.fragment) == (Reason.WORD, "pendant l’Été")


def test_a_place_that_opens_every_second_week_is_never_said_to_be_open() -> None:
    hours = Hours(understand("un lundi sur deux de 14h à 17h").osm)
    assert not any(one.sure for day in hours.typical_days() for one in day.intervals)


MINUTES = st.integers(0, 24 * 12 - 1).map(lambda number: number * 5)
NOTES = st.sampled_from(
    [
        PLAIN,
        Note(Access.APPOINTMENT, "sur rendez-vous"),
        Note(Access.APPOINTMENT, "sur inscription"),
        Note(Access.SOMETIMES, "une semaine sur deux"),
        Note(Access.OPEN, "hors vacances scolaires"),
    ]
)


@st.composite
def slots(draw: st.DrawFn) -> tuple[Slot, ...]:
    clocks = sorted(draw(st.sets(MINUTES, min_size=2, max_size=6)))
    pairs = zip(clocks[::2], clocks[1::2], strict=False)
    return tuple(Slot(start, end, draw(NOTES)) for start, end in pairs)


BY_APPOINTMENT_ALL_DAY = st.just((Slot(0, 1440, Note(Access.APPOINTMENT, "sur rendez-vous")),))
WEEKS = st.dictionaries(st.integers(0, 6).map(Day), slots() | BY_APPOINTMENT_ALL_DAY, min_size=1)
HOLIDAYS = st.none() | st.just(()) | slots()
CLOSINGS = st.sampled_from(
    [
        (),
        (Closing(Date(8, 1), Date(8, 15)),),
        (Closing(Date(12, 24, 2026), Date(1, 2, 2027), "congés"),),
        (Closing(Date(5, 2, 2027), Date(5, 2, 2027)), Closing(Date(12, 24), Date(1, 2))),
    ]
)


@given(WEEKS, HOLIDAYS, CLOSINGS)
def test_every_week_is_told_in_both_forms_and_read_back_from_them(
    week: dict[Day, tuple[Slot, ...]],
    holidays: tuple[Slot, ...] | None,
    closings: tuple[Closing, ...],
) -> None:
    schedule = Schedule({(): week}, holidays, closings=closings)
    found = checked(schedule)
    assert reading.read(found.french) == schedule
    assert validate(found.osm)


@given(WEEKS)
def test_the_library_opens_the_days_when_the_schedule_does(
    week: dict[Day, tuple[Slot, ...]],
) -> None:
    hours = Hours(osm.written(Schedule({(): week})))
    opened = {day.date.weekday() for day in hours.typical_days() if day.intervals}
    assert opened == {day.weekday for day in week}


PIECES = (*DAYS, "du", "au", "et", "de", "à", "-", ",", ";", "(", ")", ":", "9h", "12h30", "14h")
PIECES += ("17 h", "8", "fermé", "sauf", "matin", "après-midi", "sur rendez-vous", "jusqu’à")
PIECES += (
    "premier",
    "du mois",
    "jours fériés",
    "août",
    "1er",
    "15",
    "2027",
    "les",
    "tous les jours",
)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join))
def test_whatever_is_understood_is_valid_opening_hours(text: str) -> None:
    try:
        found = understand(text)
    except NotUnderstood:
        return
    assert validate(found.osm)
    assert Hours(found.osm).readable or found.osm.startswith('"')
    assert reading.read(found.french) == found.schedule


@given(st.text(max_size=80))
def test_any_text_is_understood_or_refused_and_nothing_else(text: str) -> None:
    try:
        assert validate(understand(text).osm)
    except NotUnderstood as refusal:
        assert refusal.reason in Reason


def real_hours(folder: Path) -> Iterator[str]:
    """The hours of the places of four local authorities."""
    columns = {"angers": "HORAIRE", "corse": "Horaires", "la-creuse": "horaires"}
    for file in sorted(folder.glob("*.json")):
        for place in json.loads(file.read_text("utf-8")):
            text = place.get(columns.get(file.stem, ""), "") or ", ".join(
                f"{day} : {place[f'horaires_{day}']}"
                for day in DAYS
                if place.get(f"horaires_{day}")
            )
            if text:
                yield text


@pytest.mark.shared_data
def test_nine_of_ten_real_hours_are_understood(shared_data: Path) -> None:
    texts = list(real_hours(shared_data / "raw"))
    understood = [text for text in texts if not outcome(text).startswith("!")]
    print(f"{len(understood)} of {len(texts)} real hours understood")
    assert len(texts) > 300
    assert len(understood) / len(texts) >= 0.9
