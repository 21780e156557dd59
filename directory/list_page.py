"""What the list of places shows: its heading, filters, cards and notices, as plain values."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from directory import links
from directory.addresses import directory_url
from directory.cards import COLUMNS, card
from directory.exporting.forms import FORMS
from directory.filter_panel import panel
from directory.filters import FILTER, QUICK_CHOICES
from directory.guides import guide_url
from directory.listing import COUNTED, Answer, Asked, Notice, answer, parse
from directory.map_settings import map_settings
from directory.models import DirectoryPage
from directory.naming import near_words
from directory.understanding import WHERE
from directory.understood import understood
from directory.wording import distance_words

# What the search box sets anew, so that it is not carried along when it is sent.
SEARCHED = frozenset({"q", "literal", "locality", "bbox", "center", "zoom", "radius", "page"})
# And what the filters' form does: another choice begins at its first page.
FILTERED = frozenset({*FILTER, "radius", "page"})
# All the filters take more room and work than the list: they come when they are asked for.
PANEL, UNFOLDED = "filters", "all"
QUICKLY_COUNTED = frozenset(name for name, _value in QUICK_CHOICES) & frozenset(COUNTED)
PAGES_AROUND = 1

Values = list[dict[str, Any]]


def list_context(page: DirectoryPage, query: QueryDict, request: HttpRequest) -> dict[str, Any]:
    """Everything that the template of the list needs, for what ``query`` asks."""
    language = get_language() or settings.LANGUAGE_CODE
    asked, notices = parse(query)
    unfolded = query.get(PANEL) == UNFOLDED
    counted = COUNTED if unfolded else QUICKLY_COUNTED
    found = answer(asked, language=language, facets=counted, columns=COLUMNS)
    address = directory_url(language, request)
    heading = heading_of(found)
    return {
        "title": heading if is_search(asked) else page.title,
        "address": address,
        "asked": asked,
        "found": found,
        "is_search": is_search(asked),
        "heading": heading,
        "sorts": sorts(asked, found),
        "cards": [card(entry, language) for entry in found.entries],
        "guide_url": guide_url(asked),
        "what": asked.typed or asked.text,
        "where": where(asked),
        "understood": list(understood(asked, language)),
        "kept_by_search": carried(asked, lambda name: name not in SEARCHED),
        # A filter that came from a word is ticked in the form, and must be free to be unticked.
        "kept_by_filters": carried(links.spelled_out(asked), lambda name: name not in FILTERED),
        "active_filters": list(active_filters(asked, language)),
        "chips": list(chips(asked, found, language)),
        "unfolded": unfolded,
        "unfold_url": address + links.query_string(asked, (PANEL, UNFOLDED)) + "#filter-panel",
        "fold_url": address + links.query_string(asked),
        "panel": panel(asked, found, language) if unfolded else None,
        "filters_set": sum(map(len, asked.filters.values())),
        "without_filters": links.without_filters(asked),
        "first_number": (found.page - 1) * asked.page_size + 1,
        "widened_text": distance_words(found.widened),
        "unknown_hours": "open_unknown" in asked.filters,
        "notices": notices_of(notices),
        "alternatives": [
            {
                "label": place.label,
                "detail": place.detail,
                "url": address + links.with_locality(asked, place),
            }
            for place in asked.alternatives
        ],
        "beyond_last_page": bool(found.count) and found.page > found.pages,
        "first_page": [
            {"label": _("To the first page"), "url": address + links.with_page(asked, 1)}
        ],
        "hidden": [{"sentence": one.sentence, "url": address + one.query} for one in found.hidden],
        "suggestions": [
            {"label": f"{advice.label} ({advice.count})", "url": address + advice.query}
            for advice in found.advice
        ],
        "embed_url": reverse("embed-map") + links.query_string(asked).removesuffix("?"),
        "downloads": downloads(asked) if found.count and not found.degraded else None,
        "pagination": pagination(asked, found, address),
        "map_data": map_data(found, address),
    }


def is_search(asked: Asked) -> bool:
    """Whether anything was asked at all."""
    return bool(asked.text or asked.origin or asked.box or asked.locality or asked.has_filters)


def where(asked: Asked) -> str:
    """What the box « where » shows: nothing of what was typed in the other one."""
    if asked.locality is None or asked.understood_as(WHERE):
        return asked.locality_text
    return asked.locality.label


def heading_of(found: Answer) -> str:
    """« 86 lieux près d’Amiens »."""
    asked = found.asked
    count = _("No place")
    if found.count:
        count = ngettext("%(count)s place", "%(count)s places", found.count) % {
            "count": number_words(found.count)
        }
    if asked.box:
        return _("%(places)s in this part of the map") % {"places": count}
    if asked.near:
        return _("%(places)s around you") % {"places": count}
    if asked.locality is None:
        return count
    if asked.locality.kind == "point":
        return _("%(places)s around this point") % {"places": count}
    if asked.locality.whole:
        return f"{count} · {asked.locality.label}"
    town = asked.locality.name
    if any(one.name == town for one in asked.alternatives):
        town = asked.locality.label  # its code tells it from its namesakes
    return _("%(places)s %(near)s") % {"places": count, "near": near_words(town)}


def number_words(number: int) -> str:
    """A number with its thousands apart (« 4 357 »)."""
    separator = "\u202f" if (get_language() or "").startswith("fr") else ","
    return f"{number:,}".replace(",", separator)


def sorts(asked: Asked, found: Answer) -> Values:
    """The orders one can choose; the one in force is ``current``."""
    names = {
        "distance": _("Nearest first"),
        "relevance": _("Best matches first"),
        "name": _("From A to Z"),
        "updated": _("Latest updates first"),
    }
    possible = ["name", "updated"]
    if asked.text and not found.degraded:
        possible.insert(0, "relevance")
    if asked.origin:
        possible.insert(0, "distance")
    current = asked.effective_sort
    if current not in possible:
        possible.insert(0, current)
    return [
        {
            "label": names[name],
            "url": links.with_sort(asked, name),
            "current": name == current,
        }
        for name in possible
        if name in names
    ]


def carried(asked: Asked, keeps: Any) -> Values:
    """Hidden fields for what a form must not lose."""
    pairs = parse_qsl(links.query_string(asked).removeprefix("?"))
    return [{"name": name, "value": value} for name, value in pairs if keeps(name)]


def active_filters(asked: Asked, language: str) -> Iterator[dict[str, Any]]:
    """What is set besides the two search fields, each with the address without it."""
    for active in links.active_values(asked, language):
        if active.name not in ("q", "locality") and not asked.understood_as(active.name):
            yield {"label": active.label, "url": active.url, "active": True}


def chips(asked: Asked, found: Answer, language: str) -> Iterator[dict[str, Any]]:
    """The filters most asked for that are not set yet, with what each would leave."""
    counts = {
        (group.filter.name, option.exact): option.count
        for group in found.facets
        for option in group.options
    }
    for name, value in QUICK_CHOICES:
        if value in asked.filters.get(name, ()):
            continue
        one = FILTER[name]
        count = counts.get((name, value))
        if one.facet and not count and not found.degraded:
            continue
        yield {
            "label": one.label(value, language),
            "url": links.with_value(asked, name, value),
            "count": count,
        }


def downloads(asked: Asked) -> Values:
    """Files of all that was found, whatever the page."""
    query = links.download_query(asked)
    return [
        {"title": form.title, "url": f"/api/v1{form.path}{query}"}
        for form in FORMS
        if form.for_readers
    ]


def notices_of(notices: Iterable[Notice]) -> list[str]:
    """What could not be understood, a sentence each."""
    return [notice.message for notice in notices]


def pagination(
    asked: Asked, found: Answer, address: str, *more: tuple[str, str]
) -> dict[str, Any] | None:
    """The pages of the list, each with ``more`` in its address; None when there is one."""
    if found.pages < 2:
        return None

    def url(number: int) -> str:
        return address + links.with_page(asked, number, *more)

    shown = {1, found.pages}
    shown |= set(range(found.page - PAGES_AROUND, found.page + PAGES_AROUND + 1))
    pages: Values = []
    last = 0
    for number in sorted(number for number in shown if 1 <= number <= found.pages):
        if number - last > 1:
            pages.append({"gap": True})
        pages.append({"number": number, "url": url(number), "current": number == found.page})
        last = number
    return {
        "pages": pages,
        "previous_url": url(min(found.page - 1, found.pages)) if found.page > 1 else "",
        "next_url": url(found.page + 1) if found.page < found.pages else "",
    }


def map_data(found: Answer, address: str) -> dict[str, Any]:
    """What the map's script starts from; its texts are in the reader's language."""
    asked = found.asked
    box = asked.box or (asked.locality.box if asked.locality and not asked.near else None)
    return {
        **map_settings(address),
        "query": links.map_query(asked),
        "center": [asked.center.latitude, asked.center.longitude] if asked.center else None,
        "zoom": asked.zoom,
        "box": [box.west, box.south, box.east, box.north] if box else None,
        "origin": [asked.origin.latitude, asked.origin.longitude] if asked.origin else None,
        "radius": found.radius,
    }
