"""Bodies on and along the case's walls: fans, radiators, drive cages, shroud and side panel.

The depth of what stands before the cards follows the published clearances; where along a wall it
stands no maker publishes, so those edges are open. All is laid out round the board as a usual
tower has it; ``geometry.mounting`` says which side of the board a wall lies on.
"""

from __future__ import annotations

from dataclasses import dataclass

from rigbuilder.catalog.fittings import USUAL_FAN_MM, Wall
from rigbuilder.catalog.parts import Case
from rigbuilder.geometry.bodies_of_frame import (
    REAR_WALL_MM,
    below_cards_mm,
    board_size_mm,
    psu_side,
    row_end_mm,
)
from rigbuilder.geometry.fittings import (
    bare_length_mm,
    behind_radiator_mm,
    cage_in,
    cage_length_mm,
    fan_length_mm,
    fans_of,
    radiator_wall,
)
from rigbuilder.geometry.layout import Body, Role
from rigbuilder.geometry.mounting import board_side, mounting_of
from rigbuilder.geometry.scene import Scene
from rigbuilder.geometry.shapes import case_length_mm
from rigbuilder.geometry.turns import EDGES, Axis, Edge

PANEL_MM = 4.0
"""Thickness of the side panel as drawn: glass of 4 mm."""
OFF_WALL_MM = 2.0
SHROUD_TOP_MM = 3.0
CAGE_WIDE_MM = 150.0
"""Height of a drive cage above the tray as drawn: a 3.5-inch drive is 147 mm long (SFF-8301)."""
CAGE_TOP_MM = 60.0
USUAL_RADIATOR_MM = (397.0, 52.0)
"""Length and thickness with fans of a radiator whose maker does not publish them, as drawn."""
REAR_FAN_Z_MM = 50.0
USUAL_BOARD_MM = 244.0
OPEN_ALONG: dict[str, tuple[Axis, Axis]] = {
    "front": ("y", "z"), "rear": ("y", "z"), "top": ("x", "z"), "bottom": ("x", "z"),
    "side": ("y", "x"),
}  # fmt: skip
"""The two directions along a wall."""


@dataclass(frozen=True, slots=True)
class Row:
    """Fans side by side on one side of the board, with a radiator or without."""

    key: str
    label: str
    side: str
    count: int
    size_mm: float
    fans_mm: float
    radiator_mm: float
    length_mm: float
    ahead_mm: float | None = None
    """Card length that it leaves on the front side; None where nothing tells it."""

    @property
    def depth_mm(self) -> float:
        """From the wall inward."""
        return self.fans_mm + self.radiator_mm


def wall_bodies(scene: Scene, outline: Body | None) -> list[Body]:
    """Everything on and along the walls of the scene's case; ``outline`` is the case's body."""
    case = scene.case
    if case is None or outline is None:
        return []
    bodies = _cages(scene, case, outline)
    for row in _rows(scene, case):
        bodies += _row(scene, row, outline)
    return bodies


def covers(scene: Scene, outline: Body | None) -> list[Body]:
    """Shroud and side panel, drawn over what they cover."""
    case = scene.case
    if case is None or outline is None:
        return []
    bodies = []
    if case.shroud is not None and case.shroud.value and psu_side(case) == "bottom":
        edges: frozenset[Edge] = frozenset({"x1"})
        if case.below_last_opening_mm is None:
            edges |= {"y0"}
        bodies.append(
            Body(
                "case/shroud", "shroud", outline.x0, outline.x1,
                below_cards_mm(scene) - SHROUD_TOP_MM, outline.y1, 0.0, outline.z1, edges, "Shroud",
            )
        )  # fmt: skip
    if scene.enclosed:
        unsure: frozenset[Edge] = frozenset({"z0"} if "z1" in outline.unknown_edges else ())
        bodies.append(
            Body(
                "case/panel", "panel", outline.x0, outline.x1, outline.y0, outline.y1, outline.z1,
                outline.z1 + PANEL_MM, unsure, "Side panel",
            )
        )  # fmt: skip
    return bodies


def _cages(scene: Scene, case: Case, outline: Body) -> list[Body]:
    bodies = []
    edges: frozenset[Edge] = frozenset({"y0", "y1"})
    for cage in case.drive_cages:
        if not cage_in(scene, cage):
            continue
        x0 = cage_length_mm(case, cage).believed_low
        x1 = max(x0 + OFF_WALL_MM, case_length_mm(case).believed_low)
        bodies.append(
            Body(
                f"case/cage-{cage.key}", "cage", x0, x1, CAGE_TOP_MM, row_end_mm(scene), 0.0,
                min(CAGE_WIDE_MM, outline.z1), edges, "Drive cage",
            )
        )  # fmt: skip
    return bodies


def _rows(scene: Scene, case: Case) -> list[Row]:
    """The cooler's radiator, then the fans; fans in the box give way to it."""
    mounting = mounting_of(case)
    wall = radiator_wall(scene)
    rows = []
    if wall is not None:
        rows.append(_radiator_row(scene, case, wall))
    for n, fans in enumerate(fans_of(scene), 1):
        if fans.place == wall and scene.rig.fans is None:
            continue
        bare, depth = bare_length_mm(case).nominal, fans.depth_mm
        ahead = None if bare is None else bare - depth
        if scene.rig.fans is None:
            ahead = case_length_mm(case).nominal
        rows.append(
            Row(
                f"case/fans{n}", str(fans), board_side(fans.place, mounting), fans.count,
                fans.size_mm, fans.thickness_mm, fans.radiator_mm, fans.count * fans.size_mm, ahead,
            )
        )  # fmt: skip
    return rows


