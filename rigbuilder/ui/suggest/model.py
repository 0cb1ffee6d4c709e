"""The builds as a table, and the bars that show their figures beside one another."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from rigbuilder.advisor.suggest import Suggestion
from rigbuilder.export.suggestions import cost_words
from rigbuilder.export.wording import clean
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
COLUMNS = (
    mark("Cards"),
    mark("Cost"),
    mark("Tokens/s"),
    mark("Power"),
    mark("Noise"),
    mark("Case"),
    mark("Remarks"),
)
CARDS, COST, SPEED, POWER, NOISE, CASE, REMARKS = range(len(COLUMNS))
SHARE = Qt.ItemDataRole.UserRole
"""Role: the figure as a share of the largest one in its column, 0 to 1; None without one."""
NOISE_WORDS = {
    "quiet": mark("quiet"),
    "audible": mark("audible"),
    "loud": mark("loud"),
}
TIPS = {
    COST: mark("Sum of the prices on record; + where parts without a price come on top"),
    SPEED: mark("Expected for each user"),
    POWER: mark("Steady, at the supply's output"),
    NOISE: mark("By the cards' coolers: quiet (fans, water), audible (blower), loud (server fans)"),
    REMARKS: mark("Warnings of the rules; every build fits all the same"),
}


class BuildsModel(QAbstractTableModel):
    """A row a build, cheapest first."""

    def __init__(self) -> None:
        super().__init__()
        self.builds: tuple[Suggestion, ...] = ()

    def show(self, builds: tuple[Suggestion, ...]) -> None:
        """Shows other builds."""
        self.beginResetModel()
        self.builds = builds
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's signature)
        """Builds."""
        return 0 if parent.isValid() else len(self.builds)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's)
        """Figures."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles of the columns, numbers of the rows."""
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr(TIPS.get(section, "")) or None
        return tr(COLUMNS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, the share of a bar, and what a screen reader says."""
        if not index.isValid():
            return None
        one, column = self.builds[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(one, column)
            case Qt.ItemDataRole.ToolTipRole:
                lines = one.warnings if column == REMARKS else (self._words(one, column),)
                return "\n".join(clean(line) for line in lines) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{tr(COLUMNS[column])}: {self._words(one, column)}"
            case Qt.ItemDataRole.TextAlignmentRole:
                right = column in (COST, SPEED, POWER)
                side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case _ if role == SHARE:
                return self._share(one, column)
        return None

    def _words(self, one: Suggestion, column: int) -> str:
        speed = one.speed_tok_s.expected
        return clean(
            {
                CARDS: one.title,
                COST: cost_words(one),
                SPEED: tr("not known") if speed is None else f"{speed:.1f}",
                POWER: f"{one.sustained_w:.0f} W",
                NOISE: tr(NOISE_WORDS.get(one.noise, one.noise)),
                CASE: next((row.title for row in one.parts if row.key == "case"), ""),
                REMARKS: str(len(one.warnings)) if one.warnings else tr("none"),
            }[column]
        )

    def _share(self, one: Suggestion, column: int) -> float | None:
        if column == COST and not one.cards_priced:
            return None
        figures = {
            COST: [build.cost for build in self.builds if build.cards_priced],
            SPEED: [build.speed_tok_s.expected or 0.0 for build in self.builds],
            POWER: [build.sustained_w for build in self.builds],
        }
        if column not in figures:
            return None
        own = {COST: one.cost, SPEED: one.speed_tok_s.expected or 0.0, POWER: one.sustained_w}
        return own[column] / max(1e-9, *figures[column])


class BarDelegate(QStyledItemDelegate):
    """Draws a bar under a figure, as long as its share of the column's largest one."""

    BAR_PX = 3

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, and its bar along the lower edge."""
        super().paint(painter, option, index)
        share = index.data(SHARE)
        if share is None:
            return
        t = self._theme.tokens
        colour = {COST: t.gauge_overhead, SPEED: t.gauge_kv, POWER: t.gauge_power}[index.column()]
        rect = QRectF(option.rect).adjusted(6, 0, -6, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = rect.bottom() - self.BAR_PX
        for part, fill in ((1.0, t.gauge_free), (share, colour)):
            painter.setBrush(QColor(fill))
            painter.drawRoundedRect(
                QRectF(rect.left(), top, rect.width() * part, self.BAR_PX), 1.5, 1.5
            )
        painter.restore()
