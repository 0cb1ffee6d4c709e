"""The plots of a comparison: a line or box of one colour for each rig."""

from __future__ import annotations

from rigbuilder.advisor.compare.comparison import Comparison, compare
from rigbuilder.export.comparison.plots import (
    free_plot,
    owning_plot,
    power_plot,
    worth_plot,
)
from rigbuilder.export.plots.draw import PAPER, PlotView, in_words
from rigbuilder.export.plots.specs import Plot, Series
from tests import builders as b
from tests.export.comparison.compared import contender, three


def _names(plot: Plot, look: str = "line") -> list[str]:
    return [series.name for series in plot.series if series.look == look]


def _bare() -> Comparison:
    return compare([contender("A", workload=None), contender("B", workload=None)])


def test_free_memory_falls_with_the_context_and_starts_below_zero_where_nothing_loads() -> None:
    plot = free_plot(three())
    assert _names(plot) == ["Large", "Small", "Dear"]
    large, small = plot.series[0].points, plot.series[1].points
    assert large[0][1] > large[-1][1] > 0
    assert small[0][1] < 0
    assert _names(plot, "limit") == ["full"]


def test_free_memory_needs_a_model() -> None:
    assert free_plot(_bare()).missing == "Choose a model and cards."


def test_power_leaves_out_the_rig_that_does_not_load_the_model() -> None:
    plot = power_plot(three())
    assert _names(plot) == ["Large", "Dear"]
    assert [series.hue for series in plot.series] == [0, 2, 0, 2]


def test_power_is_missing_without_speed() -> None:
    assert power_plot(_bare()).missing is not None


def test_owning_shows_only_rigs_of_the_first_ones_currency() -> None:
    assert _names(owning_plot(three())) == ["Large", "Small"]
    assert owning_plot(compare([contender("A"), contender("B")])).missing is not None


def test_worth_is_a_box_from_lowest_to_highest_cost_and_speed() -> None:
    plot = worth_plot(three())
    assert _names(plot) == ["Large"]
    box = plot.series[0].points
    assert box[0] == box[-1]
    assert {x for x, _ in box} == {1000.0}
    assert in_words(plot).startswith("Large: 1,000 to 1,000 USD, ")


def test_worth_needs_prices_and_speed() -> None:
    assert worth_plot(_bare()).missing is not None
    assert worth_plot(compare([contender("A"), contender("B")])).missing is not None
    slow = b.card(bandwidth_gb_s=None)
    unknown = compare([contender("A", slow, priced=True), contender("B", slow, priced=True)])
    assert worth_plot(unknown).missing is not None


def test_series_without_a_name_are_neither_listed_nor_read_out(qapp) -> None:
    view = PlotView(PAPER)
    series = (
        Series("Rig", ((0.0, 1.0), (1.0, 2.0)), hue=1),
        Series("", ((1.0, 2.0),), "point", hue=1),
    )
    plot = Plot("key", "Title", "x", "y", series)
    view.show_plot(plot)
    item = view.getPlotItem()
    assert [label.text for _, label in item.legend.items] == ["Rig"]
    assert in_words(plot) == "x to y. Rig: 0 to 1, 1 to 2"
    line, point = item.listDataItems()
    assert line.opts["pen"].color().name() == PAPER.lines[1]
    assert point.opts["symbolBrush"] == PAPER.lines[1]
    view.deleteLater()
