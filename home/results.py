"""Site-wide results: what to ask the search engine, and how to show what it answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from directory.models import Organisation, Place
from directory.paging import page_links
from members.models import Mediator
from quests.models import Quest
from search.engine import get_engine
from search.protocol import Hit, Query, SearchUnavailable
from stories.models import Motto
from training.models import Wish

PER_PAGE = 20
SUGGESTIONS = 5
LONGEST = 200  # characters of a question that are looked at

# In the order of the tabs: what one is called in a list, and the title of its tab.
KINDS = {
    "place": (_("Place"), _("Places")),
    "story": (_("Story"), _("Stories")),
    "event": (_("Event"), _("Events")),
    "page": (_("Page"), _("Pages")),
    "mediator": (_("Mediator"), _("Mediators")),
    "organisation": (_("Organisation"), _("Organisations")),
    "archetype": (_("Super-mediator"), _("Super-mediators")),
    "motto": (_("Motto"), _("Mottos")),
    "quest": (_("Quest"), _("Quests")),
    "workshop": (_("Workshop"), _("Workshops")),
    "course": (_("Course"), _("Courses")),
    "pathway": (_("Pathway"), _("Pathways")),
    "wish": (_("Wish for a training"), _("Wishes for trainings")),
}

PAGES = {
    "storypage": "story",
    "eventpage": "event",
    "archetypepage": "archetype",
    "workshoppage": "workshop",
    "coursepage": "course",
    "pathwaypage": "pathway",
}  # other pages are just that


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader asks for; ``kind`` is empty for all kinds."""

    text: str = ""
    kind: str = ""
    page: int = 1


