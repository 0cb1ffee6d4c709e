"""Keeps both views at one scale and one height, and fits the drawing to them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtWidgets import QSplitter

from rigbuilder.geometry.layout import Layout
from rigbuilder.ui.canvas.hit import bounds_of
from rigbuilder.ui.canvas.stage import Side
from rigbuilder.ui.canvas.view import CanvasView

MARGIN_PX = 30.0
"""Around the fitted drawing: room for the dimension lines' texts."""
LARGEST_FIT = 4.0


class LinkedViews(QObject):
    """A card lies at the same height in both views, whichever is zoomed or moved."""

    scaled = Signal(float)

    def __init__(self, side: Side, rear: Side, splitter: QSplitter) -> None:
        super().__init__(splitter)
        self._side, self._rear, self._splitter = side, rear, splitter
        self._following = False
        self._split_by_user = False
        self.fitted = True
        """The drawing follows the window's size until the user zooms or moves it."""
        splitter.splitterMoved.connect(self._split)
        for mine, other in ((side, rear), (rear, side)):
            mine.view.zoomed.connect(lambda m=mine, o=other: self._follow(m.view, o.view))
            mine.view.panned.connect(lambda m=mine, o=other: self._follow(m.view, o.view))

    def _split(self) -> None:
        self._split_by_user = True

    def _follow(self, moved: CanvasView, other: CanvasView) -> None:
        if self._following:
            return
        self.fitted = False
        centre = QPointF(other.centre().x(), moved.centre().y())
        if other.isVisible():
            other.show_at(moved.scale_now, centre)
        self._tell(moved.scale_now)

    def _tell(self, scale: float) -> None:
        for each in (self._side, self._rear):
            each.scene.set_pixel(1.0 / scale)
        self.scaled.emit(scale)

    def fit(self, layout: Layout) -> None:
        """Shows everything in both views, as large as they allow."""
        side, rear = bounds_of(layout, "side"), bounds_of(layout, "rear")
        shown = self._rear.view.isVisibleTo(self._splitter)
        if shown and not self._split_by_user:
            self._share_width(side, rear)
        scale = min(
            _scale_for(self._side.view, side),
            _scale_for(self._rear.view, rear) if shown else LARGEST_FIT,
        )
        self._following = True
        self._side.view.show_at(scale, side.center())
        self._rear.view.show_at(scale, rear.center())
        self._following = False
        self.fitted = True
        self._tell(self._side.view.scale_now)

    def _share_width(self, side: QRectF, rear: QRectF) -> None:
        """Gives each view as much of the width as it has to show."""
        total = sum(self._splitter.sizes())
        if total <= 0:
            return
        room = max(1.0, total - 4 * MARGIN_PX)
        share = rear.width() / max(1.0, side.width() + rear.width())
        wide = round(room * min(0.5, share) + 2 * MARGIN_PX)
        self._splitter.setSizes([total - wide, wide])


def _scale_for(view: CanvasView, bounds: QRectF) -> float:
    room = view.viewport().size()
    across = max(20.0, room.width() - 2 * MARGIN_PX) / max(1.0, bounds.width())
    down = max(20.0, room.height() - 2 * MARGIN_PX) / max(1.0, bounds.height())
    return min(across, down, LARGEST_FIT)
