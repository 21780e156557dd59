"""The public API of training: the catalogue with its filters, and the pathways."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.timezone import localdate
from ninja import Router
from wagtail.models import Locale

from directory.api_answers import absolute, finish, list_entries, reading_language, wanted
from directory.api_requests import READING, entry, language_of
from directory.api_schemas import Problem
from directory.departments import DEPARTMENTS
from members import facets
from members.api import place_where
from training.api_schemas import (
    CertificateOut,
    CourseOut,
    CoursesOut,
    PathwayOut,
    PathwaysOut,
    ProviderOut,
    SessionOut,
    StageCourseOut,
    StageOut,
    WordOut,
)
from training.catalogue import gather
from training.filters import YES, Choice, labels
from training.models import CoursePage, CourseSession, Format, Level, PathwayPage
from training.pathways import stages_of
from training.skills import FAMILIES

router = Router(tags=["training"])


def _one_of(values: list[str]) -> dict[str, Any]:
    return {"type": "string", "enum": values}


_FILTERS = list_entries(
    entry("family", "Only courses with a skill of it.", "pedagogie", _one_of(list(FAMILIES))),
    entry("level", "Only courses of this level.", "beginner", _one_of(Level.values)),
    entry("format", "Only courses held so.", "remote", _one_of(Format.values)),
    entry("department", "Only with a session to come here.", "59", _one_of(list(DEPARTMENTS))),
    entry("certifying", "Only what leads to a certificate.", YES, _one_of([YES])),
    entry("free", "Only what costs nothing.", YES, _one_of([YES])),
)


@router.api_operation(
    READING,
    "/courses",
    response={200: CoursesOut, 400: Problem},
    summary="Courses",
    description="The catalogue of training, the next course to be held first, with the sessions "
    "that are to come.",
    operation_id="list_courses",
    openapi_extra={"parameters": _FILTERS},
)
def list_courses(request: HttpRequest, response: HttpResponse) -> Any:
    """A page of courses with the counts of the filters."""
    with translation.override(language_of(request)):
        words = labels()
        asked = wanted(request.GET, words)
        choice = Choice(**asked.values)
        courses = CoursePage.objects.below("").filter(locale=Locale.get_active())
        sessions = courses.sessions_held()
        known = gather(courses, sessions)
        chosen = [key for key, course in known.items() if course.facts.suits(choice)]
        page = asked.cut(chosen)
        pages = CoursePage.objects.for_cards().in_bulk(list(page))
        finish(response, reading_language())
        return {
            **asked.numbers(len(chosen)),
            "facets": facets.tallies(words, [one.facts for one in known.values()], choice),
            "results": [
                _course(pages[key], sessions[known[key].translation_key], request)
                for key in page
                if key in pages
            ],
        }


@router.api_operation(
    READING,
    "/pathways",
    response={200: PathwaysOut, 400: Problem},
    summary="Pathways",
    description="Ordered stages that lead through courses to a certificate.",
    operation_id="list_pathways",
    openapi_extra={"parameters": list_entries()},
)
def list_pathways(request: HttpRequest, response: HttpResponse) -> Any:
    """A page of pathways with their stages."""
    with translation.override(language_of(request)):
        asked = wanted(request.GET, {})
        pathways = PathwayPage.objects.below("").filter(locale=Locale.get_active())
        found = list(pathways.select_related("alias_of").defer("body"))
        finish(response, reading_language())
        return {
            **asked.numbers(len(found)),
            "results": [_pathway(one, request) for one in asked.cut(found)],
        }


def _course(course: CoursePage, sessions: list[CourseSession], request: HttpRequest) -> CourseOut:
    language, today = reading_language(), localdate()
    return CourseOut(
        key=course.translation_key,
        title=course.title,
        summary=course.summary,
        language=course.content_language,
        url=absolute(course.get_url(request) or "", request),
        families=[WordOut(slug=one.slug, name=one.label(language)) for one in course.families],
        skills=[WordOut(slug=one.slug, name=one.label(language)) for one in course.skills_taught],
        level=WordOut(slug=course.level, name=course.get_level_display()),
        format=WordOut(slug=course.format, name=course.get_format_display()),
        hours=course.hours,
        price=course.price,
        funding=course.funding,
        provider=_provider(course, request),
        prerequisites=course.prerequisites,
        certificate=_certificate(course),
        sessions=[_session(one, request) for one in sessions if not one.is_past(today)],
    )


def _provider(course: CoursePage, request: HttpRequest) -> ProviderOut | None:
    organisation = course.provider
    if organisation:
        url = absolute(organisation.get_absolute_url(), request)
        return ProviderOut(slug=organisation.slug, name=organisation.name, url=url)
    if course.provider_name:
        return ProviderOut(slug="", name=course.provider_name, url=course.provider_url)
    return None


def _certificate(page: CoursePage | PathwayPage) -> CertificateOut | None:
    if not page.certificate:
        return None
    return CertificateOut(
        name=page.certificate, number=page.certificate_number, url=page.certificate_url
    )


def _session(session: CourseSession, request: HttpRequest) -> SessionOut:
    place = session.public_place
    return SessionOut(
        start=session.start,
        end=session.end,
        town=session.where,
        department=session.where_department,
        place=place_where(place, request) if place else None,
        remote=session.is_remote,
        seats=session.seats,
        state=session.state,
        enrol_url=session.enrol_url,
    )


def _pathway(pathway: PathwayPage, request: HttpRequest) -> PathwayOut:
    return PathwayOut(
        key=pathway.translation_key,
        title=pathway.title,
        summary=pathway.summary,
        language=pathway.content_language,
        url=absolute(pathway.get_url(request) or "", request),
        certificate=_certificate(pathway),
        stages=[
            StageOut(
                number=stage.number,
                title=stage.title,
                gives=stage.gives,
                courses=[
                    StageCourseOut(
                        key=one["key"], title=one["title"], url=absolute(one["url"], request)
                    )
                    for one in stage.courses
                ],
                skills=[WordOut(slug=one.slug, name=one.name) for one in stage.skills],
                hours=stage.hours,
            )
            for stage in stages_of(pathway, request)
        ],
    )
