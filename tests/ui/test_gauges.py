"""The gauges: what they show, what changes, and the same as text."""

from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from rigbuilder.checks.evaluate import evaluate
from rigbuilder.estimates.results import CardMemory, MemoryEstimate
from rigbuilder.ui.gauges.bars import memory_chart, power_chart, round_up
from rigbuilder.ui.gauges.lines import cost_words, speed_rows
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.theme.tokens import LIGHT
from tests.ui import makers
from tests.ui.hands import settle

REPORT = evaluate(makers.dual_rig(), makers.catalog())


def memory_of(capacity: float, weights: float) -> MemoryEstimate:
    """One card with weights, 2 GiB of cache and 1 of overhead."""
    card = CardMemory(
        key="gpu1",
        capacity_gib=capacity,
        weights_gib=weights,
        kv_cache_gib=2,
        overhead_gib=1,
        free_gib=capacity - weights - 3,
    )
    return MemoryEstimate(
        fits=card.free_gib >= 0,
        needed_gib=weights + 3,
        weights_gib=weights,
        kv_cache_gib=2,
        overhead_gib=1,
        capacity_gib=capacity,
        cards=(card,),
    )


def test_power_bars_stand_against_supply_and_circuit() -> None:
    steady, peaks, wall = power_chart(REPORT.power, None, LIGHT).bars
    assert steady.total == REPORT.power.sustained_w
    assert steady.limit == peaks.limit == 1500
    assert wall.limit == REPORT.power.circuit_w == 1440
    assert any("RTX 3090 Founders 350 W" in segment.words for segment in steady.segments)


def test_a_bar_beyond_its_limit_is_bad() -> None:
    power = REPORT.power.model_copy(update={"psu_rating_w": 800.0})
    steady, peaks, _wall = power_chart(power, None, LIGHT).bars
    assert steady.bad
    assert peaks.bad


def test_memory_bar_is_weights_cache_and_overhead_in_the_card_s_room() -> None:
    (bar,) = memory_chart(memory_of(24, 18), None, LIGHT).bars
    assert [segment.value for segment in bar.segments] == [18, 2, 1]
    assert (bar.room, bar.total, bar.bad) == (24, 21, False)
    assert bar.limit_words == "free 3 GiB"


def test_an_overfull_card_shows_what_is_too_much_beyond_its_room() -> None:
    (bar,) = memory_chart(memory_of(24, 30), None, LIGHT).bars
    assert bar.bad
    assert sum(s.value for s in bar.segments if not s.over) == 24
    assert [s.value for s in bar.segments if s.over] == [9]
    assert "9 GiB too much" in bar.words


def test_changes_are_signed() -> None:
    (more,) = memory_chart(memory_of(24, 18), memory_of(24, 16.5), LIGHT).bars
    assert more.text == "21 GiB (+1.5)"
    (less,) = memory_chart(memory_of(24, 16.5), memory_of(24, 18), LIGHT).bars
    assert less.text == "19.5 GiB (\N{MINUS SIGN}1.5)"


def test_scales_end_on_round_values_above_the_longest_bar() -> None:
    assert [round_up(v) for v in (0, 0.9, 1, 101, 940, 1500, 1501, 24)] == [
        1, 1, 1, 125, 1000, 1500, 1750, 25,
    ]  # fmt: skip


def test_speed_is_a_range_with_its_bound() -> None:
    rows = {name: words for name, words, _tip in speed_rows(REPORT, None)}
    assert "bound 22" in rows["Decode"] or "at most 22" in rows["Decode"]


def test_cost_is_a_range_and_counts_what_has_no_price() -> None:
    words, tip = cost_words(REPORT.cost, None)
    assert words.startswith(
        "1\N{NARROW NO-BREAK SPACE}520\N{EN DASH}2\N{NARROW NO-BREAK SPACE}000 USD"
    )
    assert "6 parts without a price" in words
    assert "RTX 3090 Founders" in tip


def test_hovering_a_piece_explains_it(qtbot: QtBot, window: MainWindow) -> None:
    window.document.new(makers.dual_rig())
    settle(qtbot, window)
    chart = window.workspace.gauges.memory.chart
    assert chart is not None
    box = chart.getPlotItem().getViewBox()
    place = chart.mapFromScene(box.mapViewToScene(QPointF(5, 0)))
    assert chart.segment_at(QPointF(place)).startswith("gpu1: weights")


def test_the_same_can_be_read_as_text(qtbot: QtBot, window: MainWindow) -> None:
    window.document.new(makers.dual_rig())
    settle(qtbot, window)
    gauges = window.workspace.gauges
    assert gauges.power.chart is not None
    assert gauges.memory.chart is not None
    assert "supply 1" in gauges.power.chart.accessibleDescription()
    assert "KV cache" in gauges.memory.chart.accessibleDescription()
    assert gauges.lines["Decode"].accessibleDescription()


def test_without_a_model_the_memory_gauge_says_what_to_do(window: MainWindow) -> None:
    assert "Pick a model" in window.workspace.gauges.memory.foot.text()
