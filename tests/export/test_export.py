"""``export_rig``: the ending chooses, the file is whole or not there."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.report import Report
from rigbuilder.export import ENDINGS, ExportError, export_bytes, export_rig
from rigbuilder.export.schemas import SCHEMAS, schema, schema_text
from rigbuilder.paths import assets_dir, docs_dir
from rigbuilder.rig.file import rig_to_json
from rigbuilder.rig.model import Rig

STARTS = {
    ".pdf": b"%PDF-",
    ".svg": b"<?xml",
    ".png": b"\x89PNG",
    ".csv": b"\xef\xbb\xbfQuantity",
    ".md": b"# Dual test rig",
    ".json": b"{",
}


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("case", [str.lower, str.upper])
def test_the_ending_says_what_is_written(
    rig: Rig, parts: Catalog, report: Report, tmp_path: Path, ending: str, case: type[str]
) -> None:
    path = tmp_path / f"out{case(ending)}"
    export_rig(rig, parts, report, path)
    assert path.read_bytes().startswith(STARTS[ending])


@pytest.mark.parametrize("name", ["out.docx", "out", ".pdf", "out.pdf.zip"])
def test_an_unknown_ending_is_refused_with_the_known_ones(
    rig: Rig, parts: Catalog, report: Report, tmp_path: Path, name: str
) -> None:
    with pytest.raises(ExportError, match=r"use one of \.pdf, \.svg, \.png, \.csv, \.md, \.json"):
        export_rig(rig, parts, report, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_named(
    rig: Rig, parts: Catalog, report: Report, tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match=r"the folder .*missing does not exist"):
        export_rig(rig, parts, report, tmp_path / "missing" / "out.csv")


def test_a_folder_is_not_written_over(
    rig: Rig, parts: Catalog, report: Report, tmp_path: Path
) -> None:
    place = tmp_path / "out.csv"
    place.mkdir()
    with pytest.raises(ExportError, match="is a folder"):
        export_rig(rig, parts, report, place)


@pytest.mark.parametrize("name", ["a\0b.csv", "x" * 300 + ".csv"])
def test_a_name_that_no_file_can_have_is_refused(
    rig: Rig, parts: Catalog, report: Report, tmp_path: Path, name: str
) -> None:
    with pytest.raises(ExportError):
        export_rig(rig, parts, report, tmp_path / name)


def test_a_disk_that_fills_up_leaves_the_former_file(
    rig: Rig, parts: Catalog, report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "out.csv"
    place.write_text("old")

    def full(source: object, target: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(ExportError, match=r"out\.csv: cannot be saved: No space left"):
        export_rig(rig, parts, report, place)
    assert place.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.csv"]


def test_a_former_file_is_replaced(
    rig: Rig, parts: Catalog, report: Report, tmp_path: Path
) -> None:
    place = tmp_path / "out.md"
    place.write_text("old")
    export_rig(rig, parts, report, place)
    assert place.read_text("utf-8").startswith("# Dual test rig")


def test_json_is_the_report_that_its_schema_describes(
    rig: Rig, parts: Catalog, report: Report
) -> None:
    data = json.loads(export_bytes(rig, parts, report, ".json"))
    assert data == report.to_json_data()
    assert list(data)[:4] == ["format", "version", "verdict", "findings"]
    jsonschema.validate(data, schema("report"))


def test_the_same_rig_exports_the_same_bytes(rig: Rig, parts: Catalog, report: Report) -> None:
    for ending in (".svg", ".csv", ".md", ".json"):
        first = export_bytes(rig, parts, report, ending)
        assert first == export_bytes(rig, parts, report, ending)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_in_the_docs_are_current(name: str) -> None:
    """To renew one: rigbuilder catalog schema NAME > docs/schema/NAME.schema.json"""
    assert (docs_dir() / "schema" / f"{name}.schema.json").read_text("utf-8") == schema_text(name)


def test_a_saved_rig_is_what_its_schema_describes(rig: Rig, parts: Catalog) -> None:
    jsonschema.validate(json.loads(rig_to_json(rig, parts)), schema("rig"))


def test_the_ready_rigs_are_what_the_schema_describes() -> None:
    for path in (assets_dir() / "rigs").glob("*.rig.json"):
        jsonschema.validate(json.loads(path.read_text("utf-8")), schema("rig"))


def test_the_rig_schema_refuses_what_is_no_rig() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"format": "rigbuilder.rig", "version": 2}, schema("rig"))


@pytest.mark.parametrize("ending", [".pdf", ".png", ".svg"])
def test_drawings_need_no_display_and_no_application_of_the_caller(ending: str) -> None:
    program = f"""
from tests.export.judged import judged
from tests.export.sample import catalog, dual_rig
from rigbuilder.export import export_bytes
assert len(export_bytes(dual_rig(), catalog(), judged(), {ending!r})) > 1000
"""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {k: v for k, v in os.environ.items() if k not in hidden}
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=root,
        env={**environment, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
