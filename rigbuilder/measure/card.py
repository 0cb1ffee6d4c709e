"""A card's thickness, length, height and plug from a picture with one known length.

The four corners of the card's outline give its proportions, the known length its scale. The
tolerance adds up what moves the result: marks that are off by some pixels, cameras that agree with
the picture, and a lens whose distortion nobody marked.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from rigbuilder.geometry.standards import BRACKET_HEIGHT_MM
from rigbuilder.measure.board import lens_from
from rigbuilder.measure.camera import proportion
from rigbuilder.measure.homography import Array, as_array, homography, outline_problem, project
from rigbuilder.measure.lens import Lens
from rigbuilder.measure.marks import Marks, Point

View = Literal["edge", "face", "end"]
Measure = Literal["length", "height", "thickness", "bracket", "plug"]
VIEW_SIDES: dict[View, tuple[Measure, Measure]] = {
    "edge": ("length", "thickness"),
    "face": ("length", "height"),
    "end": ("thickness", "bracket"),
}
"""What runs along the upper edge of the outline, and what along its left edge. edge: onto the long
edge away from the board. face: onto the fans. end: onto the bracket, whose height is known."""

PIXEL_SIGMA = 1.5
"""Standard deviation of a mark in each direction, in pixels."""
SIGMAS = 3.0
UNKNOWN_LENS_K = 0.02
"""Distortion that a picture may have without its user seeing it."""
USUAL_MM: dict[Measure, tuple[float, float]] = {
    "length": (100.0, 450.0),
    "height": (50.0, 220.0),
    "thickness": (8.0, 130.0),
    "bracket": (BRACKET_HEIGHT_MM, BRACKET_HEIGHT_MM),
    "plug": (0.0, 450.0),
}
"""No card is smaller or larger."""
LARGEST_TOLERANCE_MM: dict[Measure, float] = {
    "length": 10.0,
    "height": 6.0,
    "thickness": 4.0,
    "bracket": math.inf,
    "plug": 10.0,
}
"""A figure that is less sure than this settles no fit."""


@dataclass(frozen=True, slots=True)
class Known:
    """The one length that is known: a side of the outline, or the ruler's."""

    what: Measure | Literal["ruler"]
    mm: float
    tolerance_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Size:
    """One measured size in millimetres."""

    what: Measure
    value_mm: float
    tolerance_mm: float


@dataclass(frozen=True)
class CardReading:
    """What a marked picture says of a card."""

    sizes: tuple[Size, ...] = ()
    problems: tuple[str, ...] = ()
    lens: Lens | None = None

    @property
    def accepted(self) -> bool:
        """Whether its sizes may go into a part."""
        return bool(self.sizes) and not self.problems

    def size(self, what: Measure) -> Size | None:
        """One size, if the picture shows it."""
        return next((size for size in self.sizes if size.what == what), None)


def read_card(
    marks: Marks,
    picture_px: tuple[int, int],
    view: View,
    known: Known,
    pixel_sigma: float = PIXEL_SIGMA,
) -> CardReading:
    """Reads a marked card; corners clockwise from the bracket's end of the upper edge.

    Never raises for what is marked: the reading's problems say why it cannot be believed.
    """
    problem = outline_problem(as_array(marks.corners)) or _known_problem(marks, view, known)
    if problem is not None:
        return CardReading(problems=(problem,))
    lens, lens_problem = lens_from(marks, picture_px)

    def values(changed: Marks, with_lens: Lens | None = None) -> Array:
        used = with_lens or lens_from(changed, picture_px)[0]
        return _values(changed, used, picture_px, view, known)

    at_best = values(marks)  # rows: low, likely, high; columns: the sizes
    likely = at_best[1]
    tolerance = np.maximum(at_best[2] - likely, likely - at_best[0])
    tolerance = tolerance + SIGMAS * pixel_sigma * _sensitivity(marks, values, likely)
    tolerance = tolerance + likely * known.tolerance_mm / known.mm
    if not marks.bent:
        bent = [values(marks, replace(lens, k=k))[1] for k in (-UNKNOWN_LENS_K, UNKNOWN_LENS_K)]
        tolerance = tolerance + np.abs(np.array(bent) - likely).max(axis=0)
    sizes = tuple(
        Size(what, float(value), float(more))
        for what, value, more in zip(_names(marks, view), likely, tolerance, strict=True)
        if what not in (known.what, "bracket")
    )
    problems = [lens_problem] if lens_problem else [_size_problem(size) for size in sizes]
    return CardReading(sizes, tuple(words for words in problems if words), lens)


