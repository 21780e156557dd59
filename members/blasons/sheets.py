"""Blasons on paper: a badge, a poster, a sheet of stickers, as PDF.

Arms are placed as pictures of 300 dots an inch or more; words are set in our own font. Lengths
are in millimetres.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import cast

from django.utils.translation import gettext as _
from PIL import Image

from members.blasons.pictures import blazon, rasterized
from members.heraldry.definition import Blason
from members.printing import FAMILY, TITLE, Pdf, begin

A4, A6 = (210.0, 297.0), (105.0, 148.0)
POINTS_TO_MM = 0.353


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture's place on the page: left, top, width and height."""

    x: float
    y: float
    width: float
    height: float


def badge(blason: Blason) -> bytes:
    """An A6 badge: the arms, and the blazon below."""
    pdf = _page(A6)
    _picture(pdf, blason, Frame(12, 10, 81, 96), 1400)
    _words(pdf, blazon(blason), top=112, height=28, sizes=(16, 13, 11, 9, 7))
    return bytes(pdf.output())


def poster(blason: Blason) -> bytes:
    """An A4 poster: the arms as large as the sheet allows, the blazon in small below."""
    pdf = _page(A4)
    _picture(pdf, blason, Frame(20, 18, 170, 205), 2400)
    _words(pdf, blazon(blason), top=240, height=40, sizes=(20, 18, 16, 14, 12))
    return bytes(pdf.output())


def stickers(blason: Blason) -> bytes:
    """Twenty-four stickers on an A4 sheet, four across, cut at fine lines."""
    pdf = _page(A4)
    across, down, margin = 4, 6, 8.0
    width = (A4[0] - 2 * margin) / across
    height = (A4[1] - 2 * margin) / down
    picture = _png(blason, 520)
    pdf.set_draw_color(190)
    pdf.set_line_width(0.1)
    for number in range(across * down):
        x = margin + number % across * width
        y = margin + number // across * height
        pdf.rect(x, y, width, height)
        _place(pdf, picture, Frame(x + 4, y + 3, width - 8, height - 6))
    return bytes(pdf.output())


SHEETS = {"badge": badge, "poster": poster, "stickers": stickers}


def _page(size: tuple[float, float]) -> Pdf:
    pdf = begin(_("Coat of arms"), size=size)
    pdf.add_page()
    return pdf


def _png(blason: Blason, width: int) -> Image.Image:
    return Image.open(BytesIO(rasterized(blason, width)))


def _picture(pdf: Pdf, blason: Blason, frame: Frame, width: int) -> None:
    _place(pdf, _png(blason, width), frame)


def _place(pdf: Pdf, picture: Image.Image, frame: Frame) -> None:
    """``picture`` as large as ``frame`` allows, in its middle."""
    scale = min(frame.width / picture.width, frame.height / picture.height)
    width, height = picture.width * scale, picture.height * scale
    x = frame.x + (frame.width - width) / 2
    y = frame.y + (frame.height - height) / 2
    pdf.image(picture, x=x, y=y, w=width, h=height)


def _words(pdf: Pdf, text: str, *, top: float, height: float, sizes: tuple[int, ...]) -> None:
    """``text`` in the middle of the page, in the first of ``sizes`` (points) that fits."""
    width = pdf.w - 20
    for size in sizes:
        pdf.set_font(FAMILY, TITLE, size)
        leading = size * POINTS_TO_MM * 1.2
        needed = pdf.multi_cell(width, leading, text, align="C", dry_run=True, output="HEIGHT")
        if cast(float, needed) <= height:
            break
    pdf.set_xy(10, top)
    pdf.multi_cell(width, leading, text, align="C")
