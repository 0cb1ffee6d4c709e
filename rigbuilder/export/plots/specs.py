"""What each plot shows, as plain values: lines, limits and the rig's own points. No Qt here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.parts import Card, Psu
from rigbuilder.checks.report import Report
from rigbuilder.estimates.curves import context_curve, efficiency_points, power_curve
from rigbuilder.estimates.kv_cache import UBATCH
from rigbuilder.estimates.roofline import matrix_rate, traffic_of
from rigbuilder.estimates.value import Rent, monthly_totals
from rigbuilder.rig.model import Rig

Points = tuple[tuple[float, float], ...]
Look = Literal["line", "limit", "band", "point"]
BREAK_EVEN_MONTHS = 36
ROOF_FROM, ROOF_TO = 0.25, 4096.0
"""Operations a byte that the roofline spans: from below one decoded token to long prompts."""


@dataclass(frozen=True, slots=True)
class Series:
    """A line, a limit or a point with its name in the legend; without a name it is not listed."""

    name: str
    points: Points
    look: Look = "line"
    hue: int | None = None
    """Number of its colour, where several series belong together; by default its place."""


@dataclass(frozen=True, slots=True)
class Plot:
    """One plot; ``missing`` says why there is nothing to draw."""

    key: str
    title: str
    x: str
    y: str
    series: tuple[Series, ...] = ()
    log: bool = False
    """Both axes logarithmic."""
    missing: str | None = None
    words: str | None = None
    """What the plot says, for a screen reader, where the ends of its lines do not."""


def context_plot(rig: Rig, catalog: Catalog, report: Report) -> Plot:
    """Context against the memory of each card, with the card's limit."""
    key, title = "context", "Context against card memory"
    axes = ("Tokens for each sequence", "GiB on the card")
    memory = report.memory
    if rig.workload is None or memory is None or not memory.cards:
        return Plot(key, title, *axes, missing="Choose a model and a card.")
    longest = max(rig.workload.context, round((memory.longest_context or 0) * 1.15), 4096)
    curve = context_curve(rig, catalog, longest)
    capacities = sorted({row.capacity_gib for row in memory.cards})
    series = [Series(name, tuple((float(x), y) for x, y in rows)) for name, rows in curve.items()]
    series += [
        Series(f"{size:g} GiB card", ((0.0, size), (float(longest), size)), "limit")
        for size in capacities
    ]
    series += [
        Series(
            "at the chosen context",
            tuple(
                (float(rig.workload.context), row.capacity_gib - row.free_gib)
                for row in memory.cards
            ),
            "point",
        )
    ]
    return Plot(key, title, *axes, tuple(series))


def power_plot(rig: Rig, catalog: Catalog, report: Report) -> Plot:
    """Power limit of the cards against the expected speed."""
    key, title = "power", "Power of the cards against speed"
    axes = ("Watts, all cards together", "Tokens a second, expected")
    rows = power_curve(rig, catalog)
    if not rows:
        return Plot(key, title, *axes, missing="Watts or speed of a card are not known.")
    series = [Series("expected", tuple(rows))]
    if report.speed is not None and report.speed.decode_tok_s.expected is not None:
        watts = sum(
            row.sustained_w or 0.0 for row in report.power.rows if rig.card(row.key) is not None
        )
        series.append(Series("this rig", ((watts, report.speed.decode_tok_s.expected),), "point"))
    return Plot(key, title, *axes, tuple(series))


def efficiency_plot(rig: Rig, catalog: Catalog, report: Report) -> Plot:
    """Efficiency of each supply over its load, with the operating point."""
    key, title = "efficiency", "Efficiency of the supply"
    axes = ("Load, % of the rating", "Efficiency, %")
    series = []
    for part in dict.fromkeys(rig.psus):
        psu = catalog.get(part, Psu)
        rows = efficiency_points(psu, rig.site.mains_v) if psu is not None else []
        if psu is not None and rows:
            percent = tuple((100 * load, 100 * value) for load, value in rows)
            series.append(Series(psu.title, percent))
    if not series:
        return Plot(key, title, *axes, missing="No supply with a known efficiency is chosen.")
    power = report.power
    if power.psu_load is not None and power.efficiency is not None:
        point = ((100 * power.psu_load, 100 * power.efficiency),)
        series.append(Series("this rig at full load", point, "point"))
    return Plot(key, title, *axes, tuple(series))


