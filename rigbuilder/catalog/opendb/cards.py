"""OpenDB's GPU entries as cards."""

from __future__ import annotations

import re

from rigbuilder.catalog.evidence import Grade
from rigbuilder.catalog.opendb.chips import architecture_of, gpu_name
from rigbuilder.catalog.opendb.entries import EntryError
from rigbuilder.catalog.opendb.fields import Fields, Raw
from rigbuilder.catalog.quality import CONNECTOR_W, FACTORY_OVER_RATING, SLOT_POWER_W

MAKERS = {"nvidia": "nvidia", "amd": "amd", "intel": "intel"}
COOLING = {
    "blower": "blower",
    "passive": "passive",
    "hybrid": "liquid",
    "water cooled": "liquid",
    "2 fans": "open-air",
    "3 fans": "open-air",
    "4 fans": "open-air",
    "1 fan": None,
}
"""A card with one fan may be a blower or not."""
CONNECTORS = {
    "pcie_6_pin": "pcie-6pin",
    "pcie_8_pin": "pcie-8pin",
    "pcie_12VHPWR": "12vhpwr",
    "pcie_12V_2x6": "12v-2x6",
}
RATES_GBIT_S = {
    "GDDR5": (3.0, 9.5),
    "GDDR5X": (9.0, 12.0),
    "GDDR6": (10.0, 21.0),
    "GDDR6X": (18.0, 24.5),
    "GDDR7": (24.0, 33.0),
}
"""Gbit/s for each pin that memory of the type is sold with (JEDEC JESD212, JESD232, JESD250 and
JESD239, Micron for GDDR6X). OpenDB's ``effective_memory_clock`` is at times the command clock."""
_INTERFACE = re.compile(r"PCIe (?:(\d)\.\d )?x(\d+)")


def card(fields: Fields) -> Raw:
    """The fields of a card; raises EntryError where a field that it cannot lack is missing."""
    chip = fields.text("chipset")
    maker = fields.one_of("chipset_manufacturer", MAKERS)
    vram = fields.figure("memory", "vram_gib")
    if chip is None or maker is None:
        raise EntryError("names no GPU")
    if vram is None:
        raise EntryError("names no possible size of memory")
    architecture = architecture_of(chip)
    if architecture is None:
        raise EntryError(f'its GPU "{chip[:60]}" is of no family that RigBuilder knows')
    bus = fields.figure("memory_bus", "memory_bus_bits")
    return {
        "gpu": gpu_name(chip, vram["value"]),
        "gpu_maker": maker,
        "architecture": architecture,
        "length_mm": fields.figure("length", "length_mm"),
        "slot_width": fields.figure("total_slot_width", "slot_width"),
        "bracket_slots": _bracket(fields),
        "cooling": _cooling(fields),
        "vram_gib": vram,
        "memory_bus_bits": bus,
        "bandwidth_gb_s": _bandwidth(fields, bus),
        **_power(fields),
        **_interface(fields),
    }


def _bracket(fields: Fields) -> Raw | None:
    slots = fields.whole("case_expansion_slot_width", 1, 5)
    return None if slots is None else fields.stated(slots)


def _cooling(fields: Fields) -> Raw | None:
    found = fields.text("cooling")
    if found is None:
        return None
    if found.casefold() not in COOLING:
        fields.refuse("cooling", f'found "{found[:40]}", which RigBuilder has no word for')
        return None
    value = COOLING[found.casefold()]
    # a number of fans does not tell whether the air leaves through the card's end
    doubted: Grade | None = "unverified" if "fan" in found.casefold() else None
    return None if value is None else fields.stated(value, grade=doubted)


def _bandwidth(fields: Fields, bus: Raw | None) -> Raw | None:
    """Pins x rate of each: derived where the page of the maker states both."""
    clock, kind = fields.number("effective_memory_clock"), fields.text("memory_type")
    low, high = RATES_GBIT_S.get(kind or "", (0.0, 0.0))
    if bus is None or clock is None or not low <= clock / 1000 <= high or high == 0:
        return None
    grade = fields.grade if fields.grade == "unverified" else "derived"
    return fields.stated(round(bus["value"] * clock / 8000, 1), "bus x memory clock", grade)


def _power(fields: Fields) -> Raw:
    """Board power and plugs; where they contradict each other neither can be told to be right."""
    power = fields.figure("tdp", "tdp_w")
    counts = {
        ours: fields.whole(f"power_connectors.{theirs}", 0, 4) or 0
        for theirs, ours in CONNECTORS.items()
    }
    plugs = tuple({"type": ours, "count": n} for ours, n in counts.items() if n)
    rating = SLOT_POWER_W + sum(CONNECTOR_W[ours] * n for ours, n in counts.items())
    if not plugs:  # zeros stand for "none" and for "not looked up" alike
        return {"tdp_w": power, "power_inputs": None}
    if power is not None and power["value"] > rating * FACTORY_OVER_RATING:
        reason = f"found {power['value']:g} W, while slot and plugs give {rating:g} W"
        fields.refuse("tdp", reason)
        fields.refuse("power_connectors", reason)
        return {"tdp_w": None, "power_inputs": None}
    return {"tdp_w": power, "power_inputs": fields.stated(plugs)}


def _interface(fields: Fields) -> Raw:
    text = fields.text("interface")
    found = _INTERFACE.fullmatch(text) if text else None
    if found is None:
        if text is not None:
            fields.refuse("interface", f'found "{text[:40]}", expected such as "PCIe 4.0 x16"')
        return {}
    generation, lanes = found.groups()
    good = int(lanes) in (1, 2, 4, 8, 16)
    if not good:
        fields.refuse("interface", f"found x{lanes}, which no card has")
    return {
        "pcie_generation": fields.stated(float(generation)) if generation else None,
        "pcie_lanes": fields.stated(float(lanes)) if good else None,
    }
