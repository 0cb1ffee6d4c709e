"""The head of the table: above each column its rig's drawing, name and verdict."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QHeaderView

from rigbuilder.advisor.compare.comparison import Judged
from rigbuilder.export.sheet import parts_by_key
from rigbuilder.export.small import paint_small
from rigbuilder.export.wording import VERDICT_WORDS, clean
from rigbuilder.ui.canvas.colours import drawing_palette
from rigbuilder.ui.compare.model import ComparisonModel
from rigbuilder.ui.language import tr
from rigbuilder.ui.theme.icons import draw_icon
from rigbuilder.ui.theme.theme import Theme

PICTURE_PX = 116
LINE_PX = 19
PAD_PX = 6
SIGN_PX = 13
_SIGNS = {"fits": "ok", "does-not-fit": "error", "unknown": "unknown"}


class PictureHeader(QHeaderView):
    """Draws the rigs; a double click on one opens it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setAccessibleName(tr("Rigs compared"))
        self.setMinimumSectionSize(120)
        self._pictures: dict[tuple[int, int], QPixmap] = {}
        theme.changed.connect(self.forget)

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802 (Qt's name)
        """Draws anew whenever other rigs are shown."""
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self.forget)

    def forget(self) -> None:
        """Draws the rigs anew."""
        self._pictures.clear()
        self.viewport().update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Room for the drawing and two lines."""
        return QSize(super().sizeHint().width(), PICTURE_PX + 2 * LINE_PX + 3 * PAD_PX)

    def paintSection(  # noqa: N802 (Qt's name)
        self,
        painter: QPainter,
        rect: QRect,
        logicalIndex: int,  # noqa: N803 (Qt's name)
    ) -> None:
        """One rig."""
        model = self.model()
        if not isinstance(model, ComparisonModel) or model.comparison is None:
            return
        judged = model.comparison.rigs[logicalIndex]
        t = self._theme.tokens
        chosen = self.selectionModel() is not None and self.selectionModel().currentIndex().column()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(t.selection if chosen == logicalIndex else t.panel))
        self._picture(painter, rect, logicalIndex, judged)
        self._words(painter, rect, judged)
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), QColor(t.border))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(t.border))
        painter.restore()

    def _picture(self, painter: QPainter, rect: QRect, number: int, judged: Judged) -> None:
        size = QSize(rect.width() - 2 * PAD_PX, PICTURE_PX)
        key = (number, size.width())
        if key not in self._pictures:
            self._pictures[key] = self._drawn(judged, size)
        painter.drawPixmap(rect.left() + PAD_PX, rect.top() + PAD_PX, self._pictures[key])

    def _drawn(self, judged: Judged, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        palette = drawing_palette(self._theme)
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(palette.background))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(4, 4, size.width() - 8, size.height() - 8)
        parts = parts_by_key(judged.rig, judged.catalog)
        paint_small(painter, room, judged.report.layout, parts, palette)
        painter.end()
        return picture

    def _words(self, painter: QPainter, rect: QRect, judged: Judged) -> None:
        t = self._theme.tokens
        left, top = rect.left() + PAD_PX, rect.top() + PICTURE_PX + 2 * PAD_PX
        width = rect.width() - 2 * PAD_PX
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(t.text))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        name = painter.fontMetrics().elidedText(
            clean(judged.name), Qt.TextElideMode.ElideRight, width
        )
        painter.drawText(QRect(left, top, width, LINE_PX), flags, name)
        verdict = judged.report.verdict
        colour = {"fits": t.ok, "does-not-fit": t.error, "unknown": t.unknown}[verdict]
        sign = QRectF(left, top + LINE_PX + (LINE_PX - SIGN_PX) / 2, SIGN_PX, SIGN_PX)
        draw_icon(painter, sign, _SIGNS[verdict], colour)
        painter.setFont(self.font())
        painter.setPen(QColor(colour))
        room = QRect(left + SIGN_PX + 5, top + LINE_PX, width - SIGN_PX - 5, LINE_PX)
        painter.drawText(room, flags, VERDICT_WORDS[verdict])
