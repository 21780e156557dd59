"""The orientation sheet as PDF: an A4 page for each place, text that can be selected, a QR code.

Lengths are in millimetres, from the top left corner; our own fonts, so that the sheet is the
same everywhere. Text takes the largest size with which the page holds it all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from django.utils.translation import gettext as _

from members.printing import FAMILY, Pdf, begin
from orientation.codes import code
from orientation.sheet import PlaceSheet, Sheet
from orientation.sketch import Sketch

WIDTH, HEIGHT = 210.0, 297.0
MARGIN = 16.0
ASIDE = 58.0  # the column of the code and the map
GAP = 8.0
TEXT_WIDTH = WIDTH - 2 * MARGIN - ASIDE - GAP
TOP, BOTTOM = 26.0, HEIGHT - 20
SIZES = (12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
POINTS_TO_MM = 0.3528
DAY_WIDTH, TERM_WIDTH = 48.0, 36.0
INK, SOFT = "#1d1b18", "#5d564a"

type Kind = Literal["title", "kicker", "heading", "text", "row"]


@dataclass(frozen=True, slots=True)
class Block:
    """Some text; a row has ``label`` on its left, ``aside`` wide."""

    kind: Kind
    text: str
    label: str = ""
    aside: float = 0.0


@dataclass(frozen=True, slots=True)
class Style:
    """The letters of a kind of block: their size as a part of the text's, space above in mm."""

    style: str
    scale: float
    above: float
    colour: str = INK


STYLES: dict[Kind, Style] = {
    "title": Style("BI", 1.9, 0.0),
    "kicker": Style("", 1.0, 0.0, SOFT),
    "heading": Style("BI", 1.25, 3.2),
    "text": Style("", 1.0, 0.6),
    "row": Style("", 1.0, 0.6),
}


def sheet_pdf(sheet: Sheet, site_name: str) -> bytes:
    """``sheet`` as PDF, a page for each place."""
    pdf = begin(", ".join(place.name for place in sheet.places), site_name)
    pdf.c_margin = 0
    for number, place in enumerate(sheet.places, 1):
        pdf.add_page()
        _page(pdf, sheet, place, site_name, number)
    return bytes(pdf.output())


def _page(pdf: Pdf, sheet: Sheet, place: PlaceSheet, site_name: str, number: int) -> None:
    pdf.set_text_color(SOFT)
    pdf.set_font(FAMILY, "", 9)
    made = _("Sheet made on %(date)s") % {"date": sheet.made_on}
    _line(pdf, MARGIN, 12, f"{site_name} · {made}")
    if len(sheet.places) > 1:
        _line(pdf, MARGIN, 12, f"{number} / {len(sheet.places)}", align="R")
    _aside(pdf, place)
    blocks = list(_blocks(sheet, place))
    size = next((size for size in SIZES if _height(pdf, blocks, size) <= BOTTOM - TOP), SIZES[-1])
    y = TOP
    for block in blocks:
        y = _draw(pdf, block, size, y)
    pdf.set_font(FAMILY, "", 8)
    pdf.set_text_color(SOFT)
    warning = _("Hours and services may have changed: call before you go.")
    _line(pdf, MARGIN, HEIGHT - 14, warning)


def _line(pdf: Pdf, x: float, y: float, text: str, align: str = "L") -> None:
    pdf.set_xy(x, y)
    pdf.cell(WIDTH - 2 * MARGIN, 5, text, align=align)


def _blocks(sheet: Sheet, place: PlaceSheet) -> Iterator[Block]:
    """All the words of a page, in the order in which they are read."""
    yield Block("kicker", place.kind)
    yield Block("title", place.name)
    for reserve in place.reserves:
        yield Block("text", reserve)
    if sheet.words:
        yield Block("heading", _("A word for you"))
        yield Block("text", sheet.words)
    if sheet.needs:
        yield Block("heading", _("What you need"))
        yield from (Block("text", f"– {need}") for need in sheet.needs)
    yield Block("heading", _("Where"))
    yield Block("text", "\n".join(place.address))
    if place.distance:
        yield Block("text", place.distance)
    yield from (Block("row", one.text, one.label, TERM_WIDTH) for one in place.contacts)
    yield from _hours(place)
    if place.offers:
        yield Block("heading", _("What one finds there"))
        for offer in place.offers:
            mark = f" ({_('what you need')})" if offer.wanted else ""
            yield Block("text", f"– {offer.words}{mark}")
    if place.unanswered:
        needs = ", ".join(place.unanswered)
        yield Block(
            "text", _("To be asked, as the place does not say it: %(needs)s.") % {"needs": needs}
        )
    if place.facts:
        yield Block("heading", _("Good to know"))
        yield from (
            Block("row", ", ".join(fact.values), fact.term, TERM_WIDTH) for fact in place.facts
        )


