"""The table of real builds (tests/builds/*.json): what people report, and what the program says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from rigbuilder.catalog.evidence import Record, Source, SourceId, Text
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.checks.report import Finding, Report, Verdict
from rigbuilder.paths import catalogs_dir
from rigbuilder.rig.model import Rig, RuleId

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "builds"
PROVEN: Mapping[str, Verdict] = {"worked": "fits", "failed": "does-not-fit"}
"""What the program says where its figures suffice."""
WRONG: Mapping[str, Verdict] = {"worked": "does-not-fit", "failed": "fits"}
"""What it must never say."""

BuildId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]{1,79}$")]
Words = Annotated[str, StringConstraints(min_length=20, max_length=600)]


class Build(Record):
    """One build that somebody reports."""

    id: BuildId
    title: Text
    outcome: Literal["worked", "failed"]
    source: SourceId
    says: Words
    """What the source states, in our words."""
    why: Words | None = None
    """Why it failed."""
    assumes: Words | None = None
    """What the report leaves open and the rig had to choose."""
    rules: tuple[RuleId, ...] = ()
    """Rules that have to report something on it."""
    clears: tuple[RuleId, ...] = ()
    """Rules that must have nothing to say: what they look at is known to be right."""
    proven: bool = False
    """Whether the verdict has to be proven: unknown is not enough."""
    rig: Annotated[Rig, Field(strict=False)]


class Table(Record):
    """One file of the table."""

    format: Literal["rigbuilder.builds"]
    version: Literal[1]
    sources: dict[SourceId, Source]
    builds: tuple[Build, ...]


@dataclass(frozen=True)
class Judged:
    """A build with its source and the program's report."""

    build: Build
    source: Source
    report: Report

    @property
    def wrong(self) -> bool:
        """Whether the program contradicts what happened."""
        return self.report.verdict == WRONG[self.build.outcome]

    @property
    def proven(self) -> bool:
        """Whether the program proves what happened."""
        return self.report.verdict == PROVEN[self.build.outcome]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What speaks against the build."""
        return tuple(f for f in self.report.findings if f.severity == "error")

    @property
    def missing(self) -> tuple[str, ...]:
        """Figures without which nothing can be proven, each once."""
        names: list[str] = []
        for finding in self.report.findings:
            if finding.severity == "unknown":
                names += finding.missing
            if finding.rule == "rig.incomplete" and finding.parts:
                names.append("places of the cards")
        return tuple(dict.fromkeys(names))

    @property
    def rules(self) -> frozenset[str]:
        """Rules that report something."""
        return frozenset(finding.rule for finding in self.report.findings)


def read_table(path: Path) -> Table:
    """One file of the table; ValidationError names the field that is wrong."""
    data: Any = json.loads(path.read_text(encoding="utf-8"))
    return Table.model_validate_json(json.dumps(data))


@cache
def tables() -> tuple[Table, ...]:
    """All files, by name."""
    return tuple(read_table(path) for path in sorted(FOLDER.glob("*.json")))


def builds() -> tuple[Build, ...]:
    """All builds, in the order of the files."""
    return tuple(build for table in tables() for build in table.builds)


@cache
def judged() -> dict[str, Judged]:
    """Every build by id, held against the curated catalog."""
    catalog = load_catalog([catalogs_dir()])
    return {
        build.id: Judged(build, table.sources[build.source], evaluate(build.rig, catalog))
        for table in tables()
        for build in table.builds
    }
