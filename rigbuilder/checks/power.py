"""Rules of power: does the supply carry the rig, and the mains circuit the supply."""

from __future__ import annotations

import math
from collections.abc import Iterator

from rigbuilder.catalog.parts import Psu
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import listed, unknown

GOOD_LOAD = 0.8
"""Continuous load up to which a supply has head room: maker's sizing advice of 20% in reserve."""
CONTINUOUS = 0.8
"""Share of a branch circuit's rating for a load of three hours or more: NEC 210.19(A)(1),
210.20(A) (125% rule)."""
LEAST_EFFICIENCY = 0.65
"""What every ATX supply must reach, even at light load: ATX12V Power Supply Design Guide 2.2,
efficiency table. Used where neither curve nor class of a supply has a source."""
FULL_RANGE_FROM_V = 200.0
"""Mains that every supply is made for; those below it (100 to 127 V) take more current."""
LOW_MAINS_W_PER_V = 12.5
"""Output that a supply gives on low mains without saying so: its plug carries 15 A (NEMA 5-15,
UL 498), and 83% of that comes out (80 PLUS Bronze asks for 82% at full load). 1,500 W at 120 V."""
MOST_TURBO = 3.4
"""Largest published turbo limit over base power: Intel Core i9-13900 and i9-14900, 219 W over
65 W (Intel's product pages)."""
MOST_TURBO_W = 500.0
"""Largest published limit of a processor: AMD EPYC 9965, 500 W (AMD's product page)."""


def _rating(ctx: Context) -> float:
    return sum(psu.rating_w.nominal for _, psu in ctx.scene.psus)


@rule("power.capacity", "error", "The supply carries the rig's steady power with head room")
def capacity(ctx: Context) -> Iterator[Finding]:
    """Sum of the consumers against the rating; 80% is called full."""
    psus = ctx.scene.psus
    if not psus or not ctx.scene.cards:
        return
    keys = tuple(key for key, _ in psus)
    power, rating = ctx.power, _rating(ctx)
    sustained = power.sustained_w
    yield from _low_mains(ctx, keys)
    open_keys = [key for key in power.missing if ctx.rig.card(key) or key == "cpu"]
    unverified, (more, less, vague) = _unverified_watts(ctx), _spread_w(ctx)
    known = len(psus) == len(ctx.rig.psus)  # rig.unknown-part names the others
    if sustained is not None and sustained - less > rating and known and not unverified:
        yield Finding(
            rule="power.capacity",
            severity="error",
            message=(
                f"The rig draws {sustained:.0f} W steadily; "
                f"{listed(psu.title for _, psu in psus)} gives {rating:.0f} W."
            ),
            parts=keys,
            measured=rating,
            needed=round(sustained, 1),
            unit="W",
        )
    elif open_keys or sustained is None:
        names = tuple(f"power of {ctx.scene.title(key)}" for key in open_keys or power.missing)
        subject = f"Whether {rating:.0f} W carry the rig"
        yield unknown("power.capacity", keys, subject, names or ("power of the parts",))
    elif unverified:
        subject = f"{sustained:.0f} W of the rig against the {rating:.0f} W of the supply"
        leans = "fits" if sustained <= rating else "does-not-fit"
        yield unknown(
            "power.capacity", keys, subject, (), unverified, leans=leans,
            measured=rating, needed=round(sustained, 1), unit="W",
        )  # fmt: skip
    elif known and sustained + more > rating:
        subject = f"Whether {rating:.0f} W carry the {sustained:.0f} W of the rig"
        yield unknown(
            "power.capacity", keys, subject, vague,
            measured=rating, needed=round(sustained, 1), unit="W",
        )  # fmt: skip
    elif known and sustained > GOOD_LOAD * rating:
        yield Finding(
            rule="power.capacity",
            severity="warning",
            message=(
                f"The rig draws {sustained:.0f} W steadily, {sustained / rating:.0%} of the "
                f"{rating:.0f} W supply: little head room. A power limit on the cards, or "
                f"{sustained / GOOD_LOAD:.0f} W and more, keeps it at 80%."
            ),
            parts=keys,
            measured=rating,
            needed=round(sustained / GOOD_LOAD, 1),
            unit="W",
        )


