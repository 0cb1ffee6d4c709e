"""What the plots show: lines of the estimates, limits, and the rig's own points."""

from __future__ import annotations

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.checks.report import Report
from rigbuilder.estimates.value import Rent
from rigbuilder.export.plots.specs import (
    PLOTS,
    Plot,
    Series,
    break_even_plot,
    context_plot,
    efficiency_plot,
    plots_of,
    power_plot,
    roofline_plot,
)
from rigbuilder.rig.model import Rig

Judged = tuple[Rig, Catalog, Report]


def _of(plot: Plot, look: str) -> list[Series]:
    return [series for series in plot.series if series.look == look]


def test_the_context_plot_has_a_line_a_card_their_limit_and_the_chosen_context(
    judged: Judged,
) -> None:
    plot = context_plot(*judged)
    assert [series.name for series in _of(plot, "line")] == ["gpu1", "gpu2"]
    assert [series.name for series in _of(plot, "limit")] == ["24 GiB card"]
    assert {x for x, _ in _of(plot, "point")[0].points} == {8192.0}


def test_the_context_line_passes_the_limit_beyond_the_longest_context(judged: Judged) -> None:
    rig, catalog, report = judged
    assert report.memory is not None
    assert report.memory.longest_context is not None
    plot = context_plot(rig, catalog, report)
    worst = [max(y for _, y in points) for points in zip(*(s.points for s in _of(plot, "line")),
                                                         strict=True)]  # fmt: skip
    tokens = [x for x, _ in _of(plot, "line")[0].points]
    for token, used in zip(tokens, worst, strict=True):
        if token <= report.memory.longest_context * 0.98:
            assert used <= 24.0
    assert worst[-1] > 24.0


def test_the_power_plot_ends_at_the_factory_setting_where_the_rig_stands(judged: Judged) -> None:
    plot = power_plot(*judged)
    assert _of(plot, "line")[0].points[-1] == pytest.approx(_of(plot, "point")[0].points[0])
    speeds = [y for _, y in _of(plot, "line")[0].points]
    assert speeds == sorted(speeds)


def test_the_operating_point_lies_on_the_supplys_curve(judged: Judged) -> None:
    plot = efficiency_plot(*judged)
    (load, value) = _of(plot, "point")[0].points[0]
    points = _of(plot, "line")[0].points
    below = max(point for point in points if point[0] <= load)
    above = min(point for point in points if point[0] >= load)
    assert min(below[1], above[1]) <= value <= max(below[1], above[1])


def test_no_point_lies_above_the_roofline(judged: Judged) -> None:
    plot = roofline_plot(*judged)
    (start, knee, end) = _of(plot, "limit")[0].points
    assert plot.log
    for series in _of(plot, "point"):
        (x, y) = series.points[0]
        roof = end[1] if x >= knee[0] else start[1] * x / start[0]
        assert 0 < y <= roof


def test_owning_and_renting_start_apart_and_grow(judged: Judged) -> None:
    plot = break_even_plot(*judged, Rent(0.5))
    low, high = _of(plot, "line")
    rented = _of(plot, "limit")[0]
    assert low.points[0][1] == judged[2].cost.low
    assert high.points[0][1] == judged[2].cost.high
    assert rented.points[0][1] == 0.0
    assert rented.points[-1][1] > rented.points[1][1] > 0.0
    assert _of(break_even_plot(*judged), "limit") == []


@pytest.mark.parametrize("key", sorted(PLOTS))
def test_an_empty_rig_says_what_is_missing(key: str, judged: Judged) -> None:
    catalog = judged[1]
    plot = PLOTS[key](Rig(), catalog, evaluate(Rig(), catalog))
    assert plot.series == ()
    assert plot.missing is not None


def test_all_plots_come_in_one_order(judged: Judged) -> None:
    assert [plot.key for plot in plots_of(*judged)] == list(PLOTS)
