"""Draws one part of the palette: thumbnail to scale, brand and name, key figures."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.catalog.parts import Card
from rigbuilder.ui.palette.figures import key_figures
from rigbuilder.ui.palette.model import PART_ROLE
from rigbuilder.ui.palette.thumbnails import HEIGHT, WIDTH, thumbnail
from rigbuilder.ui.theme.theme import Theme

PADDING = 6
Index = QModelIndex | QPersistentModelIndex


class PartDelegate(QStyledItemDelegate):
    """Rows of one height, drawn from cached pixmaps."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._thumbnails: dict[tuple[str, str, float], QPixmap] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Three lines of text or the thumbnail, whichever is higher."""
        line = QFontMetrics(option.font).height()
        return QSize(WIDTH + 160, max(HEIGHT, 3 * line) + 2 * PADDING)

    def thumbnail_of(self, part: AnyPart, ratio: float) -> QPixmap:
        """The part's drawing in the theme's colours, drawn once."""
        key = (part.id, self._theme.scheme, ratio)
        if key not in self._thumbnails:
            self._thumbnails[key] = thumbnail(part, self._theme.tokens, ratio)
        return self._thumbnails[key]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws the row."""
        part: AnyPart = index.data(PART_ROLE)
        t = self._theme.tokens
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            _pill(painter, rect, t.selection)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            _pill(painter, rect, t.raised)
        ratio = painter.device().devicePixelRatioF()
        top = rect.top() + (rect.height() - HEIGHT) // 2
        painter.drawPixmap(rect.left() + PADDING, top, self.thumbnail_of(part, ratio))
        text = rect.adjusted(WIDTH + 3 * PADDING, PADDING - 1, -PADDING, -PADDING + 1)
        _text(painter, text, option.font, part, t.text, t.text_dim)
        painter.restore()


def _pill(painter: QPainter, rect: QRect, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -1), 5, 5)


def _text(painter: QPainter, rect: QRect, font: QFont, part: AnyPart, text: str, dim: str) -> None:
    """Brand over name over figures; what is too long ends in an ellipsis."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.92)
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    figures = " \N{MIDDLE DOT} ".join(key_figures(part))
    # The GPU first: makers' names put it last, where a narrow list cuts it off.
    maker = f"{part.gpu} \N{MIDDLE DOT} {part.brand}" if isinstance(part, Card) else part.brand
    line = rect.height() / 3
    for row, (words, face, colour) in enumerate(
        ((maker, small, dim), (part.name, strong, text), (figures, small, dim))
    ):
        painter.setFont(face)
        painter.setPen(QColor(colour))
        place = QRectF(rect.left(), rect.top() + row * line, rect.width(), line)
        metrics = QFontMetrics(face)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
