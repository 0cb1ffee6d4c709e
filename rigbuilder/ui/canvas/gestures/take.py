"""Pulling what is in the drawing: a card to another seat, anything out of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from rigbuilder.catalog.parts import Card
from rigbuilder.geometry.layout import Body
from rigbuilder.rig.edits import remove
from rigbuilder.ui.canvas.gestures.place_card import PlaceCard
from rigbuilder.ui.canvas.ghosts import card_ghost
from rigbuilder.ui.canvas.hit import View, rect_of, rects_of
from rigbuilder.ui.canvas.overlay import Ghost
from rigbuilder.ui.canvas.stage import Stage
from rigbuilder.ui.canvas.view import CanvasView
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.placing.seats import seat_index


class TakeOut:
    """An item that has one place: it can only be pulled out of the drawing, which removes it."""

    def __init__(self, stage: Stage, key: str, pressed: QPointF, view: CanvasView) -> None:
        self._stage, self._key = stage, key
        self._without = remove(stage.document.rig, key)
        rects = rects_of(stage.document.report.layout, view.view, key)
        if rects:
            ghost = Ghost(rects[0].translated(-pressed), "", stage.theme.tokens)
            stage.side_of(view).overlay.show_ghost(ghost)

    def move(self, view: CanvasView, point: QPointF, *, inside: bool) -> bool:
        """Outside of the drawing the preview is the rig without the item."""
        for side in self._stage:
            side.overlay.move_ghost(point if side.view is view else None)
        if inside:
            self._stage.document.preview(None)
            words = tr("Pull {key} out of the drawing to remove it.", key=self._key)
        else:
            self._stage.document.preview(self._without)
            words = tr("Let go to remove {key}.", key=self._key)
        self._stage.say(None, words, view, point)
        return not inside

    def drop(self, view: CanvasView, point: QPointF, *, inside: bool) -> bool:
        """Removes the item when it is outside."""
        self.cancel()
        if inside:
            return False
        return self._stage.document.apply(self._without, tr("Remove {key}", key=self._key))

    def cancel(self) -> None:
        """Everything as it was."""
        self._stage.document.preview(None)
        self._stage.clear()


class MoveCard:
    """A card pulled to another seat; pulled out of the drawing it is removed."""

    leaving = mark("Let go to remove {key} and its bridges.")
    """What is said outside of the drawing."""

    def __init__(
        self, stage: Stage, key: str, card: Card, pressed: QPointF, view: CanvasView
    ) -> None:
        self._stage, self._key = stage, key
        body = next(iter(stage.document.report.layout.of_item(key)), None)
        grip = turn = None
        if body is not None:
            grip = (view, pressed - _origin(stage, key, card, body, view.view))
            turn = body.turn
        self._placing = PlaceCard(stage, card, key, grip, turn)
        self._without = remove(stage.document.rig, key)

    def move(self, view: CanvasView, point: QPointF, *, inside: bool) -> bool:
        """Over the drawing a seat, outside of it the rig without the card."""
        if inside:
            return self._placing.move(view, point, inside=True)
        self._placing.number = None
        self._stage.document.preview(self._without)
        for side in self._stage:
            side.overlay.move_ghost(None)
        self._stage.say(None, tr(self.leaving, key=self._key))
        return True

    def drop(self, view: CanvasView, point: QPointF, *, inside: bool) -> bool:
        """Moves or removes, as one undo step."""
        if inside:
            return self._placing.drop(view, point, inside=True)
        self.cancel()
        return self._stage.document.apply(self._without, tr("Remove {key}", key=self._key))

    def cancel(self) -> None:
        """Everything as it was."""
        self._placing.cancel()


def _origin(stage: Stage, key: str, card: Card, body: Body, view: View) -> QPointF:
    """Where the ghost's origin is on a drawn card; on one that stands upright, in its place."""
    layout = stage.document.report.layout
    placed = stage.document.rig.card(key)
    number = seat_index(layout.seats, placed.seat if placed else None)
    if body.turn != layout.turn and number is not None:
        return QPointF(*layout.seats[number].middle(view))
    return rect_of(body, view).topLeft() - card_ghost(card, view, layout.turn).topLeft()
