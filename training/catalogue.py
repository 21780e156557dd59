"""What the catalogue shows: courses found by words and filters, and the pathways above them."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import get_language

from directory.paging import page_links, page_of
from search.engine import get_engine
from search.protocol import Query, SearchUnavailable
from training.cards import course_card, next_one, pathway_card
from training.filters import YES, Facts, controls, read_choice
from training.models import CoursePage, CourseSession, PathwayPage
from training.models.course import CourseQuerySet
from training.models.index import TrainingIndexPage
from training.skills import families_of

PER_PAGE = 12
MOST_FOUND = 1_000
LATEST = datetime.date.max


@dataclass(frozen=True, slots=True)
class Known:
    """One course as the catalogue knows it, before its page is read."""

    translation_key: UUID
    facts: Facts
    next_day: datetime.date


def one(value: str) -> frozenset[str]:
    """A fact of one value, or of none."""
    return frozenset([value]) if value else frozenset()


def gather(courses: CourseQuerySet, sessions: dict[UUID, list[CourseSession]]) -> dict[int, Known]:
    """Each of ``courses`` by its key: the next to be held first, then by title; one query."""
    today = localdate()
    found: dict[int, Known] = {}
    rows = courses.order_by("title", "pk").values_list(
        "pk", "translation_key", "skills", "level", "format", "certificate", "price"
    )
    for key, translation_key, skills, level, format_, certificate, price in rows:
        coming = [
            session
            for session in sessions.get(translation_key, [])
            if not session.is_past(today) and session.state != CourseSession.State.CANCELLED
        ]
        session = next_one(coming, today)
        facts = Facts(
            family=frozenset(family.slug for family in families_of(skills)),
            level=one(level),
            format=one(format_),
            department=frozenset(filter(None, (each.where_department for each in coming))),
            certifying=one(YES if certificate else ""),
            free=one(YES if price == 0 else ""),
        )
        found[key] = Known(translation_key, facts, session.start if session else LATEST)
    return dict(sorted(found.items(), key=lambda item: item[1].next_day))


def search(text: str) -> tuple[set[int], bool]:
    """Keys of the courses that have ``text``; whether only titles and summaries were looked at."""
    try:
        query = Query(text=text, kinds=["course"], language=get_language() or "", limit=MOST_FOUND)
        hits = get_engine().search(query).hits
    except SearchUnavailable:
        named = CoursePage.objects.live().filter(
            Q(title__icontains=text) | Q(summary__icontains=text)
        )
        return set(named.values_list("pk", flat=True)), True
    return {int(hit.id.rpartition("-")[2]) for hit in hits}, False


def list_context(index: TrainingIndexPage, request: HttpRequest) -> dict[str, Any]:
    """What the page shows; as many queries for a hundred courses as for one."""
    choice, misunderstood = read_choice(request.GET)
    below = CoursePage.objects.below(index.path)
    sessions = below.sessions_held()
    known, degraded = gather(below, sessions), False
    if choice.q:
        keys, degraded = search(choice.q)
        known = {key: course for key, course in known.items() if key in keys}
    chosen = [key for key, course in known.items() if course.facts.suits(choice)]
    page = page_of(chosen, request.GET.get("page", "1"), PER_PAGE)
    courses = CoursePage.objects.for_cards().in_bulk(list(page.object_list))
    return {
        "courses": [
            course_card(courses[key], sessions.get(known[key].translation_key, []), request)
            for key in page.object_list
            if key in courses
        ],
        "pathways": [] if choice else _pathways(index, request),
        "count": len(chosen),
        "choice": choice,
        "misunderstood": misunderstood,
        "degraded": degraded,
        "filters": controls([course.facts for course in known.values()], choice),
        "pagination": page_links(page, request.GET),
    }


def _pathways(index: TrainingIndexPage, request: HttpRequest) -> list[dict[str, Any]]:
    pathways = PathwayPage.objects.below(index.path).select_related("alias_of").defer("body")
    return [pathway_card(one, request) for one in pathways]
