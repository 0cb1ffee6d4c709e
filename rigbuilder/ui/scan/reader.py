"""Asks the computer beside the window: tools may take seconds, and one may hang."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from threading import Event, Thread

from PySide6.QtCore import QObject, Signal

from rigbuilder.scan.gather import gather
from rigbuilder.scan.recording import Recording

Gather = Callable[..., Recording]
THREAD = "rigbuilder-scan"


class Reader(QObject):
    """One reading at a time; a cancelled one tells nothing more."""

    asked = Signal(str)
    """The source that is asked now."""
    heard = Signal(object)
    """The recording."""

    def __init__(self, parent: QObject | None = None, source: Gather = gather) -> None:
        super().__init__(parent)
        self._source = source
        self._cancel = Event()

    def start(self) -> None:
        """Begins anew."""
        self.cancel()
        self._cancel = Event()
        # A daemon: a tool that hangs keeps no program from ending.
        Thread(target=self._read, args=(self._cancel,), name=THREAD, daemon=True).start()

    def cancel(self) -> None:
        """Asks no further tool, and tells nothing of the reading under way."""
        self._cancel.set()

    def _read(self, cancel: Event) -> None:
        def told(what: str) -> None:
            if not cancel.is_set():
                self.asked.emit(what)

        with contextlib.suppress(RuntimeError):  # the window is gone
            found = self._source(progress=told, cancelled=cancel.is_set)
            if not cancel.is_set():
                self.heard.emit(found)
