"""Rigs whose drawings are kept as files: each shape of case, much unknown, much in the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.fittings import WallFans
from rigbuilder.rig.model import PartCount, PlacedSplitter, Rig
from tests.builders import (
    at_least,
    board,
    bridge,
    card,
    case,
    catalog_of,
    cooler,
    documented,
    frame,
    liquid,
    memory,
    mounts,
    nvlink,
    on_output,
    on_rail,
    plug,
    plus_minus,
    psu,
    rail,
    rig_of,
    slot,
    slots,
    unverified,
    upright,
    vertical_mount,
)

Scene = tuple[Rig, Catalog]
CAGE = {"key": "front", "max_card_length_mm": documented(330.0)}
OTHER_CAGE = {"key": "low", "max_card_length_mm": unverified(300.0)}
EVERYWHERE = tuple(
    WallFans(place=place, count=2, size_mm=140, radiator_mm=deep)
    for place, deep in (("front", 30), ("top", 0), ("bottom", 27), ("rear", 0), ("side", 30))
)
BRACKET = vertical_mount(
    first_plane_mm=100, max_card_length_mm=350, max_card_thickness_mm=70, takes_openings=(6, 7)
)
UNKNOWN: dict[str, Any] = {
    "length_mm": None,
    "height_mm": None,
    "thickness_mm": None,
    "slot_width": None,
}
FULL: dict[str, Any] = {
    "shroud": True, "drive_cages": (CAGE, OTHER_CAGE), "bare_card_length_mm": 425.0,
    "radiator_mounts": documented(mounts(("top", 360), ("front", 420))),
}  # fmt: skip


def _full(**fields: Any) -> Scene:
    """A tower with everything in it and on its walls."""
    rig = rig_of(
        [("card", 1), ("other", 5)],
        fans=EVERYWHERE,
        radiator="top",
        cages=("front", "low"),
        memory=(PartCount(part="memory", count=3),),
        psus=("psu", "psu"),
    )
    other = card("other", length_mm=plus_minus(322, 2), backplate_mm=4.0, plug=plug("end"))
    return rig, catalog_of(
        case(**{**FULL, **fields}), other, liquid(), board(chipset="Z790"), memory(modules=2)
    )


def _unknown(**fields: Any) -> Scene:
    """Of everything only what it is."""
    return rig_of(), catalog_of(
        card(**UNKNOWN, plug=None, bracket_slots=None, nvlink=nvlink(height_mm=None)),
        case(
            openings=None, max_card_length_mm=None, max_card_height_mm=None, psu_place=None,
            max_cooler_height_mm=None, depth_mm=None, height_mm=None, width_mm=None, fans=None,
            below_last_opening_mm=None, shroud=True, **fields,
        ),
        cooler(height_mm=None),
        memory(height_mm=None),
        psu(length_mm=None),
        bridge(rise_mm=None),
        board(
            form_factor="eeb", depth_mm=None, height_mm=None,
            slots=(slot(1, electrical_lanes=None), slot(None, name="S2"), slot(unverified(5))),
        ),
    )  # fmt: skip


def _mining() -> Scene:
    """Two rails, one of them with fixed places, behind risers and a bifurcation board."""
    seats = [
        ("card", on_rail(0)),
        ("card", on_rail(85, board_slot=2)),
        ("card", on_output(20, 1, rail="upper")),
        ("card", on_output(45, 2, rail="upper")),
        ("card", on_rail(190, board_slot=None, rail="nowhere")),
    ]
    rails = (
        rail(positions=6, max_card_length_mm=330.0, max_card_height_mm=150.0),
        rail("upper", length_mm=None, pitch_mm=60.0),
        rail("third", length_mm=240.0),
    )
    splitters = (PlacedSplitter(key="splitter1", part="bifurcation", board_slot=3),)
    return rig_of(seats, splitters=splitters), catalog_of(
        frame(rails=rails), board(form_factor="mini-itx", depth_mm=170, height_mm=170)
    )


def _upright(*seats: Any, **fields: Any) -> Scene:
    mount: dict[str, Any] = {"vertical_openings": 4, "vertical_mount": BRACKET, **fields}
    return rig_of(seats or [("card", 1), ("card", upright(board_slot=4))]), catalog_of(
        case(**mount), card(bracket_slots=2, slot_width=3)
    )


def _usual(*parts: Any, **fields: Any) -> Callable[[], Scene]:
    return lambda: (rig_of(**fields), catalog_of(*parts))


NEAR = [("card", 1), ("card", 3)]
FOUR = [("card", 1), ("card", 3), ("card", 5), ("card", 7)]
RIGS: dict[str, Callable[[], Scene]] = {
    "nothing": lambda: (Rig(), catalog_of()),
    "usual": _usual(),
    "usual-inverted": _usual(case(board_mounting="inverted")),
    "usual-rotated": _usual(case(board_mounting="rotated-90")),
    "full": _full,
    "full-inverted": lambda: _full(board_mounting="inverted", psu_place="top"),
    "full-rotated": lambda: _full(board_mounting="rotated-90", psu_place="front"),
    "full-supply-at-the-front": lambda: _full(psu_place="front", bare_card_length_mm=None),
    "unknown": _unknown,
    "unknown-rotated": lambda: _unknown(board_mounting="rotated-90"),
    "too-near": _usual(card(thickness_mm=64, backplate_mm=3), cards=NEAR),
    "maybe-too-near": _usual(card(thickness_mm=at_least(45), length_mm=410), cards=NEAR),
    "too-long": _usual(
        card(length_mm=415, height_mm=230),
        liquid(),
        case(radiator_mounts=documented(mounts(("front", 360)))),
        radiator="front",
    ),
    "wrong-bridge": _usual(bridge(pitch_mm=60.96, span_slots=3)),
    "believed-bridge": _usual(board(slots=(*slots()[:4], slot(unverified(5))))),
    "unlike-cards": _usual(
        card("other", length_mm=240, height_mm=111, thickness_mm=38, bracket_slots=2,
             slot_width=2, cooling="blower", nvlink=nvlink(from_bracket_mm=90.0, height_mm=105.0)),
        cards=[("card", 1), ("other", 5)],
    ),
    "four-cards": _usual(card(thickness_mm=38, bracket_slots=2), cards=FOUR),
    "no-case": _usual(case=None),
    "no-board": _usual(board=None, cards=[("card", None), ("card", 2)]),
    "no-card": _usual(cards=[], psus=("psu", "psu", "psu"), memory=()),
    "frame": _mining,
    "frame-bare": _usual(frame(rails=())),
    "upright": _upright,
    "upright-alone": lambda: _upright(("card", upright(2)), ("card", upright(4, riser=None))),
    "upright-inverted": lambda: _upright(board_mounting="inverted"),
    "upright-rotated": lambda: _upright(board_mounting="rotated-90"),
    "upright-unknown": lambda: _upright(vertical_mount=None, vertical_openings=None),
}  # fmt: skip
"""Name of the file -> rig and catalog."""
TURNED = ("-inverted", "-rotated")
UPRIGHT_BOARDS = {name: make for name, make in RIGS.items() if not name.endswith(TURNED)}
"""Those whose rules have something of their own to say: a turned rig hears what the usual one does.
"""
