"""Rules that decide no fit and that an experienced builder would say all the same."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.catalog.parts import Card
from rigbuilder.checks.context import Context
from rigbuilder.checks.lanes import link_of
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding

SEPARATE_CABLES_W = 300.0
"""From this board power on makers ask for one cable a plug instead of a pigtail's two (Corsair and
Seasonic cable guides)."""
SIXTEEN_PIN = {"12vhpwr", "12v-2x6"}
"""They go into each other's sockets."""
HEATER_W = 1000.0
"""A rig that takes as much from the wall as a small electric heater is felt in the room."""
SLOW_LANES = 4


@rule("lanes.cpu-budget", "warning", "The processor has the lanes that the slots promise")
def cpu_budget(ctx: Context) -> Iterator[Finding]:
    """Sum of the cards' lanes in CPU-fed slots against the processor's own."""
    cpu = ctx.scene.cpu
    if cpu is None or cpu.pcie_lanes is None:
        return
    cards, total, switched = [], 0, set()
    for card in ctx.scene.cards:
        link = link_of(ctx.scene, card)
        fed = card.slot.wired_to.value if card.slot and card.slot.wired_to else None
        if link is not None and link.lanes and fed == "cpu":
            cards.append(card.key)
            if card.splitter is None or not card.splitter.has_switch:
                total += link.lanes
            elif card.splitter.key not in switched:  # a switch takes its slot's lanes once
                switched.add(card.splitter.key)
                total += link.slot_lanes or 0
    if total > cpu.pcie_lanes.high:
        yield Finding(
            rule="lanes.cpu-budget",
            severity="warning",
            message=(
                f"The cards' slots add up to {total} lanes; {cpu.title} has "
                f"{cpu.pcie_lanes.nominal:.0f}. Some slots will run narrower."
            ),
            parts=(*cards, "cpu"),
            measured=cpu.pcie_lanes.nominal,
            needed=total,
            unit="lanes",
        )


@rule("power.cable", "warning", "Strong cards get a cable for each plug")
def cable(ctx: Context) -> Iterator[Finding]:
    """Cards of 300 W and more with two or more 8-pin plugs, against the supplies' cables."""
    sockets = {}
    for card in ctx.scene.cards:
        part = card.part
        if part is None or part.tdp_w is None or not ctx.scene.psus:
            continue
        watts = card.placed.power_limit_w or part.tdp_w.nominal
        count = _eight_pin_plugs(ctx, part)
        if watts >= SEPARATE_CABLES_W and count >= 2:
            sockets[card.key] = count
    if not sockets:
        return
    needed, cables = sum(sockets.values()), _eight_pin_cables(ctx)
    names = ", ".join(sockets)
    if cables is None or cables >= needed:
        yield Finding(
            rule="power.cable",
            severity="note",
            message=(
                f"{names}: take a cable of its own for each of the {needed} 8-pin plugs; the two "
                f"plugs of one cable carry {SEPARATE_CABLES_W:.0f} W and more badly."
            ),
            parts=tuple(sockets),
        )
        return
    yield Finding(
        rule="power.cable",
        severity="warning",
        message=(
            f"{names} take {needed} 8-pin plugs, and the supply has {cables} cables for them: a "
            f"card of {SEPARATE_CABLES_W:.0f} W or more gets two plugs of one cable, which carries "
            "both badly."
        ),
        parts=(*sockets, *(key for key, _ in ctx.scene.psus)),
        measured=cables,
        needed=needed,
        unit="cables",
    )


def _eight_pin_plugs(ctx: Context, part: Card) -> int:
    """8-pin plugs that a card takes: its own, or its adapter's where no supply has its plug."""
    inputs = part.power_inputs.value if part.power_inputs else ()
    natives: set[str] = {
        row.type
        for _, psu in ctx.scene.psus
        for row in (psu.connectors.value if psu.connectors else ())
    }
    natives |= SIXTEEN_PIN if natives & SIXTEEN_PIN else set()
    if part.included_adapter and not all(row.type in natives for row in inputs):
        inputs = part.included_adapter.value
    return sum(row.count for row in inputs if row.type == "pcie-8pin")


def _eight_pin_cables(ctx: Context) -> int | None:
    """Cables of all supplies that end in 8-pin plugs; None where one is not known."""
    facts = [psu.pcie_cables for _, psu in ctx.scene.psus]
    if any(fact is None or fact.grade == "unverified" for fact in facts):
        return None
    return sum(fact.value for fact in facts if fact is not None)


