"""``compare``: two to four rigs side by side."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rigbuilder.cli.errors import EXIT_FINE, CommandError
from rigbuilder.cli.files import load_parts, open_rig, remark_problems
from rigbuilder.cli.output import coloured, say, say_json, width
from rigbuilder.export.text import coloured as in_colour
from rigbuilder.export.text import section_lines, wrapped
from rigbuilder.export.wording import clean, sentence

if TYPE_CHECKING:
    from rigbuilder.advisor.compare.comparison import Comparison
    from rigbuilder.catalog.catalog import Catalog

OWN = "own"
CHANGES = ("model", "quant", "context", "sequences")
"""Options that replace a field of the common workload."""


def compare(found: argparse.Namespace) -> int:
    """Prints the comparison or writes it to a file; the rigs' verdicts change no exit status."""
    from rigbuilder.advisor.compare.comparison import LEAST, MOST, Contender
    from rigbuilder.advisor.compare.comparison import compare as judge

    if not LEAST <= len(found.files) <= MOST:
        raise CommandError(f"{len(found.files)} rigs: compare takes {LEAST} to {MOST}")
    giver = _giver(found)
    out: Path | None = found.out
    if out is not None:
        _refuse_ending(out)
    catalog = load_parts()
    opened = [open_rig(name, catalog) for name in found.files]
    changes = _changes(found, catalog)
    comparison = judge([Contender(one.rig, one.catalog) for one in opened], giver, **changes)
    if changes and comparison.workload is None:
        raise CommandError(f"--{next(iter(changes))}: no rig has a workload to change")
    if out is not None:
        _write(comparison, out, found.paper)
    elif found.format == "json":
        say_json(comparison.to_json_data())
    elif found.format == "md":
        from rigbuilder.export.comparison import comparison_bytes

        say(comparison_bytes(comparison, ".md").decode().rstrip("\n"))
    else:
        say(lines_of(comparison, width(), colour=coloured()))
    remark_problems(catalog)
    return EXIT_FINE


def _giver(found: argparse.Namespace) -> int | None:
    """Number of the rig whose workload all run; None for each its own."""
    which: str = found.workload
    named = [option for option in CHANGES if getattr(found, option) is not None]
    if which == OWN:
        if named:
            raise CommandError(f"--{named[0]} changes a common workload; --workload own has none")
        return None
    if which.isascii() and which.isdecimal() and 1 <= int(which[:3]) <= len(found.files):
        return int(which) - 1
    raise CommandError(f"--workload {which}: takes 1 to {len(found.files)}, or {OWN}")


def _changes(found: argparse.Namespace, catalog: Catalog) -> dict[str, Any]:
    """The fields of the common workload that options replace; CommandError for a wrong one."""
    from pydantic import ValidationError

    from rigbuilder.catalog.language_model import LanguageModel
    from rigbuilder.catalog.loading import describe
    from rigbuilder.cli.known import known_part
    from rigbuilder.rig.model import Workload

    given = {name: getattr(found, name) for name in CHANGES}
    changes = {name: value for name, value in given.items() if value is not None}
    if "model" in changes:
        changes["model"] = known_part(changes["model"], LanguageModel, catalog).id
    try:
        Workload(**{"model": "any", "quant": "any", **changes})
    except ValidationError as error:
        place, reason = describe(error, 1, tagged=False)[0]
        raise CommandError(f"--{place}: {reason}") from None
    return changes


def _refuse_ending(out: Path) -> None:
    from rigbuilder.export.comparison import ENDINGS

    if out.suffix.lower() not in ENDINGS:
        raise CommandError(f"{out}: the ending says what to write; use one of {', '.join(ENDINGS)}")


def _write(comparison: Comparison, out: Path, paper: Any) -> None:
    from rigbuilder.export.comparison import export_comparison
    from rigbuilder.export.errors import ExportError

    try:
        export_comparison(comparison, out, paper)
    except ExportError as error:
        raise CommandError(str(error)) from None
    say(f"wrote {clean(str(out))}")


def lines_of(comparison: Comparison, columns: int, *, colour: bool) -> list[str]:
    """The comparison as text."""
    from rigbuilder.export.comparison.document import IN_SIGNS, document_of

    document = document_of(comparison, IN_SIGNS)
    lines = wrapped(sentence(document.verdict), columns)
    lines = [in_colour(line, "1", colour=colour) for line in lines]
    for line in document.summary:
        lines += wrapped(line, columns, "  ")
    for section in document.sections:
        lines += section_lines(section, columns, colour=colour)
    return lines
