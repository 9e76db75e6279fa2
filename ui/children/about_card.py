"""Who the page is about: name and birth date, and the form that changes them or adds another child."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from journal.model import Child
from ui.children.forms import ChildForm
from ui.children.words import born_line
from ui.today.parts import button, buttons, column_in, label


class AboutCard(QFrame):
    """`kept` carries a child as filled in: one without an id is new."""

    kept = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("childCard")
        self.setProperty("role", "card")
        self._child: Child | None = None
        self.form = ChildForm()
        self._nobody = label(
            self.tr("Nobody is written down yet. A first name or initials are enough."), "", "childrenEmpty"
        )
        self._name = label("", "heading", "childHeading")
        self._born = label("", "muted", "childBornLine")
        self._change = button(self.tr("Change …"), "childChange", self.change, role="")
        self._foot = buttons(self._change)
        column = column_in(self)
        for part in (self._nobody, self._name, self._born, self._foot, self.form):
            column.addWidget(part)
        self.form.wanted.connect(self._keep)
        self.form.left.connect(self.close_form)

    def show_child(self, child: Child | None, today: date) -> None:
        """Show a child, or that there is nobody yet, with the form open."""
        another = (child and child.id) != (self._child and self._child.id)
        self._child = child
        if child is not None:
            self._name.setText(child.name)
            self._born.setText(born_line(child, today))
        if another:
            self.form.hide()
        if child is None and self.form.isHidden():
            self.form.fill(Child(id="", name=""))
        self._arrange()

    def add_another(self) -> None:
        """Open the form for a child who is not written down yet."""
        self.form.fill(Child(id="", name=""))
        self._arrange()

    def close_form(self) -> None:
        """Put the form away, and the keyboard where it was opened; where there is nobody yet, empty it."""
        if self._child is None:
            self.form.fill(Child(id="", name=""))
            return
        self.form.hide()
        self._arrange()
        self._change.setFocus()

    def change(self) -> None:
        """Open the form for the child who is shown."""
        if self._child is not None:
            self.form.fill(self._child)
            self._arrange()

    def _keep(self) -> None:
        child = self.form.read()
        if child is not None:
            self.kept.emit(child)

    def _arrange(self) -> None:
        self._nobody.setVisible(self._child is None)
        for part in (self._name, self._born):
            part.setVisible(self._child is not None)
        self._foot.setVisible(self._child is not None and self.form.isHidden())
