"""What gestures act on: the document, the selection, both views, and what they say meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, Signal

from rigbuilder.ui.canvas.hit import View, rects_of
from rigbuilder.ui.canvas.overlay import Outline, Overlay
from rigbuilder.ui.canvas.scene import LayoutScene
from rigbuilder.ui.canvas.tag import ReasonTag
from rigbuilder.ui.canvas.view import CanvasView
from rigbuilder.ui.document import Document
from rigbuilder.ui.placing.offers import State
from rigbuilder.ui.placing.reasons import without_names
from rigbuilder.ui.selection import Selection
from rigbuilder.ui.theme.theme import Theme


@dataclass(frozen=True)
class Side:
    """One of the two views with everything that belongs to it."""

    view: CanvasView
    scene: LayoutScene
    overlay: Overlay
    tag: ReasonTag


class Stage(QObject):
    """The two views as gestures see them."""

    said = Signal(object, str)
    """(state of the drop or None, one line) for the status line; empty when nothing goes on."""

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        super().__init__()
        self.document, self.selection, self.theme = document, selection, theme
        self.sides: dict[View, Side] = {}

    def __iter__(self) -> Iterator[Side]:
        return iter(self.sides.values())

    def side_of(self, view: CanvasView) -> Side:
        """Everything that belongs to a view."""
        return self.sides[view.view]

    def light(self, keys: Iterable[str], colour: str) -> None:
        """Outlines items in both views: what a drop would join, replace or move."""
        keys = tuple(keys)
        layout = self.document.shown_report.layout
        for side in self:
            rects = [rect for key in keys for rect in rects_of(layout, side.view.view, key)]
            side.overlay.light([Outline(rects, colour, dashed=True)] if rects else [])

    def say(
        self,
        state: State | None,
        text: str,
        view: CanvasView | None = None,
        beside: QPointF | None = None,
        brief: str = "",
    ) -> None:
        """One line under the drawing, and beside the ghost of one view where a point is given.

        ``brief`` is the shorter text beside the ghost; by default it is the same.
        """
        self.said.emit(state, text)
        for side in self:
            if view is side.view and beside is not None and text:
                side.tag.show_beside(view.mapFromScene(beside), state, brief or text)
            else:
                side.tag.hide()

    def brief(self, reason: str) -> str:
        """A reason without the parts' names that a message puts behind their keys."""
        parts = self.document.catalog.parts
        used = (parts.get(part_id) for _, part_id, _ in self.document.shown_rig.items())
        return without_names(reason, {part.name for part in used if part is not None})

    def clear(self) -> None:
        """No marks, no ghost, no words: the gesture is over."""
        for side in self:
            side.overlay.show_marks([], self.theme.tokens)
            side.overlay.show_ghost(None)
            side.overlay.light([])
        self.say(None, "")
