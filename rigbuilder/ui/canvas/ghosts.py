"""Outlines of parts that are not in the rig yet, at true scale, for the ghost under the pointer.

A size that nobody publishes is drawn at a typical value; the drawing after the drop hatches it.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.catalog.evidence import Figure
from rigbuilder.catalog.parts import (
    BifurcationBoard,
    Board,
    Bridge,
    Card,
    Case,
    Cooler,
    Memory,
    Psu,
)
from rigbuilder.geometry.turns import Turn
from rigbuilder.ui.canvas.hit import View

SLOT_PITCH_MM = 20.32
"""Distance of neighbouring slots, 0.8 in (ATX specification)."""
_PSU_FACE_MM = (150.0, 86.0)
"""Width and height of an ATX supply (ATX12V design guide)."""
_BACKPLATE_MM = 3.0


def _mm(value: Figure | None, typical: float) -> float:
    return typical if value is None else value.nominal


def card_ghost(card: Card, view: View, turn: Turn) -> QRectF:
    """A card held by its PCB: the origin lies in the PCB's plane, a third along its length.

    ``turn`` is how the case carries its board: the card comes as it will sit in a slot.
    """
    slots = card.slot_width.nominal if card.slot_width else 2.0
    thickness = _mm(card.thickness_mm, slots * SLOT_PITCH_MM - 2.0)
    back = _mm(card.backplate_mm, _BACKPLATE_MM)
    length, height = _mm(card.length_mm, 280.0), _mm(card.height_mm, 112.0)
    x0, x1, y0, y1, z0, z1 = turn.box(
        (-length / 3, length * 2 / 3, -back, thickness - back, -height / 3, height * 2 / 3)
    )
    left, right = (x0, x1) if view == "side" else (z0, z1)
    return QRectF(left, y0, right - left, y1 - y0)


def splitter_ghost(splitter: BifurcationBoard, view: View, turn: Turn) -> QRectF:
    """A bifurcation board held by its PCB, a third along its length, as it will sit in a slot."""
    length, height = _mm(splitter.length_mm, 101.0), _mm(splitter.height_mm, 60.0)
    x0, x1, y0, y1, z0, z1 = turn.box(
        (-length / 3, length * 2 / 3, -1.0, 12.0, -height / 3, height * 2 / 3)
    )
    left, right = (x0, x1) if view == "side" else (z0, z1)
    return QRectF(left, y0, right - left, y1 - y0)


def part_ghost(part: AnyPart, view: View) -> QRectF:
    """Any other part held in its middle, mm."""
    match part:
        case Board():
            depth = _mm(part.depth_mm, 244.0) if view == "side" else 8.0
            size = (depth, _mm(part.height_mm, 305.0))
        case Case():
            wide = _mm(part.depth_mm, 450.0) if view == "side" else _mm(part.width_mm, 220.0)
            size = (wide, _mm(part.height_mm, 450.0))
        case Psu():
            length = _mm(part.length_mm, 160.0)
            size = (length if view == "side" else _PSU_FACE_MM[0], _PSU_FACE_MM[1])
        case Cooler():
            across = _mm(part.depth_mm, 100.0) if view == "side" else _mm(part.height_mm, 150.0)
            size = (across, _mm(part.width_mm, 120.0))
        case Memory():
            size = (8.0 if view == "side" else _mm(part.height_mm, 32.0), 133.35)
        case Bridge():
            size = (26.0, part.pitch_mm.nominal + 20.0)
        case _:
            size = (40.0, 40.0)
    width, height = size
    return QRectF(-width / 2, -height / 2, width, height)