def read_request(query: QueryDict) -> Wanted:
    """The question in ``query``; what makes no sense in it is left out."""
    kind, page = query.get("kind", ""), query.get("page", "1")
    return Wanted(
        text=" ".join(query.get("q", "").split())[:LONGEST],
        kind=kind if kind in KINDS else "",
        page=max(1, int(page)) if page.isdecimal() and len(page) < 6 else 1,
    )


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: hits of one page, how many of each kind, and what to try instead."""

    wanted: Wanted
    hits: Sequence[dict[str, Any]] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    suggestions: Sequence[Hit] = ()
    degraded: bool = False

    @property
    def count(self) -> int:
        """How many there are of the kind asked for."""
        if self.wanted.kind:
            return self.counts.get(self.wanted.kind, 0)
        return sum(self.counts.values())

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """What the page of results shows."""
        page = Paginator(range(self.count), PER_PAGE).get_page(self.wanted.page)
        return {
            "hits": self.hits,
            "count": self.count,
            "degraded": self.degraded,
            "tabs": self._tabs(),
            "suggestions": [
                {"label": hit.title, "url": _search(hit.title)} for hit in self.suggestions
            ],
            "pagination": page_links(page, request.GET),
            "directory_query": _search(self.wanted.text),
        }

    def _tabs(self) -> list[dict[str, Any]]:
        everything = sum(self.counts.values())
        tabs = [("", _("All"), everything)]
        tabs += [(kind, tab, self.counts.get(kind, 0)) for kind, (_one, tab) in KINDS.items()]
        return [
            {
                "label": label,
                "url": _search(self.wanted.text, kind=kind),
                "count": count,
                "current": kind == self.wanted.kind,
            }
            for kind, label, count in tabs
            if count or not kind or kind == self.wanted.kind
        ]


def _search(text: str, **parameters: str) -> str:
    query = QueryDict(mutable=True)
    query.update({"q": text, **{name: value for name, value in parameters.items() if value}})
    return f"?{query.urlencode()}"


def find(wanted: Wanted, language: str) -> Found:
    """Ask the engine; when it cannot answer, the titles in the database."""
    if not wanted.text:
        return Found(wanted)
    try:
        return _from_engine(wanted, language)
    except SearchUnavailable:
        return _from_database(wanted, language)


def _from_engine(wanted: Wanted, language: str) -> Found:
    engine = get_engine()

    def ask(kinds: Sequence[str], offset: int = 0, limit: int = 0) -> Any:
        return engine.search(
            Query(text=wanted.text, kinds=kinds, language=language, offset=offset, limit=limit)
        )

    counts = {kind: ask([kind]).count for kind in KINDS}
    kinds = [wanted.kind] if wanted.kind else list(KINDS)
    results = ask(kinds, (wanted.page - 1) * PER_PAGE, PER_PAGE)
    hits = [_shown(hit, language) for hit in results.hits]
    suggestions = [] if results.count else _instead(wanted.text, language)
    return Found(wanted, hits, counts, suggestions)


def _instead(text: str, language: str) -> list[Hit]:
    """Titles that begin like one of the words asked for, the longest word first."""
    engine = get_engine()
    found: dict[str, Hit] = {}
    for word in sorted(text.split(), key=len, reverse=True)[:3]:
        for hit in engine.suggest(word, kinds=list(KINDS), language=language, limit=SUGGESTIONS):
            found.setdefault(hit.title, hit)
    return list(found.values())[:SUGGESTIONS]


def _shown(hit: Hit, language: str) -> dict[str, Any]:
    """A hit as the page shows it; addresses come from what the rooms put into the index."""
    label, _tab = KINDS[hit.kind]
    payload = hit.payload
    return {
        "title": hit.title,
        "url": payload.get(f"url_{language}") or payload.get("url", ""),
        "kind": label,
        "kind_name": hit.kind,
        "family": payload.get("family", ""),
        "summary": payload.get("summary") or payload.get("commune", ""),
    }


def _from_database(wanted: Wanted, language: str) -> Found:
    """Titles that contain the words; slower and poorer, but an answer."""
    found: list[dict[str, Any]] = []
    pages = Page.objects.live().public().filter(locale__language_code=language, depth__gt=2)
    for page in pages.filter(title__icontains=wanted.text)[:PER_PAGE]:
        kind = PAGES.get(page.cached_content_type.model, "page")
        found.append(_row(kind, page.title, page.url or ""))
    for place in Place.objects.listed().filter(name__icontains=wanted.text)[:PER_PAGE]:
        found.append(
            _row("place", place.name, place.get_absolute_url(), place.commune, place.family)
        )
    for mediator in Mediator.objects.live().filter(name__icontains=wanted.text)[:PER_PAGE]:
        found.append(_row("mediator", mediator.name, mediator.get_absolute_url(), mediator.role))
    for one in Organisation.objects.filter(name__icontains=wanted.text)[:PER_PAGE]:
        found.append(_row("organisation", one.name, one.get_absolute_url(), one.summary))
    mottos = Motto.objects.filter(live=True, locale__language_code=language)
    for motto in mottos.filter(text__icontains=wanted.text)[:PER_PAGE]:
        found.append(_row("motto", motto.text, motto.get_absolute_url(), motto.said_by))
    for quest in Quest.objects.for_reader().filter(title__icontains=wanted.text)[:PER_PAGE]:
        found.append(_row("quest", quest.title, quest.get_absolute_url(), quest.introduction))
    for wish in Wish.objects.public().filter(words__icontains=wanted.text)[:PER_PAGE]:
        found.append(_row("wish", wish.title, wish.get_absolute_url()))
    counts = {kind: sum(row["kind_name"] == kind for row in found) for kind in KINDS}
    if wanted.kind:
        found = [row for row in found if row["kind_name"] == wanted.kind]
    start = (wanted.page - 1) * PER_PAGE
    return Found(wanted, found[start : start + PER_PAGE], counts, degraded=True)


def _row(kind: str, title: str, url: str, summary: str = "", family: str = "") -> dict[str, Any]:
    return {
        "title": title,
        "url": url,
        "kind": KINDS[kind][0],
        "kind_name": kind,
        "summary": summary,
        "family": family,
    }
