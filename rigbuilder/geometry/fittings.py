"""What a rig mounts in its case beside the board, and what it leaves of the published clearances.

Makers publish the card length with their own front fans. Other fans, or a radiator, take their own
depth in place of theirs.
"""

from __future__ import annotations

from rigbuilder.catalog.fittings import DriveCage, RadiatorMount, Wall, WallFans
from rigbuilder.catalog.parts import Case, Cooler
from rigbuilder.geometry.measure import Measure, exact, size
from rigbuilder.geometry.mounting import board_side, mounting_of, wall_ahead
from rigbuilder.geometry.scene import Scene
from rigbuilder.geometry.shapes import (
    below_last_opening_mm,
    case_length_mm,
    upright_length_mm,
)

THICKEST_FAN_MM = 40.0
"""No case ships thicker front fans: the thickest sold for cases are 38 mm. A bound for makers who
do not say what fans their card length counts."""


def cage_in(scene: Scene, cage: DriveCage) -> bool | None:
    """Whether a drive cage is in: as the rig says, else as the case ships; None: nobody says."""
    if not cage.removable:
        return True
    if scene.rig.cages is not None:
        return cage.key in scene.rig.cages
    return cage.fitted


def cage_length_mm(case: Case, cage: DriveCage) -> Measure:
    """Card length that a cage leaves."""
    name = f"card length clearance of the {case.name} with the drive cage {cage.key}"
    return size(cage.max_card_length_mm, name)


def shipped_fans(case: Case) -> tuple[WallFans, ...] | None:
    """Fans in the case's box; None where no source lists them."""
    fans = case.fans
    return None if fans is None or fans.grade == "unverified" else fans.value


def fans_of(scene: Scene) -> tuple[WallFans, ...]:
    """Fans and extra radiators on the walls: the rig's, else the case's own where known."""
    if scene.rig.fans is not None:
        return scene.rig.fans
    return (shipped_fans(scene.case) if scene.case else None) or ()


def depth_on_mm(fans: tuple[WallFans, ...], wall: str) -> float:
    """What the rows on a wall take from it inward: the deepest one."""
    return max((row.depth_mm for row in fans if row.place == wall), default=0.0)


def own_fans_mm(case: Case) -> Measure:
    """Depth of the maker's own fans that the published card length leaves room for."""
    shipped = shipped_fans(case)
    if shipped is not None:
        return exact(depth_on_mm(shipped, wall_ahead(mounting_of(case))))
    # Believed to be none: the reading of the published length that promises least.
    return Measure(0.0, THICKEST_FAN_MM, 0.0, 0.0, (f"front fans of the {case.name}",))


def bare_length_mm(case: Case) -> Measure:
    """Bracket face to the wall that cards point to, with no fans on it."""
    if case.bare_card_length_mm is not None:
        return size(case.bare_card_length_mm, f"card length of the {case.name} without fans")
    return case_length_mm(case) + own_fans_mm(case)


def front_length_mm(scene: Scene, case: Case) -> Measure:
    """Bracket face to what the rig's fans and extra radiators leave in front of the cards.

    The published length as it is where the rig names no fans, or none deeper than the maker's.
    """
    published = case_length_mm(case)
    if scene.rig.fans is None:
        return published
    depth = depth_on_mm(scene.rig.fans, wall_ahead(mounting_of(case)))
    left = bare_length_mm(case) - exact(depth)
    own = own_fans_mm(case)
    if depth <= own.low or depth == 0.0:
        return _at_least(left, published)
    return left


def upright_front_mm(scene: Scene, case: Case) -> Measure:
    """What the rig's fans leave in front of an upright card: they take what exceeds the maker's."""
    room = upright_length_mm(case)
    if scene.rig.fans is None:
        return room
    depth, own = depth_on_mm(scene.rig.fans, wall_ahead(mounting_of(case))), own_fans_mm(case)
    if depth <= own.low:
        return room
    taken = Measure(
        max(0.0, depth - own.high), depth - own.low, max(0.0, depth - own.believed_high),
        depth - own.believed_low, own.missing, own.unverified,
    )  # fmt: skip
    return room - taken


