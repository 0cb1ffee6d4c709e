"""A report as Markdown (tables as GitHub writes them)."""

from __future__ import annotations

import re

from rigbuilder.export.document import (
    Bar,
    Block,
    Document,
    FindingBlock,
    Paragraph,
    Section,
    Table,
)
from rigbuilder.export.wording import SEVERITY_WORDS, clean

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$#])")
_LINE_START = re.compile(r"^(\s*)([-+=:])")


def escaped(text: str) -> str:
    """Text that shows as it is: no markup, no HTML, no table cell or link of its own."""
    shown = _SPECIAL.sub(r"\\\1", clean(text))
    return _LINE_START.sub(_guard, shown)


def _guard(match: re.Match[str]) -> str:
    return f"{match.group(1)}\\{match.group(2)}"


def to_markdown(document: Document) -> bytes:
    """The whole document."""
    lines = [f"# {escaped(document.title)}", "", f"**{escaped(document.verdict)}**", ""]
    lines += [f"- {escaped(line)}" for line in document.summary]
    for section in document.sections:
        lines += ["", *_section(section)]
    return ("\n".join(lines) + "\n").encode()


def _section(section: Section) -> list[str]:
    lines = [f"## {escaped(section.title)}", ""]
    for block in section.blocks:
        lines += _block(block)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _block(block: Block) -> list[str]:
    match block:
        case Paragraph():
            text = escaped(block.text)
            return [f"**{text}**" if block.strong else text, ""]
        case Table():
            return [*_table(block), ""]
        case FindingBlock():
            head = f"**{SEVERITY_WORDS[block.severity]}** `{clean(block.rule)}`"
            details = [f"  - {escaped(detail)}" for detail in block.details]
            return [f"- {head}: {escaped(block.message)}", *details]
        case Bar():  # the table beside it says the same
            return []


def _table(table: Table) -> list[str]:
    def row(cells: tuple[str, ...], mark: str = "") -> str:
        return "| " + " | ".join(f"{mark}{escaped(c)}{mark}" if c else "" for c in cells) + " |"

    rules = ["---:" if column.align == "right" else "---" for column in table.columns]
    lines = [row(tuple(column.title for column in table.columns)), f"| {' | '.join(rules)} |"]
    lines += [row(cells) for cells in table.rows]
    if table.total is not None:
        lines.append(row(table.total, "**"))
    return lines
