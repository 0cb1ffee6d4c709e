"""The report: everything derived from a rig. Window, command line, PDF and tests all read it."""

from __future__ import annotations

from typing import Any, Literal

from rigbuilder.catalog.evidence import Record
from rigbuilder.estimates.results import (
    CostEstimate,
    MemoryEstimate,
    PowerEstimate,
    SpeedEstimate,
)
from rigbuilder.geometry.layout import Layout
from rigbuilder.rig.edits import Edit

Severity = Literal["error", "unknown", "warning", "note"]
"""In order of weight. unknown: a figure that the answer needs is missing or unverified."""
Verdict = Literal["fits", "does-not-fit", "unknown"]
FORMAT = "rigbuilder.report"
VERSION = 1


class Fix(Record):
    """A concrete edit that mends a finding."""

    title: str
    edit: Edit


class Finding(Record):
    """One thing a rule has to say about the rig."""

    rule: str
    severity: Severity
    message: str
    """One or two sentences with the figures, for a person."""
    parts: tuple[str, ...] = ()
    """Item keys it concerns."""
    measured: float | None = None
    """What the rig has, in ``unit``."""
    needed: float | None = None
    unit: str | None = None
    missing: tuple[str, ...] = ()
    """Figures that are not published or not verified, in words."""
    likely: Literal["fits", "does-not-fit"] | None = None
    """For unknown: what the unverified figures say."""
    waived: str | None = None
    """The user's reason."""
    fixes: tuple[Fix, ...] = ()


class Report(Record):
    """``evaluate(rig)``: pure, derived, never stored."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    memory: MemoryEstimate | None
    power: PowerEstimate
    speed: SpeedEstimate | None
    cost: CostEstimate
    layout: Layout
    """Bodies in millimetres; left out of the JSON form."""

    model_config = {**Record.model_config, "arbitrary_types_allowed": True}

    def to_json_data(self) -> dict[str, Any]:
        """The report as the command line prints it; None for what is not known."""
        data = self.model_dump(mode="json", exclude={"layout"})
        return {"format": FORMAT, "version": VERSION, **data}

    def by_severity(self, severity: Severity) -> tuple[Finding, ...]:
        """Findings of one severity that are not waived."""
        return tuple(f for f in self.findings if f.severity == severity and f.waived is None)
