"""A report as text, and ``export``: a rig file in, a report out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rigbuilder.advisor.fixes import advise
from rigbuilder.cli.errors import EXIT_FINE, CommandError
from rigbuilder.cli.files import load_parts, open_rig, remark_problems
from rigbuilder.cli.output import say
from rigbuilder.export.parts_list import cost_section
from rigbuilder.export.sections import (
    findings_section,
    memory_section,
    power_section,
    speed_section,
    summary_lines,
)
from rigbuilder.export.text import VERDICT_COLOURS, section_lines, wrapped
from rigbuilder.export.text import coloured as in_colour
from rigbuilder.export.value_sections import value_section
from rigbuilder.export.wording import clean, verdict_line

if TYPE_CHECKING:
    from rigbuilder.catalog.catalog import Catalog
    from rigbuilder.checks.report import Report
    from rigbuilder.export import Paper
    from rigbuilder.rig.model import Rig


def report_lines(
    rig: Rig, catalog: Catalog, report: Report, columns: int, *, colour: bool
) -> list[str]:
    """The report as text: the verdict first, then findings by weight, then the budgets."""
    verdict = verdict_line(report)
    lines = [in_colour(verdict, f"1;{VERDICT_COLOURS[report.verdict]}", colour=colour)]
    lines += wrapped(
        f"{rig.name or 'Untitled rig'}: {summary_lines(rig, catalog, report)[0]}", columns, "  "
    )
    sections = (
        findings_section(report),
        memory_section(rig, catalog, report),
        power_section(report),
        speed_section(report),
        cost_section(rig, catalog, report),
        value_section(rig, report),
    )
    for section in sections:
        lines += section_lines(section, columns, colour=colour)
    return lines


def export(file: str, out: Path, paper: Paper | None, *, plots: bool = False) -> int:
    """Writes one report; whether the rig fits does not change the exit status."""
    from rigbuilder.export import ENDINGS, ExportError, export_rig

    if out.suffix.lower() not in ENDINGS:
        known = ", ".join(ENDINGS)
        raise CommandError(f"{out}: the ending says what to write; use one of {known}")
    catalog = load_parts()
    opened = open_rig(file, catalog)
    report = advise(opened.rig, opened.catalog)
    try:
        export_rig(opened.rig, opened.catalog, report, out, paper=paper, plots=plots)
    except ExportError as error:
        raise CommandError(str(error)) from None
    say(f"wrote {clean(str(out))}")
    remark_problems(catalog)
    return EXIT_FINE
