"""Whether the rig fits, in a sign and one line."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from rigbuilder.checks.report import Report
from rigbuilder.ui.canvas.status import ElidedLabel
from rigbuilder.ui.language import tr
from rigbuilder.ui.theme.icons import icon
from rigbuilder.ui.theme.theme import Theme
from rigbuilder.ui.words import lower_first, severity_colour, verdict_words

SIGN = 20


class VerdictLine(QFrame):
    """The verdict; while a drag goes on the one that would be."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sign = QLabel()
        self._sign.setFixedSize(SIGN, SIGN)
        self.words = ElidedLabel("")
        self.words.setAccessibleName(tr("Verdict"))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(7)
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)

    def show_report(self, report: Report, before: Report | None) -> None:
        """Shows the verdict of a report."""
        sign, words = verdict_words(report)
        if before is not None:
            words = tr("Would be: {verdict}", verdict=lower_first(words))
        colour = severity_colour(sign, self._theme.tokens)
        self._sign.setPixmap(icon(sign, colour).pixmap(SIGN, SIGN))
        if self.words.property("severity") != sign:
            self.words.setProperty("severity", sign)
            self.words.style().unpolish(self.words)
            self.words.style().polish(self.words)
        self.words.setText(words)
