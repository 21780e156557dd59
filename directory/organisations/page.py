"""What the page of an organisation shows, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.addresses import directory_url
from directory.cards import COLUMNS, card
from directory.departments import DEPARTMENTS
from directory.list_page import number_words
from directory.listing import Answer, Asked, answer, parse
from directory.models import Organisation
from directory.place_page import host_of

from .extras import parts
from .territory import territory_words

PLACES_SHOWN = 12
HELP_SHOWN = 5  # kinds of help, the most frequent ones

type Parameters = Sequence[tuple[str, str]]


def places_query(organisation: Organisation) -> str:
    """Its places as the directory and its API are asked for them: « organisation=reseau-nord »."""
    if organisation.kind == Organisation.Kind.HUB:
        return urlencode([("department", code) for code in organisation.departments])
    return urlencode([("organisation", organisation.slug)])


def asked_for(organisation: Organisation, *more: tuple[str, str]) -> Asked:
    """The question for its places."""
    query = "&".join(filter(None, [places_query(organisation), urlencode(more)]))
    asked, _notices = parse(QueryDict(query))
    return replace(asked, page_size=PLACES_SHOWN)


def organisation_context(organisation: Organisation, request: HttpRequest) -> dict[str, Any]:
    """Everything that the template of an organisation needs."""
    language = get_language() or settings.LANGUAGE_CODE
    found = answer(
        asked_for(organisation),
        language=language,
        advice=False,
        facets=["services"],
        columns=COLUMNS,
    )
    told = list(parts(organisation, request))
    url = f"{directory_url(language, request)}?{places_query(organisation)}"
    return {
        "organisation": organisation,
        "title": organisation.name,
        "description": organisation.summary or organisation.description[:200],
        "kind": organisation.get_kind_display(),
        "territory": territory_words(organisation.departments),
        "departments": departments(organisation, language, request),
        "foreign_language": foreign_language(language),
        "website_name": host_of(organisation.website),
        "figures": [*figures(organisation, found, url), *map(_figure, told)],
        "help": most_frequent_help(found, url),
        "cards": [card(entry, language) for entry in found.entries],
        "places_count": found.count,
        "more_places": found.count > len(found.entries),
        "places_url": url,
        "parts": [render_to_string(one.template, {**one.context}, request) for one in told],
        "crumbs_extra": [
            {"title": _("Organisations"), "url": reverse("organisations")},
            {"title": organisation.name, "url": ""},
        ],
        "share_url": request.build_absolute_uri(request.path),
    }


def foreign_language(language: str) -> str:
    """The language of what organisations say, where readers of ``language`` have another."""
    written: str = settings.LANGUAGE_CODE
    return "" if written == language else written


def departments(
    organisation: Organisation, language: str, request: HttpRequest
) -> list[dict[str, str]]:
    """The départements of its territory, each a link to its own places there."""
    address = directory_url(language, request)
    of_it = [] if organisation.kind == Organisation.Kind.HUB else ["organisation"]
    pairs: list[tuple[str, str]] = [(name, organisation.slug) for name in of_it]
    return [
        {
            "label": DEPARTMENTS.get(code, code),
            "url": f"{address}?{urlencode([*pairs, ('department', code)])}",
        }
        for code in organisation.departments
    ]


def figures(organisation: Organisation, found: Answer, url: str) -> list[dict[str, Any]]:
    """How many places, and how many of them are open now, where that can be told."""
    shown: list[dict[str, Any]] = [
        {"value": number_words(found.count), "label": _("places"), "url": url}
    ]
    if found.count and not found.degraded:
        now = answer(
            replace(asked_for(organisation, ("open_at", "now")), page_size=1),
            advice=False,
            facets=(),
        )
        if not now.degraded:
            shown.append(
                {
                    "value": number_words(now.count),
                    "label": _("open now"),
                    "url": f"{url}&open_at=now",
                }
            )
    return shown


def _figure(part: Any) -> Mapping[str, Any]:
    return {"value": number_words(part.count), "label": part.label}


def most_frequent_help(found: Answer, url: str) -> list[dict[str, Any]]:
    """What help most of its places offer, each a link to those places."""
    options = [one for group in found.facets for one in group.options if one.count]
    options = [one for one in options if one.value != "unknown"]
    options.sort(key=lambda one: -(one.count or 0))
    return [
        {"label": one.label, "count": one.count, "url": f"{url}&services={one.value}"}
        for one in options[:HELP_SHOWN]
    ]
