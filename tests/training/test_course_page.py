"""The page of a course: what it tells people, and what it tells search engines."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.directory.factories import PlaceFactory
from tests.home.factories import Portal, translated
from tests.home.reading import links, main, titles
from tests.reading import words
from tests.training.factories import (
    CoursePageFactory,
    CourseSessionFactory,
    PathwayPageFactory,
    in_days,
    stage,
)
from training.models import CourseSession, Level, TrainingIndexPage
from training.wording import days_words, hours_words, price_words


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2027, 1, 12), date(2027, 1, 12), "12 janvier 2027"),
        (date(2027, 1, 12), date(2027, 1, 14), "du 12 au 14 janvier 2027"),
        (date(2027, 1, 1), date(2027, 2, 2), "du 1er janvier au 2 février 2027"),
        (date(2026, 12, 31), date(2027, 1, 1), "du 31 décembre 2026 au 1er janvier 2027"),
    ],
)
def test_days_say_no_month_or_year_twice(start: date, end: date, text: str) -> None:
    assert days_words(start, end) == text


def test_prices_and_lengths_that_are_not_known_say_nothing() -> None:
    assert [price_words(price) for price in (None, 0, 320)] == ["", "Gratuit", "320\u00a0€"]
    assert [hours_words(hours) for hours in (None, 1, 14)] == ["", "1 heure", "14 heures"]


def test_it_tells_for_whom_how_long_at_what_price_and_who_gives_it(
    client: Client, catalogue: TrainingIndexPage
) -> None:
    course = CoursePageFactory(
        parent=catalogue,
        level=Level.CONFIRMED,
        hours=14,
        price=320,
        provider_name="Une école",
        provider_url="https://example.org/",
        certificate="Un titre",
        certificate_number="RNCP12345",
        skills=["ordinateur", "posture"],
    )
    page = main(client.get(course.url))
    text = words(page)
    for part in (
        "Perfectionnement",
        "14 heures",
        "320 €",
        "Une école",
        "Un titre (RNCP12345)",
    ):
        assert part in text
    assert {
        "https://example.org/",
        "https://www.francecompetences.fr/recherche/rncp/12345/",
        "/fr/formations/?family=technique",
        "/fr/formations/?family=savoir-etre",
    } <= set(links(page))


def test_sessions_are_in_order_and_past_ones_apart(
    client: Client, catalogue: TrainingIndexPage
) -> None:
    course = CoursePageFactory(parent=catalogue)
    for days, town in ((40, "Lens"), (20, "Arras"), (-5, "Calais"), (-50, "Douai")):
        CourseSessionFactory(page=course, start=in_days(days), town=town)
    page = main(client.get(course.url))
    past = page.select_one("details.past-sessions")
    assert past is not None
    assert "2 sessions passées" in words(past)
    towns = ["Arras", "Lens", "Calais", "Douai"]
    found = words(page)
    assert sorted(towns, key=found.index) == towns
    assert all(town in words(past) for town in ("Calais", "Douai"))
    assert "Lens" not in words(past)


def test_one_enrols_only_where_there_is_room(client: Client, catalogue: TrainingIndexPage) -> None:
    course = CoursePageFactory(parent=catalogue)
    for state in CourseSession.State.values:
        address = f"https://example.org/{state}"
        CourseSessionFactory(page=course, state=state, enrol_url=address)
    found = links(main(client.get(course.url)))
    assert [link for link in found if link.startswith("https")] == ["https://example.org/open"]


def test_a_hidden_place_is_not_linked(client: Client, catalogue: TrainingIndexPage) -> None:
    course = CoursePageFactory(parent=catalogue)
    hidden, shown = PlaceFactory(live=False, name="Caché"), PlaceFactory(name="Ouvert à tous")
    for place in (hidden, shown):
        CourseSessionFactory(page=course, place=place)
    text = words(main(client.get(course.url)))
    assert "Ouvert à tous" in text
    assert "Caché" not in text


def test_it_names_the_pathways_that_lead_through_it_in_the_readers_language(
    client: Client, portal: Portal, catalogue: TrainingIndexPage
) -> None:
    course, other = CoursePageFactory(parent=catalogue), CoursePageFactory(parent=catalogue)
    pathway = PathwayPageFactory(parent=catalogue, stages=[stage("Un", course)])
    translated(catalogue, portal.english, slug="training")
    english = translated(course, portal.english, slug="course")
    path_en = translated(pathway, portal.english, slug="pathway")
    assert pathway.url in links(main(client.get(course.url)))
    assert path_en.url in links(main(client.get(english.url)))
    assert pathway.url not in links(main(client.get(other.url)))


def test_search_engines_read_a_course_and_its_sessions(
    client: Client, catalogue: TrainingIndexPage
) -> None:
    course = CoursePageFactory(
        parent=catalogue, title="Écouter </script>", price=0, hours=14, provider_name="Une école"
    )
    CourseSessionFactory(page=course, seats=8)
    CourseSessionFactory(page=course, state="cancelled", start=in_days(60))
    script = (
        main(client.get(course.url))
        .find_parent("html")
        .select_one(  # type: ignore[union-attr]
            'script[type="application/ld+json"]'
        )
    )
    data: dict[str, Any] = json.loads(script.string)  # type: ignore[union-attr, arg-type]
    assert data["@type"] == "Course"
    assert data["name"] == "Écouter </script>"
    assert data["timeRequired"] == "PT14H"
    assert data["provider"] == {"@type": "Organization", "name": "Une école"}
    first, second = data["hasCourseInstance"]
    assert first["startDate"] == in_days(30).isoformat()
    assert first["maximumAttendeeCapacity"] == 8
    assert first["location"]["address"]["addressLocality"] == "Lille"
    assert second["eventStatus"] == "https://schema.org/EventCancelled"


def test_a_family_is_drawn_by_most_of_its_skills(
    client: Client, catalogue: TrainingIndexPage
) -> None:
    course = CoursePageFactory(parent=catalogue, skills=["ordinateur", "posture", "limites"])
    assert titles(client.get(course.url), ".skill-families h3") == ["Technique", "Savoir-être"]
    assert "charges.svg#hand" in str(main(client.get(course.url)).select_one("header svg"))
