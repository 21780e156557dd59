"""The public list of mediators: filters with true counts, a search in their words, pages.

Everything stands in the address (``?archetype=cameleon&department=59&language=ar&q=tablette``).
A filter only finds those who agreed to show what it asks for; its counts ignore its own choice.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.departments import DEPARTMENTS
from directory.models import Place
from directory.paging import page_links, page_of
from members import community, consent, facets, spoken
from members.models import ArchetypePage, Mediator
from search.engine import get_engine
from search.protocol import Query, SearchUnavailable

PER_PAGE = 24
LONGEST = 100  # characters of a question that are looked at
MOST_FOUND = 1_000


@dataclass(frozen=True, slots=True)
class Choice(facets.Choice):
    """What the reader has chosen."""

    q: str = ""
    archetype: str = ""
    department: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Facts(facets.Facts):
    """What the filters go by, of one mediator: only what may be shown."""

    archetype: set[str] = field(default_factory=set)
    department: set[str] = field(default_factory=set)
    language: set[str] = field(default_factory=set)


def read_choice(query: QueryDict, archetypes: Container[str]) -> tuple[Choice, bool]:
    """What ``query`` asks for, and whether something in it was not understood and left out."""
    known = {"archetype": archetypes, "department": DEPARTMENTS, "language": spoken.SPOKEN}
    kept, misunderstood = facets.read(query, known)
    text = " ".join(query.get("q", "").split())[:LONGEST]
    return Choice(q=text, **kept), misunderstood


def gather(slugs: dict[Any, str]) -> dict[int, Facts]:
    """The facts of each live mediator by key, by name; ``slugs`` of archetypes by their key."""
    found: dict[int, Facts] = {}
    rows = Mediator.objects.live().order_by("name", "pk").values_list("pk", "shown", "languages")
    shown: dict[int, Sequence[str]] = {}
    for key, fields, languages in rows:
        shown[key] = fields
        speaks = set(languages) if consent.LANGUAGES in fields else set()
        found[key] = Facts(language=speaks)
    for key, archetype in Mediator.archetypes.through.objects.values_list(
        "mediator", "archetypepage__translation_key"
    ):
        if consent.ARCHETYPES in shown.get(key, ()) and archetype in slugs:
            found[key].archetype.add(slugs[archetype])
    places = Mediator.places.through.objects.filter(place__live=True)
    places = places.exclude(place__state=Place.State.HIDDEN).exclude(place__department="")
    for key, department in places.values_list("mediator", "place__department"):
        if consent.PLACES in shown.get(key, ()):
            found[key].department.add(department)
    return found


def search(text: str) -> tuple[list[int], bool]:
    """Keys of the mediators whose public words have ``text``, best first; whether names only."""
    try:
        query = Query(
            text=text, kinds=["mediator"], language=get_language() or "", limit=MOST_FOUND
        )
        hits = get_engine().search(query).hits
    except SearchUnavailable:
        named = Mediator.objects.live().filter(Q(name__icontains=text) | Q(role__icontains=text))
        return list(named.values_list("pk", flat=True)), True
    return [int(hit.id.rpartition("-")[2]) for hit in hits], False


@dataclass(frozen=True, slots=True)
class Found:
    """Keys of the mediators chosen, in order; the facts of all who come into question."""

    keys: list[int]
    facts: dict[int, Facts]
    degraded: bool


def find(choice: Choice, slugs: dict[Any, str]) -> Found:
    """Those whom ``choice`` asks for; ``slugs`` of archetypes by their key."""
    facts, degraded = gather(slugs), False
    if choice.q:
        keys, degraded = search(choice.q)
        facts = {key: facts[key] for key in keys if key in facts}
    return Found([key for key, one in facts.items() if one.suits(choice)], facts, degraded)


def list_context(request: HttpRequest) -> dict[str, Any]:
    """What the page shows."""
    archetypes = community.by_slug()
    slugs = {page.translation_key: slug for slug, page in archetypes.items()}
    choice, misunderstood = read_choice(request.GET, archetypes)
    found = find(choice, slugs)
    page = page_of(found.keys, request.GET.get("page", "1"), PER_PAGE)
    people = (
        Mediator.objects.live()
        .select_related("portrait")
        .prefetch_related("places", "archetypes")
        .in_bulk(list(page.object_list))
    )
    return {
        "cards": community.cards([people[key] for key in page.object_list], request),
        "count": len(found.keys),
        "choice": choice,
        "misunderstood": misunderstood,
        "degraded": found.degraded,
        "filters": controls(found.facts.values(), choice, archetypes),
        "pagination": page_links(page, request.GET),
        "title": _("Mediators"),
        "description": _("Those who receive you, and where to meet them."),
        "crumbs_extra": [{"title": _("Mediators"), "url": ""}],
    }


def controls(
    facts: Iterable[Facts], choice: Choice, archetypes: dict[str, ArchetypePage]
) -> dict[str, list[dict[str, Any]]]:
    """``archetypes`` as links, ``departments`` and ``languages`` as options; none that is 0."""
    known = list(facts)
    titles = {slug: page.title for slug, page in archetypes.items()}
    links = facets.links("archetype", titles, known, choice)
    languages = facets.options("language", spoken.SPOKEN, known, choice)
    departments = facets.options("department", DEPARTMENTS, known, choice)
    return {
        "archetypes": links if len(links) > 1 else [],
        "departments": sorted(departments, key=_by_label),
        "languages": sorted(languages, key=_by_label),
    }


def _by_label(option: dict[str, Any]) -> str:
    return str(option["label"]).casefold()
