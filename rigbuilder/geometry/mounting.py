"""How a case carries its board, and what that makes of the walls around it.

Bodies, seats and dimension lines are worked out with the board as it stands in a usual tower; the
finished layout is turned as a whole. So rules and drawing have one code path for all mountings.
"""

from __future__ import annotations

from typing import Literal

from rigbuilder.catalog.parts import Case
from rigbuilder.geometry.turns import AS_IS, HALF, QUARTER, Turn

Mounting = Literal["standard", "inverted", "rotated-90"]
Wall = Literal["front", "top", "side", "bottom", "rear", "outside"]

TURN_OF: dict[Mounting, Turn] = {"standard": AS_IS, "inverted": HALF, "rotated-90": QUARTER}
BEYOND: dict[Mounting, str] = {"standard": "below", "inverted": "above", "rotated-90": "beside"}
"""Where the next slot is as one looks into the case."""
_BOARD_SIDE: dict[Mounting, dict[Wall, Wall]] = {
    "standard": {},
    "inverted": {"top": "bottom", "bottom": "top"},
    "rotated-90": {"top": "rear", "front": "top", "bottom": "front", "rear": "bottom"},
}


def mounting_of(case: Case | None) -> Mounting:
    """How a case carries its board; the usual way where nobody says otherwise."""
    if case is None or case.board_mounting is None:
        return "standard"
    return case.board_mounting.value


def lies_flat(case: Case) -> bool:
    """Whether the board lies on the case's floor: in racks, whose lid is what the cards face."""
    return case.style.value == "rack"


def cover_of(case: Case) -> str:
    """What closes the case before the board, as findings call it."""
    return "lid" if lies_flat(case) else "side panel"


def board_side(wall: Wall, mounting: Mounting) -> Wall:
    """The side of the board, seen as in a usual tower, that a wall of the case lies on.

    The floor of a case with its slots at the top lies where the front usually is.
    """
    return _BOARD_SIDE[mounting].get(wall, wall)


def wall_ahead(mounting: Mounting) -> Wall:
    """The wall of the case that the cards' ends point to."""
    return "bottom" if mounting == "rotated-90" else "front"
