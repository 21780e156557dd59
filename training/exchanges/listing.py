"""The public list of exchanges: filters with true counts.

Everything stands in the address (``?kind=offer&family=pedagogie&department=59&remote=yes``).
"""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from directory.paging import page_links, page_of
from members import facets
from members.contact.recipients import takes_messages
from training.exchanges.matching import Terms, matches
from training.models import Exchange
from training.skills import families_of
from training.wishes.listing import crumbs, labels

PER_PAGE = 20
YES = "yes"


@dataclass(frozen=True, slots=True)
class Choice(facets.Choice):
    """What the reader has chosen."""

    kind: str = ""
    family: str = ""
    department: str = ""
    remote: str = ""


@dataclass(frozen=True, slots=True)
class Facts(facets.Facts):
    """What the filters go by, of one exchange."""

    kind: set[str] = field(default_factory=set)
    family: set[str] = field(default_factory=set)
    department: set[str] = field(default_factory=set)
    remote: set[str] = field(default_factory=set)


def facts_of(exchange: Exchange) -> Facts:
    """What the filters go by."""
    return Facts(
        kind={exchange.kind},
        family={family.slug for family in families_of(exchange.skills)},
        department={exchange.department} - {""},
        remote={YES} if exchange.is_remote else set(),
    )


def terms_of(exchange: Exchange) -> Terms:
    """What decides whether another is its other half."""
    return Terms(
        kind=exchange.kind,
        skills=frozenset(exchange.skills),
        department=exchange.department,
        is_remote=exchange.is_remote,
        mediator=exchange.mediator_id,
    )


def matches_of(exchange: Exchange) -> list[Exchange]:
    """Public ones that are its other half, the best first."""
    others = {one.pk: one for one in Exchange.objects.public().exclude(kind=exchange.kind)}
    pairs = [(key, terms_of(one)) for key, one in others.items()]
    return [others[key] for key in matches(terms_of(exchange), pairs)]


def card(exchange: Exchange) -> dict[str, Any]:
    """An exchange as lists show it; ``is_open`` when its mediator takes messages."""
    return {"exchange": exchange, "is_open": takes_messages(exchange.mediator)}


def list_context(request: HttpRequest) -> dict[str, Any]:
    """What the page shows."""
    known_words = labels()
    words = {
        "kind": {"offer": _("Offers"), "search": _("Searches")},
        "family": known_words["family"],
        "department": known_words["department"],
        "remote": {YES: _("At a distance too")},
    }
    headings = {
        "family": _("Family of skills"),
        "department": _("Département"),
        "remote": _("Where?"),
    }
    kept, misunderstood = facets.read(request.GET, words)
    choice = Choice(**kept)
    found = Exchange.objects.public().select_related("mediator__user")
    facts = {exchange: facts_of(exchange) for exchange in found}
    known = list(facts.values())
    chosen = [exchange for exchange, one in facts.items() if one.suits(choice)]
    page = page_of(chosen, request.GET.get("page", "1"), PER_PAGE)
    return {
        "cards": [card(exchange) for exchange in page.object_list],
        "count": len(chosen),
        "choice": choice,
        "misunderstood": misunderstood,
        "kinds": facets.links("kind", words["kind"], known, choice),
        "filters": facets.selects(headings, words, known, choice),
        "pagination": page_links(page, request.GET),
        "title": _("Exchanges between peers"),
        "description": _("What mediators offer to each other, and what they seek."),
        "crumbs_extra": crumbs({"title": _("Exchanges between peers"), "url": ""}),
    }
