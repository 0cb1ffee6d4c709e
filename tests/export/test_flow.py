"""Pages: what is kept together, and that nothing is placed beyond a page's end."""

from __future__ import annotations

import pytest

from rigbuilder.export.document import Column, Table
from rigbuilder.export.flow import BODY, HEADING, Flow, SetText

WIDTH, HEIGHT = 180.0, 250.0


def table(rows: int, *, total: bool = True) -> Table:
    cells = tuple((f"Part {n}", "1 W") for n in range(rows))
    return Table(
        (Column("Part"), Column("Power", "right")), cells, ("Total", "9 W") * total or None
    )


@pytest.mark.parametrize("rows", range(1, 130, 3))
@pytest.mark.parametrize("above_mm", [0.0, 100.0, 240.0])
def test_the_total_is_never_parted_from_the_row_before_it(rows: int, above_mm: float) -> None:
    flow = Flow(WIDTH, HEIGHT)
    flow.put(above_mm, lambda painter, top: None)
    flow.table(table(rows))
    last = [paints for paints in flow.pages if paints][-1]
    head_row_and_total = 3
    assert len(last) >= head_row_and_total


@pytest.mark.parametrize("above_mm", [0.0, 30.0, 200.0, 235.0, 249.0])
def test_nothing_is_placed_beyond_the_end_of_a_page(above_mm: float) -> None:
    flow = Flow(WIDTH, HEIGHT)
    ends: list[float] = []

    def watch(height: float) -> None:
        put(height, lambda painter, top: None)
        ends.append(flow.y)

    put = flow.put
    flow.put = lambda height_mm, paint: watch(height_mm)  # type: ignore[method-assign]
    flow.put(above_mm, lambda painter, top: None)
    flow.heading("A heading")
    flow.text("Some words that go on and on. " * 200)
    flow.table(table(60))
    assert len(flow.pages) > 1
    assert max(ends) <= HEIGHT + 1e-6


def test_a_heading_goes_to_the_next_page_with_what_follows() -> None:
    flow = Flow(WIDTH, HEIGHT)
    flow.put(HEIGHT - 20, lambda painter, top: None)
    flow.heading("A heading")
    flow.text("What follows.")
    assert len(flow.pages[0]) == 1
    assert len(flow.pages[1]) == 3


def test_a_paragraph_never_leaves_one_line_alone() -> None:
    words = "Some words that go on for a while, so that several lines are needed. " * 8
    lines = SetText(words, WIDTH, BODY)
    assert lines.count > 4
    for used in range(200, 250):
        flow = Flow(WIDTH, HEIGHT)
        flow.put(float(used), lambda painter, top: None)
        flow.text(words)
        on_first = len(flow.pages[0]) - 1
        on_second = sum(len(page) for page in flow.pages[1:])
        assert on_first + on_second == lines.count
        assert on_first != 1
        assert on_second != 1


def test_a_text_is_broken_at_words_and_a_long_word_inside_it() -> None:
    assert SetText("two words", 200.0, HEADING).count == 1
    assert SetText("two words", 16.0, HEADING).count == 2
    assert SetText("x" * 300, 50.0, HEADING).count > 5


def test_something_higher_than_a_page_is_placed_at_the_top_of_one() -> None:
    flow = Flow(WIDTH, HEIGHT)
    flow.put(10.0, lambda painter, top: None)
    flow.put(400.0, lambda painter, top: None)
    flow.put(10.0, lambda painter, top: None)
    assert [len(page) for page in flow.pages] == [1, 1, 1]
