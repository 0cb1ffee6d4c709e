"""``check``: what a hardware person reads, and what a program reads."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from rigbuilder.export.schemas import schema
from rigbuilder.paths import assets_dir
from rigbuilder.rig.model import Waiver
from tests.cli.conftest import Run, save
from tests.export.sample import dual_rig, seated

READY = sorted(path.name.removesuffix(".rig.json") for path in (assets_dir() / "rigs").iterdir())


def test_a_card_one_slot_too_near_is_reported_with_both_pitches(run: Run, near: Path) -> None:
    ran = run("check", near)
    assert ran.status == 1
    lines = ran.out.splitlines()
    assert lines[0].startswith("Does not fit: 1 error")
    assert "Error  bridge.pitch" in ran.out
    assert "Has 60.96 mm, needs 81.28 mm" in ran.out


def test_a_rig_without_errors_and_open_questions_is_status_0(run: Run, tmp_path: Path) -> None:
    rig = dual_rig()
    first = run("check", save(tmp_path / "a.rig.json", rig), "--format", "json").json
    waivers = tuple(
        Waiver(rule=finding["rule"], parts=tuple(finding["parts"]), reason="Known.")
        for finding in first["findings"]
    )
    path = save(tmp_path / "b.rig.json", rig.model_copy(update={"waivers": waivers}))
    ran = run("check", path)
    assert ran.status == 0
    assert ran.out.startswith("Fits")


def test_a_waived_finding_stays_listed_with_its_reason(run: Run, tmp_path: Path) -> None:
    waiver = Waiver(rule="bridge.pitch", reason="The bridge is only stored there.")
    rig = seated(dual_rig(waivers=(waiver,)), "gpu2", 4)
    ran = run("check", save(tmp_path / "w.rig.json", rig))
    assert "Waived  bridge.pitch" in ran.out
    assert "Waived (error): The bridge is only stored there." in ran.out


def test_errors_come_before_warnings_and_the_budgets_after_them(run: Run, near: Path) -> None:
    out = run("check", near).out
    places = [
        out.index(f"\n{title}\n")
        for title in ("Findings", "Memory", "Power", "Speed", "Cost", "Value")
    ]
    assert places == sorted(places)
    severities = [
        line.split()[0]
        for line in out[places[0] : places[1]].splitlines()
        if line.startswith("  ") and not line.startswith("   ")
    ]
    order = ["Error", "Unknown", "Warning", "Note", "Waived"]
    assert severities == sorted(severities, key=order.index)


def test_the_figures_of_the_budgets_are_in_the_text(run: Run, good: Path) -> None:
    out = run("check", good).out
    for words in ("39.6 GiB", "of 48.0 GiB", "gpu1 [W", "At the wall:", "bound", "Total"):
        assert words in out


def test_json_is_the_report_of_the_schema(run: Run, near: Path) -> None:
    ran = run("check", near, "--format", "json")
    assert ran.status == 1
    jsonschema.validate(ran.json, schema("report"))
    assert {"format", "version", "verdict", "findings", "memory", "power", "speed", "cost"} == set(
        ran.json
    )
    pitch = next(f for f in ran.json["findings"] if f["rule"] == "bridge.pitch")
    assert (pitch["measured"], pitch["needed"], pitch["unit"]) == (60.96, 81.28, "mm")


def test_several_files_are_judged_one_after_the_other(run: Run, good: Path, near: Path) -> None:
    ran = run("check", good, near)
    assert ran.status == 1
    assert ran.out.index(f"== {good}") < ran.out.index(f"== {near}")
    listed = run("check", good, near, "--format", "json").json
    assert [report["format"] for report in listed] == ["rigbuilder.report"] * 2


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_judged(
    run: Run, good: Path, near: Path
) -> None:
    ran = run("check", good.with_name("none.rig.json"), near, "--format", "json")
    assert ran.status == 2
    assert len(ran.json) == 1
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("name", READY)
def test_a_ready_rig_is_found_by_its_name(run: Run, name: str) -> None:
    ran = run("check", name, "--format", "json")
    assert ran.status in (0, 1)
    assert ran.json["format"] == "rigbuilder.report"
    again = run("check", f"{name}.rig.json", "--format", "json")
    assert again.json == ran.json


def test_the_ready_rigs_are_the_five_of_the_start_page() -> None:
    assert READY == [
        "dual-3090-nvlink",
        "dual-4090",
        "quad-3090-open-frame",
        "single-a100-80gb",
        "single-rtx-a6000",
    ]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_text_is_as_wide_as_the_terminal_but_for_tables_of_figures(
    run: Run, near: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = run("check", near).out.splitlines()
    assert max(map(len, lines)) <= max(columns, 80)
    assert max(map(len, lines)) > columns * 0.7


def test_nothing_is_coloured_in_a_pipe(run: Run, near: Path) -> None:
    assert "\x1b" not in run("check", near).out


def test_escape_sequences_in_names_never_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    rig = dual_rig(name="\x1b]0;owned\x07\x1b[2Jred\u202e")
    ran = run("check", save(tmp_path / "e.rig.json", rig))
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert "owned" in ran.out


def test_an_empty_rig_is_judged_without_a_word_about_what_it_lacks_being_wrong(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "empty.rig.json"
    path.write_text('{"format": "rigbuilder.rig", "version": 1}')
    ran = run("check", path)
    assert ran.status in (0, 1)
    assert "Untitled rig" in ran.out
