"""Overlaps of bodies, by shapely."""

from __future__ import annotations

from itertools import combinations

import shapely
from hypothesis import given
from hypothesis import strategies as st

from rigbuilder.geometry.collide import TREE_FROM, outlines, overlaps, touching_pairs
from rigbuilder.geometry.layout import Body

ends = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda r: (r[0], r[0] + r[1]))


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    (x0, x1), (y0, y1), (z0, z1) = draw(ends), draw(ends), draw(ends)
    key = f"gpu{draw(st.integers(1, 6))}"
    return Body(key, draw(st.sampled_from(["card", "psu", "slot"])), x0, x1, y0, y1, z0, z1)


def _all_pairs(drawn: list[Body]) -> list[tuple[int, int]]:
    return [
        (a, b)
        for a, b in combinations(range(len(drawn)), 2)
        if shapely.intersects(drawn[a].side_outline, drawn[b].side_outline)
    ]


@given(st.lists(bodies(), max_size=3 * TREE_FROM))
def test_all_pairs_and_the_tree_find_the_same_pairs(drawn: list[Body]) -> None:
    assert touching_pairs(outlines(drawn)) == _all_pairs(drawn)


@given(st.lists(bodies(), min_size=TREE_FROM, max_size=3 * TREE_FROM))
def test_the_tree_finds_what_pairs_of_few_bodies_find(drawn: list[Body]) -> None:
    boxes = outlines(drawn)
    found = set(touching_pairs(boxes))
    few = TREE_FROM - 1
    within = {pair for pair in found if max(pair) < few}
    assert within == set(touching_pairs(boxes[:few]))


@given(st.lists(bodies(), max_size=20))
def test_an_overlap_is_the_box_that_both_bodies_share(drawn: list[Body]) -> None:
    solid = {body.key: body for body in drawn if body.role in ("card", "psu")}
    for overlap in overlaps(tuple(solid.values())):
        a, b = (solid[item] for item in overlap.items)
        assert overlap.x0 == max(a.x0, b.x0)
        assert overlap.z1 == min(a.z1, b.z1)
        assert overlap.depth_mm == overlap.y1 - overlap.y0 >= 0.5
        assert overlap.certain


def _card(key: str, y0: float, **fields: object) -> Body:
    return Body(key, "card", 0.0, 300.0, y0, y0 + 58.0, 3.0, 140.0, **fields)  # type: ignore[arg-type]


def test_cards_that_share_room_overlap_by_the_depth_along_the_row() -> None:
    (overlap,) = overlaps((_card("gpu1", 0.0), _card("gpu2", 40.64)))
    assert overlap.items == ("gpu1", "gpu2")
    assert round(overlap.depth_mm, 2) == 17.36
    assert overlap.certain


def test_an_overlap_that_rests_on_an_unknown_edge_is_not_certain() -> None:
    (overlap,) = overlaps(
        (_card("gpu1", 0.0, unknown_edges=frozenset({"y1"})), _card("gpu2", 40.0))
    )
    assert not overlap.certain


def test_touching_bodies_pieces_of_one_item_and_things_that_are_not_solid_do_not_collide() -> None:
    assert overlaps((_card("gpu1", 0.0), _card("gpu2", 58.0))) == ()
    assert overlaps((_card("gpu1", 0.0), _card("gpu1/part", 10.0))) == ()
    slot = Body("board/slot1", "slot", 0.0, 90.0, 0.0, 7.0, 0.0, 11.0)
    assert overlaps((_card("gpu1", 0.0), slot)) == ()


def test_bodies_over_one_another_in_the_picture_may_be_apart_in_depth() -> None:
    low = Body("cooler", "cooler", 0.0, 100.0, 0.0, 100.0, 0.0, 3.0)
    assert overlaps((_card("gpu1", 0.0), low)) == ()
