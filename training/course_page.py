"""What the page of a course shows, as plain values."""

from typing import Any

from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext

from training.linked_data import linked_data
from training.models import CoursePage, CourseSession
from training.pathways import pathways_with
from training.skills import main_family
from training.wording import days_words, hours_words, price_words, where_words

TINCTURES = {
    CourseSession.State.OPEN: "sinople",
    CourseSession.State.FULL: "gueules",
    CourseSession.State.CANCELLED: "",
}


def course_context(course: CoursePage, request: HttpRequest) -> dict[str, Any]:
    """Facts, skills by family, sessions to come and past ones, pathways that lead through it."""
    is_draft = getattr(request, "is_preview", False)
    sessions = course.sessions_drafted() if is_draft else course.sessions_held()
    today = localdate()
    catalogue_url = (course.get_url(request) or "").removesuffix(f"{course.slug}/")
    language = get_language() or ""
    rows = [(session.is_past(today), session_row(session)) for session in sessions]
    return {
        "facts": facts(course),
        "families": [
            {
                "label": family.label(language),
                "url": f"{catalogue_url}?family={family.slug}",
                "family": family,
                "skills": [
                    skill.label(language)
                    for skill in course.skills_taught
                    if skill.family == family.slug
                ],
            }
            for family in course.families
        ],
        "arms": main_family(course.skills),
        "coming": [row for is_past, row in rows if not is_past],
        "past": [row for is_past, row in reversed(rows) if is_past],
        "pathways": pathways_with(course, request),
        "linked_data": linked_data(course, sessions, request),
    }


def facts(course: CoursePage) -> list[dict[str, str]]:
    """What is known, in short: each a ``term``, a ``text`` and where it leads to, ``url``."""
    price = price_words(course.price)
    found = [
        {"term": gettext("Level"), "text": course.get_level_display()},
        {"term": gettext("Format"), "text": course.get_format_display()},
        {"term": gettext("Length"), "text": hours_words(course.hours)},
        {"term": gettext("Price"), "text": price or gettext("Ask whoever gives it")},
        {"term": gettext("Who may pay"), "text": course.funding},
        {
            "term": gettext("Before you come"),
            "text": course.prerequisites or gettext("There is nothing one must know."),
        },
        {"term": gettext("Given by"), **_provider(course)},
        {"term": gettext("Certificate"), **_certificate(course)},
    ]
    return [fact for fact in found if fact["text"]]


def _provider(course: CoursePage) -> dict[str, str]:
    organisation = course.provider
    if organisation is None:
        return {"text": course.provider_name, "url": course.provider_url}
    mark = gettext("invented example") if organisation.is_example else ""
    return {"text": organisation.name, "url": organisation.get_absolute_url(), "mark": mark}


def _certificate(course: CoursePage) -> dict[str, str]:
    number = course.certificate_number
    text = f"{course.certificate} ({number})" if number else course.certificate
    return {"text": text, "url": course.certificate_url}


def session_row(session: CourseSession) -> dict[str, Any]:
    """A session in words."""
    place = session.public_place
    return {
        "start": session.start,
        "end": session.end,
        "days": days_words(session.start, session.end),
        "where": where_words(session),
        "place": {"name": place.name, "url": place.get_absolute_url()} if place else None,
        "seats": session.seats,
        "state": session.get_state_display(),
        "tincture": TINCTURES[CourseSession.State(session.state)],
        "enrol_url": session.enrol_url if session.state == CourseSession.State.OPEN else "",
    }
