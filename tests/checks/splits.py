"""Rigs whose cards share one slot through a bifurcation board."""

from __future__ import annotations

from typing import Any

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.parts import BifurcationBoard, Board
from rigbuilder.rig.model import PlacedSplitter, Rig
from tests.builders import (
    bifurcation,
    board,
    catalog_of,
    documented,
    frame,
    on_output,
    rail,
    rig_of,
    slot,
    slots,
)

FRAME = frame(rails=(rail(length_mm=900.0, riser_path_mm=250.0),))
PAIR = (("card", on_output(0, 1)), ("card", on_output(300, 2)))


def split_rig(*cards: Any, at: int | None = 1, **fields: Any) -> Rig:
    splitters = (PlacedSplitter(key="splitter1", part="bifurcation", board_slot=at),)
    return rig_of(cards or PAIR, (), **{"splitters": splitters, **fields})


def split_board(**fields: Any) -> Board:
    """A board whose first slot can be split x8x8."""
    first = slot(1, **{"bifurcation": documented(("x8x8",)), **fields})
    return board(slots=(first, *slots()[1:]))


def split_catalog(*parts: AnyPart, without: tuple[str, ...] = ()) -> Catalog:
    return catalog_of(FRAME, split_board(), *parts, without=without)


def four(**fields: Any) -> BifurcationBoard:
    return bifurcation(outputs=(4, 4, 4, 4), **fields)