def _spread_w(ctx: Context) -> tuple[float, float, tuple[str, ...]]:
    """Watts that the balance may be worse and better by, and the figures that leave it open.

    A figure with a tolerance counts on both sides, a bound is open on its other one. A card that
    is held to a limit draws no more than that.
    """
    rows = [
        (card.part.tdp_w, card.part.name, card.placed.power_limit_w)
        for card in ctx.scene.cards
        if card.part is not None and card.part.tdp_w is not None
    ]
    cpu = ctx.scene.cpu
    if cpu is not None and cpu.max_power_w is not None:
        rows.append((cpu.max_power_w, cpu.name, None))
    more, names = _turbo_w(ctx)
    less, vague = 0.0, list(names)
    for figure, name, limit in rows:
        highest = math.inf if limit is None else limit
        nominal = min(figure.nominal, highest)
        over, under = min(figure.high, highest) - nominal, nominal - max(0.0, figure.low)
        more, less = more + over, less + max(0.0, under)
        if over > 0:
            vague.append(f"exact power of the {name}")
    for _, psu in ctx.scene.psus:
        more += psu.rating_w.nominal - max(0.0, psu.rating_w.low)
        less += psu.rating_w.high - psu.rating_w.nominal
        if psu.rating_w.low < psu.rating_w.nominal:
            vague.append(f"exact rating of the {psu.name}")
    return more, less, tuple(dict.fromkeys(vague))


def _turbo_w(ctx: Context) -> tuple[float, tuple[str, ...]]:
    """Watts that a processor without a published limit may take beyond its base power, at most.

    Both are zero and empty where a limit is published.
    """
    cpu = ctx.scene.cpu
    if cpu is None or cpu.max_power_w is not None:
        return 0.0, ()
    base = cpu.tdp_w.nominal
    highest = max(cpu.tdp_w.high, min(MOST_TURBO * base, MOST_TURBO_W))
    return highest - base, (f"turbo power limit of the {cpu.name}",)


def _unverified_watts(ctx: Context) -> tuple[str, ...]:
    """Watts that decide the sum and that no source supports."""
    names = [
        f"power of the {card.part.name}"
        for card in ctx.scene.cards
        if card.part is not None
        and card.part.tdp_w is not None
        and card.part.tdp_w.grade == "unverified"
        and card.placed.power_limit_w is None
    ]
    cpu = ctx.scene.cpu
    if cpu is not None and (cpu.max_power_w or cpu.tdp_w).grade == "unverified":
        names.append(f"power of the {cpu.name}")
    names += [
        f"rating of the {psu.name}"
        for _, psu in ctx.scene.psus
        if psu.rating_w.grade == "unverified"
    ]
    return tuple(dict.fromkeys(names))


def _low_mains(ctx: Context, keys: tuple[str, ...]) -> Iterator[Finding]:
    mains = ctx.rig.site.mains_v
    for key, psu in ctx.scene.psus:
        needs = psu.min_mains_v_for_rating
        if needs is None or (needs.grade == "unverified" and mains >= needs.high):
            yield from _unsaid_mains(psu, key, mains)
        elif mains < needs.high:
            yield unknown(
                "power.capacity",
                (key,),
                (
                    f"{psu.title} reaches {psu.rating_w.nominal:.0f} W from {needs.nominal:.0f} V "
                    f"mains on, the site has {mains:.0f} V"
                ),
                (f"rating of the {psu.name} at {mains:.0f} V",),
                measured=mains,
                needed=needs.nominal,
                unit="V",
            )


