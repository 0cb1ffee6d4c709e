"""``catalog import``, ``catalog export`` and ``catalog check`` with parts of the user's own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rigbuilder.catalog.user import HOME_VARIABLE
from tests.catalog.opendb_sample import SAMPLE, part_id, uuid
from tests.cli.conftest import Run

FOUNDERS = "nvidia-geforce-rtx-3090-founders-edition"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has nothing yet."""
    folder = tmp_path / "home"
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    return folder


def test_an_import_tells_what_it_took_and_where_the_rest_is_written(run: Run, home: Path) -> None:
    ran = run("catalog", "import", SAMPLE)
    assert (ran.status, ran.err) == (0, "")
    assert "12 parts imported to" in ran.out
    assert "ODC-By" in ran.out
    report = json.loads((home / "imports" / "opendb-report.json").read_text("utf-8"))
    places = {(row["file"], row["field"]): row["reason"] for row in report["refused"]}
    assert places[f"GPU/{uuid(2)}.json", "total_slot_width"] == "found 77, expected 1 to 5"
    assert report["in_the_curated_catalog"] == [
        {"file": f"GPU/{uuid(4)}.json", "part": "gigabyte-rtx-3090-gaming-oc-24g"}
    ]


def test_the_report_goes_where_it_is_asked_for(run: Run, tmp_path: Path, home: Path) -> None:
    target = tmp_path / "report.json"
    assert run("catalog", "import", SAMPLE, "--report", target).status == 0
    assert json.loads(target.read_text("utf-8"))["format"] == "rigbuilder.import-report"
    assert not (home / "imports" / "opendb-report.json").exists()
    ran = run("catalog", "import", SAMPLE, "--report", tmp_path / "no" / "report.json")
    assert ran.status == 2
    assert ran.err.startswith("rigbuilder: the parts were imported, but the report ")


def test_what_is_no_copy_is_status_2(run: Run, tmp_path: Path) -> None:
    ran = run("catalog", "import", tmp_path / "none")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert "there is no such folder" in ran.err


def test_imported_parts_are_searched_and_used(run: Run) -> None:
    assert part_id(31) not in run("parts", "seasonic example").out
    run("catalog", "import", SAMPLE)
    assert run("parts", "seasonic example").out.splitlines()[0] == part_id(31)
    command = ("estimate", "--card", part_id(1), "--model", "llama-3.1-8b-instruct")
    ran = run(*command, "--quant", "Q4_K_M", "--context", 4096, "--format", "json")
    assert ran.status == 0
    assert ran.json["memory"]["fits"] is True


@pytest.mark.parametrize("query", ["3090 blower", "24GB 2 slot", "4-slot nvlink"])
def test_an_import_changes_nothing_about_what_comes_first(run: Run, query: str) -> None:
    before = run("parts", query).out.splitlines()
    run("catalog", "import", SAMPLE)
    assert run("parts", query).out.splitlines()[: len(before) - 2] == before[:-2]


def test_a_part_is_exported_corrected_and_then_checked(
    run: Run, tmp_path: Path, home: Path
) -> None:
    mine = home / "parts" / "founders.json"
    mine.parent.mkdir(parents=True)
    assert run("catalog", "export", FOUNDERS, "-o", mine).out == f"wrote {mine}\n"
    assert run("catalog", "check").status == 0
    document = json.loads(mine.read_text("utf-8"))
    document["parts"][0]["slot_width"]["value"] = 77
    mine.write_text(json.dumps(document), "utf-8")
    ran = run("catalog", "check")
    assert ran.status == 1
    shown = " ".join(ran.out.split())
    assert f"founders.json: {FOUNDERS}.slot_width: found 77, expected 1 to 5" in shown
    document["parts"][0]["slot_width"] = None
    mine.write_text(json.dumps(document), "utf-8")
    corrected = run("catalog", "export", FOUNDERS).json
    assert "slot_width" not in corrected["parts"][0]
    assert corrected["sources"] == document["sources"]


def test_an_unknown_part_is_answered_with_a_near_one(run: Run, tmp_path: Path) -> None:
    ran = run("catalog", "export", FOUNDERS[:-1])
    assert ran.status == 2
    assert f"did you mean {FOUNDERS}?" in ran.err
    assert "rigbuilder parts" in run("catalog", "export", "zz").err
    ran = run("catalog", "export", FOUNDERS, "-o", tmp_path / "no" / "part.json")
    assert (ran.status, ran.out) == (2, "")


if sys.platform != "win32":
    import pty

    def test_a_terminal_shows_a_bar_and_then_nothing_of_it(home: Path) -> None:
        master, slave = pty.openpty()

        done = subprocess.Popen(
            [sys.executable, "-m", "rigbuilder", "catalog", "import", str(SAMPLE)],
            stdout=subprocess.DEVNULL,
            stderr=slave,
            env={**os.environ, "COLUMNS": "80"},
            cwd=SAMPLE.parents[2],
        )
        os.close(slave)
        seen = b""
        while chunk := _read(master):
            seen += chunk
        os.close(master)
        assert done.wait() == 0
        text = seen.decode()
        assert "\r[..............................] 0 of 15  CPU" in text
        assert "\r[##############################] 15 of 15  search index" in text
        assert text.endswith("\r" + " " * 79 + "\r")

    def _read(descriptor: int) -> bytes:
        try:
            return os.read(descriptor, 4096)
        except OSError:  # the other side is closed
            return b""
