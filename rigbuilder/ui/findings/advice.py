"""Looks for fixes while the window has nothing else to do: a few milliseconds at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator

from PySide6.QtCore import QObject, QTimer, Signal

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.report import Finding, Fix, Report
from rigbuilder.rig.model import Rig

SLICE_S = 0.003
"""Work at a stretch; a frame of a drag has 8 ms for everything."""
PAUSE_MS = 5


class Advice(QObject):
    """Verified fixes of a report's findings, one finding after the other."""

    found = Signal(object, object)
    """(finding, fixes): fixes of one finding that has some."""
    done = Signal()

    def __init__(self, busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy = busy
        self._work: Generator[None, None, None] | None = None
        self._of: Report | None = None
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._go_on)

    @property
    def working(self) -> bool:
        """Whether there may be more fixes to come."""
        return self._timer.isActive()

    def restart(self, rig: Rig, catalog: Catalog, report: Report) -> None:
        """Looks for fixes of a report from the start; the same report is not looked at twice."""
        if report is self._of:
            return
        self._of = report
        self._work = self._find(rig, catalog, report)
        self._timer.start()

    def _find(self, rig: Rig, catalog: Catalog, report: Report) -> Generator[None, None, None]:
        from rigbuilder.advisor.fixes import Trial

        trial = Trial(rig, catalog, report)
        for finding in report.findings:
            fixes: tuple[Fix, ...] = yield from trial.steps(finding)
            if fixes:
                self._tell(finding, fixes)

    def _tell(self, finding: Finding, fixes: tuple[Fix, ...]) -> None:
        self.found.emit(finding, fixes)

    def _go_on(self) -> None:
        """One slice of work; a gesture comes first."""
        if self._busy():
            return
        end = time.perf_counter() + SLICE_S
        while self._work is not None and time.perf_counter() < end:
            if next(self._work, self) is self:
                self._work = None
        if self._work is None:
            self._timer.stop()
            self.done.emit()
