"""A board's slots from a picture: millimetres on the board, openings, and whether to believe it.

A slot is believed to face an opening when its line lies within 4 mm of that opening's line, all
slots agree with one another, and the board's proportions or the slots' own distances prove that
its size is right. Else the reading says what is wrong and nothing is taken from it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from rigbuilder.geometry.standards import BOARD_SIZE_MM, FIRST_SLOT_MM, SLOT_PITCH_MM
from rigbuilder.measure.camera import Proportion, proportion
from rigbuilder.measure.homography import (
    Array,
    as_array,
    homography,
    outline_problem,
    project,
)
from rigbuilder.measure.lens import BENT_PX, BENT_SHARE, LARGEST_K, Lens, fit_lens, lens_of
from rigbuilder.measure.marks import Marks, Point

OPENINGS = {"mini-itx": 1, "mini-dtx": 2, "micro-atx": 4, "xl-atx": 9}
"""Openings beside a board of a form factor; ATX and its wider kin have seven."""
USUAL_OPENINGS = 7

LARGEST_RESIDUAL_MM = 4.0
"""Straight product pictures meet the openings' lines within 2 mm; twice that is no longer told from
a wrong corner or size, and the next line is 20.32 mm away."""
LARGEST_DRIFT_MM = 3.0
"""How much more the last slot may miss its line than the first, on the line through all of them:
slots of one board miss by the same amount, but for the accuracy of the clicks. A size that is
wrong by enough to shift an opening drifts by 3.5 mm or more over ``PROVING_SPAN`` openings."""
COARSE_DRIFT_PX = 6.0
COARSEST_DRIFT_MM = 3.4
REAR_END_MM = 41.0
"""Board's rear edge to the rear end of the slots' connectors: 40 to 42 mm on product pictures of
four boards by three makers."""
REAR_END_WITHIN_MM = 10.0
REAR_END_SPREAD_MM = 6.0
PROPORTION_PROVEN = 0.04
"""A scale wrong by 4% moves the lowest opening by 11 mm: the residual shows it."""
PROPORTION_WRONG = 0.08
PROVING_SPAN = 3
"""Slots this many openings apart prove the scale by their distance alone."""
COARSEST_MM_PER_PX = 1.2


@dataclass(frozen=True, slots=True)
class SlotReading:
    """One slot as the picture shows it."""

    number: int
    """Its place in ``Marks.slots``."""
    name: str
    x_mm: float
    """From the board's rear edge."""
    y_mm: float
    """From its upper edge."""
    opening: int
    """The opening whose line is nearest."""
    residual_mm: float
    """How far below that line it lies; negative above."""
    problem: str | None = None


@dataclass(frozen=True)
class BoardReading:
    """What a marked picture says of a board."""

    slots: tuple[SlotReading, ...] = ()
    """From the processor down."""
    problems: tuple[str, ...] = ()
    """Why nothing can be taken from it, in words; empty when it can."""
    lens: Lens | None = None
    matrix: Array | None = None
    """Board millimetres to straightened picture pixels."""
    proportion: Proportion | None = None
    mm_per_px: float = math.nan

    @property
    def accepted(self) -> bool:
        """Whether its openings may go into a part."""
        return bool(self.slots) and not self.problems

    @property
    def largest_residual_mm(self) -> float:
        """The largest distance of a slot from its opening's line."""
        return max((abs(slot.residual_mm) for slot in self.slots), default=math.nan)

    def to_picture(self, places_mm: Array) -> Array:
        """Picture pixels of places on the board, (n, 2)."""
        assert self.matrix is not None
        assert self.lens is not None
        return self.lens.bend(project(self.matrix, places_mm))


def openings_of(form_factor: str) -> int:
    """How many openings lie beside a board of a form factor."""
    return OPENINGS.get(form_factor, USUAL_OPENINGS)


def opening_line_mm(opening: int) -> float:
    """Upper edge of a board to the line of an opening, counted from 1."""
    return FIRST_SLOT_MM + (opening - 1) * SLOT_PITCH_MM


