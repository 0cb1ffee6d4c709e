"""Small pieces that both forms are made of."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from rigbuilder.catalog.catalog import AnyPart


def part_box(name: str, first: str, parts: Iterable[AnyPart]) -> QComboBox:
    """A list of parts in which typing finds; ``first`` is what stands for none of them."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(18)
    box.addItem(first, None)
    for part in parts:
        box.addItem(part.title, part.id)
    completer = box.completer()
    assert completer is not None  # an editable box makes one
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def settle() -> None:
        """Words that name no part give way to the one chosen before."""
        box.setEditText(box.itemText(box.currentIndex()))

    editor(box).editingFinished.connect(settle)
    return box


def editor(box: QComboBox) -> QLineEdit:
    """The field in which an editable list is typed into."""
    field = box.lineEdit()
    assert field is not None  # an editable box has one
    return field


def mm_field(name: str, low: float, high: float, value: float) -> QDoubleSpinBox:
    """A number of millimetres."""
    field = QDoubleSpinBox()
    field.setAccessibleName(name)
    field.setRange(low, high)
    field.setDecimals(2)
    field.setSuffix(" mm")
    field.setValue(value)
    return field


def heading(words: str) -> QLabel:
    """Begins a group of fields."""
    label = QLabel(words)
    label.setProperty("role", "heading")
    return label


def dim(words: str) -> QLabel:
    """Advice in small words."""
    label = QLabel(words)
    label.setProperty("role", "dim")
    label.setWordWrap(True)
    return label


def form_of(*rows: tuple[str, QWidget]) -> QFormLayout:
    """Labelled fields one below the other; the labels lead to them."""
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    for words, field in rows:
        form.addRow(words, field)
    return form
