"""A bridge looks for its pair; any other part goes to the one place it has in a rig."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QTimer

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.rig.edits import EditError
from rigbuilder.rig.model import Rig
from rigbuilder.ui.canvas.ghosts import part_ghost
from rigbuilder.ui.canvas.hit import rects_of
from rigbuilder.ui.canvas.overlay import Ghost, state_colour
from rigbuilder.ui.canvas.stage import Stage
from rigbuilder.ui.canvas.view import CanvasView
from rigbuilder.ui.language import tr
from rigbuilder.ui.placing.anywhere import add_part, put_anywhere
from rigbuilder.ui.placing.choose import new_keys
from rigbuilder.ui.placing.offers import STATE_WORD, bridge_offers, judge, pairs_of
from rigbuilder.ui.placing.reasons import headline
from rigbuilder.ui.words import lower_first, upper_first


class PlaceBridge:
    """Lights the pair of cards nearest to the pointer and previews the bridge on it."""

    def __init__(self, stage: Stage, bridge: AnyPart) -> None:
        self._stage, self._bridge = stage, bridge
        self.pairs = pairs_of(stage.document.rig)
        self.offers = bridge_offers(stage.document, bridge.id)
        self.number: int | None = None
        for side in stage:
            rect = part_ghost(bridge, side.view.view)
            side.overlay.show_ghost(Ghost(rect, "", stage.theme.tokens))
        self._judge = QTimer(stage, interval=0)
        self._judge.timeout.connect(self._judge_next)
        self._judge.start()

    def _judge_next(self) -> None:
        if not self.offers.advance():
            self._judge.stop()

    def nearest(self, view: CanvasView, point: QPointF) -> int | None:
        """The pair whose middle is nearest in height."""
        layout = self._stage.document.report.layout
        found = []
        for number, pair in enumerate(self.pairs):
            rects = [r for key in pair for r in rects_of(layout, view.view, key)[:1]]
            if len(rects) == 2:
                middle = (rects[0].center() + rects[1].center()) / 2
                found.append((abs(middle.y() - point.y()), number))
        return min(found)[1] if found else None

    def move(self, view: CanvasView, point: QPointF, *, inside: bool) -> bool:
        """Shows what the bridge would do on the nearest pair."""
        for side in self._stage:
            side.overlay.move_ghost(point if side.view is view else None)
        number = self.nearest(view, point)
        if number is None:
            self._stage.say("refuses", tr("No two placed cards to join."), view, point)
            return False
        offer = self.offers[number]
        if number != self.number:
            self.number = number
            self._stage.document.preview(offer.rig, offer.report)
            self._stage.light(
                self.pairs[number], state_colour(offer.state, self._stage.theme.tokens)
            )
        joined = tr(" and ").join(self.pairs[number])
        reason = self._stage.brief(offer.reason)
        words = tr(
            "On {joined}: {outcome}. {reason}",
            joined=joined,
            outcome=lower_first(tr(STATE_WORD[offer.state])),
            reason=reason,
        )
        self._stage.say(offer.state, words, view, point, headline(reason))
        return offer.rig is not None

    def drop(self, view: CanvasView, point: QPointF, *, inside: bool) -> bool:
        """Puts the bridge on the pair, as one undo step."""
        takes = self.move(view, point, inside=inside)
        offer = self.offers[self.number] if takes and self.number is not None else None
        self.cancel()
        if offer is None or offer.rig is None:
            return False
        self._stage.document.apply(offer.rig, tr("Add {title}", title=self._bridge.title))
        made = [key for key in offer.keys if self._stage.document.rig.bridge(key) is not None]
        self._stage.selection.select(*made)
        return True

    def cancel(self) -> None:
        """Everything as it was."""
        self._judge.stop()
        self._judge.deleteLater()
        self._stage.document.preview(None)
        self._stage.clear()


class PlacePart:
    """A part with one place in the rig: wherever it is dropped, it goes there."""

    def __init__(self, stage: Stage, part: AnyPart) -> None:
        self._stage, self._part = stage, part
        document = stage.document
        self._rig: Rig | None = None
        try:
            self._rig = _with_part(document.rig, part)
            report = document.evaluate(self._rig)
            keys = new_keys(document.rig, self._rig)
            self._state, self._reason = judge(report, document.report, keys)
            document.preview(self._rig, report)
        except EditError as error:
            self._state, self._reason = "refuses", upper_first(f"{error}.")
        for side in stage:
            rect = part_ghost(part, side.view.view)
            side.overlay.show_ghost(Ghost(rect, part.name, stage.theme.tokens))

    def move(self, view: CanvasView, point: QPointF, *, inside: bool) -> bool:
        """The ghost follows the pointer; the preview stands already."""
        for side in self._stage:
            side.overlay.move_ghost(point if side.view is view else None)
        reason = self._stage.brief(self._reason)
        words = f"{self._part.name}: {lower_first(tr(STATE_WORD[self._state]))}. {reason}"
        short = f"{self._part.name}: {headline(reason)}"
        self._stage.say(self._state, words, view, point, short)
        return self._rig is not None

    def drop(self, view: CanvasView, point: QPointF, *, inside: bool) -> bool:
        """Puts the part in its place, as one undo step."""
        self.cancel()
        if self._rig is None:
            self._stage.document.notice.emit("warning", self._reason)
            return False
        before = self._stage.document.rig
        self._stage.document.apply(self._rig, tr("Put in {title}", title=self._part.title))
        self._stage.selection.select(*new_keys(before, self._rig))
        return True

    def cancel(self) -> None:
        """Everything as it was."""
        self._stage.document.preview(None)
        self._stage.clear()


def _with_part(rig: Rig, part: AnyPart) -> Rig:
    """What has no place to choose is listed; the rest goes to its place."""
    listed = part.kind in ("card", "bridge", "bifurcation")
    return add_part(rig, part) if listed else put_anywhere(rig, part)
