"""Suggestions while someone types: places, localities, services and stories."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from search.analysis import words
from search.engine import get_engine
from search.protocol import Hit, SearchUnavailable

from . import localities
from .addresses import place_url
from .models import Place
from .parameters import read_text
from .vocabularies import VOCABULARIES

KINDS = ("service", "locality", "place", "story")
_FROM_ENGINE = ("place", "story")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``value`` goes into the filter ``services`` or into ``locality``; ``url`` is a page."""

    kind: str
    label: str
    detail: str = ""
    url: str = ""
    value: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True)
class Suggested:
    """The suggestions, kind by kind; ``degraded`` when the search engine cannot answer."""

    suggestions: Sequence[Suggestion]
    degraded: bool = False


def suggest(text: str, kinds: Sequence[str], language: str, limit: int) -> Suggested:
    """Up to ``limit`` suggestions of each of ``kinds`` for what begins like ``text``."""
    text = read_text(text)
    if not text:
        return Suggested(())
    found: list[Suggestion] = []
    degraded = False
    for kind in KINDS:
        if kind not in kinds:
            continue
        if kind == "service":
            found += _services(text, language)[:limit]
        elif kind == "locality":
            found += [
                Suggestion(kind, one.label, one.detail, value=one.value)
                for one in localities.suggest(text, limit)
            ]
        else:
            try:
                hits = get_engine().suggest(text, kinds=[kind], language=language, limit=limit)
                found += [_from_hit(hit, language) for hit in hits]
            except SearchUnavailable:
                degraded = True
                found += _from_database(text, language, limit) if kind == "place" else []
    return Suggested(found, degraded)


def _services(text: str, language: str) -> list[Suggestion]:
    """Services of which a word begins like each word typed."""
    typed = words(text)
    return [
        Suggestion("service", term.label(language), value=term.slug)
        for term in VOCABULARIES["services"]
        if typed
        and all(
            any(word.startswith(start) for word in words(term.label(language))) for start in typed
        )
    ]


def _from_hit(hit: Hit, language: str) -> Suggestion:
    payload = hit.payload
    url = (
        payload.get(f"url_{language}")
        or payload.get("url")
        or payload.get(f"url_{settings.LANGUAGE_CODE}", "")
    )
    detail = payload.get("commune") or payload.get("summary", "")
    return Suggestion(hit.kind, hit.title, detail, url, family=payload.get("family", ""))


def _from_database(text: str, language: str, limit: int) -> list[Suggestion]:
    places = Place.objects.listed().filter(name__istartswith=text).order_by("name", "pk")
    return [
        Suggestion("place", one.name, one.commune, place_url(one.slug, language), family=one.family)
        for one in places[:limit]
    ]
