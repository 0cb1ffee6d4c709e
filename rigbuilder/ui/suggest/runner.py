"""Runs a search between the window's events: a few milliseconds at a time, in its own thread.

A thread beside the window's would let the garbage collector destroy widgets from there; slices
need no lock, and a cancelled search is simply not continued.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from rigbuilder.advisor.suggest import DemandError, Demands, Step, suggest_steps
from rigbuilder.advisor.suggest.suggest import Steps
from rigbuilder.catalog.catalog import Catalog

SLICE_S = 0.012
"""Work at a stretch: less than a frame of 60 Hz, so that typing and painting keep up."""


class Runner(QObject):
    """One search at a time; starting another gives up the one before."""

    progressed = Signal(object)
    """A ``Step``, once a slice."""
    found = Signal(object)
    """``Suggestions``."""
    refused = Signal(str)
    """Why there is nothing to search for."""
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Steps | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def running(self) -> bool:
        """Whether a search is under way."""
        return self._steps is not None

    def start(self, demands: Demands, catalog: Catalog) -> None:
        """Begins a search."""
        self._steps = suggest_steps(demands, catalog)
        self._timer.start()

    def cancel(self) -> None:
        """Gives the search up."""
        if self._stop():
            self.cancelled.emit()

    def _stop(self) -> bool:
        self._timer.stop()
        steps, self._steps = self._steps, None
        if steps is not None:
            steps.close()
        return steps is not None

    def _go_on(self) -> None:
        """One slice."""
        assert self._steps is not None  # the timer runs only with a search
        until = time.perf_counter() + SLICE_S
        step: Step | None = None
        try:
            while time.perf_counter() < until:
                step = next(self._steps)
        except StopIteration as done:
            self._stop()
            self.found.emit(done.value)
            return
        except DemandError as error:
            self._stop()
            self.refused.emit(str(error))
            return
        if step is not None:
            self.progressed.emit(step)
