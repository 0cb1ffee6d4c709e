"""A figure is clearly better only where no other rig's interval reaches it."""

from __future__ import annotations

import pytest

from rigbuilder.advisor.compare.marks import UNKNOWN, Cell, exactly, marks_of, rounded


def test_the_highest_interval_that_stands_alone_is_better() -> None:
    cells = (Cell(10, 12), Cell(13, 15), Cell(1, 2))
    assert marks_of(cells, "more") == (None, "better", None)


def test_the_lowest_interval_is_better_where_less_is() -> None:
    cells = (Cell(10, 12), Cell(13, 15), Cell(1, 2))
    assert marks_of(cells, "less") == (None, None, "better")


def test_overlapping_intervals_tie_and_the_one_below_both_does_not() -> None:
    cells = (Cell(10, 14), Cell(13, 15), Cell(1, 2))
    assert marks_of(cells, "more") == ("tie", "tie", None)


def test_touching_intervals_tie() -> None:
    assert marks_of((Cell(10, 13), Cell(13, 15)), "more") == ("tie", "tie")


def test_a_chain_of_overlaps_ties_only_what_no_other_interval_beats() -> None:
    cells = (Cell(1, 5), Cell(4, 9), Cell(8, 12))
    assert marks_of(cells, "more") == (None, "tie", "tie")


def test_a_lower_bound_may_cost_any_amount_more() -> None:
    cells = (Cell(1000, None), Cell(3000, 4000))
    assert marks_of(cells, "less") == ("tie", "tie")
    assert marks_of((Cell(5000, None), Cell(3000, 4000)), "less") == (None, "better")


def test_an_upper_bound_reaches_down_to_nothing() -> None:
    assert marks_of((Cell(None, 5), Cell(6, 7)), "more") == (None, "better")
    assert marks_of((Cell(None, 5), Cell(6, 7)), "less") == ("better", None)


def test_a_leader_is_only_the_better_of_the_known_while_one_is_not_known() -> None:
    cells = (exactly(1), exactly(2), UNKNOWN)
    assert marks_of(cells, "more") == (None, "open", None)


def test_one_known_figure_beside_unknown_ones_is_compared_with_nothing() -> None:
    assert marks_of((exactly(1), UNKNOWN), "more") == (None, None)


def test_nothing_known_marks_nothing() -> None:
    assert marks_of((UNKNOWN, UNKNOWN), "more") == (None, None)


def test_a_row_without_a_better_side_marks_nothing() -> None:
    assert marks_of((exactly(1), exactly(2)), None) == (None, None)


def test_a_rig_without_the_figure_is_worse_than_any_that_has_it() -> None:
    cells = (exactly(3), Cell(out="model does not load"))
    assert marks_of(cells, "more") == ("better", None)
    assert marks_of(cells, "less") == ("better", None)


def test_currencies_are_not_compared() -> None:
    cells = (Cell(1, 1, unit="USD"), Cell(2, 2, unit="EUR"))
    assert marks_of(cells, "less") == (None, None)


def test_figures_on_other_terms_are_not_compared() -> None:
    cells = (Cell(1, 1, terms="8 h a day"), Cell(2, 2, terms="24 h a day"))
    assert marks_of(cells, "less") == (None, None)


def test_figures_that_show_the_same_tie() -> None:
    assert marks_of((exactly(717.6), exactly(718.4)), "less", 0) == ("tie", "tie")
    assert marks_of((exactly(717.4), exactly(718.4)), "less", 0) == ("better", None)


def test_speeds_count_to_three_significant_digits() -> None:
    assert marks_of((exactly(17.04), exactly(17.02)), "more", None) == ("tie", "tie")
    assert marks_of((exactly(17.1), exactly(17.0)), "more", None) == ("better", None)


@pytest.mark.parametrize(
    ("value", "decimals", "shown"), [(12.345, 1, 12.3), (12.345, None, 12.3), (4025.3, None, 4030)]
)
def test_rounding_follows_what_is_shown(value: float, decimals: int | None, shown: float) -> None:
    assert rounded(value, decimals) == shown


def test_a_cell_knows_whether_it_is_exact() -> None:
    assert exactly(2).exact
    assert not Cell(1, 2).exact
    assert not UNKNOWN.exact
    assert not exactly(None).known
