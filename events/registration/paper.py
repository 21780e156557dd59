"""What is printed, as PDF: the certificate of attendance, and the sheet to sign at the door.

Plain values in, bytes out. Lengths are in millimetres; our own fonts, so that paper is the same
everywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from members.lettering import BOLD_ITALIC
from members.printing import FAMILY, Pdf, begin

WIDTH, HEIGHT = 210.0, 297.0
MARGIN = 22.0
INK, SOFT, GOLD = "#1d1b18", "#5d564a", "#e8b949"
ROW_HEIGHT = 11.0  # room for a signature
EMPTY_ROWS = 5  # for those who come without having registered


@dataclass(frozen=True, slots=True)
class Attended:
    """A moment that somebody took part in."""

    what: str
    when: str
    where: str
    hours: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """All that a certificate says. ``made_on`` is a date in words, ``hours`` the sum in words."""

    name: str
    event: str
    moments: Sequence[Attended]
    hours: str
    hub: str
    site_name: str
    made_on: str


@dataclass(frozen=True, slots=True)
class SignInSheet:
    """A list to sign: names, each with what stands beside it."""

    event: str
    when: str
    where: str
    people: Sequence[tuple[str, str]]


def certificate_pdf(certificate: Certificate) -> bytes:
    """One page."""
    pdf = _begin(_("Certificate of attendance"), certificate.site_name)
    pdf.add_page()
    pdf.set_draw_color(GOLD)
    pdf.set_line_width(1.2)
    pdf.rect(10, 10, WIDTH - 20, HEIGHT - 20)
    pdf.set_xy(MARGIN, 32)
    _write(pdf, certificate.hub, 13, SOFT)
    _write(pdf, _("Certificate of attendance"), 30, INK, style="BI", above=18)
    _write(pdf, _("%(hub)s certifies that") % {"hub": certificate.hub}, 13, INK, above=14)
    _write(pdf, certificate.name, 24, INK, style="BI", above=4)
    _write(pdf, _("took part in"), 13, INK, above=4)
    _write(pdf, certificate.event, 20, INK, style="BI", above=4)
    for moment in certificate.moments:
        _write(pdf, moment.what or moment.when, 13, INK, above=6)
        line = [moment.when, moment.where] if moment.what else [moment.where]
        _write(pdf, " · ".join([*line, moment.hours]), 11, SOFT, above=0.5)
    _write(pdf, _("In all: %(hours)s.") % {"hours": certificate.hours}, 13, INK, above=10)
    _write(pdf, _("Made on %(date)s.") % {"date": certificate.made_on}, 13, INK, above=16)
    _write(pdf, _("For %(hub)s:") % {"hub": certificate.hub}, 13, INK, above=4)
    return bytes(pdf.output())


def sheet_pdf(sheet: SignInSheet, site_name: str) -> bytes:
    """As many pages as the names need, with a few empty rows at the end."""
    pdf = _begin(_("Sign-in sheet"), site_name)
    pdf.set_margins(14, 14)
    pdf.set_auto_page_break(True, 14)
    pdf.add_page()
    _write(pdf, sheet.event, 18, INK, style="BI")
    _write(pdf, f"{sheet.when} · {sheet.where}", 12, SOFT, above=1)
    pdf.ln(5)
    pdf.set_text_color(INK)
    pdf.set_font(FAMILY, "", 11)
    pdf.set_draw_color(SOFT)
    pdf.set_line_width(0.2)
    rows = [*sheet.people, *[("", "")] * EMPTY_ROWS]
    with pdf.table(
        borders_layout="ALL", col_widths=(8, 62, 42, 70), line_height=ROW_HEIGHT
    ) as table:
        table.row(["", _("Name"), _("Note"), _("Signature")])
        for number, (name, note) in enumerate(rows, 1):
            table.row([str(number), name, note, ""])
    return bytes(pdf.output())


def _begin(title: str, author: str) -> Pdf:
    pdf = begin(title, author)
    pdf.set_margin(MARGIN)
    pdf.add_font(FAMILY, "B", BOLD_ITALIC)  # the first row of a table
    return pdf


def _write(
    pdf: Pdf, text: str, size: float, colour: str, *, style: str = "", above: float = 0.0
) -> None:
    """Lines over the whole width, below what is there."""
    pdf.set_y(pdf.get_y() + above)
    pdf.set_font(FAMILY, style, size)
    pdf.set_text_color(colour)
    pdf.multi_cell(0, size * 0.3528 * 1.3, text, align="L", new_x="LMARGIN", new_y="NEXT")
