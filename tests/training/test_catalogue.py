"""The catalogue: words, filters with true counts, the next session, pathways above."""

from typing import Any

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.directory.factories import PlaceFactory
from tests.home.reading import main, titles
from tests.reading import words
from tests.training.factories import (
    CoursePageFactory,
    CourseSessionFactory,
    PathwayPageFactory,
    in_days,
)
from training.filters import Choice, Facts, controls
from training.models import CourseSession, Format, Level, TrainingIndexPage


def shown(client: Client, page: Any, query: str = "") -> list[str]:
    """The titles of the courses that the catalogue shows for ``query``."""
    return titles(client.get(f"{page.url}{query}"), ".course-list .course-card-title")


def test_counts_of_a_filter_ignore_its_own_choice_and_respect_the_others() -> None:
    facts = [
        Facts(family=frozenset(["social", "droit"]), level=frozenset(["beginner"])),
        Facts(family=frozenset(["social"]), level=frozenset(["expert"])),
    ]
    found = controls(facts, Choice(family="droit"))
    assert [(one["label"], one["count"]) for one in found["families"]] == [
        ("Toutes", 2),
        ("Social", 2),
        ("Droit et démarches", 1),
    ]
    assert [(one["value"], one["count"]) for one in found["levels"]] == [("beginner", 1)]
    assert [(one["name"], one["count"]) for one in found["boxes"]] == [
        ("certifying", 0),
        ("free", 0),
    ]


def test_it_is_filtered_by_everything_at_once(client: Client, catalogue: TrainingIndexPage) -> None:
    wanted: dict[str, Any] = {
        "skills": ["posture"],
        "level": Level.EXPERT,
        "format": Format.REMOTE,
        "price": 0,
        "certificate": "Un titre",
    }
    course = CoursePageFactory(parent=catalogue, title="Voulue", **wanted)
    CourseSessionFactory(page=course)
    changes: list[dict[str, Any]] = [
        {"skills": ["mobile"]},
        {"level": Level.BEGINNER},
        {"format": Format.ON_SITE},
        {"price": 10},
        {"price": None},
        {"certificate": ""},
    ]
    for number, change in enumerate(changes):
        other = CoursePageFactory(parent=catalogue, title=f"Autre {number}", **(wanted | change))
        CourseSessionFactory(page=other)
    CoursePageFactory(parent=catalogue, title="Sans session", **wanted)
    query = "?family=savoir-etre&level=expert&format=remote&department=59&free=yes&certifying=yes"
    assert shown(client, catalogue, query) == ["Voulue"]


def test_only_sessions_to_come_that_are_held_make_a_departement(
    client: Client, catalogue: TrainingIndexPage
) -> None:
    course = CoursePageFactory(parent=catalogue, title="Ici")
    CourseSessionFactory(page=course, place=PlaceFactory(department="80", commune="Amiens"))
    CourseSessionFactory(page=course, department="02", start=in_days(-9))
    CourseSessionFactory(page=course, department="60", state=CourseSession.State.CANCELLED)
    assert shown(client, catalogue, "?department=80") == ["Ici"]
    page = client.get(f"{catalogue.url}?department=60")
    assert titles(page, ".course-list .course-card-title") == []
    assert "Aisne" not in words(main(page))


def test_a_card_shows_one_session_and_the_next_to_be_held_comes_first(
    client: Client, catalogue: TrainingIndexPage
) -> None:
    late = CoursePageFactory(parent=catalogue, title="A")
    soon = CoursePageFactory(parent=catalogue, title="B")
    CoursePageFactory(parent=catalogue, title="C")
    CourseSessionFactory(page=late, start=in_days(50), town="Amiens", department="80")
    for days, town, state in (
        (-3, "Arras", "open"),
        (5, "Lens", "cancelled"),
        (9, "Calais", "full"),
    ):
        CourseSessionFactory(page=soon, start=in_days(days), town=town, state=state)
    CourseSessionFactory(page=soon, start=in_days(20), town="Lille")
    assert shown(client, catalogue) == ["B", "A", "C"]
    text = words(main(client.get(catalogue.url)))
    assert text.count("Prochaine session") == 2
    assert "Lille" in text
    assert not any(town in text for town in ("Arras", "Lens", "Calais"))


def test_what_is_not_understood_is_left_out_and_said(
    client: Client, catalogue: TrainingIndexPage
) -> None:
    CoursePageFactory(parent=catalogue, title="Là")
    assert shown(client, catalogue, "?family=zzz&level=7") == ["Là"]
    assert "n’a pas été comprise" in words(main(client.get(f"{catalogue.url}?family=zzz")))


def test_pathways_stand_above_until_something_is_chosen(
    client: Client, catalogue: TrainingIndexPage
) -> None:
    PathwayPageFactory(parent=catalogue, title="Vers le titre", certificate="Le titre")
    assert "Mène à : Le titre" in words(main(client.get(catalogue.url)))
    assert "Vers le titre" not in words(main(client.get(f"{catalogue.url}?family=social")))


def test_ten_courses_need_no_more_queries_than_one(
    client: Client, catalogue: TrainingIndexPage
) -> None:
    def queries() -> int:
        cache.clear()  # of whole pages
        with CaptureQueriesContext(connection) as asked:
            client.get(f"{catalogue.url}?level=beginner")
        return len(asked)

    def add(count: int) -> None:
        for _number in range(count):
            course = CoursePageFactory(parent=catalogue)
            CourseSessionFactory(page=course, place=PlaceFactory())
            CourseSessionFactory(page=course)

    add(1)
    queries()  # what a process keeps from then on
    few = queries()
    add(9)
    assert queries() == few
