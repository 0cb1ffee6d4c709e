"""A comparison as a file: PDF, Markdown, JSON; whole or not at all."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from rigbuilder.advisor.compare.comparison import compare
from rigbuilder.export.comparison import ExportError, comparison_bytes, export_comparison
from tests.export.comparison.compared import contender, three


def test_the_pdf_holds_names_tables_marks_and_plots() -> None:
    reader = PdfReader(io.BytesIO(comparison_bytes(three(), ".pdf", "a4")))
    text = "\n".join(page.extract_text() for page in reader.pages)
    for words in ("Comparison of rigs", "All run Maker Model", "Large", "Small", "Dear",
                  "96.0 (better)", "model does not load", "Context against free card memory",
                  "What the money buys"):  # fmt: skip
        assert words in text, words
    assert reader.metadata is not None
    assert reader.metadata.title == "Comparison: Large / Small / Dear"
    assert round(float(reader.pages[0].mediabox.width) * 25.4 / 72) == 210


def test_empty_rigs_make_a_pdf_too() -> None:
    empty = contender("Empty", cards=(), bridges=(), board=None, case=None, psus=())
    reader = PdfReader(io.BytesIO(comparison_bytes(compare([empty, empty]), ".pdf")))
    assert "Empty (2)" in reader.pages[0].extract_text()


def test_markdown_is_a_table_of_each_group() -> None:
    text = comparison_bytes(three(), ".md").decode()
    assert text.startswith("# Large / Small / Dear\n")
    assert "| Card memory, GiB | 96.0 (better) | 8.0 | 48.0 |" in text


def test_json_is_the_comparison() -> None:
    data = json.loads(comparison_bytes(three(), ".json"))
    assert [rig["name"] for rig in data["rigs"]] == ["Large", "Small", "Dear"]


@pytest.mark.parametrize("name", ["out.svg", "out"])
def test_another_ending_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError, match=r"use one of \.pdf, \.md, \.json"):
        export_comparison(three(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="does not exist"):
        export_comparison(three(), tmp_path / "none" / "out.md")


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    export_comparison(three(), tmp_path / "out.md")
    assert (tmp_path / "out.md").read_bytes() == comparison_bytes(three(), ".md")
