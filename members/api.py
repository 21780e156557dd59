"""The public API of mediators: those who agreed, and of them what they agreed to."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from ninja import Path, Router
from wagtail.images import get_image_model
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from directory.api_answers import (
    absolute,
    finish,
    list_entries,
    reading_language,
    wanted,
)
from directory.api_requests import (
    LANGUAGE,
    LANGUAGE_ENTRY,
    READING,
    entry,
    language_of,
    refuse_unknown,
)
from directory.api_schemas import Problem
from directory.departments import DEPARTMENTS
from directory.models import Place
from members import community, consent, facets, spoken
from members.api_schemas import (
    ArmsOut,
    LinkedOut,
    MediatorOut,
    MediatorsOut,
    PlaceWhereOut,
    PortraitOut,
    SpokenOut,
)
from members.blasons import pictures
from members.blasons.composing import query_of
from members.listing import Choice, find
from members.models import ArchetypePage, Mediator

router = Router(tags=["mediators"])

# As the pages show portraits: one picture is made for both.
PORTRAIT = "fill-192x224|format-webp"
_TEXT = {"type": "string"}
_FILTERS = list_entries(
    entry("q", "Words of their names, roles, presentations, skills.", "tablette", _TEXT),
    entry(
        "archetype",
        "Only who recognises themselves in this super-mediator, by its slug.",
        "cameleon",
        _TEXT,
    ),
    entry(
        "department",
        "Only who is met at a place in this département.",
        "59",
        {"type": "string", "enum": list(DEPARTMENTS)},
    ),
    entry(
        "language",
        "Only who speaks or signs this language (ISO 639; `lsf` is French Sign Language).",
        "ar",
        {"type": "string", "enum": list(spoken.SPOKEN)},
    ),
)


@router.api_operation(
    READING,
    "/mediators",
    response={200: MediatorsOut, 400: Problem},
    summary="Mediators",
    description="Those who agreed to be seen, each with what they agreed to show; a filter finds "
    "only those who show what it asks for.",
    operation_id="list_mediators",
    openapi_extra={"parameters": _FILTERS},
)
def list_mediators(request: HttpRequest, response: HttpResponse) -> Any:
    """A page of mediators with the counts of the filters."""
    with translation.override(language_of(request)):
        known = {
            "q": None,
            "archetype": None,
            "department": DEPARTMENTS,
            "language": spoken.SPOKEN,
        }
        asked = wanted(request.GET, known)
        archetypes = community.by_slug()
        choice = Choice(**asked.values)
        found = find(choice, {page.translation_key: slug for slug, page in archetypes.items()})
        keys = asked.cut(found.keys)
        labels = {
            "archetype": {slug: page.title for slug, page in archetypes.items()},
            "department": DEPARTMENTS,
            "language": spoken.SPOKEN,
        }
        people = _with_all_shown(Mediator.objects.live()).in_bulk(list(keys))
        finish(response, reading_language())
        return {
            **asked.numbers(len(found.keys)),
            "degraded": found.degraded,
            "facets": facets.tallies(labels, list(found.facts.values()), choice),
            "results": _told([people[key] for key in keys if key in people], archetypes, request),
        }


@router.api_operation(
    READING,
    "/mediators/{slug:slug}",
    response={200: MediatorOut, 400: Problem, 404: Problem},
    summary="A mediator",
    description="One mediator, with what they agreed to show.",
    operation_id="get_mediator",
    openapi_extra={"parameters": [LANGUAGE_ENTRY]},
)
def get_mediator(
    request: HttpRequest,
    response: HttpResponse,
    slug: str = Path(description="`slug` in lists.", example="samira"),
) -> Any:
    """A mediator by the last part of their page's address."""
    with translation.override(language_of(request)):
        refuse_unknown(request.GET, {LANGUAGE})
        person = _with_all_shown(Mediator.objects.live()).filter(slug=slug).first()
        if person is None:
            raise Http404(translation.gettext("There is no such mediator."))
        finish(response, reading_language())
        return _told([person], community.by_slug(), request)[0]


def _with_all_shown(people: QuerySet[Mediator]) -> QuerySet[Mediator]:
    portraits = get_image_model().objects.prefetch_renditions(PORTRAIT)
    portrait = Prefetch("portrait", queryset=portraits)
    return people.prefetch_related("places", "archetypes", portrait)


def _told(
    people: Iterable[Mediator], archetypes: Mapping[str, ArchetypePage], request: HttpRequest
) -> list[MediatorOut]:
    pages = {page.translation_key: (slug, page) for slug, page in archetypes.items()}
    return [_mediator(person, pages, request) for person in people]


def _mediator(
    person: Mediator, pages: Mapping[UUID, tuple[str, ArchetypePage]], request: HttpRequest
) -> MediatorOut:
    keys = [one.translation_key for one in person.public_archetypes]
    codes = person.languages if person.shows(consent.LANGUAGES) else []
    return MediatorOut(
        slug=person.slug,
        name=person.name,
        role=person.role,
        url=absolute(person.get_absolute_url(), request),
        presentation=person.public_presentation,
        portrait=_portrait(person, request),
        arms=_arms(person, request),
        languages=[
            SpokenOut(code=code, label=str(spoken.SPOKEN[code]))
            for code in codes
            if code in spoken.SPOKEN
        ],
        skills=person.public_skills,
        archetypes=[
            LinkedOut(
                slug=slug, title=page.title, url=absolute(page.get_url(request) or "", request)
            )
            for slug, page in (pages[key] for key in keys if key in pages)
        ],
        places=[place_where(place, request) for place in person.public_places],
    )


def place_where(place: Place, request: HttpRequest) -> PlaceWhereOut:
    """A public place as people and their mottos have it."""
    return PlaceWhereOut(
        id=place.pk,
        name=place.name,
        slug=place.slug,
        commune=place.commune,
        department=place.department,
        url=absolute(place.get_absolute_url(), request),
    )


def _portrait(person: Mediator, request: HttpRequest) -> PortraitOut | None:
    portrait = person.public_portrait
    if portrait is None:
        return None
    try:
        picture = portrait.get_rendition(PORTRAIT)
    except (SourceImageIOError, InvalidFilterSpecError):  # its file is gone, or cannot be read
        return None
    return PortraitOut(url=absolute(picture.url, request), alt=person.portrait_alt)


def _arms(person: Mediator, request: HttpRequest) -> ArmsOut | None:
    blason = person.public_blason
    if blason is None:
        return None
    address = reverse("blason-svg") + query_of(blason)
    return ArmsOut(url=absolute(address, request), blazon=pictures.blazon(blason))
