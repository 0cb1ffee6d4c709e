"""Quarter turns of points, boxes, edges, bodies, lines and places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigbuilder.geometry.layout import MARK_MM, Body, Dimension, Overlap, SeatPlace
from rigbuilder.geometry.turns import AS_IS, HALF, QUARTER, UPRIGHT, WHERE, Turn

TURNS = [AS_IS, HALF, QUARTER, UPRIGHT]
turns = st.sampled_from(TURNS)
spans = st.tuples(st.floats(-500, 500), st.floats(0, 500)).map(lambda s: (s[0], s[0] + s[1]))
boxes = st.tuples(spans, spans, spans).map(lambda rows: rows[0] + rows[1] + rows[2])


@pytest.mark.parametrize(
    ("turn", "where"),
    [
        (AS_IS, (1.0, 2.0, 3.0)),
        (HALF, (-1.0, -2.0, -3.0)),
        (QUARTER, (-2.0, 1.0, 3.0)),
        (UPRIGHT, (1.0, -3.0, 2.0)),
    ],
)
def test_a_point_comes_to_where_its_axes_point(turn: Turn, where: tuple[float, ...]) -> None:
    assert turn.point((1.0, 2.0, 3.0)) == where


def test_a_board_by_a_quarter_has_its_slots_side_at_the_top_and_its_top_at_the_right() -> None:
    rear_edge, top_edge = QUARTER.point((0.0, 150.0, 0.0)), QUARTER.point((120.0, 0.0, 0.0))
    assert rear_edge == (-150.0, 0.0, 0.0)
    assert top_edge == (0.0, 120.0, 0.0)


@given(turns, turns, boxes)
def test_two_turns_at_once_are_one_after_the_other(first: Turn, second: Turn, box) -> None:  # type: ignore[no-untyped-def]
    assert first.then(second).box(box) == second.box(first.box(box))


@given(turns, boxes)
def test_a_turned_box_has_the_same_sizes_along_other_axes(turn: Turn, box) -> None:  # type: ignore[no-untyped-def]
    def sizes(of: tuple[float, ...]) -> list[float]:
        return sorted((of[1] - of[0], of[3] - of[2], of[5] - of[4]))

    assert sizes(turn.box(box)) == pytest.approx(sizes(box))


@given(turns, boxes)
def test_an_edge_stays_at_the_same_place_of_the_body(turn: Turn, box) -> None:  # type: ignore[no-untyped-def]
    ends = dict(zip(("x0", "x1", "y0", "y1", "z0", "z1"), box, strict=True))
    after = dict(zip(("x0", "x1", "y0", "y1", "z0", "z1"), turn.box(box), strict=True))
    for edge, (axis, _) in WHERE.items():
        (now,) = turn.edges(frozenset({edge}))
        assert after[now] == turn.of(axis)[1] * ends[edge]


@given(turns, turns, st.frozensets(st.sampled_from(sorted(WHERE))))
def test_edges_turn_as_their_boxes_do(first: Turn, second: Turn, edges) -> None:  # type: ignore[no-untyped-def]
    assert first.then(second).edges(edges) == second.edges(first.edges(edges))
    assert len(first.edges(edges)) == len(edges)


def test_a_body_is_turned_then_moved_and_remembers_its_turn() -> None:
    body = Body("gpu1", "card", 0, 300, 10, 60, 3, 140, frozenset({"x1", "z1"}), "Card")
    stood = body.turned(UPRIGHT, (0.0, 200.0, 100.0))
    assert stood.box == (0, 300, 60, 197, 110, 160)
    assert stood.unknown_edges == {"x1", "y0"}
    assert (stood.turn, stood.label, stood.role) == (UPRIGHT, "Card", "card")
    assert stood.turned(HALF).turn == UPRIGHT.then(HALF)


def test_a_line_turns_in_its_own_view() -> None:
    gap = Dimension("side", (280.0, 60.0), (280.0, 80.0), "gap", "ok", ("gpu1",), 120.0)
    assert gap.turned(HALF) == Dimension(
        "side", (-280.0, -60.0), (-280.0, -80.0), "gap", "ok", ("gpu1",), -120.0
    )
    turned = gap.turned(QUARTER)
    assert turned is not None
    assert (turned.start, turned.end) == ((-60.0, 280.0), (-80.0, 280.0))


def test_a_line_that_its_view_would_see_on_end_is_left_out() -> None:
    pitch = Dimension("rear", (150.0, 60.0), (150.0, 140.0), "pitch", "ok", (), 40.0)
    assert pitch.turned(QUARTER) is None
    panel = Dimension("rear", (140.0, 60.0), (200.0, 60.0), "room", "ok", (), 300.0)
    turned = panel.turned(QUARTER)
    assert turned is not None
    assert (turned.start, turned.end, turned.depth_mm) == ((140.0, 300.0), (200.0, 300.0), -60.0)


def test_an_overlap_keeps_its_depth() -> None:
    overlap = Overlap(("gpu1", "gpu2"), 0, 300, 50, 60, 3, 140, 10.0, True)
    turned = overlap.turned(HALF)
    assert (turned.x0, turned.x1, turned.y0, turned.y1) == (-300, 0, -60, -50)
    assert (turned.depth_mm, turned.certain, turned.items) == (10.0, True, ("gpu1", "gpu2"))


def _place() -> SeatPlace:
    half = MARK_MM / 2
    return SeatPlace(3, None, None, None, "Slot 3", (48, 137, 200 - half, 200 + half, 3, 115))


def test_the_mark_of_a_slot_is_its_card_on_edge_in_both_views() -> None:
    place = _place()
    assert place.mark("side") == (48, 195.5, 137, 204.5)
    assert place.mark("rear") == (3, 195.5, 115, 204.5)
    assert place.middle("side") == (92.5, 200.0)


def test_where_a_view_sees_the_face_of_a_card_the_mark_is_the_edge_with_its_fingers() -> None:
    stood = _place().turned(UPRIGHT, (0.0, 350.0, -60.0))
    assert stood.box == (48, 137, 235, 347, 135.5, 144.5)
    assert stood.mark("side") == (48, 342.5, 137, 351.5)  # fingers down
    assert stood.mark("rear") == (135.5, 235, 144.5, 347)
    over = stood.turned(HALF)  # the whole case the other way round: fingers up
    assert over.mark("side") == (-137, -351.5, -48, -342.5)


def test_a_slot_of_a_board_by_a_quarter_is_marked_at_its_fingers_in_the_rear_view() -> None:
    place = _place().turned(QUARTER)
    assert place.mark("side") == (-204.5, 48, -195.5, 137)
    assert place.mark("rear") == (3 - MARK_MM / 2, 48, 3 + MARK_MM / 2, 137)


def test_fingers_that_point_to_the_far_side_are_marked_there() -> None:
    place = _place().turned(QUARTER).turned(HALF)
    assert place.mark("rear") == (-3 - MARK_MM / 2, -137, -3 + MARK_MM / 2, -48)
