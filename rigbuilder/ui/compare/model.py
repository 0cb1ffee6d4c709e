"""The comparison as a table: a row a figure, a column a rig; sign and colour mark the better."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPixmap

from rigbuilder.advisor.compare.comparison import Comparison
from rigbuilder.advisor.compare.figures import Row
from rigbuilder.advisor.compare.marks import Mark
from rigbuilder.export.comparison.document import MARK_WORDS, cell_words, title_words
from rigbuilder.export.wording import clean, verdict_line
from rigbuilder.ui.theme.icons import icon
from rigbuilder.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SIGN_PX = 14
_SIGNS: dict[Mark, str] = {"better": "ok", "tie": "equal", "open": "unknown"}


class ComparisonModel(QAbstractTableModel):
    """Rows of figures with a heading before each group."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.comparison: Comparison | None = None
        self.lines: list[Row | str] = []
        """A figure, or the name of the group that begins."""
        theme.changed.connect(self._dress)

    def show(self, comparison: Comparison | None) -> None:
        """Shows another comparison."""
        self.beginResetModel()
        self.comparison = comparison
        self.lines = []
        group = None
        for row in comparison.rows if comparison is not None else ():
            if row.group != group:
                group = row.group
                self.lines.append(group)
            self.lines.append(row)
        self.endResetModel()

    def _dress(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's signature)
        """Figures and headings."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's)
        """Rigs."""
        return 0 if parent.isValid() or self.comparison is None else len(self.comparison.rigs)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if index.isValid() and isinstance(self.lines[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The rig's name; the figure's title with its unit."""
        if self.comparison is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            judged = self.comparison.rigs[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return clean(judged.name)
            if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                return f"{clean(judged.name)}: {verdict_line(judged.report)}"
            return None
        line = self.lines[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line if isinstance(line, str) else title_words(line)
        if role == Qt.ItemDataRole.FontRole:
            return self._font(bold=isinstance(line, str))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A figure's words, its sign, and both for a screen reader."""
        if not index.isValid() or self.comparison is None:
            return None
        line = self.lines[index.row()]
        t = self._theme.tokens
        if isinstance(line, str):
            return QColor(t.raised) if role == Qt.ItemDataRole.BackgroundRole else None
        cell, mark = line.cells[index.column()], line.marks[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return clean(cell_words(line, cell))
            case Qt.ItemDataRole.DecorationRole:
                return self._sign(mark)
            case Qt.ItemDataRole.FontRole:
                return self._font(bold=mark == "better")
            case Qt.ItemDataRole.ForegroundRole:
                known = cell.known or cell.words is not None
                plain = t.text if known and cell.out is None else t.text_dim
                return QColor(t.ok if mark == "better" else plain)
            case Qt.ItemDataRole.ToolTipRole:
                return self._said(index.column(), line, mark)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._said(index.column(), line, mark)
        return None

    def _said(self, column: int, row: Row, mark: Mark | None) -> str:
        assert self.comparison is not None
        name = clean(self.comparison.rigs[column].name)
        words = f"{title_words(row)}, {name}: {clean(cell_words(row, row.cells[column]))}"
        return words if mark is None else f"{words} ({MARK_WORDS[mark]})"

    def _sign(self, mark: Mark | None) -> QIcon:
        t = self._theme.tokens
        if mark is None:
            blank = QPixmap(SIGN_PX, SIGN_PX)
            blank.fill(Qt.GlobalColor.transparent)
            return QIcon(blank)
        colour = {"better": t.ok, "tie": t.text_dim, "open": t.unknown}[mark]
        return icon(_SIGNS[mark], colour)

    def _font(self, *, bold: bool) -> QFont:
        font = QFont()
        font.setBold(bold)
        return font
