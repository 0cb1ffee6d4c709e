"""Reads ``lspci -D -nn -vv`` and the same facts from Linux's /sys/bus/pci."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rigbuilder.scan.fields import address, blocks, hex_id, link, named, pairs
from rigbuilder.scan.machine import NO_LINK, Link, SeenCard

DISPLAY = frozenset({"0300", "0302", "0380", "1200"})
"""PCI classes of display controllers and processing accelerators (PCI code and id assignment)."""
CARD_MAKERS = {"10de": "nvidia", "1002": "amd", "8086": "intel"}
INNER_PORTS = frozenset(
    {("1002", "1478"), ("1002", "1479"), ("8086", "4fa0"), ("8086", "4fa1"), ("8086", "4fa4")}
)
"""Switches that sit on the card itself: AMD since Navi 10, Intel Arc. Their upper port is what
the slot is linked with (pci.ids; Intel's by the kernel's listings of Arc cards)."""
_HEAD = re.compile(
    r"^(?P<address>(?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]) (?P<rest>.+)$", re.IGNORECASE
)
_CLASS = re.compile(r"^(?P<words>[^\[:]*)(?:\[(?P<code>[0-9a-f]{4})\])?: ?(?P<name>.*)$", re.I)
_IDS = re.compile(r"\[([0-9a-f]{4}):([0-9a-f]{4})\]", re.IGNORECASE)
_SPEED = re.compile(r"Speed ([\d.]+ ?GT/s)")
_WIDTH = re.compile(r"Width x(\d+)")
_SECONDARY = re.compile(r"secondary=([0-9a-f]{2})", re.IGNORECASE)
_CLASS_WORDS = ("vga compatible controller", "3d controller", "display controller")
_GIB = 1024**3


@dataclass
class Device:
    """One function on the bus."""

    address: str
    code: str = ""
    name: str = ""
    ids: tuple[str, str] = ("", "")
    sub: tuple[str, str] = ("", "")
    now: Link = NO_LINK
    most: Link = NO_LINK
    secondary: str | None = None
    """Bus below a bridge: domain and number."""
    chain: tuple[str, ...] | None = None
    """Bridges above it, where the source says so by itself."""
    vram_gib: float | None = None


def read_lspci(text: str) -> dict[str, Device]:
    """Every function that ``lspci`` lists, by address."""
    found: dict[str, Device] = {}
    for block in blocks(text):
        device: Device | None = None
        for line in block:
            head = _HEAD.match(line)
            if head is not None:
                device = _headed(head["address"], head["rest"])
                if device is not None:
                    found.setdefault(device.address, device)
            elif device is not None:
                _detail(device, line.strip())
    return found


def _headed(place: str, rest: str) -> Device | None:
    where, kind = address(place), _CLASS.match(rest)
    if where is None or kind is None:
        return None
    words, name = kind["words"].strip().casefold(), kind["name"]
    code = kind["code"] or ("0300" if words in _CLASS_WORDS else "")
    ids = _IDS.findall(name)
    bare = _IDS.sub("", name).split("(rev", 1)[0]
    pair = (ids[-1][0].lower(), ids[-1][1].lower()) if ids else ("", "")
    return Device(where, code, named(bare), pair)


def _detail(device: Device, line: str) -> None:
    key, _, value = line.partition(":")
    match key:
        case "Subsystem" if ids := _IDS.findall(value):
            device.sub = (ids[-1][0].lower(), ids[-1][1].lower())
        case "LnkCap":
            device.most = _lnk(value)
        case "LnkSta":
            device.now = _lnk(value)
        case "Bus" if below := _SECONDARY.search(value):
            device.secondary = f"{device.address.split(':')[0]}:{below.group(1).lower()}"


def _lnk(value: str) -> Link:
    speed, width = _SPEED.search(value), _WIDTH.search(value)
    return link(speed.group(1) if speed else None, width.group(1) if width else None)


def read_sysfs(text: str) -> dict[str, Device]:
    """The blocks that ``gather`` writes of /sys/bus/pci/devices, by address."""
    found: dict[str, Device] = {}
    for block in blocks(text):
        where, facts = address(block[0]), pairs(block[1:])
        if where is None:
            continue
        size = facts.get("mem_info_vram_total", "")
        vram = int(size) / _GIB if size.isascii() and size.isdecimal() and len(size) < 16 else 0.0
        path = [step for step in facts.get("path", "").split("/") if address(step) is not None]
        found[where] = Device(
            where,
            hex_id(facts.get("class", "")[:6]),
            "",
            (hex_id(facts.get("vendor")), hex_id(facts.get("device"))),
            (hex_id(facts.get("subsystem_vendor")), hex_id(facts.get("subsystem_device"))),
            link(facts.get("current_link_speed"), facts.get("current_link_width")),
            link(facts.get("max_link_speed"), facts.get("max_link_width")),
            chain=tuple(path[:-1]) if path else None,
            vram_gib=vram or None,
        )
    return found


def merged(first: dict[str, Device], second: dict[str, Device]) -> dict[str, Device]:
    """Both sources' devices; where both say something the first is believed."""
    found = dict(second)
    for where, device in first.items():
        other = second.get(where)
        if other is None:
            found[where] = device
            continue
        found[where] = Device(
            where,
            device.code or other.code,
            device.name or other.name,
            device.ids if device.ids[0] else other.ids,
            device.sub if device.sub[0] else other.sub,
            device.now if device.now.known else other.now,
            device.most if device.most.known else other.most,
            device.secondary or other.secondary,
            device.chain if device.chain is not None else other.chain,
            device.vram_gib,
        )
    return found


def cards_of(devices: dict[str, Device]) -> tuple[SeenCard, ...]:
    """The display adapters and accelerators of the three makers, by address."""
    by_bus = {d.secondary: d.address for d in devices.values() if d.secondary is not None}
    found = []
    for where in sorted(devices):
        device = devices[where]
        maker = device.ids[0] in CARD_MAKERS or not device.ids[0]
        if device.code in DISPLAY and maker:
            found.append(_card(device, devices, by_bus))
    return tuple(found)


def _card(device: Device, devices: dict[str, Device], by_bus: dict[str, str]) -> SeenCard:
    chain = device.chain if device.chain is not None else _climbed(device.address, by_bus)
    outer, outside = device, list(chain)
    while outside and (port := devices.get(outside[-1])) is not None and port.ids in INNER_PORTS:
        outer = port
        outside.pop()
    port = devices.get(outside[-1]) if outside else None
    card = SeenCard(
        device.address,
        device.name,
        device.ids[0],
        device.ids[1],
        device.sub[0],
        device.sub[1],
        device.vram_gib,
        now=outer.now,
        most=outer.most,
        chain=tuple(outside),
    )
    return replace(card, port=port.most) if port is not None else card


def _climbed(where: str, by_bus: dict[str, str]) -> tuple[str, ...]:
    """Bridges above an address by the buses that they lead to."""
    chain: list[str] = []
    while (above := by_bus.get(where[:7])) is not None and above not in chain:
        chain.insert(0, above)
        where = above
    return tuple(chain)
