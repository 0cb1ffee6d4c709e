"""Fixes for findings: each is an edit that was tried, and after which the finding is gone.

A fix is offered only when it brings no error that was not there and leaves the rig better than
before; those that leave the fewest errors, unknowns and warnings come first, then the cheaper ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from rigbuilder.advisor.candidates import candidates_for
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.context import Context
from rigbuilder.checks.evaluate import evaluate, find
from rigbuilder.checks.report import Finding, Fix, Report
from rigbuilder.estimates.cost import estimate_cost
from rigbuilder.geometry.scene import Scene
from rigbuilder.rig.model import Rig

MOST_FIXES = 3
FIXABLE = frozenset({"error", "unknown", "warning"})
Score = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Tried:
    """A candidate that worked."""

    fix: Fix
    score: Score
    cost: float


def advise(rig: Rig, catalog: Catalog) -> Report:
    """``evaluate``, and the fixes of every finding; for a report that is read, not for a drag."""
    return with_fixes(rig, catalog, evaluate(rig, catalog))


def with_fixes(rig: Rig, catalog: Catalog, report: Report) -> Report:
    """The report with fixes on its findings; everything else is as it was."""
    trial = Trial(rig, catalog, report)
    findings = tuple(
        finding.model_copy(update={"fixes": fixes}) if (fixes := trial.fixes(finding)) else finding
        for finding in report.findings
    )
    return report.model_copy(update={"findings": findings})


def score(findings: tuple[Finding, ...]) -> Score:
    """(errors, unknowns, warnings) that count."""
    counts = Counter(finding.severity for finding in findings if finding.waived is None)
    return counts["error"], counts["unknown"], counts["warning"]


def _doubts(findings: tuple[Finding, ...]) -> set[tuple[str, frozenset[str]]]:
    """Rule and parts of each error and each open question that counts."""
    counting = (f for f in findings if f.severity in ("error", "unknown") and f.waived is None)
    return {(finding.rule, frozenset(finding.parts)) for finding in counting}


def _still(after: Finding, before: Finding) -> bool:
    """Whether a finding is there yet, or has only turned from an error into an open question."""
    heavy = ("error", "unknown")
    same = after.severity == before.severity or (
        after.severity in heavy and before.severity in heavy
    )
    return same and after.rule == before.rule and bool(set(after.parts) & set(before.parts))


class Trial:
    """Tries edits on one rig; each rig that several findings lead to is judged once."""

    def __init__(self, rig: Rig, catalog: Catalog, report: Report) -> None:
        self._rig, self._catalog = rig, catalog
        self._before, self._known = score(report.findings), _doubts(report.findings)
        self._judged: dict[str, tuple[tuple[Finding, ...], float]] = {}

    def fixes(self, finding: Finding) -> tuple[Fix, ...]:
        """Up to three verified fixes of a finding, the best first."""
        steps = self.steps(finding)
        while True:
            try:
                next(steps)
            except StopIteration as done:
                found: tuple[Fix, ...] = done.value
                return found

    def steps(self, finding: Finding) -> Generator[None, None, tuple[Fix, ...]]:
        """``fixes`` in pieces of one judged rig each, for a window that must not wait."""
        if finding.severity not in FIXABLE or finding.waived is not None:
            return ()
        tried = []
        for fix in self._candidates(finding):
            worked = self._try(fix, finding)
            if worked is not None:
                tried.append(worked)
            yield
        tried.sort(key=lambda row: (row.score, row.cost))
        return tuple(row.fix for row in tried[:MOST_FIXES])

    def _candidates(self, finding: Finding) -> Iterator[Fix]:
        yield from candidates_for(finding, Scene(self._rig, self._catalog))

    def _try(self, fix: Fix, finding: Finding) -> _Tried | None:
        findings, cost = self._judge(fix)
        after = score(findings)
        kept = any(_still(f, finding) for f in findings)
        if kept or after >= self._before or _doubts(findings) - self._known:
            return None
        return _Tried(fix, after, cost)

    def _judge(self, fix: Fix) -> tuple[tuple[Finding, ...], float]:
        key = fix.edit.model_dump_json()
        if key not in self._judged:
            rig = fix.edit.apply(self._rig)
            cost = estimate_cost(rig, self._catalog)
            money = (cost.low or 0.0) + 1e9 * len(cost.unpriced)
            self._judged[key] = (find(Context(Scene(rig, self._catalog))), money)
        return self._judged[key]