def _unsaid_mains(psu: Psu, key: str, mains_v: float) -> Iterator[Finding]:
    """Strong supplies often reach their rating on 200 V and more alone: their maker has to say."""
    rating = psu.rating_w.nominal
    if mains_v >= FULL_RANGE_FROM_V or rating <= LOW_MAINS_W_PER_V * mains_v:
        return
    name = f"mains voltage from which the {psu.name} gives its rating"
    doubted = psu.min_mains_v_for_rating is not None
    yield unknown(
        "power.capacity",
        (key,),
        f"{psu.title} gives its {rating:.0f} W on {mains_v:.0f} V mains",
        () if doubted else (name,),
        (name,) if doubted else (),
        leans="fits" if doubted else None,
    )


@rule("power.transient", "warning", "The supply rides out the cards' power peaks")
def transient(ctx: Context) -> Iterator[Finding]:
    """Millisecond peaks against the rating, or what ATX 3.x supplies must bear."""
    psus, power = ctx.scene.psus, ctx.power
    if not psus or power.transient_w is None or not ctx.scene.cards:
        return
    bears, modern = power.psu_bears_w, (power.psu_standard or "").startswith("atx-3")
    if bears is not None and power.transient_w > bears:
        how = "twice its rating for 100 us (ATX 3.x)" if modern else "its rating"
        yield Finding(
            rule="power.transient",
            severity="warning",
            message=(
                f"Peaks of the cards add up to {power.transient_w:.0f} W for milliseconds; the "
                f"supply is made to bear {how}, {bears:.0f} W. It may switch off under load."
            ),
            parts=tuple(key for key, _ in psus),
            measured=round(bears, 1),
            needed=round(power.transient_w, 1),
            unit="W",
        )


@rule("power.circuit", "warning", "The mains circuit carries the rig for hours")
def circuit(ctx: Context) -> Iterator[Finding]:
    """Watts at the wall against 80% of the circuit (continuous), and against all of it."""
    site, wall, sustained = ctx.rig.site, ctx.power.wall_w, ctx.power.sustained_w
    if not ctx.scene.psus or not ctx.scene.cards or sustained is None:
        return
    most = site.mains_v * site.circuit_a
    vague = tuple(
        f"efficiency of the {psu.name}"
        for _, psu in ctx.scene.psus
        if (fact := psu.efficiency or psu.efficiency_class) is None or fact.grade == "unverified"
    )
    if vague or wall is None:
        if sustained + _turbo_w(ctx)[0] <= LEAST_EFFICIENCY * CONTINUOUS * most:
            return
        yield unknown(
            "power.circuit",
            tuple(key for key, _ in ctx.scene.psus),
            f"Whether a circuit of {site.mains_v:g} V and {site.circuit_a:g} A carries the rig's "
            f"{sustained:.0f} W and what the supply loses",
            vague,
            measured=round(CONTINUOUS * most, 1),
            needed=None if wall is None else round(wall, 1),
            unit="W",
        )
        return
    more, turbo = _turbo_w(ctx)
    if more and wall <= most < wall + more * wall / sustained:
        yield unknown(
            "power.circuit",
            ("cpu",),
            f"Whether a circuit of {site.mains_v:g} V and {site.circuit_a:g} A carries the rig, "
            f"which takes {wall:.0f} W from the wall and more while the processor boosts",
            turbo,
            measured=round(most, 1),
            needed=round(wall, 1),
            unit="W",
        )
    if wall <= CONTINUOUS * most:
        return
    trips = wall > most
    yield Finding(
        rule="power.circuit",
        severity="error" if trips else "warning",
        message=(
            f"The rig takes {wall:.0f} W from the wall; a circuit of {site.mains_v:g} V and "
            f"{site.circuit_a:g} A carries {CONTINUOUS * most:.0f} W for hours"
            + (f" and {most:.0f} W at all." if trips else ".")
        ),
        parts=tuple(key for key, _ in ctx.scene.psus),
        measured=round(CONTINUOUS * most, 1),
        needed=round(wall, 1),
        unit="W",
    )
