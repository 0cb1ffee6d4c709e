"""The same workload on one large card: what to hold a rig of several cards against."""

from __future__ import annotations

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Record
from rigbuilder.catalog.parts import Card
from rigbuilder.estimates.cost import estimate_cost
from rigbuilder.estimates.memory import estimate_memory
from rigbuilder.estimates.power import estimate_power
from rigbuilder.estimates.results import Range
from rigbuilder.estimates.speed import estimate_speed
from rigbuilder.estimates.value import ValueEstimate, estimate_value
from rigbuilder.rig.model import PlacedCard, Rig

SINGLE_CARDS = (
    "nvidia-rtx-a6000",
    "nvidia-rtx-6000-ada",
    "nvidia-a100-80gb-pcie",
    "nvidia-rtx-pro-6000-blackwell-workstation",
)
"""Cards of 48, 48, 80 and 96 GB that buyers of several smaller cards weigh against them."""


class SingleCard(Record):
    """The rig with one card of this part in place of all of its own."""

    part: str
    title: str
    vram_gib: float
    fits: bool | None
    longest_context: int | None
    decode_tok_s: Range
    sustained_w: float | None
    cost_low: float | None
    """Of the whole rig with this card."""
    cost_high: float | None
    currency: str
    value: ValueEstimate


def single_cards(rig: Rig, catalog: Catalog) -> tuple[SingleCard, ...]:
    """The rig's workload on each of ``SINGLE_CARDS``; empty without a workload or cards.

    Every other part of the rig stays; bridges go. A card without a price leaves its cost open.
    """
    if rig.workload is None or not rig.cards:
        return ()
    rows = []
    for part in SINGLE_CARDS:
        card = catalog.get(part, Card)
        if card is None or [placed.part for placed in rig.cards] == [part]:
            continue
        one = rig.model_copy(update={"cards": (PlacedCard(key="gpu1", part=part),), "bridges": ()})
        memory, speed = estimate_memory(one, catalog), estimate_speed(one, catalog)
        power, cost = estimate_power(one, catalog), estimate_cost(one, catalog)
        priced = "gpu1" not in cost.unpriced
        if not priced:  # the other parts alone are no price of it
            cost = cost.model_copy(update={"low": None, "high": None})
        rows.append(
            SingleCard(
                part=part,
                title=card.title,
                vram_gib=card.vram_gib.nominal,
                fits=memory.fits if memory is not None else None,
                longest_context=memory.longest_context if memory is not None else None,
                decode_tok_s=speed.decode_tok_s if speed is not None else Range(),
                sustained_w=None if "gpu1" in power.missing else power.sustained_w,
                cost_low=cost.low,
                cost_high=cost.high,
                currency=cost.currency,
                value=estimate_value(rig.site, memory, speed, power, cost),
            )
        )
    return tuple(rows)
