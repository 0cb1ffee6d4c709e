"""``parts``, ``catalog`` and ``explain``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from rigbuilder.catalog.catalog import KINDS as CATALOG_KINDS
from rigbuilder.checks import evaluate as _registers_the_rules  # noqa: F401
from rigbuilder.checks.registry import RULES
from rigbuilder.cli.parser import KINDS
from rigbuilder.export.schemas import SCHEMAS, schema
from tests.cli.conftest import Run

GOOD_FILE = {
    "format": "rigbuilder.catalog",
    "version": 1,
    "sources": {"a.page": {"title": "A page", "read": "2026-11-01"}},
    "parts": [
        {
            "kind": "riser",
            "id": "test-riser",
            "brand": "Test",
            "name": "Riser",
            "length_mm": {"value": 300, "grade": "documented", "source": "a.page"},
            "generation": {"value": 4, "grade": "documented", "source": "a.page"},
            "lanes": {"value": 16, "grade": "documented", "source": "a.page"},
        }
    ],
}


def test_parts_lists_ids_that_can_be_copied_whole(run: Run) -> None:
    ran = run("parts", "3090", "founders")
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert lines[0].split()[0] == "nvidia-geforce-rtx-3090-founders-edition"
    assert lines[1].startswith("    NVIDIA GeForce RTX 3090 Founders Edition: 24 GiB, 350 W, ")


@pytest.mark.parametrize("kind", KINDS)
def test_parts_can_be_held_to_one_kind(run: Run, kind: str) -> None:
    found = run("parts", "--kind", kind, "--format", "json").json
    assert found["format"] == "rigbuilder.parts"
    assert {part["kind"] for part in found["parts"]} <= {kind}


def test_the_kinds_of_the_command_are_those_of_the_catalog() -> None:
    assert set(KINDS) == set(CATALOG_KINDS)


def test_parts_without_a_query_lists_everything(run: Run) -> None:
    found = run("parts", "--format", "json").json["parts"]
    assert len(found) == int(re.findall(r"(\d+) parts$", run("parts").out.strip())[0])
    assert len({part["id"] for part in found}) == len(found) > 40


def test_nothing_found_is_said_and_is_no_error(run: Run) -> None:
    ran = run("parts", "zzzzzz")
    assert (ran.status, ran.out) == (0, "No part is found for 'zzzzzz'.\n")


def test_catalog_check_of_a_sound_folder_is_status_0(run: Run, tmp_path: Path) -> None:
    (tmp_path / "risers.json").write_text(json.dumps(GOOD_FILE))
    ran = run("catalog", "check", tmp_path)
    assert (ran.status, ran.out) == (0, "1 part, 1 source: no problems\n")


def test_catalog_check_names_file_field_and_reason(run: Run, tmp_path: Path) -> None:
    broken = json.loads(json.dumps(GOOD_FILE))
    broken["parts"][0]["lanes"]["value"] = 7
    (tmp_path / "risers.json").write_text(json.dumps(broken))
    (tmp_path / "torn.json").write_text("{")
    ran = run("catalog", "check", tmp_path)
    assert ran.status == 1
    shown = " ".join(ran.out.split())
    assert "risers.json: parts.0 (test-riser).lanes.value: " in shown
    assert "torn.json: " in shown
    assert ran.out.splitlines()[-1] == "2 problems in 0 parts"


def test_catalog_check_of_no_folder_or_an_empty_one_is_status_2(run: Run, tmp_path: Path) -> None:
    assert run("catalog", "check", tmp_path / "none").status == 2
    assert run("catalog", "check", tmp_path).status == 2


@pytest.mark.parametrize("name", SCHEMAS)
def test_catalog_schema_prints_the_schema(run: Run, name: str) -> None:
    assert run("catalog", "schema", name).json == schema(name)


def test_catalog_schema_prints_that_of_catalog_files_by_default(run: Run) -> None:
    assert run("catalog", "schema").json == schema("catalog")


def test_an_unknown_schema_is_answered_with_the_known(run: Run) -> None:
    ran = run("catalog", "schema", "car")
    assert ran.status == 2
    assert "catalog, rig, report" in ran.err


def test_explain_lists_every_rule(run: Run) -> None:
    out = run("explain").out
    for rule in RULES:
        assert re.search(rf"^  {re.escape(rule)}\s", out, re.MULTILINE)


@pytest.mark.parametrize("rule", sorted(RULES))
def test_explain_says_what_a_rule_is_about(run: Run, rule: str) -> None:
    ran = run("explain", rule)
    assert ran.status == 0
    assert rule in ran.out


def test_an_unknown_rule_is_answered_with_near_ones(run: Run) -> None:
    ran = run("explain", "bridge.pich")
    assert ran.status == 2
    assert "did you mean bridge.pitch" in ran.err
    assert "see: rigbuilder explain" in run("explain", "zz").err