def roofline_plot(rig: Rig, catalog: Catalog, report: Report) -> Plot:
    """Roofline of all cards together, with where decoding and prompts come to lie.

    The bandwidths add up under tensor parallel; by layers the cards work one after the other for
    one sequence, so the roof is that of one card at a time.
    """
    key, title = "roofline", "Roofline"
    axes = ("Operations for each byte read", "TFLOP/s")
    work, speed = rig.workload, report.speed
    cards = [card for placed in rig.cards if (card := catalog.get(placed.part, Card)) is not None]
    model = catalog.get(work.model, LanguageModel) if work else None
    traffic = traffic_of(model, work) if model is not None and work is not None else None
    rates = [matrix_rate(card, work.quant) for card in cards] if work else []
    reads = [card.bandwidth_gb_s for card in cards]
    if work is None or traffic is None or not cards or None in rates or None in reads:
        return Plot(key, title, *axes, missing="Choose a model; bandwidth and rate must be known.")
    bandwidth = [figure.nominal * 1e9 for figure in reads if figure is not None]
    peak = sum(rate for rate in rates if rate is not None)
    read = sum(bandwidth) if work.split == "tensor" else sum(bandwidth) / len(bandwidth)
    knee = peak / read
    roof = tuple((x, min(peak, read * x) / 1e12) for x in (ROOF_FROM, knee, max(ROOF_TO, 2 * knee)))
    series = [Series("bound", roof, "limit")]
    each = traffic.flops / (traffic.weight_bytes + traffic.kv_token_bytes)
    if speed is not None and speed.decode_tok_s.expected is not None:
        attained = speed.decode_tok_s.expected * traffic.flops / 1e12
        series.append(Series("decode, expected", ((each, attained),), "point"))
    if speed is not None and speed.prompt_tok_s.expected is not None:
        attained = speed.prompt_tok_s.expected * traffic.flops / 1e12
        series.append(Series("prompt, expected", ((each * UBATCH, attained),), "point"))
    return Plot(key, title, *axes, tuple(series), log=True)


def break_even_plot(rig: Rig, catalog: Catalog, report: Report, rent: Rent | None = None) -> Plot:
    """Money spent month by month: this rig with its electricity, against renting."""
    currency = report.cost.currency
    key, title = "break-even", "Cost of owning, month by month"
    axes = ("Months", currency)
    rows = monthly_totals(rig.site, report.power, report.cost, rent or Rent(0.0), BREAK_EVEN_MONTHS)
    if not rows:
        missing = "Prices, or the price of electricity, are not known."
        return Plot(key, title, *axes, missing=missing)
    series = [
        Series("this rig, lowest prices", tuple((float(m), low) for m, low, _, _ in rows)),
        Series("this rig, highest prices", tuple((float(m), high) for m, _, high, _ in rows)),
    ]
    if rent is not None:
        rented = tuple((float(month), total) for month, _, _, total in rows)
        series.append(Series(f"renting at {rent.price_per_hour:g} {currency}/h", rented, "limit"))
    return Plot(key, title, *axes, tuple(series))


PLOTS: dict[str, Callable[[Rig, Catalog, Report], Plot]] = {
    "context": context_plot,
    "power": power_plot,
    "efficiency": efficiency_plot,
    "roofline": roofline_plot,
    "break-even": break_even_plot,
}
"""Every plot by its key, in the order shown."""


def plots_of(rig: Rig, catalog: Catalog, report: Report) -> tuple[Plot, ...]:
    """All plots of a rig."""
    return tuple(make(rig, catalog, report) for make in PLOTS.values())
