"""The seven tinctures, and the rule that metals and colours alternate."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tincture:
    """A tincture with its colour on screen and its heraldic words (« d’azur », « azure »)."""

    name: str
    colour: str
    is_metal: bool
    french: str
    english: str


# English tinctures are written small but for Or, which would read as a conjunction.
TINCTURES = {
    tincture.name: tincture
    for tincture in (
        Tincture("or", "#e8b949", True, "d’or", "Or"),
        Tincture("argent", "#fbf8f1", True, "d’argent", "argent"),
        Tincture("azure", "#1d4e9e", False, "d’azur", "azure"),
        Tincture("gules", "#b3261e", False, "de gueules", "gules"),
        Tincture("sable", "#1d1b18", False, "de sable", "sable"),
        Tincture("vert", "#1e6b45", False, "de sinople", "vert"),
        Tincture("purpure", "#6a2c70", False, "de pourpre", "purpure"),
    )
}


def clash(below: str, above: str) -> bool:
    """Whether metal lies on metal or colour on colour, which makes arms hard to read from afar.

    Purpure passes for both, as heralds have long allowed.
    """
    if "purpure" in (below, above):
        return below == above
    return TINCTURES[below].is_metal == TINCTURES[above].is_metal
