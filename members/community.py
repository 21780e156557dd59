"""Mediators and archetypes together: who recognises themselves in what, and how many do."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
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


def spread(archetypes: Iterable[ArchetypePage]) -> Spread:
    """True numbers from those who agreed to show their archetypes; one may stand in several."""
    through = Mediator.archetypes.through.objects.filter(
        mediator__in=Mediator.objects.showing(consent.ARCHETYPES)
    )
    pairs = set(through.values_list("mediator", "archetypepage__translation_key"))
    shown = list(archetypes)
    keys = {archetype.translation_key for archetype in shown}
    pairs = {(mediator, key) for mediator, key in pairs if key in keys}
    people = len({mediator for mediator, _key in pairs})
    counts = Counter(key for _mediator, key in pairs)
    return Spread(
        people,
        [
            Share(
                archetype,
                counts[archetype.translation_key],
                round(100 * counts[archetype.translation_key] / people) if people else 0,
            )
            for archetype in shown
        ],
    )


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


def archetypes_for_reader() -> list[ArchetypePage]:
    """All of them in the language being read, in the editors' order."""
    return list(ArchetypePage.objects.for_reader(get_language() or settings.LANGUAGE_CODE))


def addresses() -> dict[str, ArchetypePage]:
    """The archetypes for the reader, by the slug of those they were translated from.

    Quests and other rooms name an archetype by that slug (« cameleon »).
    """
    source = ArchetypePage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    slugs = dict(source.values_list("translation_key", "slug"))
    return {
        slugs[archetype.translation_key]: archetype
        for archetype in archetypes_for_reader()
        if archetype.translation_key in slugs
    }
