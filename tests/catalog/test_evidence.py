"""Figures, facts and prices: what they may hold and what they refuse."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from rigbuilder.catalog.evidence import Fact, Figure, Price, Source

sizes = st.floats(0, 1e6)


def _figure(**fields: Any) -> Figure:
    return Figure(**{"grade": "documented", "source": "s1", **fields})


@given(sizes, st.floats(0, 100))
def test_a_tolerance_lies_on_both_sides_of_the_value(value: float, tolerance: float) -> None:
    figure = _figure(value=value, tolerance=tolerance)
    assert figure.low == value - tolerance
    assert figure.high == value + tolerance
    assert figure.nominal == value


def test_a_bound_leaves_the_other_side_open() -> None:
    at_most, at_least = _figure(maximum=25.0), _figure(minimum=10.0)
    assert (at_most.low, at_most.high, at_most.nominal) == (-math.inf, 25.0, 25.0)
    assert (at_least.low, at_least.high, at_least.nominal) == (10.0, math.inf, 10.0)


def test_bounds_on_both_sides_are_drawn_in_the_middle() -> None:
    assert _figure(minimum=10.0, maximum=30.0).nominal == 20.0


def test_a_bound_beside_a_value_wins_over_its_tolerance() -> None:
    figure = _figure(value=20.0, minimum=19.5, maximum=25.0, tolerance=5.0)
    assert (figure.low, figure.high, figure.nominal) == (19.5, 25.0, 20.0)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "needs a value, a minimum or a maximum"),
        ({"minimum": 2.0, "maximum": 1.0}, "empty interval: low 2 is above high 1"),
        ({"value": 1.0, "source": None}, "grade 'documented' needs a source"),
        ({"value": -1.0}, "-1 is no size, count or rate"),
        ({"minimum": -1.0}, "-1 is no size, count or rate"),
        ({"maximum": 1e16}, "1e\\+16 is no size, count or rate"),
        ({"value": math.nan}, "finite number"),
        ({"value": math.inf}, "finite number"),
        ({"value": "138"}, "valid number"),
        ({"value": 1.0, "tolerance": -1.0}, "greater than or equal to 0"),
        ({"value": 1.0, "grade": "guessed"}, "'documented', 'derived', 'measured' or"),
        ({"value": 1.0, "unit": "mm"}, "Extra inputs"),
    ],
)
def test_what_is_no_figure_is_refused_with_the_reason(fields: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        _figure(**fields)


def test_an_unverified_figure_needs_no_source() -> None:
    assert Figure(value=1.0, grade="unverified").source is None


def test_a_fact_needs_a_source_unless_it_is_unverified() -> None:
    assert Fact[str](value="atx", grade="unverified").source is None
    assert Fact[str](value="atx", grade="derived", source="s1").value == "atx"
    with pytest.raises(ValidationError, match="grade 'measured' needs a source"):
        Fact[str](value="atx", grade="measured")


def test_records_do_not_change() -> None:
    figure = _figure(value=1.0)
    with pytest.raises(ValidationError, match="frozen"):
        figure.value = 2.0  # type: ignore[misc]


def test_a_source_names_a_web_page_by_its_address() -> None:
    assert Source(title="Manual", read=date(2026, 1, 1)).url is None
    with pytest.raises(ValidationError, match="pattern"):
        Source(title="Manual", read=date(2026, 1, 1), url="file:///manual.pdf")


def test_dates_are_read_from_text() -> None:
    source = Source.model_validate_json('{"title": "Manual", "read": "2026-01-31"}')
    assert source.read == date(2026, 1, 31)


def test_a_price_is_a_range() -> None:
    offer = {"currency": "USD", "condition": "new", "date": date(2026, 1, 1), "source": "s1"}
    assert Price(low=1.0, high=2.0, **offer).high == 2.0
    with pytest.raises(ValidationError, match="low price 3 is above high price 2"):
        Price(low=3.0, high=2.0, **offer)
