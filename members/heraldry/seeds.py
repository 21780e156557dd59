"""Arms for whoever has composed none: a number always gives the same ones."""

from .charges import CHARGES
from .definition import Blason, Charged, Ordinary
from .geometry import DIVISIONS
from .tinctures import clash

# Two tinctures that go well together.
PAIRS = (
    ("azure", "gules"),
    ("vert", "or"),
    ("gules", "azure"),
    ("purpure", "azure"),
    ("azure", "or"),
    ("gules", "vert"),
    ("purpure", "or"),
    ("vert", "gules"),
    ("azure", "vert"),
    ("gules", "or"),
    ("vert", "azure"),
)
CHIEF = "chief"
SHAPES = (*DIVISIONS, CHIEF)


def from_number(number: int, first: str = "", charge: str = "") -> Blason:
    """The arms of ``number``; ``first`` (a tincture) and ``charge`` win over it.

    The charge has a tincture that the field has not, and that is seen upon it.
    """
    one, other = PAIRS[number % len(PAIRS)]
    if first:
        one, other = first, one if other == first else other
    shape = SHAPES[number * 4 % len(SHAPES)]
    field = (one,) if shape in ("plain", CHIEF) else (one, other)
    names = sorted(CHARGES)
    charged = Charged(charge or names[number * 5 % len(names)], _seen_on(field))
    if shape == CHIEF:
        return Blason("plain", field, Ordinary(CHIEF, other), charged)
    return Blason(shape, field, None, charged)


def _seen_on(field: tuple[str, ...]) -> str:
    return next(
        tincture
        for tincture in ("or", "argent", "sable", "azure")
        if tincture not in field and not all(clash(below, tincture) for below in field)
    )
