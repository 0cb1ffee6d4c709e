"""A document as plain text for a terminal: wrapped to its width, tables with aligned columns."""

from __future__ import annotations

import textwrap
import unicodedata

from rigbuilder.export.document import Bar, FindingBlock, Paragraph, Section, Table
from rigbuilder.export.wording import SEVERITY_WORDS, clean

LEAST_WIDTH = 40
COLOURS = {"error": "31", "unknown": "35", "warning": "33", "note": "34", "waived": "2"}
VERDICT_COLOURS = {"fits": "32", "does-not-fit": "31", "unknown": "35"}


def coloured(text: str, code: str, *, colour: bool) -> str:
    """The text in a terminal's colour, or as it is."""
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def cells(text: str) -> int:
    """Columns that a text takes on a terminal: wide letters take two, combining marks none."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) > 0 for letter in text)


def wrapped(text: str, width: int, indent: str = "", hanging: str | None = None) -> list[str]:
    """Lines of at most ``width`` columns; a word longer than that stays whole."""
    return textwrap.wrap(
        clean(text),
        max(LEAST_WIDTH, width),
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def section_lines(section: Section, width: int, *, colour: bool = False) -> list[str]:
    """A section's heading and blocks."""
    lines = ["", coloured(section.title, "1", colour=colour)]
    for block in section.blocks:
        match block:
            case Paragraph():
                lines += wrapped(block.text, width, "  ")
            case Table():
                lines += table_lines(block, width)
            case FindingBlock():
                lines += finding_lines(block, width, colour=colour)
            case Bar():
                lines.append(bar_line(block, width))
    return lines


def finding_lines(finding: FindingBlock, width: int, *, colour: bool = False) -> list[str]:
    """Severity and rule, then the message and its details, indented."""
    word = coloured(SEVERITY_WORDS[finding.severity], COLOURS[finding.severity], colour=colour)
    lines = [f"  {word}  {clean(finding.rule)}"]
    lines += wrapped(finding.message, width, "      ")
    for detail in finding.details:
        lines += wrapped(detail, width, "      - ", "        ")
    return lines


def bar_line(bar: Bar, width: int) -> str:
    """A bar of characters: ``gpu1 [WWWWWWKKoo......] 21.7 of 24.0 GiB``."""
    used = sum(value for _, value in bar.shares)
    tail = f"{used:.1f} of {bar.capacity:.1f} {bar.unit}"
    label = clean(bar.label)
    room = min(40, max(10, width - cells(label) - len(tail) - 8))
    scale = room / max(bar.capacity, used, 1e-9)
    drawn, done = "", 0.0
    for (_, value), letter in zip(bar.shares, "WKo", strict=False):
        done += value
        drawn += letter * max(0, round(done * scale) - len(drawn))
    over = " OVER" if used > bar.capacity else ""
    return f"  {label} [{drawn[:room].ljust(room, '.')}] {tail}{over}"


def table_lines(table: Table, width: int) -> list[str]:
    """A table in aligned columns; the widest left column wraps when the terminal is narrow."""
    grid = [[clean(cell) for cell in row] for row in table.rows]
    if table.total is not None:
        grid.append([clean(cell) for cell in table.total])
    titles = [column.title for column in table.columns]
    sizes = [max(cells(row[n]) for row in [titles, *grid]) for n in range(len(table.columns))]
    spare = width - 2 - sum(sizes) - 2 * (len(sizes) - 1)
    while spare < 0:
        lefts = [n for n, c in enumerate(table.columns) if c.align == "left" and sizes[n] > 12]
        if not lefts:
            break
        widest = max(lefts, key=lambda n: sizes[n])
        cut = min(-spare, sizes[widest] - 12)
        sizes[widest] -= cut
        spare += cut
    lines = _row_lines(titles, sizes, table)
    lines.append("  " + "  ".join("-" * size for size in sizes))
    for place, row in enumerate(grid):
        if table.total is not None and place == len(grid) - 1:
            lines.append("  " + "  ".join("-" * size for size in sizes))
        lines += _row_lines(row, sizes, table)
    return lines


def _row_lines(row: list[str], sizes: list[int], table: Table) -> list[str]:
    pieces = [
        textwrap.wrap(cell, size, break_on_hyphens=False) or [""]
        for cell, size in zip(row, sizes, strict=True)
    ]
    lines = []
    for n in range(max(len(piece) for piece in pieces)):
        shown = []
        for piece, size, column in zip(pieces, sizes, table.columns, strict=True):
            text = piece[n] if n < len(piece) else ""
            pad = " " * max(0, size - cells(text))
            shown.append(pad + text if column.align == "right" else text + pad)
        lines.append(("  " + "  ".join(shown)).rstrip())
    return lines
