"""The public list of wishes: filters with true counts, and what is asked most.

Everything stands in the address (``?family=droit&department=59&state=open``).
"""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from directory.departments import DEPARTMENTS
from directory.paging import page_links, page_of
from members import facets
from training.filters import family_links
from training.models import Format, Level, TrainingIndexPage, Wish
from training.skills import families_of, family_labels
from training.wishes.demand import Ask, Count, by_family

PER_PAGE = 20
OPEN, ANSWERED = "open", "answered"


@dataclass(frozen=True, slots=True)
class Choice(facets.Choice):
    """What the reader has chosen."""

    family: str = ""
    level: str = ""
    format: str = ""
    department: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Facts(facets.Facts):
    """What the filters go by, of one wish."""

    family: set[str] = field(default_factory=set)
    level: set[str] = field(default_factory=set)
    format: set[str] = field(default_factory=set)
    department: set[str] = field(default_factory=set)
    state: set[str] = field(default_factory=set)


def labels() -> dict[str, dict[str, Any]]:
    """The values of each filter with their words, in the language being read."""
    return {
        "family": family_labels(get_language() or ""),
        "level": dict(Level.choices),
        "format": dict(Format.choices),
        "department": dict(DEPARTMENTS),
        "state": {OPEN: _("Waiting for an answer"), ANSWERED: _("Answered")},
    }


def facts_of(wish: Wish) -> Facts:
    """What the filters go by."""
    return Facts(
        family={family.slug for family in families_of(wish.skills)},
        level={wish.level} - {""},
        format={wish.format} - {""},
        department={wish.department} - {""},
        state={ANSWERED if wish.answer else OPEN},
    )


def read_choice(query: QueryDict) -> tuple[Choice, bool]:
    """What ``query`` asks for, and whether something in it was not understood and left out."""
    kept, misunderstood = facets.read(query, labels())
    return Choice(**kept), misunderstood


def gather() -> dict[Any, Facts]:
    """All public wishes with their facts: the most asked for first, then the latest."""
    return {wish: facts_of(wish) for wish in Wish.objects.public()}


def asks_of(wishes: Any) -> list[Ask]:
    """The wishes, with their ``people``, as they are counted."""
    return [Ask.of(one.skills, one.level, one.department, one.people) for one in wishes]


def list_context(request: HttpRequest) -> dict[str, Any]:
    """What the page shows."""
    choice, misunderstood = read_choice(request.GET)
    facts = gather()
    found = [wish for wish, one in facts.items() if one.suits(choice)]
    page = page_of(found, request.GET.get("page", "1"), PER_PAGE)
    words = labels()
    known = list(facts.values())
    people = sum(wish.people for wish in found)
    headings = {
        "level": _("Level"),
        "format": _("Format"),
        "department": _("Département"),
        "state": _("The answer"),
    }
    return {
        "wishes": page.object_list,
        "count": len(found),
        "people": people,
        "choice": choice,
        "misunderstood": misunderstood,
        "families": family_links(known, choice),
        "filters": facets.selects(headings, words, known, choice),
        "figure": family_rows(by_family(asks_of(found))) if found else [],
        "figure_head": [_("Family"), _("People"), _("Share of those who ask")],
        "pagination": page_links(page, request.GET),
        "title": _("Place your order"),
        "description": _("The trainings that mediators ask for, and what is answered."),
        "crumbs_extra": crumbs({"title": _("Orders"), "url": ""}),
    }


def family_rows(counts: list[Count]) -> list[dict[str, Any]]:
    """Rows of the chart that is a table, of the families that somebody asks for."""
    words = {**labels()["family"], "": _("In own words only")}
    return [
        {"label": words[count.key], "text": people_words(count.people), "percent": count.percent}
        for count in counts
        if count.wishes
    ]


def people_words(people: int) -> str:
    """« 3 people »."""
    return ngettext("%(count)s person", "%(count)s people", people) % {"count": people}


def crumbs(*after: dict[str, str]) -> list[dict[str, str]]:
    """The way from the catalogue of the language being read, if there is one."""
    catalogue = (
        TrainingIndexPage.objects.live().filter(locale__language_code=get_language()).first()
    )
    first = [{"title": catalogue.title, "url": catalogue.url}] if catalogue else []
    return [*first, *after]


def wish_crumbs(*after: dict[str, str]) -> list[dict[str, str]]:
    """The way from the list of wishes."""
    return crumbs({"title": _("Orders"), "url": reverse("wishes")}, *after)