def _hours(place: PlaceSheet) -> Iterator[Block]:
    if place.days or place.hours_note or place.hours_raw:
        yield Block("heading", _("Hours of the coming days"))
    for day in place.days:
        note = f" ({day['note']})" if day["note"] else ""
        yield Block("row", f"{day['hours']}{note}", day["day"], DAY_WIDTH)
    yield from (Block("text", text) for text in (place.hours_raw, place.hours_note) if text)


def _set(pdf: Pdf, kind: Kind, size: float) -> float:
    """Take the letters of ``kind``; the height of a line in mm."""
    style = STYLES[kind]
    pdf.set_font(FAMILY, style.style, size * style.scale)
    pdf.set_text_color(style.colour)
    return size * style.scale * POINTS_TO_MM * 1.28


def _height(pdf: Pdf, blocks: list[Block], size: float) -> float:
    return sum(STYLES[block.kind].above + _extent(pdf, block, size) for block in blocks)


def _extent(pdf: Pdf, block: Block, size: float) -> float:
    """How high ``block`` is without the space above it."""
    leading = _set(pdf, block.kind, size)
    needed = pdf.multi_cell(
        TEXT_WIDTH - block.aside, leading, block.text, dry_run=True, output="HEIGHT"
    )
    if block.kind != "row":
        return cast(float, needed)
    label = pdf.multi_cell(block.aside - 2, leading, block.label, dry_run=True, output="HEIGHT")
    return max(cast(float, needed), cast(float, label))


def _draw(pdf: Pdf, block: Block, size: float, y: float) -> float:
    """Where ``block`` ends, which begins at ``y``."""
    extent = _extent(pdf, block, size)
    leading = _set(pdf, block.kind, size)
    top = y + STYLES[block.kind].above
    if block.kind == "row":
        pdf.set_xy(MARGIN, top)
        pdf.set_text_color(SOFT)
        pdf.multi_cell(block.aside - 2, leading, block.label, align="L")
        pdf.set_text_color(INK)
    pdf.set_xy(MARGIN + block.aside, top)
    pdf.multi_cell(TEXT_WIDTH - block.aside, leading, block.text, align="L")
    return top + extent


def _aside(pdf: Pdf, place: PlaceSheet) -> None:
    """The code that leads to the place's page, and the small map."""
    left, top = WIDTH - MARGIN - ASIDE, TOP
    drawn = code(place.url)
    module = ASIDE * 0.72 / drawn.size
    pdf.set_fill_color(INK)
    for bar in drawn.bars:
        pdf.rect(left + bar.x * module, top + bar.y * module, bar.length * module, module, "F")
    y = top + drawn.size * module + 1
    pdf.set_font(FAMILY, "", 8)
    pdf.set_text_color(SOFT)
    pdf.set_xy(left, y)
    address = f"{_('The page of this place:')} {place.shown_url}"
    pdf.multi_cell(ASIDE, 3.6, address, align="L")
    if place.sketch:
        _map(pdf, place.sketch, left, pdf.get_y() + 6)


def _map(pdf: Pdf, drawn: Sketch, left: float, top: float) -> None:
    unit = ASIDE / drawn.width
    with pdf.rect_clip(left, top, ASIDE, drawn.height * unit):
        pdf.set_fill_color("#f1ebdd")
        pdf.rect(left, top, ASIDE, drawn.height * unit, "F")
        pdf.set_draw_color("#a89a7d")
        pdf.set_line_width(0.2)
        pdf.circle(left + drawn.x * unit, top + drawn.y * unit, drawn.ring * unit)
        pdf.set_font(FAMILY, "", 7)
        for town in drawn.towns:
            pdf.set_fill_color(SOFT)
            pdf.circle(left + town.x * unit, top + town.y * unit, 0.5, style="F")
            pdf.set_text_color(INK)
            width = pdf.get_string_width(town.name)
            shift = {"start": 0.0, "middle": width / 2, "end": width}[town.anchor]
            pdf.text(left + town.label_x * unit - shift, top + town.label_y * unit, town.name)
        pdf.set_fill_color("#b3261e")
        pdf.circle(left + drawn.x * unit, top + drawn.y * unit, 1.5, style="F")
    pdf.set_draw_color(INK)
    pdf.rect(left, top, ASIDE, drawn.height * unit)
    pdf.set_text_color(SOFT)
    pdf.set_font(FAMILY, "", 7)
    pdf.set_xy(left, top + drawn.height * unit + 1)
    caption = _("The red dot is the place; the ring is %(km)s km around it.")
    pdf.multi_cell(ASIDE, 3.4, caption % {"km": drawn.ring_km}, align="L")
