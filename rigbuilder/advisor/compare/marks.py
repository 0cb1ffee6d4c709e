"""Which of several figures is clearly better: only where their intervals do not overlap."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

Mark = Literal["better", "tie", "open"]
"""better: beyond every other rig's figure. tie: no other is clearly better, but it is not clearly
the best either. open: beyond every figure that is known, and one is not known."""
Direction = Literal["more", "less"]
SIGNIFICANT = 3
"""Digits that a speed is shown with; figures that show the same are the same."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of one rig, as an interval; not known where neither end is."""

    low: float | None = None
    """None: no lower bound, or not known."""
    high: float | None = None
    expected: float | None = None
    words: str | None = None
    """What to show in the place of the numbers."""
    unit: str | None = None
    """Where it is not the row's: a currency."""
    terms: str = ""
    """What the figure rests on; figures on other terms are not compared."""
    out: str | None = None
    """Why this rig has no such figure at all, which is worse than any: the model does not load."""

    @property
    def known(self) -> bool:
        """Whether there is a figure to compare."""
        return self.low is not None or self.high is not None

    @property
    def exact(self) -> bool:
        """Whether both ends are the same."""
        return self.low is not None and self.low == self.high


UNKNOWN = Cell()


def exactly(value: float | None, words: str | None = None) -> Cell:
    """A figure of one value; not known for None."""
    return Cell(value, value, value, words)


def rounded(value: float, decimals: int | None) -> float:
    """The value as it is shown; without decimals to three significant digits."""
    if decimals is not None:
        return round(value, decimals)
    return float(f"{value:.{SIGNIFICANT}g}")


def marks_of(
    cells: tuple[Cell, ...], better: Direction | None, decimals: int | None = 0
) -> tuple[Mark | None, ...]:
    """A mark for each cell; none where there is nothing to compare, or it is not alike."""
    known = [n for n, cell in enumerate(cells) if cell.known and cell.out is None]
    out = sum(cell.out is not None for cell in cells)
    terms = {(cells[n].unit, cells[n].terms) for n in known}
    none: list[Mark | None] = [None] * len(cells)
    if better is None or not known or len(terms) > 1 or len(known) + out < 2:
        return tuple(none)
    spans = {n: _span(cells[n], better, decimals) for n in known}
    leading = [n for n in known if not any(spans[other][0] > spans[n][1] for other in known)]
    all_known = len(known) + out == len(cells)
    mark: Mark = "tie" if len(leading) > 1 else "better" if all_known else "open"
    return tuple(mark if n in leading else None for n in range(len(cells)))


def _span(cell: Cell, better: Direction, decimals: int | None) -> tuple[float, float]:
    """The interval with the better end last: turned about where less is better."""
    low = -math.inf if cell.low is None else rounded(cell.low, decimals)
    high = math.inf if cell.high is None else rounded(cell.high, decimals)
    return (low, high) if better == "more" else (-high, -low)
