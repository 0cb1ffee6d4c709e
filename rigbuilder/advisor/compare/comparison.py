"""Compares rigs under one workload: each is judged as ``check`` would, then laid side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rigbuilder.advisor.compare.figures import Row, rows_of
from rigbuilder.advisor.compare.marks import Cell
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.checks.report import Report
from rigbuilder.rig.model import Rig, Workload

FORMAT = "rigbuilder.comparison"
VERSION = 1
LEAST, MOST = 2, 4
"""Rigs that can stand side by side."""


@dataclass(frozen=True)
class Contender:
    """A rig to compare, and the catalog that it is judged with."""

    rig: Rig
    catalog: Catalog


@dataclass(frozen=True)
class Judged:
    """A rig with the workload of the comparison, and its report."""

    name: str
    """Its own, with a number where another rig has the same."""
    rig: Rig
    catalog: Catalog
    report: Report


@dataclass(frozen=True)
class Comparison:
    """The rigs and every figure of each."""

    rigs: tuple[Judged, ...]
    rows: tuple[Row, ...]
    workload: Workload | None
    """The one that all run; None when each runs its own."""

    def to_json_data(self) -> dict[str, Any]:
        """As the command line prints it; None for what is not known."""
        workload = self.workload.model_dump(mode="json") if self.workload is not None else None
        rigs = [
            {"name": judged.name, "report": judged.report.to_json_data()} for judged in self.rigs
        ]
        return {
            "format": FORMAT,
            "version": VERSION,
            "workload": workload,
            "rigs": rigs,
            "rows": [_row_data(row) for row in self.rows],
        }


def _row_data(row: Row) -> dict[str, Any]:
    cells = [
        {**_cell_data(cell, row.unit), "mark": mark}
        for cell, mark in zip(row.cells, row.marks, strict=True)
    ]
    return {
        "key": row.key,
        "group": row.group,
        "title": row.title,
        "better": row.better,
        "cells": cells,
    }


def _cell_data(cell: Cell, unit: str) -> dict[str, Any]:
    return {
        "low": cell.low,
        "expected": cell.expected,
        "high": cell.high,
        "unit": cell.unit or unit or None,
        "words": cell.words,
        "out": cell.out,
    }


def compare(
    contenders: Sequence[Contender], workload_of: int | None = 0, **changes: Any
) -> Comparison:
    """Judges two to four rigs, all with the workload of one of them.

    ``workload_of`` is the number of that rig, from 0; the next one that has a workload counts
    where it has none. None leaves each its own. ``changes`` replace fields of the common workload.
    ValueError for another number of rigs.
    """
    if not LEAST <= len(contenders) <= MOST:
        raise ValueError(f"{len(contenders)} rigs: {LEAST} to {MOST} can be compared")
    ready = list(contenders)
    workload = None
    if workload_of is not None:
        order = (*ready[workload_of:], *ready[:workload_of])
        giver = next((one for one in order if one.rig.workload is not None), None)
        if giver is not None and giver.rig.workload is not None:
            workload = giver.rig.workload.model_copy(update=changes)
            ready = [_running(one, workload, giver.catalog) for one in ready]
    names = _names([one.rig for one in ready])
    judged = tuple(
        Judged(name, one.rig, one.catalog, evaluate(one.rig, one.catalog))
        for name, one in zip(names, ready, strict=True)
    )
    return Comparison(judged, rows_of([(one.rig, one.catalog, one.report) for one in judged]),
                      workload)  # fmt: skip


def _running(one: Contender, workload: Workload, giver: Catalog) -> Contender:
    """The rig with a workload; the model's record comes along where its catalog lacks it."""
    rig = one.rig.model_copy(update={"workload": workload})
    model = giver.get(workload.model, LanguageModel)
    lacking = workload.model not in one.catalog.parts
    if model is None or not lacking:
        return Contender(rig, one.catalog)
    return Contender(rig, one.catalog.with_parts([model], giver.sources, replace=False))


def _names(rigs: list[Rig]) -> list[str]:
    names: list[str] = []
    for rig in rigs:
        plain = rig.name or "Untitled rig"
        name, number = plain, 2
        while name in names:
            name, number = f"{plain} ({number})", number + 1
        names.append(name)
    return names
