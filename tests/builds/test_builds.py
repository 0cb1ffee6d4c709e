"""Real builds: the program agrees with what became of each, as far as its figures go."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import urlparse

import pytest

from rigbuilder.checks.registry import RULES
from scripts import builds_page
from scripts.builds_table import Build, Judged, builds, judged, tables

BUILDS = builds()
FARMS = {"ywian.com", "visualfoodie.com", "winenfood.com", "eatsip365.com", "defiledai.com"}
"""Pages that invent their builds: no source."""
FEWEST = 40
FEWEST_PROVEN_FAILURES = 14


def rows(build: Build) -> str:
    """The findings of a build, for the message of a test that fails."""
    return "\n".join(
        f"{finding.severity} {finding.rule}: {finding.message}"
        for finding in judged()[build.id].report.findings
    )


@pytest.mark.parametrize("build", BUILDS, ids=lambda build: build.id)
def test_the_verdict_agrees_with_what_became_of_the_build(build: Build) -> None:
    row = judged()[build.id]
    assert not row.wrong, rows(build)
    assert row.proven or not build.proven, rows(build)
    assert row.proven or row.missing, "an unknown that names no figure"


@pytest.mark.parametrize(
    "build", [b for b in BUILDS if b.rules or b.clears], ids=lambda build: build.id
)
def test_the_rules_see_the_reason_and_nothing_where_all_is_right(build: Build) -> None:
    report = judged()[build.id].report
    assert set(build.rules) <= {finding.rule for finding in report.findings}, rows(build)
    against = {f.rule for f in report.findings if f.severity in ("error", "unknown")}
    assert not set(build.clears) & against, rows(build)


def test_there_are_forty_builds_and_each_has_its_own_name() -> None:
    assert len(BUILDS) >= FEWEST
    assert [name for name, count in Counter(b.id for b in BUILDS).items() if count > 1] == []
    assert len({build.outcome for build in BUILDS}) == 2


def test_no_build_that_failed_fits_and_most_failures_are_proven() -> None:
    failed = [row for row in judged().values() if row.build.outcome == "failed"]
    assert [row.build.id for row in failed if row.report.verdict == "fits"] == []
    assert sum(row.proven for row in failed) >= FEWEST_PROVEN_FAILURES
    assert [row.build.id for row in failed if row.build.why is None] == []


def test_each_build_has_a_public_source_of_somebody_who_built_it() -> None:
    for table in tables():
        used = {build.source for build in table.builds}
        assert used == set(table.sources), "sources and builds do not match"
        for name, source in table.sources.items():
            host = urlparse(source.url or "").hostname or ""
            assert "." in host, name
            assert host.removeprefix("www.") not in FARMS, name


def test_every_part_and_every_rule_of_the_table_exists() -> None:
    for build in BUILDS:
        unknown = [f for f in judged()[build.id].report.findings if f.rule == "rig.unknown-part"]
        assert unknown == [], rows(build)
        assert set(build.rules) | set(build.clears) <= set(RULES)


def test_a_verdict_against_the_report_is_called_wrong() -> None:
    row = judged()["two-3090-fe-two-slots-apart"]
    worked = row.build.model_copy(update={"outcome": "worked"})
    assert not row.wrong
    assert row.proven
    assert Judged(worked, row.source, row.report).wrong
    assert not Judged(worked, row.source, row.report).proven


def test_the_page_is_what_the_table_gives_now(capsys: pytest.CaptureFixture[str]) -> None:
    assert builds_page.main(["--check"]) == 0, capsys.readouterr().out


def test_the_page_names_the_rules_or_the_missing_figures_of_each_build() -> None:
    page = builds_page.page(judged().values())
    for row in judged().values():
        line = next(line for line in page.splitlines() if line.startswith(f"| `{row.build.id}` "))
        for named in row.missing[: builds_page.NAMED] if not row.errors else ():
            assert named in line
        for finding in row.errors:
            assert f"(rules/{finding.rule}.md)" in line
        assert row.source.title in line


def test_a_proven_fit_and_a_changed_page_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = judged()["llama-3-70b-q4-one-a6000"]
    fits = row.report.model_copy(update={"verdict": "fits", "findings": ()})
    assert builds_page.verdict(Judged(row.build, row.source, fits)).startswith("**fits**.")
    monkeypatch.setattr(builds_page, "PAGE", tmp_path / "builds.md")
    assert builds_page.main(["--check"]) == 1
    assert builds_page.main([]) == 0
    assert builds_page.main(["--check"]) == 0
