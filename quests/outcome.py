"""What somebody gets at the end: shares in words, arms to go on with, mottos to choose from."""

from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from members.blasons import pictures
from members.blasons.composing import query_of
from members.heraldry.definition import LONGEST_MOTTO, Blason, Charged, Ordinary
from quests.archetypes import ARCHETYPES
from quests.scoring import Result

# From this share on, the second archetype is seen in the arms as well.
NOTABLE = 25
METAL = "argent"


def arms(result: Result, motto: str = "") -> Blason:
    """The first archetype's arms, under a chief with the second's charge when it is notable."""
    names = [share.archetype for share in result.shares]
    first = ARCHETYPES[names[0]]
    chief = None
    if len(names) > 1 and result.shares[1].percent >= NOTABLE:
        second = ARCHETYPES[names[1]]
        chief = Ordinary("chief", METAL, Charged(second.charge, second.tincture))
    charge = Charged(first.charge, "or")
    return Blason("plain", (first.tincture,), chief, charge, "", motto[:LONGEST_MOTTO])


def shares_shown(result: Result) -> list[dict[str, Any]]:
    """The shares for a figure: archetype, percent, reasons; ``first`` for who comes first."""
    return [
        {
            "archetype": ARCHETYPES[share.archetype],
            "percent": share.percent,
            "reasons": share.reasons,
            "first": share.archetype in result.first,
        }
        for share in result.shares
    ]


def outcome_context(result: Result) -> dict[str, Any]:
    """What the page of a result shows of the archetypes; empty when nothing was weighed."""
    if not result.shares:
        return {}
    blason = arms(result)
    return {
        "shares": shares_shown(result),
        "first": [ARCHETYPES[name] for name in result.first],
        "drawing": pictures.svg(blason),
        "blazon": pictures.blazon(blason),
        "builder_url": reverse("blason") + query_of(blason),
        "mottos": [
            {
                "text": str(text),
                "builder_url": reverse("blason") + query_of(arms(result, str(text))),
                "propose_url": propose_url(str(text)),
            }
            for name in result.first
            for text in ARCHETYPES[name].mottos
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
