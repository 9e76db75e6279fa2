"""Ideas: all prompts, narrowed by words and filters, one of them in full, and the ways to paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from journal.guidance.library import Wanted, find_prompts
from journal.guidance.prompts import Prompt
from journal.model import Change, PromptMark
from journal.writing_out import write_out
from ui.desk import Desk
from ui.entries.search_box import SearchBox
from ui.prompts import deeds
from ui.prompts.filters import IdeaFilters
from ui.prompts.idea_list import IdeaList
from ui.prompts.nothing import NoIdeas
from ui.prompts.pane import IdeaPane
from ui.prompts.paper import as_pdf, draw_on, on_paper
from ui.prompts.presenter import Library, look_up
from ui.prompts.words import count_words
from ui.theme import look
from ui.today.parts import button, head, label, on_key
from ui.widgets.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_BESIDE_FROM = 760
"""The width, in pixels at 100 %, from which the idea stands beside the list."""
_FILTERS_FROM = 560
"""The height, in pixels at 100 %, from which the filters are shown without being asked for."""


class PromptsScreen(Screen):
    """The library. What is done with an idea can be undone."""

    write_wanted = Signal(object)
    """The prompt that an entry is to be written from."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("ideas")
        self._library: Library | None = None
        self._wanted = Wanted()
        self._found: tuple[Prompt, ...] = ()
        self._box = SearchBox()
        self._filters = IdeaFilters(desk)
        self._toggle = button(self.tr("Filters"), "ideasFilters", self._arrange, role="")
        self._print = button(self.tr("Print …"), "ideasPrint", self._ask_for_printer, tip=self.tr("Print (Ctrl+P)"))
        self._pdf = button(self.tr("Save as PDF …"), "ideasPdf", self._ask_where)
        self._count = label("", "muted", "ideasCount")
        self._list = IdeaList()
        self._nothing = NoIdeas()
        self._pane = IdeaPane()
        self._splitter = QSplitter()
        self._lay_out()
        self._connect()
        self._arrange()

    def concerns(self, change: Change) -> bool:
        """Marks and fostering are settings; children's ages are filters."""
        return bool(change.children or change.settings)

    def refresh(self) -> None:
        """Ask for the library anew."""
        self.desk.ask(look_up, self._show, owner=self)

    def focus_first(self) -> None:
        """Put the keyboard in the search box."""
        self._box.setFocus()

    def save_pdf(self, path: Path) -> None:
        """Write what is listed to a PDF file."""
        content = as_pdf(self._paper(), self.tr("Ideas from Attune"))
        said = self.tr("Saved as {0}.").replace("{0}", path.name)
        self.desk.think(lambda: write_out(path, content), lambda _: self.desk.said.emit(said, None), owner=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        self._box.setObjectName("ideasSearch")
        self._box.setAccessibleName(self.tr("Search the ideas"))
        self._box.setPlaceholderText(self.tr("Search the ideas"))
        self._box.setToolTip(self.tr("Esc clears it, Down goes to the list."))
        self._toggle.setCheckable(True)
        self._list.setObjectName("ideasList")
        self._list.setAccessibleName(self.tr("Ideas"))
        search = QHBoxLayout()
        search.addWidget(self._box, 1)
        search.addWidget(self._toggle)
        self._splitter.setObjectName("ideasSplitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._list)
        self._splitter.addWidget(self._pane)
        self._column = QVBoxLayout(self)
        self._column.addWidget(head(label(self.tr("Ideas"), "title"), self._print, self._pdf))
        self._column.addLayout(search)
        self._column.addWidget(self._filters)
        self._column.addWidget(self._count)
        self._column.addWidget(self._nothing)
        self._column.addWidget(self._splitter, 1)
        self._column.addStretch()
        self._nothing.hide()

    def _connect(self) -> None:
        self._box.textChanged.connect(self._look)
        self._box.done.connect(self._go_to_list)
        self._filters.changed.connect(self._look)
        self._nothing.clear_wanted.connect(self._clear)
        self._list.chosen.connect(self._show_idea)
        self._list.opened.connect(self._pane.take_focus)
        self._list.typed.connect(self._type_in_box)
        self._pane.write_wanted.connect(self.write_wanted)
        self._pane.marked.connect(self._mark)
        look().changed.connect(self._arrange)
        on_key("Ctrl+P", self, self._ask_for_printer)
        on_key("Escape", self._splitter, self.focus_first)

    def _show(self, library: Library) -> None:
        self._library = library
        self._filters.offer(library)
        self._look()

    def _look(self) -> None:
        """List what the box and the filters say."""
        if self._library is None:
            return
        self._wanted = self._filters.wanted(self._box.text())
        self._found = find_prompts(self._library.prompts, self._wanted, self._library.marks)
        self._list.show_prompts(self._found)
        self._count.setText(count_words(len(self._found), len(self._library.prompts)))
        self._explain()
        self._arrange()

    def _explain(self) -> None:
        had_focus = self._splitter.isAncestorOf(self.focusWidget() or self)
        self._nothing.explain(self._wanted.pile)
        self._nothing.setVisible(not self._found)
        for way in (self._print, self._pdf):
            way.setEnabled(bool(self._found))
        if had_focus and not self._found:
            self._box.setFocus()

    def _show_idea(self, prompt: Prompt | None) -> None:
        marks = self._library.marks if self._library is not None else {}
        self._pane.show_prompt(prompt, marks.get(prompt.id) if prompt is not None else None)

    def _mark(self, prompt: Prompt, mark: PromptMark | None) -> None:
        was = self._library.marks.get(prompt.id) if self._library is not None else None
        if mark is PromptMark.SAVED:
            deeds.save(self.desk, prompt)
        elif mark is PromptMark.NOT_FOR_US:
            deeds.refuse(self.desk, prompt)
        elif was is PromptMark.SAVED:
            deeds.let_go(self.desk, prompt)
        else:
            deeds.bring_back(self.desk, prompt)

    def _clear(self) -> None:
        with QSignalBlocker(self._box):
            self._box.clear()
        self._filters.clear()
        self._box.setFocus()

    def _go_to_list(self) -> None:
        self._toggle.setChecked(False)
        self._arrange()
        self._list.setFocus()

    def _type_in_box(self, letter: str) -> None:
        self._box.setFocus()
        self._box.setText(letter)

    def _paper(self) -> QTextDocument:
        words = self._box.text().strip()
        chosen_by = [f"“{words}”" if words else "", self._filters.summary]
        return on_paper(self._found, " · ".join(filter(None, chosen_by)))

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save as PDF"))
        dialog.setObjectName("ideasPdfDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilters([self.tr("PDF files (*.pdf)")])
        dialog.selectFile(self.tr("ideas.pdf"))
        dialog.fileSelected.connect(lambda chosen: self.save_pdf(Path(chosen)))
        dialog.open()

    def _ask_for_printer(self) -> None:
        if not self._found:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # loads the system's printing, which few want

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("ideasPrintDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The dialog does not keep its printer alive; what it calls does, as long as the dialog lives.
        dialog.accepted.connect(lambda: self._print_on(printer))
        dialog.setModal(True)
        dialog.show()

    def _print_on(self, printer: QPrinter) -> None:
        if draw_on(printer, self._paper()):
            self.desk.said.emit(self.tr("Sent to the printer."), None)
        else:
            self.desk.said.emit(self.tr("The printer did not answer, so nothing was printed."), None)

    def _arrange(self) -> None:
        """Fit list, idea and filters into the room there is."""
        px = look().px
        self._column.setContentsMargins(px(16), px(14), px(16), px(12))
        self._column.setSpacing(px(10))
        beside = self.width() >= px(_BESIDE_FROM)
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self._splitter.orientation() is not way:
            self._splitter.setOrientation(way)
            self._splitter.setSizes([1_000, 1_000])
        roomy = beside and self.height() >= px(_FILTERS_FROM)
        self._toggle.setVisible(not roomy)
        self._filters.setVisible(roomy or self._toggle.isChecked())
        self._splitter.setHidden(not self._found or (not roomy and self._toggle.isChecked()))
        used = self._filters.narrowed_by
        says = self.tr("Hide filters") if self._toggle.isChecked() else self.tr("Filters")
        self._toggle.setText(f"{says} ({used})" if used else says)
