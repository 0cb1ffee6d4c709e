"""What gestures and the selection draw over a view: seat marks, the ghost, outlines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from rigbuilder.ui.placing.offers import STATE_SIGN, State
from rigbuilder.ui.theme.icons import draw_icon
from rigbuilder.ui.theme.tokens import Tokens

MARK_Z, OUTLINE_Z, GHOST_Z = 900.0, 500.0, 1000.0


def state_colour(state: State | None, tokens: Tokens) -> str:
    """Colour of a drop's outcome; dim while it is not known yet."""
    if state is None:
        return tokens.text_dim
    return {
        "takes": tokens.ok,
        "remark": tokens.warning,
        "unknown": tokens.unknown,
        "refuses": tokens.error,
    }[state]


class SeatMark(QGraphicsItem):
    """A place that could take a card: a band in the outcome's colour with its sign."""

    def __init__(self, rect: QRectF, tokens: Tokens) -> None:
        super().__init__()
        self._rect, self._tokens = rect, tokens
        self.state: State | None = None
        self.active = False
        self.setZValue(MARK_Z)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_state(self, state: State | None, *, active: bool) -> None:
        """Shows an outcome, stronger for the place that the drop would take."""
        if (state, active) != (self.state, self.active):
            self.state, self.active = state, active
            self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """The band, in mm."""
        return self._rect.adjusted(-1.5, -1.5, 1.5, 1.5)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draws band and sign."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(state_colour(self.state, self._tokens))
        fill = QColor(colour)
        fill.setAlphaF(0.42 if self.active else 0.16)
        pen = QPen(colour, 2.0 if self.active else 1.0)
        pen.setCosmetic(True)
        if self.state == "unknown":
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRoundedRect(self._rect, 2.0, 2.0)
        if self.state is not None:
            side = min(self._rect.height(), self._rect.width()) + 2
            box = QRectF(0, 0, side, side)
            box.moveCenter(self._rect.center())
            if self._rect.width() >= self._rect.height():
                box.moveLeft(self._rect.left() + 3)
            else:
                box.moveTop(self._rect.top() + 3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._tokens.panel))
            painter.drawEllipse(box)
            draw_icon(painter, box.adjusted(1, 1, -1, -1), STATE_SIGN[self.state], colour.name())


class Ghost(QGraphicsItem):
    """The part under the pointer at true scale; its origin is the point that is held."""

    def __init__(self, rect: QRectF, label: str, tokens: Tokens) -> None:
        super().__init__()
        self._rect, self._label, self._tokens = rect, label, tokens
        self._loose = rect
        self._state: State | None = None
        self._snapped = False
        self.setZValue(GHOST_Z)

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """The outline, in mm."""
        return self._rect.adjusted(-2, -2, 2, 2)

    def show_rect(self, rect: QRectF | None) -> None:
        """Another outline: a card that stands upright in its seat; None is the own one."""
        shown = self._loose if rect is None else rect
        if shown != self._rect:
            self.prepareGeometryChange()
            self._rect = shown

    def show_state(self, state: State | None, *, snapped: bool) -> None:
        """Snapped it only frames the preview in the outcome's colour; else it shows its name."""
        if (state, snapped) != (self._state, self._snapped):
            self._state, self._snapped = state, snapped
            self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draws the translucent outline and the part's name."""
        name = state_colour(self._state, self._tokens) if self._snapped else self._tokens.accent
        colour = QColor(name)
        fill = QColor(colour)
        fill.setAlphaF(0.08 if self._snapped else 0.25)
        painter.fillRect(self._rect, fill)
        width = (2.5 if self._snapped else 1.5) / painter.worldTransform().m11()
        for edge in _edges(self._rect, width):  # far cheaper than a stroked outline
            painter.fillRect(edge, colour)
        height = min(14.0, self._rect.height() * 0.45)
        if height >= 6.0 and not self._snapped:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            font = QFont(painter.font())
            font.setPixelSize(int(height))
            painter.setFont(font)
            painter.setPen(QColor(self._tokens.text))
            painter.drawText(self._rect, Qt.AlignmentFlag.AlignCenter, self._label)


def _edges(rect: QRectF, width: float) -> tuple[QRectF, QRectF, QRectF, QRectF]:
    """The four sides of a frame of that width inside a rectangle."""
    return (
        QRectF(rect.left(), rect.top(), rect.width(), width),
        QRectF(rect.left(), rect.bottom() - width, rect.width(), width),
        QRectF(rect.left(), rect.top(), width, rect.height()),
        QRectF(rect.right() - width, rect.top(), width, rect.height()),
    )


class Outline(QGraphicsItem):
    """The outline of a selected item, or of one that a finding or a gesture lights up."""

    def __init__(self, rects: list[QRectF], colour: str, *, dashed: bool = False) -> None:
        super().__init__()
        self._rects, self._colour, self._dashed = rects, colour, dashed
        self._bounds = QRectF()
        for rect in rects:
            self._bounds = self._bounds.united(rect)
        self.setZValue(OUTLINE_Z)

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """All outlines with room for the pen at the smallest scale."""
        return self._bounds.adjusted(-6, -6, 6, 6)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draws the outlines with a faint fill."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self._colour), 2.2)
        pen.setCosmetic(True)
        if self._dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        fill = QColor(self._colour)
        fill.setAlphaF(0.12)
        painter.setBrush(fill)
        for rect in self._rects:
            painter.drawRect(rect)


class Overlay:
    """The overlay items of one view's scene."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._scene = scene
        self.marks: list[SeatMark] = []
        self.ghost: Ghost | None = None
        self._outlines: list[Outline] = []
        self._lit: list[Outline] = []

    def show_marks(self, rects: list[QRectF], tokens: Tokens) -> None:
        """One mark for each place."""
        for mark in self.marks:
            self._scene.removeItem(mark)
        self.marks = [SeatMark(rect, tokens) for rect in rects]
        for mark in self.marks:
            self._scene.addItem(mark)

    def show_ghost(self, ghost: Ghost | None) -> None:
        """Another ghost, or none."""
        if self.ghost is not None:
            self._scene.removeItem(self.ghost)
        self.ghost = ghost
        if ghost is not None:
            ghost.hide()
            self._scene.addItem(ghost)

    def move_ghost(
        self,
        point: QPointF | None,
        state: State | None = None,
        *,
        snapped: bool = False,
        rect: QRectF | None = None,
    ) -> None:
        """The ghost to a point, floating or (as ``rect``) snapped to a place; None hides it."""
        if self.ghost is None:
            return
        self.ghost.show_rect(rect)
        self.ghost.show_state(state, snapped=snapped)
        if point is None:
            self.ghost.hide()
        else:
            self.ghost.setPos(point)
            self.ghost.show()

    def outline(self, outlines: list[Outline]) -> None:
        """The selection's outlines."""
        self._outlines = self._replace(self._outlines, outlines)

    def light(self, outlines: list[Outline]) -> None:
        """Outlines of what a gesture would join or push out."""
        self._lit = self._replace(self._lit, outlines)

    def _replace(self, old: list[Outline], new: list[Outline]) -> list[Outline]:
        for item in old:
            self._scene.removeItem(item)
        for item in new:
            self._scene.addItem(item)
        return new
