"""One figure of the form: value, tolerance, grade, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from rigbuilder.catalog.evidence import Fact, Figure
from rigbuilder.catalog.own import OWN_GRADES, Change, Field
from rigbuilder.ui.inspector.rows import label_of
from rigbuilder.ui.language import mark, tr

GRADE_WORDS = {
    "measured": mark("measured"),
    "documented": mark("documented"),
    "unverified": mark("unverified"),
}


class FigureRow(QWidget):
    """Editors of one field; ``edited`` when anything of it changes."""

    edited = Signal()

    def __init__(self, field: Field, value: Figure | Fact[object] | None) -> None:
        super().__init__()
        self.field = field
        name, unit = label_of(field.name)
        self.words = tr(name)
        self.known = QCheckBox()
        self.known.setToolTip(tr("Known; unchecked: not published"))
        self.known.setAccessibleName(tr("{figure} is known", figure=self.words))
        self.value = self._editor(unit)
        self.tolerance = QDoubleSpinBox()
        self.tolerance.setRange(0, 1000)
        self.tolerance.setPrefix("\N{PLUS-MINUS SIGN} ")
        self.tolerance.setAccessibleName(tr("Tolerance of {figure}", figure=self.words))
        self.tolerance.setVisible(field.kind == "number")
        self.grade = QComboBox()
        for grade in OWN_GRADES:
            self.grade.addItem(tr(GRADE_WORDS[grade]), grade)
        self.grade.setAccessibleName(tr("Grade of {figure}", figure=self.words))
        self.mistake = QLabel()
        self.mistake.setProperty("severity", "error")
        self.mistake.setWordWrap(True)
        self.mistake.hide()
        self._lay_out()
        self._show(value)
        self._shown = self.change()
        self._connect()

    def _editor(self, unit: str) -> QDoubleSpinBox | QSpinBox | QComboBox:
        box: QDoubleSpinBox | QSpinBox | QComboBox
        if self.field.kind == "choice":
            box = QComboBox()
            box.addItems(self.field.choices)
        elif self.field.kind == "count":
            box = QSpinBox()
            box.setRange(0, 10_000)
        else:
            box = QDoubleSpinBox()
            box.setRange(0, 1e7)
            box.setDecimals(2)
            box.setSuffix(f" {unit}" if unit else "")
        box.setAccessibleName(self.words)
        return box

    def _lay_out(self) -> None:
        name = QLabel(self.words)
        name.setMinimumWidth(150)
        name.setBuddy(self.value)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.known)
        row.addWidget(name)
        row.addWidget(self.value, 2)
        row.addWidget(self.tolerance, 1)
        row.addWidget(self.grade, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(row)
        column.addWidget(self.mistake)

    def _show(self, value: Figure | Fact[object] | None) -> None:
        self.known.setChecked(value is not None)
        self.known.setEnabled(not self.field.needed)
        if isinstance(value, Figure) and isinstance(self.value, QDoubleSpinBox):
            self.value.setValue(value.nominal)
            self.tolerance.setValue(_spread(value))
        elif isinstance(value, Fact) and isinstance(self.value, QComboBox):
            self.value.setCurrentText(str(value.value))
        elif isinstance(value, Fact) and isinstance(self.value, QSpinBox):
            self.value.setValue(int(str(value.value)))
        if value is not None and value.grade in OWN_GRADES:
            self.grade.setCurrentIndex(self.grade.findData(value.grade))
        self._follow_known()

    def _connect(self) -> None:
        self.known.toggled.connect(self._follow_known)
        self.known.toggled.connect(self.edited)
        if isinstance(self.value, QComboBox):
            self.value.currentIndexChanged.connect(self.edited)
        else:
            self.value.valueChanged.connect(self.edited)
        self.tolerance.valueChanged.connect(self.edited)
        self.grade.currentIndexChanged.connect(self.edited)

    def _follow_known(self) -> None:
        for widget in (self.value, self.tolerance, self.grade):
            widget.setEnabled(self.known.isChecked())

    @property
    def touched(self) -> bool:
        """Whether the user has changed anything."""
        return self.change() != self._shown

    def change(self) -> Change:
        """What the row says."""
        value: float | int | str | None = None
        if self.known.isChecked():
            box = self.value
            value = box.currentText() if isinstance(box, QComboBox) else box.value()
        return Change(value, self.tolerance.value(), self.grade.currentData())

    def say(self, mistake: str | None) -> None:
        """Shows what is wrong, or nothing."""
        self.mistake.setText(mistake or "")
        self.mistake.setVisible(mistake is not None)


def _spread(value: Figure) -> float:
    """The tolerance that covers the figure's interval; bounds on one side have none."""
    if value.value is not None:
        return value.tolerance
    if value.minimum is None or value.maximum is None:
        return 0.0
    return (value.maximum - value.minimum) / 2
