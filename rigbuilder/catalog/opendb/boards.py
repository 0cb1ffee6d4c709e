"""OpenDB's motherboard entries as boards. Where a slot sits it does not say: that stays unknown."""

from __future__ import annotations

import re
from typing import Any

from rigbuilder.catalog.opendb.entries import EntryError
from rigbuilder.catalog.opendb.fields import Fields, Raw, shown

FORM_FACTORS = {
    "atx": "atx",
    "micro atx": "micro-atx",
    "mini-itx": "mini-itx",
    "thin mini-itx": "mini-itx",
    "mini dtx": "mini-dtx",
    "eatx": "e-atx",
    "xl atx": "xl-atx",
    "hptx": "hptx",
    "ssi eeb": "eeb",
    "ssi ceb": "ceb",
}
GENERATIONS = {"1.1": 1.0, "2.0": 2.0, "3.0": 3.0, "4.0": 4.0, "5.0": 5.0, "6.0": 6.0}
MOST_SLOTS = 12
CONNECTOR_LANES = (1, 4, 8, 16)
MEMORY_TYPES = {f"ddr{n}": f"DDR{n}" for n in range(1, 7)}
_TWO = re.compile(r"^2 x ")


def socket(text: str) -> str:
    """``LGA 1700`` as the catalog writes it: ``LGA1700``; boards with two sockets name it once."""
    plain = _TWO.sub("", text).replace("LGA ", "LGA")
    return {"LGA1151v2": "LGA1151", "sTR4": "TR4", "LGA2011-3 Narrow": "LGA2011-3"}.get(
        plain, plain
    )


def board(fields: Fields) -> Raw:
    """The fields of a board; raises EntryError where a field that it cannot lack is missing."""
    form = fields.one_of("form_factor", FORM_FACTORS)
    if form is None:
        raise EntryError("has no form factor that RigBuilder knows")
    name = fields.text("socket")
    if name is None:
        raise EntryError("names no socket")
    two = "two sockets" if _TWO.match(name) else None
    memory, slots = fields.text("memory.ram_type"), fields.whole("memory.slots", 1, 32)
    chipset = fields.text("chipset")
    return {
        "form_factor": fields.stated(form),
        "socket": fields.stated(socket(name), two),
        "chipset": re.sub(r"^(Intel|AMD) ", "", chipset) if chipset else None,
        "slots": _slots(fields),
        "memory_type": fields.stated(memory) if memory else None,
        "memory_slots": fields.stated(slots) if slots is not None else None,
        "max_memory_gib": fields.figure("memory.max", "max_memory_gib"),
        "power_inputs": _power(fields),
    }


def _slots(fields: Fields) -> tuple[Raw, ...]:
    found = fields.raw("pcie_slots")
    if found is None:
        return ()
    if not isinstance(found, list):
        fields.refuse("pcie_slots", f"found {shown(found)}, expected a list")
        return ()
    slots: list[Raw] = []
    for number, row in enumerate(found[: MOST_SLOTS + 1]):
        slots += _alike(fields, f"pcie_slots.{number}", row, slots)
    if len(slots) > MOST_SLOTS or len(found) > MOST_SLOTS:
        fields.refuse("pcie_slots", f"more than {MOST_SLOTS} slots, which no board has room for")
        return ()
    return tuple(slots)


def _alike(fields: Fields, place: str, row: Any, before: list[Raw]) -> list[Raw]:
    """The slots of one row of the list: so many of one generation and width."""
    if not isinstance(row, dict):
        fields.refuse(place, f"found {shown(row)}, expected a table")
        return []
    inner = Fields(row, fields.grade, fields.source)
    quantity = inner.whole("quantity", 1, MOST_SLOTS)
    lanes = inner.whole("lanes", 1, 16)
    generation = inner.one_of("gen", GENERATIONS)
    for name, reason in inner.refused:
        fields.refuse(f"{place}.{name}", reason)
    if quantity is None or lanes is None:
        return []
    if lanes not in CONNECTOR_LANES:
        fields.refuse(f"{place}.lanes", f"found {lanes}, expected 1, 4, 8 or 16")
        return []
    kind = f"PCIe{f' {generation:g}.0' if generation else ''} x{lanes}"
    count = sum(1 for slot in before if slot["name"].startswith(f"{kind} #"))
    # a slot said to be x16 has that connector; fewer lanes may be those wired to a longer one
    sure = fields.grade if lanes == 16 else "unverified"
    return [
        {
            "name": f"{kind} #{count + n}",
            "mechanical_lanes": fields.stated(lanes, grade=sure),
            "generation": fields.stated(generation) if generation else None,
        }
        for n in range(1, quantity + 1)
    ]


def _power(fields: Fields) -> Raw | None:
    plugs = fields.texts("power_connectors.cpu_power", 8)
    if not plugs:
        return None
    if any(plug.replace(" ", "-") != "8-pin" for plug in plugs):
        fields.refuse("power_connectors.cpu_power", f"found {', '.join(plugs)}, expected 8-pin")
        return None
    return fields.stated(({"type": "eps-8pin", "count": len(plugs)},))
