"""Writes a rig's report to a file; the ending says in which form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rigbuilder.export.errors import ExportError

if TYPE_CHECKING:
    from rigbuilder.catalog.catalog import Catalog
    from rigbuilder.checks.report import Report
    from rigbuilder.rig.model import Rig

__all__ = [
    "ENDINGS",
    "ExportError",
    "Paper",
    "export_bytes",
    "export_rig",
    "json_text",
    "refuse_place",
]

Paper = Literal["a4", "letter"]
ENDINGS = {
    ".pdf": "drawing, parts list, findings and budgets on paper",
    ".svg": "drawing to scale",
    ".png": "drawing as a picture",
    ".csv": "parts list for a spreadsheet",
    ".md": "report as Markdown",
    ".json": "report for other programs",
}
"""Ending -> what the file holds."""


def json_text(report: Report) -> str:
    """The report as JSON, as docs/schema/report.schema.json describes it."""
    return json.dumps(report.to_json_data(), indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def export_bytes(
    rig: Rig,
    catalog: Catalog,
    report: Report,
    ending: str,
    *,
    paper: Paper | None = None,
    plots: bool = False,
) -> bytes:
    """The file of an ending (with its dot); raises ExportError for an unknown one.

    ``paper`` is the PDF's page size; by default that of the system's country. ``plots`` adds the
    plots to it.
    """
    match ending.lower():
        case ".pdf":
            from rigbuilder.export.pdf import to_pdf

            return to_pdf(rig, catalog, report, paper=paper, plots=plots)
        case ".svg":
            from rigbuilder.export.picture import to_svg

            return to_svg(rig, catalog, report)
        case ".png":
            from rigbuilder.export.picture import to_png

            return to_png(rig, catalog, report)
        case ".csv":
            from rigbuilder.export.csv_file import to_csv

            return to_csv(rig, catalog, report)
        case ".md":
            from rigbuilder.export.markdown import to_markdown
            from rigbuilder.export.sections import document_of

            return to_markdown(document_of(rig, catalog, report))
        case ".json":
            return json_text(report).encode()
    known = ", ".join(ENDINGS)
    raise ExportError(
        f"cannot export to {ending or 'a file without an ending'}: use one of {known}"
    )


def export_rig(
    rig: Rig,
    catalog: Catalog,
    report: Report,
    path: Path,
    *,
    paper: Paper | None = None,
    plots: bool = False,
) -> None:
    """Writes the report to a file of the path's ending, whole or not at all.

    Raises ExportError with one sentence for an unknown ending or a place that cannot be written;
    a former file of that name is then as it was.
    """
    from rigbuilder.rig.file import RigFileError, write_atomically

    refuse_place(path)
    data = export_bytes(rig, catalog, report, path.suffix, paper=paper, plots=plots)
    try:
        write_atomically(path, data)
    except RigFileError as error:
        raise ExportError(str(error)) from None


def refuse_place(path: Path) -> None:
    """Raises ExportError for a place that no file can be written to."""
    try:
        folder, there = path.is_dir(), path.parent.is_dir()
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror or error}") from None
    if folder:
        raise ExportError(f"{path}: is a folder, not a file")
    if not there:
        raise ExportError(f"{path}: the folder {path.parent} does not exist")
    if "\0" in path.name:
        raise ExportError(f"{path}: cannot be written: the name holds a zero byte")
