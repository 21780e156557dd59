"""An accent that a host chooses, made readable on the portal's surfaces.

Colours are ``#rrggbb``. Ratios are WCAG 2.2's contrast, from 1 to 21.
"""

import re
from typing import NamedTuple

ENOUGH = 4.5
# Of the surfaces that texts stand on (``tokens.css``), by day the darkest, by night the lightest:
# what is readable there is readable on all of them, and as a ground of their texts.
BY_DAY, BY_NIGHT = "#f1ebdd", "#231f1a"
OWN = "#1d4e9e"  # the portal's accent, where a host chooses none
_BLACK, _WHITE = "#000000", "#ffffff"
_STEPS = 100


class Accent(NamedTuple):
    """One colour as it is shown by day and by night."""

    by_day: str
    by_night: str


def read(text: str) -> str | None:
    """``B3261E`` or ``#b32`` as ``#rrggbb``; None for anything else."""
    digits = text.strip().removeprefix("#").lower()
    if re.fullmatch("[0-9a-f]{3}", digits):
        digits = "".join(2 * digit for digit in digits)
    return f"#{digits}" if re.fullmatch("[0-9a-f]{6}", digits) else None


def accent(colour: str) -> Accent:
    """``colour`` itself where it can be read, else as little darker or lighter as is needed."""
    return Accent(_towards(_BLACK, colour, BY_DAY), _towards(_WHITE, colour, BY_NIGHT))


def style_sheet(colour: str) -> str:
    """CSS that gives a page the accent; browsers without ``light-dark()`` keep the day's."""
    by_day, by_night = accent(colour)
    both = f"light-dark({by_day}, {by_night})"
    return (
        f":root {{ --azur: {by_day}; }}\n"
        f"@supports (color: {both}) {{ :root {{ --azur: {both}; }} }}\n"
    )


def contrast(one: str, other: str) -> float:
    """Between two colours, whichever is lighter."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _towards(end: str, colour: str, surface: str) -> str:
    mixtures = (_mixed(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next(mixture for mixture in mixtures if contrast(mixture, surface) >= ENOUGH)


def _mixed(colour: str, end: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(end), strict=True)
    return "#" + "".join(f"{round(here + share * (there - here)):02x}" for here, there in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
