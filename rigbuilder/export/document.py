"""A report as a document: sections of paragraphs, tables, bars and findings, without any format.

Text, Markdown and PDF all render this, so that they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    title: str
    align: Align = "left"
    weight: float = 1.0
    """Share of the width that the column asks for on paper."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text; the last row sums up when ``total`` is set."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``strong`` answers the section's question, ``small`` is for looking up."""

    text: str
    strong: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled bar: how much of a capacity each share takes."""

    label: str
    shares: tuple[tuple[str, float], ...]
    capacity: float
    unit: str


@dataclass(frozen=True, slots=True)
class FindingBlock:
    """One finding."""

    severity: str
    """``error``, ``unknown``, ``warning``, ``note`` or ``waived``."""
    rule: str
    message: str
    details: tuple[str, ...] = ()
    """Figures, missing figures, the reason it was waived, fixes: one line each."""


Block = Table | Paragraph | Bar | FindingBlock


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of the document."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    title: str
    verdict: str
    summary: tuple[str, ...]
    sections: tuple[Section, ...] = field(default=())