def _radiator_row(scene: Scene, case: Case, wall: Wall) -> Row:
    cooler = scene.cooler
    assert cooler is not None  # it has a radiator
    length, thick = USUAL_RADIATOR_MM
    if cooler.radiator_length_mm is not None:
        length = cooler.radiator_length_mm.nominal
    if cooler.radiator_thickness_mm is not None:
        thick = cooler.radiator_thickness_mm.nominal
    fans_long = fan_length_mm(length)
    size = 140.0 if fans_long % 140 == 0 else 120.0
    count = max(1, round(fans_long / size))
    fans = min(USUAL_FAN_MM, thick / 2)
    label = f"{fans_long:.0f} mm radiator, {wall}"
    behind = behind_radiator_mm(case, cooler, wall)
    ahead = None if behind is None else behind.nominal
    side = board_side(wall, mounting_of(case))
    return Row("cooler/radiator", label, side, count, size, fans, thick - fans, length, ahead)


def _row(scene: Scene, row: Row, outline: Body) -> list[Body]:
    """One row: its radiator inward, its fans to the wall."""
    inner = _inner_face_mm(row, outline)
    along, across = OPEN_ALONG[row.side]
    sign = -1.0 if row.side in ("front", "bottom") else 1.0  # from the wall inward
    wall = inner - sign * row.depth_mm
    start, middle = _along(scene, row, outline, along), _across(scene, row, outline)
    bodies = []
    if row.radiator_mm > 0:
        left = start + (row.count * row.size_mm - row.length_mm) / 2
        box = (left, left + row.length_mm)
        depth = sorted((inner, inner - sign * row.radiator_mm))
        key = row.key if row.key.startswith("cooler") else f"{row.key}-radiator"
        open_ends = _edges(along, first=True, last=True)
        bodies.append(_body(key, "radiator", row, along, across, box, depth, middle, open_ends))
    depth = sorted((wall, wall + sign * row.fans_mm))
    for n in range(row.count):
        box = (start + n * row.size_mm, start + (n + 1) * row.size_mm)
        edges = _edges(along, first=n == 0, last=n == row.count - 1)
        key = f"{row.key}-fan{n + 1}"
        bodies.append(_body(key, "fan", row, along, across, box, depth, middle, edges))
    return bodies


def _edges(along: Axis, *, first: bool, last: bool) -> frozenset[Edge]:
    """Open edges of a piece: the ends of the whole row along the wall."""
    low, high = EDGES[along]
    return frozenset(({low} if first else set()) | ({high} if last else set()))


def _body(
    key: str,
    role: Role,
    row: Row,
    along: Axis,
    across: Axis,
    ends: tuple[float, float],
    depth: list[float],
    middle: float,
    edges: frozenset[Edge],
) -> Body:
    half = row.size_mm / 2
    spans = dict.fromkeys(("x", "y", "z"), (depth[0], depth[1]))
    spans[along], spans[across] = ends, (middle - half, middle + half)
    return Body(key, role, *spans["x"], *spans["y"], *spans["z"], edges, row.label)


def _inner_face_mm(row: Row, outline: Body) -> float:
    """Where a row ends on the side of the board, along its depth."""
    if row.side == "front":
        last = outline.x1 - OFF_WALL_MM - row.depth_mm
        return last if row.ahead_mm is None else row.ahead_mm
    if row.side == "bottom":
        return outline.y1 - OFF_WALL_MM - row.depth_mm
    if row.side == "top":
        return outline.y0 + OFF_WALL_MM + row.depth_mm
    if row.side == "rear":
        return outline.x0 + OFF_WALL_MM + row.depth_mm
    return row.depth_mm  # beside the board: they stand on the tray


def _along(scene: Scene, row: Row, outline: Body, along: Axis) -> float:
    """Where a row begins along its wall."""
    total = row.count * row.size_mm
    if row.side == "rear":
        return outline.y0 + REAR_WALL_MM
    low, high = (outline.y0, outline.y1) if along == "y" else (outline.x0, outline.x1)
    supplies = psu_side(scene.case) if scene.psus else None
    if supplies == row.side:
        return max(low, high - REAR_WALL_MM - total)  # before the supply
    if along == "y" and supplies == "bottom" and below_cards_mm(scene) - low >= total:
        high = below_cards_mm(scene)
    return (low + high - total) / 2


def _across(scene: Scene, row: Row, outline: Body) -> float:
    """Middle of a row across its wall."""
    half = row.size_mm / 2
    if row.side == "rear":
        return max(half, min(REAR_FAN_Z_MM, outline.z1 - row.size_mm) + half)
    if row.side == "side":
        depth = board_size_mm(scene.board)[0] if scene.board else USUAL_BOARD_MM
        return depth + OFF_WALL_MM + half
    return max(outline.z1 / 2, half)
