"""``explain``: the rules, and the page of one."""

from __future__ import annotations

from difflib import get_close_matches

from rigbuilder.checks import evaluate as _registers_the_rules  # noqa: F401
from rigbuilder.checks.registry import RULES
from rigbuilder.cli.errors import EXIT_FINE, CommandError
from rigbuilder.cli.output import say, width
from rigbuilder.export.document import Column, Table
from rigbuilder.export.text import table_lines
from rigbuilder.paths import docs_dir


def explain(rule: str | None) -> int:
    """Lists all rules, or prints one rule's page."""
    if rule is None:
        columns = (Column("Rule"), Column("Severity"), Column("Makes sure that"))
        rows = tuple((info.id, info.severity, info.title) for _, info in sorted(RULES.items()))
        say(table_lines(Table(columns, rows), width()))
        say("\nA page for each: rigbuilder explain RULE")
        return EXIT_FINE
    info = RULES.get(rule)
    if info is None:
        near = get_close_matches(rule, RULES, 3, 0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else "see: rigbuilder explain"
        raise CommandError(f"there is no rule {rule!r}; {hint}")
    page = docs_dir() / info.page
    try:
        say(page.read_text("utf-8").rstrip())
    except OSError:
        say(f"{info.id} ({info.severity}): {info.title}")
    return EXIT_FINE
