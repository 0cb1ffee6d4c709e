"""The findings panel: the report's findings by weight, linked with the drawing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rigbuilder.checks.report import Finding, Fix, Severity
from rigbuilder.rig.edits import unwaive, waive
from rigbuilder.rig.model import Rig, Waiver
from rigbuilder.ui.document import Document
from rigbuilder.ui.findings.advice import Advice
from rigbuilder.ui.findings.card import FindingCard
from rigbuilder.ui.findings.filter import SeverityFilter
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.naming import names_of
from rigbuilder.ui.selection import Selection
from rigbuilder.ui.theme.theme import Theme
from rigbuilder.ui.words import severity_of

WEIGHT_WORDS: dict[Severity, str] = {
    "error": mark("error"),
    "unknown": mark("unknown"),
    "warning": mark("warning"),
}

ORDER = {"error": 0, "unknown": 1, "warning": 2, "note": 3, "waived": 4}


def by_weight(findings: tuple[Finding, ...]) -> list[Finding]:
    """Errors first, waived findings last; the report's order within a severity."""
    return sorted(findings, key=lambda finding: ORDER[severity_of(finding)])


class FindingsPanel(QFrame):
    """A card for each finding; cards of findings that stay are kept."""

    explain_asked = Signal(str)

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.setAccessibleName(tr("Findings"))
        self._document, self._selection, self._theme = document, selection, theme
        self.cards: list[FindingCard] = []
        self._heading = QLabel(tr("Findings"))
        self._heading.setProperty("role", "heading")
        self._change = QLabel()
        self._change.setProperty("role", "dim")
        self._none = QLabel()
        self._none.setWordWrap(True)
        self._none.setProperty("role", "dim")
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(8, 2, 8, 8)
        self._column.setSpacing(6)
        self._column.addWidget(self._none)
        self._column.addStretch()
        self.area = QScrollArea()
        self.filter = SeverityFilter()
        self.filter.changed.connect(self._filter)
        self._lay_out()
        self.advice = Advice(lambda: document.previewing, self)
        self.advice.found.connect(self._offer)
        document.shown.connect(self._refresh)
        selection.changed.connect(self._mark)
        theme.changed.connect(self._rebuild)
        self._refresh()

    def _lay_out(self) -> None:
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._list)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.setContentsMargins(10, 8, 10, 2)
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self._change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.filter)
        column.addWidget(self.area, 1)

    def _refresh(self) -> None:
        if self._document.previewing:
            self._change.setText(change_words(self._document))
            return
        self._change.clear()
        findings = by_weight(self._document.report.findings)
        names = names_of(self._document.rig, self._document.catalog)
        old = {card.finding: card for card in self.cards if card.names == names}
        kept = [old.pop(finding, None) for finding in findings]
        for card in self.cards:
            if card not in kept:
                self._column.removeWidget(card)
                card.hide()
                card.deleteLater()
        self.cards = [
            card or self._card(finding, names) for card, finding in zip(kept, findings, strict=True)
        ]
        for row, card in enumerate(self.cards, 1):
            self._column.insertWidget(row, card)
        self._heading.setText(
            tr("Findings ({count})", count=len(findings)) if findings else tr("Findings")
        )
        self._none.setText(
            tr("Nothing to report yet: add parts.")
            if not self._document.rig.items()
            else tr("No rule has anything to say.")
        )
        self._none.setVisible(not findings)
        self.filter.count(findings)
        self._filter()
        self._mark()
        self.advice.restart(self._document.rig, self._document.catalog, self._document.report)

    def _filter(self) -> None:
        for card in self.cards:
            card.setVisible(self.filter.lists(card.finding))

    def _offer(self, finding: Finding, fixes: tuple[Fix, ...]) -> None:
        for card in self.cards:
            if card.finding == finding:
                card.offer(fixes)

    def _rebuild(self) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        self._refresh()

    def _card(self, finding: Finding, names: dict[str, str]) -> FindingCard:
        card = FindingCard(finding, names, self._theme)
        card.picked.connect(self._selection.select_finding)
        card.fix_asked.connect(self._fix)
        card.waived.connect(self._waive)
        card.unwaive_asked.connect(self._unwaive)
        card.explain_asked.connect(self.explain_asked)
        return card

    def _mark(self) -> None:
        """Lights the picked finding, or those of the selected part."""
        picked, key = self._selection.finding, self._selection.key
        first: FindingCard | None = None
        for card in self.cards:
            lit = card.finding == picked or (picked is None and key in card.finding.parts)
            card.set_chosen(lit)
            first = first or (card if lit else None)
        if first is not None:
            self.area.ensureWidgetVisible(first, 0, 8)

    def _fix(self, fix: Fix) -> None:
        self._document.edit(fix.title, fix.edit.apply)

    def _waive(self, finding: Finding, reason: str) -> None:
        waiver = Waiver(rule=finding.rule, parts=finding.parts, reason=reason)
        self._document.edit(tr("Accept {rule}", rule=finding.rule), lambda rig: waive(rig, waiver))

    def _unwaive(self, finding: Finding) -> None:
        self._document.edit(
            tr("Count {rule} again", rule=finding.rule), lambda rig: _without_waiver(rig, finding)
        )


def _without_waiver(rig: Rig, finding: Finding) -> Rig:
    """Takes back the waiver of these parts, or the one of the whole rule."""
    return unwaive(unwaive(rig, finding.rule, finding.parts), finding.rule, ())


def change_words(document: Document) -> str:
    """What a preview adds and settles: ``+1 error, -1 unknown``."""
    words = []
    for severity, word in WEIGHT_WORDS.items():
        now = len(document.report.by_severity(severity))
        then = len(document.shown_report.by_severity(severity))
        if then != now:
            words.append(f"{then - now:+d} {tr(word)}".replace("-", "\N{MINUS SIGN}"))
    return ", ".join(words) or tr("no change")
