"""One finding as a card: severity in sign and word, message, fixes, waive and explain."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rigbuilder.checks.report import Finding, Fix
from rigbuilder.ui.findings.reason import ReasonLine
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.theme.icons import icon
from rigbuilder.ui.theme.theme import Theme
from rigbuilder.ui.words import SEVERITY_WORD, number, severity_colour, severity_of

LIKELY = {"fits": mark("Likely fits."), "does-not-fit": mark("Likely does not fit.")}


class FindingCard(QFrame):
    """A finding; a click or Enter picks it, buttons act on it."""

    picked = Signal(object)
    fix_asked = Signal(object)
    waived = Signal(object, str)
    """(finding, why it is acceptable)."""
    unwaive_asked = Signal(object)
    explain_asked = Signal(str)

    def __init__(self, finding: Finding, names: dict[str, str], theme: Theme) -> None:
        super().__init__()
        self.finding = finding
        self.names = names
        self._theme = theme
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        severity = severity_of(finding)
        self.setAccessibleName(f"{tr(SEVERITY_WORD[severity])}: {finding.message}")
        self.setAccessibleDescription(finding.rule)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 6, 9, 7)
        column.setSpacing(4)
        column.addLayout(self._head(severity))
        column.addWidget(self._label(finding.message))
        for line in self._more():
            column.addWidget(self._label(line, dim=True))
        self.fix_buttons: list[QPushButton] = []
        self._fixes = QVBoxLayout()
        self._fixes.setSpacing(4)
        column.addLayout(self._fixes)
        self.offer(finding.fixes)
        self._foot = self._make_foot()
        column.addWidget(self._foot)
        self._foot.hide()
        self.reason: ReasonLine | None = None

    def _head(self, severity: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        sign = QLabel()
        colour = severity_colour(severity, self._theme.tokens)
        sign.setPixmap(icon(severity, colour).pixmap(16, 16))
        word = QLabel(tr(SEVERITY_WORD[severity]))
        word.setProperty("severity", severity)
        rule = QLabel(self.finding.rule)
        rule.setProperty("role", "dim")
        for widget in (sign, word):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(rule)
        return row

    def _label(self, text: str, *, dim: bool = False) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if dim:
            label.setProperty("role", "dim")
        return label

    def _more(self) -> list[str]:
        finding, lines = self.finding, []
        if finding.likely is not None:
            lines.append(tr(LIKELY[finding.likely]))
        if finding.missing:
            lines.append(tr("To check: {missing}.", missing=", ".join(finding.missing)))
        if finding.measured is not None and finding.needed is not None:
            unit = finding.unit or ""
            has, needs = number(finding.measured, 5), number(finding.needed, 5)
            lines.append(
                tr("Has {has} {unit}, needs {needs} {unit}", has=has, unit=unit, needs=needs)
            )
        if finding.waived is not None:
            lines.append(tr("Accepted: {waived}", waived=finding.waived))
        parts = [self.names[key] for key in finding.parts if key in self.names]
        if parts:
            lines.append(" \N{MIDDLE DOT} ".join(dict.fromkeys(parts)))
        return lines

    def offer(self, fixes: tuple[Fix, ...]) -> None:
        """Shows a button for each fix, in the place of those shown before."""
        for button in self.fix_buttons:
            self._fixes.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.fix_buttons = [self._fix_button(fix) for fix in fixes]
        for button in self.fix_buttons:
            self._fixes.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _fix_button(self, fix: Fix) -> QPushButton:
        button = QPushButton(fix.title)
        button.setProperty("role", "fix")
        button.setToolTip(tr("Do it: one step that Undo takes back"))
        button.setAccessibleName(tr("Fix: {title}", title=fix.title))
        button.clicked.connect(lambda: self.fix_asked.emit(fix))
        return button

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        text = (
            tr("Take back")
            if self.finding.waived is not None
            else tr("Accept\N{HORIZONTAL ELLIPSIS}")
        )
        self.waive_button = QPushButton(text)
        self.waive_button.setToolTip(
            tr("Count this finding again")
            if self.finding.waived is not None
            else tr("Accept this finding with a reason; it stays listed")
        )
        self.waive_button.clicked.connect(self._toggle_waiver)
        self.explain_button = QPushButton(tr("Explain"))
        self.explain_button.setToolTip(
            tr("What the rule checks, why, and where its figures come from")
        )
        self.explain_button.clicked.connect(lambda: self.explain_asked.emit(self.finding.rule))
        for button in (self.waive_button, self.explain_button):
            button.setProperty("role", "link")
            row.addWidget(button)
        row.addStretch()
        return foot

    def _toggle_waiver(self) -> None:
        """Counts the finding again, or asks in the card why it is acceptable."""
        if self.finding.waived is not None:
            self.unwaive_asked.emit(self.finding)
            return
        if self.reason is None:
            self.reason = ReasonLine()
            self.reason.given.connect(lambda reason: self.waived.emit(self.finding, reason))
            self.reason.given_up.connect(self._give_up)
            layout = self.layout()
            assert layout is not None  # made with the card
            layout.addWidget(self.reason)
        self.reason.show()
        self.reason.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up(self) -> None:
        if self.reason is not None:
            self.reason.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_chosen(self, chosen: bool) -> None:
        """Shows the card as picked (or lit), with its buttons."""
        if self.property("chosen") != chosen:
            self.setProperty("chosen", chosen)
            self.style().unpolish(self)
            self.style().polish(self)
        self._foot.setVisible(chosen)
        if not chosen and self.reason is not None:
            self.reason.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """A click picks the finding."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self.finding)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter or space picks the finding."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.finding)
            return
        super().keyPressEvent(event)
