"""What a person does with mouse and keyboard, as Qt events on the real widgets."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rigbuilder.geometry.layout import SeatPlace
from rigbuilder.ui.canvas.hit import rects_of
from rigbuilder.ui.canvas.view import CanvasView
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.mime import part_mime_data

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Waits until the drawing has taken the size of its panel."""
    canvas = window.workspace.canvas
    qtbot.waitUntil(lambda: not canvas._refit.isActive())
    window.repaint()


def seat(window: MainWindow, slot: int) -> SeatPlace:
    """The place at an opening."""
    return next(s for s in window.document.report.layout.seats if s.slot == slot)


def at_seat(window: MainWindow, slot: int, view: CanvasView | None = None) -> QPoint:
    """Pixel of a seat in a view, the side view by default."""
    place = seat(window, slot)
    view = view or window.workspace.canvas.side.view
    return view.mapFromScene(QPointF(*place.middle(view.view)))


def at_item(window: MainWindow, key: str, view: CanvasView | None = None) -> QPoint:
    """Pixel in the right half of an item, where neither bridge nor dimension line lies."""
    view = view or window.workspace.canvas.side.view
    rect = rects_of(window.document.report.layout, view.view, key)[0]
    return view.mapFromScene(QPointF(rect.left() + rect.width() * 0.8, rect.center().y()))


class Drag:
    """A drag of the system's kind over the target widget, from entering to dropping."""

    def __init__(self, target: QWidget, data: QMimeData) -> None:
        self.target, self.data = target, data
        self.accepted = False

    def enter(self, place: QPoint) -> Drag:
        event = QDragEnterEvent(place, COPY, self.data, LEFT, NONE)
        return self._send(event)

    def move(self, place: QPoint) -> Drag:
        return self._send(QDragMoveEvent(place, COPY, self.data, LEFT, NONE))

    def drop(self, place: QPoint) -> Drag:
        return self._send(QDropEvent(QPointF(place), COPY, self.data, LEFT, NONE))

    def leave(self) -> None:
        QApplication.sendEvent(self.target, QDragLeaveEvent())

    def _send(self, event) -> Drag:  # type: ignore[no-untyped-def]
        event.setAccepted(False)
        QApplication.sendEvent(self.target, event)
        self.accepted = event.isAccepted()
        return self


def drag_of_row(window: MainWindow, part_id: str, view: CanvasView | None = None) -> Drag:
    """A drag as the palette's list starts it, over a view of the drawing."""
    palette = window.workspace.palette_panel.view
    row = window.workspace.palette_panel.model.row_of(part_id)
    assert row is not None, f"{part_id} is not listed"
    index = palette.model().index(row, 0)
    palette.scrollTo(index)
    QTest.mouseClick(palette.viewport(), LEFT, NONE, palette.visualRect(index).center())
    part = palette.current_part()
    assert part is not None
    view = view or window.workspace.canvas.side.view
    return Drag(view.viewport(), part_mime_data(part.id))


def drag_to_slot(window: MainWindow, part_id: str, slot: int) -> Drag:
    """Palette row to slot, with the moves in between, and let go."""
    drag = drag_of_row(window, part_id)
    target = at_seat(window, slot)
    drag.enter(QPoint(4, 4)).move(target - QPoint(0, 30)).move(target)
    return drag.drop(target)


def drag_to_middle(window: MainWindow, part_id: str) -> Drag:
    """Palette row into the middle of the drawing."""
    drag = drag_of_row(window, part_id)
    middle = drag.target.rect().center()
    drag.enter(QPoint(4, 4)).move(middle)
    return drag.drop(middle)


def mouse(view: CanvasView, kind: QEvent.Type, place: QPoint, *, down: bool) -> None:
    """One mouse event with the left button."""
    viewport = view.viewport()
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    held = LEFT if down else Qt.MouseButton.NoButton
    event = QMouseEvent(
        kind, QPointF(place), QPointF(viewport.mapToGlobal(place)), button, held, NONE
    )
    QApplication.sendEvent(viewport, event)


def pull(view: CanvasView, start: QPoint, *stops: QPoint, release: bool = True) -> None:
    """Presses, moves over the stops in small steps, and lets go."""
    mouse(view, QEvent.Type.MouseButtonPress, start, down=True)
    here = start
    for stop in stops:
        for step in range(1, 6):
            mouse(view, QEvent.Type.MouseMove, here + (stop - here) * step / 5, down=True)
        here = stop
    if release:
        mouse(view, QEvent.Type.MouseButtonRelease, here, down=False)


def type_into(widget: QWidget, text: str) -> None:
    """Types into a field."""
    QTest.keyClicks(widget, text)
