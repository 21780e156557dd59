"""A pathway's stages as plain values, for its figure, its table and the API."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import get_language

from editorial.languages import language_of
from training.models import CoursePage, PathwayPage
from training.skills import Family, known, main_family
from training.wording import hours_words


@dataclass(frozen=True, slots=True)
class Word:
    """Something of the table of skills in the language being read."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage; ``courses`` are those that readers may open, in their language if they are in it.

    ``hours`` is the sum of those that say how long they are, None where none does.
    """

    number: int
    title: str
    gives: str
    courses: list[dict[str, Any]]
    skills: list[Word]
    family: Family | None
    hours: int | None

    @property
    def length(self) -> str:
        """« 35 heures »; empty when it is not known."""
        return hours_words(self.hours)


def stages_of(pathway: PathwayPage, request: HttpRequest | None = None) -> list[Stage]:
    """The stages in order; two queries, however many there are."""
    language = get_language() or ""
    values = [block.value for block in pathway.stages]
    chosen = [[page for page in value["courses"] if page] for value in values]
    courses = readable(page.translation_key for pages in chosen for page in pages)
    stages = []
    for number, (value, pages) in enumerate(zip(values, chosen, strict=True), start=1):
        here = [courses[page.translation_key] for page in pages if page.translation_key in courses]
        lengths = [course.hours for course in here if course.hours]
        stages.append(
            Stage(
                number=number,
                title=value["title"],
                gives=value["gives"],
                courses=[_course(course, request) for course in here],
                skills=[Word(one.slug, one.label(language)) for one in known(value["skills"])],
                family=main_family(value["skills"]),
                hours=sum(lengths) if lengths else None,
            )
        )
    return stages


def _course(course: CoursePage, request: HttpRequest | None) -> dict[str, Any]:
    return {
        "key": course.translation_key,
        "title": course.title,
        "url": course.get_url(request),
        "lang": course.foreign_language,
        "length": hours_words(course.hours),
        "format": course.get_format_display(),
    }


def readable(keys: Iterable[UUID]) -> dict[UUID, CoursePage]:
    """The public course of each translation key: in the reader's language, else in another."""
    language = get_language()
    found: dict[UUID, CoursePage] = {}
    courses = CoursePage.objects.live().public().filter(translation_key__in=set(keys))
    for course in courses.for_cards().order_by("pk"):
        if course.translation_key not in found or language_of(course.locale_id) == language:
            found[course.translation_key] = course
    return found


def pathway_context(pathway: PathwayPage, request: HttpRequest) -> dict[str, Any]:
    """What the page of a pathway shows."""
    stages = stages_of(pathway, request)
    return {
        "pathway_stages": stages,
        "length": hours_words(sum(stage.hours or 0 for stage in stages) or None),
    }


def pathways_with(course: CoursePage, request: HttpRequest) -> list[dict[str, Any]]:
    """The public pathways beside ``course`` that lead through it: ``title`` and ``url``."""
    beside = PathwayPage.objects.below(course.path[: -course.steplen]).defer("body")
    return [
        {"title": pathway.title, "url": pathway.get_url(request)}
        for pathway in beside
        if course.translation_key in keys_of(pathway)
    ]


def keys_of(pathway: PathwayPage) -> set[UUID]:
    """The translation keys of all courses of ``pathway``."""
    return {
        page.translation_key for block in pathway.stages for page in block.value["courses"] if page
    }
