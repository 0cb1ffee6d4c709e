"""OpenDB's processors, coolers, memory and drives in RigBuilder's fields."""

from __future__ import annotations

import re

from rigbuilder.catalog.opendb.boards import MEMORY_TYPES, socket
from rigbuilder.catalog.opendb.entries import EntryError
from rigbuilder.catalog.opendb.fields import Fields, Raw

_DRIVE = re.compile(r"^(?:M\.2 )?PCIe (\d\.\d) (x\d+)$")


def cpu(fields: Fields) -> Raw:
    """The fields of a processor; raises EntryError where one that it cannot lack is missing."""
    name, power = fields.text("socket"), fields.figure("specifications.tdp", "tdp_w")
    if name is None:
        raise EntryError("names no socket")
    if power is None:
        raise EntryError("names no possible power")
    most = fields.raw("specifications.ppt")
    return {
        "socket": fields.stated(socket(name)),
        "tdp_w": power,
        # 0 stands for "none published" in most entries
        "max_power_w": None if most == 0 else fields.figure("specifications.ppt", "max_power_w"),
        "memory_channels": fields.figure("specifications.memory.channels", "memory_channels"),
    }


def cooler(fields: Fields) -> Raw:
    """The fields of a CPU cooler; raises EntryError where one it cannot lack is missing."""
    liquid = fields.flag("water_cooled")
    sockets = tuple(dict.fromkeys(socket(name) for name in fields.texts("cpu_sockets")))
    if liquid is None:
        raise EntryError("does not say whether it cools by air or by water")
    if not sockets:
        raise EntryError("names no socket")
    radiator = fields.figure("radiator_size", "radiator_length_mm") if liquid else None
    if liquid and radiator is None:
        raise EntryError("cools by water and names no possible size of its radiator")
    return {
        "type": fields.stated("liquid" if liquid else "air"),
        "sockets": fields.stated(sockets),
        "height_mm": fields.figure("height", "cooler_height_mm"),
        "radiator_length_mm": radiator,
    }


def memory(fields: Fields) -> Raw:
    """The fields of memory; raises EntryError where one that it cannot lack is missing."""
    generation = fields.one_of("ram_type", MEMORY_TYPES)
    modules = fields.whole("modules.quantity", 1, 16)
    size = fields.figure("modules.capacity_gb", "module_gib")
    if generation is None or modules is None or size is None:
        raise EntryError("does not say its type, its number of modules and their size")
    shape = fields.text("form_factor") or ""
    word = "SO-DIMM" if "SO-DIMM" in shape else "UDIMM"
    if fields.text("registered") == "Registered":
        word = "RDIMM"
    height = fields.raw("height")
    return {
        "type": fields.stated(f"{generation} {word}"),
        "modules": modules,
        "module_gib": size,
        # 0 stands for "not measured"
        "height_mm": None if height == 0 else fields.figure("height", "memory_height_mm"),
    }


def storage(fields: Fields) -> Raw:
    """The fields of a drive; raises EntryError where one that it cannot lack is missing."""
    text, size = fields.text("interface"), fields.figure("capacity", "capacity_gb")
    if text is None or size is None:
        raise EntryError("does not say its interface and a possible size")
    found = _DRIVE.match(text)
    if found and fields.flag("nvme"):
        text = f"NVMe PCIe {found[1]} {found[2]}"
    return {
        "interface": fields.stated(text.replace(".0 Gb/s", " Gb/s")),
        "capacity_gb": size,
    }
