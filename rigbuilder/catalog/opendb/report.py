"""What an import took, what it skipped and what it refused, and why."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

FORMAT = "rigbuilder.import-report"
VERSION = 1
MOST_REASONS = 6


@dataclass
class KindCount:
    """The entries of one kind."""

    read: int = 0
    taken: int = 0
    curated: int = 0
    """Left out because the curated catalog has the part."""
    skipped: int = 0
    refused_fields: int = 0
    documented: int = 0
    """Parts taken whose entry names a page of the maker."""


@dataclass
class ImportReport:
    """Everything that an import did."""

    source: str
    kinds: dict[str, KindCount] = field(default_factory=dict)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    """(file, reason)"""
    curated: list[tuple[str, str]] = field(default_factory=list)
    """(file, id of the curated part)"""
    refused: list[tuple[str, str, str]] = field(default_factory=list)
    """(file, field, reason): the part was taken without that field."""
    others: dict[str, int] = field(default_factory=dict)
    """Kinds that no rig holds, with their number of files."""

    def of(self, kind: str) -> KindCount:
        """The count of a kind."""
        return self.kinds.setdefault(kind, KindCount())

    @property
    def taken(self) -> int:
        """Parts taken, all kinds together."""
        return sum(count.taken for count in self.kinds.values())

    def to_json_data(self) -> dict[str, Any]:
        """The whole report for a file."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "source": self.source,
            "licence": "Open Data Commons Attribution License (ODC-By) 1.0",
            "kinds": {kind: vars(count) for kind, count in self.kinds.items()},
            "kinds_without_use": self.others,
            "skipped": [{"file": name, "reason": why} for name, why in self.skipped],
            "in_the_curated_catalog": [{"file": name, "part": part} for name, part in self.curated],
            "refused": [
                {"file": name, "field": place, "reason": why} for name, place, why in self.refused
            ],
        }

    def lines(self) -> list[str]:
        """The report in short: a table of the kinds, then the commonest reasons."""
        head = ("kind", "read", "taken", "curated", "skipped", "fields refused", "maker's page")
        rows = [head, *(self._row(kind) for kind in self.kinds)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
        lines = [
            "  ".join(
                cell.ljust(width) if column == 0 else cell.rjust(width)
                for column, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            for row in rows
        ]
        for title, reasons in (
            ("Skipped", Counter(_class(why) for _, why in self.skipped)),
            (
                "Refused",
                Counter(f"{_plain(place)}: {_class(why)}" for _, place, why in self.refused),
            ),
        ):
            lines += ["", f"{title}, most common first:"] if reasons else []
            lines += [f"  {count:,}  {why}" for why, count in reasons.most_common(MOST_REASONS)]
            if len(reasons) > MOST_REASONS:
                lines.append(f"  and {len(reasons) - MOST_REASONS} other reasons")
        if self.others:
            number = sum(self.others.values())
            lines += ["", f"{number:,} files of {len(self.others)} kinds that no rig holds."]
        return lines

    def _row(self, kind: str) -> tuple[str, ...]:
        count = self.kinds[kind]
        numbers = (count.read, count.taken, count.curated, count.skipped)
        more = (count.refused_fields, count.documented)
        return (kind, *(f"{number:,}" for number in (*numbers, *more)))


def _class(reason: str) -> str:
    """A reason without what differs from entry to entry."""
    return re.sub(r'found (?!0,)("[^"]*"|[^,]+),', "found another value,", reason)


def _plain(place: str) -> str:
    return re.sub(r"\.\d+", "", place)
