"""An editor writes a course in the admin."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from tests.home.reading import attributes
from tests.training.factories import in_days
from training.models import CoursePage, TrainingIndexPage
from training.skills import SKILLS


def typed(skills: Sequence[str] = ("posture", "accueil"), **changes: Any) -> dict[str, Any]:
    """What the form sends of a course with one session."""
    day = in_days(30).isoformat()
    session = {"start": day, "end": day, "town": "Lille", "department": "59", "state": "open"}
    fields: dict[str, Any] = nested_form_data(
        {
            "title": "Écouter",
            "slug": "ecouter",
            "level": "beginner",
            "format": "on-site",
            "body": streamfield([]),
            "sessions": inline_formset([session]),
            "comments": inline_formset([]),
            **changes,
        }
    )
    return fields | {"skills": list(skills)}


@pytest.fixture
def address(catalogue: TrainingIndexPage) -> str:
    """Where a course is written."""
    return reverse("wagtailadmin_pages:add", args=["training", "coursepage", catalogue.pk])


def test_skills_are_boxes_and_what_is_ticked_is_kept_with_the_session(
    moderator: Client, address: str
) -> None:
    boxes = attributes(moderator.get(address), 'input[type=checkbox][name="skills"]', "value")
    assert boxes == list(SKILLS)
    moderator.post(address, typed() | {"action-publish": "1"})
    course = CoursePage.objects.live().get()
    assert sorted(course.skills) == ["accueil", "posture"]
    (session,) = course.sessions_held()
    assert (session.town, session.locale) == ("Lille", course.locale)


def test_a_course_that_teaches_nothing_and_is_nowhere_is_refused(
    moderator: Client, address: str
) -> None:
    day = in_days(30).isoformat()
    nowhere = inline_formset([{"start": day, "end": day, "state": "open"}])
    page = moderator.post(address, typed([], sessions=nowhere) | {"action-publish": "1"})
    assert not CoursePage.objects.exists()
    assert "Choisissez un lieu, tapez une commune" in page.content.decode()
    assert "skills" in page.context["form"].errors