def _known_problem(marks: Marks, view: View, known: Known) -> str | None:
    if not known.mm > 0:
        return "The known length is missing: type it in millimetres."
    if known.what != "ruler":
        if known.what in VIEW_SIDES[view]:
            return None
        return f"This view does not show the {known.what}: choose another known length."
    if marks.ruler is None:
        return "The ruler is missing: put its ends on the known length."
    if math.dist(*marks.ruler) < 40:
        return "The ruler is too short: put its ends on a length of at least 40 pixels."
    return None


def _names(marks: Marks, view: View) -> tuple[Measure, ...]:
    plug: tuple[Measure, ...] = ("plug",) if marks.plug is not None and view != "end" else ()
    return (*VIEW_SIDES[view], *plug)


def _values(
    marks: Marks, lens: Lens, picture_px: tuple[int, int], view: View, known: Known
) -> Array:
    """The sizes in mm with the least, the likely and the largest proportion, one row each."""
    unit = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], dtype=np.float64)
    matrix = homography(unit, lens.straighten(as_array(marks.corners)))
    seen = proportion(matrix, *picture_px)
    to_unit = np.linalg.inv(matrix)
    rows = []
    for ratio in (seen.low, seen.likely, seen.high):
        width = _width_mm(marks, lens, to_unit, ratio, view, known)
        row = [width, width * ratio]
        if "plug" in _names(marks, view):
            assert marks.plug is not None
            row.append(width * _on_outline(marks.plug, lens, to_unit)[0])
        rows.append(row)
    return np.sort(np.array(rows), axis=0)


def _width_mm(
    marks: Marks, lens: Lens, to_unit: Array, ratio: float, view: View, known: Known
) -> float:
    """Length of the outline's upper edge, when the left one is ``ratio`` times as long."""
    if known.what == "ruler":
        assert marks.ruler is not None
        ends = [_on_outline(end, lens, to_unit) for end in marks.ruler]
        return known.mm / math.hypot(ends[1][0] - ends[0][0], ratio * (ends[1][1] - ends[0][1]))
    return known.mm if known.what == VIEW_SIDES[view][0] else known.mm / ratio


def _on_outline(point: Point, lens: Lens, to_unit: Array) -> tuple[float, float]:
    u, v = project(to_unit, lens.straighten(as_array([point])))[0]
    return float(u), float(v)


def _sensitivity(marks: Marks, values: Callable[[Marks], Array], likely: Array) -> Array:
    """Root of the summed squares of what one pixel of each mark moves each size."""
    total = np.zeros_like(likely)
    for key in marks.all_keys():
        if key.kind == "slot":
            continue
        place = marks.point(key)
        for step in (Point(1.0, 0.0), Point(0.0, 1.0)):
            moved = marks.moved(key, Point(place.x + step.x, place.y + step.y))
            total += (values(moved)[1] - likely) ** 2
    return np.sqrt(total)


def _size_problem(size: Size) -> str | None:
    low, high = USUAL_MM[size.what]
    if not low <= size.value_mm <= high:
        return (
            f"A {size.what} of {size.value_mm:.0f} mm is no card's: check the corners, the view "
            "and the known length."
        )
    if size.tolerance_mm > LARGEST_TOLERANCE_MM[size.what]:
        return (
            f"The {size.what} is only known to {size.tolerance_mm:.1f} mm (allowed "
            f"{LARGEST_TOLERANCE_MM[size.what]:.0f}): take a larger picture, from straight ahead."
        )
    return None
