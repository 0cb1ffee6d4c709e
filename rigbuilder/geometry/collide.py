"""Which bodies overlap: shapely over all outlines at once, then the depth of each overlap."""

from __future__ import annotations

import numpy as np
import shapely

from rigbuilder.geometry.layout import Body, Overlap

SOLID = frozenset({"card", "psu"})
"""Roles that cannot share room with one another. Cooler and memory are drawn where they usually
are: no figure gives their place, so an overlap with them would say nothing."""
TREE_FROM = 24
"""Below so many bodies testing all pairs beats an STRtree (12 bodies: 2 against 5 us)."""
SMALLEST_MM = 0.5
"""Overlaps less deep than this are rounding."""


def outlines(bodies: list[Body]) -> np.ndarray:
    """Side-view boxes of bodies as an array of shapely polygons, mm."""
    edges = np.array([(b.x0, b.y0, b.x1, b.y1) for b in bodies], dtype=float).reshape(-1, 4)
    return np.asarray(shapely.box(edges[:, 0], edges[:, 1], edges[:, 2], edges[:, 3]))


def touching_pairs(boxes: np.ndarray) -> list[tuple[int, int]]:
    """Indices of all pairs of outlines that intersect, each pair once, in order."""
    if len(boxes) < TREE_FROM:
        first, second = np.triu_indices(len(boxes), 1)
        hit = shapely.intersects(boxes[first], boxes[second])
        return list(zip(first[hit].tolist(), second[hit].tolist(), strict=True))
    left, right = shapely.STRtree(boxes).query(boxes, predicate="intersects")
    return sorted((a, b) for a, b in zip(left.tolist(), right.tolist(), strict=True) if a < b)


def overlaps(bodies: tuple[Body, ...]) -> tuple[Overlap, ...]:
    """Overlaps of the solid bodies of different items, as drawn.

    ``depth_mm`` is the shortest way to pull the two apart along y; ``certain`` says that no edge
    the overlap depends on is unknown.
    """
    solid = [body for body in bodies if body.role in SOLID]
    found = []
    for a, b in touching_pairs(outlines(solid)):
        overlap = _overlap(solid[a], solid[b])
        if overlap is not None:
            found.append(overlap)
    return tuple(found)


def _overlap(a: Body, b: Body) -> Overlap | None:
    if a.item == b.item:
        return None
    x0, x1 = max(a.x0, b.x0), min(a.x1, b.x1)
    y0, y1 = max(a.y0, b.y0), min(a.y1, b.y1)
    z0, z1 = max(a.z0, b.z0), min(a.z1, b.z1)
    if min(x1 - x0, y1 - y0, z1 - z0) < SMALLEST_MM:
        return None
    certain = not (a.unknown_edges or b.unknown_edges)
    return Overlap((a.item, b.item), x0, x1, y0, y1, z0, z1, y1 - y0, certain)
