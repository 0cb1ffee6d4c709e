"""The parts list: what to buy, how many, for how much, on whose word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.report import Report
from rigbuilder.estimates.results import CostRow
from rigbuilder.export.document import Column, Paragraph, Section, Table
from rigbuilder.export.wording import listed, money
from rigbuilder.rig.model import Rig


@dataclass(frozen=True, slots=True)
class PartsLine:
    """One line: equal parts of one condition and price source together."""

    keys: tuple[str, ...]
    part: str
    kind: str
    title: str
    count: int
    low: float | None
    """Lowest price of all pieces together."""
    high: float | None
    currency: str
    condition: str
    date: str
    source: str
    url: str
    """The maker's page, where the catalog has it."""


def parts_lines(rig: Rig, catalog: Catalog, report: Report) -> tuple[PartsLine, ...]:
    """The lines of the parts list in the rig's own order."""
    priced = {row.key: row for row in report.cost.rows}
    lines: list[PartsLine] = []
    for key, part, count in rig.items():
        lines.append(_line(key, part, count, priced.get(key), catalog, rig.site.currency))
    return tuple(_merged(lines))


def _line(
    key: str, part: str, count: int, row: CostRow | None, catalog: Catalog, currency: str
) -> PartsLine:
    record = catalog.parts.get(part)
    return PartsLine(
        keys=(key,),
        part=part,
        kind=record.kind if record is not None else "",
        title=record.title if record is not None else part,
        count=count,
        low=row.low if row else None,
        high=row.high if row else None,
        currency=row.currency if row else currency,
        condition=(row.condition if row else None) or "",
        date=(row.date if row else None) or "",
        source=(row.source if row else None) or "",
        url=(record.url if record is not None else None) or "",
    )


def _merged(lines: Iterable[PartsLine]) -> list[PartsLine]:
    """Lines of the same part, condition and source as one, their prices summed."""
    merged: dict[tuple[str, ...], PartsLine] = {}
    for line in lines:
        same = (line.part, line.condition, line.date, line.source, line.currency)
        known = merged.get(same)
        if known is None:
            merged[same] = line
            continue
        unpriced = None in (known.low, known.high, line.low, line.high)
        merged[same] = replace(
            known,
            keys=known.keys + line.keys,
            count=known.count + line.count,
            low=None if unpriced else (known.low or 0) + (line.low or 0),
            high=None if unpriced else (known.high or 0) + (line.high or 0),
        )
    return list(merged.values())


def parts_section(rig: Rig, catalog: Catalog, report: Report) -> Section:
    """The parts list with its total."""
    lines = parts_lines(rig, catalog, report)
    if not lines:
        return Section("Parts list", (Paragraph("The rig has no parts yet."),))
    columns = (
        Column("Qty", "right", 0.45),
        Column("Part", "left", 3.05),
        Column("Condition", "left", 0.95),
        Column("Price", "right", 1.8),
        Column("Date", "left", 1.05),
        Column("Source", "left", 2.1),
    )
    rows = tuple(
        (
            str(line.count),
            f"{line.title} ({', '.join(line.keys)})",
            line.condition or "\N{EN DASH}",
            money(line.low, line.high, line.currency),
            line.date or "\N{EN DASH}",
            line.source or "\N{EN DASH}",
        )
        for line in lines
    )
    cost = report.cost
    count = sum(line.count for line in lines)
    total = (str(count), "Total", "", money(cost.low, cost.high, cost.currency), "", "")
    blocks: list[Table | Paragraph] = [Table(columns, rows, total)]
    return Section("Parts list", (*blocks, *_unpriced(lines, report)))


def _unpriced(lines: tuple[PartsLine, ...], report: Report) -> list[Paragraph]:
    """Which lines the total leaves out."""
    missing = set(report.cost.unpriced)
    names = [line.title for line in lines if missing & set(line.keys)]
    if not names:
        return []
    currency = report.cost.currency
    return [Paragraph(f"No price in {currency} on record, so not in the total: {listed(names)}.")]


def cost_section(rig: Rig, catalog: Catalog, report: Report) -> Section:
    """What each line costs, without dates and sources."""
    cost = report.cost
    lines = parts_lines(rig, catalog, report)
    if not lines:
        return Section("Cost", (Paragraph("The rig has no parts yet."),))
    columns = (Column("Part"), Column("Condition"), Column("Price", "right"))
    rows = tuple(
        (
            f"{line.count} x {line.title}" if line.count > 1 else line.title,
            line.condition or "\N{EN DASH}",
            money(line.low, line.high, line.currency),
        )
        for line in lines
    )
    total = ("Total", "", money(cost.low, cost.high, cost.currency))
    blocks: list[Table | Paragraph] = [Table(columns, rows, total)]
    return Section("Cost", (*blocks, *_unpriced(lines, report)))
