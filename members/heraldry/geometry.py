"""Where things stand on the shield, in its own units: 100 wide, 120 high."""

from dataclasses import dataclass

SHIELD = "M6 5h88v57c0 28-20 45-44 54C26 107 6 90 6 62z"

# The part of the field that takes the second tincture; all are clipped by the shield.
DIVISIONS = {
    "plain": "",
    "per-pale": "M50 0h50v120H50z",
    "per-fess": "M0 58h100v62H0z",
    "per-bend": "M0 0l100 112v8H0z",
    "per-bend-sinister": "M100 0L0 112v8h100z",
    "per-chevron": "M50 48l60 54v18H-10v-18z",
    "quarterly": "M50 0h50v58H50zM0 58h50v62H0z",
    "per-saltire": "M50 58L-4 0v116zM50 58l54-58v116z",
}

# The great figures; all but the bordure are clipped by the shield.
ORDINARIES = {
    "chief": "M0 0h100v35H0z",
    "fess": "M0 43h100v28H0z",
    "pale": "M36 0h28v120H36z",
    "bend": "M-6 8L10-8l100 112-16 16z",
    "chevron": "M50 40l62 56v32L50 72l-62 56V96z",
    "cross": "M39 0h22v47h40v22H61v51H39V69H-1V47h40z",
    "saltire": "M0-14l50 56L100-14l14 14-50 56 50 58-14 14-50-58-50 58-14-14 50-58-50-56z",
    "bordure": "",
}
BORDURE_WIDTH = 22  # of a stroke along the edge, of which the inner half is seen


@dataclass(frozen=True, slots=True)
class Spot:
    """The middle of a charge, and its size as a part of the shield's width."""

    x: float
    y: float
    size: float


# Where the charges of the field stand, by ordinary and by their number. What is not here cannot be.
FIELD_SPOTS: dict[str, dict[int, tuple[Spot, ...]]] = {
    "": {
        1: (Spot(50, 56, 0.70),),
        2: (Spot(30, 52, 0.40), Spot(70, 52, 0.40)),
        3: (Spot(30, 36, 0.36), Spot(70, 36, 0.36), Spot(50, 78, 0.40)),
    },
    "chief": {
        1: (Spot(50, 72, 0.58),),
        2: (Spot(31, 62, 0.36), Spot(69, 62, 0.36)),
        3: (Spot(31, 55, 0.31), Spot(69, 55, 0.31), Spot(50, 88, 0.32)),
    },
    "fess": {
        1: (Spot(50, 24, 0.32),),
        2: (Spot(50, 24, 0.32), Spot(50, 92, 0.33)),
        3: (Spot(28, 24, 0.31), Spot(72, 24, 0.31), Spot(50, 92, 0.33)),
    },
    "pale": {2: (Spot(21, 50, 0.27), Spot(79, 50, 0.27))},
    "bend": {2: (Spot(70, 29, 0.36), Spot(30, 78, 0.34))},
    "chevron": {
        1: (Spot(50, 93, 0.34),),
        3: (Spot(25, 29, 0.32), Spot(75, 29, 0.32), Spot(50, 93, 0.33)),
    },
    "cross": {
        4: (Spot(23, 26, 0.26), Spot(77, 26, 0.26), Spot(25, 82, 0.24), Spot(75, 82, 0.24)),
    },
    "saltire": {
        4: (Spot(50, 19, 0.24), Spot(19, 54, 0.24), Spot(81, 54, 0.24), Spot(50, 96, 0.26)),
    },
    "bordure": {
        1: (Spot(50, 56, 0.52),),
        2: (Spot(33, 52, 0.32), Spot(67, 52, 0.32)),
        3: (Spot(35, 38, 0.28), Spot(65, 38, 0.28), Spot(50, 74, 0.30)),
    },
}

# The same for charges that lie on the ordinary itself.
ORDINARY_SPOTS: dict[str, dict[int, tuple[Spot, ...]]] = {
    "chief": {
        1: (Spot(50, 20, 0.28),),
        2: (Spot(33, 20, 0.27), Spot(67, 20, 0.27)),
        3: (Spot(24, 20, 0.25), Spot(50, 20, 0.25), Spot(76, 20, 0.25)),
    },
    "fess": {
        1: (Spot(50, 57, 0.26),),
        2: (Spot(33, 57, 0.25), Spot(67, 57, 0.25)),
        3: (Spot(23, 57, 0.24), Spot(50, 57, 0.24), Spot(77, 57, 0.24)),
    },
    "pale": {
        1: (Spot(50, 56, 0.26),),
        2: (Spot(50, 36, 0.25), Spot(50, 78, 0.25)),
        3: (Spot(50, 25, 0.24), Spot(50, 56, 0.24), Spot(50, 87, 0.24)),
    },
    "bend": {
        1: (Spot(50, 55, 0.24),),
        3: (Spot(26, 28, 0.21), Spot(50, 55, 0.21), Spot(75, 83, 0.21)),
    },
    "chevron": {1: (Spot(50, 56, 0.21),)},
    "cross": {1: (Spot(50, 58, 0.21),)},
    "saltire": {1: (Spot(50, 57, 0.22),)},
}