def read_board(
    marks: Marks,
    picture_px: tuple[int, int],
    board_mm: tuple[float, float],
    form_factor: str,
) -> BoardReading:
    """Reads marked slots; ``board_mm`` is the board's true depth and height.

    Never raises for what is marked: the reading's problems say why it cannot be believed.
    """
    corners = as_array(marks.corners)
    problem = outline_problem(corners)
    if problem is not None:
        return BoardReading(problems=(problem,))
    lens, lens_problem = lens_from(marks, picture_px)
    depth, height = board_mm
    plane = np.array([(0, 0), (depth, 0), (depth, height), (0, height)], dtype=np.float64)
    matrix = homography(plane, lens.straighten(corners))
    seen = proportion(matrix, *picture_px)
    scale = _mm_per_px(corners, board_mm)
    slots = _read_slots(marks, lens, matrix, openings_of(form_factor))
    problems = [lens_problem, _size_problem(seen, board_mm, form_factor)]
    if scale > COARSEST_MM_PER_PX:
        problems.append(f"The picture is too small: a pixel is {scale:.1f} mm wide.")
    if not slots:
        problems.append("No slot is marked: click the rear end of each slot's connector.")
    elif not any(problems):
        problems += _slot_problems(slots, scale, seen)
    found = tuple(words for words in problems if words)
    return BoardReading(slots, found, lens, matrix, seen, scale)


def lens_from(marks: Marks, picture_px: tuple[int, int]) -> tuple[Lens, str | None]:
    """The picture's lens, and why it cannot be believed."""
    if not marks.bent:
        return lens_of(*picture_px), None
    lens, miss = fit_lens(*picture_px, as_array(marks.corners), as_array(marks.edges))
    if miss > max(BENT_PX, BENT_SHARE * math.hypot(*picture_px)):
        return lens, (
            f"A mark on an edge misses it by {miss:.0f} pixels with any lens: put each of the four "
            "on its own edge."
        )
    if abs(lens.k) > LARGEST_K * 0.98:
        return lens, "The edges are bent more than by any usual lens: check the marks on them."
    return lens, None


def _mm_per_px(corners: Array, board_mm: tuple[float, float]) -> float:
    """Of the coarsest side."""
    sides = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    depth, height = board_mm
    return float(max(depth / min(sides[0], sides[2]), height / min(sides[1], sides[3])))


def _read_slots(marks: Marks, lens: Lens, matrix: Array, openings: int) -> tuple[SlotReading, ...]:
    if not marks.slots:
        return ()
    straight = lens.straighten(as_array([slot.point for slot in marks.slots]))
    places = project(np.linalg.inv(matrix), straight)
    rows = []
    for number, (slot, (x, y)) in enumerate(zip(marks.slots, places, strict=True)):
        opening = round((y - FIRST_SLOT_MM) / SLOT_PITCH_MM) + 1
        residual = float(y) - opening_line_mm(opening)
        problem = _place_problem(float(x), float(y), opening, residual, openings)
        rows.append(SlotReading(number, slot.name, float(x), float(y), opening, residual, problem))
    return tuple(sorted(rows, key=lambda row: row.y_mm))


def _place_problem(x: float, y: float, opening: int, residual: float, openings: int) -> str | None:
    """Why one slot's place is no slot's place."""
    if abs(x - REAR_END_MM) > REAR_END_WITHIN_MM:
        return (
            f"lies {x:.0f} mm from the rear edge; the rear end of a slot's connector lies about "
            f"{REAR_END_MM:.0f} mm from it"
        )
    if abs(residual) > LARGEST_RESIDUAL_MM:
        other = opening + (1 if residual > 0 else -1)
        return (
            f"lies {abs(residual):.1f} mm off the line of opening {opening} and "
            f"{SLOT_PITCH_MM - abs(residual):.1f} mm off that of {other}: too far to tell"
        )
    if not 1 <= opening <= openings:
        where = "above the first" if opening < 1 else f"below the last ({openings})"
        return f"lies {y:.0f} mm below the upper edge, {where} opening of this form factor"
    return None


