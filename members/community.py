"""Mediators and archetypes together: who recognises themselves in what, and how many do."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from members import consent
from members.models import ArchetypePage, Mediator


@dataclass(frozen=True, slots=True)
class Share:
    """How many mediators recognise themselves in an archetype; ``percent`` of those who said."""

    archetype: ArchetypePage
    count: int
    percent: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How the community spreads over the archetypes; ``people`` said in which they are."""

    people: int
    shares: Sequence[Share]


def spread(archetypes: Sequence[ArchetypePage]) -> Spread:
    """True numbers, of those who agreed to show their archetypes; one may stand in several."""
    through = Mediator.archetypes.through.objects.filter(
        mediator__in=Mediator.objects.showing(consent.ARCHETYPES),
        archetypepage__translation_key__in=[one.translation_key for one in archetypes],
    )
    pairs = set(through.values_list("mediator", "archetypepage__translation_key"))
    people = len({mediator for mediator, _key in pairs})
    counts = Counter(key for _mediator, key in pairs)
    shares = []
    for archetype in archetypes:
        count = counts[archetype.translation_key]
        shares.append(Share(archetype, count, round(100 * count / people) if people else 0))
    return Spread(people, shares)


def people_of(archetype: ArchetypePage) -> list[Mediator]:
    """The mediators who recognise themselves in ``archetype`` and agreed to say so."""
    found = Mediator.objects.showing(consent.ARCHETYPES).filter(
        archetypes__translation_key=archetype.translation_key
    )
    return list(found.select_related("portrait").distinct())


def others(archetype: ArchetypePage) -> list[ArchetypePage]:
    """The other archetypes of its language."""
    found = ArchetypePage.objects.for_reader(archetype.locale.language_code)
    return list(found.exclude(translation_key=archetype.translation_key))


def known_archetypes() -> dict[UUID, ArchetypePage]:
    """Every archetype by translation key, in the editors' order; one query.

    In the language being read, else in the portal's own.
    """
    language = get_language() or settings.LANGUAGE_CODE
    found: dict[UUID, ArchetypePage] = {}
    wanted = ArchetypePage.objects.live().public().select_related("locale", "drawing")
    both = [language, settings.LANGUAGE_CODE]
    pages = list(wanted.filter(locale__language_code__in=both).order_by("path"))
    for page in sorted(pages, key=lambda page: page.locale.language_code != language):
        found.setdefault(page.translation_key, page)
    return found


def by_slug() -> dict[str, ArchetypePage]:
    """``known_archetypes`` by the slug that each has in the portal's own language.

    Addresses and other rooms name an archetype by that slug (« cameleon »).
    """
    source = ArchetypePage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    slugs = dict(source.values_list("translation_key", "slug"))
    found = known_archetypes()
    return {slugs[key]: page for key, page in found.items() if key in slugs}


def source_slug(archetype: ArchetypePage) -> str:
    """The slug of what ``archetype`` was translated from: it stands in addresses of the list."""
    source = ArchetypePage.objects.filter(
        translation_key=archetype.translation_key, locale__language_code=settings.LANGUAGE_CODE
    )
    return source.values_list("slug", flat=True).first() or archetype.slug


def archetype_links(
    mediator: Mediator, known: Mapping[UUID, ArchetypePage], request: HttpRequest | None = None
) -> list[dict[str, str]]:
    """``title``, ``url`` and ``tincture`` of what ``mediator`` shows, in the reader's language."""
    keys = {archetype.translation_key for archetype in mediator.public_archetypes}
    return [
        {"title": page.title, "url": page.get_url(request) or "", "tincture": page.tincture}
        for key, page in known.items()
        if key in keys
    ]


def cards(mediators: Iterable[Mediator], request: HttpRequest) -> list[dict[str, Any]]:
    """What cards show of ``mediators``: the same number of queries for one and for many.

    They come with their ``places`` and ``archetypes`` prefetched.
    """
    known = known_archetypes()
    return [
        {
            "mediator": mediator,
            "archetypes": archetype_links(mediator, known, request),
            "places": [
                {"name": place.name, "url": place.get_absolute_url()}
                for place in mediator.public_places
            ],
        }
        for mediator in mediators
    ]
