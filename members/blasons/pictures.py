"""Blasons as pictures: SVG for pages, PNG kept under the hash of what it shows."""

from hashlib import blake2b

import resvg_py
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from members.heraldry import english, french
from members.heraldry.definition import Blason, dump
from members.heraldry.drawing import draw
from members.lettering import BOLD_ITALIC, MEDIUM

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
    name = f"blasons/{blake2b(text.encode(), digest_size=16).hexdigest()}.png"
    if not default_storage.exists(name):
        name = default_storage.save(name, ContentFile(rasterized(blason, SIZES[size])))
    return name


def rasterized(blason: Blason, width: int) -> bytes:
    """A PNG ``width`` pixels across on a transparent ground, drawn with our fonts only."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=draw(blason, "", ""),
            width=width,
            skip_system_fonts=True,
            font_files=[str(BOLD_ITALIC), str(MEDIUM)],
            font_family="Vollkorn",
        )
    )
