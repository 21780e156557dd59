"""How everything that we print begins: a PDF in our own letters, the same on every machine.

The library is loaded with the first sheet: it takes as long as a whole room, and most processes
never print.
"""

from typing import TYPE_CHECKING

from django.utils.translation import get_language

from members.lettering import BOLD_ITALIC, MEDIUM

if TYPE_CHECKING:
    from fpdf import FPDF

type Pdf = FPDF

FAMILY = "Vollkorn"
REGULAR, TITLE = "", "BI"  # the styles of the family


def begin(
    title: str,
    author: str = "",
    *,
    unit: str = "mm",
    size: str | tuple[float, float] = "A4",
    language: str = "",
) -> Pdf:
    """A PDF without a page yet; pages have no margin and end where the caller says.

    ``unit``: of all its lengths, ``mm`` or ``pt``. ``size``: a format's name, or width and height.
    ``language``: of its words, the one being read by default.
    """
    from fpdf import FPDF

    pdf = FPDF(unit=unit, format=size)
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.add_font(FAMILY, TITLE, BOLD_ITALIC)
    pdf.add_font(FAMILY, REGULAR, MEDIUM)
    pdf.set_title(title)
    pdf.set_author(author)
    pdf.set_creator("Blason")
    pdf.set_lang(language or get_language() or "fr")
    return pdf
