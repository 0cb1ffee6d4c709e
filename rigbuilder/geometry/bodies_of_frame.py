"""Bodies of case, board, cooler, memory and supplies.

Makers publish clearances, hardly ever places: what stands where inside a case is drawn as usual,
with open edges. The checks use the published clearances, never these places.
"""

from __future__ import annotations

from rigbuilder.catalog.evidence import Figure
from rigbuilder.catalog.fittings import USUAL_FAN_MM
from rigbuilder.catalog.parts import Board, Case
from rigbuilder.geometry.layout import Body
from rigbuilder.geometry.mounting import Wall, board_side, lies_flat, mounting_of
from rigbuilder.geometry.scene import Scene, plane_of_opening
from rigbuilder.geometry.shapes import side_panel_mm
from rigbuilder.geometry.standards import (
    ATX_PSU_MM,
    BACK_HIGH_MM,
    BOARD_SIZE_MM,
    CELL_BELOW_MM,
    CONNECTOR_LENGTH_MM,
    FIRST_SLOT_MM,
    SLOT_FROM_REAR_MM,
    SLOT_PITCH_MM,
)
from rigbuilder.geometry.turns import Edge

REAR_WALL_MM = 12.0
ABOVE_BOARD_MM = 32.0
BELOW_ROW_MM = 12.0
USUAL_SIDE_PANEL_MM = 180.0
BEHIND_TRAY_MM = 26.0
BOARD_THICKNESS_MM = 1.6
SOCKET_MM = (118.0, 88.0)
"""Middle of the CPU socket from the rear and from the upper edge, as drawn."""
M2_MM = (80.0, 22.0)
"""Length and width of the usual drive: PCI Express M.2 Specification, type 2280."""
ALL_EDGES: frozenset[Edge] = frozenset({"x0", "x1", "y0", "y1"})


def _nominal(figure: Figure | None, usual: float) -> float:
    return usual if figure is None else figure.nominal


def board_size_mm(board: Board) -> tuple[float, float]:
    """Depth and height to draw."""
    depth, height = BOARD_SIZE_MM[board.form_factor.value]
    return _nominal(board.depth_mm, depth), _nominal(board.height_mm, height)


def row_end_mm(scene: Scene) -> float:
    """Lower edge of the last opening's share of the row, mm below the board's upper edge."""
    count = scene.case.openings.value if scene.case and scene.case.openings else 7
    return plane_of_opening(max(1, count)) + CELL_BELOW_MM


def case_bodies(scene: Scene) -> list[Body]:
    """Outline, tray and openings; of an open frame its rails."""
    case = scene.case
    if case is None:
        return []
    bodies = [_outline(scene, case)]
    count = case.openings.value if case.openings else 0
    bodies += [
        Body(
            f"case/opening{n}", "opening", -REAR_WALL_MM, -2.0,
            plane_of_opening(n) - BACK_HIGH_MM, plane_of_opening(n) + CELL_BELOW_MM - 1.9,
            0.0, 120.0, label=str(n),
        )
        for n in range(1, count + 1)
    ]  # fmt: skip
    for rail in case.rails:
        start = scene.rail_start_mm[rail.key]
        length = _nominal(rail.length_mm, 500.0)
        edges: frozenset[Edge] = frozenset() if rail.length_mm else frozenset({"y1"})
        bodies.append(
            Body(
                f"case/rail-{rail.key}", "rail", -REAR_WALL_MM, -2.0, start, start + length,
                0.0, 30.0, edges, f"Rail {rail.key}",
            )
        )  # fmt: skip
    return bodies


def _outline(scene: Scene, case: Case) -> Body:
    unknown: set[Edge] = {"y0"}
    inner_end = _nominal(case.max_card_length_mm, 380.0)
    along, across = case.depth_mm, case.width_mm if lies_flat(case) else case.height_mm
    if mounting_of(case) == "rotated-90":
        along, across = across, along
    depth = _nominal(along, inner_end + 2 * REAR_WALL_MM + USUAL_FAN_MM)
    x1 = max(depth - REAR_WALL_MM, inner_end)
    if along is None:
        unknown.add("x1")
    lowest = row_end_mm(scene) + BELOW_ROW_MM
    for rail in case.rails:
        start = scene.rail_start_mm[rail.key]
        lowest = max(lowest, start + _nominal(rail.length_mm, 500.0) + BELOW_ROW_MM)
    supplies = len(scene.rig.psus or ("",)) * (ATX_PSU_MM[1] + 8)
    y0 = -ABOVE_BOARD_MM
    if psu_side(case) == "bottom":
        lowest += supplies
    elif psu_side(case) == "top":
        y0 -= supplies
    y1 = max(lowest, _nominal(across, lowest) + y0)
    if across is None:
        unknown.add("y1")
    panel = side_panel_mm(case).believed_low or USUAL_SIDE_PANEL_MM
    if side_panel_mm(case).low == 0.0:
        unknown.add("z1")
    if case.style.value == "open-frame":
        unknown.clear()  # it has no walls: the outline only frames the drawing
    return Body(
        "case", "case", -REAR_WALL_MM, x1, y0, y1, -BEHIND_TRAY_MM, panel,
        frozenset(unknown), case.name,
    )  # fmt: skip


def psu_side(case: Case | None) -> Wall:
    """Side of the upright board that the supplies are on.

    Beside slots at the top of the case a supply stands at the end of their row.
    """
    place = case.psu_place.value if case is not None and case.psu_place else "bottom"
    side = board_side(place, mounting_of(case))
    return "bottom" if side == "rear" and place == "top" else side


