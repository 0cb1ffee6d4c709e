"""Power: what each part draws, what the supply and the mains circuit carry, heat and price.

Method, constants and sources: docs/estimates/power.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import (
    BifurcationBoard,
    Bridge,
    Card,
    Cooler,
    Cpu,
    EfficiencyPoint,
    Memory,
    Psu,
    Storage,
)
from rigbuilder.estimates.figures import MOST_WATTS, usable
from rigbuilder.estimates.identity import ById
from rigbuilder.estimates.results import PowerEstimate, PowerRow
from rigbuilder.rig.model import Rig

AtxStandard = Literal["atx-2.x", "atx-3.0", "atx-3.1"]

EXCURSION_FACTOR = 1.57
"""Highest short peak of a card over its board power: 901 W below 1 ms on an RTX 5090 of 575 W
(Igor's Lab, quoted by slashgear.com/1902896). Applied to every card without a figure of its own."""
EXCURSION_LIMIT = 3.0
"""What PCI-SIG allows a 12VHPWR card for 100 microseconds (Intel's Stephen Eastman,
tweaktown.com/news/85717): the bound, not the expectation."""

BOARD_ALLOWANCE_W = 60.0
MODULE_ALLOWANCE_W = 5.0
DRIVE_ALLOWANCE_W = 8.0
AIR_COOLER_ALLOWANCE_W = 5.0
LIQUID_COOLER_ALLOWANCE_W = 15.0
BRIDGE_ALLOWANCE_W = 0.0
SPLITTER_ALLOWANCE_W = 5.0
"""Allowances, no published figures; together they stay below the 150 W that Intel reckons for all
of a computer but processor and card (tweaktown.com/news/85717). A part's own figure wins."""

LEAST_EFFICIENCY = 0.3
"""A point below this is no measurement of a supply and is left out."""
CONTINUOUS_SHARE = 0.8
"""A continuous load may take 80% of a branch circuit (NEC 210.19(A)(1), 210.20(A))."""
ATX3_PEAK_SHARE = 2.0
"""ATX 3.0 and 3.1: 200% of the rating for 100 microseconds (Intel's design guide 336521); ATX 2.x
asks for nothing above the rating."""
BTU_PER_WH = 3.412142
DAYS_PER_MONTH = 365.25 / 12

CLASS_EFFICIENCY: dict[str, dict[int, tuple[tuple[float, float], ...]]] = {
    "white": {
        115: ((0.2, 0.80), (0.5, 0.80), (1.0, 0.80)),
        230: ((0.2, 0.82), (0.5, 0.85), (1.0, 0.82)),
    },
    "bronze": {
        115: ((0.2, 0.82), (0.5, 0.85), (1.0, 0.82)),
        230: ((0.2, 0.85), (0.5, 0.88), (1.0, 0.85)),
    },
    "silver": {
        115: ((0.2, 0.85), (0.5, 0.88), (1.0, 0.85)),
        230: ((0.2, 0.87), (0.5, 0.90), (1.0, 0.87)),
    },
    "gold": {
        115: ((0.2, 0.87), (0.5, 0.90), (1.0, 0.87)),
        230: ((0.2, 0.90), (0.5, 0.92), (1.0, 0.89)),
    },
    "platinum": {
        115: ((0.2, 0.90), (0.5, 0.92), (1.0, 0.89)),
        230: ((0.2, 0.92), (0.5, 0.94), (1.0, 0.90)),
    },
    "titanium": {
        115: ((0.1, 0.90), (0.2, 0.92), (0.5, 0.94), (1.0, 0.90)),
        230: ((0.1, 0.90), (0.2, 0.94), (0.5, 0.96), (1.0, 0.94)),
    },
}
"""(load, efficiency) that 80 PLUS demands, 115 V internal and 230 V EU internal
(tomshardware.com/uk/reviews/80-plus-psu-efficiency,4848-2.html). A supply may be better."""


def estimate_power(rig: Rig, catalog: Catalog) -> PowerEstimate:
    """Watts of all consumers at full load, at the supplies' output and at the wall.

    Cards count with their power limit if they have one, processors with their sustained turbo
    limit. ``missing`` names items whose draw nobody publishes; the sums leave them out, so they
    are lower bounds then.
    """
    rows, missing = _consumers(_parts_of(rig), ById(catalog))
    sustained = sum(row.sustained_w or 0.0 for row in rows)
    transient = sum(row.transient_w or 0.0 for row in rows)
    supplies = [catalog.get(part, Psu) for part in rig.psus]
    known = [supply for supply in supplies if supply is not None]
    ratings = [usable(supply.rating_w, MOST_WATTS) for supply in known]
    rating = sum(watts for watts in ratings if watts is not None)
    complete = bool(known) and len(known) == len(supplies) and None not in ratings
    load = sustained / rating if complete else None
    efficiency = None
    if load is not None:
        efficiency = _efficiency_of(known, load, rig.site.mains_v)
    wall = sustained / efficiency if efficiency is not None else None
    site = rig.site
    standard = _oldest_standard(known) if complete else None
    bears = None
    if complete:
        bears = rating * (ATX3_PEAK_SHARE if (standard or "").startswith("atx-3") else 1.0)
    price = None
    if wall is not None and site.price_per_kwh is not None:
        price = wall / 1000 * site.hours_per_day * DAYS_PER_MONTH * site.price_per_kwh
    return PowerEstimate(
        sustained_w=sustained,
        transient_w=transient,
        wall_w=wall,
        psu_load=load,
        psu_rating_w=rating if complete else None,
        efficiency=efficiency,
        circuit_w=CONTINUOUS_SHARE * site.mains_v * site.circuit_a,
        heat_btu_h=wall * BTU_PER_WH if wall is not None else None,
        price_per_month=price,
        rows=rows,
        missing=missing,
        psu_bears_w=bears,
        psu_standard=standard,
    )


def _oldest_standard(supplies: Sequence[Psu]) -> AtxStandard | None:
    """The standard that all supplies follow at least; None where one has none published."""
    found = [supply.standard.value for supply in supplies if supply.standard is not None]
    return min(found) if found and len(found) == len(supplies) else None


@dataclass(frozen=True, slots=True)
class _Consumers:
    """What draws power in a rig: equal for rigs that differ in places, prices or names."""

    cards: tuple[tuple[str, str, float | None], ...]
    cpu: str | None
    board: str | None
    cooler: str | None
    memory: tuple[tuple[str, int], ...]
    storage: tuple[tuple[str, int], ...]
    bridges: tuple[tuple[str, str], ...]
    splitters: tuple[tuple[str, str], ...]


def _parts_of(rig: Rig) -> _Consumers:
    return _Consumers(
        cards=tuple((card.key, card.part, card.power_limit_w) for card in rig.cards),
        cpu=rig.cpu,
        board=rig.board,
        cooler=rig.cooler,
        memory=tuple((row.part, row.count) for row in rig.memory),
        storage=tuple((row.part, row.count) for row in rig.storage),
        bridges=tuple((bridge.key, bridge.part) for bridge in rig.bridges),
        splitters=tuple((splitter.key, splitter.part) for splitter in rig.splitters),
    )


@lru_cache(maxsize=256)
def _consumers(
    rig: _Consumers, catalog_ref: ById[Catalog]
) -> tuple[tuple[PowerRow, ...], tuple[str, ...]]:
    catalog = catalog_ref.value
    rows: list[PowerRow] = []
    missing: list[str] = []

    def steady(key: str, title: str, watts: float, note: str | None = None) -> None:
        rows.append(PowerRow(key=key, title=title, sustained_w=watts, transient_w=watts, note=note))

    def lacking(key: str, title: str) -> None:
        rows.append(PowerRow(key=key, title=title, sustained_w=None, transient_w=None))
        missing.append(key)

    for key, part, limit_w in rig.cards:
        card = catalog.get(part, Card)
        if card is None:
            lacking(key, part)
            continue
        row = _card_row(key, card, limit_w)
        rows.append(row)
        if row.sustained_w is None:
            missing.append(key)
    if rig.cpu is not None:
        cpu = catalog.get(rig.cpu, Cpu)
        if cpu is None:
            lacking("cpu", rig.cpu)
        else:
            turbo, base = usable(cpu.max_power_w, MOST_WATTS), usable(cpu.tdp_w, MOST_WATTS)
            if turbo is not None:
                steady("cpu", cpu.title, turbo, "sustained turbo limit")
            elif base is not None:
                steady("cpu", cpu.title, base, "base power: no turbo limit published")
            else:
                lacking("cpu", cpu.title)
    if rig.board is not None:
        title = _title(catalog, rig.board)
        steady("board", title, BOARD_ALLOWANCE_W, "allowance for board and fans")
    if rig.cooler is not None:
        cooler = catalog.get(rig.cooler, Cooler)
        drawn = usable(cooler.power_w, MOST_WATTS) if cooler is not None else None
        if drawn is not None:
            steady("cooler", _title(catalog, rig.cooler), drawn)
        else:
            liquid = cooler is not None and cooler.type.value == "liquid"
            watts = LIQUID_COOLER_ALLOWANCE_W if liquid else AIR_COOLER_ALLOWANCE_W
            steady("cooler", _title(catalog, rig.cooler), watts, "allowance")
    for number, (part, count) in enumerate(rig.memory, 1):
        kit = catalog.get(part, Memory)
        own = usable(kit.power_w, MOST_WATTS) if kit is not None else None
        each = own if own is not None else MODULE_ALLOWANCE_W * (kit.modules if kit else 1)
        note = None if own is not None else f"allowance of {MODULE_ALLOWANCE_W:g} W a module"
        steady(f"memory{number}", _title(catalog, part), each * count, note)
    for number, (part, count) in enumerate(rig.storage, 1):
        drive = catalog.get(part, Storage)
        own = usable(drive.power_w, MOST_WATTS) if drive is not None else None
        each = own if own is not None else DRIVE_ALLOWANCE_W
        note = None if own is not None else "allowance"
        steady(f"storage{number}", _title(catalog, part), each * count, note)
    for key, part in rig.bridges:
        record = catalog.get(part, Bridge)
        title = record.title if record else part
        steady(key, title, BRIDGE_ALLOWANCE_W, "passive: its draw is part of the cards'")
    for key, part in rig.splitters:
        adapter = catalog.get(part, BifurcationBoard)
        own = usable(adapter.power_w, MOST_WATTS) if adapter is not None else None
        watts = own if own is not None else SPLITTER_ALLOWANCE_W
        steady(key, _title(catalog, part), watts, None if own is not None else "allowance")
    return tuple(rows), tuple(missing)


def _title(catalog: Catalog, part: str) -> str:
    record = catalog.parts.get(part)
    return record.title if record is not None else part


def _card_row(key: str, card: Card, limit_w: float | None) -> PowerRow:
    """A card's draw: its board power, or the limit it is held to; peaks grow with the draw."""
    tdp = usable(card.tdp_w, MOST_WATTS)
    if tdp is None and limit_w is None:
        return PowerRow(
            key=key,
            title=card.title,
            sustained_w=None,
            transient_w=None,
            note="no board power published",
        )
    watts = min(w for w in (tdp, limit_w) if w is not None)
    note = f"held to {watts:g} W" if limit_w is not None and watts == limit_w else None
    return PowerRow(
        key=key,
        title=card.title,
        sustained_w=watts,
        transient_w=watts * EXCURSION_FACTOR,
        note=note,
    )


def _efficiency_of(supplies: Sequence[Psu], load: float, mains_v: float) -> float | None:
    """Efficiency of several supplies that share the load by their rating."""
    into = 0.0
    total = sum(supply.rating_w.nominal for supply in supplies)
    for supply in supplies:
        efficiency = efficiency_at(supply, load, mains_v)
        if efficiency is None:
            return None
        into += supply.rating_w.nominal / total / efficiency
    return 1 / into


def efficiency_at(supply: Psu, load: float, mains_v: float) -> float | None:
    """Efficiency (0 to 1) of a supply at a load (0 to 1) on mains of so many volts.

    From its own measured points where it has some, else what its 80 PLUS class demands at least;
    linear between points, the nearest point outside. None when neither is known.
    """
    points = efficiency_curve(supply, mains_v)
    if not points:
        return None
    if load <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in pairwise(points):
        if load <= x1:
            return y0 + (y1 - y0) * (load - x0) / (x1 - x0)
    return points[-1][1]


def efficiency_curve(supply: Psu, mains_v: float) -> tuple[tuple[float, float], ...]:
    """(load, efficiency) points of a supply, by load; empty when nothing is known."""
    if supply.efficiency is not None:
        sane = [p for p in supply.efficiency.value if p.efficiency >= LEAST_EFFICIENCY]
        rows = _nearest_mains(sane, mains_v)
        if rows:
            return rows
    if supply.efficiency_class is None:
        return ()
    name = supply.efficiency_class.value.casefold()
    for key in ("titanium", "platinum", "gold", "silver", "bronze", "white"):
        if key in name:
            return CLASS_EFFICIENCY[key][115 if mains_v < 180 else 230]
    return CLASS_EFFICIENCY["white"][115 if mains_v < 180 else 230] if "80" in name else ()


def _nearest_mains(
    points: Sequence[EfficiencyPoint], mains_v: float
) -> tuple[tuple[float, float], ...]:
    wanted = 115 if mains_v < 180 else 230
    voltages = {point.mains_v for point in points}
    voltage = wanted if wanted in voltages else next(iter(voltages), wanted)
    return tuple(sorted((p.load, p.efficiency) for p in points if p.mains_v == voltage))
