"""A comparison as a file: PDF with drawings and plots, or Markdown, or JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rigbuilder.export.errors import ExportError

if TYPE_CHECKING:
    from rigbuilder.advisor.compare.comparison import Comparison

__all__ = ["ENDINGS", "comparison_bytes", "comparison_json", "export_comparison"]

ENDINGS = (".pdf", ".md", ".json")


def comparison_json(comparison: Comparison) -> str:
    """The comparison for other programs."""
    data = comparison.to_json_data()
    return json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def comparison_bytes(
    comparison: Comparison, ending: str, paper: Literal["a4", "letter"] | None = None
) -> bytes:
    """The file of an ending (with its dot); raises ExportError for an unknown one."""
    match ending.lower():
        case ".pdf":
            from rigbuilder.export.comparison.pdf import to_pdf

            return to_pdf(comparison, paper)
        case ".md":
            from rigbuilder.export.comparison.document import IN_WORDS, document_of
            from rigbuilder.export.markdown import to_markdown

            return to_markdown(document_of(comparison, IN_WORDS))
        case ".json":
            return comparison_json(comparison).encode()
    known = ", ".join(ENDINGS)
    raise ExportError(
        f"a comparison cannot be written to {ending or 'a file without an ending'}: "
        f"use one of {known}"
    )


def export_comparison(
    comparison: Comparison, path: Path, paper: Literal["a4", "letter"] | None = None
) -> None:
    """Writes the comparison to a file, whole or not at all; raises ExportError."""
    from rigbuilder.export import refuse_place
    from rigbuilder.rig.file import RigFileError, write_atomically

    refuse_place(path)
    data = comparison_bytes(comparison, path.suffix, paper)
    try:
        write_atomically(path, data)
    except RigFileError as error:
        raise ExportError(str(error)) from None
