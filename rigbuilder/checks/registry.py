"""The register of rules: id, severity, title, page and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rigbuilder.checks.context import Context
from rigbuilder.checks.report import Finding, Severity

Check = Callable[[Context], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """One rule."""

    id: str
    title: str
    """What it makes sure of, in one line."""
    severity: Severity
    """What it reports when it fires; a missing figure makes it ``unknown`` instead."""
    check: Check

    @property
    def family(self) -> str:
        """``fit`` of ``fit.card-card``."""
        return self.id.partition(".")[0]

    @property
    def page(self) -> str:
        """Its page under the docs folder."""
        return f"rules/{self.id}.md"


RULES: dict[str, RuleInfo] = {}


def rule(rule_id: str, severity: Severity, title: str) -> Callable[[Check], Check]:
    """Registers a rule; the function yields its findings for a context."""

    def register(check: Check) -> Check:
        if rule_id in RULES:
            raise ValueError(f"two rules have the id {rule_id!r}")
        RULES[rule_id] = RuleInfo(rule_id, title, severity, check)
        return check

    return register
