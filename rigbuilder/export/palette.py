"""Colours of the drawing by purpose: for a light, a dark and a high-contrast window, and for paper.

A colour is never the only sign: unknown edges are hatched and dashed, overlaps are cross-hatched
and carry their depth, dimension lines carry a tick, a cross or a question mark.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as ``#rrggbb``."""

    background: str
    """Behind everything, and behind the text of dimension lines."""
    line: str
    """Outlines of parts."""
    faint: str
    """Details inside a part: fins, vents, seams."""
    text: str
    case: str
    """Walls of the case."""
    inside: str
    """The room inside the case."""
    metal: str
    """Brackets, opening covers, rails, I/O shields."""
    pcb: str
    board: str
    slot: str
    slot_text: str
    gold: str
    """Contacts: gold fingers, slot contacts, NVLink edges."""
    shroud: str
    """Cooler and housing of a card."""
    fan: str
    backplate: str
    plug: str
    cable: str
    bridge: str
    cooler: str
    memory: str
    psu: str
    psu_text: str
    shroud_text: str
    ok: str
    bad: str
    unknown: str
    info: str
    """Dimension lines that only inform."""


LIGHT = Palette(
    background="#f6f7f9",
    line="#39424e",
    faint="#8a94a1",
    text="#1a1e24",
    case="#7d8896",
    inside="#eef0f3",
    metal="#c9ced5",
    pcb="#2f6b46",
    board="#cfe0d4",
    slot="#3c4550",
    slot_text="#ffffff",
    gold="#c89b2c",
    shroud="#b9c3d0",
    fan="#8794a5",
    backplate="#5d6875",
    plug="#2b3036",
    cable="#4b535d",
    bridge="#5b6cc0",
    cooler="#d5dae0",
    memory="#7fa38c",
    psu="#6b7683",
    psu_text="#ffffff",
    shroud_text="#14181d",
    ok="#12662f",
    bad="#b3261e",
    unknown="#6f3bb8",
    info="#3f4954",
)

DARK = Palette(
    background="#16181c",
    line="#aab4c0",
    faint="#66717e",
    text="#e7e9ec",
    case="#7b8694",
    inside="#1d2025",
    metal="#59626d",
    pcb="#3d8a5b",
    board="#23392c",
    slot="#0d0f12",
    slot_text="#e7e9ec",
    gold="#d9ae45",
    shroud="#3d4754",
    fan="#6d7a8a",
    backplate="#93a0af",
    plug="#0c0e11",
    cable="#7d8793",
    bridge="#6f80d8",
    cooler="#39414b",
    memory="#3c6b51",
    psu="#2b3138",
    psu_text="#e7e9ec",
    shroud_text="#f2f4f6",
    ok="#67cd84",
    bad="#ff8a80",
    unknown="#c7a3ff",
    info="#b4bdc8",
)

CONTRAST = Palette(
    background="#000000",
    line="#ffffff",
    faint="#8f8f8f",
    text="#ffffff",
    case="#d0d0d0",
    inside="#000000",
    metal="#6b6b6b",
    pcb="#3fae6d",
    board="#0e2a18",
    slot="#000000",
    slot_text="#ffffff",
    gold="#ffd54a",
    shroud="#262b33",
    fan="#a7b4c4",
    backplate="#c9d4e2",
    plug="#000000",
    cable="#b5c0cc",
    bridge="#4553b8",
    cooler="#22272e",
    memory="#1f5637",
    psu="#1b1f25",
    psu_text="#ffffff",
    shroud_text="#ffffff",
    ok="#8df0a8",
    bad="#ffb3ad",
    unknown="#e3c8ff",
    info="#ffffff",
)

PRINT = Palette(
    background="#ffffff",
    line="#222222",
    faint="#8c8c8c",
    text="#000000",
    case="#555555",
    inside="#ffffff",
    metal="#dddddd",
    pcb="#2f6b46",
    board="#eaf2ec",
    slot="#4a4a4a",
    slot_text="#ffffff",
    gold="#b98a17",
    shroud="#dfe4ea",
    fan="#aab4c0",
    backplate="#555f6a",
    plug="#333333",
    cable="#777777",
    bridge="#8d9add",
    cooler="#eeeeee",
    memory="#c3d6ca",
    psu="#cfd4da",
    psu_text="#000000",
    shroud_text="#000000",
    ok="#12662f",
    bad="#b3261e",
    unknown="#6f3bb8",
    info="#333333",
)
