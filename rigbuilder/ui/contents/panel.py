"""The contents panel: pick, remove, recount and replace any part of the rig."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListView, QVBoxLayout

from rigbuilder.rig.edits import EditError, remove, set_count
from rigbuilder.rig.model import Rig
from rigbuilder.ui.contents.delegate import EntryDelegate
from rigbuilder.ui.contents.model import ENTRY_ROLE, ContentsModel, Entry, is_counted
from rigbuilder.ui.document import Document
from rigbuilder.ui.language import tr
from rigbuilder.ui.mime import part_of_mime_data
from rigbuilder.ui.placing.anywhere import add_part, replace_item
from rigbuilder.ui.selection import Selection
from rigbuilder.ui.theme.theme import Theme


class ContentsView(QListView):
    """The list; parts dropped on a row take that row's place, elsewhere they are added."""

    kind_asked = Signal(str)
    """A double click on a row asks for the parts of its kind."""

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection = document, selection
        self.contents = ContentsModel(document, self)
        self.setModel(self.contents)
        self.setItemDelegate(EntryDelegate(theme))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.setAccessibleName(tr("Contents of the rig"))
        self._following = False
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        selection.changed.connect(self._follow)
        document.rig_changed.connect(self._follow)
        self.doubleClicked.connect(self._ask_kind)
        self.activated.connect(self._ask_kind)
        theme.changed.connect(self.viewport().update)

    def _tell_selection(self) -> None:
        if self._following:
            return
        chosen = sorted(index.row() for index in self.selectedIndexes())
        entries = [self.contents.entries[row] for row in chosen]
        self._selection.select(*(entry.key for entry in entries if entry.key is not None))

    def _follow(self) -> None:
        self._following = True
        try:
            self.selectionModel().clearSelection()
            for key in self._selection.keys:
                row = self.contents.row_of(key)
                if row is not None:
                    index = self.contents.index(row)
                    flag = QItemSelectionModel.SelectionFlag.Select
                    self.selectionModel().select(index, flag)
                    self.scrollTo(index)
        finally:
            self._following = False

    def _ask_kind(self, index: QModelIndex) -> None:
        entry: Entry | None = index.data(ENTRY_ROLE)
        if entry is not None:
            self.kind_asked.emit(entry.kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Delete removes; plus and minus change the count of memory and drives."""
        entry: Entry | None = self.currentIndex().data(ENTRY_ROLE)
        if entry is not None and entry.key is not None:
            key = entry.key
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self._remove_selected()
                return
            step = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}.get(Qt.Key(event.key()))
            if step is not None and is_counted(key) and entry.count + step >= 1:
                count = entry.count + step
                self._document.edit(
                    tr("Count of {title}", title=entry.title),
                    lambda rig: set_count(rig, key, count),
                    key,
                )
                return
        super().keyPressEvent(event)

    def _remove_selected(self) -> None:
        keys = self._selection.keys
        self._document.edit(tr("Remove parts"), lambda rig: remove_all(rig, keys))

    def _dropped(self, event: QDropEvent) -> str | None:
        part_id = part_of_mime_data(event.mimeData())
        return part_id if part_id in self._document.catalog.parts else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Takes parts of the catalog."""
        if self._dropped(event) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 (Qt's name)
        """Shows in all panels what the drop would do."""
        part_id = self._dropped(event)
        if part_id is None:
            event.ignore()
            return
        try:
            self._document.preview(self._rig_with(part_id, event))
        except EditError:
            self._document.preview(None)
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 (Qt's name)
        """Back to the rig as it is."""
        self._document.preview(None)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        """Replaces the row's part, or adds the part."""
        part_id = self._dropped(event)
        self._document.preview(None)
        if part_id is not None:
            title = self._document.catalog.parts[part_id].title
            self._document.edit(
                tr("Put in {title}", title=title), lambda _rig: self._rig_with(part_id, event)
            )
            event.acceptProposedAction()

    def _rig_with(self, part_id: str, event: QDropEvent) -> Rig:
        document = self._document
        part = document.catalog.parts[part_id]
        entry: Entry | None = self.indexAt(event.position().toPoint()).data(ENTRY_ROLE)
        if entry is not None and entry.key is not None and entry.kind == part.kind:
            return replace_item(document.rig, entry.key, part_id)
        return add_part(document.rig, part)


def remove_all(rig: Rig, keys: tuple[str, ...]) -> Rig:
    """The rig without several items; numbered ones go from the last, so numbers stay true."""
    for key in sorted(keys, key=_number_of, reverse=True):
        if rig.part_of(key) is not None:
            rig = remove(rig, key)
    return rig


def _number_of(key: str) -> int:
    digits = key[len(key.rstrip("0123456789")) :]
    return int(digits) if digits else 0


class ContentsPanel(QFrame):
    """Heading and list."""

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.view = ContentsView(document, selection, theme)
        heading = QLabel(tr("In this rig"))
        heading.setProperty("role", "heading")
        heading.setContentsMargins(10, 8, 10, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(heading)
        column.addWidget(self.view, 1)
