"""Catalogues, courses, their sessions and pathways for tests."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import factory
from django.utils import timezone
from django.utils.timezone import localdate
from factory.django import DjangoModelFactory
from wagtail_factories import PageFactory

from quests.secrets import digest
from training.models import CoursePage, CourseSession, OrderRoom, PathwayPage, TrainingIndexPage

LEADS = "the-facilitators-own-token"


def in_days(days: int) -> date:
    """The day that many ``days`` from today."""
    return localdate() + timedelta(days=days)


class TrainingIndexPageFactory(PageFactory):
    """A catalogue; it needs a ``parent``."""

    class Meta:
        model = TrainingIndexPage

    title = "Formations"


class CoursePageFactory(PageFactory):
    """A published course; it needs a ``parent``."""

    class Meta:
        model = CoursePage

    title = factory.Sequence(lambda number: f"Formation {number}")
    skills = factory.LazyFunction(lambda: ["ordinateur"])

    @classmethod
    def _create_instance(cls, model_class: Any, parent: Any, kwargs: dict[str, Any]) -> CoursePage:
        kwargs.setdefault("locale", parent.locale)
        course = CoursePage(**kwargs)
        parent.add_child(instance=course)
        return course


class CourseSessionFactory(DjangoModelFactory):
    """A session of one day in Lille, a month from now; it needs a ``page``."""

    class Meta:
        model = CourseSession

    locale = factory.SelfAttribute("page.locale")
    start = factory.LazyFunction(lambda: in_days(30))
    end = factory.SelfAttribute("start")
    town = "Lille"
    department = "59"


class PathwayPageFactory(PageFactory):
    """A published pathway; it needs a ``parent``. ``stages`` is a list of blocks as JSON."""

    class Meta:
        model = PathwayPage

    title = factory.Sequence(lambda number: f"Parcours {number}")

    @classmethod
    def _create_instance(cls, model_class: Any, parent: Any, kwargs: dict[str, Any]) -> PathwayPage:
        kwargs.setdefault("locale", parent.locale)
        pathway = PathwayPage(**kwargs)
        parent.add_child(instance=pathway)
        return pathway


def stage(title: str, *courses: CoursePage, gives: str = "", skills: Any = ()) -> dict[str, Any]:
    """A stage of a pathway as JSON."""
    items = [{"type": "item", "value": course.pk, "id": str(uuid4())} for course in courses]
    value = {"title": title, "gives": gives, "courses": items, "skills": list(skills)}
    return {"type": "stage", "value": value}


class OrderRoomFactory(DjangoModelFactory):
    """An open room for orders, led by whoever has ``LEADS``."""

    class Meta:
        model = OrderRoom

    code = "ACDEFG"
    secret = digest(LEADS)
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))
