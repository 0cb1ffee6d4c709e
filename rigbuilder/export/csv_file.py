"""The parts list as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read it)."""

from __future__ import annotations

import csv
import io

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.report import Report
from rigbuilder.export.parts_list import parts_lines
from rigbuilder.export.wording import clean
from rigbuilder.rig.model import Rig

HEADINGS = (
    "Quantity",
    "Kind",
    "Part",
    "Part id",
    "Items",
    "Condition",
    "Price low",
    "Price high",
    "Currency",
    "Price date",
    "Price source",
    "Product page",
)
FORMULA_STARTS = frozenset(
    "=+-@|%\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)


def defused(text: str) -> str:
    """The text so that a spreadsheet shows it and never runs it as a formula.

    A leading apostrophe is what spreadsheets themselves use to mark text
    (OWASP, CSV injection).
    """
    shown = clean(text)
    return f"'{shown}" if shown[:1] in FORMULA_STARTS else shown


def to_csv(rig: Rig, catalog: Catalog, report: Report) -> bytes:
    """The parts list; prices are those of all pieces of the line."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for line in parts_lines(rig, catalog, report):
        writer.writerow(
            (
                line.count,
                line.kind,
                defused(line.title),
                line.part,
                " ".join(line.keys),
                line.condition,
                _amount(line.low),
                _amount(line.high),
                line.currency,
                line.date,
                defused(line.source),
                defused(line.url),
            )
        )
    return text.getvalue().encode("utf-8-sig")


def _amount(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
