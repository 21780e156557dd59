"""What somebody gets at the end: shares in words, arms to go on with, mottos to choose from."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from members.blasons import pictures
from members.blasons.composing import query_of
from members.heraldry.definition import LONGEST_MOTTO, Blason, Charged, Ordinary
from members.heraldry.tinctures import TINCTURES
from members.models import ArchetypePage
from quests.archetypes import with_drawings
from quests.scoring import Result

# From this share on, the second archetype is seen in the arms as well.
NOTABLE = 25
METAL = "argent"
COLOUR = "azure"  # where the second archetype has none of its own


def arms(result: Result, archetypes: Mapping[str, ArchetypePage], motto: str = "") -> Blason:
    """The first archetype's arms, under a chief with the second's charge when it is notable."""
    pages = [archetypes[share.archetype] for share in result.shares]
    chief = None
    if len(pages) > 1 and result.shares[1].percent >= NOTABLE:
        chief = _chief(pages[0].tincture, pages[1])
    return replace(pages[0].blason, ordinary=chief, motto=motto[:LONGEST_MOTTO])


def _chief(field: str, second: ArchetypePage) -> Ordinary:
    """Metal with a charge of colour on a field of colour, the other way round on one of metal."""
    colour = COLOUR if TINCTURES[second.tincture].is_metal else second.tincture
    if TINCTURES[field].is_metal:
        return Ordinary("chief", colour, Charged(second.charge, "or"))
    return Ordinary("chief", METAL, Charged(second.charge, colour))


def shares_shown(result: Result, archetypes: Mapping[str, ArchetypePage]) -> list[dict[str, Any]]:
    """The shares for a figure: ``name``, page, percent, reasons; ``first`` for who comes first."""
    with_drawings(archetypes.values())
    return [
        {
            "name": share.archetype,
            "archetype": archetypes[share.archetype],
            "percent": share.percent,
            "reasons": share.reasons,
            "first": share.archetype in result.first,
        }
        for share in result.shares
    ]


def outcome_context(result: Result, archetypes: Mapping[str, ArchetypePage]) -> dict[str, Any]:
    """What the page of a result shows of the archetypes; empty when nothing was weighed."""
    if not result.shares:
        return {}
    blason = arms(result, archetypes)
    first = [archetypes[name] for name in result.first]
    return {
        "shares": shares_shown(result, archetypes),
        "first": first,
        "drawing": pictures.svg(blason),
        "blazon": pictures.blazon(blason),
        "builder_url": reverse("blason") + query_of(blason),
        "mottos": [
            {
                "text": text,
                "language": page.foreign_language,
                "builder_url": reverse("blason") + query_of(arms(result, archetypes, text)),
                "propose_url": propose_url(text),
            }
            for page in first
            for text in page.proposed_mottos
        ],
        "propose_url": propose_url(),
    }


def propose_url(text: str = "") -> str:
    """The form for mottos, with ``text`` typed in already; empty where there is none."""
    try:
        address = reverse("motto-propose")
    except NoReverseMatch:
        return ""
    return f"{address}?{urlencode({'text': text})}" if text else address
