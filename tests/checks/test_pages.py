"""Every rule has its page, and every page its rule."""

from __future__ import annotations

import pytest

from rigbuilder.checks.evaluate import RULES
from rigbuilder.paths import docs_dir

SECTIONS = (
    "Why",
    "How it is worked out",
    "What makes it unknown",
    "How to fix it",
    "Example",
    "Sources",
)


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_a_rule_has_a_page_under_its_id_with_every_section(rule_id: str) -> None:
    lines = (docs_dir() / RULES[rule_id].page).read_text(encoding="utf-8").splitlines()
    assert lines[0] == f"# {rule_id}"
    assert tuple(line[3:] for line in lines if line.startswith("## ")) == SECTIONS


def test_no_page_is_without_a_rule() -> None:
    pages = {path.stem for path in (docs_dir() / "rules").glob("*.md")}
    assert pages == set(RULES)
