"""The parts list: what to buy, how many, for how much, on whose word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.report import Report
from rigbuilder.estimates.results import CostRow
from rigbuilder.export.document import Column, Paragraph, Section, Table
from rigbuilder.export.wording import listed, measure, money
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
        Column("Part", "left", 3.3),
        Column("Condition", "left", 0.95),
        Column("Price", "right", 1.45),
        Column("Price of", "left", 1.0),
        Column("Source", "left", 2.2),
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
    if cost.unpriced:
        names = _titles(lines, cost.unpriced)
        text = f"No price in {cost.currency} on record, so not in the total: {listed(names)}."
        blocks.append(Paragraph(text))
    return Section("Parts list", tuple(blocks))


def _titles(lines: tuple[PartsLine, ...], keys: tuple[str, ...]) -> list[str]:
    return [line.title for line in lines if set(line.keys) & set(keys)]


def cost_section(report: Report) -> Section:
    """The cost in a sentence, with the lines behind it."""
    cost = report.cost
    columns = (Column("Part", "left", 4), Column("Condition", "left", 1), Column("Price", "right"))
    rows = tuple(
        (
            f"{row.count} x {row.title}" if row.count > 1 else row.title,
            row.condition or "\N{EN DASH}",
            money(row.low, row.high, row.currency),
        )
        for row in cost.rows
    )
    total = ("Total", "", money(cost.low, cost.high, cost.currency))
    blocks: list[Table | Paragraph] = [Table(columns, rows, total)] if rows else []
    if not rows:
        blocks.append(Paragraph(f"Cost: {measure(cost.low, cost.currency)}."))
    if cost.unpriced:
        blocks.append(
            Paragraph(f"No price on record, so not in the total: {listed(list(cost.unpriced))}.")
        )
    return Section("Cost", tuple(blocks))
