"""Names at the edges of a view the parts that lie outside it; a click brings them back."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer, Signal
from PySide6.QtWidgets import QPushButton

from rigbuilder.geometry.layout import Layout
from rigbuilder.ui.canvas.hit import rects_of, walk_order
from rigbuilder.ui.canvas.view import CanvasView
from rigbuilder.ui.language import tr

Edge = Literal["left", "right", "top", "bottom"]
SIGNS: dict[Edge, str] = {
    "left": "\N{LEFTWARDS ARROW}",
    "right": "\N{RIGHTWARDS ARROW}",
    "top": "\N{UPWARDS ARROW}",
    "bottom": "\N{DOWNWARDS ARROW}",
}
NAMED, MARGIN = 3, 6


class OutOfView(QObject):
    """A button at each edge that something lies beyond."""

    asked = Signal(QPointF)
    """A place of the drawing, in mm, to bring into the middle."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._layout = Layout(())
        self._places: dict[Edge, QPointF] = {}
        self.buttons: dict[Edge, QPushButton] = {}
        for edge in SIGNS:
            button = QPushButton(view)
            button.setProperty("role", "edge")
            button.setAccessibleName(tr("Parts out of view"))
            button.hide()
            button.clicked.connect(lambda _on=False, e=edge: self.asked.emit(self._places[e]))
            self.buttons[edge] = button
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._look)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(lambda _value: self._later.start())
        view.resized.connect(self._later.start)

    def follow(self, layout: Layout) -> None:
        """Watches the parts of another layout."""
        self._layout = layout
        self._later.start()

    def look_again(self) -> None:
        """The scale has changed."""
        self._later.start()

    def _look(self) -> None:
        shown = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        beyond: dict[Edge, list[str]] = {edge: [] for edge in SIGNS}
        self._places.clear()
        for key in walk_order(self._layout):
            whole = QRectF()
            for rect in rects_of(self._layout, self._view.view, key):
                whole = whole.united(rect)
            edge = edge_beyond(shown, whole)
            if edge is not None and key != "case":
                beyond[edge].append(key)
                self._places.setdefault(edge, whole.center())
        for edge, keys in beyond.items():
            self._show(edge, keys)

    def _show(self, edge: Edge, keys: list[str]) -> None:
        button = self.buttons[edge]
        button.setVisible(bool(keys))
        if not keys:
            return
        more = f" +{len(keys) - NAMED}" if len(keys) > NAMED else ""
        button.setText(f"{SIGNS[edge]} {', '.join(keys[:NAMED])}{more}")
        words = tr("Out of view: {keys}. Show", keys=", ".join(keys))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.adjustSize()
        room = self._view.rect()
        x = (room.width() - button.width()) // 2
        y = (room.height() - button.height()) // 2
        places = {
            "left": (MARGIN, y),
            "right": (room.width() - button.width() - MARGIN, y),
            "top": (x, MARGIN),
            "bottom": (x, room.height() - button.height() - MARGIN),
        }
        button.move(*places[edge])
        button.raise_()


def edge_beyond(shown: QRectF, part: QRectF) -> Edge | None:
    """The edge of what is shown that the part lies wholly beyond; the farthest where two are."""
    distances: dict[Edge, float] = {
        "left": shown.left() - part.right(),
        "right": part.left() - shown.right(),
        "top": shown.top() - part.bottom(),
        "bottom": part.top() - shown.bottom(),
    }
    edge = max(distances, key=lambda name: distances[name])
    return edge if distances[edge] > 0 else None
