"""Reads ``dmidecode``: slots and memory modules; and what Linux tells of the firmware's tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rigbuilder.scan.fields import address, blocks, named, number, pairs
from rigbuilder.scan.machine import SeenModule, SeenSlot

NOWHERE = frozenset({"0000:00:00.0", "0000:00:1f.7", "0000:ff:1f.7", "00ff:ff:1f.7"})
"""Addresses that firmware gives to slots which it knows nothing of."""
VIRTUAL_MAKERS = {
    "qemu": "QEMU",
    "vmware": "VMware",
    "innotek": "VirtualBox",
    "microsoft corporation": "Hyper-V",
    "xen": "Xen",
    "parallels": "Parallels",
    "amazon ec2": "Amazon EC2",
    "google": "Google Compute Engine",
    "kvm": "KVM",
    "bochs": "Bochs",
    "red hat": "KVM",
    "openstack": "OpenStack",
}
"""System makers (first words, lower case) that are programs, not makers."""
VIRTUAL_PRODUCTS = {"Hyper-V": "virtual machine", "Google Compute Engine": "compute engine"}
"""Words in the product's name where the maker builds computers too."""
_SIZE = re.compile(r"^(\d{1,7}) (MB|GB|TB|kB)$")
_GIB_OF = {"kB": 1 / 1024**2, "MB": 1 / 1024, "GB": 1.0, "TB": 1024.0}
_UNSAID = frozenset({"unknown", "none", "not specified", "no module installed", "", "--", "n/a"})


def sections(text: str, title: str) -> Iterator[dict[str, str]]:
    """The tables of a title, such as ``System Slot Information``."""
    for block in blocks(text):
        lines = [line.strip() for line in block]
        if title in lines:
            yield pairs(lines[lines.index(title) + 1 :])


def said(text: str | None) -> str:
    """A name, empty where the firmware only says that it says nothing."""
    name = named(text or "")
    return "" if name.casefold() in _UNSAID else name


def slots_of(text: str) -> tuple[SeenSlot, ...]:
    """Every slot with the address of what is in it; an address of several slots is nobody's."""
    rows = [
        (said(facts.get("Designation")), address(facts.get("Bus Address", "")))
        for facts in sections(text, "System Slot Information")
    ]
    places = [place for _, place in rows if place is not None]
    return tuple(
        SeenSlot(
            name, place if place and place not in NOWHERE and places.count(place) == 1 else None
        )
        for name, place in rows
        if name
    )


def modules_of(text: str) -> tuple[SeenModule, ...]:
    """The memory modules that are there."""
    found = []
    for facts in sections(text, "Memory Device"):
        size = _SIZE.match(facts.get("Size", ""))
        if size is None:
            continue
        speed = number(facts.get("Speed"))
        found.append(
            SeenModule(
                int(size[1]) * _GIB_OF[size[2]],
                said(facts.get("Type")),
                _registered(facts.get("Type Detail", "")),
                said(facts.get("Manufacturer")),
                said(facts.get("Part Number")),
                int(speed) if speed else None,
            )
        )
    return tuple(module for module in found if module.size_gib >= 1)


def _registered(detail: str) -> bool | None:
    words = detail.casefold()
    if "unbuffered" in words or "unregistered" in words:
        return False
    return True if "registered" in words or "(buffered)" in words else None


def board_of(dmi: str, dmidecode: str) -> tuple[str, str]:
    """(maker, name) of the board, from Linux or from dmidecode; empty where neither says."""
    facts = pairs(dmi.split("\n"))
    maker, name = said(facts.get("board_vendor")), said(facts.get("board_name"))
    if name:
        return maker, name
    table = next(sections(dmidecode, "Base Board Information"), {})
    return said(table.get("Manufacturer")), said(table.get("Product Name"))


def virtual_of(dmi: str, dmidecode: str, cpuinfo: str) -> str | None:
    """The program that this computer runs inside of; None for a real one."""
    facts = pairs(dmi.split("\n"))
    table = next(sections(dmidecode, "System Information"), {})
    maker = facts.get("sys_vendor") or table.get("Manufacturer", "")
    product = (facts.get("product_name") or table.get("Product Name", "")).casefold()
    for start, name in VIRTUAL_MAKERS.items():
        if named(maker).casefold().startswith(start) and VIRTUAL_PRODUCTS.get(name, "") in product:
            return name
    flags = next((line for line in cpuinfo.split("\n") if line.startswith("flags")), "")
    return "of an unnamed kind" if "hypervisor" in flags.split() else None
