"""A comparison as a document: a table for each group of figures, the better ones signed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from rigbuilder.advisor.compare.comparison import Comparison, Judged
from rigbuilder.advisor.compare.figures import Row
from rigbuilder.advisor.compare.marks import Cell, Mark
from rigbuilder.export.document import Column, Document, Paragraph, Section, Table
from rigbuilder.export.sections import workload_words
from rigbuilder.export.wording import NOT_KNOWN, number, rate, verdict_line

IN_WORDS: Mapping[Mark, str] = {"better": " (better)", "tie": " (tie)", "open": " (better?)"}
IN_SIGNS: Mapping[Mark, str] = {"better": " *", "tie": " =", "open": " ?"}
"""For a terminal, where a table of five columns is narrow."""
MARK_WORDS: Mapping[Mark, str] = {
    "better": "better than every other rig",
    "tie": "tie: the ranges overlap, so neither is clearly better",
    "open": "better than all that are known; one is not known",
}
DASH = "\N{EN DASH}"


def title_words(row: Row) -> str:
    """The row's title with the unit of its figures; none where currencies differ."""
    units = {cell.unit or row.unit for cell in row.cells if cell.out is None}
    return f"{row.title}, {units.pop()}" if len(units) == 1 and units != {""} else row.title


def cell_words(row: Row, cell: Cell) -> str:
    """A figure, a range, a bound, or that it is not known; the unit stands in the title."""
    if cell.out is not None:
        return cell.out
    if not cell.known or cell.words is not None:
        return cell.words or NOT_KNOWN
    words = _numbers(row, cell)
    if row.title == title_words(row) and (unit := cell.unit or row.unit):
        words += f" {unit}"
    if cell.expected is not None and not cell.exact and cell.high is not None:
        return f"{_number(row, cell.expected)} ({words})"
    return words


def _numbers(row: Row, cell: Cell) -> str:
    low = _number(row, cell.low) if cell.low is not None else ""
    high = _number(row, cell.high) if cell.high is not None else ""
    if not low:
        return f"at most {high}"
    if not high:
        return f"at least {low}"
    return low if low == high else f"{low}{DASH}{high}"


def _number(row: Row, value: float) -> str:
    return rate(value) if row.decimals is None else number(value, row.decimals)


def row_words(row: Row, signs: Mapping[Mark, str]) -> tuple[str, ...]:
    """The row's cells with the signs of their marks."""
    return tuple(
        cell_words(row, cell) + (signs[mark] if mark is not None else "")
        for cell, mark in zip(row.cells, row.marks, strict=True)
    )


def work_words(comparison: Comparison) -> str:
    """What all run, or that each runs its own."""
    first = comparison.rigs[0]
    if comparison.workload is not None:
        return f"All run {workload_words(first.rig, first.catalog)}"
    if all(judged.rig.workload is None for judged in comparison.rigs):
        return "No model chosen: memory that stays free and speed are not known"
    return "Each runs a model of its own, so speed and free memory do not compare"


def judged_line(judged: Judged, *, shared: bool) -> str:
    """A rig and what is said about it; its workload where there is no common one."""
    words = f"{judged.name}: {verdict_line(judged.report)}"
    return words if shared else f"{words}; {workload_words(judged.rig, judged.catalog)}"


def legend(comparison: Comparison, signs: Mapping[Mark, str]) -> str:
    """What the signs mean that are there."""
    used = {mark for row in comparison.rows for mark in row.marks}
    words = [
        f"{signs[mark].strip(' ()')}: {said.removeprefix('tie: ') if signs is IN_WORDS else said}"
        for mark, said in MARK_WORDS.items()
        if mark in used
    ]
    ranges = "a figure before a range is what to expect"
    return "; ".join([*words, ranges])


def document_of(comparison: Comparison, signs: Mapping[Mark, str]) -> Document:
    """The whole comparison."""
    shared = comparison.workload is not None
    title = " / ".join(judged.name for judged in comparison.rigs)
    columns = (
        Column("", "left", 1.3),
        *(Column(judged.name, "left", 1.0) for judged in comparison.rigs),
    )
    sections = [
        Section(
            group,
            (Table(columns, tuple((title_words(row), *row_words(row, signs)) for row in rows)),),
        )
        for group, rows in groupby(comparison.rows, key=lambda row: row.group)
    ]
    words = legend(comparison, signs)
    last = sections[-1]
    sections[-1] = Section(last.title, (*last.blocks, Paragraph(f"{words}.", small=True)))
    return Document(
        title=title,
        verdict=work_words(comparison),
        summary=tuple(judged_line(judged, shared=shared) for judged in comparison.rigs),
        sections=tuple(sections),
    )
