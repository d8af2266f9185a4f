"""A sheet as a PDF file: fpdf2 needs nothing but Python, and embeds the font of the pages."""

import io
import logging
from datetime import date

import segno
from fpdf import FPDF, FontFace
from fpdf.enums import XPos, YPos

from directory.errors import NotReady
from directory.i18n import N_
from web.assets import PAPER_FONT_FILES, VENDOR
from web.i18n import current_language, gettext
from web.pages import long_date
from web.shortlist.sheet import Entry

FONT = "Titillium"
MARGIN_MM, QR_MM, LABEL_MM = 16.0, 28.0, 34.0
SMALL, NORMAL, LARGE = 9.0, 11.0, 13.0  # points
GREY = (75, 89, 101)

logging.getLogger("fontTools").setLevel(logging.WARNING)  # it tells every table of the font


def make_pdf(
    title: str, entries: list[Entry], *, link: str, is_plain: bool, today: date, ends: date | None = None
) -> bytes:
    """The sheet as a PDF file.

    Args:
        link: what the QR code leads to; "" for none.
        is_plain: in larger letters.
        ends: the last day of the link.
    Raises:
        NotReady: the fonts are not installed.
    """
    pdf = _new_document(title)
    if link:
        picture = io.BytesIO()
        segno.make(link, error="m").save(picture, kind="png", scale=8, border=1)
        pdf.image(picture, x=pdf.w - MARGIN_MM - QR_MM, y=MARGIN_MM - 4, w=QR_MM, alt_text=link)
    pdf.set_font(FONT, "B", 20)
    pdf.multi_cell(pdf.epw - QR_MM - 4, 9, title, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.set_font(FONT, "", SMALL)
    pdf.set_text_color(*GREY)
    told = [gettext("Printed on %(day)s. Call before you go: hours and places change.", day=long_date(today))]
    if ends:
        told.append(gettext("The QR code leads to this list until %(day)s.", day=long_date(ends)))
    for text in told:
        pdf.multi_cell(pdf.epw - QR_MM - 4, 5, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.set_text_color(0)
    pdf.set_y(max(pdf.get_y() + 3, MARGIN_MM + QR_MM))
    for number, entry in enumerate(entries, 1):
        _write_entry(pdf, number, entry, LARGE if is_plain else NORMAL)
    return bytes(pdf.output())


def _new_document(title: str) -> FPDF:
    pdf = FPDF(format="A4")
    for style, name in zip(("", "B"), PAPER_FONT_FILES, strict=True):
        path = VENDOR / name
        if not path.is_file():
            raise NotReady(N_("The fonts for paper are missing: run make setup."))
        pdf.add_font(FONT, style, path)
    pdf.set_margins(MARGIN_MM, MARGIN_MM, MARGIN_MM)
    pdf.set_auto_page_break(auto=True, margin=MARGIN_MM)
    pdf.set_title(title)
    pdf.set_lang(current_language())
    pdf.add_page()
    return pdf


def _write_entry(pdf: FPDF, number: int, entry: Entry, size: float) -> None:
    """Name and organisation, then one row for each thing to know; a service is not torn apart if it fits."""
    with pdf.offset_rendering() as trial:
        _write_rows(pdf, number, entry, size)
    if trial.page_break_triggered:
        pdf.add_page()
    _write_rows(pdf, number, entry, size)


def _write_rows(pdf: FPDF, number: int, entry: Entry, size: float) -> None:
    height = size * 0.48
    pdf.set_draw_color(180)
    pdf.line(pdf.l_margin, pdf.get_y(), pdf.w - pdf.r_margin, pdf.get_y())
    pdf.ln(2)
    pdf.set_font(FONT, "B", size + 3)
    name = f"{number}. {entry.name}" + (f" ({gettext('example')})" if entry.is_example else "")
    pdf.multi_cell(0, height + 1.5, name, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.set_font(FONT, "", size)
    for text in filter(None, (entry.organization, entry.about)):
        pdf.multi_cell(0, height, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.ln(1)
    with pdf.table(
        col_widths=(LABEL_MM, pdf.epw - LABEL_MM),
        first_row_as_headings=False,
        borders_layout="NONE",
        line_height=height,
        text_align="LEFT",
        v_align="T",
        padding=(0.3, 0, 0.3, 0),
    ) as table:
        for line in entry.lines:
            row = table.row()
            row.cell(line.label, style=FontFace(emphasis="BOLD"))
            row.cell(line.text, link=line.link or None)
    pdf.ln(3)
