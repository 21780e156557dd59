"""The courses that an organisation gives, for its page."""

from django.http import HttpRequest
from django.utils.translation import get_language, ngettext

from directory.models import Organisation
from directory.organisations.extras import Part
from training.cards import course_card
from training.catalogue import gather
from training.models import CoursePage

MOST = 4


def courses_given(organisation: Organisation, request: HttpRequest) -> Part | None:
    """How many courses it gives, and the next ones to be held."""
    courses = CoursePage.objects.below("").filter(
        provider=organisation, locale__language_code=get_language() or ""
    )
    sessions = courses.sessions_held()
    known = gather(courses, sessions)
    if not known:
        return None
    first = list(known)[:MOST]
    pages = CoursePage.objects.for_cards().in_bulk(first)
    cards = [
        course_card(pages[key], sessions[known[key].translation_key], request) for key in first
    ]
    index = pages[first[0]].get_parent()
    return Part(
        len(known),
        ngettext("course given", "courses given", len(known)),
        "training/includes/courses_of_organisation.html",
        {"courses": cards, "all_url": index.get_url(request)},
    )
