"""The marks on the picture with undo: every step keeps the whole immutable value."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from rigbuilder.measure.marks import Marks, first_marks


class History(QObject):
    """Marks as they are shown, and those before and after."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.marks: Marks = first_marks(1000, 800)
        self._kept = self.marks
        self._past: list[Marks] = []
        self._future: list[Marks] = []
        self._tag = ""

    def reset(self, marks: Marks) -> None:
        """Begins anew: another picture."""
        self.marks = self._kept = marks
        self._past.clear()
        self._future.clear()
        self._tag = ""
        self.changed.emit()

    def preview(self, marks: Marks) -> None:
        """Shows marks in the middle of a drag."""
        self.marks = marks
        self.changed.emit()

    def keep(self, marks: Marks, tag: str = "") -> None:
        """Makes a step; steps of the same tag in a row are undone together."""
        if marks != self._kept:
            if not tag or tag != self._tag:
                self._past.append(self._kept)
            self._kept = marks
            self._future.clear()
        self._tag = tag
        self.preview(marks)

    def cancel(self) -> None:
        """Back to what was before the drag."""
        self.preview(self._kept)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return bool(self._future)

    def undo(self) -> None:
        """Takes the last step back."""
        if self._past:
            self._future.append(self._kept)
            self._go(self._past.pop())

    def redo(self) -> None:
        """Does again what was taken back."""
        if self._future:
            self._past.append(self._kept)
            self._go(self._future.pop())

    def _go(self, marks: Marks) -> None:
        self._kept, self._tag = marks, ""
        self.preview(marks)
