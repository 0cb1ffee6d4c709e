"""A bifurcation board looks for its slot: drawn in from the palette, or moved to another slot."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from rigbuilder.catalog.parts import BifurcationBoard
from rigbuilder.geometry.layout import Layout, SeatPlace
from rigbuilder.geometry.turns import Turn
from rigbuilder.rig.edits import remove
from rigbuilder.ui.canvas.gestures.place_card import PlaceCard
from rigbuilder.ui.canvas.gestures.take import MoveCard
from rigbuilder.ui.canvas.ghosts import splitter_ghost
from rigbuilder.ui.canvas.hit import View, rect_of
from rigbuilder.ui.canvas.stage import Stage
from rigbuilder.ui.canvas.view import CanvasView
from rigbuilder.ui.language import mark
from rigbuilder.ui.placing.offers import Offers, splitter_offers
from rigbuilder.ui.placing.seats import board_slots


class PlaceSplitter(PlaceCard):
    """Like a card, at the slots of the board only."""

    def _places_of(self, layout: Layout) -> tuple[SeatPlace, ...]:
        return board_slots(layout.seats)

    def _offers_of(self, part_id: str) -> Offers:
        return splitter_offers(self._stage.document, self.places, part_id, self._moving)

    def _outline(self, view: View, turn: Turn) -> QRectF:
        assert isinstance(self._card, BifurcationBoard)  # PlaceCard holds cards
        return splitter_ghost(self._card, view, turn)


class MoveSplitter(MoveCard):
    """A bifurcation board pulled to another slot with what hangs from it, or pulled out."""

    leaving = mark("Let go to remove {key}.")

    def __init__(
        self, stage: Stage, key: str, part: BifurcationBoard, pressed: QPointF, view: CanvasView
    ) -> None:
        self._stage, self._key = stage, key
        layout = stage.document.report.layout
        body = next(iter(layout.of_item(key)), None)
        grip = None
        if body is not None:
            ghost = splitter_ghost(part, view.view, layout.turn)
            grip = (view, pressed - (rect_of(body, view.view).topLeft() - ghost.topLeft()))
        self._placing = PlaceSplitter(stage, part, key, grip)
        self._without = remove(stage.document.rig, key)
