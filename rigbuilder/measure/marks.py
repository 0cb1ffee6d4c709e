"""What a user marks on a picture: an immutable value in picture pixels, and its edits.

The picture's origin is its upper left corner, x runs right and y down. Corners are named as on a
board that lies with its plugs (the rear edge) at the left and the processor at the top.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

Lanes = Literal[1, 4, 8, 16]
MarkKind = Literal["corner", "edge", "slot", "ruler", "plug"]


class Point(NamedTuple):
    """A place in the picture, in pixels."""

    x: float
    y: float


class Key(NamedTuple):
    """Names one mark: the second corner is ``Key("corner", 1)``."""

    kind: MarkKind
    number: int


@dataclass(frozen=True, slots=True)
class SlotMark:
    """The rear end of a slot's connector, where it stands on the board."""

    point: Point
    name: str = ""
    """As the manual calls it; empty while nobody has said."""
    lanes: Lanes = 16
    """Length of the connector as the picture shows it; for slots that the catalog lacks."""


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks on one picture."""

    corners: tuple[Point, Point, Point, Point]
    """Clockwise from the upper left: upper rear, upper front, lower front, lower rear."""
    edges: tuple[Point, Point, Point, Point]
    """A place on each edge between two corners, upper edge first; used while ``bent``."""
    bent: bool = False
    """Whether the lens bends straight edges and ``edges`` say how far."""
    slots: tuple[SlotMark, ...] = ()
    ruler: tuple[Point, Point] | None = None
    """Both ends of a known length in the plane of the corners."""
    plug: Point | None = None

    def all_keys(self) -> Iterator[Key]:
        """Every mark there is, corners first, slots from the top down."""
        yield from (Key("corner", number) for number in range(4))
        if self.bent:
            yield from (Key("edge", number) for number in range(4))
        order = sorted(range(len(self.slots)), key=lambda number: self.slots[number].point.y)
        yield from (Key("slot", number) for number in order)
        if self.ruler is not None:
            yield from (Key("ruler", number) for number in range(2))
        if self.plug is not None:
            yield Key("plug", 0)

    def point(self, key: Key) -> Point:
        """Where a mark is; KeyError when there is no such mark."""
        if key not in set(self.all_keys()):
            raise KeyError(key)
        match key.kind:
            case "corner":
                return self.corners[key.number]
            case "edge":
                return self.edges[key.number]
            case "slot":
                return self.slots[key.number].point
            case "ruler":
                assert self.ruler is not None
                return self.ruler[key.number]
        assert self.plug is not None
        return self.plug

    def moved(self, key: Key, place: Point) -> Marks:
        """With one mark at another place; KeyError when there is no such mark."""
        self.point(key)
        number = key.number
        match key.kind:
            case "corner":
                return self._with_corner(number, place)
            case "edge":
                return replace(self, edges=_put(self.edges, number, place))
            case "slot":
                slot = replace(self.slots[number], point=place)
                return replace(self, slots=_put(self.slots, number, slot))
            case "ruler":
                assert self.ruler is not None
                return replace(self, ruler=_put(self.ruler, number, place))
        return replace(self, plug=place)

    def _with_corner(self, number: int, place: Point) -> Marks:
        """The edges' marks stay in the middle until the user needs them."""
        corners = _put(self.corners, number, place)
        return replace(self, corners=corners, edges=self.edges if self.bent else middles(corners))

    def with_slot(self, place: Point, name: str = "", lanes: Lanes = 16) -> Marks:
        """With one more slot, the last of ``slots``."""
        return replace(self, slots=(*self.slots, SlotMark(place, name, lanes)))

    def with_bent(self, bent: bool) -> Marks:
        """With the edges' marks in use, or back in the middle of straight edges."""
        return replace(self, bent=bent, edges=middles(self.corners))

    def without(self, key: Key) -> Marks:
        """Without a slot or the plug; other marks always stay."""
        if key.kind == "slot" and key.number < len(self.slots):
            left = self.slots[: key.number] + self.slots[key.number + 1 :]
            return replace(self, slots=left)
        return replace(self, plug=None) if key.kind == "plug" else self


def middles(corners: tuple[Point, Point, Point, Point]) -> tuple[Point, Point, Point, Point]:
    """The middle of each edge of the corners' outline, upper edge first."""
    a, b, c, d = corners
    return (_middle(a, b), _middle(b, c), _middle(c, d), _middle(d, a))


def first_marks(width: int, height: int) -> Marks:
    """Corners a little inside a picture of so many pixels, to be dragged from there."""
    left, top, right, bottom = width * 0.12, height * 0.12, width * 0.88, height * 0.88
    corners = (Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom))
    return Marks(corners, middles(corners))


def _middle(first: Point, second: Point) -> Point:
    return Point((first.x + second.x) / 2, (first.y + second.y) / 2)


def _put(values: Any, number: int, value: object) -> Any:
    """A tuple with one of its members replaced."""
    return (*values[:number], value, *values[number + 1 :])
