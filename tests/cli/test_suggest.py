"""``suggest``: builds on the terminal, as JSON and as rig files; what to relax; what is refused."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from rigbuilder.export.schemas import schema
from tests.cli.conftest import Run

MODEL = ("--model", "llama-3.3-70b-instruct", "--quant", "Q4_K_M", "--context", "8192")
FAST = (*MODEL, "--max-size", "45", "--style", "tower")
CARD = "nvidia-geforce-rtx-3090-founders-edition"


def test_builds_are_printed_and_written_as_rigs_that_check(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "rigs"
    ran = run("suggest", *FAST, "--budget", "4000", "-o", folder)
    assert ran.status == 0, ran.err
    lines = ran.out.splitlines()
    assert lines[0].endswith("proven to fit, none surpassed by another")
    assert "Budget: " in ran.out
    assert "Parts: 2 x " in ran.out
    files = sorted(folder.glob("*.rig.json"))
    assert files
    assert f"wrote {len(files)} rig files to" in lines[-1]
    assert run("check", files[0]).status == 0


def test_json_follows_its_schema_and_is_the_same_each_time(run: Run) -> None:
    ran = run("suggest", *FAST, "--format", "json")
    assert ran.status == 0
    jsonschema.validate(ran.json, schema("suggestions"))
    assert ran.json["builds"][0]["verdict"] == "fits"
    assert run("suggest", *FAST, "--format", "json").json == ran.json


def test_what_does_not_fit_leaves_with_status_1_and_says_what_to_relax(
    run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "rigs"
    ran = run("suggest", *MODEL, "--max-size", "45", "--min-speed", "300", "-o", folder)
    assert ran.status == 1
    assert ran.out.startswith("Nothing is proven to fit")
    assert "Be content with" in ran.out
    assert list(folder.iterdir()) == []


def test_no_single_demand_may_be_enough(run: Run) -> None:
    ran = run(
        "suggest", "--model", "deepseek-r1-0528", "--quant", "Q8_0", "--context", "8192",
        "--max-cards", "1", "--max-noise", "quiet", "--max-size", "20",
    )  # fmt: skip
    assert ran.status == 1
    assert "No single demand, relaxed alone, lets a build pass." in ran.out


def test_owned_parts_and_own_prices_count(run: Run) -> None:
    ran = run(
        "suggest", *FAST, "--own", f"{CARD}:2", "--price", "fractal-define-7-compact=1",
        "--users", "2", "--format", "json",
    )  # fmt: skip
    demands = ran.json["demands"]
    assert demands["owned"] == [{"part": CARD, "count": 2}]
    assert demands["prices"]["fractal-define-7-compact"]["amount"] == 1.0
    assert demands["workload"]["sequences"] == 2


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--model", "llama-9", "--quant", "Q4_K_M", "--context", "1"), "no model 'llama-9'"),
        ((*MODEL[:3], "Q9_9", *MODEL[4:]), "--quant: nobody publishes"),
        ((*MODEL, "--own", "nothing"), "--own: the catalog has no part 'nothing'"),
        ((*MODEL, "--own", f"{CARD}:0"), "the count after the colon is 1 to 64"),
        ((*MODEL, "--own", "nvidia-geforce-rtx-3090-founders"), f"did you mean {CARD}"),
        ((*MODEL, "--price", CARD), "give the part's id, = and a price"),
        ((*MODEL, "--price", "nothing=3"), "--price: the catalog has no part"),
        ((*MODEL, "--users", "0"), "--users: "),
        ((*MODEL, "--max-cards", "99"), "--max-cards: "),
        ((*MODEL, "--currency", "dollars"), "--currency: "),
        ((*MODEL[:4], "--context", "0"), "--context: "),
    ],
)
def test_what_cannot_be_searched_is_refused_in_a_sentence(
    run: Run, options: tuple[str, ...], reason: str
) -> None:
    ran = run("suggest", *options)
    assert ran.status == 2
    assert reason in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_the_help_names_every_demand(run: Run) -> None:
    ran = run("suggest", "--help")
    assert ran.status == 0
    for option in ("--budget", "--min-speed", "--circuit", "--max-size", "--own", "--out"):
        assert option in ran.out


def test_a_rig_file_names_its_parts(run: Run, tmp_path: Path) -> None:
    run("suggest", *FAST, "-o", tmp_path)
    data = json.loads(sorted(tmp_path.glob("*.rig.json"))[0].read_text("utf-8"))
    assert data["format"] == "rigbuilder.rig"
    assert data["workload"]["model"] == "llama-3.3-70b-instruct"
    assert set(data["snapshot"]["parts"]) >= {data["board"], data["case"]}


if sys.platform != "win32":
    import pty

    def test_a_bar_is_drawn_on_a_terminal_and_ctrl_c_ends_cleanly(tmp_path: Path) -> None:
        main, side = pty.openpty()
        started = subprocess.Popen(
            [sys.executable, "-m", "rigbuilder", "suggest", *MODEL, "-o", str(tmp_path / "rigs")],
            stdout=subprocess.PIPE,
            stderr=side,
            env={**os.environ, "COLUMNS": "80", "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        os.close(side)
        shown = b""
        while b"[" not in shown:
            shown += os.read(main, 1024)
        started.send_signal(signal.SIGINT)
        out, _ = started.communicate(timeout=60)
        os.close(main)
        assert started.returncode == 130
        assert out == b""
        assert b"Traceback" not in shown
        assert not (tmp_path / "rigs").exists()
