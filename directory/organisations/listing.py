"""The public list of organisations: by kind and by département, in pages."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.departments import DEPARTMENTS
from directory.filters import FILTER
from directory.models import Organisation
from directory.paging import page_links, page_of

from .page import foreign_language
from .territory import territory_words

PER_PAGE = 24
Kind = Organisation.Kind


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for; empty for all."""

    kind: str = ""
    department: str = ""

    @property
    def query(self) -> list[tuple[str, str]]:
        """Its parameters."""
        both = (("kind", self.kind), ("department", self.department))
        return [pair for pair in both if pair[1]]


def read_choice(query: QueryDict) -> tuple[Choice, bool]:
    """What ``query`` asks for, and whether something in it was not understood and left out."""
    kind, where = query.get("kind", ""), query.get("department", "")
    department = FILTER["department"].find(where) if where else ""
    known = kind in ("", *Kind.values) and department is not None
    return Choice(kind if kind in Kind.values else "", department or ""), not known


def chosen(choice: Choice) -> QuerySet[Organisation]:
    """Hubs first, then networks, then the structures; each with its ``places_count``."""
    found = Organisation.objects.all()
    if choice.department:
        found = found.in_department(choice.department)
    if choice.kind:
        found = found.filter(kind=choice.kind)
    counted = found.annotate(places_count=Count("affiliations"))
    return counted.select_related("logo").order_by("kind", "name", "pk")


def list_context(request: HttpRequest) -> dict[str, Any]:
    """What the page shows."""
    choice, misunderstood = read_choice(request.GET)
    page = page_of(chosen(choice), request.GET.get("page", "1"), PER_PAGE)
    return {
        "title": _("Organisations"),
        "description": _("Hubs, networks and those who run places of digital mediation."),
        "crumbs_extra": [{"title": _("Organisations"), "url": ""}],
        "foreign_language": foreign_language(get_language() or ""),
        "organisations": [
            {
                "organisation": one,
                "territory": territory_words(one.departments),
                "places": getattr(one, "places_count", 0) if one.kind != Kind.HUB else 0,
            }
            for one in page.object_list
        ],
        "count": page.paginator.count,
        "misunderstood": misunderstood,
        "choice": choice,
        "kinds": kinds(choice),
        "departments": [
            {"value": code, "label": f"{name} ({code})", "selected": code == choice.department}
            for code, name in DEPARTMENTS.items()
        ],
        "pagination": page_links(page, request.GET),
    }


def kinds(choice: Choice) -> list[dict[str, Any]]:
    """The kinds as links."""
    words = {
        "": _("All kinds"),
        Kind.HUB: _("Hubs"),
        Kind.NETWORK: _("Networks"),
        Kind.STRUCTURE: _("Structures that run places"),
    }
    return [
        {
            "label": label,
            "url": f"?{urlencode(Choice(kind, choice.department).query)}",
            "current": kind == choice.kind,
        }
        for kind, label in words.items()
    ]
