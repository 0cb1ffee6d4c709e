"""One view of the drawing: zoom at the pointer, pan, and passing events on to gestures."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsScene, QGraphicsView

from rigbuilder.ui.canvas.hit import View
from rigbuilder.ui.mime import part_of_mime_data

MIN_SCALE, MAX_SCALE = 0.1, 8.0
"""Pixels for a millimetre: 10% to 800%."""
WHEEL_STEP = 1.2


class Handler(Protocol):
    """What a view asks of the canvas."""

    def drag_enter(self, view: CanvasView, part_id: str, point: QPointF) -> bool:
        """A part of the palette comes in; whether it is taken."""
        ...

    def drag_move(self, view: CanvasView, point: QPointF) -> bool:
        """It moves; whether a drop here does something."""
        ...

    def drag_leave(self) -> None:
        """It leaves without a drop."""
        ...

    def drag_drop(self, view: CanvasView, point: QPointF) -> bool:
        """It is dropped; whether something was done."""
        ...

    def press(self, view: CanvasView, point: QPointF, *, add: bool) -> None:
        """The left button goes down; ``add`` keeps what is picked."""
        ...

    def pull(self, view: CanvasView, pressed: QPointF, point: QPointF, *, inside: bool) -> None:
        """The pointer moves with the button down."""
        ...

    def release(self, view: CanvasView, point: QPointF, *, inside: bool) -> None:
        """The button goes up after a pull."""
        ...

    def cancel(self) -> bool:
        """Ends a gesture; whether there was one."""
        ...

    def key(self, event: QKeyEvent) -> bool:
        """A key goes down; whether it was used."""
        ...

    def key_released(self) -> None:
        """A key goes up."""
        ...

    def menu(self, view: CanvasView, point: QPointF, place: QPoint) -> None:
        """A context menu is asked for at a place of the screen."""
        ...


class CanvasView(QGraphicsView):
    """A view of the layout in mm; one pixel a millimetre is 100%."""

    zoomed = Signal()
    panned = Signal()
    resized = Signal()

    def __init__(self, scene: QGraphicsScene, view: View, handler: Handler, name: str) -> None:
        super().__init__(scene)
        self.view = view
        self._handler = handler
        self._pressed: QPoint | None = None
        self._pulling = False
        self._pan_from: QPoint | None = None
        self._space = False
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def scale_now(self) -> float:
        """Pixels for a millimetre."""
        return self.transform().m11()

    def centre(self) -> QPointF:
        """The scene point in the middle of the view."""
        return self.mapToScene(self.viewport().rect()).boundingRect().center()

    def show_at(self, scale: float, centre: QPointF) -> None:
        """Shows the drawing at a scale with a point in the middle."""
        scale = min(MAX_SCALE, max(MIN_SCALE, scale))
        self.resetTransform()
        self.scale(scale, scale)
        self.centerOn(centre)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zooms about a viewport point (the middle by default), within 10% to 800%."""
        place = at or QPointF(self.viewport().rect().center())
        fixed = self.mapToScene(place.toPoint())
        scale = min(MAX_SCALE, max(MIN_SCALE, self.scale_now * factor))
        middle = QRectF(self.viewport().rect()).center()
        self.show_at(scale, fixed + (middle - place) / scale)
        self.zoomed.emit()

    def pan(self, pixels: QPointF) -> None:
        """Moves the drawing by so many pixels."""
        self.centerOn(self.centre() - pixels / self.scale_now)
        self.panned.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """The wheel zooms at the pointer; with Shift it pans sideways."""
        delta = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(QPointF(delta / 2, 0))
        else:
            self.zoom(WHEEL_STEP ** (delta / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Left picks (and may start a drag), middle or space pans."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        place = event.position().toPoint()
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (left and self._space):
            self._pan_from = place
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif left:
            self._pressed = place
            add = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._handler.press(self, self.mapToScene(place), add=add)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Goes on panning or pulling."""
        place = event.position().toPoint()
        if self._pan_from is not None:
            step = place - self._pan_from
            self._pan_from = place
            self.pan(QPointF(step))
        elif self._pressed is not None:
            far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if self._pulling or far:
                self._pulling = True
                inside = self.viewport().rect().contains(place)
                pressed, now = self.mapToScene(self._pressed), self.mapToScene(place)
                self._handler.pull(self, pressed, now, inside=inside)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Ends panning or pulling."""
        place = event.position().toPoint()
        if self._pan_from is not None:
            self._pan_from = None
            self._show_cursor()
        elif self._pressed is not None:
            pulling, self._pressed, self._pulling = self._pulling, None, False
            if pulling:
                inside = self.viewport().rect().contains(place)
                self._handler.release(self, self.mapToScene(place), inside=inside)

    def stop_pulling(self) -> None:
        """The gesture is cancelled: the button may still be down."""
        self._pressed, self._pulling = None, False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 (Qt's name)
        """The menu of the part under the pointer."""
        self._handler.menu(self, self.mapToScene(event.pos()), event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """A part of the palette comes in."""
        part_id = part_of_mime_data(event.mimeData())
        if part_id is None:
            event.ignore()
            return
        point = self.mapToScene(event.position().toPoint())
        _answer(event, self._handler.drag_enter(self, part_id, point))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 (Qt's name)
        """It moves; the answer says whether a drop here does something."""
        point = self.mapToScene(event.position().toPoint())
        _answer(event, self._handler.drag_move(self, point))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 (Qt's name)
        """It leaves, or Esc was pressed."""
        self._handler.drag_leave()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        """It is dropped."""
        point = self.mapToScene(event.position().toPoint())
        _answer(event, self._handler.drag_drop(self, point))

    def event(self, event: QEvent) -> bool:
        """Tab walks the parts before it leaves the view."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            walking = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if walking and self._handler.key(event):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Space makes the left button pan; the other keys act on the selection."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self._show_cursor()
        elif event.key() == Qt.Key.Key_Escape and self._handler.cancel():
            self.stop_pulling()
        elif not self._handler.key(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Space is let go; any other key ends a held one's step."""
        if not event.isAutoRepeat():
            self._handler.key_released()
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_cursor()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Tells that there is more or less room."""
        super().resizeEvent(event)
        self.resized.emit()

    def _show_cursor(self) -> None:
        if self._space:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.viewport().unsetCursor()


def _answer(event: QDropEvent, taken: bool) -> None:
    if taken:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
    else:
        event.ignore()
