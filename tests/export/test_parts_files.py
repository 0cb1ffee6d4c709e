"""Parts list as CSV, report as Markdown: complete, and harmless whatever parts are called."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.report import Report
from rigbuilder.estimates.results import CostRow
from rigbuilder.export.csv_file import HEADINGS, defused, to_csv
from rigbuilder.export.document import Document, Paragraph, Section
from rigbuilder.export.markdown import escaped, to_markdown
from rigbuilder.export.parts_list import parts_lines
from rigbuilder.export.sections import document_of
from rigbuilder.rig.model import Rig
from tests.export.judged import cost, judged
from tests.export.sample import card, catalog

HOSTILE = [
    '=HYPERLINK("http://example.org","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    " =1+1",
    "\N{FULLWIDTH EQUALS SIGN}1+1",
    "|calc",
    "%0A=1",
]


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_has_a_line_for_each_kind_of_part_with_its_prices(
    rig: Rig, parts: Catalog, report: Report
) -> None:
    found = rows(to_csv(rig, parts, report))
    assert tuple(found[0]) == HEADINGS
    assert len(found) == 8
    assert found[0] == {
        "Quantity": "2",
        "Kind": "card",
        "Part": "Testmaker Bench RTX 3090",
        "Part id": "test-card-24",
        "Items": "gpu1 gpu2",
        "Condition": "used",
        "Price low": "1400.00",
        "Price high": "1800.00",
        "Currency": "USD",
        "Price date": "2026-11-02",
        "Price source": "Price list of the test shop",
        "Product page": "",
    }


def test_csv_opens_in_a_spreadsheet_as_utf_8(rig: Rig, report: Report) -> None:
    data = to_csv(rig, catalog(card(name="M\u00fcller \u65e5\u672c")), report)
    assert data.startswith(b"\xef\xbb\xbf")
    assert "M\u00fcller \u65e5\u672c" in rows(data)[0]["Part"]
    assert b"\r\n" in data


def test_csv_leaves_an_unknown_price_empty(rig: Rig, parts: Catalog, report: Report) -> None:
    board = next(row for row in rows(to_csv(rig, parts, report)) if row["Items"] == "board")
    assert board["Price low"] == board["Price high"] == ""


@pytest.mark.parametrize("name", HOSTILE)
def test_csv_never_holds_a_formula(rig: Rig, report: Report, name: str) -> None:
    source = cost().model_copy(
        update={"rows": tuple(r.model_copy(update={"source": name}) for r in cost().rows)}
    )
    data = to_csv(rig, catalog(card(brand=name, url=name)), judged(cost=source))
    for row in rows(data):
        for cell in row.values():
            assert cell[:1] not in set("=+-@\t\r|%\N{FULLWIDTH EQUALS SIGN}")


@given(st.text(max_size=40))
def test_no_text_is_a_formula_or_breaks_a_line(text: str) -> None:
    shown = defused(text)
    assert not re.match(r"\s*[=+\-@]", shown)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", shown)


def test_two_of_a_part_at_different_prices_are_two_lines(rig: Rig, parts: Catalog) -> None:
    changed: list[CostRow] = list(cost().rows)
    changed[1] = changed[1].model_copy(update={"condition": "new"})
    report = judged(cost=cost().model_copy(update={"rows": tuple(changed)}))
    lines = parts_lines(rig, parts, report)
    assert [line.keys for line in lines[:2]] == [("gpu1",), ("gpu2",)]


def test_a_part_that_the_catalog_does_not_know_stands_under_its_id(report: Report) -> None:
    lines = parts_lines(Rig(board="some-other-board"), catalog(), report)
    assert lines[0].title == "some-other-board"
    assert lines[0].kind == ""


def test_a_pair_with_one_unknown_price_has_no_price(rig: Rig, parts: Catalog) -> None:
    changed = list(cost().rows)
    changed[1] = changed[1].model_copy(update={"low": None, "high": None})
    report = judged(cost=cost().model_copy(update={"rows": tuple(changed)}))
    assert parts_lines(rig, parts, report)[0].low is None


def test_markdown_has_verdict_findings_and_tables(rig: Rig, parts: Catalog, report: Report) -> None:
    text = to_markdown(document_of(rig, parts, report)).decode()
    assert text.startswith("# Dual test rig\n\n**Does not fit: 1 error")
    assert "- **Error** `bridge.pitch`: The bridge spans 81.28 mm" in text
    assert "  - Fix: Move gpu2 to slot 5" in text
    assert "| 2 | Testmaker Bench RTX 3090 (gpu1, gpu2) | used |" in text
    for heading in ("Findings", "Parts list", "Memory", "Power", "Speed", "Sources"):
        assert f"\n## {heading}\n" in text


def test_markdown_rows_have_as_many_cells_as_their_head(rig: Rig, report: Report) -> None:
    text = to_markdown(document_of(rig, catalog(card(name="a|b\\|c`d`")), report)).decode()
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        counts = {len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in block.splitlines()}
        assert len(counts) == 1


@pytest.mark.parametrize(
    "text",
    [
        "# head",
        "<script>",
        "[x](javascript:y)",
        "a|b",
        "*b*",
        "_i_",
        "`c`",
        "- item",
        "&lt;",
        "~~x~~",
    ],
)
def test_markdown_shows_markup_as_it_is(text: str) -> None:
    shown = escaped(text.replace("\N{BROKEN BAR}", "|"))
    for letter in "<|*_`[]#&~":
        assert not re.search(rf"(?<!\\){re.escape(letter)}", shown)
    assert not shown.startswith("- ")


@given(st.text(max_size=60))
def test_markdown_of_any_text_stays_in_its_line(text: str) -> None:
    document = Document(text, text, (text,), (Section(text, (Paragraph(text),)),))
    lines = to_markdown(document).decode().split("\n")
    assert lines[0].startswith("# ")
    assert sum(line.startswith("## ") for line in lines) == 1
