"""The palette panel: search field, kind, the list and what to do when nothing is found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.facets import Facets
from rigbuilder.ui.document import Document
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.palette.filters import Filters
from rigbuilder.ui.palette.fitting import Fitting
from rigbuilder.ui.palette.model import PaletteModel
from rigbuilder.ui.palette.view import PaletteView
from rigbuilder.ui.theme.icons import icon
from rigbuilder.ui.theme.theme import Theme
from rigbuilder.ui.words import KIND_PLURAL

NOTHING = mark("No part matches. Try fewer words, or another kind.")
SEARCH_DELAY_MS = 60


class PalettePanel(QFrame):
    """Finds parts; ``chosen`` asks to add one at the best free place."""

    chosen = Signal(str)

    def __init__(self, catalog: Catalog, theme: Theme) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.setAccessibleName(tr("Parts palette"))
        self._theme = theme
        self.model = PaletteModel(catalog, self)
        self.view = PaletteView(self.model, theme)
        self.view.chosen.connect(self.chosen)
        self.search = self._search_field()
        self.kind = self._kind_box()
        self.fits = QPushButton(tr("Fits"))
        self.fits.setProperty("role", "chip")
        self.fits.setCheckable(True)
        self.fits.setToolTip(tr("List only parts that bring no error and no open question here"))
        self.fits.hide()
        self._fitting: Fitting | None = None
        self.filters = Filters(catalog)
        self.filters.hide()
        self.filter = QPushButton(tr("Filter"))
        self.filter.setProperty("role", "chip")
        self.filter.setCheckable(True)
        self.filter.setToolTip(tr("Narrow the list by brand and figures"))
        self._nothing = QLabel(tr(NOTHING))
        self._nothing.setProperty("role", "dim")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setMargin(16)
        self._count = QLabel()
        self._count.setProperty("role", "dim")
        self._lay_out()
        self._delay = QTimer(self, singleShot=True, interval=SEARCH_DELAY_MS)
        self._delay.timeout.connect(self.search_now)
        self.search.textChanged.connect(self._delay.start)
        self.kind.currentIndexChanged.connect(self.search_now)
        self.kind.currentIndexChanged.connect(self._filter_kind)
        self.filter.toggled.connect(self._show_filters)
        self.filters.changed.connect(self._narrow)
        theme.changed.connect(self._dress)
        self._dress()
        self._tell_count()

    def offer_fitting(self, document: Document) -> None:
        """Offers to list only what fits a document's rig."""
        self._fitting = Fitting(document, self)
        self._fitting.answered.connect(self._tell_count)
        self.fits.toggled.connect(self._filter)
        self.fits.show()

    def set_catalog(self, catalog: Catalog) -> None:
        """Lists another catalog."""
        self.model.set_catalog(catalog)
        self.filters.set_catalog(catalog)
        self._filter_kind()

    def _show_filters(self, on: bool) -> None:
        """Filters that are out of sight narrow nothing."""
        self.filters.setVisible(on)
        self._filter_kind()

    def _filter_kind(self) -> None:
        if self.filter.isChecked():
            self.filters.show_kind(self.kind.currentData())
        self._narrow()

    def _narrow(self) -> None:
        self.model.set_facets(self.filters.facets() if self.filter.isChecked() else Facets())
        self._tell_count()

    def _filter(self, on: bool) -> None:
        self.model.set_fitting(self._fitting if on else None)
        self._tell_count()

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(tr("Search parts"))
        field.setAccessibleName(tr("Search parts"))
        field.setToolTip(tr("Brand, name, kind or figures: 3090, 24gb, 4-slot (Ctrl+F)"))
        field.setClearButtonEnabled(True)
        field.installEventFilter(self)
        return field

    def _kind_box(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("Kind of part"))
        box.addItem(tr("All kinds"), None)
        for kind, word in KIND_PLURAL.items():
            box.addItem(tr(word), kind)
        box.setMaxVisibleItems(len(KIND_PLURAL) + 1)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        return box

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 8, 8, 4)
        head.setSpacing(6)
        head.addWidget(self.search, 3)
        head.addWidget(self.kind, 2)
        title = QHBoxLayout()
        title.setContentsMargins(10, 0, 10, 2)
        heading = QLabel(tr("Parts"))
        heading.setProperty("role", "heading")
        title.addWidget(heading)
        title.addStretch()
        title.addWidget(self.filter)
        title.addWidget(self.fits)
        title.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(title)
        column.addWidget(self.filters)
        column.addWidget(self.view, 1)
        column.addWidget(self._nothing, 1)

    def _dress(self) -> None:
        for old in self.search.actions():
            if old.objectName() == "magnifier":
                self.search.removeAction(old)
        sign = QAction(icon("search", self._theme.tokens.text_dim), "", self.search)
        sign.setObjectName("magnifier")
        self.search.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)

    def search_now(self) -> None:
        """Narrows the list to what is typed and picked, and stands on the first part."""
        self._delay.stop()
        self.model.set_search(self.search.text().strip(), self.kind.currentData())
        self._tell_count()
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))
            self.view.scrollToTop()

    def show_kind(self, kind: str | None) -> None:
        """Lists one kind, with an empty search."""
        self.search.clear()
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.search_now()

    def focus_search(self) -> None:
        """Puts the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _tell_count(self) -> None:
        count = self.model.rowCount()
        trying = self.fits.isChecked() and self._fitting is not None and self._fitting.working
        self._count.setText(f"{count}\N{HORIZONTAL ELLIPSIS}" if trying else str(count))
        if trying:
            self._nothing.setText(tr("Trying the parts in this rig\N{HORIZONTAL ELLIPSIS}"))
        elif self.fits.isChecked():
            self._nothing.setText(tr("No part of this search is proven to fit this rig."))
        else:
            self._nothing.setText(tr(NOTHING))
        self.view.setVisible(count > 0)
        self._nothing.setVisible(count == 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Down and Enter in the search field go to the list."""
        typed = watched is self.search and event.type() == QEvent.Type.KeyPress
        if typed and isinstance(event, QKeyEvent):
            return self._search_key(event)
        return super().eventFilter(watched, event)

    def _search_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Down:
            self.search_now()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.search_now()
            part = self.view.current_part()
            if part is not None:
                self.chosen.emit(part.id)
            return True
        return False
