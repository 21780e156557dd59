"""The public list of mediators: filters with true counts, a search in their words, pages.

Everything stands in the address (``?archetype=cameleon&department=59&language=ar&q=tablette``).
A filter only finds those who agreed to show what it asks for; its counts ignore its own choice.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.departments import DEPARTMENTS
from directory.models import Place
from members import community, consent, spoken
from members.models import ArchetypePage, Mediator
from members.paging import page_links, page_of
from search.engine import get_engine
from search.protocol import Query, SearchUnavailable

PER_PAGE = 24
LONGEST = 100  # characters of a question that are looked at
MOST_FOUND = 1_000
FILTERS = ("archetype", "department", "language")


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader has chosen; empty where nothing, or nothing that we know."""

    q: str = ""
    archetype: str = ""
    department: str = ""
    language: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in ("q", *FILTERS))

    def query(self, **changes: str) -> str:
        """The query string of this choice with ``changes``."""
        parameters = QueryDict(mutable=True)
        for name in ("q", *FILTERS):
            if value := changes.get(name, getattr(self, name)):
                parameters[name] = value
        return f"?{parameters.urlencode()}" if parameters else "?"


@dataclass(slots=True)
class Facts:
    """What the filters go by, of one mediator: only what may be shown."""

    archetype: set[str] = field(default_factory=set)
    department: set[str] = field(default_factory=set)
    language: set[str] = field(default_factory=set)

    def suits(self, choice: Choice, but: str = "") -> bool:
        """Whether this is wanted, the filter ``but`` aside."""
        return all(
            getattr(choice, name) in ("", *getattr(self, name)) for name in FILTERS if name != but
        )


def read_choice(query: QueryDict, archetypes: Iterable[str]) -> tuple[Choice, bool]:
    """What ``query`` asks for, and whether something in it was not understood and left out."""
    known: dict[str, Iterable[str]] = {
        "archetype": set(archetypes),
        "department": DEPARTMENTS,
        "language": spoken.SPOKEN,
    }
    asked = {name: query.get(name, "") for name in FILTERS}
    asked["department"] = asked["department"].upper()
    kept = {name: value if value in known[name] else "" for name, value in asked.items()}
    text = " ".join(query.get("q", "").split())[:LONGEST]
    return Choice(q=text, **kept), kept != asked


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


def list_context(request: HttpRequest) -> dict[str, Any]:
    """What the page shows."""
    archetypes = community.by_slug()
    slugs = {page.translation_key: slug for slug, page in archetypes.items()}
    choice, misunderstood = read_choice(request.GET, archetypes)
    facts, degraded = gather(slugs), False
    if choice.q:
        keys, degraded = search(choice.q)
        facts = {key: facts[key] for key in keys if key in facts}
    chosen = [key for key, one in facts.items() if one.suits(choice)]
    page = page_of(chosen, request.GET.get("page", "1"), PER_PAGE)
    people = (
        Mediator.objects.live()
        .select_related("portrait")
        .prefetch_related("places", "archetypes")
        .in_bulk(list(page.object_list))
    )
    return {
        "cards": community.cards([people[key] for key in page.object_list], request),
        "count": len(chosen),
        "choice": choice,
        "misunderstood": misunderstood,
        "degraded": degraded,
        "filters": controls(facts.values(), choice, archetypes),
        "pagination": page_links(page, request.GET) if page.has_other_pages() else None,
        "title": _("Mediators"),
        "description": _("Those who receive you, and where to meet them."),
        "crumbs_extra": [{"title": _("Mediators"), "url": ""}],
    }


def controls(
    facts: Iterable[Facts], choice: Choice, archetypes: dict[str, ArchetypePage]
) -> dict[str, list[dict[str, Any]]]:
    """``archetypes`` as links, ``departments`` and ``languages`` as options; none that is 0."""
    known = list(facts)
    counts = {
        name: Counter(
            value for one in known if one.suits(choice, but=name) for value in getattr(one, name)
        )
        for name in FILTERS
    }
    everybody = sum(one.suits(choice, but="archetype") for one in known)
    links = [
        {
            "label": _("All"),
            "url": choice.query(archetype=""),
            "current": not choice.archetype,
            "count": everybody,
        }
    ]
    links += [
        {
            "label": page.title,
            "url": choice.query(archetype=slug),
            "current": slug == choice.archetype,
            "count": counts["archetype"][slug],
        }
        for slug, page in archetypes.items()
        if counts["archetype"][slug] or slug == choice.archetype
    ]
    return {
        "archetypes": links if len(links) > 1 else [],
        "departments": _options(counts["department"], choice.department, DEPARTMENTS),
        "languages": _options(counts["language"], choice.language, spoken.SPOKEN),
    }


def _options(
    counts: Counter[str], chosen: str, labels: Mapping[str, str | Promise]
) -> list[dict[str, Any]]:
    """The values that somebody has, and the chosen one, by their words; unknown ones left out."""
    options = [
        {
            "value": code,
            "label": str(labels[code]),
            "count": counts[code],
            "selected": code == chosen,
        }
        for code in {*counts, chosen}
        if code in labels
    ]
    return sorted(options, key=lambda option: str(option["label"]).casefold())
