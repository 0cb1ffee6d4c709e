"""A band pulled over the drawing selects every part that it touches."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from rigbuilder.ui.canvas.hit import rects_of, walk_order
from rigbuilder.ui.canvas.overlay import Outline
from rigbuilder.ui.canvas.stage import Stage
from rigbuilder.ui.canvas.view import CanvasView

GROUND = frozenset({"board", "case"})
"""Items that fill the drawing: a band over them means what lies on them."""


class RubberBand:
    """Selects while it is pulled; cancelling gives the old selection back."""

    def __init__(self, stage: Stage, view: CanvasView, start: QPointF) -> None:
        self._stage, self._view, self._start = stage, view, start
        self._before = stage.selection.keys

    def move(self, view: CanvasView, point: QPointF, *, inside: bool) -> bool:
        """Selects what the band touches now."""
        if view is not self._view:
            return True
        band = QRectF(self._start, point).normalized()
        layout = self._stage.document.report.layout
        touched = [
            key
            for key in walk_order(layout)
            if key not in GROUND
            and any(rect.intersects(band) for rect in rects_of(layout, view.view, key))
        ]
        self._stage.selection.select(*touched)
        accent = self._stage.theme.tokens.accent
        self._stage.side_of(view).overlay.light([Outline([band], accent, dashed=True)])
        return True

    def drop(self, view: CanvasView, point: QPointF, *, inside: bool) -> bool:
        """The selection stands."""
        self.move(view, point, inside=inside)
        self._stage.clear()
        return True

    def cancel(self) -> None:
        """The selection as it was."""
        self._stage.selection.select(*self._before)
        self._stage.clear()
