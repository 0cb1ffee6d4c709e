"""The comparison in words: ranges, bounds, units, signs, and what is not known."""

from __future__ import annotations

import pytest

from rigbuilder.advisor.compare.comparison import Comparison, compare
from rigbuilder.advisor.compare.figures import Row
from rigbuilder.advisor.compare.marks import UNKNOWN, Cell, exactly, marks_of
from rigbuilder.export.comparison.document import (
    IN_SIGNS,
    IN_WORDS,
    cell_words,
    document_of,
    legend,
    row_words,
    title_words,
    work_words,
)
from rigbuilder.export.document import Table
from tests import builders as b
from tests.export.comparison.compared import contender, three


def _row(*cells: Cell, unit: str = "W", decimals: int | None = 0) -> Row:
    return Row("key", "Group", "Title", unit, "less", decimals, cells,
               marks_of(cells, "less", decimals))  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (exactly(1234.0), "1,234"),
        (Cell(10, 20), "10\N{EN DASH}20"),
        (Cell(10, 20, 15), "15 (10\N{EN DASH}20)"),
        (Cell(10.2, 10.4), "10"),
        (Cell(10, None), "at least 10"),
        (Cell(None, 10), "at most 10"),
        (UNKNOWN, "not known"),
        (Cell(words="Q8_0"), "Q8_0"),
        (exactly(2.0, "fits"), "fits"),
        (Cell(out="model does not load"), "model does not load"),
    ],
)
def test_a_figure_is_worded_by_what_is_known_of_it(cell: Cell, words: str) -> None:
    assert cell_words(_row(cell), cell) == words


def test_the_unit_stands_in_the_title_once() -> None:
    assert title_words(_row(exactly(1), exactly(2))) == "Title, W"
    assert title_words(_row(exactly(1), exactly(2), unit="")) == "Title"


def test_the_unit_stands_in_the_cells_where_currencies_differ() -> None:
    row = _row(Cell(1, 1, unit="USD"), Cell(2, 2, unit="EUR"), unit="")
    assert title_words(row) == "Title"
    assert row_words(row, IN_WORDS) == ("1 USD", "2 EUR")


def test_better_and_tie_are_said_in_words_or_signs() -> None:
    assert row_words(_row(exactly(1), exactly(2)), IN_WORDS) == ("1 (better)", "2")
    assert row_words(_row(exactly(1), exactly(1)), IN_SIGNS) == ("1 =", "1 =")
    assert row_words(_row(exactly(1), exactly(2), UNKNOWN), IN_SIGNS) == ("1 ?", "2", "not known")


def test_the_legend_explains_only_the_signs_that_are_there() -> None:
    same = compare([contender("A"), contender("B")])
    assert legend(same, IN_SIGNS).startswith("=: tie: the ranges overlap")
    assert "*:" not in legend(same, IN_SIGNS)
    assert "better: better than every other rig" in legend(three(), IN_WORDS)


def test_the_common_workload_heads_the_document() -> None:
    assert work_words(three()).startswith("All run Maker Model at Q4_K_M, 8,192 tokens")


def test_without_a_common_workload_each_rig_names_its_own() -> None:
    document = document_of(compare([contender("A"), contender("B")], None), IN_WORDS)
    assert document.verdict.startswith("Each runs a model of its own")
    assert all("Maker Model at Q4_K_M" in line for line in document.summary)


def test_without_any_workload_it_says_what_is_not_known() -> None:
    bare = compare([contender("A", workload=None), contender("B", workload=None)])
    assert work_words(bare).startswith("No model chosen")


def _cells(comparison: Comparison, title: str) -> tuple[str, ...]:
    document = document_of(comparison, IN_WORDS)
    tables = [block for s in document.sections for block in s.blocks if isinstance(block, Table)]
    return next(row for table in tables for row in table.rows if row[0] == title)[1:]


def test_every_table_has_a_column_for_each_rig_by_name() -> None:
    document = document_of(three(), IN_WORDS)
    assert document.title == "Large / Small / Dear"
    for section in document.sections:
        table = section.blocks[0]
        assert isinstance(table, Table)
        assert [column.title for column in table.columns] == ["", "Large", "Small", "Dear"]


def test_the_tables_show_the_better_figure_and_what_does_not_load() -> None:
    assert _cells(three(), "Card memory, GiB") == ("96.0 (better)", "8.0", "48.0")
    assert _cells(three(), "Decode, tok/s")[1] == "model does not load"
    assert _cells(compare([contender("A"), contender("B")]), "Rig, all parts, USD") == (
        "not known",
        "not known",
    )


def test_hostile_names_stay_in_their_line() -> None:
    bad = contender("evil\n| **x** |\x1b[31m<script>", b.card(gpu="a|b`c\u202e"))
    from rigbuilder.export.comparison import comparison_bytes

    text = comparison_bytes(compare([bad, bad]), ".md").decode()
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<script>" not in text.replace("\\<", "")
    assert "a\\|b\\`c" in text
    pipes = {line.count("|") - line.count("\\|") for line in text.splitlines() if "|" in line[:2]}
    assert pipes == {4}
