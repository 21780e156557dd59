"""Sheets to print for the workshops of the demo: a title, perhaps an empty shield, empty boxes.

Lengths are in millimetres, from the top left corner of an A4 sheet.
"""

from collections.abc import Sequence

from members.printing import FAMILY, REGULAR, TITLE, Pdf, begin

WIDTH, HEIGHT, MARGIN = 210.0, 297.0, 18.0
TOP = 40.0  # below the title
SHIELD_HEIGHT = 130.0
GAP = 6.0
INK = "#1d1b18"


def sheet(heading: str, boxes: Sequence[str], *, with_shield: bool) -> bytes:
    """A PDF of one page; each of ``boxes`` is the label of a box to write in."""
    pdf = begin(heading)
    pdf.set_draw_color(INK)
    pdf.add_page()
    pdf.set_font(FAMILY, TITLE, 24)
    pdf.set_xy(MARGIN, 18)
    pdf.cell(WIDTH - 2 * MARGIN, 12, heading, align="C")
    top = TOP
    if with_shield:
        _shield(pdf, top)
        top += SHIELD_HEIGHT + 2 * GAP
    height = (HEIGHT - MARGIN - top + GAP) / len(boxes) - GAP
    for number, label in enumerate(boxes):
        _box(pdf, label, top + number * (height + GAP), height)
    return bytes(pdf.output())


def _shield(pdf: Pdf, top: float) -> None:
    """The outline of a shield in the middle, as wide as it can be drawn upon."""
    left, right, middle = 50.0, WIDTH - 50.0, WIDTH / 2
    shoulder, foot = top + 0.45 * SHIELD_HEIGHT, top + SHIELD_HEIGHT
    pdf.set_line_width(1.2)
    with pdf.new_path() as path:
        path.style.fill_color = None
        path.style.stroke_color = INK
        path.move_to(left, top)
        path.line_to(right, top)
        path.line_to(right, shoulder)
        path.curve_to(right, foot - 30, middle + 20, foot - 8, middle, foot)
        path.curve_to(middle - 20, foot - 8, left, foot - 30, left, shoulder)
        path.close()


def _box(pdf: Pdf, label: str, top: float, height: float) -> None:
    """A box with its label in the corner."""
    pdf.set_line_width(0.5)
    pdf.rect(MARGIN, top, WIDTH - 2 * MARGIN, height)
    pdf.set_font(FAMILY, REGULAR, 11)
    pdf.set_xy(MARGIN + 2, top + 1)
    pdf.cell(0, 7, label)
