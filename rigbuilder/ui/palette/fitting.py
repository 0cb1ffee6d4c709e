"""Which of the listed parts fit the open rig: each is tried in its best place, bit by bit."""

from __future__ import annotations

import time
from collections import deque

from PySide6.QtCore import QObject, QTimer, Signal

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.checks.report import Report
from rigbuilder.rig.edits import EditError
from rigbuilder.ui.document import Document
from rigbuilder.ui.placing.choose import choose_place

SLICE_S = 0.004
PAUSE_MS = 4
TELL_S = 0.2
"""Between two answers to the list, which is filled anew each time."""


class Fitting(QObject):
    """Answers for the document's rig as it is; an edit of the rig starts over."""

    answered = Signal()
    """More parts have an answer."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._answers: dict[str, bool] = {}
        self._waiting: deque[AnyPart] = deque()
        self._told = 0.0
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._go_on)
        document.rig_changed.connect(self._start_over)

    @property
    def working(self) -> bool:
        """Whether parts wait for their answer."""
        return bool(self._waiting)

    def fits(self, part: AnyPart) -> bool | None:
        """Whether the part brings no error and no open question; None while it is not tried."""
        return self._answers.get(part.id)

    def ask(self, parts: list[AnyPart]) -> None:
        """Tries these parts, in their order, as far as they have no answer yet."""
        self._waiting = deque(part for part in parts if part.id not in self._answers)
        if self._waiting:
            self._timer.start()

    def _start_over(self) -> None:
        self._answers.clear()
        self._waiting.clear()
        self._timer.stop()
        self.answered.emit()

    def _go_on(self) -> None:
        if self._document.previewing:
            return  # a gesture comes first
        end = time.perf_counter() + SLICE_S
        while self._waiting and time.perf_counter() < end:
            part = self._waiting.popleft()
            self._answers[part.id] = self._try(part)
        if not self._waiting:
            self._timer.stop()
        if not self._waiting or end - self._told > TELL_S:
            self._told = end
            self.answered.emit()

    def _try(self, part: AnyPart) -> bool:
        document = self._document
        try:
            choice = choose_place(document, part, document.report.layout.seats)
        except EditError:
            return False
        return not doubts(document.evaluate(choice.rig)) - doubts(document.report)


def doubts(report: Report) -> set[tuple[str, frozenset[str]]]:
    """Rule and parts of each error and each open question that counts."""
    return {
        (finding.rule, frozenset(finding.parts))
        for finding in report.findings
        if finding.severity in ("error", "unknown") and finding.waived is None
    }
