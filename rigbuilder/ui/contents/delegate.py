"""Draws one row of the rig's contents: icon of the kind, part, and what it is to the rig."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rigbuilder.ui.contents.model import ENTRY_ROLE, Entry
from rigbuilder.ui.theme.icons import draw_icon
from rigbuilder.ui.theme.theme import Theme

ICON = 16
WORD_WIDTH = 86
GAP = 8
"""Between the word for the kind and the part."""


class EntryDelegate(QStyledItemDelegate):
    """Rows of one line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme

    def sizeHint(  # noqa: N802 (Qt's name)
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One line and some air."""
        return QSize(160, QFontMetrics(option.font).height() + 8)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draws the row."""
        entry: Entry = index.data(ENTRY_ROLE)
        t = self._theme.tokens
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.selection if selected else t.raised))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -1), 4, 4)
        place = QRectF(rect.left() + 8, rect.center().y() - ICON / 2 + 1, ICON, ICON)
        draw_icon(painter, place, entry.kind, t.text_dim)
        painter.setFont(option.font)
        left = rect.left() + 32
        metrics = QFontMetrics(option.font)
        word_width = self._word_width(index, metrics)
        painter.setPen(QColor(t.text_dim))
        painter.drawText(
            QRect(left, rect.top(), word_width, rect.height()),
            Qt.AlignmentFlag.AlignVCenter,
            entry.word,
        )
        painter.setPen(QColor(t.text_dim if entry.key is None else t.text))
        room = QRect(
            left + word_width, rect.top(), rect.right() - left - word_width - 6, rect.height()
        )
        count = f"{entry.count} \N{MULTIPLICATION SIGN} " if entry.count > 1 else ""
        words = metrics.elidedText(count + entry.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _word_width(self, index: QModelIndex | QPersistentModelIndex, metrics: QFontMetrics) -> int:
        """Room for the widest word of the list, which differs with the language."""
        model = index.model()
        rows = range(model.rowCount())
        words = {model.index(row, 0).data(ENTRY_ROLE).word for row in rows}
        return max([WORD_WIDTH, *(metrics.horizontalAdvance(word) + GAP for word in words)])
