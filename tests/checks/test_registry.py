"""A rule is known by all that its author says of it."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import RULES, RuleInfo, rule
from rigbuilder.checks.report import Finding


def _silent(ctx: Context) -> Iterator[Finding]:
    return iter(())


def test_a_registered_rule_is_found_with_its_title_and_severity() -> None:
    try:
        assert rule("test.made-up", "note", "Nothing at all")(_silent) is _silent
        assert RULES["test.made-up"] == RuleInfo("test.made-up", "Nothing at all", "note", _silent)
    finally:
        RULES.pop("test.made-up", None)