def board_bodies(scene: Scene) -> list[Body]:
    """Board, rear connectors, slots, and what sits on it: cooler and memory."""
    board = scene.board
    if board is None:
        return []
    depth, height = board_size_mm(board)
    bodies = [
        Body("board", "board", 0.0, depth, 0.0, height, -BOARD_THICKNESS_MM, 0.0, label=board.name),
        Body("board/io", "io", -6.0, 24.0, 8.0, min(FIRST_SLOT_MM - 8.0, height), 0.0, 45.0,
             label="I/O"),
    ]  # fmt: skip
    for n, slot in enumerate(board.slots, 1):
        if slot.opening is None:
            continue
        plane = plane_of_opening(slot.opening.value)
        length = CONNECTOR_LENGTH_MM[slot.mechanical_lanes.value]
        unsure: frozenset[Edge] = (
            frozenset({"y0", "y1"}) if slot.opening.grade == "unverified" else frozenset()
        )
        bodies.append(
            Body(
                f"board/slot{n}", "slot", SLOT_FROM_REAR_MM, SLOT_FROM_REAR_MM + length,
                plane - 3.5, plane + 3.5, 0.0, 11.25, unsure, slot.name,
            )
        )  # fmt: skip
    bodies += _sinks(board, depth, height)
    return bodies + _cooler_bodies(scene) + _memory_bodies(scene, depth)


def _sinks(board: Board, depth: float, height: float) -> list[Body]:
    """Chipset heat sink and one M.2 drive beside the slots, where boards usually have them."""
    bodies = []
    if board.chipset is not None and min(depth, height) > 200.0:
        x, y = depth - 44.0, height - 50.0
        bodies.append(
            Body("board/chipset", "heatsink", x - 26.0, x + 26.0, y - 26.0, y + 26.0, 0.0, 14.0,
                 ALL_EDGES, "Chipset")
        )  # fmt: skip
    if depth > 230.0:
        x, y, (long, wide) = depth - 100.0, FIRST_SLOT_MM + 1.5 * SLOT_PITCH_MM, M2_MM
        bodies.append(
            Body("board/m2", "m2", x, x + long, y - wide / 2, y + wide / 2, 1.5, 8.0,
                 ALL_EDGES, "M.2")
        )  # fmt: skip
    return bodies


def _cooler_bodies(scene: Scene) -> list[Body]:
    cooler = scene.cooler
    if cooler is None:
        return []
    air = cooler.type.value == "air"
    depth = _nominal(cooler.depth_mm, 120.0 if air else 70.0)
    width = _nominal(cooler.width_mm, 130.0 if air else 70.0)
    height = _nominal(cooler.height_mm, 150.0 if air else 55.0)
    edges: set[Edge] = set(ALL_EDGES)
    if cooler.height_mm is None:
        edges.add("z1")
    x, y = SOCKET_MM
    return [
        Body(
            "cooler", "cooler", x - depth / 2, x + depth / 2, max(0.0, y - width / 2),
            min(y + width / 2, FIRST_SLOT_MM - BACK_HIGH_MM - 1.0), 8.0, 8.0 + height,
            frozenset(edges), cooler.name,
        )
    ]  # fmt: skip


def _memory_bodies(scene: Scene, depth: float) -> list[Body]:
    bodies = []
    for key, kit, count in scene.memory:
        modules = min(kit.modules * count, 8)
        height = _nominal(kit.height_mm, 32.0)
        edges: frozenset[Edge] = ALL_EDGES if kit.height_mm else ALL_EDGES | {"z1"}
        for n in range(modules):
            left = (depth - 50.0 if n < 4 else -8.0) + 9.0 * n
            name = key if n == 0 else f"{key}/module{n + 1}"
            bodies.append(
                Body(name, "memory", left, left + 6.0, 12.0, 146.0, 0.0, height, edges, kit.name)
            )
        break
    return bodies


def below_cards_mm(scene: Scene) -> float:
    """Where shroud or supply begins below the row of cards, mm below the board's upper edge."""
    below = row_end_mm(scene) + BELOW_ROW_MM
    if scene.case is not None and scene.case.below_last_opening_mm is not None:
        below = row_end_mm(scene) + scene.case.below_last_opening_mm.nominal
    if scene.board is not None:
        below = max(below, board_size_mm(scene.board)[1] + BELOW_ROW_MM)
    for rail in scene.case.rails if scene.case else ():
        start = scene.rail_start_mm[rail.key]
        below = max(below, start + _nominal(rail.length_mm, 500.0) + BELOW_ROW_MM)
    return below


def psu_bodies(scene: Scene) -> list[Body]:
    """Supplies: below the slots' row, above the board, or in front, as the case's maker says."""
    bodies = []
    place = psu_side(scene.case)
    below = below_cards_mm(scene)
    for n, (key, psu) in enumerate(scene.psus):
        length = _nominal(psu.length_mm, 160.0)
        wide, high = ATX_PSU_MM
        x0, y0 = 0.0, below + n * (high + 8.0)
        if place == "top":
            y0 = -ABOVE_BOARD_MM / 2 - (high + 8.0) * (n + 1)
        elif place in ("front", "rear", "outside"):
            x0 = _nominal(scene.case.max_card_length_mm if scene.case else None, 330.0) + 12.0
            y0 = 20.0 + n * (high + 8.0)
        edges: set[Edge] = {"y0", "y1", "x0"}
        if psu.length_mm is None:
            edges.add("x1")
        bodies.append(
            Body(key, "psu", x0, x0 + length, y0, y0 + high, 0.0, wide, frozenset(edges), psu.name)
        )
    return bodies
