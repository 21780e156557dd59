"""A blason from the fields of a form or of an address: whatever is sent, something is drawn.

The address holds the whole blason, in plain words (``division=per-pale&first=azure&…``), so that
it can be sent and bookmarked. What makes no sense is left out, with a sentence.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from members.heraldry.charges import CHARGES
from members.heraldry.definition import (
    LONGEST_MOTTO,
    VERSION,
    BadDefinition,
    Blason,
    Charged,
    read,
)
from members.heraldry.geometry import DIVISIONS, FIELD_SPOTS, ORDINARIES, ORDINARY_SPOTS
from members.heraldry.tinctures import TINCTURES

FIELDS = (
    "division",
    "first",
    "second",
    "ordinary",
    "ordinary_tincture",
    "ordinary_charge",
    "ordinary_charge_tincture",
    "ordinary_charge_number",
    "charge",
    "charge_tincture",
    "charge_number",
    "supporters",
    "motto",
)
# What the builder shows to someone who comes without a blason: the portal's own arms.
FIRST = {
    "division": "per-pale",
    "first": "azure",
    "second": "gules",
    "charge": "lantern",
    "charge_tincture": "or",
}


@dataclass(frozen=True, slots=True)
class Composed:
    """A blason and what had to be changed to draw it, a sentence each."""

    blason: Blason
    notices: list[str]


def compose(query: Mapping[str, str]) -> Composed:
    """The blason that ``query`` asks for, the portal's own for an empty one; never raises."""
    values = {name: query.get(name, "") for name in FIELDS}
    if not any(values.values()):
        values |= FIRST
    notices: list[str] = []
    _only_known(values, notices)
    return Composed(read(_definition(values, notices)), notices)


def _only_known(values: dict[str, str], notices: list[str]) -> None:
    known: dict[str, Collection[str]] = {
        "division": DIVISIONS,
        "first": TINCTURES,
        "second": TINCTURES,
        "ordinary": ORDINARIES,
        "ordinary_tincture": TINCTURES,
        "ordinary_charge": CHARGES,
        "ordinary_charge_tincture": TINCTURES,
        "charge": CHARGES,
        "charge_tincture": TINCTURES,
        "supporters": {name for name, one in CHARGES.items() if one.supports},
    }
    for name, choices in known.items():
        if values[name] and values[name] not in choices:
            words = {"value": values[name][:40]}
            notices.append(_("“%(value)s” is nothing that we can draw.") % words)
            values[name] = ""


def _definition(values: Mapping[str, str], notices: list[str]) -> dict[str, Any]:
    division = values["division"] or "plain"
    first = values["first"] or "azure"
    data: dict[str, Any] = {"version": VERSION, "division": division, "tinctures": [first]}
    if division != "plain":
        second = values["second"] or "or"
        if second == first:
            notices.append(_("Both parts of the field had the same colour; we changed one."))
            second = next(name for name in ("or", "azure") if name != first)
        data["tinctures"].append(second)
    ordinary = values["ordinary"]
    if ordinary:
        data["ordinary"] = {"kind": ordinary, "tincture": values["ordinary_tincture"] or "or"}
        lying = _charged(values, "ordinary_charge", ORDINARY_SPOTS.get(ordinary, {}), notices)
        if lying:
            data["ordinary"]["charge"] = lying
    data["charge"] = _charged(values, "charge", FIELD_SPOTS[ordinary], notices)
    data["supporters"] = values["supporters"]
    data["motto"] = _motto(values["motto"], notices)
    return data


def _charged(
    values: Mapping[str, str], field: str, spots: Mapping[int, object], notices: list[str]
) -> dict[str, Any] | None:
    name = values[field]
    if not name:
        return None
    if not spots:
        notices.append(_("Nothing can lie on this figure."))
        return None
    text = values[f"{field}_number"]
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 3 else 1
    if number not in spots:
        nearest = min(spots, key=lambda one: abs(one - number))
        if text:
            notices.append(
                _("There is no room for %(number)s there; we drew %(nearest)s.")
                % {"number": number, "nearest": nearest}
            )
        number = nearest
    return {"name": name, "tincture": values[f"{field}_tincture"] or "or", "number": number}


def _motto(text: str, notices: list[str]) -> str:
    line = " ".join(text.split())
    if len(line) > LONGEST_MOTTO:
        notices.append(
            _("The scroll holds %(most)s characters; we cut the rest.") % {"most": LONGEST_MOTTO}
        )
        line = line[:LONGEST_MOTTO].rstrip()
    return line


def values_of(blason: Blason) -> dict[str, str]:
    """The form's fields for ``blason``, all of them."""
    ordinary, charge = blason.ordinary, blason.charge
    lying = ordinary.charge if ordinary else None
    return {
        "division": blason.division,
        "first": blason.tinctures[0],
        "second": blason.tinctures[1] if len(blason.tinctures) > 1 else "",
        "ordinary": ordinary.kind if ordinary else "",
        "ordinary_tincture": ordinary.tincture if ordinary else "",
        **_values_of_charged("ordinary_charge", lying),
        **_values_of_charged("charge", charge),
        "supporters": blason.supporters,
        "motto": blason.motto,
    }


def _values_of_charged(field: str, charged: Charged | None) -> dict[str, str]:
    return {
        field: charged.name if charged else "",
        f"{field}_tincture": charged.tincture if charged else "",
        f"{field}_number": str(charged.number) if charged else "",
    }


def from_kept(data: object) -> Blason | None:
    """The blason whose definition was kept as ``data``; None for nothing, or what draws no more."""
    try:
        return read(data) if data else None
    except BadDefinition:
        return None


def query_of(blason: Blason) -> str:
    """The address's query for ``blason``, beginning with « ? »: what it has and nothing else."""
    return "?" + urlencode({name: text for name, text in values_of(blason).items() if text})
