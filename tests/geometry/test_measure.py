"""Measures: intervals that never claim more than their figures support."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigbuilder.catalog.evidence import Figure
from rigbuilder.geometry.measure import (
    Measure,
    at_least,
    believed,
    between,
    exact,
    likely,
    size,
)

values = st.floats(0, 1000)
tolerances = st.floats(0, 100)


def _figure(value: float, tolerance: float = 0.0) -> Figure:
    return Figure(value=value, tolerance=tolerance, grade="documented", source="s1")


def test_a_documented_size_is_proven_on_both_sides() -> None:
    measure = size(_figure(138.0, 1.0), "height")
    assert (measure.low, measure.high) == (137.0, 139.0)
    assert (measure.believed_low, measure.believed_high) == (137.0, 139.0)
    assert measure.missing == measure.unverified == ()
    assert measure.nominal == 138.0
    assert measure.worst == 139.0


def test_a_size_nobody_publishes_is_open_and_names_itself() -> None:
    measure = size(None, "height")
    assert (measure.low, measure.high) == (0.0, math.inf)
    assert measure.missing == ("height",)
    assert measure.nominal is None
    assert measure.worst is None


def test_an_unverified_size_is_believed_and_proves_nothing() -> None:
    measure = size(Figure(value=138.0, grade="unverified"), "height")
    assert (measure.low, measure.high) == (0.0, math.inf)
    assert (measure.believed_low, measure.believed_high) == (138.0, 138.0)
    assert measure.unverified == ("height",)


@pytest.mark.parametrize(
    ("bounds", "low", "high"),
    [({"maximum": 25.0}, 0.0, 25.0), ({"minimum": 25.0}, 25.0, math.inf)],
)
def test_a_bound_proves_its_side_and_names_the_other_as_missing(
    bounds: dict[str, float], low: float, high: float
) -> None:
    measure = size(Figure(grade="documented", source="s1", **bounds), "rise")
    assert (measure.low, measure.high) == (low, high)
    assert measure.missing == ("rise",)


def test_bounds_on_both_sides_leave_nothing_missing() -> None:
    measure = size(Figure(minimum=10.0, maximum=25.0, grade="documented", source="s1"), "rise")
    assert (measure.low, measure.high, measure.missing) == (10.0, 25.0, ())
    assert measure.nominal == 17.5


def test_a_size_is_never_negative() -> None:
    assert size(_figure(1.0, 5.0), "x").low == 0.0


def test_sums_and_differences_carry_what_is_missing_and_unverified() -> None:
    total = size(None, "a") + believed(3.0, "b")
    assert (total.missing, total.unverified) == (("a",), ("b",))
    rest = exact(10.0) - between(2.0, 3.0) - believed(1.0, "c", 0.0)
    assert (rest.low, rest.high) == (-math.inf, 8.0)
    assert (rest.believed_low, rest.believed_high) == (6.0, 7.0)
    assert rest.unverified == ("c",)


@pytest.mark.parametrize(
    ("low", "high", "answer"),
    [
        (0.0, 5.0, "fits"),
        (-1.0, 5.0, "unknown"),
        (-5.0, 0.0, "unknown"),
        (-5.0, -1.0, "does-not-fit"),
        (-math.inf, math.inf, "unknown"),
    ],
)
def test_a_room_answers_from_both_of_its_ends(low: float, high: float, answer: str) -> None:
    assert at_least(between(low, high)) == answer


def test_a_shortage_within_the_slack_is_unknown() -> None:
    assert at_least(exact(-0.4), 0.5) == "unknown"
    assert at_least(exact(-0.6), 0.5) == "does-not-fit"
    assert likely(exact(-0.4), 0.5) is None


def test_likely_speaks_from_what_is_believed() -> None:
    assert likely(believed(1.0, "x")) == "fits"
    assert likely(exact(0.0) - believed(1.0, "x")) == "does-not-fit"
    assert likely(size(None, "x") - exact(5.0)) is None


@given(values, tolerances, tolerances, values, tolerances)
def test_widening_a_tolerance_never_turns_unknown_into_an_answer(
    value: float, tolerance: float, more: float, other: float, its_tolerance: float
) -> None:
    limit = size(_figure(other, its_tolerance), "limit")
    narrow = at_least(limit - size(_figure(value, tolerance), "x"))
    wide = at_least(limit - size(_figure(value, tolerance + more), "x"))
    assert wide in (narrow, "unknown")


@given(values, values)
def test_taking_a_figure_away_never_turns_anything_into_fits(need: float, limit: float) -> None:
    has, needs = _figure(limit), _figure(need)
    whole = at_least(size(has, "limit") - size(needs, "x"))
    without_need = at_least(size(has, "limit") - size(None, "x"))
    without_limit = at_least(size(None, "limit") - size(needs, "x"))
    assert without_need in ("unknown", "does-not-fit")
    assert without_limit == ("fits" if need == 0 else "unknown")
    assert whole in ("fits", "does-not-fit")


@given(values, tolerances, values, tolerances)
def test_a_difference_holds_every_pair_of_true_values(
    a: float, a_tolerance: float, b: float, b_tolerance: float
) -> None:
    first, second = size(_figure(a, a_tolerance), "a"), size(_figure(b, b_tolerance), "b")
    rest = first - second
    for x in (first.low, first.high):
        for y in (second.low, second.high):
            assert rest.low <= x - y <= rest.high


@given(st.floats(-100, 100), st.floats(0, 100), st.floats(0, 10))
def test_what_is_proven_is_also_believed(low: float, width: float, slack: float) -> None:
    room = Measure(low, low + width, low, low + width)
    answer = at_least(room, slack)
    if answer != "unknown":
        assert likely(room, slack) == answer
