"""Whom to call in a country and, where its parts have numbers of their own, in a nation, state or province."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from journal.guidance.safety import COUNTRY, Country, Place, load_safety
from ui.deeds_done import noted
from ui.desk import Desk
from ui.theme import look
from ui.today.parts import buttons, column_in, label
from ui.widgets.help_line import help_row


class NumbersCard(QFrame):
    """The lines of one place. The place that is chosen is kept, and can be undone."""

    place_shown = Signal(object)
    """The `Place` whose lines are shown now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("safetyNumbers")
        self.setProperty("role", "card")
        self._desk = desk
        self._country = self._choice("safetyCountry", self.tr("Country"))
        self._region = self._choice("safetyRegion", self.tr("Nation, state or province"))
        self._lines = QVBoxLayout()
        self._note = label("", "", "safetyNote")
        self._checked = label("", "muted", "safetyChecked")
        self._lay_out()
        self._country.activated.connect(lambda _: self._choose(str(self._country.currentData())))
        self._region.activated.connect(lambda _: self._choose(str(self._region.currentData())))

    def show_place(self, code: str) -> None:
        """Show the lines of the place with this code, or those that hold elsewhere."""
        country, place = load_safety().country(code), load_safety().place(code)
        if not self._country.count():
            for one in load_safety().countries:
                self._country.addItem(one.name, one.code)
        self._country.setCurrentIndex(self._country.findData(country.code))
        self._offer_regions(country)
        self._region.setCurrentIndex(self._region.findData(place.code))
        self._write(country, place)
        self.place_shown.emit(place)

    def _choice(self, name: str, says: str) -> QComboBox:
        made = QComboBox()
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        made.setObjectName(name)
        made.setAccessibleName(says)
        return made

    def _lay_out(self) -> None:
        title = label(self.tr("Whom to call"), "heading")
        title.setWordWrap(False)
        column = column_in(self)
        column.addWidget(buttons(title, self._country, self._region))
        self._region.setHidden(True)
        self._lines.setSpacing(look().px(4))
        column.addLayout(self._lines)
        column.addWidget(self._note)
        column.addWidget(self._checked)

    def _offer_regions(self, country: Country) -> None:
        self._region.clear()
        self._region.addItem(self.tr("All of {0}").replace("{0}", country.name), country.code)
        for region in country.regions:
            self._region.addItem(region.name, region.code)
        self._region.setVisible(bool(country.regions))

    def _write(self, country: Country, place: Place) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setHidden(True)
                widget.deleteLater()
        for line in place.lines:
            row = help_row(line.number, line.name, line.about)
            read_at = self.tr("Read at {0}").replace("{0}", line.source)
            row.setToolTip(read_at)
            row.setAccessibleDescription(read_at)
            self._lines.addWidget(row)
        note = " ".join(part for part in (self._what_to_choose(country, place), place.note) if part)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        oldest = min(line.checked for line in place.lines)
        self._checked.setText(
            self.tr(
                "Each number was compared on {0} with the page it comes from, which may be older. Numbers can change:"
                " if one does not answer, use the emergency number."
            ).replace("{0}", QLocale().toString(QDate(oldest.year, oldest.month, oldest.day), "d MMMM yyyy"))
        )

    def _what_to_choose(self, country: Country, place: Place) -> str:
        if not place.code:
            return self.tr("If your country is in the list above, choose it there.")
        if country.regions and place.code == country.code:
            return self.tr("Some parts have more lines of their own: choose yours above.")
        return ""

    def _choose(self, code: str) -> None:
        self.show_place(code)
        name = load_safety().place(code).name
        self._desk.deeds.do(
            noted(lambda journal: journal.settings.put(COUNTRY, code)),
            self.tr("Numbers for {0}, from now on.").replace("{0}", name),
            self.tr("chose numbers for {0}").replace("{0}", name),
        )
