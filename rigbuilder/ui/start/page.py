"""The start page: what the program answers, ready rigs, recent files, an empty rig."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.theme.theme import Theme

if TYPE_CHECKING:  # the page's first picture needs none of them
    from rigbuilder.catalog.catalog import Catalog
    from rigbuilder.ui.start.card import ReadyCard

ASKS = mark("Will it fit, will it bridge, will it hold the power, will the model load, how fast?")
SIDE_WIDTH = 250
COLUMNS = 3
NARROWEST, WIDEST = 250, 400
"""Logical pixels of a ready rig's drawing, across."""
SHAPE = 0.58
"""Height of the drawing to its width."""
CARD_MARGIN = 16
RECENT_PICTURE = (56, 36)
GAP = 14
MARGIN = 28


class StartPage(QScrollArea):
    """Offers what to begin with; drawings are made after the first picture, one at a time."""

    back_asked = Signal()
    """Back to the rig that is open."""
    new_asked = Signal()
    open_asked = Signal()
    scan_asked = Signal()
    """The user wants to begin with this computer."""
    ready_asked = Signal(object)
    """Path of a ready rig."""
    recent_asked = Signal(object)
    """Path of a rig file opened before."""

    def __init__(self, profile: Profile, theme: Theme) -> None:
        super().__init__()
        self._profile, self._theme = profile, theme
        self.setAccessibleName(tr("Start page"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cards: list[ReadyCard] = []
        self._columns = 0
        self._picture = (NARROWEST, round(NARROWEST * SHAPE))
        self._undrawn: list[ReadyCard] = []
        self._files: list[Path] | None = None
        self._catalog: Catalog | None = None
        self._recent_rows: dict[Path, QPushButton] = {}
        self._undrawn_recent: list[Path] = []
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._work)
        self._grid = QGridLayout()
        self._recent = QVBoxLayout()
        self._none = QLabel(tr("Rigs that you save are listed here."))
        self.new_button = QPushButton(tr("New empty rig"))
        self.open_button = QPushButton(tr("Open\N{HORIZONTAL ELLIPSIS}"))
        self.scan_button = QPushButton(tr("Read this computer\N{HORIZONTAL ELLIPSIS}"))
        self.back_button = QPushButton()
        self._lay_out()
        self.new_button.clicked.connect(self.new_asked)
        self.open_button.clicked.connect(self.open_asked)
        self.scan_button.clicked.connect(self.scan_asked)
        self.back_button.clicked.connect(self.back_asked)
        self.offer_back(None)
        theme.changed.connect(self._redraw)
        self.show_recent()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setAccessibleName(tr("Start page"))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 24, MARGIN, 24)
        row.setSpacing(MARGIN)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        row.addStretch()
        row.addWidget(self._side())
        row.addLayout(self._ready())
        row.addStretch()
        self.setWidget(inner)

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        title = QLabel("RigBuilder")
        title.setProperty("role", "title")
        asks = QLabel(tr(ASKS))
        asks.setProperty("role", "dim")
        asks.setWordWrap(True)
        self.new_button.setProperty("role", "primary")
        self.new_button.setToolTip(
            tr("An empty rig: choose case, board and cards yourself (Ctrl+N)")
        )
        self.open_button.setToolTip(tr("Open a rig file (Ctrl+O), or drop it on the window"))
        self.scan_button.setToolTip(
            tr("Begin with the parts of the computer that you have; nothing leaves it")
        )
        buttons = (self.new_button, self.open_button, self.scan_button, self.back_button)
        for button in buttons:
            button.setMinimumHeight(26)
        recent = QLabel(tr("Recent rigs"))
        recent.setProperty("role", "heading")
        self._none.setProperty("role", "dim")
        self._none.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(asks)
        column.addSpacing(10)
        for button in buttons:
            column.addWidget(button)
        column.addSpacing(14)
        column.addWidget(recent)
        column.addWidget(self._none)
        self._recent.setSpacing(2)
        column.addLayout(self._recent)
        column.addStretch()
        return side

    def _ready(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        heading = QLabel(tr("Begin with a ready rig"))
        heading.setProperty("role", "heading")
        column.addSpacing(8)
        column.addWidget(heading)
        self._grid.setSpacing(GAP)
        self._grid.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addStretch()
        return column

    def show_recent(self) -> None:
        """Lists the recent files that are still there."""
        while self._recent.count():
            item = self._recent.takeAt(0)
            button = item.widget() if item is not None else None
            if button is not None:
                button.hide()
                button.deleteLater()
        files = [path for path in self._profile.recent if path.exists()]
        self._none.setVisible(not files)
        self._recent_rows = {path: self._recent_button(path) for path in files}
        for button in self._recent_rows.values():
            self._recent.addWidget(button)
        self._draw_recent()

    def offer_back(self, name: str | None) -> None:
        """A way back to the open rig; None where there is none."""
        self.back_button.setVisible(name is not None)
        words = tr("Back to {name}", name=name)
        self.back_button.setAccessibleName(words)
        metrics = self.back_button.fontMetrics()
        room = SIDE_WIDTH - 30
        self.back_button.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))

    def _recent_button(self, path: Path) -> QPushButton:
        name = path.name.removesuffix(".rig.json")
        button = QPushButton()
        room = SIDE_WIDTH - 24 - RECENT_PICTURE[0]
        shown = button.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, room)
        button.setText(shown)
        button.setProperty("role", "link")
        button.setStyleSheet("text-align: left;")
        button.setIconSize(QSize(*RECENT_PICTURE))
        button.setIcon(self._blank())
        button.setToolTip(str(path))
        button.setAccessibleName(tr("Open {name}", name=name))
        button.clicked.connect(lambda: self.recent_asked.emit(path))
        return button

    def _blank(self) -> QIcon:
        """Keeps the names in line until the drawings are there."""
        image = QPixmap(*RECENT_PICTURE)
        image.fill(Qt.GlobalColor.transparent)
        return QIcon(image)

    def _draw_recent(self) -> None:
        self._undrawn_recent = list(self._recent_rows)
        if self._undrawn_recent and self._catalog is not None:
            self._next.start()

    def load(self, catalog: Catalog) -> None:
        """Begins to list and draw the ready rigs while nothing else is to do."""
        from rigbuilder.ui.start.ready import ready_files

        self._catalog = catalog
        self._files = ready_files()
        self._next.start()

    @property
    def loaded(self) -> bool:
        """Whether all ready rigs are listed and drawn."""
        return self._files is not None and not self._next.isActive()

    def _work(self) -> None:
        """Lists one more rig, then draws one more."""
        if self._files:
            self._list(self._files.pop(0))
        elif self._undrawn:
            self._draw(self._undrawn.pop(0))
        elif self._undrawn_recent:
            self._draw_file(self._undrawn_recent.pop(0))
        else:
            self._next.stop()

    def _list(self, file: Path) -> None:
        from rigbuilder.ui.start.card import ReadyCard
        from rigbuilder.ui.start.ready import read_ready

        ready = read_ready(file, self._catalog) if self._catalog is not None else None
        if ready is not None:
            card = ReadyCard(ready)
            card.opened.connect(self.ready_asked)
            self.cards.append(card)
            self._undrawn.append(card)
            card.set_picture_size(*self._picture)
            self._place_cards()

    def _draw(self, card: ReadyCard) -> None:
        from rigbuilder.ui.canvas.colours import drawing_palette
        from rigbuilder.ui.start.picture import picture

        opened, palette = card.ready.opened, drawing_palette(self._theme)
        ratio = self.devicePixelRatioF()
        card.show_picture(picture(opened.rig, opened.catalog, palette, self._picture, ratio))

    def _draw_file(self, path: Path) -> None:
        """The drawing of a recent rig beside its name; a file that cannot be read has none."""
        from rigbuilder.rig.file import RigFileError, read_rig
        from rigbuilder.ui.canvas.colours import drawing_palette
        from rigbuilder.ui.start.picture import picture

        if self._catalog is None or path not in self._recent_rows:
            return
        try:
            opened = read_rig(path, self._catalog)
        except RigFileError:
            return
        palette, ratio = drawing_palette(self._theme), self.devicePixelRatioF()
        image = picture(opened.rig, opened.catalog, palette, RECENT_PICTURE, ratio)
        self._recent_rows[path].setIcon(QIcon(image))

    def _redraw(self) -> None:
        self._undrawn = list(self.cards)
        if self._undrawn:
            self._next.start()
        self._draw_recent()

    def _arrange(self) -> None:
        """As many columns as there is room for, and drawings as large as they allow."""
        room = self.viewport().width() - SIDE_WIDTH - 3 * MARGIN
        columns = max(1, min(COLUMNS, (room + GAP) // (NARROWEST + CARD_MARGIN + GAP)))
        wide = (room - (columns - 1) * GAP) // columns - CARD_MARGIN
        wide = max(NARROWEST, min(WIDEST, wide))
        size = (wide, round(wide * SHAPE))
        if (columns, size) == (self._columns, self._picture):
            return
        self._columns, self._picture = columns, size
        for card in self.cards:
            card.set_picture_size(*size)
        self._place_cards()
        self._redraw()

    def _place_cards(self) -> None:
        for number, card in enumerate(self.cards):
            columns = max(1, self._columns)
            self._grid.addWidget(card, number // columns, number % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """The cards take the room there is."""
        super().resizeEvent(event)
        self._arrange()
