"""Reads ``nvidia-smi``: a table of the cards, and which of them NVLink joins."""

from __future__ import annotations

import re
from dataclasses import replace

from rigbuilder.scan.fields import address, hex_id, named, number
from rigbuilder.scan.machine import Link, SeenCard

QUERY = (
    "index",
    "name",
    "pci.bus_id",
    "pci.device_id",
    "pci.sub_device_id",
    "memory.total",
    "power.default_limit",
    "pcie.link.gen.current",
    "pcie.link.gen.max",
    "pcie.link.width.current",
    "pcie.link.width.max",
)
"""Columns asked for; a driver that lacks one answers with an error or with [N/A]."""
_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_MIB_PER_GIB = 1024


def read_table(text: str) -> tuple[SeenCard, ...]:
    """The cards in the driver's order."""
    rows = [[cell.strip() for cell in line.split(",")] for line in text.split("\n")]
    heads = next((n for n, row in enumerate(rows) if "pci.bus_id" in row), None)
    if heads is None:
        return ()
    columns = [re.sub(r" \[.*\]$", "", column) for column in rows[heads]]
    found = []
    for row in rows[heads + 1 :]:
        facts = dict(zip(columns, row, strict=False))
        where = address(facts.get("pci.bus_id", ""))
        if where is not None:
            found.append(_card(where, facts))
    return tuple(found)


def _card(where: str, facts: dict[str, str]) -> SeenCard:
    device, vendor = _ids(facts.get("pci.device_id", ""))
    sub_device, sub_vendor = _ids(facts.get("pci.sub_device_id", ""))
    memory = number(facts.get("memory.total"))
    return SeenCard(
        where,
        named(facts.get("name", "")),
        vendor or "10de",
        device,
        sub_vendor,
        sub_device,
        memory / _MIB_PER_GIB if memory else None,
        number(facts.get("power.default_limit")) or None,
        _link(facts, "current"),
        _link(facts, "max"),
    )


def _ids(text: str) -> tuple[str, str]:
    """(device, vendor) of ``0x220410DE``."""
    plain = text.lower().removeprefix("0x")
    return hex_id(plain[:4]), hex_id(plain[4:])


def _link(facts: dict[str, str], which: str) -> Link:
    lanes = number(facts.get(f"pcie.link.width.{which}"))
    generation = number(facts.get(f"pcie.link.gen.{which}"))
    return Link(
        int(lanes) if lanes and lanes <= 32 else None,
        int(generation) if generation and generation <= 6 else None,
    )


def read_pairs(text: str) -> tuple[tuple[int, int], ...]:
    """Pairs of card numbers that ``nvidia-smi topo -m`` says NVLink joins (NV1, NV2, NV4)."""
    rows = [_COLOUR.sub("", line).split() for line in text.split("\n")]
    heads = next((row for row in rows if row[:1] and re.fullmatch(r"GPU\d+", row[0])), [])
    count = sum(bool(re.fullmatch(r"GPU\d+", word)) for word in heads)
    found = set()
    for row in rows:
        if not row or row is heads or not re.fullmatch(r"GPU\d{1,3}", row[0]):
            continue
        first = int(row[0][3:])
        for second, word in enumerate(row[1 : count + 1]):
            if re.fullmatch(r"NV\d+", word) and first != second:
                found.add((min(first, second), max(first, second)))
    return tuple(sorted(found))


def with_driver(cards: tuple[SeenCard, ...], driver: tuple[SeenCard, ...]) -> tuple[SeenCard, ...]:
    """The cards of the bus with what the driver knows better; the driver's own where none are."""
    by_place = {card.address: card for card in driver}
    found = []
    for card in cards:
        known = by_place.pop(card.address, None)
        if known is None:
            found.append(card)
            continue
        found.append(
            replace(
                card,
                name=known.name or card.name,
                vendor=card.vendor or known.vendor,
                device=card.device or known.device,
                sub_vendor=card.sub_vendor or known.sub_vendor,
                sub_device=card.sub_device or known.sub_device,
                vram_gib=known.vram_gib or card.vram_gib,
                power_limit_w=known.power_limit_w,
                now=card.now if card.now.known else known.now,
                most=card.most if card.most.known else known.most,
            )
        )
    rest = [card for card in driver if card.address in by_place]
    return tuple(sorted((*found, *rest), key=lambda card: card.address))
