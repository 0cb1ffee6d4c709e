"""Small readers shared by the parsers: numbers, addresses and ids out of foreign text."""

from __future__ import annotations

import re

from rigbuilder.scan.machine import GENERATION_OF_GT_S, Link

LONGEST = 200
"""Of a name; the rest of a longer one is dropped."""
_ADDRESS = re.compile(
    r"(?:(?P<domain>[0-9a-f]{4,8}):)?(?P<bus>[0-9a-f]{2}):(?P<device>[0-9a-f]{2})\.(?P<f>[0-7])"
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_HEX4 = re.compile(r"(?:0x)?([0-9a-f]{4})")


def named(text: str) -> str:
    """A name in one line without control characters, and no longer than ``LONGEST``."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text[: 4 * LONGEST])
    return " ".join(shown.split())[:LONGEST]


def address(text: str) -> str | None:
    """``0000:01:00.0`` from any of its spellings (``01:00.0``, ``00000000:01:00.0``)."""
    found = _ADDRESS.fullmatch(text.strip().lower())
    if found is None:
        return None
    domain = int(found["domain"] or "0", 16)
    return f"{domain:04x}:{found['bus']}:{found['device']}.{found['f']}"


def same_device(address_: str) -> str:
    """The address without its function: a card's picture and sound are one device."""
    return address_.rpartition(".")[0]


def number(text: str | None) -> float | None:
    """The first number of a text; None without one or with one that is absurd."""
    found = _NUMBER.search(text or "")
    value = float(found.group()[:18]) if found else None
    return value if value is not None and 0 <= value < 1e9 else None


def hex_id(text: str | None) -> str:
    """A PCI id as four digits; empty for anything else."""
    found = _HEX4.fullmatch((text or "").strip().lower())
    return found.group(1) if found else ""


def link(speed: str | None, width: str | None) -> Link:
    """A link from ``16.0 GT/s PCIe`` and ``16`` or ``x16``."""
    lanes = number(width)
    whole = int(lanes) if lanes is not None and 1 <= lanes <= 32 else None
    return Link(whole, GENERATION_OF_GT_S.get(number(speed) or 0.0))


def blocks(text: str) -> list[list[str]]:
    """Lines in groups that blank lines part."""
    found: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [block for block in found if block]


def pairs(lines: list[str]) -> dict[str, str]:
    """``Key: value`` lines; the first of a key counts."""
    found: dict[str, str] = {}
    for line in lines:
        key, colon, value = line.partition(":")
        if colon:
            found.setdefault(key.strip(), value.strip())
    return found
