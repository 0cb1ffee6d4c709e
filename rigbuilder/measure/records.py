"""From a reading to the part's record: figures of grade ``measured`` and the source they name."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rigbuilder.catalog.evidence import Fact, Figure, Source
from rigbuilder.catalog.parts import Board, Card, FormFactor, PowerPlug, Slot
from rigbuilder.geometry.standards import BRACKET_HEIGHT_MM
from rigbuilder.measure.board import BoardReading
from rigbuilder.measure.card import CardReading, Known, Size, View
from rigbuilder.measure.marks import Lanes

SURER = ("documented", "derived")
"""Grades that a measured figure replaces only when the user says so."""
_VIEW_WORDS: dict[View, str] = {
    "edge": "its long edge",
    "face": "its fans",
    "end": "its bracket",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture that was measured."""

    name: str
    """File name without its folder."""
    width_px: int
    height_px: int
    digest: str
    """Hexadecimal digest of its bytes: two pictures of one name are two sources."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.width_px, self.height_px

    @property
    def source_id(self) -> str:
        """Id of the source that figures from this picture name."""
        return f"picture.{slug(self.name)[:60]}-{self.digest[:8]}"


def picture_of(name: str, width_px: int, height_px: int, data: bytes) -> Picture:
    """Describes a picture by its name, its size and what identifies it."""
    return Picture(name, width_px, height_px, hashlib.sha256(data).hexdigest())


def slug(words: str) -> str:
    """Small letters, digits and hyphens, as ids have them; ``x`` where nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "x"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A figure that a better source gives and the picture shows otherwise."""

    slot: str
    given: int
    measured: int
    grade: str

    def __str__(self) -> str:
        return (
            f"{self.slot}: opening {self.given} is {self.grade}, the picture shows {self.measured}."
        )


def new_board(brand: str, name: str, form_factor: FormFactor, socket: str) -> Board:
    """A board that the catalog lacks; what the user says of it is unverified."""
    return Board(
        id=slug(f"{brand} {name}")[:90],
        brand=brand,
        name=name,
        form_factor=Fact(value=form_factor, grade="unverified"),
        socket=Fact(value=socket, grade="unverified"),
    )


def name_problems(reading: BoardReading) -> list[str]:
    """Why the names of the marked slots cannot go into a record."""
    names = [slot.name for slot in reading.slots]
    problems = []
    if "" in names:
        problems.append("Say which slot of the manual each mark is.")
    twice = sorted({name for name in names if name and names.count(name) > 1})
    problems += [f"Two marks have the name {name}." for name in twice]
    return problems


def conflicts(board: Board, reading: BoardReading) -> list[Conflict]:
    """Openings that are documented or derived, and that the picture shows elsewhere."""
    known = {slot.name: slot.opening for slot in board.slots}
    found = []
    for row in reading.slots:
        fact = known.get(row.name)
        if fact is not None and fact.grade in SURER and fact.value != row.opening:
            found.append(Conflict(row.name, fact.value, row.opening, fact.grade))
    return found


def measured_board(
    board: Board,
    reading: BoardReading,
    lanes: Mapping[str, Lanes],
    picture: Picture,
    board_mm: tuple[float, float],
    today: date,
) -> tuple[Board, dict[str, Source]]:
    """The board with measured openings, and the source they name.

    A documented or derived opening that the picture confirms stays as it is; any other is
    replaced. ``lanes`` is the connector's length of slots that the board lacks. The reading must
    be accepted and its slots named.
    """
    source = picture.source_id
    rows = {row.name: row for row in reading.slots}
    slots = []
    for slot in board.slots:
        row = rows.pop(slot.name, None)
        if row is not None and not _confirmed(slot, row.opening):
            slot = slot.model_copy(
                update={"opening": _opening(row.opening, row.residual_mm, source)}
            )
        slots.append(slot)
    for name, row in rows.items():
        slots.append(
            Slot(
                name=name,
                opening=_opening(row.opening, row.residual_mm, source),
                mechanical_lanes=Fact(value=lanes[name], grade="measured", source=source),
            )
        )
    slots.sort(key=lambda slot: slot.opening.value if slot.opening is not None else math.inf)
    lens = reading.lens.k if reading.lens is not None else 0.0
    note = (
        f"Perspective from the board's four corners at {board_mm[0]:g} x {board_mm[1]:g} mm"
        + (f", lens distortion {lens:+.3f}" if lens else "")
        + f"; slots on the openings' lines within {reading.largest_residual_mm:.1f} mm, the next "
        f"line being 20.32 mm away; a pixel is {reading.mm_per_px:.2f} mm"
    )
    changed = board.model_copy(update={"slots": tuple(slots)})
    return changed, {source: _source(picture, note, today)}


def _confirmed(slot: Slot, opening: int) -> bool:
    fact = slot.opening
    return fact is not None and fact.grade in SURER and fact.value == opening


def _opening(opening: int, residual_mm: float, source: str) -> Fact[int]:
    note = f"{abs(residual_mm):.1f} mm {'below' if residual_mm >= 0 else 'above'} its line"
    return Fact[int](value=opening, grade="measured", source=source, note=note)


def _source(picture: Picture, note: str, today: date) -> Source:
    return Source(title=f"Measured from the picture {picture.name}"[:400], read=today, note=note)


def measured_card(
    card: Card,
    reading: CardReading,
    view: View,
    known: Known,
    picture: Picture,
    today: date,
) -> tuple[Card, dict[str, Source]]:
    """The card with measured sizes, and the source they name; the reading must be accepted.

    A documented or derived size that the picture confirms stays as it is. A plug that the card
    lacks is taken to be on its upper edge.
    """
    source = picture.source_id
    changes: dict[str, object] = {}
    for size in reading.sizes:
        given = _given(card, size)
        if given is not None and given.grade in SURER and _agree(given, size):
            continue
        if size.what == "plug":
            changes["plug"] = _plug(card, size, source)
        else:
            changes[f"{size.what}_mm"] = _figure(size, source)
    what = "a ruler" if known.what == "ruler" else f"the {known.what}"
    if known.mm == BRACKET_HEIGHT_MM:
        what = "the bracket's height"
    note = f"Seen onto {_VIEW_WORDS[view]}; scaled by {what}, {known.mm:g} mm"
    return card.model_copy(update=changes), {source: _source(picture, note, today)}


def _figure(size: Size, source: str) -> Figure:
    """Rounded to a tenth, and the tolerance up, so that it still holds the unrounded value."""
    return Figure(
        value=round(size.value_mm, 1),
        tolerance=math.ceil(size.tolerance_mm * 10 + 0.5) / 10,
        grade="measured",
        source=source,
    )


def _plug(card: Card, size: Size, source: str) -> PowerPlug:
    figure = _figure(size, source)
    if card.plug is not None:
        return card.plug.model_copy(update={"from_bracket_mm": figure})
    top: Fact[object] = Fact(value="top", grade="measured", source=source)
    return PowerPlug.model_validate({"edge": top.model_dump(), "from_bracket_mm": figure})


def card_conflicts(card: Card, reading: CardReading) -> list[str]:
    """Documented or derived sizes that lie outside of what the picture shows, in words."""
    found = []
    for size in reading.sizes:
        given = _given(card, size)
        if given is not None and given.grade in SURER and not _agree(given, size):
            found.append(
                f"The {size.what} is {given.grade} as {given.nominal:g} mm, the picture shows "
                f"{size.value_mm:.1f} ±{size.tolerance_mm:.1f} mm."
            )
    return found


def _given(card: Card, size: Size) -> Figure | None:
    if size.what == "plug":
        return None if card.plug is None else card.plug.from_bracket_mm
    given: Figure | None = getattr(card, f"{size.what}_mm")
    return given


def _agree(given: Figure, size: Size) -> bool:
    low, high = size.value_mm - size.tolerance_mm, size.value_mm + size.tolerance_mm
    return given.low <= high and low <= given.high