@rule("power.psu-pair", "warning", "Several supplies start together and share their ground")
def psu_pair(ctx: Context) -> Iterator[Finding]:
    """Two or more supplies need a starter and each card its plugs from one of them."""
    if len(ctx.scene.psus) < 2:
        return
    yield Finding(
        rule="power.psu-pair",
        severity="warning",
        message=(
            f"{len(ctx.scene.psus)} supplies: a starter has to switch them on together, and each "
            "card must take slot and plugs from supplies that share their ground. Powered risers "
            "take their power from the same supply as their card."
        ),
        parts=tuple(key for key, _ in ctx.scene.psus),
        measured=len(ctx.scene.psus),
        needed=1,
        unit="supplies",
    )


@rule("memory.system-ram", "warning", "The system memory suffices to load and serve the model")
def system_ram(ctx: Context) -> Iterator[Finding]:
    """The memory of the rig against the estimate's advice."""
    memory = ctx.memory
    if memory is None or memory.system_ram_gib is None or not ctx.scene.memory:
        return
    has = sum(kit.modules * count * kit.module_gib.nominal for _, kit, count in ctx.scene.memory)
    if has < memory.system_ram_gib:
        yield Finding(
            rule="memory.system-ram",
            severity="warning",
            message=(
                f"The rig has {has:g} GiB of system memory; {memory.system_ram_gib:.0f} GiB are "
                "advised for this model."
            ),
            parts=tuple(key for key, _, _ in ctx.scene.memory),
            measured=has,
            needed=round(memory.system_ram_gib, 1),
            unit="GiB",
        )


@rule("thermal.blower-advice", "warning", "Three and more cards side by side are blowers")
def blower_advice(ctx: Context) -> Iterator[Finding]:
    """Open coolers of three neighbours heat one another inside a case."""
    if not ctx.scene.enclosed:
        return
    hot = [
        card.key
        for card in ctx.scene.cards
        if card.opening is not None
        and card.part is not None
        and card.part.cooling is not None
        and card.part.cooling.value in ("open-air", "flow-through")
    ]
    if len(hot) >= 3:
        yield Finding(
            rule="thermal.blower-advice",
            severity="warning",
            message=(
                f"{len(hot)} cards with open coolers in one case blow their heat at one another; "
                "blowers carry it out through the bracket."
            ),
            parts=tuple(hot),
        )


@rule("thermal.heat-room", "note", "The room gets rid of the rig's heat")
def heat_room(ctx: Context) -> Iterator[Finding]:
    """All power from the wall becomes heat in the room."""
    power = ctx.power
    if power.wall_w is None or power.heat_btu_h is None or power.wall_w < HEATER_W:
        return
    yield Finding(
        rule="thermal.heat-room",
        severity="note",
        message=(
            f"At full load {power.wall_w:.0f} W ({power.heat_btu_h:.0f} BTU/h) heat the room, as "
            "much as an electric heater: plan for air."
        ),
    )


@rule("speed.interconnect", "warning", "The link between the cards suits tensor parallel")
def interconnect(ctx: Context) -> Iterator[Finding]:
    """Tensor parallel over few lanes or the chipset."""
    work = ctx.rig.workload
    if work is None or work.split != "tensor" or len(ctx.scene.cards) < 2 or ctx.rig.bridges:
        return
    slow = []
    for card in ctx.scene.cards:
        link = link_of(ctx.scene, card)
        chipset = card.slot is not None and card.slot.wired_to is not None
        chipset = chipset and card.slot.wired_to.value == "chipset"  # type: ignore[union-attr]
        if chipset or (link is not None and link.lanes is not None and link.lanes <= SLOW_LANES):
            slow.append(card.key)
    if slow:
        yield Finding(
            rule="speed.interconnect",
            severity="warning",
            message=(
                f"Tensor parallel sends data between the cards for every layer; {', '.join(slow)} "
                "with four lanes or fewer, or behind the chipset, makes a split by layers faster."
            ),
            parts=tuple(slow),
        )


@rule("speed.mixed-cards", "note", "All cards are equally fast")
def mixed_cards(ctx: Context) -> Iterator[Finding]:
    """Unequal memory bandwidths: the slowest card sets the pace of its share."""
    rates = {
        card.key: card.part.bandwidth_gb_s.nominal
        for card in ctx.scene.cards
        if card.part is not None and card.part.bandwidth_gb_s is not None
    }
    if len(set(rates.values())) < 2:
        return
    slow, fast = min(rates.values()), max(rates.values())
    yield Finding(
        rule="speed.mixed-cards",
        severity="note",
        message=(
            f"The cards read their memory at {slow:.0f} to {fast:.0f} GB/s: the slower ones set "
            "the pace of their share."
        ),
        parts=tuple(rates),
        measured=slow,
        needed=fast,
        unit="GB/s",
    )
