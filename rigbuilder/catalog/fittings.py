"""What stands in a case beside the board: drive cages, and fans and radiators on its walls."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from rigbuilder.catalog.evidence import Figure, Record

Wall = Literal["front", "top", "side", "bottom", "rear"]
"""Walls of a case as it stands on a desk; side is the one beside the board's front edge."""
WALLS: tuple[Wall, ...] = ("front", "top", "side", "bottom", "rear")
USUAL_FAN_MM = 25.0
"""Depth of the usual case fan (120 x 120 x 25 mm and 140 x 140 x 25 mm)."""


class DriveCage(Record):
    """A cage for drives in front of the cards."""

    key: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,30}$")]
    max_card_length_mm: Figure
    """Longest card with this cage in."""
    removable: bool = True
    fitted: bool | None = None
    """Whether the maker ships the case with the cage in; None: not known."""


class WallFans(Record):
    """A row of equal fans on a wall, alone or screwed to a radiator."""

    place: Wall
    count: Annotated[int, Field(ge=1, le=6)]
    size_mm: Literal[80, 92, 120, 140, 180, 200] = 120
    thickness_mm: Annotated[float, Field(ge=10, le=60)] = USUAL_FAN_MM
    """Of the fans alone, from the wall inward."""
    radiator_mm: Annotated[float, Field(ge=0, le=100)] = 0.0
    """Thickness of the radiator behind them; 0 without one."""

    @property
    def depth_mm(self) -> float:
        """What the row takes from its wall inward."""
        return self.thickness_mm + self.radiator_mm

    def __str__(self) -> str:
        """``3 x 140 mm at the front``."""
        behind = " with a radiator" if self.radiator_mm else ""
        return f"{self.count} \N{MULTIPLICATION SIGN} {self.size_mm} mm{behind}, {self.place}"


class RadiatorMount(Record):
    """A wall of a case that takes a radiator."""

    place: Wall
    max_length_mm: Annotated[float, Field(ge=120, le=600)]
    """Longest radiator by its fans' length: 240, 280, 360, 420."""
    max_card_length_mm: Figure | None = None
    """Longest card with a radiator there, where the maker says so."""

    def __str__(self) -> str:
        """``360 mm, top``."""
        return f"{self.max_length_mm:.0f} mm, {self.place}"
