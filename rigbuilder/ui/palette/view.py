"""The palette's list view: starts the drag of a part."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.ui.language import tr
from rigbuilder.ui.mime import part_mime_data
from rigbuilder.ui.palette.delegate import PartDelegate
from rigbuilder.ui.palette.model import PART_ROLE, PaletteModel
from rigbuilder.ui.theme.theme import Theme


class PaletteView(QListView):
    """Parts to drag, or to add with Enter or a double click."""

    chosen = Signal(str)
    """The id of a part to add at the best free place."""

    def __init__(self, model: PaletteModel, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setModel(model)
        self.setItemDelegate(PartDelegate(theme))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Parts"))
        self.doubleClicked.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    def current_part(self) -> AnyPart | None:
        """The part under the keyboard's cursor."""
        index = self.currentIndex()
        return index.data(PART_ROLE) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter adds the part."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(PART_ROLE).id)

    def make_drag(self, part: AnyPart) -> QDrag:
        """The drag of a part; over the drawing the ghost at true scale takes the chip's place."""
        drag = QDrag(self)
        drag.setMimeData(part_mime_data(part.id))
        drag.setPixmap(self._chip(part))
        drag.setHotSpot(QPoint(-14, -14))
        return drag

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N802, N803 (Qt's)
        """Starts the drag of the current part."""
        part = self.current_part()
        if part is not None:
            self.make_drag(part).exec(supportedActions, Qt.DropAction.CopyAction)

    def _chip(self, part: AnyPart) -> QPixmap:
        """A label that follows the pointer."""
        t = self._theme.tokens
        ratio = self.devicePixelRatioF()
        metrics = self.fontMetrics()
        words = metrics.elidedText(part.name, Qt.TextElideMode.ElideRight, 220)
        size = QSize(metrics.horizontalAdvance(words) + 16, metrics.height() + 8)
        image = QPixmap(size * ratio)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        painter.setPen(QPen(QColor(t.accent), 1))
        painter.setBrush(QColor(t.panel))
        box = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(t.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
        return image
