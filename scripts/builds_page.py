"""Writes docs/builds.md: real builds, what became of them, and what the program says.

python -m scripts.builds_page           write the page
python -m scripts.builds_page --check   exit 1 where the page is not current
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rigbuilder.catalog.evidence import Source
from rigbuilder.paths import docs_dir
from scripts.builds_table import Judged, judged

PAGE = docs_dir() / "builds.md"
NAMED = 4
"""Missing figures that a row names before it only counts them."""

HEAD = """\
# Real builds and what the program says of them

Written by `python -m scripts.builds_page` from the files in `tests/builds/`; change those, not this
page.

Each row is a build that somebody reports in public: it worked, or it failed and why. A test holds
the program to them. A build that worked is never called "does not fit"; one that failed is never
called "fits". Where the report leaves parts open, or makers publish too few figures, the verdict is
"unknown" and the row names the figures that are missing. Parts that a report does not name are left
out of the rig rather than guessed; what had to be chosen stands under "chosen by us".
"""


def main(arguments: Sequence[str]) -> int:
    """Writes or checks the page; 1 where the check finds it stale."""
    text = page(judged().values())
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    if "--check" in arguments:
        print(f"{PAGE} is old; run python -m scripts.builds_page")
        return 1
    PAGE.write_text(text, encoding="utf-8")
    print(f"wrote {PAGE}")
    return 0


def page(rows: Iterable[Judged]) -> str:
    """The whole page."""
    rows = tuple(rows)
    parts = [HEAD, *summary(rows)]
    for outcome, title in (("failed", "Builds that failed"), ("worked", "Builds that worked")):
        parts += ["", f"## {title}", "", *table(r for r in rows if r.build.outcome == outcome)]
    return "\n".join((*parts, ""))


def summary(rows: Sequence[Judged]) -> Iterator[str]:
    """How many builds of each outcome got which verdict."""
    counts = Counter((row.build.outcome, row.report.verdict) for row in rows)
    yield "| Outcome | Builds | Proven | Unknown |"
    yield "|---|--:|--:|--:|"
    for outcome in ("failed", "worked"):
        mine = [row for row in rows if row.build.outcome == outcome]
        proven = sum(row.proven for row in mine)
        yield f"| {outcome} | {len(mine)} | {proven} | {counts[outcome, 'unknown']} |"


def table(rows: Iterable[Judged]) -> Iterator[str]:
    """One row a build."""
    yield "| Build | What is reported | What the program says | Source |"
    yield "|---|---|---|---|"
    for row in rows:
        build = row.build
        reported = " ".join(
            text
            for text in (
                build.says,
                f"**Why:** {build.why}" if build.why else "",
                f"*Chosen by us:* {build.assumes}" if build.assumes else "",
            )
            if text
        )
        cells = (f"`{build.id}` {build.title}", reported, verdict(row), linked(row.source))
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def verdict(row: Judged) -> str:
    """The verdict, and what decides it or keeps it open."""
    if row.errors:
        rules = dict.fromkeys(finding.rule for finding in row.errors)
        return f"**does not fit**: {pages(rules)}"
    warned = dict.fromkeys(f.rule for f in row.report.findings if f.severity == "warning")
    tail = f" It warns: {pages(warned)}." if warned else ""
    if row.build.clears:
        tail = f" Proven in part: {pages(row.build.clears)}.{tail}"
    if row.report.verdict == "fits":
        return f"**fits**.{tail}"
    named, more = row.missing[:NAMED], len(row.missing) - NAMED
    rest = f" and {more} more" if more > 0 else ""
    return f"**unknown**, missing: {'; '.join(named)}{rest}.{tail}"


def pages(rules: Iterable[str]) -> str:
    """Links to the pages of rules."""
    return ", ".join(f"[{rule}](rules/{rule}.md)" for rule in rules)


def linked(source: Source) -> str:
    """Title with its address, and the day it was read."""
    return f"[{source.title}](<{source.url}>), read {source.read}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
