"""``rigbuilder compare``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

FOUR = ("dual-3090-nvlink", "dual-4090", "single-a100-80gb", "single-rtx-a6000")


def test_the_guides_own_question_is_answered(run: Run) -> None:
    done = run("compare", *FOUR)
    assert done.status == 0
    assert "All run Meta Llama 3.3 70B Instruct at Q4_K_M" in done.out
    rows = {line.split("  ")[1]: line for line in done.out.splitlines() if "  " in line}
    assert rows["Card memory, GiB"].split()[3:] == ["48.0", "48.0", "80.0", "*", "48.0"]


def test_json_has_a_cell_for_each_rig(run: Run) -> None:
    done = run("compare", *FOUR, "--format", "json")
    data = json.loads(done.out)
    assert data["format"] == "rigbuilder.comparison"
    assert {len(row["cells"]) for row in data["rows"]} == {4}


def test_markdown_is_printed(run: Run) -> None:
    done = run("compare", *FOUR[:2], "--format", "md")
    assert "| Card memory, GiB | 48.0 (tie) | 48.0 (tie) |" in done.out


def test_a_file_is_written(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.md"
    done = run("compare", *FOUR[:2], "-o", str(out))
    assert done.status == 0
    assert out.read_text(encoding="utf-8").startswith("# Dual RTX 3090 with NVLink / Dual RTX 4090")


def test_options_change_the_common_workload(run: Run) -> None:
    done = run("compare", *FOUR[:2], "--model", "phi-4", "--quant", "Q8_0", "--context", "4096",
               "--sequences", "2", "--format", "json")  # fmt: skip
    work = json.loads(done.out)["workload"]
    assert (work["model"], work["quant"], work["context"]) == ("phi-4", "Q8_0", 4096)
    assert work["sequences"] == 2


def test_each_may_keep_its_own_workload(run: Run) -> None:
    done = run("compare", *FOUR[:2], "--workload", "own")
    assert "Each runs a model of its own" in done.out


def test_the_workload_of_another_rig_can_be_chosen(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.rig.json"
    work = {"model": "phi-4", "quant": "Q8_0"}
    other.write_text(json.dumps({"format": "rigbuilder.rig", "version": 1, "workload": work}))
    done = run("compare", FOUR[0], str(other), "--workload", "2", "--format", "json")
    assert json.loads(done.out)["workload"]["model"] == "phi-4"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (FOUR[:1], "1 rigs: compare takes 2 to 4"),
        ((*FOUR, FOUR[0]), "5 rigs: compare takes 2 to 4"),
        ((*FOUR[:2], "--workload", "3"), "--workload 3: takes 1 to 2, or own"),
        ((*FOUR[:2], "--workload", "²"), "takes 1 to 2, or own"),
        ((*FOUR[:2], "--workload", "own", "--context", "4096"), "--workload own has none"),
        ((*FOUR[:2], "--context", "0"), "--context: "),
        ((*FOUR[:2], "--model", "phi-44"), "did you mean phi-4"),
        ((*FOUR[:2], "-o", "out.svg"), "use one of .pdf, .md, .json"),
        ((FOUR[0], "no-such-rig"), "there is no such file"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    done = run("compare", *arguments)
    assert done.status == 2
    assert said in done.err
    assert done.err.count("\n") == 1
    assert done.out == ""


def test_rigs_without_a_workload_have_none_to_change(run: Run, tmp_path: Path) -> None:
    bare = tmp_path / "bare.rig.json"
    bare.write_text(json.dumps({"format": "rigbuilder.rig", "version": 1}))
    done = run("compare", str(bare), str(bare), "--context", "4096")
    assert (done.status, done.out) == (2, "")
    assert "no rig has a workload to change" in done.err


def test_a_place_that_cannot_be_written_is_refused(run: Run, tmp_path: Path) -> None:
    done = run("compare", *FOUR[:2], "-o", str(tmp_path / "none" / "out.md"))
    assert done.status == 2
    assert "does not exist" in done.err
