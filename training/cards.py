"""What the cards of courses and pathways say, as their templates want it."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import get_language

from training.models import CoursePage, CourseSession, PathwayPage
from training.skills import main_family
from training.wording import days_words, hours_words, price_words, where_words


def next_one(
    sessions: Iterable[CourseSession], today: datetime.date | None = None
) -> CourseSession | None:
    """The first session to come that has seats, else the first that is full; none cancelled."""
    today = today or localdate()
    coming = [
        one
        for one in sessions
        if not one.is_past(today) and one.state != CourseSession.State.CANCELLED
    ]
    coming.sort(key=lambda one: (one.state == CourseSession.State.FULL, one.start))
    return coming[0] if coming else None


def course_card(
    course: CoursePage, sessions: Iterable[CourseSession], request: HttpRequest | None = None
) -> dict[str, Any]:
    """The parameters of ``training/includes/course_card.html``."""
    language = get_language() or ""
    session = next_one(sessions)
    return {
        "title": course.title,
        "url": course.get_url(request),
        "summary": course.summary,
        "families": [family.label(language) for family in course.families],
        "arms": main_family(course.skills),
        "facts": [
            text
            for text in (
                course.get_level_display(),
                course.get_format_display(),
                hours_words(course.hours),
                price_words(course.price),
            )
            if text
        ],
        "certifying": course.is_certifying,
        "provider": course.provider.name if course.provider else course.provider_name,
        "session": {
            "days": days_words(session.start, session.end),
            "where": where_words(session),
            "full": session.state == CourseSession.State.FULL,
        }
        if session
        else None,
        "lang": course.foreign_language,
    }


def pathway_card(pathway: PathwayPage, request: HttpRequest | None = None) -> dict[str, Any]:
    """The parameters of ``training/includes/pathway_card.html``."""
    return {
        "title": pathway.title,
        "url": pathway.get_url(request),
        "summary": pathway.summary,
        "stages": len(pathway.stages),
        "certificate": pathway.certificate,
        "lang": pathway.foreign_language,
    }
