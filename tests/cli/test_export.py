"""``export``: the file is written, or one sentence says why not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from rigbuilder.export import ENDINGS
from tests.cli.conftest import Run


@pytest.mark.parametrize("ending", ENDINGS)
def test_each_ending_is_written(run: Run, near: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"out{ending}"
    ran = run("export", near, "-o", out)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"wrote {out}\n"
    assert out.stat().st_size > 300


def test_a_ready_rig_is_exported_by_its_name(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "ready.pdf"
    assert run("export", "dual-3090-nvlink", "-o", out, "--paper", "letter").status == 0
    page = PdfReader(io.BytesIO(out.read_bytes())).pages[0]
    assert float(page.mediabox[3]) == pytest.approx(792, abs=1)


def test_an_unknown_ending_is_refused_before_the_rig_is_read(run: Run, tmp_path: Path) -> None:
    ran = run("export", "no-such-rig", "-o", tmp_path / "out.docx")
    assert ran.status == 2
    assert "use one of .pdf, .svg, .png, .csv, .md, .json" in ran.err


def test_a_missing_folder_is_named(run: Run, near: Path, tmp_path: Path) -> None:
    ran = run("export", near, "-o", tmp_path / "none" / "out.pdf")
    assert ran.status == 2
    assert "does not exist" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_file_that_cannot_be_read_leaves_the_former_export(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old")
    bad = tmp_path / "bad.rig.json"
    bad.write_text("{")
    assert run("export", bad, "-o", out).status == 2
    assert out.read_text() == "old"
