"""A motto on an A4 sheet, as PDF: its arms, its words, who says it, and where the wall is.

Kept in the media folder under the hash of what it shows, like the pictures. Lengths are in points
(72 an inch), from the top left corner; our own fonts, so that the sheet is the same everywhere.
"""

import re
from dataclasses import asdict, dataclass
from io import BytesIO
from itertools import count

from django.utils.translation import override
from PIL import Image

from members import rendering
from members.blasons.pictures import blazon, rasterized
from members.heraldry.definition import Blason, dump
from members.heraldry.tinctures import TINCTURES
from members.lettering import BOLD_ITALIC, MEDIUM, Lettering, fit
from members.printing import FAMILY, Pdf, begin
from stories.models import Motto
from stories.models.motto import HERALDIC
from stories.share_picture import quoted

RENDERING = 1  # a greater number makes all sheets anew, after a change of the drawing
WIDTH, HEIGHT = 595.28, 841.89
MARGIN = 34  # printers leave a border of this width white
TEXT_WIDTH = WIDTH - 2 * (MARGIN + 36)
ARMS_TOP, ARMS_HEIGHT = 76, 290
ARMS_PIXELS = 1_400  # across: 300 an inch or more
WORDS_TOP, WORDS_HEIGHT = 396, 270
SIGNATURE_HEIGHT = 64
ADDRESS_TOP = 762
SIZES = range(62, 25, -1)
SIGNATURE_SIZES = range(20, 9, -1)
ADDRESS_SIZE = 13
INK = "#1d1b18"


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a poster shows. ``colour`` is that of its frame, « #1d4e9e »."""

    words: str
    signature: str
    colour: str
    address: str
    site_name: str
    language: str


def motto_poster(motto: Motto, site_name: str, address: str) -> str:
    """The name in the default storage of the poster of ``motto``, drawn if it is not there yet.

    ``address`` is the portal's, as people type it.
    """
    sheet = Sheet(
        words=quoted(motto),
        signature=motto.said_by,
        colour=TINCTURES[HERALDIC[motto.tincture]].colour,
        address=address,
        site_name=site_name,
        language=motto.locale.language_code,
    )
    content = f"{RENDERING} {dump(motto.arms)} {asdict(sheet)}"
    return rendering.kept("share", "pdf", content.encode(), lambda: draw(sheet, motto.arms))


def draw(sheet: Sheet, arms: Blason) -> bytes:
    """The sheet as PDF."""
    pdf = _page(sheet)
    _frame(pdf, sheet.colour)
    _arms(pdf, arms, sheet.language)
    words = fit(sheet.words, BOLD_ITALIC, SIZES, TEXT_WIDTH, WORDS_HEIGHT)
    signature = fit(sheet.signature, MEDIUM, SIGNATURE_SIZES, TEXT_WIDTH, SIGNATURE_HEIGHT)
    free = WORDS_HEIGHT + SIGNATURE_HEIGHT - words.height - signature.height
    top = WORDS_TOP + max(free, 0) / 3
    _lines(pdf, words, "BI", top)
    _lines(pdf, signature, "", top + words.height + 22)
    _lines(pdf, Lettering((f"{sheet.site_name} · {sheet.address}",), ADDRESS_SIZE), "", ADDRESS_TOP)
    return bytes(pdf.output())


def _page(sheet: Sheet) -> Pdf:
    pdf = begin(sheet.words, sheet.signature, unit="pt", language=sheet.language)
    pdf.add_page()
    pdf.set_text_color(INK)
    return pdf


def _frame(pdf: Pdf, colour: str) -> None:
    """A broad line in the motto's colour, and a fine dark one inside."""
    pdf.set_draw_color(colour)
    pdf.set_line_width(10)
    pdf.rect(MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN)
    pdf.set_draw_color(INK)
    pdf.set_line_width(1)
    inner = MARGIN + 11
    pdf.rect(inner, inner, WIDTH - 2 * inner, HEIGHT - 2 * inner)


def _arms(pdf: Pdf, arms: Blason, language: str) -> None:
    picture = Image.open(BytesIO(rasterized(arms, ARMS_PIXELS)))
    scale = min(ARMS_HEIGHT / picture.height, TEXT_WIDTH / picture.width)
    width, height = picture.width * scale, picture.height * scale
    with override(language):
        described = blazon(arms)
    pdf.image(picture, (WIDTH - width) / 2, ARMS_TOP, width, height, alt_text=described)


def _lines(pdf: Pdf, lettering: Lettering, style: str, top: float) -> None:
    """Lines of text in the middle of the sheet, the first below ``top``."""
    pdf.set_font(FAMILY, style, lettering.size)
    for line, y in zip(lettering.lines, count(top, lettering.leading), strict=False):
        pdf.set_xy(0, y)
        pdf.cell(WIDTH, lettering.leading, line, align="C")


def typed(url: str) -> str:
    """An address as people type it: without « https:// » and the last slash."""
    return re.sub(r"^https?://", "", url).rstrip("/")
