"""The list of the rig's items in the order of a build, with the empty places between them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rigbuilder.rig.edits import COUNTED_ROLES
from rigbuilder.ui.document import Document
from rigbuilder.ui.language import tr
from rigbuilder.ui.naming import place_word

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
ORDER = (
    "case", "board", "cpu", "cooler", "memory", "card", "bridge", "bifurcation", "riser", "psu",
    "storage",
)  # fmt: skip
_STEM = {"gpu": "card", "splitter": "bifurcation"}
_ONLY_IF_THERE = ("bridge", "bifurcation", "riser")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: an item, or (``key`` None) a place that is empty."""

    kind: str
    key: str | None
    word: str
    title: str
    count: int = 1
    full: str = ""
    """Brand and name."""


def entries_of(document: Document) -> list[Entry]:
    """All rows for the document's rig."""
    rows: dict[str, list[Entry]] = {kind: [] for kind in ORDER}
    for key, part_id, count in document.rig.items():
        stem = key.rstrip("0123456789")
        kind = _kind_of(document, part_id) or _STEM.get(stem, stem)
        part = document.catalog.parts.get(part_id)
        entry = Entry(
            kind,
            key,
            place_word(key),
            part.name if part else part_id,
            count,
            part.title if part else "",
        )
        rows.setdefault(kind, []).append(entry)
    for kind in ORDER:
        if not rows[kind] and kind not in _ONLY_IF_THERE:
            word = place_word("gpu" if kind == "card" else kind)
            rows[kind].append(Entry(kind, None, word, tr("none yet")))
    return [entry for kind in ORDER for entry in rows[kind]]


def _kind_of(document: Document, part_id: str) -> str | None:
    part = document.catalog.parts.get(part_id)
    return None if part is None or part.kind not in ORDER else part.kind


class ContentsModel(QAbstractListModel):
    """Entries of the document's rig."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.entries = entries_of(document)
        document.rig_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Reads the rig again; views keep their place while the rows stay the same."""
        entries = entries_of(self._document)
        if entries == self.entries:
            return
        if [e.key for e in entries] == [e.key for e in self.entries]:
            self.entries = entries
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def row_of(self, key: str) -> int | None:
        """Row of an item."""
        return next((n for n, entry in enumerate(self.entries) if entry.key == key), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's)
        """Number of rows."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row's words and its entry."""
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            count = f"{entry.count} \N{MULTIPLICATION SIGN} " if entry.count > 1 else ""
            return f"{entry.word}: {count}{entry.full or entry.title}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.full or entry.title
        if role == ENTRY_ROLE:
            return entry
        return None


def is_counted(key: str) -> bool:
    """Whether an item has a count the user can change."""
    return key.rstrip("0123456789") in COUNTED_ROLES
