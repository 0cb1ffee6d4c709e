"""Turns what the views hear into gestures, and shows document and selection in both views."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.catalog.parts import BifurcationBoard, Card
from rigbuilder.ui.canvas.gestures import Gesture
from rigbuilder.ui.canvas.gestures.place_card import PlaceCard
from rigbuilder.ui.canvas.gestures.place_part import PlaceBridge, PlacePart
from rigbuilder.ui.canvas.gestures.place_splitter import MoveSplitter, PlaceSplitter
from rigbuilder.ui.canvas.gestures.rubber_band import GROUND, RubberBand
from rigbuilder.ui.canvas.gestures.take import MoveCard, TakeOut
from rigbuilder.ui.canvas.hit import item_at
from rigbuilder.ui.canvas.stage import Stage
from rigbuilder.ui.canvas.view import CanvasView
from rigbuilder.ui.canvas.walking import move_selected, remove_selected, walk
from rigbuilder.ui.placing.seats import board_slots

STEP_KEYS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}
PAN_PX = 40


class CanvasController(QObject):
    """The handler of both views; at most one gesture goes on at a time."""

    details_asked = Signal()
    menu_asked = Signal(object)
    """A context menu at a place of the screen, for what is selected."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._stage = stage
        self.gesture: Gesture | None = None

    def _begin(self, part: AnyPart) -> Gesture:
        stage = self._stage
        if isinstance(part, Card) and stage.document.report.layout.seats:
            return PlaceCard(stage, part)
        if isinstance(part, BifurcationBoard) and board_slots(stage.document.report.layout.seats):
            return PlaceSplitter(stage, part)
        if part.kind == "bridge" and len(stage.document.rig.cards) >= 2:
            return PlaceBridge(stage, part)
        return PlacePart(stage, part)

    def drag_enter(self, view: CanvasView, part_id: str, point: QPointF) -> bool:
        """A part of the palette comes into a view."""
        self.cancel()
        part = self._stage.document.catalog.parts.get(part_id)
        if part is None or part.kind == "model":
            return False
        self.gesture = self._begin(part)
        self.gesture.move(view, point, inside=True)
        return True

    def drag_move(self, view: CanvasView, point: QPointF) -> bool:
        """It moves; True where a drop does something."""
        return self.gesture is not None and self.gesture.move(view, point, inside=True)

    def drag_leave(self) -> None:
        """It leaves the view."""
        self.cancel()

    def drag_drop(self, view: CanvasView, point: QPointF) -> bool:
        """It is dropped."""
        gesture, self.gesture = self.gesture, None
        return gesture is not None and gesture.drop(view, point, inside=True)

    def press(self, view: CanvasView, point: QPointF, *, add: bool) -> None:
        """Picks what lies under the pointer; with ``add`` to or from what is picked."""
        selection = self._stage.selection
        key = item_at(self._stage.document.shown_report.layout, view.view, point)
        if add and key is not None:
            kept = tuple(other for other in selection.keys if other != key)
            selection.select(*(kept if key in selection.keys else (*kept, key)))
        elif key is None:
            selection.clear()
        elif selection.keys != (key,):
            selection.select(key)

    def pull(self, view: CanvasView, pressed: QPointF, point: QPointF, *, inside: bool) -> None:
        """The pressed pointer moves: a part is pulled, or a rubber band."""
        if self.gesture is None:
            self.gesture = self._pulled(view, pressed)
        here, there, within = self._where(view, point, inside)
        self.gesture.move(here, there, inside=within)

    def _pulled(self, view: CanvasView, pressed: QPointF) -> Gesture:
        document = self._stage.document
        key = item_at(document.report.layout, view.view, pressed)
        if key is None or key in GROUND:
            self._stage.selection.clear()
            return RubberBand(self._stage, view, pressed)
        placed = document.rig.card(key)
        card = document.catalog.get(placed.part, Card) if placed else None
        if card is not None:
            return MoveCard(self._stage, key, card, pressed, view)
        held = document.rig.splitter(key)
        splitter = document.catalog.get(held.part, BifurcationBoard) if held else None
        if splitter is not None:
            return MoveSplitter(self._stage, key, splitter, pressed, view)
        return TakeOut(self._stage, key, pressed, view)

    def _where(
        self, view: CanvasView, point: QPointF, inside: bool
    ) -> tuple[CanvasView, QPointF, bool]:
        """The view that the pointer is over: a pull may go from one view into the other."""
        if inside:
            return view, point, True
        place = view.viewport().mapToGlobal(view.mapFromScene(point))
        for side in self._stage:
            local = side.view.viewport().mapFromGlobal(place)
            if side.view.isVisible() and side.view.viewport().rect().contains(local):
                return side.view, side.view.mapToScene(local), True
        return view, point, False

    def release(self, view: CanvasView, point: QPointF, *, inside: bool) -> None:
        """The pointer lets go."""
        gesture, self.gesture = self.gesture, None
        if gesture is not None:
            here, there, within = self._where(view, point, inside)
            gesture.drop(here, there, inside=within)

    def cancel(self) -> bool:
        """Ends the gesture with everything as it was; False when none goes on."""
        gesture, self.gesture = self.gesture, None
        if gesture is None:
            return False
        gesture.cancel()
        return True

    def key(self, event: QKeyEvent) -> bool:
        """A key on a view; False leaves it to the window."""
        if self.gesture is not None:
            return False
        document, selection = self._stage.document, self._stage.selection
        key = Qt.Key(event.key())
        if event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            return False
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            back = key == Qt.Key.Key_Backtab
            return walk(document, selection, -1 if back else 1)
        if key in STEP_KEYS:
            return move_selected(document, selection, STEP_KEYS[key]) or self._pan(key)
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return remove_selected(document, selection)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.details_asked.emit()
            return True
        if key == Qt.Key.Key_Escape and selection.keys:
            selection.clear()
            return True
        return False

    def _pan(self, key: Qt.Key) -> bool:
        """Without a selection the arrows move the drawing."""
        if self._stage.selection.keys:
            return True
        step = STEP_KEYS[key] * PAN_PX
        flat = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        next(iter(self._stage)).view.pan(QPointF(-step, 0) if flat else QPointF(0, -step))
        return True

    def key_released(self) -> None:
        """A held arrow key is let go: the next press is an undo step of its own."""
        self._stage.document.end_merge()

    def menu(self, view: CanvasView, point: QPointF, place: QPoint) -> None:
        """Picks what lies under the pointer and asks for its menu."""
        key = item_at(self._stage.document.report.layout, view.view, point)
        if key is not None and key not in self._stage.selection.keys:
            self._stage.selection.select(key)
        self.menu_asked.emit(place)
