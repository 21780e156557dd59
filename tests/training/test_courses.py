"""A course and its sessions: what is refused, and what readers of each language get."""

from datetime import date

from django.core.exceptions import ValidationError
from django.test import Client

from tests.directory.factories import PlaceFactory
from tests.home.factories import Portal, translated
from tests.training.factories import (
    CoursePageFactory,
    CourseSessionFactory,
)
from training.models import CoursePage, CourseSession, TrainingIndexPage


def refused(thing: CoursePage | CourseSession) -> set[str]:
    """The fields that ``clean`` complains of."""
    try:
        thing.clean()
    except ValidationError as fault:
        return set(fault.error_dict)
    return set()


def test_a_number_of_a_certificate_is_tidied_and_needs_its_name() -> None:
    course = CoursePage(certificate="Un titre", certificate_number="rncp 12345")
    assert refused(course) == set()
    assert course.certificate_number == "RNCP12345"
    assert refused(CoursePage(certificate_number="RNCP12345")) == {"certificate"}
    assert refused(CoursePage(certificate="Un titre", certificate_number="12")) == {
        "certificate_number"
    }


def test_a_session_ends_after_it_begins_and_is_somewhere() -> None:
    day, before = date(2026, 3, 2), date(2026, 3, 1)
    assert refused(CourseSession(start=day, end=before, is_remote=True)) == {"end"}
    assert refused(CourseSession(start=day, end=day)) == {"town"}
    assert refused(CourseSession(start=day, end=day, town="Lille")) == {"department"}
    assert refused(CourseSession(start=day, end=day, town="Lille", department="59")) == set()


def test_a_session_at_a_place_is_where_the_place_is(catalogue: TrainingIndexPage) -> None:
    place = PlaceFactory(commune="Amiens", department="80")
    course = CoursePageFactory(parent=catalogue)
    CourseSessionFactory(page=course, place=place, town="", department="")
    (session,) = course.sessions_held()
    assert (session.where, session.where_department) == ("Amiens", "80")


def test_a_session_cancelled_in_french_is_cancelled_in_english_at_once(
    portal: Portal, catalogue: TrainingIndexPage
) -> None:
    course = CoursePageFactory(parent=catalogue)
    CourseSessionFactory(page=course)
    translated(catalogue, portal.english, slug="training")
    english = translated(course, portal.english, title="Course")
    course.sessions.update(state=CourseSession.State.CANCELLED)
    (held,) = english.sessions_held()
    assert (held.page_id, held.state) == (course.pk, "cancelled")


def test_the_pages_of_the_room_open(client: Client, catalogue: TrainingIndexPage) -> None:
    course = CoursePageFactory(parent=catalogue)
    for page in (catalogue, course):
        assert client.get(page.url).status_code == 200
