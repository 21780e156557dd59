"""Blasons as pictures: SVG for pages, PNG kept under the hash of what it shows."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from members import rendering
from members.heraldry import english, french
from members.heraldry.definition import Blason, dump
from members.heraldry.drawing import draw

# Pixels across: a small one for lists, one for sharing, one for paper.
SIZES = {"small": 240, "medium": 1000, "large": 2400}
RENDERING = 2  # a greater number makes all PNG anew, after a change of the drawing


def blazon(blason: Blason) -> str:
    """The blazon in the language being read; English where there is none."""
    language = get_language() or ""
    return (french if language.startswith("fr") else english).blazon(blason)


def svg(blason: Blason, id_prefix: str = "blason") -> str:
    """The drawing of ``blason`` with its blazon as description.

    ``id_prefix`` keeps the ids of several drawings on one page apart.
    """
    return draw(blason, _("Coat of arms"), blazon(blason), id_prefix=id_prefix)


def png(blason: Blason, size: str) -> str:
    """The name in the default storage of ``blason`` as a PNG, drawn if it is not there yet.

    ``size``: one of ``SIZES``.
    """
    text = f"{RENDERING} {size} {dump(blason)}"
    return rendering.kept("blasons", "png", text.encode(), lambda: rasterized(blason, SIZES[size]))


def rasterized(blason: Blason, width: int) -> bytes:
    """A PNG ``width`` pixels across on a transparent ground, drawn with our fonts only."""
    return rendering.png(draw(blason, "", ""), width)
