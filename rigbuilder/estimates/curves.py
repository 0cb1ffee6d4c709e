"""Curves that the plots draw: context against memory, watts against speed, load against losses."""

from __future__ import annotations

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import Card, Psu
from rigbuilder.estimates.figures import MOST_WATTS, usable
from rigbuilder.estimates.memory import estimate_memory
from rigbuilder.estimates.power import efficiency_at
from rigbuilder.estimates.speed import estimate_speed
from rigbuilder.rig.edits import set_power_limit
from rigbuilder.rig.model import Rig

POINTS = 24
LEAST_POWER_SHARE = 0.5
"""Lowest power limit drawn, as a share of the board power: no published sweep goes far below."""


def context_curve(rig: Rig, catalog: Catalog, longest: int) -> dict[str, list[tuple[int, float]]]:
    """For each card key (tokens, GiB used) from 0 to ``longest`` tokens; empty if not known."""
    if rig.workload is None or longest < 1:
        return {}
    curve: dict[str, list[tuple[int, float]]] = {card.key: [] for card in rig.cards}
    for step in range(POINTS + 1):
        tokens = max(1, round(longest * step / POINTS))
        workload = rig.workload.model_copy(update={"context": tokens})
        memory = estimate_memory(rig.model_copy(update={"workload": workload}), catalog)
        for row in memory.cards if memory is not None else ():
            curve[row.key].append((tokens, row.capacity_gib - row.free_gib))
    return {key: points for key, points in curve.items() if points}


def power_curve(rig: Rig, catalog: Catalog) -> list[tuple[float, float]]:
    """(watts of all cards, expected tokens/s) with every card held to the same share of its power.

    From half the board power to all of it; empty where watts or speed are not known.
    """
    watts = _board_powers(rig, catalog)
    if not watts:
        return []
    shares = [LEAST_POWER_SHARE + (1 - LEAST_POWER_SHARE) * n / POINTS for n in range(POINTS + 1)]
    return _held(rig, catalog, watts, shares)


def limit_steps(rig: Rig, catalog: Catalog) -> list[tuple[float, float]]:
    """The same for a table: 60% to 100% of the board power in steps of 10%."""
    watts = _board_powers(rig, catalog)
    return _held(rig, catalog, watts, [0.6, 0.7, 0.8, 0.9, 1.0]) if watts else []


def _held(
    rig: Rig, catalog: Catalog, watts: list[float], shares: list[float]
) -> list[tuple[float, float]]:
    points = []
    for share in shares:
        held = rig
        for placed, full in zip(rig.cards, watts, strict=True):
            held = set_power_limit(held, placed.key, full * share)
        speed = estimate_speed(held, catalog)
        if speed is None or speed.decode_tok_s.expected is None:
            return []
        points.append((sum(watts) * share, speed.decode_tok_s.expected))
    return points


def _board_powers(rig: Rig, catalog: Catalog) -> list[float]:
    """Board power of each card; empty where one is not known."""
    cards = [catalog.get(placed.part, Card) for placed in rig.cards]
    found = [usable(card.tdp_w, MOST_WATTS) for card in cards if card is not None]
    watts = [full for full in found if full is not None]
    return watts if len(watts) == len(cards) else []


def efficiency_points(supply: Psu, mains_v: float) -> list[tuple[float, float]]:
    """(load, efficiency) of a supply from 5% to 100% load; empty when nothing is published."""
    loads = [0.05 + 0.95 * step / POINTS for step in range(POINTS + 1)]
    found = [(load, efficiency_at(supply, load, mains_v)) for load in loads]
    return [(load, value) for load, value in found if value is not None]
