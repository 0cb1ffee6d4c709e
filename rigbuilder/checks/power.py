"""Rules of power: does the supply carry the rig, has it the plugs, does the circuit hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rigbuilder.catalog.parts import ConnectorCount
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import listed, unknown
from rigbuilder.geometry.scene import SeatedCard

GOOD_LOAD = 0.8
"""Continuous load up to which a supply has head room: maker's sizing advice of 20% in reserve."""
CONTINUOUS = 0.8
"""Share of a branch circuit's rating for a load of three hours or more: NEC 210.19(A)(1),
210.20(A) (125% rule)."""
LEAST_EFFICIENCY = 0.65
"""What every ATX supply must reach, even at light load: ATX12V Power Supply Design Guide 2.2,
efficiency table. Used where neither curve nor class of a supply has a source."""
SIXTEEN_PIN = "16-pin (12VHPWR or 12V-2x6)"
CONNECTOR_NAME = {
    "pcie-6pin": "6-pin PCIe",
    "pcie-8pin": "8-pin PCIe",
    "nvidia-12pin": "12-pin",
    "12vhpwr": SIXTEEN_PIN,
    "12v-2x6": SIXTEEN_PIN,
    "eps-8pin": "8-pin CPU (EPS)",
}


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
    unverified = _unverified_watts(ctx)
    if sustained is not None and sustained > rating and not unverified:
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
    elif sustained > GOOD_LOAD * rating:
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
        if needs is not None and mains < needs.high:
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


@rule("power.transient", "warning", "The supply rides out the cards' power peaks")
def transient(ctx: Context) -> Iterator[Finding]:
    """Millisecond peaks against the rating, or what ATX 3.x supplies must bear."""
    psus, power = ctx.scene.psus, ctx.power
    if not psus or power.transient_w is None or not ctx.scene.cards:
        return
    rating = _rating(ctx)
    modern = all(psu.standard and psu.standard.value.startswith("atx-3") for _, psu in psus)
    bears = rating * (2.0 if modern else 1.0)
    if power.transient_w > bears:
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


@rule("power.connectors", "error", "The supply has a plug for every socket")
def connectors(ctx: Context) -> Iterator[Finding]:
    """Counts by type; a card's own adapter serves where the supply lacks its plug."""
    scene = ctx.scene
    if not scene.psus:
        return
    keys = tuple(key for key, _ in scene.psus)
    unpublished = [psu.name for _, psu in scene.psus if psu.connectors is None]
    if unpublished:
        if scene.cards:
            names = tuple(f"connectors of the {name}" for name in unpublished)
            yield unknown("power.connectors", keys, "Whether the plugs suffice", names)
        return
    pool = _Pool(Counter())
    for _, psu in scene.psus:
        for row in psu.connectors.value if psu.connectors else ():
            pool.has[_merged(row.type)] += row.count
    missing: list[str] = []
    if scene.board is not None and scene.board.power_inputs is not None:
        pool.take(scene.board.power_inputs.value, None, "board")
    for card in sorted(scene.cards, key=_has_adapter):
        part = card.part
        if part is None:
            continue
        if part.power_inputs is None:
            missing.append(f"power sockets of the {part.name}")
            continue
        adapter = part.included_adapter.value if part.included_adapter else None
        pool.take(part.power_inputs.value, adapter, card.key)
    unverified = _unverified(ctx, pool)
    if pool.wanted["eps-8pin"] and scene.board is not None and scene.board.power_inputs is None:
        missing.append(f"power sockets of the {scene.board.name}")
    for kind, short in sorted(pool.short.items()):
        sentence = (
            f"The rig needs {pool.wanted[kind]} {CONNECTOR_NAME[kind]} plugs, "
            f"{listed(psu.title for _, psu in scene.psus)} has {pool.wanted[kind] - short}"
        )
        users = (*keys, *pool.users[kind])
        has, needs = pool.wanted[kind] - short, pool.wanted[kind]
        unit = f"{CONNECTOR_NAME[kind]} plugs"
        if unverified:
            yield unknown(
                "power.connectors", users, sentence, (), unverified, leans="does-not-fit",
                measured=has, needed=needs, unit=unit,
            )  # fmt: skip
            continue
        yield Finding(
            rule="power.connectors",
            severity="error",
            message=f"{sentence}.",
            parts=users,
            measured=has,
            needed=needs,
            unit=unit,
        )
    if missing and not pool.short:
        yield unknown("power.connectors", keys, "Whether the plugs suffice", tuple(missing))
    if unverified and not pool.short and scene.cards:
        subject = "the supply has a plug for every socket"
        yield unknown("power.connectors", keys, subject, (), unverified, leans="fits")


