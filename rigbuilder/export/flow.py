"""Sets text, tables and drawings one below the other on pages; nothing is cut at a page's end.

Measures are millimetres of paper. Blocks are placed first and painted when the number of pages is
known, so that each page can say "2 / 3".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextOption

from rigbuilder.export.document import Align, Column, Table
from rigbuilder.export.ink import FONT_UNITS, colour, drawing_font
from rigbuilder.export.wording import clean

Paint = Callable[[QPainter], None]
LEADING = 1.28
"""Distance of baselines over the font's size."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set."""

    size_mm: float
    bold: bool = False
    colour: str = "#000000"


BODY = Style(3.1)
SMALL = Style(2.75)
STRONG = Style(3.1, bold=True)
HEADING = Style(4.6, bold=True)
TITLE = Style(6.8, bold=True)
RULE_COLOUR = "#9aa3ad"
SHADE_COLOUR = "#f1f3f6"


class SetText:
    """A text broken into lines of a width; painted line by line, so that it stays selectable."""

    def __init__(self, text: str, width_mm: float, style: Style, align: Align = "left") -> None:
        self.style = style
        self._scale = style.size_mm / FONT_UNITS
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setAlignment(
            Qt.AlignmentFlag.AlignRight if align == "right" else Qt.AlignmentFlag.AlignLeft
        )
        self._layout = QTextLayout(clean(text), drawing_font(style.bold))
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width_mm / self._scale))
            line.setPosition(QPointF(0, 0))
        self._layout.endLayout()

    @property
    def count(self) -> int:
        """Lines."""
        return self._layout.lineCount()

    @property
    def line_mm(self) -> float:
        """Height of one line."""
        return self.style.size_mm * LEADING

    @property
    def height_mm(self) -> float:
        """Height of all lines."""
        return self.count * self.line_mm

    def paint_line(self, painter: QPainter, number: int, x: float, y: float) -> None:
        """Paints one line with its upper left corner at (x, y)."""
        painter.save()
        painter.translate(x, y)
        painter.scale(self._scale, self._scale)
        painter.setPen(colour(self.style.colour))
        self._layout.lineAt(number).draw(painter, QPointF(0, 0))
        painter.restore()

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paints all lines from (x, y) downward."""
        for number in range(self.count):
            self.paint_line(painter, number, x, y + number * self.line_mm)


@dataclass
class Flow:
    """Pages being filled from the top."""

    width_mm: float
    """Of the type area."""
    height_mm: float
    pages: list[list[Paint]] = field(default_factory=lambda: [[]])
    y: float = 0.0

    @property
    def left_mm(self) -> float:
        """Room that is left on the page."""
        return self.height_mm - self.y

    def need(self, height_mm: float) -> bool:
        """Turns the page unless so much room is left; true when it was turned."""
        if height_mm <= self.left_mm or self.y == 0.0:
            return False
        self.turn()
        return True

    def turn(self) -> None:
        """Begins a new page."""
        self.pages.append([])
        self.y = 0.0

    def put(self, height_mm: float, paint: Callable[[QPainter, float], None]) -> None:
        """Places something of a height; ``paint`` gets the painter and its upper edge."""
        self.need(height_mm)
        top = self.y
        self.pages[-1].append(lambda painter: paint(painter, top))
        self.y += height_mm

    def space(self, height_mm: float) -> None:
        """Leaves room, except at the top of a page."""
        if self.y > 0.0:
            self.y = min(self.height_mm, self.y + height_mm)

    def text(self, text: str, style: Style = BODY, *, indent_mm: float = 0.0) -> None:
        """A paragraph; it may go on over a page's end, but not with a single line on either."""
        shown = SetText(text, self.width_mm - indent_mm, style)
        if shown.count <= 3:
            self.need(shown.height_mm)
        for number in range(shown.count):
            rest = shown.count - number
            self.need(shown.line_mm * (2 if rest == 2 or number == 0 else 1))
            self.put(shown.line_mm, _line(shown, number, indent_mm))

    def heading(self, text: str, keep_mm: float = 22.0) -> None:
        """A heading, with at least so much of what follows on the same page."""
        shown = SetText(text, self.width_mm, HEADING)
        self.space(6.0)
        self.need(shown.height_mm + 2.0 + keep_mm)
        self.put(shown.height_mm, lambda painter, top: shown.paint(painter, 0.0, top))
        self.put(2.0, lambda painter, top: rule(painter, 0, top + 0.6, self.width_mm))

    def table(self, table: Table, style: Style = SMALL) -> None:
        """A table: its head comes again on each page, a row is never split, the total not alone."""
        widths = _widths(table.columns, self.width_mm)
        head = _Row(tuple(c.title for c in table.columns), widths, table, _bold(style), shade=True)
        rows = [_Row(cells, widths, table, style) for cells in table.rows]
        if table.total is not None:
            rows.append(_Row(table.total, widths, table, _bold(style), topped=True))
        self.need(head.height_mm + sum(row.height_mm for row in rows[:3]))
        self.put(head.height_mm, head.paint)
        for number, row in enumerate(rows):
            height = row.height_mm
            if number == len(rows) - 2 and table.total is not None:
                height += rows[-1].height_mm
            if self.need(height):
                self.put(head.height_mm, head.paint)
            self.put(row.height_mm, row.paint)


def _line(shown: SetText, number: int, x: float) -> Callable[[QPainter, float], None]:
    return lambda painter, top: shown.paint_line(painter, number, x, top)


def _bold(style: Style) -> Style:
    return Style(style.size_mm, bold=True, colour=style.colour)


def rule(painter: QPainter, x: float, y: float, width_mm: float) -> None:
    """A thin level line."""
    painter.fillRect(QRectF(x, y, width_mm, 0.18), colour(RULE_COLOUR))


def _widths(columns: Sequence[Column], width_mm: float) -> list[float]:
    total = sum(column.weight for column in columns)
    return [width_mm * column.weight / total for column in columns]


class _Row:
    """A table's row with its cells set."""

    PAD_X, PAD_Y = 1.2, 0.9

    def __init__(
        self,
        cells: tuple[str, ...],
        widths: list[float],
        table: Table,
        style: Style,
        *,
        shade: bool = False,
        topped: bool = False,
    ) -> None:
        self._widths, self._shade, self._topped = widths, shade, topped
        self._cells = [
            SetText(cell, width - 2 * self.PAD_X, style, column.align)
            for cell, width, column in zip(cells, widths, table.columns, strict=True)
        ]
        self.height_mm = max(cell.height_mm for cell in self._cells) + 2 * self.PAD_Y

    def paint(self, painter: QPainter, top: float) -> None:
        """Paints background, cells and the line below."""
        width = sum(self._widths)
        if self._shade:
            painter.fillRect(QRectF(0, top, width, self.height_mm), colour(SHADE_COLOUR))
        if self._topped:
            rule(painter, 0, top - 0.35, width)
        x = 0.0
        for cell, cell_width in zip(self._cells, self._widths, strict=True):
            cell.paint(painter, x + self.PAD_X, top + self.PAD_Y)
            x += cell_width
        rule(painter, 0, top + self.height_mm - 0.18, width)
