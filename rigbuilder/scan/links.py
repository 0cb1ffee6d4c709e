"""The link that a card has negotiated, beside what it, its port and its slot could give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rigbuilder.catalog.parts import Card, Slot
from rigbuilder.scan.machine import Link, SeenCard

IDLE = "idle cards slow their link down: look again while it works"


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One card's link."""

    key: str
    slot: str | None
    """The board's name of its slot; None where it is not proven."""
    now: Link
    card: Link
    """What the card can do."""
    port: Link
    """What the port above it can do, as the firmware has split the lanes."""
    published: Link
    """What the catalog says of the slot."""
    remarks: tuple[str, ...]

    def to_json_data(self) -> dict[str, Any]:
        """Lanes and generations; None for what is not known."""
        names = ("now", "card", "port", "published")
        links = {name: getattr(self, name) for name in names}
        return {
            "key": self.key,
            "slot": self.slot,
            **{
                name: {"lanes": link.lanes, "generation": link.generation}
                for name, link in links.items()
            },
            "remarks": list(self.remarks),
        }


def link_row(key: str, seen: SeenCard, card: Card, slot: Slot | None) -> LinkRow:
    """The row of a card; remarks where the link is narrower or slower than it could be."""
    own = Link(
        seen.most.lanes or _whole(card.pcie_lanes),
        seen.most.generation or _whole(card.pcie_generation),
    )
    published = Link(
        slot.electrical_lanes.value if slot and slot.electrical_lanes else None,
        _whole(slot.generation) if slot else None,
    )
    remarks = []
    could = _least(own.lanes, seen.port.lanes, None if seen.port.lanes else published.lanes)
    if seen.now.lanes is not None and could is not None and seen.now.lanes < could:
        remarks.append(
            f"x{seen.now.lanes} of x{could}: look at its seat, a riser, and what shares its lanes"
        )
    if seen.port.lanes and published.lanes and seen.port.lanes < published.lanes:
        remarks.append(
            f"the firmware gives x{seen.port.lanes} of the slot's x{published.lanes}: "
            "another slot or drive takes the others"
        )
    fastest = _least(own.generation, seen.port.generation, published.generation)
    if seen.now.generation is not None and fastest is not None and seen.now.generation < fastest:
        remarks.append(f"generation {seen.now.generation} of {fastest}: {IDLE}")
    return LinkRow(
        key, slot.name if slot else None, seen.now, own, seen.port, published, tuple(remarks)
    )


def _least(*values: int | None) -> int | None:
    known = [value for value in values if value is not None]
    return min(known) if known else None


def _whole(figure: Any) -> int | None:
    return int(figure.nominal) if figure is not None else None
