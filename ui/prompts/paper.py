"""Ideas on paper: laid out on pages in light colours, to be printed or kept as a PDF file."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
    QTextFormat,
    QTextTable,
)

from journal.guidance.prompts import Prompt
from journal.model import LABELS_OF, Family, Label
from ui.prompts.words import facts_words
from ui.theme import LIGHT
from ui.words import label_meaning, label_name, label_shape

_POINTS: Final = 10.5
_MARGINS_MM: Final = QMarginsF(20, 18, 20, 14)
_FOOT: Final = 2
"""Lines of a page that are left to its number."""


def on_paper(prompts: Iterable[Prompt], chosen_by: str) -> QTextDocument:
    """These ideas under their processes, then what they rest on. `chosen_by` says how they were chosen, or is empty."""
    ordered = sorted(prompts, key=lambda prompt: LABELS_OF[Family.PROCESSES].index(prompt.process))
    sources = {source: number for number, source in enumerate(dict.fromkeys(one.source for one in ordered), 1)}
    parts = [f"<h1>{escape(_tr('Ideas from Attune'))}</h1>"]
    if chosen_by:
        parts.append(f'<p class="quiet">{escape(chosen_by)}</p>')
    for process, group in groupby(ordered, key=lambda prompt: prompt.process):
        heading = _heading(process)
        for prompt in group:
            parts.append(_kept_whole(heading, _idea(prompt, sources[prompt.source])))
            heading = ""
    heading = f"<h2>{escape(_tr('What this rests on'))}</h2>"
    for source, number in sources.items():
        parts.append(_kept_whole(heading, f'<p class="quiet">{number}. {escape(source)}</p>'))
        heading = ""
    return _document("".join(parts))


def as_pdf(document: QTextDocument, title: str) -> bytes:
    """The document as a PDF file of A4 pages."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Attune")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    draw_on(writer, document)
    buffer.close()
    return bytes(kept.data())


def draw_on(device: QPagedPaintDevice, document: QTextDocument) -> int:
    """Draw the document on the pages of a printer or a file, each with its number.

    Returns how many there are; none where the device cannot be drawn on, as a printer that is gone.
    """
    device.setPageMargins(_MARGINS_MM, QPageLayout.Unit.Millimeter)
    painter = QPainter()
    if not painter.begin(device):
        return 0
    painter.setFont(document.defaultFont())
    foot = _FOOT * painter.fontMetrics().height()
    page = QSizeF(device.width(), device.height() - foot)
    laid_out = document.clone()
    laid_out.documentLayout().setPaintDevice(device)
    laid_out.setDocumentMargin(0)
    laid_out.setPageSize(page)
    _keep_whole(laid_out)
    pages = laid_out.pageCount()
    for number in range(pages):
        if number:
            device.newPage()
        painter.save()
        painter.translate(0, -number * page.height())
        laid_out.drawContents(painter, QRectF(0, number * page.height(), page.width(), page.height()))
        painter.restore()
        painter.setPen(QColor(LIGHT.muted))
        where = QRectF(0, page.height(), page.width(), foot)
        painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, f"{number + 1} / {pages}")
    painter.end()
    return pages


def _keep_whole(document: QTextDocument) -> None:
    """Begin a new page before each part that would else be cut by a page's end."""
    height, layout = document.pageSize().height(), document.documentLayout()
    for frame in document.rootFrame().childFrames():
        room = layout.frameBoundingRect(frame)
        if isinstance(frame, QTextTable) and int(room.top() / height) != int((room.bottom() - 1) / height):
            form = frame.format()
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            frame.setFrameFormat(form)


def _document(html: str) -> QTextDocument:
    document = QTextDocument()
    font = QFont(document.defaultFont())
    font.setPointSizeF(_POINTS)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(html)
    return document


def _heading(process: Label) -> str:
    sign = f'<span style="color: {LIGHT.marks[process]}">{label_shape(process)}</span>'
    return f'<h2>{sign} {escape(label_name(process))}</h2><p class="quiet">{escape(label_meaning(process))}</p>'


def _idea(prompt: Prompt, source: int) -> str:
    _, *facts = facts_words(prompt).split(" · ")
    return (
        f"<p>{escape(prompt.text)}</p>"
        f'<p class="quiet">{escape(prompt.why)} [{source}]<br/>{escape(" · ".join(facts))}</p>'
    )


def _kept_whole(heading: str, html: str) -> str:
    """A part that is to stand on one page, with the heading above it, if any."""
    above = f'<tr><td style="padding-top: 14px; padding-bottom: 4px;">{heading}</td></tr>' if heading else ""
    part = f'<tr><td style="padding-bottom: 7px;">{html}</td></tr>'
    return f'<table width="100%" border="0" cellspacing="0" cellpadding="0">{above}{part}</table>'


def _tr(text: str) -> str:
    return QCoreApplication.translate("prompts", text)


_STYLE: Final = f"""
    h1 {{ color: {LIGHT.ink}; font-size: 20pt; margin-bottom: 2pt; }}
    h2 {{ color: {LIGHT.ink}; font-size: 14pt; margin: 0; }}
    p {{ color: {LIGHT.ink}; margin-top: 0; margin-bottom: 1pt; }}
    p.quiet {{ color: {LIGHT.muted}; font-size: 9pt; margin: 0; }}
"""
