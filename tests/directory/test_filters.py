"""Filters of the directory: each defined once, read tolerantly, the same in index and database."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from directory.filters import FILTER, FILTERS, QUICK_CHOICES, Moment, moment_of
from directory.models import Place
from directory.standard import COLUMN
from tests.directory.factories import PlaceFactory

TUESDAY = Moment(datetime.datetime(2026, 5, 12, 10, 20, tzinfo=ZoneInfo("Europe/Paris")))


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("services", "aide-aux-demarches-administratives", "Aide aux démarches administratives"),
        ("services", "Aide aux démarches administratives", "Aide aux démarches administratives"),
        ("services", "AIDE AUX DEMARCHES administratives", "Aide aux démarches administratives"),
        ("frais_a_charge", "gratuit", "Gratuit"),
        (
            "modalites_acces",
            "Ce lieu n’accueille pas de public",
            "Ce lieu n'accueille pas de public",
        ),
        ("typologie", "bib", "BIB"),
        ("typologie", "PE", "FT"),
        ("family", "Tiers-lieu", "third-place"),
        ("department", "1", "01"),
        ("department", "2b", "2B"),
        ("department", "Côte-d'Or", "21"),
        ("accessibility", "record", "record"),
        ("appointment", "without", "without"),
        ("open_at", "NOW", "now"),
        ("open_at", "Sat-10:15", "sat-1000"),
        ("open_at", "2026-05-16T10:00", "2026-05-16T10:00"),
        ("open_at", "2026-05-16 10:00:30", "2026-05-16T10:00"),
        ("open_at", "2026-05-16", "2026-05-16"),
        ("open_at", "Sat", "sat"),
        ("open_at", "weekend-Morning", "weekend-morning"),
        ("open_at", "2026-05-16T10:00 02:00", "2026-05-16T10:00+02:00"),
        ("open_unknown", "true", "1"),
        ("source", "Hub du Nord", "Hub du Nord"),
    ],
)
def test_a_value_however_it_is_written(name: str, text: str, value: str) -> None:
    assert FILTER[name].read([text]) == ((value,), [])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("services", "nothing"),
        ("family", "castle"),
        ("department", "99"),
        ("open_at", "2026-13-16"),
        ("open_at", "sat-noon"),
        ("open_at", "2026-13-45T10:00"),
        ("open_at", "9999-01-01T00:00"),
        ("open_at", "sometimes"),
        ("open_unknown", "perhaps"),
        ("source", "x" * 300),
    ],
)
def test_a_value_that_is_none_is_told(name: str, text: str) -> None:
    assert FILTER[name].read([text]) == ((), [text])


def test_several_values_repeated_or_with_bars_each_once() -> None:
    values, bad = FILTER["family"].read(["library|fablab", "library", "", "castle"])
    assert (values, bad) == (("library", "fablab"), ["castle"])


def test_every_filter_has_a_title_an_example_that_it_reads_and_unique_slugs() -> None:
    for one in FILTERS:
        assert str(one.title)
        assert one.find(one.example) is not None, one.name
        slugs = [choice.slug for choice in one.choices("fr")]
        assert len(slugs) == len(set(slugs))
        for choice in one.choices("fr"):
            assert one.find(choice.slug) == choice.value
            assert one.slug(choice.value) == choice.slug


def test_the_standards_lists_filter_under_their_own_names() -> None:
    closed = {name for name, column in COLUMN.items() if column.vocabulary}
    assert closed <= set(FILTER)


def test_every_quick_choice_is_a_value_of_its_filter() -> None:
    for name, value in QUICK_CHOICES:
        assert FILTER[name].find(FILTER[name].slug(value)) == value


def test_opening_asks_for_the_half_hour() -> None:
    asked = FILTER["open_at"].wanted
    assert asked({"open_at": ("now",)}, TUESDAY) == {"slots": ["tue-1000"]}
    assert asked({"open_at": ("sat-1000",)}, TUESDAY) == {"slots": ["sat-1000"]}
    assert asked({"open_at": ("2026-05-16T10:40",)}, TUESDAY) == {"slots": ["sat-1030"]}


def test_unknown_hours_are_a_choice() -> None:
    asked = FILTER["open_at"].wanted
    selection = {"open_at": ("tue-1000",), "open_unknown": ("1",)}
    assert asked(selection, TUESDAY) == {"slots": ["tue-1000", "unknown"]}
    assert asked({"open_unknown": ("1",)}, TUESDAY) == {}


def test_on_a_public_holiday_other_hours_are_asked_for() -> None:
    selection = {"open_at": ("2026-07-14T10:00",), "open_unknown": ("1",)}
    assert FILTER["open_at"].wanted(selection, TUESDAY) == {"slots": ["ph-1000", "ph-unknown"]}


def test_now_is_on_the_clocks_of_the_territory() -> None:
    reunion = Moment(TUESDAY.now, "974")
    assert FILTER["open_at"].wanted({"open_at": ("now",)}, reunion) == {"slots": ["tue-1200"]}


def test_a_day_or_a_part_of_it_is_any_of_its_half_hours() -> None:
    asked = FILTER["open_at"].wanted
    evening = asked({"open_at": ("sat-evening",)}, TUESDAY)["slots"]
    assert (evening[0], evening[-1], len(evening)) == ("sat-1800", "sat-2330", 12)
    weekend = asked({"open_at": ("weekend",), "open_unknown": ("1",)}, TUESDAY)["slots"]
    assert {slot[:3] for slot in weekend} == {"sat", "sun", "unk"}
    assert len(weekend) == 2 * 48 + 1
    holiday = asked({"open_at": ("2026-07-14-morning",)}, TUESDAY)["slots"]
    assert holiday[0] == "ph-0000"


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("sat", "Ouvert samedi"),
        ("sat-morning", "Ouvert samedi matin"),
        ("weekend", "Ouvert le week-end"),
        ("2026-05-13-evening", "Ouvert le 13 mai 2026 soir"),
    ],
)
def test_days_and_their_parts_in_words(value: str, label: str) -> None:
    with translation.override("fr"):
        assert FILTER["open_at"].label(value, "fr") == label


def test_a_slot_means_its_next_occurrence() -> None:
    assert moment_of("sat-1000", TUESDAY).isoformat() == "2026-05-16T10:00:00+02:00"
    assert moment_of("tue-0900", TUESDAY).isoformat() == "2026-05-19T09:00:00+02:00"
    assert moment_of("now", TUESDAY) == TUESDAY.now


def test_values_in_words() -> None:
    with translation.override("fr"):
        assert (
            FILTER["open_at"].label("sat-1030", "fr").replace("\u00a0", " ")
            == "Ouvert samedi à 10 h 30"
        )
        assert FILTER["department"].label("59", "fr") == "Nord (59)"
    assert (
        FILTER["services"].label("Loisirs et créations numériques", "en")
        == "Digital leisure and creation"
    )


SILENT = [one.name for one in FILTERS if one.silence is not None and one.counted]


@pytest.mark.django_db
@pytest.mark.parametrize("name", SILENT)
def test_a_place_that_does_not_tell_has_the_value_unknown(name: str) -> None:
    silent = PlaceFactory(services=[])
    one = FILTER[name]
    assert list(one.values_of(silent)) == ["unknown"]
    assert one.read(["unknown"]) == (("unknown",), [])
    assert one.choices("fr")[-1].value == "unknown"
    condition = one.condition(["unknown", one.choices("fr")[0].value])
    assert condition is not None
    assert list(Place.objects.filter(condition)) == [silent]


def test_to_have_no_programme_and_no_label_is_an_answer() -> None:
    assert FILTER["dispositif_programmes_nationaux"].read(["unknown"]) == ((), ["unknown"])
    assert FILTER["formations_labels"].values_of(Place()) == []


@pytest.mark.parametrize("name", SILENT)
def test_what_a_filter_hides_for_want_of_knowing_can_be_added_once(name: str) -> None:
    one = FILTER[name]
    told = one.choices("fr")[0].value
    more = one.with_unknown({name: (told,), "source": ("a",)})
    assert more == {name: (told, "unknown"), "source": ("a",)}
    assert one.with_unknown(more) is None
    assert one.with_unknown({}) is None


def test_hours_that_nobody_knows_have_a_switch_of_their_own() -> None:
    one = FILTER["open_at"]
    more = one.with_unknown({"open_at": ("now",)})
    assert more == {"open_at": ("now",), "open_unknown": ("1",)}
    assert one.with_unknown(more) is None


def test_silence_is_said_in_numbers() -> None:
    with translation.override("en"):
        for one in FILTERS:
            if one.silence is not None:
                assert str(one.silence % {"count": 1}).startswith("1 place does not tell")
                assert str(one.silence % {"count": 2}).startswith("2 places do not tell")


@pytest.mark.django_db
@pytest.mark.parametrize("name", [one.name for one in FILTERS if one.counted])
def test_index_and_database_agree_on_every_value(name: str) -> None:
    PlaceFactory()
    PlaceFactory(typologies=["BIB"], fees=["Gratuit", "Payant"], department="59", source="a")
    PlaceFactory(typologies=["FABLAB"], special_care=["Handicaps moteurs", "Surdité"], services=[])
    PlaceFactory(booking_url="https://rdv.example", accessibility_url="https://acces.example")
    PlaceFactory(access_modes=["Se présenter", "Prendre un RDV en ligne"], itinerance=["Itinérant"])
    one = FILTER[name]
    places = list(Place.objects.all())
    values = {value for place in places for value in one.values_of(place)}
    for value in values:
        condition = one.condition([value])
        assert condition is not None
        expected = {place.pk for place in places if value in one.values_of(place)}
        assert set(Place.objects.filter(condition).values_list("pk", flat=True)) == expected
