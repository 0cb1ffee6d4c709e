"""The picture with its marks: drag, click, nudge; wheel zooms, dragging an empty place pans."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsScene, QGraphicsView, QWidget

from rigbuilder.measure.marks import Key, Marks, Point
from rigbuilder.ui.language import tr
from rigbuilder.ui.measure.history import History
from rigbuilder.ui.measure.loupe import Loupe
from rigbuilder.ui.measure.overlay import Sight, mark_words, paint_marks
from rigbuilder.ui.measure.picture import dropped_picture
from rigbuilder.ui.theme.theme import Theme

GRAB_PX = 14
MAX_SCALE = 24.0
WHEEL_STEP = 1.2
ROOM = 1.16
"""Fitted pictures leave room for the names of the corners."""
_ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


class PictureView(QGraphicsView):
    """Shows the picture in its own pixels and turns gestures into marks."""

    dropped = Signal(object)
    """Path of a picture that was dropped."""
    selection_changed = Signal()

    def __init__(self, history: History, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history, self._theme = history, theme
        self.image = QImage()
        self.sight = Sight()
        self.selected: Key | None = None
        self.clicks_add_slots = True
        self._held: tuple[Key, QPointF] | None = None
        self._pressed: QPoint | None = None
        self._panned = False
        self._fitted = True
        scene = QGraphicsScene(self)
        self._item = scene.addPixmap(QPixmap())
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.setScene(scene)
        self.loupe = Loupe(theme, self.viewport())
        self.setAccessibleName(tr("Picture to measure"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        history.changed.connect(self._marks_changed)

    @property
    def marks(self) -> Marks:
        """The marks as shown."""
        return self._history.marks

    def set_picture(self, image: QImage) -> None:
        """Shows another picture, fitted to the view."""
        self.image = image
        self._item.setPixmap(QPixmap.fromImage(image))
        whole = QRectF(image.rect())
        more = max(whole.width(), whole.height())
        self.scene().setSceneRect(whole.adjusted(-more, -more, more, more))
        self.select(None)
        self.fit()

    def fit(self) -> None:
        """The whole picture with a little room around it."""
        self._fitted = True
        if self.image.isNull():
            return
        size, room = self.image.size(), self.viewport().size()
        scale = min(room.width() / size.width(), room.height() / size.height()) / ROOM
        self.resetTransform()
        self.scale(scale, scale)
        self.centerOn(QRectF(self.image.rect()).center())
        self.viewport().update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zooms about a place of the view, its middle by default."""
        self._fitted = False
        place = at or QPointF(self.viewport().rect().center())
        fixed = self.to_picture(place)
        lowest = 0.05
        wanted = min(MAX_SCALE, max(lowest, self.transform().m11() * factor))
        self.resetTransform()
        self.scale(wanted, wanted)
        self._put(fixed, place)

    def _put(self, fixed: Point, place: QPointF) -> None:
        """Scrolls so that a picture point lies at a place of the view."""
        off = self.to_view(fixed) - place
        self._scroll(off)

    def _scroll(self, off: QPointF) -> None:
        for bar, step in (
            (self.horizontalScrollBar(), off.x()),
            (self.verticalScrollBar(), off.y()),
        ):
            bar.setValue(bar.value() + round(step))

    def to_view(self, point: Point) -> QPointF:
        """Where a picture point is seen."""
        return self.viewportTransform().map(QPointF(point.x, point.y))

    def to_picture(self, place: QPointF) -> Point:
        """The picture point at a place of the view."""
        found = self.viewportTransform().inverted()[0].map(place)
        return Point(found.x(), found.y())

    def select(self, key: Key | None) -> None:
        """Picks a mark for the keyboard."""
        if key != self.selected:
            self.selected = key
            words = mark_words(key, self.marks, self.sight) if key is not None else tr("none")
            self.setAccessibleDescription(tr("Selected mark: {mark}", mark=words))
            self.selection_changed.emit()
        if key is None:
            self.loupe.hide()
        self.viewport().update()

    def mark_at(self, place: QPointF) -> Key | None:
        """The nearest mark that a press there takes."""
        near = {key: (self.to_view(self.marks.point(key)) - place).manhattanLength()
                for key in self.sight.visible(self.marks)}  # fmt: skip
        key = min(near, key=lambda key: near[key])
        return key if near[key] <= GRAB_PX else None

    def _marks_changed(self) -> None:
        if self.selected is not None and self.selected not in set(self.marks.all_keys()):
            self.select(None)
        self.viewport().update()

    def _inside(self, point: Point) -> Point:
        """Marks stay on the picture."""
        width, height = self.image.width(), self.image.height()
        return Point(min(max(point.x, 0.0), width), min(max(point.y, 0.0), height))

    def _show_loupe(self, key: Key) -> None:
        point = self.marks.point(key)
        self.loupe.show_at(self.image, point, self.to_view(point).toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Takes the mark under the pointer, else begins to pan or to place a slot."""
        if event.button() != Qt.MouseButton.LeftButton or self.image.isNull():
            return
        place = event.position()
        key = self.mark_at(place)
        self._pressed, self._panned = place.toPoint(), False
        if key is not None:
            self._held = (key, self.to_view(self.marks.point(key)) - place)
            self.select(key)
            self._show_loupe(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Moves the mark that is held, or the picture."""
        place = event.position()
        if self._held is not None:
            key, grip = self._held
            self._history.preview(
                self.marks.moved(key, self._inside(self.to_picture(place + grip)))
            )
            self._show_loupe(key)
        elif self._pressed is not None:
            step = place.toPoint() - self._pressed
            if self._panned or step.manhattanLength() >= QApplication.startDragDistance():
                self._panned, self._fitted = True, False
                self._scroll(QPointF(-step))
                self._pressed = place.toPoint()
        else:
            over = not self.image.isNull() and self.mark_at(place) is not None
            shape = Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.CrossCursor
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Keeps the mark's new place; a click beside all marks places a slot."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        held, pressed = self._held, self._pressed
        self._held = self._pressed = None
        if held is not None:
            self.loupe.hide()
            self._history.keep(self.marks)
        elif pressed is not None and not self._panned:
            point = self.to_picture(event.position())
            if self.clicks_add_slots and self._inside(point) == point:
                self.add_slot(point)
            else:
                self.select(None)

    def add_slot(self, point: Point) -> None:
        """Places and selects one more slot."""
        self._history.keep(self.marks.with_slot(self._inside(point)))
        self.select(Key("slot", len(self.marks.slots) - 1))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """The wheel zooms at the pointer."""
        delta = event.angleDelta().y() or event.angleDelta().x()
        self.zoom(WHEEL_STEP ** (delta / 120), event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Tab walks the marks before it leaves the picture."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()), 0)
            if step and self._walk(step):
                return True
        return super().event(event)

    def _walk(self, step: int) -> bool:
        if self.image.isNull():
            return False
        keys = self.sight.visible(self.marks)
        start = -1 if step > 0 else len(keys)
        number = (keys.index(self.selected) if self.selected is not None else start) + step
        if not 0 <= number < len(keys):
            return False
        self.select(keys[number])
        self._show_loupe(keys[number])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Arrows nudge the selected mark, Delete removes it, Insert places a slot, Esc lets go."""
        key = Qt.Key(event.key())
        if self._held is not None and key == Qt.Key.Key_Escape:
            self._held = self._pressed = None
            self.loupe.hide()
            self._history.cancel()
        elif self.selected is not None and key in _ARROWS:
            self._nudge(
                self.selected, key, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            )
        elif self.selected is not None and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove(self.selected)
        elif key == Qt.Key.Key_Insert and self.clicks_add_slots and not self.image.isNull():
            self.add_slot(self.to_picture(QPointF(self.viewport().rect().center())))
        elif self.selected is not None and key == Qt.Key.Key_Escape:
            self.select(None)
        else:
            event.ignore()

    def _nudge(self, selected: Key, arrow: Qt.Key, far: bool) -> None:
        dx, dy = _ARROWS[arrow]
        pixels = 10.0 if far else 1.0
        point = self.marks.point(selected)
        place = self._inside(Point(point.x + dx * pixels, point.y + dy * pixels))
        self._history.keep(self.marks.moved(selected, place), f"nudge {selected}")
        self._show_loupe(selected)

    def remove(self, key: Key) -> None:
        """Takes a slot or the plug away; corners stay."""
        left = self.marks.without(key)
        if left != self.marks:
            self.select(None)
            self._history.keep(left)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Takes pictures."""
        self._answer(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 (Qt's name)
        """A picture may be dropped anywhere."""
        self._answer(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        """Opens the picture."""
        path = dropped_picture(event.mimeData())
        self._answer(event)
        if path is not None:
            self.dropped.emit(path)

    def _answer(self, event: QDropEvent) -> None:
        if dropped_picture(event.mimeData()) is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """A fitted picture stays fitted."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The picture, then the marks over it."""
        super().paintEvent(event)
        if self.image.isNull():
            return
        painter = QPainter(self.viewport())
        t = self._theme.tokens
        paint_marks(painter, self.to_view, self.marks, self.sight, self.selected, t)
        painter.end()
