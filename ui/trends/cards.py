"""One question on the page: its sentence, the chart or the table, what the signs mean, and the fact pointed at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from journal.model import Label
from journal.trends import Table, View
from ui.theme import look
from ui.trends.marks import Key
from ui.trends.tables import TrendTable
from ui.widgets.flow import FlowLayout

_WIDE: Final = 420


class Chart(QWidget):
    """A picture in a card; it shows where the keyboard is."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def restyle(self) -> None:
        """Fit the text size and the palette."""
        raise NotImplementedError


class Card(QFrame):
    """A heading, the sentence, and below it the charts or, at a key, the table."""

    def __init__(self, name: str, heading: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}Card")
        self.setProperty("role", "card")
        self.setAccessibleName(heading)
        self.name, self.heading, self._keys = name, heading, keys
        self.figures = Table(header=(), rows=())
        self.sentence = text_label("", "", f"{name}Sentence")
        self.fact = text_label(
            self.tr("Click in the chart, or use the arrow keys there, to read a part of it."), "muted", f"{name}Fact"
        )
        self.table = TrendTable(f"{name}Table")
        self.table.setAccessibleName(self.tr("{0}, as a table").replace("{0}", heading))
        self.toggle = QPushButton(self)
        self.toggle.setCheckable(True)
        self.toggle.setObjectName(f"{name}Toggle")
        self.toggle.setProperty("role", "quiet")
        self.toggle.toggled.connect(self._swap)
        self.choices, self._legend, self._tools = FlowLayout(), FlowLayout(), FlowLayout()
        self._counted = text_label("", "muted", f"{name}Counted")
        self._counted.setHidden(True)
        self._picture = QWidget()
        self._waiting = text_label(self.tr("The chart is being drawn …"), "muted", f"{name}Waiting")
        self._charts: list[Chart] = []
        self._bare = False
        self._lay_out(name)
        self._swap(False)
        self.restyle()

    def show_view(self, view: View) -> None:
        """Answer for what is looked at now."""
        raise NotImplementedError

    def draw(self) -> None:
        """Add the charts. pyqtgraph should be loaded by now."""

    def again(self, view: View) -> Card:
        """Another card for the same question, with its charts, which answers as this one would."""
        other = cast("Callable[[], Card]", type(self))()
        other.take_choices(self)
        other.show_view(view)
        other.say_what_counts(view.guesses)
        other.draw()
        return other

    def take_choices(self, other: Card) -> None:
        """Choose what another card for the same question has chosen; a card without choices has nothing to do."""

    def put_on_paper(self) -> None:
        """Leave out what is there to be used; heading, sentence, signs and charts stay."""
        for part in (*_parts(self.choices), *_parts(self._tools), self.fact):
            part.hide()
        self.restyle()

    def add_keys(self, labels: Sequence[Label]) -> None:
        """Say what the signs in the charts mean."""
        for label in labels:
            self._legend.addWidget(Key(label))

    @property
    def described(self) -> str:
        """What the card says, for those who do not see its charts."""
        return " ".join(filter(None, (self._counted.text(), self.sentence.text())))

    def add_tool(self, button: QPushButton) -> None:
        """Put a button beside the one that turns to the table."""
        self._tools.addWidget(button)

    def say_what_counts(self, guesses: bool) -> None:
        """Say in the card itself that guesses count, where they do."""
        said = self.tr("Attune’s guesses are counted here as if you had confirmed them.")
        self._counted.setText(said if guesses else "")
        self._counted.setHidden(not guesses)
        self._describe()

    def add_below_sentence(self, widget: QWidget) -> None:
        """Put something right under the sentence."""
        self._column.insertWidget(self._column.indexOf(self.sentence) + 1, widget)

    def add_chart(self, chart: Chart, caption: str, name: str) -> QLabel:
        """Put a chart into the card, under a line that says what it shows; the line is returned."""
        self._waiting.hide()
        chart.setObjectName(name)
        chart.setAccessibleName(caption)
        self._charts.append(chart)
        self._describe()
        line = text_label(caption, "muted", f"{name}Caption")
        self._picture_column.addWidget(line)
        self._picture_column.addWidget(chart)
        return line

    def tell(self, sentence: str, table: Table) -> None:
        """Take over the sentence and the figures."""
        self.sentence.setText(sentence)
        self._describe()
        self.figures = table
        if self.toggle.isChecked():
            self.table.show_table(table)

    def leave_out_figures(self, out: bool) -> None:
        """Show the sentence alone, where there is too little to draw or to tabulate."""
        self._bare = out
        for tool in _parts(self._tools):
            tool.setHidden(out)
        self._swap(self.toggle.isChecked())

    def say_fact(self, fact: str) -> None:
        """Tell of the week or day that is pointed at, in words and to a screen reader."""
        self.fact.setText(fact)
        for chart in self._charts:
            chart.setAccessibleName(fact)

    def restyle(self) -> None:
        """Fit the text size."""
        size = look().px
        self._column.setContentsMargins(*(8 + size(edge) for edge in (10, 8, 10, 6)))
        self._column.setSpacing(size(10))
        self._picture_column.setSpacing(size(4))
        self._legend.setSpacing(size(16))
        self.choices.setSpacing(size(12))
        self._tools.setSpacing(size(4))
        self._waiting.setMinimumHeight(size(220))
        self.sentence.setFont(_larger(self.font()))
        self.table.restyle()
        for chart in self._charts:
            chart.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > look().px(_WIDE)
        self._foot.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self, name: str) -> None:
        self._picture_column = QVBoxLayout(self._picture)
        self._picture_column.setContentsMargins(0, 0, 0, 0)
        self._picture_column.addWidget(self._waiting)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.addWidget(self.fact, 1)
        self._foot.addLayout(self._tools)
        self._tools.addWidget(self.toggle)
        self._column = QVBoxLayout(self)
        self._column.addWidget(text_label(self.heading, "heading", f"{name}Heading"))
        self._column.addWidget(self._counted)
        self._column.addWidget(self.sentence)
        self._column.addLayout(self.choices)
        self._column.addLayout(self._legend)
        self._column.addWidget(self._picture)
        self._column.addWidget(self.table)
        self._column.addLayout(self._foot)

    def _describe(self) -> None:
        for part in (self, self.table, *self._charts):
            part.setAccessibleDescription(self.described)

    def _swap(self, as_table: bool) -> None:
        self._picture.setHidden(as_table or self._bare)
        self.table.setHidden(not as_table or self._bare)
        self.fact.setHidden(as_table or self._bare)
        if as_table:
            self.table.show_table(self.figures)
        text = self.tr("Show as chart") if as_table else self.tr("Show as table")
        self.toggle.setText(text)
        self.toggle.setAccessibleName(f"{text}: {self.heading}")
        self.toggle.setToolTip(f"{text} ({self._keys})")
        self.toggle.setShortcut(self._keys)


def _parts(layout: QLayout) -> Iterator[QWidget]:
    items = (layout.itemAt(at) for at in range(layout.count()))
    return (part for item in items if item is not None and (part := item.widget()) is not None)


def _larger(font: QFont) -> QFont:
    """The sentence is what the eye should meet first."""
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * 1.15)
    return larger


def text_label(text: str, role: str, name: str) -> QLabel:
    """Plain running text that wraps; a word too long for any line is cut off rather than widen the page."""
    label = QLabel(text, wordWrap=True)
    label.setMinimumWidth(1)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
