"""Asks Windows through PowerShell's CIM classes, and reads the JSON that it answers with."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rigbuilder.scan.fields import hex_id, named, number
from rigbuilder.scan.lspci import CARD_MAKERS
from rigbuilder.scan.machine import Link, SeenCard, SeenModule, SeenSlot

SCRIPT = r"""
$ErrorActionPreference = 'SilentlyContinue'
[Console]::OutputEncoding = [System.Text.Encoding]::UTF8
function Place($id) {
  $keys = 'DEVPKEY_Device_BusNumber','DEVPKEY_Device_Address','DEVPKEY_Device_Parent',
    'DEVPKEY_PciDevice_CurrentLinkSpeed','DEVPKEY_PciDevice_CurrentLinkWidth',
    'DEVPKEY_PciDevice_MaxLinkSpeed','DEVPKEY_PciDevice_MaxLinkWidth'
  $found = @{}
  foreach ($row in Get-PnpDeviceProperty -InstanceId $id -KeyName $keys) {
    $found[$row.KeyName.Split('_')[-1]] = $row.Data
  }
  $found
}
$cards = foreach ($card in Get-CimInstance Win32_VideoController) {
  $places = @(); $id = $card.PNPDeviceID
  for ($n = 0; $n -lt 6 -and $id -like 'PCI\*'; $n++) {
    $place = Place $id
    $places += @{ Id = ($id -split '\\')[1]; Bus = $place.BusNumber; Address = $place.Address
      Speed = $place.CurrentLinkSpeed; Width = $place.CurrentLinkWidth
      MaxSpeed = $place.MaxLinkSpeed; MaxWidth = $place.MaxLinkWidth }
    $id = $place.Parent
  }
  @{ Name = $card.Name; Places = $places }
}
@{
  Board = Get-CimInstance Win32_BaseBoard | Select-Object Manufacturer, Product
  System = Get-CimInstance Win32_ComputerSystem |
    Select-Object Manufacturer, Model, TotalPhysicalMemory
  Processors = @(Get-CimInstance Win32_Processor | Select-Object Name)
  Memory = @(Get-CimInstance Win32_PhysicalMemory |
    Select-Object Manufacturer, PartNumber, Capacity, Speed, SMBIOSMemoryType, TypeDetail)
  Slots = @(Get-CimInstance Win32_SystemSlot |
    Select-Object SlotDesignation, SegmentGroupNumber, BusNumber, DeviceNumber, FunctionNumber)
  Cards = @($cards)
} | ConvertTo-Json -Depth 6 -Compress
"""
MEMORY_TYPES = {20: "DDR", 21: "DDR2", 24: "DDR3", 26: "DDR4", 34: "DDR5", 35: "LPDDR5"}
"""SMBIOS 3.7, 7.18.2 (memory device: type)."""
REGISTERED_BIT, UNBUFFERED_BIT = 1 << 13, 1 << 14
"""SMBIOS 3.7, 7.18.3 (memory device: type detail)."""
_PNP = re.compile(
    r"^VEN_(?P<vendor>[0-9A-F]{4})&DEV_(?P<device>[0-9A-F]{4})"
    r"(?:&SUBSYS_(?P<sub_device>[0-9A-F]{4})(?P<sub_vendor>[0-9A-F]{4}))?",
    re.IGNORECASE,
)
_GIB = 1024**3
MOST_ROWS = 256


@dataclass(frozen=True, slots=True)
class WindowsFacts:
    """What Windows says, in the words that the other sources use."""

    board: tuple[str, str]
    system: tuple[str, str]
    """Maker and model."""
    memory_gib: float | None
    cpus: tuple[str, ...]
    modules: tuple[SeenModule, ...]
    slots: tuple[SeenSlot, ...]
    cards: tuple[SeenCard, ...]


def read_windows(text: str) -> WindowsFacts | None:
    """The facts of the JSON; None where it is none."""
    start = text.find("{")
    try:
        data = json.loads(text[start:]) if start >= 0 else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    board, system = _table(data.get("Board")), _table(data.get("System"))
    memory = _count(system.get("TotalPhysicalMemory"))
    slots = [_slot(row) for row in _rows(data, "Slots")]
    places = [slot.address for slot in slots]
    return WindowsFacts(
        (_text(board.get("Manufacturer")), _text(board.get("Product"))),
        (_text(system.get("Manufacturer")), _text(system.get("Model"))),
        memory / _GIB if memory else None,
        tuple(name for row in _rows(data, "Processors") if (name := _text(row.get("Name")))),
        tuple(module for row in _rows(data, "Memory") if (module := _module(row)) is not None),
        tuple(
            slot if slot.address and places.count(slot.address) == 1
            else SeenSlot(slot.designation)
            for slot in slots if slot.designation
        ),
        tuple(card for row in _rows(data, "Cards") if (card := _card(row)) is not None),
    )  # fmt: skip


def _rows(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """A list of tables; PowerShell writes a single one without its list."""
    value = data.get(key)
    rows = value if isinstance(value, list) else [value]
    return [row for row in rows[:MOST_ROWS] if isinstance(row, dict)]


def _table(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return named(value) if isinstance(value, str) else ""


def _count(value: Any) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and 0 <= value < 1 << 60 else None


def _module(row: Mapping[str, Any]) -> SeenModule | None:
    capacity = _count(row.get("Capacity"))
    if not capacity or capacity < _GIB:
        return None
    detail = _count(row.get("TypeDetail")) or 0
    registered = bool(detail & REGISTERED_BIT)
    return SeenModule(
        capacity / _GIB,
        MEMORY_TYPES.get(_count(row.get("SMBIOSMemoryType")) or 0, ""),
        registered if registered or detail & UNBUFFERED_BIT else None,
        _text(row.get("Manufacturer")),
        _text(row.get("PartNumber")),
        _count(row.get("Speed")),
    )


def _slot(row: Mapping[str, Any]) -> SeenSlot:
    bus, device = _count(row.get("BusNumber")), _count(row.get("DeviceNumber"))
    function = _count(row.get("FunctionNumber")) or 0
    domain = _count(row.get("SegmentGroupNumber")) or 0
    name = _text(row.get("SlotDesignation"))
    if (not bus and not device) or bus is None or device is None or bus > 254 or device > 31:
        return SeenSlot(name)
    return SeenSlot(name, f"{domain:04x}:{bus:02x}:{device:02x}.{function & 7}")


def _card(row: Mapping[str, Any]) -> SeenCard | None:
    places = [(place, ids) for place in _rows(row, "Places") if (ids := _ids(place)) is not None]
    if not places or places[0][1]["vendor"].lower() not in CARD_MAKERS:
        return None
    where = _where(places[0][0])
    if where is None:
        return None
    first, ids = places[0]
    chain = [above for place, _ in places[1:] if (above := _where(place)) is not None]
    port = places[1][0] if len(places) > 1 else {}
    return SeenCard(
        where,
        _text(row.get("Name")),
        hex_id(ids["vendor"]),
        hex_id(ids["device"]),
        hex_id(ids["sub_vendor"]),
        hex_id(ids["sub_device"]),
        now=_link(first, ""),
        most=_link(first, "Max"),
        port=_link(port, "Max"),
        chain=tuple(reversed(chain)),
    )


def _ids(place: Mapping[str, Any]) -> re.Match[str] | None:
    text = place.get("Id")
    return _PNP.match(text) if isinstance(text, str) else None


def _where(place: Mapping[str, Any]) -> str | None:
    """Address by bus number and (device << 16 | function)."""
    bus, packed = _count(place.get("Bus")), _count(place.get("Address"))
    if bus is None or packed is None or bus > 255 or packed >> 16 > 31:
        return None
    return f"0000:{bus:02x}:{packed >> 16:02x}.{packed & 7}"


def _link(place: Mapping[str, Any], which: str) -> Link:
    """Windows counts speeds as generations: 1 is 2.5 GT/s."""
    lanes = number(str(_count(place.get(f"{which}Width")) or ""))
    generation = _count(place.get(f"{which}Speed"))
    return Link(
        int(lanes) if lanes and lanes <= 32 else None,
        generation if generation and generation <= 6 else None,
    )
