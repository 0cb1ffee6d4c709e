"""Where nothing fits: a button for each single demand to relax, and the nearest rigs in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from rigbuilder.advisor.suggest import Relaxation, Suggestion, Suggestions
from rigbuilder.export.suggestions import cost_words, looked_words, near_words, speed_words
from rigbuilder.export.wording import clean
from rigbuilder.ui.language import tr


class WaysOut(QScrollArea):
    """Explains an empty answer and offers what helps."""

    relax_asked = Signal(object)
    """``Demands`` with one of them relaxed."""
    open_asked = Signal(object)
    """A nearest ``Suggestion``."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Why nothing fits, and what to relax"))
        self.buttons: list[QPushButton] = []
        self._inside = QWidget()

    def show_answer(self, answer: Suggestions) -> None:
        """Shows the ways out of an answer without builds."""
        self.buttons = []
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(_label(tr("Nothing is proven to fit."), bold=True))
        column.addWidget(_label(looked_words(answer), dim=True))
        column.addSpacing(6)
        if answer.relaxations:
            column.addWidget(_label(tr("Relax one of these, and something does:"), bold=True))
        else:
            column.addWidget(_label(tr("No single demand, relaxed alone, lets a build pass.")))
        for way in answer.relaxations:
            self._add_way(column, way)
        if answer.nearest:
            column.addSpacing(6)
            column.addWidget(
                _label(
                    tr("Nearest, kept from a proof only by figures nobody publishes:"), bold=True
                )
            )
        for one in answer.nearest:
            self._add_nearest(column, one)
        column.addStretch(1)
        self.setWidget(self._inside)

    def _add_way(self, column: QVBoxLayout, way: Relaxation) -> None:
        button = QPushButton(clean(way.title))
        button.setProperty("role", "fix")
        example = f"{way.example.title}, {cost_words(way.example)}, {speed_words(way.example)}"
        button.setAccessibleDescription(
            clean(tr("Search again. Found: {example}", example=example))
        )
        button.clicked.connect(lambda: self.relax_asked.emit(way.demands))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(_label(clean(tr("Found: {example}", example=example)), dim=True))
        self.buttons.append(button)

    def _add_nearest(self, column: QVBoxLayout, one: Suggestion) -> None:
        column.addWidget(_label(clean(near_words(one))))
        button = QPushButton(tr("Open it to look at what is missing"))
        button.setProperty("role", "link")
        button.setAccessibleName(
            clean(tr("Open {title} to look at what is missing", title=one.title))
        )
        button.clicked.connect(lambda: self.open_asked.emit(one))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.buttons.append(button)


def _label(words: str, *, bold: bool = False, dim: bool = False) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if bold:
        font = label.font()
        font.setBold(True)
        label.setFont(font)
    if dim:
        label.setProperty("role", "dim")
    return label