def _at_least(measure: Measure, bound: Measure) -> Measure:
    """The measure, and no less than a bound: fewer fans leave no less room."""
    if measure.low >= bound.low:
        return measure
    return Measure(
        bound.low, max(measure.high, bound.high), bound.believed_low,
        max(measure.believed_high, bound.believed_high), bound.missing, bound.unverified,
    )  # fmt: skip


def behind_radiator_mm(case: Case, cooler: Cooler, wall: Wall) -> Measure | None:
    """Card length that the cooler's radiator leaves on a wall; None where it is in no card's way.

    As the maker publishes it, else the bare length less the radiator with its fans on the wall
    that cards point to.
    """
    for mount in case.radiator_mounts.value if case.radiator_mounts else ():
        if mount.place == wall and mount.max_card_length_mm is not None:
            name = f"card length of the {case.name} with a radiator at the {wall}"
            return size(mount.max_card_length_mm, name)
    if wall != wall_ahead(mounting_of(case)):
        return None
    return bare_length_mm(case) - radiator_depth_mm(cooler)


def nearest_ahead(scene: Scene, case: Case) -> tuple[Measure, str]:
    """What stands nearest in front of a card in a slot: card length to it, and its name."""
    found = [(front_length_mm(scene, case), str(wall_ahead(mounting_of(case))))]
    found += [
        (cage_length_mm(case, cage), "drive cage")
        for cage in case.drive_cages
        if cage_in(scene, cage)
    ]
    wall = radiator_wall(scene)
    if wall is not None:
        assert scene.cooler is not None  # it has the radiator
        limit = behind_radiator_mm(case, scene.cooler, wall)
        if limit is not None:
            found.append((limit, "radiator"))
    return min(found, key=lambda row: row[0].believed_low)


def radiator_depth_mm(cooler: Cooler) -> Measure:
    """Thickness of a cooler's radiator with its fans."""
    name = f"thickness of the radiator of the {cooler.name}"
    return size(cooler.radiator_thickness_mm, name)


def walls_for_radiator(case: Case, cooler: Cooler) -> tuple[RadiatorMount, ...]:
    """Walls whose published mount is long enough for the cooler's radiator."""
    mounts = case.radiator_mounts.value if case.radiator_mounts else ()
    length = cooler.radiator_length_mm
    if length is None:
        return ()
    needed = fan_length_mm(length.nominal)
    return tuple(mount for mount in mounts if needed <= mount.max_length_mm)


def fan_length_mm(radiator_mm: float) -> float:
    """The fans' length that a radiator is named after: 397 mm over all is a 360 one.

    Fans are 120 or 140 mm; tanks and fittings add up to 45 mm. Where two sizes suit, the longer
    one is taken: it asks more of the case.
    """
    lengths = (120, 140, 240, 280, 360, 420, 480, 560)
    fitting = [length for length in lengths if length <= radiator_mm < length + 46]
    return float(max(fitting, default=radiator_mm))


def radiator_wall(scene: Scene) -> Wall | None:
    """Wall with the cooler's radiator: as the rig says, else the only one that takes it."""
    if scene.cooler is None or scene.cooler.type.value != "liquid":
        return None
    if scene.rig.radiator is not None or scene.case is None:
        return scene.rig.radiator
    walls = {mount.place for mount in walls_for_radiator(scene.case, scene.cooler)}
    return walls.pop() if len(walls) == 1 else None


def below_row_mm(scene: Scene, case: Case) -> Measure:
    """Lower edge of the last opening to what lies below it, less the rig's fans on that wall.

    Under a shroud they stand out of the cards' way, on it they do not: no maker says which, so
    their depth counts for the worse only.
    """
    below = below_last_opening_mm(case)
    mounting = mounting_of(case)
    under = (row for row in scene.rig.fans or () if board_side(row.place, mounting) == "bottom")
    deepest = max((row.depth_mm for row in under), default=0.0)
    if deepest == 0.0:
        return below
    names = (f"place of the fans below the cards in the {case.name}",)
    return below - Measure(0.0, deepest, deepest, deepest, names)
