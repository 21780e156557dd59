"""Draws the portal's PNG pictures from its SVG drawings: ``python -m portal.icons``.

The PNGs are kept in the repository, as they are small and change as seldom as the drawings: run
this after changing ``svg/favicon.svg``, ``svg/logo.svg`` or ``svg/hero.svg``. No picture holds a
word, since each hub gives its portal a name of its own.
"""

from pathlib import Path
from typing import NamedTuple

import resvg_py

STATIC = Path(__file__).parent / "static"


class Icon(NamedTuple):
    """A drawing of ``static/svg/`` in the middle of a canvas; lengths in pixels."""

    file: str
    drawing: str
    width: int
    height: int
    margin: int = 0
    ground: str = "none"


PARCHMENT = "#f1ebdd"
ICONS = (
    Icon("favicon.png", "favicon.svg", 48, 48),
    # The telephone rounds the corners and fills what is transparent with black.
    Icon("apple-touch-icon.png", "logo.svg", 180, 180, margin=16, ground="#fbf8f1"),
    # What social networks show of a page that has no picture.
    Icon("share.png", "hero.svg", 1200, 630, margin=30, ground=PARCHMENT),
)


def svg(icon: Icon) -> str:
    """The whole picture as SVG text: its ground, and the drawing inside it."""
    drawing = (STATIC / "svg" / icon.drawing).read_text(encoding="utf-8")
    width, height = icon.width - 2 * icon.margin, icon.height - 2 * icon.margin
    # An SVG inside another keeps its own viewBox; its first width and height are replaced.
    head, rest = drawing.split(">", 1)
    view_box = head.split('viewBox="')[1].split('"')[0]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {icon.width} {icon.height}">'
        f'<path fill="{icon.ground}" d="M0 0h{icon.width}v{icon.height}H0z"/>'
        f'<svg x="{icon.margin}" y="{icon.margin}" width="{width}" height="{height}"'
        f' viewBox="{view_box}">{rest}</svg>'
    )


def png(icon: Icon) -> bytes:
    """The picture as a PNG of ``icon.width`` by ``icon.height`` pixels."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg(icon), width=icon.width, height=icon.height, skip_system_fonts=True
        )
    )


def main() -> None:
    """Write every picture beside the other static files."""
    for icon in ICONS:
        (STATIC / icon.file).write_bytes(png(icon))


if __name__ == "__main__":
    main()
