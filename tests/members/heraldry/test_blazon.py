"""Blazons as heralds write them, in French and English."""

from typing import Any

import pytest

from members.heraldry import english, french
from members.heraldry.definition import read


def charge(name: str, tincture: str, number: int = 1) -> dict[str, Any]:
    return {"name": name, "tincture": tincture, "number": number}


CASES = [
    (
        {"tinctures": ["azure"], "charge": charge("chameleon", "or")},
        "D’azur au caméléon d’or.",
        "Azure, a chameleon Or.",
    ),
    (
        {
            "tinctures": ["azure"],
            "charge": charge("chameleon", "or"),
            "ordinary": {
                "kind": "chief",
                "tincture": "argent",
                "charge": charge("key", "gules", 3),
            },
        },
        "D’azur au caméléon d’or, au chef d’argent chargé de trois clefs de gueules.",
        "Azure, a chameleon Or, on a chief argent three keys gules.",
    ),
    (
        {"division": "per-pale", "tinctures": ["gules", "or"]},
        "Parti de gueules et d’or.",
        "Per pale gules and Or.",
    ),
    (
        {
            "division": "quarterly",
            "tinctures": ["azure", "argent"],
            "charge": charge("bee", "or"),
        },
        "Écartelé d’azur et d’argent à l’abeille d’or.",
        "Quarterly azure and argent, a bee Or.",
    ),
    (
        {
            "tinctures": ["vert"],
            "ordinary": {"kind": "fess", "tincture": "or", "charge": charge("key", "sable")},
            "charge": charge("key", "argent", 2),
        },
        "De sinople à la fasce d’or chargée d’une clef de sable et accompagnée de deux clefs "
        "d’argent, l’une en chef, l’autre en pointe.",
        "Vert, on a fess Or between two keys argent a key sable.",
    ),
    (
        {
            "tinctures": ["purpure"],
            "ordinary": {"kind": "chevron", "tincture": "argent"},
            "charge": charge("lantern", "or"),
        },
        "De pourpre au chevron d’argent accompagné en pointe d’une lanterne d’or.",
        "Purpure, a chevron argent, in base a lantern Or.",
    ),
    (
        {
            "tinctures": ["gules"],
            "ordinary": {"kind": "cross", "tincture": "argent"},
            "charge": charge("bee", "or", 4),
        },
        "De gueules à la croix d’argent cantonnée de quatre abeilles d’or.",
        "Gules, a cross argent between four bees Or.",
    ),
    (
        {
            "tinctures": ["azure"],
            "ordinary": {"kind": "bordure", "tincture": "or"},
            "charge": charge("bridge", "argent"),
        },
        "D’azur au pont d’argent, à la bordure d’or.",
        "Azure, a bridge argent within a bordure Or.",
    ),
    (
        {"tinctures": ["sable"], "supporters": "bee", "motto": "Faire avec"},
        "De sable. Supports : deux abeilles d’or. Devise : « Faire avec ».",
        "Sable. Supporters: two bees Or. Motto: “Faire avec”.",
    ),
]


@pytest.mark.parametrize(("data", "in_french", "in_english"), CASES)
def test_blazons(data: dict[str, Any], in_french: str, in_english: str) -> None:
    blason = read({"version": 1, **data})
    assert french.blazon(blason) == in_french
    assert english.blazon(blason) == in_english
