"""Chips over the findings: how many of each weight, and which of them are listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from rigbuilder.checks.report import Finding
from rigbuilder.ui.language import counted, tr
from rigbuilder.ui.words import severity_of

WORDS: dict[str, Callable[[int], str]] = {
    "error": lambda n: counted(n, "{n} error", "{n} errors"),
    "unknown": lambda n: counted(n, "{n} unknown", "{n} unknown"),
    "warning": lambda n: counted(n, "{n} warning", "{n} warnings"),
    "note": lambda n: counted(n, "{n} note", "{n} notes"),
    "waived": lambda n: counted(n, "{n} accepted", "{n} accepted"),
}


class SeverityFilter(QWidget):
    """One chip for each weight that is there; unchecked ones are hidden from the list."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Filter of the findings"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 2)
        row.setSpacing(4)
        self.chips: dict[str, QPushButton] = {}
        for severity in WORDS:
            chip = QPushButton()
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.toggled.connect(lambda _on: self.changed.emit())
            chip.hide()
            row.addWidget(chip)
            self.chips[severity] = chip
        row.addStretch()
        self.hide()

    def count(self, findings: list[Finding]) -> None:
        """Shows how many there are of each weight."""
        numbers = Counter(severity_of(finding) for finding in findings)
        for severity, chip in self.chips.items():
            number = numbers[severity]
            words = WORDS[severity](number)
            chip.setText(words)
            chip.setToolTip(tr("List or hide: {words}", words=words))
            chip.setAccessibleName(tr("List {words}", words=words))
            chip.setVisible(number > 0)
        self.setVisible(len(numbers) > 1)

    def lists(self, finding: Finding) -> bool:
        """Whether a finding is listed; with a single weight nothing is hidden."""
        return self.isHidden() or self.chips[severity_of(finding)].isChecked()