def _has_adapter(card: SeatedCard) -> bool:
    """Cards without an adapter choose first: they have no other way."""
    return card.part is not None and card.part.included_adapter is not None


def _unverified(ctx: Context, pool: _Pool) -> tuple[str, ...]:
    """Facts of plugs and sockets that no source supports and that the answer rests on.

    Every supply has the plugs that a board alone needs; its sockets count where cards want the
    same plugs. An adapter counts where it is used.
    """
    board = ctx.scene.board
    sockets = board.power_inputs if board else None
    names = [
        f"connectors of the {psu.name}"
        for _, psu in ctx.scene.psus
        if psu.connectors is not None and psu.connectors.grade == "unverified"
    ]
    names += [
        f"power sockets of the {card.part.name}"
        for card in ctx.scene.cards
        if card.part is not None
        and card.part.power_inputs is not None
        and card.part.power_inputs.grade == "unverified"
    ]
    names += [
        f"adapter in the box of the {card.part.name}"
        for card in ctx.scene.cards
        if card.part is not None
        and card.key in pool.adapted
        and card.part.included_adapter is not None
        and card.part.included_adapter.grade == "unverified"
    ]
    contested = any(user != "board" for user in pool.users.get("eps-8pin", ()))
    if board is not None and contested and sockets is not None and sockets.grade == "unverified":
        names.append(f"power sockets of the {board.name}")
    return tuple(dict.fromkeys(names))


def _merged(kind: str) -> str:
    """12VHPWR and 12V-2x6 plugs go into each other's sockets (PCI-SIG ECN of 2023)."""
    return "12v-2x6" if kind == "12vhpwr" else kind


class _Pool:
    """Plugs of the supplies, given out card by card."""

    def __init__(self, has: Counter[str]) -> None:
        self.has = has
        self.wanted: Counter[str] = Counter()
        self.short: Counter[str] = Counter()
        self.users: dict[str, list[str]] = {}
        self.adapted: set[str] = set()
        """Cards that take their adapter."""

    def take(
        self,
        inputs: tuple[ConnectorCount, ...],
        adapter: tuple[ConnectorCount, ...] | None,
        user: str,
    ) -> None:
        """Gives a consumer its plugs: the supply's own ones, else through the card's adapter."""
        native = all(self._free(row.type) >= row.count for row in inputs)
        if not native and adapter is not None:
            self.adapted.add(user)
            inputs = adapter
        for row in inputs:
            self._give(row.type, row.count, user)

    def _free(self, kind: str) -> int:
        kind = _merged(kind)
        return self.has[kind] + (self.has["pcie-8pin"] if kind == "pcie-6pin" else 0)

    def _give(self, kind: str, count: int, user: str) -> None:
        kind = _merged(kind)
        self.wanted[kind] += count
        self.users.setdefault(kind, []).append(user)
        own = min(count, self.has[kind])
        self.has[kind] -= own
        rest = count - own
        if kind == "pcie-6pin":  # a 6+2-pin plug serves a 6-pin socket
            split = min(rest, self.has["pcie-8pin"])
            self.has["pcie-8pin"] -= split
            rest -= split
        if rest:
            self.short[kind] += rest


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
        if sustained <= LEAST_EFFICIENCY * CONTINUOUS * most:
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
