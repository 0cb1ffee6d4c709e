"""The plots of a comparison, one line or point a rig. No Qt here."""

from __future__ import annotations

from collections.abc import Callable

from rigbuilder.advisor.compare.comparison import Comparison, Judged
from rigbuilder.estimates.curves import context_curve, power_curve
from rigbuilder.estimates.value import Rent, monthly_totals
from rigbuilder.export.plots.specs import BREAK_EVEN_MONTHS, Plot, Points, Series

SHORTEST_AXIS = 4096
"""Tokens that the axis of contexts spans at least."""


def free_plot(comparison: Comparison) -> Plot:
    """Context against what stays free on the fullest card of each rig; below 0 it does not load."""
    key, title = "context", "Context against free card memory"
    axes = ("Tokens for each sequence", "GiB free on the fullest card")
    longest = SHORTEST_AXIS
    for judged in comparison.rigs:
        memory, work = judged.report.memory, judged.rig.workload
        if memory is not None and work is not None:
            longest = max(longest, work.context, round((memory.longest_context or 0) * 1.1))
    series = [
        Series(judged.name, points, hue=hue)
        for hue, judged in enumerate(comparison.rigs)
        if (points := _free_points(judged, longest))
    ]
    if not series:
        return Plot(key, title, *axes, missing="Choose a model and cards.")
    series.append(Series("full", ((0.0, 0.0), (float(longest), 0.0)), "limit"))
    return Plot(key, title, *axes, tuple(series))


def _free_points(judged: Judged, longest: int) -> Points:
    memory = judged.report.memory
    if memory is None:
        return ()
    curves = context_curve(judged.rig, judged.catalog, longest)
    frees = [
        [(float(tokens), row.capacity_gib - used) for tokens, used in curves[row.key]]
        for row in memory.cards
        if row.key in curves
    ]
    return tuple((at[0][0], min(free for _, free in at)) for at in zip(*frees, strict=True))


def power_plot(comparison: Comparison) -> Plot:
    """Watts of all cards against the expected speed, each rig from half its power to all of it."""
    key, title = "power", "Power of the cards against speed"
    axes = ("Watts, all cards together", "Tokens a second, expected")
    series, points = [], []
    for hue, judged in enumerate(comparison.rigs):
        memory = judged.report.memory
        loads = memory is None or memory.fits is not False
        if loads and (rows := power_curve(judged.rig, judged.catalog)):
            series.append(Series(judged.name, tuple(rows), hue=hue))
            points.append(Series("", (rows[-1],), "point", hue))
    if not series:
        return Plot(key, title, *axes, missing="Watts or speed of the cards are not known.")
    return Plot(key, title, *axes, (*series, *points))


def owning_plot(comparison: Comparison) -> Plot:
    """Lowest known prices and electricity, month by month."""
    key, title = "cost", "Cost of owning, lowest known prices and electricity"
    currency = comparison.rigs[0].report.cost.currency
    axes = ("Months", currency)
    series = []
    for hue, judged in enumerate(comparison.rigs):
        report = judged.report
        rows = monthly_totals(
            judged.rig.site, report.power, report.cost, Rent(0.0), BREAK_EVEN_MONTHS
        )
        if rows and report.cost.currency == currency:
            points = tuple((float(month), low) for month, low, _, _ in rows)
            series.append(Series(judged.name, points, hue=hue))
    if not series:
        missing = "Prices, or the price of electricity, are not known."
        return Plot(key, title, *axes, missing=missing)
    return Plot(key, title, *axes, tuple(series))


def worth_plot(comparison: Comparison) -> Plot:
    """A box a rig: from lowest to highest known cost and decode speed."""
    key, title = "worth", "What the money buys"
    currency = comparison.rigs[0].report.cost.currency
    axes = (f"Known cost, {currency}", "Tokens a second, low to high")
    series, words = [], []
    for hue, judged in enumerate(comparison.rigs):
        cost, speed, memory = judged.report.cost, judged.report.speed, judged.report.memory
        if speed is None or (memory is not None and memory.fits is False):
            continue
        low, high, rate = cost.low, cost.high, speed.decode_tok_s
        if low is None or high is None or cost.currency != currency:
            continue
        if rate.low is None or rate.high is None or not high:
            continue
        corners = ((low, rate.low), (high, rate.low), (high, rate.high), (low, rate.high))
        series.append(Series(judged.name, (*corners, corners[0]), hue=hue))
        words.append(
            f"{judged.name}: {low:,.0f} to {high:,.0f} {currency}, "
            f"{rate.low:.3g} to {rate.high:.3g} tokens a second"
        )
    if not series:
        return Plot(key, title, *axes, missing="Prices or speed are not known.")
    return Plot(key, title, *axes, tuple(series), words="; ".join(words))


PLOTS: dict[str, Callable[[Comparison], Plot]] = {
    "context": free_plot,
    "power": power_plot,
    "worth": worth_plot,
    "cost": owning_plot,
}
"""Every plot by its key, in the order shown."""
