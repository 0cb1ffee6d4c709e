"""What the money buys: cost for each GB of VRAM, token/s and million tokens, and against renting.

Method: docs/estimates/cost.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from rigbuilder.catalog.evidence import Record
from rigbuilder.estimates.power import DAYS_PER_MONTH
from rigbuilder.estimates.results import (
    CostEstimate,
    MemoryEstimate,
    PowerEstimate,
    Range,
    SpeedEstimate,
)
from rigbuilder.rig.model import Site

LIFETIME_MONTHS = 36.0
"""Time to write the rig off where its site names none: three years."""
LONGEST_MONTHS = 120.0
"""A break-even later than this is none."""


class ValueEstimate(Record):
    """Derived from cost, power, speed and memory; None where one of them is not known."""

    cost_per_vram_gib: Range
    cost_per_tok_s: Range
    """Cost of the rig for each decoded token a second, at the expected speed."""
    kwh_per_million_tokens: float | None
    energy_cost_per_million_tokens: float | None
    cost_per_million_tokens: Range
    """Rig written off over its lifetime, and electricity, at the hours a day of the site."""
    break_even_months: Range | None = None
    """When the rig and its electricity have cost as much as renting; None when never."""
    currency: str
    lifetime_months: float = LIFETIME_MONTHS
    rent_per_hour: float | None = None
    """What the break-even is reckoned against."""


@dataclass(frozen=True, slots=True)
class Rent:
    """A rented computer of the same use, as the user prices it."""

    price_per_hour: float
    """In the site's currency, for all of its cards."""


def estimate_value(
    site: Site,
    memory: MemoryEstimate | None,
    speed: SpeedEstimate | None,
    power: PowerEstimate,
    cost: CostEstimate,
    *,
    lifetime_months: float | None = None,
    rent: Rent | None = None,
) -> ValueEstimate:
    """Cost for what the rig holds and does, over a lifetime that the user sets.

    The expected decode speed of all sequences together counts; the site gives hours a day, the
    price of electricity and, where the arguments leave them open, lifetime and rent.
    ``lifetime_months`` must be above 0.
    """
    if lifetime_months is None:
        lifetime_months = site.lifetime_months or LIFETIME_MONTHS
    if rent is None and site.rent_per_hour is not None:
        rent = Rent(site.rent_per_hour)
    if lifetime_months <= 0:
        raise ValueError(f"a lifetime of {lifetime_months:g} months is none")
    rate = _tokens_a_second(speed)
    kwh = None
    if power.wall_w is not None and rate is not None:
        kwh = power.wall_w / 1000 * (1e6 / rate / 3600)
    energy = (
        kwh * site.price_per_kwh if kwh is not None and site.price_per_kwh is not None else None
    )
    months = lifetime_months * DAYS_PER_MONTH * site.hours_per_day * 3600
    millions = rate * months / 1e6 if rate is not None else None
    return ValueEstimate(
        cost_per_vram_gib=_per(cost, memory.capacity_gib if memory is not None else None),
        cost_per_tok_s=_per(cost, rate),
        kwh_per_million_tokens=kwh,
        energy_cost_per_million_tokens=energy,
        cost_per_million_tokens=_with_energy(_per(cost, millions), energy),
        break_even_months=_break_even(site, power, cost, rent),
        currency=cost.currency,
        lifetime_months=lifetime_months,
        rent_per_hour=rent.price_per_hour if rent is not None else None,
    )


def _tokens_a_second(speed: SpeedEstimate | None) -> float | None:
    if speed is None:
        return None
    batch = speed.all_sequences_tok_s
    return batch.expected if batch is not None else speed.decode_tok_s.expected


def _per(cost: CostEstimate, amount: float | None) -> Range:
    if cost.low is None or cost.high is None or amount is None or amount <= 0:
        return Range()
    middle = (cost.low + cost.high) / 2
    return Range(low=cost.low / amount, expected=middle / amount, high=cost.high / amount)


def _with_energy(span: Range, energy: float | None) -> Range:
    """The range with the electricity added; unknown as long as the electricity is."""
    if span.low is None or span.expected is None or span.high is None or energy is None:
        return Range()
    return Range(low=span.low + energy, expected=span.expected + energy, high=span.high + energy)


def _break_even(
    site: Site, power: PowerEstimate, cost: CostEstimate, rent: Rent | None
) -> Range | None:
    """Months until rig and electricity have cost what renting for the same hours would have."""
    if rent is None or cost.low is None or cost.high is None or power.price_per_month is None:
        return None
    hours = site.hours_per_day * DAYS_PER_MONTH
    saved = rent.price_per_hour * hours - power.price_per_month
    if saved <= 0 or cost.low / saved > LONGEST_MONTHS:
        return None
    middle = (cost.low + cost.high) / 2
    return Range(low=cost.low / saved, expected=middle / saved, high=cost.high / saved)


def monthly_totals(
    site: Site, power: PowerEstimate, cost: CostEstimate, rent: Rent, months: int
) -> tuple[tuple[int, float, float, float], ...]:
    """(month, rig low, rig high, rent) summed up month by month, for the break-even plot.

    Empty when the rig's cost or its electricity is not known.
    """
    if cost.low is None or cost.high is None or power.price_per_month is None:
        return ()
    each = power.price_per_month
    rented = rent.price_per_hour * site.hours_per_day * DAYS_PER_MONTH
    return tuple(
        (month, cost.low + each * month, cost.high + each * month, rented * month)
        for month in range(months + 1)
    )
