"""The tables of a scan: parts with their state, and the links of the cards."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from rigbuilder.export.scan_text import link_words
from rigbuilder.export.wording import NOT_KNOWN, clean
from rigbuilder.scan.recognise import Row, Scan, State
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.theme.icons import icon
from rigbuilder.ui.theme.theme import Theme

SIGN_PX = 14
BOX_PX = 34
"""Height of a row with a box: two lines of its place fit beside it."""
STATE_SIGN: dict[State, str] = {"recognised": "ok", "partly": "unknown", "not recognised": "error"}
PART_HEADS = (
    mark("What"),
    mark("As the computer says"),
    mark("State"),
    mark("In the rig"),
    mark("Place"),
)
LINK_HEADS = (
    mark("Card"),
    mark("Slot"),
    mark("Negotiated now"),
    mark("Card can"),
    mark("Port can"),
    mark("Slot by the catalog"),
)
STATE_WORDS: dict[State, str] = {
    "recognised": mark("recognised"),
    "partly": mark("partly"),
    "not recognised": mark("not recognised"),
}
NOT_CHOSEN = mark("Model not known: choose it")


class ChoiceBox(QComboBox):
    """The models that a card may be."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """The wheel scrolls the table and chooses nothing."""
        event.ignore()


def _bare(heads: tuple[str, ...], name: str) -> QTableWidget:
    table = QTableWidget(0, len(heads))
    table.setHorizontalHeaderLabels([tr(head) for head in heads])
    table.setAccessibleName(name)
    _dress(table)
    return table


def _dress(table: QTableWidget) -> None:
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setTabKeyNavigation(False)
    table.setIconSize(QSize(SIGN_PX, SIGN_PX))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    head = table.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setHighlightSections(False)


class PartsTable(QTableWidget):
    """What was seen and what became of it; a card of unknown model has a box to choose it."""

    chosen = Signal(str, str)
    """(item key, part id)"""

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, len(PART_HEADS))
        self._theme = theme
        self.setHorizontalHeaderLabels([tr(head) for head in PART_HEADS])
        self.setAccessibleName(tr("What was recognised"))
        _dress(self)
        head = self.horizontalHeader()
        for column, mode in enumerate(
            (
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.Stretch,
            )
        ):
            head.setSectionResizeMode(column, mode)
        head.sectionResized.connect(lambda *_sizes: self._share_height())

    def show_scan(self, scan: Scan) -> None:
        """Lists the rows of a scan."""
        self.setRowCount(len(scan.rows))
        for number, row in enumerate(scan.rows):
            said = "" if row.choices else row.words
            texts = (row.what, row.seen, tr(STATE_WORDS[row.state]), said, row.place or "")
            for column, words in enumerate(texts):
                item = QTableWidgetItem(clean(words))
                if column == 2:
                    self._sign(item, row)
                self.setItem(number, column, item)
            self.removeCellWidget(number, 3)
            if row.choices:
                self.setCellWidget(number, 3, self._box(row, scan))
        self._share_height()

    def _share_height(self) -> None:
        """As high as the words; a box is no higher than it has to be."""
        self.resizeRowsToContents()
        for number in range(self.rowCount()):
            if self.cellWidget(number, 3) is not None:
                self.setRowHeight(number, BOX_PX)

    def _sign(self, item: QTableWidgetItem, row: Row) -> None:
        t = self._theme.tokens
        colour = {"recognised": t.ok, "partly": t.unknown, "not recognised": t.error}[row.state]
        item.setIcon(icon(STATE_SIGN[row.state], colour))
        item.setForeground(QColor(colour))

    def _box(self, row: Row, scan: Scan) -> ChoiceBox:
        box = ChoiceBox()
        box.addItem(tr(NOT_CHOSEN), row.made)
        for part in row.choices:
            box.addItem(clean(scan.opened.catalog.parts[part].title), part)
        box.setCurrentIndex(max(0, box.findData(row.part)))
        box.setAccessibleName(tr("Model of {key}", key=row.what))
        box.setAccessibleDescription(clean(row.words))
        box.setToolTip(clean(row.words))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(24)
        box.activated.connect(lambda _n: self.chosen.emit(row.what, box.currentData()))
        return box


def links_table() -> QTableWidget:
    """An empty table of links."""
    table = _bare(LINK_HEADS, tr("PCI Express links of the cards"))
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return table


def show_links(table: QTableWidget, scan: Scan) -> None:
    """Lists the links; a remark stands in the tool tip and below the table."""
    table.setRowCount(len(scan.links))
    for number, row in enumerate(scan.links):
        links = (row.now, row.card, row.port, row.published)
        texts = (row.key, clean(row.slot or NOT_KNOWN), *(link_words(link) for link in links))
        for column, words in enumerate(texts):
            item = QTableWidgetItem(words)
            item.setToolTip("\n".join(row.remarks))
            table.setItem(number, column, item)
    table.resizeRowsToContents()
