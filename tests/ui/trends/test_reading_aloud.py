"""What a screen reader gets of a card: its sentence, and its table with headers and cells."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QTableView, QWidget

from journal.journal import Journal
from journal.model import Label
from tests.ui.trends.conftest import Open, Reader
from tests.ui.trends.writing import write, write_some
from ui.trends.cards import Card, Chart

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


def heard(widget: QWidget) -> QAccessibleInterface:
    """The widget as a screen reader finds it."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def cells(reader: Reader, name: str, role: QAccessible.Role) -> list[str]:
    """What the parts of a table that have this role are called."""
    table = heard(reader.find(name, QTableView))
    parts = (table.child(at) for at in range(table.childCount()))
    return [part.text(NAME) for part in parts if part is not None and part.role() == role]


def _stops(reader: Reader) -> Iterator[QWidget]:
    """What Tab comes to, from the first choice on until the page begins anew."""
    while (widget := reader.screen.focusWidget()) is not None and widget.objectName() != "trendsScroll":
        yield widget
        reader.screen.focusNextChild()


def test_every_card_and_chart_says_its_sentence(trends: Open, journal: Journal) -> None:
    write_some(journal, 9, Label.SELF)
    reader = trends()
    for card in filter(QWidget.isVisible, reader.screen.findChildren(Card)):
        sentence = reader.text(f"{card.name}Sentence")
        assert sentence
        for part in (card, card.table, *card.findChildren(Chart)):
            assert heard(part).text(NAME)
            assert heard(part).text(DESCRIPTION) == sentence


def test_a_table_says_its_headers_and_its_cells_and_calls_a_gap_blank(trends: Open, journal: Journal) -> None:
    write(journal, Label.SELF)
    reader = trends()
    rows = reader.rows("processes")
    assert cells(reader, "processesTable", QAccessible.Role.ColumnHeader)[-4:] == [
        "Shown by example",
        "Inner voice",
        "In tune",
        "Sense of self",
    ]
    said = cells(reader, "processesTable", QAccessible.Role.Cell)
    assert said == [text or "blank" for row in rows for text in row]


def test_tab_goes_through_the_page_in_the_order_in_which_it_is_read(trends: Open, journal: Journal) -> None:
    write(journal, Label.SELF)
    reader = trends()
    reader.screen.focus_first()
    stops, page = list(_stops(reader)), reader.screen._page
    assert page is not None
    heights = [stop.mapTo(page, stop.rect().center()).y() for stop in stops]
    assert heights == sorted(heights)
    toggles = [card.toggle for card in reader.screen.findChildren(Card) if card.toggle.isVisible()]
    assert len(toggles) > 3
    assert set(toggles) <= set(stops)
