"""One small class a gesture: move, drop, cancel."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF

from rigbuilder.ui.canvas.view import CanvasView


class Gesture(Protocol):
    """Something that goes on under the pointer until it is dropped or cancelled."""

    def move(self, view: CanvasView, point: QPointF, *, inside: bool) -> bool:
        """The pointer is at a point of a view (outside of both views: ``inside`` False).

        Returns whether letting go here does something.
        """
        ...

    def drop(self, view: CanvasView, point: QPointF, *, inside: bool) -> bool:
        """The pointer lets go; returns whether something was done."""
        ...

    def cancel(self) -> None:
        """Everything as it was."""
        ...
