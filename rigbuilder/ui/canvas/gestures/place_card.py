"""A card looks for its seat: drawn in from the palette, or moved from the seat it has."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QTimer

from rigbuilder.catalog.parts import BifurcationBoard, Card
from rigbuilder.geometry.layout import Layout, SeatPlace
from rigbuilder.geometry.turns import Turn
from rigbuilder.ui.canvas.ghosts import card_ghost
from rigbuilder.ui.canvas.hit import View, rects_of
from rigbuilder.ui.canvas.overlay import Ghost
from rigbuilder.ui.canvas.stage import Side, Stage
from rigbuilder.ui.canvas.view import CanvasView
from rigbuilder.ui.language import tr
from rigbuilder.ui.placing.offers import STATE_WORD, Offer, Offers, card_offers
from rigbuilder.ui.placing.reasons import headline
from rigbuilder.ui.placing.seats import distance_mm, is_at, seat_index
from rigbuilder.ui.words import lower_first

SNAP_MM = 26.0
"""A seat takes the card from so far away: a little more than one slot pitch."""


class PlaceCard:
    """Marks every seat with its outcome, snaps the ghost, previews the rig that would be."""

    def __init__(
        self,
        stage: Stage,
        card: Card | BifurcationBoard,
        moving: str | None = None,
        grip: tuple[CanvasView, QPointF] | None = None,
        turn: Turn | None = None,
    ) -> None:
        self._stage, self._card = stage, card
        self._moving = moving
        self._grip = grip
        document = stage.document
        layout = document.report.layout
        self.places = self._places_of(layout)
        self._turn = turn or layout.turn
        placed = document.rig.card(moving) if moving else None
        stands = self._turn != layout.turn
        self._home = seat_index(self.places, placed.seat) if stands and placed else None
        self._held_by_others = {
            number
            for number, place in enumerate(self.places)
            if any(c.key != moving and is_at(place, c.seat) for c in document.rig.cards)
        }
        self.offers = self._offers_of(card.id)
        self.number: int | None = None
        """The seat that the card would take now."""
        self._ghosts: dict[View, QRectF] = {}
        tokens = stage.theme.tokens
        for side in stage:
            view = side.view.view
            side.overlay.show_marks([_mark(place, view) for place in self.places], tokens)
            self._ghosts[view] = self._outline(view, layout.turn)
            side.overlay.show_ghost(Ghost(self._ghosts[view], card.name, tokens))
        self._judge = QTimer(stage, interval=0)
        self._judge.timeout.connect(self._judge_next)
        self._judge.start()

    def _places_of(self, layout: Layout) -> tuple[SeatPlace, ...]:
        return layout.seats

    def _offers_of(self, part_id: str) -> Offers:
        return card_offers(self._stage.document, self.places, part_id, self._moving)

    def _outline(self, view: View, turn: Turn) -> QRectF:
        assert isinstance(self._card, Card)  # PlaceSplitter has its own outline
        return card_ghost(self._card, view, turn)

    def _judge_next(self) -> None:
        """Evaluates one more seat while nothing else is to do."""
        if not self.offers.advance():
            self._judge.stop()
        self._colour_marks()

    def _colour_marks(self) -> None:
        for side in self._stage:
            for number, mark in enumerate(side.overlay.marks):
                offer = self.offers.peek(number)
                mark.show_state(offer.state if offer else None, active=number == self.number)

    def _held(self, view: CanvasView, point: QPointF) -> QPointF:
        """Where the ghost's origin is when the pointer is at a point.

        ``grip`` is where the card was taken hold of, from that origin, in the view it was in.
        """
        if self._grip is None:
            return point
        taken_in, grip = self._grip
        return point - grip if view is taken_in else QPointF(point.x(), point.y() - grip.y())

    def nearest(self, view: CanvasView, point: QPointF) -> int | None:
        """The seat that a card held at the point snaps to; of several in one line a free one.

        ``turn`` of the gesture is how the card lies that is moved.
        """
        held = self._held(view, point)
        if self._home is not None:
            home = QPointF(*self.places[self._home].middle(view.view))
            if (held - home).manhattanLength() <= SNAP_MM:
                return self._home  # an upright card lies before the slots: it has to leave first
        found = []
        for number, place in enumerate(self.places):
            pointed = place.turn != self._turn  # it lies otherwise: the pointer's own place counts
            at = point if pointed else held
            distance = distance_mm(place, at.x(), at.y(), view.view)
            if pointed and _mark(place, view.view).contains(point):
                distance = -1.0
            found.append((round(distance, 3), number))
        best = min(found, default=None, key=lambda row: (row[0], row[1] in self._held_by_others))
        return best[1] if best is not None and best[0] <= SNAP_MM else None

    def move(self, view: CanvasView, point: QPointF, *, inside: bool) -> bool:
        """Snaps to the nearest seat, or floats with the pointer."""
        number = self.nearest(view, point)
        if number is None:
            self._float(view, point)
            return False
        offer = self.offers[number]
        if number != self.number:
            self.number = number
            self._stage.document.preview(offer.rig, offer.report)
            self._colour_marks()
            for side in self._stage:
                at, rect = self._ghost_at(side, offer, self.places[number])
                side.overlay.move_ghost(at, offer.state, snapped=True, rect=rect)
        place = self.places[number].name
        reason = self._stage.brief(offer.reason)
        outcome = lower_first(tr(STATE_WORD[offer.state]))
        words = f"{place}: {outcome}. {reason}"
        says = "fits." if offer.state == "takes" else headline(reason)
        short = f"{place.partition(' (')[0]}: {says}"
        self._stage.say(offer.state, words, view, point, short)
        return offer.rig is not None

    def _float(self, view: CanvasView, point: QPointF) -> None:
        if self.number is not None:
            self.number = None
            self._stage.document.preview(None)
            self._colour_marks()
        for side in self._stage:
            at = self._held(view, point) if side.view is view else None
            side.overlay.move_ghost(at)
        self._stage.say(
            None, tr("{name}: bring it near a marked slot.", name=self._card.name), view, point
        )

    def _ghost_at(self, side: Side, offer: Offer, place: SeatPlace) -> tuple[QPointF, QRectF]:
        """Where the ghost's origin lies, and its outline, to cover the card in its seat."""
        view, rect = side.view.view, self._ghosts[side.view.view]
        key = self._moving or next(iter(offer.keys), None)
        if offer.report is not None and key is not None:
            bodies = rects_of(offer.report.layout, view, key)
            if bodies:
                origin = bodies[0].topLeft() - rect.topLeft()
                return origin, bodies[0].translated(-origin)
        left, top, right, bottom = place.mark(view)
        middle_x, middle_y = place.middle(view)
        if right - left >= bottom - top:
            return QPointF(left - rect.left(), middle_y), rect
        return QPointF(middle_x, top - rect.top()), rect

    def drop(self, view: CanvasView, point: QPointF, *, inside: bool) -> bool:
        """Takes the seat, as one undo step."""
        takes = self.move(view, point, inside=inside)
        offer = self.offers[self.number] if self.number is not None else None
        self.cancel()
        if not takes or offer is None or offer.rig is None:
            if offer is not None:
                self._stage.document.notice.emit("warning", offer.reason)
            return False
        text = (
            tr("Move {key}", key=self._moving)
            if self._moving
            else tr("Add {title}", title=self._card.title)
        )
        self._stage.document.apply(offer.rig, text)
        self._stage.selection.select(*((self._moving and (self._moving,)) or offer.keys))
        return True

    def cancel(self) -> None:
        """Everything as it was."""
        self._judge.stop()
        self._judge.deleteLater()
        self._stage.document.preview(None)
        self._stage.clear()


def _mark(place: SeatPlace, view: View) -> QRectF:
    """The band that stands for a seat in a view, mm."""
    left, top, right, bottom = place.mark(view)
    return QRectF(left, top, right - left, bottom - top)