def _slot_problems(slots: tuple[SlotReading, ...], mm_per_px: float, seen: Proportion) -> list[str]:
    """What is wrong with the slots, each alone first, then taken together."""
    alone = [f"{_called(slot)} {slot.problem}." for slot in slots if slot.problem]
    if alone:
        if all(slot.problem and abs(slot.x_mm - REAR_END_MM) > REAR_END_WITHIN_MM
               for slot in slots):  # fmt: skip
            alone.append("Are the corners in the right order, the upper rear one first?")
        return alone
    together = []
    at: dict[int, list[str]] = defaultdict(list)
    for slot in slots:
        at[slot.opening].append(_called(slot))
    for opening, names in at.items():
        if len(names) > 1:
            together.append(f"{' and '.join(names)} lie both at opening {opening}.")
    drift = _drift_mm(slots)
    allowed = min(max(LARGEST_DRIFT_MM, COARSE_DRIFT_PX * mm_per_px), COARSEST_DRIFT_MM)
    if abs(drift) > allowed:
        together.append(
            f"The slots' distances miss the 20.32 mm grid by {abs(drift):.1f} mm (allowed "
            f"{allowed:.1f}): the board's size, its form factor or a corner is wrong."
        )
    ends = [slot.x_mm for slot in slots]
    if max(ends) - min(ends) > REAR_END_SPREAD_MM:
        together.append(
            f"The marks differ by {max(ends) - min(ends):.0f} mm in their distance from the rear "
            "edge; the rear ends of all connectors lie in one line."
        )
    together += _unproven(slots, seen)
    return together


def _drift_mm(slots: tuple[SlotReading, ...]) -> float:
    """Growth of the residual from the first slot to the last, on the best line through all."""
    openings = np.array([slot.opening for slot in slots], dtype=np.float64)
    from_middle = openings - openings.mean()
    if not from_middle.any():
        return 0.0
    residuals = np.array([slot.residual_mm for slot in slots])
    slope = float(from_middle @ residuals / (from_middle @ from_middle))
    return slope * float(openings.max() - openings.min())


def _called(slot: SlotReading) -> str:
    return slot.name or f"Slot {slot.number + 1}"


def _unproven(slots: tuple[SlotReading, ...], seen: Proportion) -> list[str]:
    """Says that nothing proves the board's size, where nothing does."""
    span = slots[-1].opening - slots[0].opening
    sure = seen.low >= 1 - PROPORTION_PROVEN and seen.high <= 1 + PROPORTION_PROVEN
    if sure or span >= PROVING_SPAN:
        return []
    return [
        "The picture does not settle the board's proportions "
        f"({100 * (seen.low - 1):+.0f} to {100 * (seen.high - 1):+.0f}%): mark another slot at "
        f"least {PROVING_SPAN} openings away, or take a picture from straight above."
    ]


def _size_problem(seen: Proportion, board_mm: tuple[float, float], form_factor: str) -> str | None:
    """Why the picture cannot show a board of that size."""
    if seen.low <= 1 + PROPORTION_WRONG and seen.high >= 1 - PROPORTION_WRONG:
        return None
    depth, height = board_mm
    shown = height / depth * seen.likely
    near = [
        name for name, (d, h) in BOARD_SIZE_MM.items()
        if name != form_factor and abs(h / d / shown - 1) < PROPORTION_PROVEN
    ]  # fmt: skip
    words = (
        f"The picture shows an outline {shown:.2f} times as high as deep; {depth:.0f} x "
        f"{height:.0f} mm is {height / depth:.2f} times: the form factor, the size or a corner "
        "is wrong."
    )
    return f"{words} It has the proportions of {' or '.join(near)}." if near else words


def grid_lines(openings: int, depth_mm: float) -> list[tuple[Point, Point]]:
    """Ends of the openings' lines on the board in mm, for the drawing over the picture."""
    return [
        (Point(0.0, opening_line_mm(n)), Point(depth_mm, opening_line_mm(n)))
        for n in range(1, openings + 1)
    ]
