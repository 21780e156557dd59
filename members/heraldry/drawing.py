"""A blason as SVG: the same definition always gives the same bytes, a few kilobytes of them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape

from .charges import CHARGES, SIDE
from .definition import Blason, Charged
from .geometry import (
    BORDURE_WIDTH,
    DIVISIONS,
    FIELD_SPOTS,
    ORDINARIES,
    ORDINARY_SPOTS,
    SHIELD,
    Spot,
)
from .tinctures import TINCTURES

SABLE, ARGENT = TINCTURES["sable"].colour, TINCTURES["argent"].colour
OUTLINE = 5
_OUTLINE = (
    f'<path d="{SHIELD}" fill="none" stroke="{SABLE}" stroke-width="{OUTLINE}" '
    'stroke-linejoin="round"/>'
)
CHARGES_INSIDE = ""  # no sprite: the drawings stand in the document itself
# What is drawn around the shield, in its own units: room at the sides for supporters, and below
# for the scroll.
SIDE_ROOM, SCROLL_ROOM = 62, 33
SUPPORTER = 0.62  # of the shield's width
SCROLL_LETTER = 9.0
# Of a letter's size: its width in the widest of the usual serifs, since a page may lack ours.
LETTER_WIDTH, WIDE_LETTER_WIDTH = 0.6, 0.9
LINE_LETTERS = 34


def draw(blason: Blason, title: str, description: str, *, id_prefix: str = "blason") -> str:
    """``blason`` as a whole SVG document, with ``title`` and ``description`` for who cannot see it.

    ``id_prefix`` keeps the ids of several drawings on one page apart.
    """
    return _draw(blason, _told(title, description, id_prefix), id_prefix, CHARGES_INSIDE)


def draw_small(
    blason: Blason, sprite: str, *, id_prefix: str, label: str = "", css: str = "arms"
) -> str:
    """The shield alone for a list of many: its charges are those of the file at ``sprite``.

    Without a sprite they stand in the document itself. With ``label`` it is a picture of that
    name, without one a decoration. ``css``: its classes; a page may colour the outline.
    """
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    shield = replace(blason, supporters="", motto="")
    text = _draw(shield, (f'class="{css}" {said} focusable="false"', ""), id_prefix, sprite)
    return text.replace(_OUTLINE, f'<path class="shield-outline"{_OUTLINE.removeprefix("<path")}')


def _told(title: str, description: str, id_prefix: str) -> tuple[str, str]:
    return (
        f'role="img" aria-labelledby="{id_prefix}-t {id_prefix}-d"',
        f'<title id="{id_prefix}-t">{escape(title)}</title>'
        f'<desc id="{id_prefix}-d">{escape(description)}</desc>',
    )


def _draw(blason: Blason, told: tuple[str, str], id_prefix: str, sprite: str) -> str:
    side = SIDE_ROOM if blason.supporters else 0
    lines = scroll_lines(blason.motto)
    below = SCROLL_ROOM + (len(lines) - 1) * 12 if lines else 0
    box = f"{-side} 0 {100 + 2 * side} {120 + below}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" {told[0]}>{told[1]}',
        *_supporters(blason, sprite),
        _path(SHIELD, TINCTURES[blason.tinctures[0]].colour),
        *_clipped([*_division(blason), *_figure(blason)], f"{id_prefix}-c"),
        *_charges(blason, sprite),
        _OUTLINE,
        *_scroll(lines, side),
        "</svg>",
    ]
    return "".join(parts)


def _path(d: str, fill: str) -> str:
    return f'<path d="{d}" fill="{fill}"/>'


def _clipped(parts: list[str], clip_id: str) -> Iterator[str]:
    """``parts`` cut at the shield's edge; nothing around them where a plain field has none."""
    if parts:
        yield f'<clipPath id="{clip_id}"><path d="{SHIELD}"/></clipPath>'
    if len(parts) == 1:
        yield parts[0].replace("<path", f'<path clip-path="url(#{clip_id})"', 1)
    elif parts:
        yield from (f'<g clip-path="url(#{clip_id})">', *parts, "</g>")


def _division(blason: Blason) -> Iterator[str]:
    if DIVISIONS[blason.division]:
        yield _path(DIVISIONS[blason.division], TINCTURES[blason.tinctures[1]].colour)


def _figure(blason: Blason) -> Iterator[str]:
    if blason.ordinary is None:
        return
    colour = TINCTURES[blason.ordinary.tincture].colour
    if blason.ordinary.kind == "bordure":
        yield (
            f'<path d="{SHIELD}" fill="none" stroke="{colour}" stroke-width="{BORDURE_WIDTH}" '
            'stroke-linejoin="round"/>'
        )
    else:
        yield (
            f'<path d="{ORDINARIES[blason.ordinary.kind]}" fill="{colour}" stroke="{SABLE}" '
            'stroke-width="2"/>'
        )


