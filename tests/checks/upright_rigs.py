"""Rigs with cards on the vertical bracket of a tower, for the tests of the rules."""

from __future__ import annotations

from typing import Any

from rigbuilder.catalog.fittings import WallFans
from rigbuilder.checks.report import Finding
from rigbuilder.rig.model import Rig
from tests.builders import (
    case,
    catalog_of,
    finding_of,
    findings_of,
    rig_of,
    upright,
    vertical_mount,
)

ALL_KNOWN = {
    "first_plane_mm": 180.0,
    "max_card_length_mm": 350.0,
    "max_card_height_mm": 180.0,
    "max_card_thickness_mm": 80.0,
    "takes_openings": (),
    "riser_path_mm": 250.0,
}
LOW = {"height_mm": 111, "power_inputs": ()}
SLIM = {"thickness_mm": 18, "bracket_slots": 1, "slot_width": 1}
ONE = [("card", upright())]


def tower(openings: Any = 3, mount: Any = ALL_KNOWN, **fields: Any) -> Any:
    """A tower with a vertical bracket of which everything is known."""
    figures = vertical_mount(**mount) if mount is not None else None
    return case(vertical_openings=openings, vertical_mount=figures, **fields)


def beside(first: int = 1) -> Rig:
    """A card in a slot and one upright."""
    return rig_of([("card", first), ("card", upright(board_slot=4))], ())


def front(thickness_mm: float) -> tuple[WallFans, ...]:
    """A row of fans at the front."""
    return (WallFans(place="front", count=3, thickness_mm=float(thickness_mm)),)


def found(rule: str, rig: Rig, *parts: Any) -> Finding:
    """The one finding of a rule."""
    return finding_of(rule, rig, catalog_of(*parts))


def none(rule: str, rig: Rig, *parts: Any) -> bool:
    """Whether a rule is silent."""
    return findings_of(rule, rig, catalog_of(*parts)) == ()