def _charges(blason: Blason, sprite: str) -> Iterator[str]:
    kind = blason.ordinary.kind if blason.ordinary else ""
    if blason.charge:
        yield from _placed(blason.charge, FIELD_SPOTS[kind][blason.charge.number], sprite)
    if blason.ordinary and blason.ordinary.charge:
        charge = blason.ordinary.charge
        yield from _placed(charge, ORDINARY_SPOTS[kind][charge.number], sprite)


def _placed(charge: Charged, spots: Iterable[Spot], sprite: str) -> Iterator[str]:
    for spot in spots:
        half = SIDE * spot.size / 2
        place = f"translate({_n(spot.x - half)} {_n(spot.y - half)}) scale({spot.size:g})"
        yield _drawing(charge, place, sprite)


def _drawing(charge: Charged, transform: str, sprite: str) -> str:
    colour = TINCTURES[charge.tincture].colour
    if sprite:
        return (
            f'<use href="{sprite}#{charge.name}" width="{SIDE}" height="{SIDE}" '
            f'transform="{transform}" color="{colour}"/>'
        )
    return f'<g transform="{transform}" color="{colour}">{CHARGES[charge.name].drawing}</g>'


def _supporters(blason: Blason, sprite: str) -> Iterator[str]:
    """The same on both sides, looking at each other."""
    if not blason.supporters:
        return
    charge = Charged(blason.supporters, supporters_tincture(blason))
    y = _n(112 - SIDE * SUPPORTER)
    left, right = _n(-SIDE * SUPPORTER + 2), _n(98 + SIDE * SUPPORTER)
    yield _drawing(charge, f"translate({left} {y}) scale({SUPPORTER:g})", sprite)
    yield _drawing(charge, f"translate({right} {y}) scale({-SUPPORTER:g} {SUPPORTER:g})", sprite)


def supporters_tincture(blason: Blason) -> str:
    """That of the field's charges, or Or."""
    return blason.charge.tincture if blason.charge else "or"


def scroll_lines(motto: str) -> list[str]:
    """The motto in one line, or in two of about the same length."""
    if len(motto) <= LINE_LETTERS:
        return [motto] if motto else []
    words = motto.split(" ")
    cuts = range(1, len(words))
    if not cuts:
        return [motto]
    cut = min(cuts, key=lambda at: abs(len(" ".join(words[:at])) - len(" ".join(words[at:]))))
    return [" ".join(words[:cut]), " ".join(words[cut:])]


def _scroll(lines: list[str], side: int) -> Iterator[str]:
    if not lines:
        return
    longest = max(map(_letters_width, lines))
    room = 100 + 2 * side - 8
    size = min(SCROLL_LETTER, room * 0.9 / longest)
    width = min(room, longest * size + 14)
    left, right = 50 - width / 2, 50 + width / 2
    top, height = 125, 12 * len(lines) + 8
    bottom = top + height
    middle = _n(top + 5 + height / 2)
    for edge, inwards in ((left, 1), (right, -1)):
        outer, notch, inner = _n(edge - 4 * inwards), _n(edge), _n(edge + 9 * inwards)
        yield (
            f'<path d="M{inner} {top + 5}H{outer}L{notch} {middle} {outer} {bottom + 5}H{inner}z" '
            f'fill="#d9cfba" stroke="{SABLE}" stroke-width="2" stroke-linejoin="round"/>'
        )
    yield (
        f'<path d="M{_n(left)} {top}H{_n(right)}V{bottom}H{_n(left)}z" fill="{ARGENT}" '
        f'stroke="{SABLE}" stroke-width="2" stroke-linejoin="round"/>'
    )
    for number, line in enumerate(lines):
        yield (
            f'<text x="50" y="{_n(top + 13 + 12 * number)}" text-anchor="middle" '
            f'font-family="Vollkorn,Palatino,serif" font-weight="700" font-style="italic" '
            f'font-size="{_n(size)}" '
            f'fill="{SABLE}">{escape(line)}</text>'
        )


def _letters_width(line: str) -> float:
    """How long ``line`` is at most in letters of size 1."""
    wide = sum(letter.isupper() or letter in "mwœæ—…%@" for letter in line)
    return wide * WIDE_LETTER_WIDTH + (len(line) - wide) * LETTER_WIDTH


def _n(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
