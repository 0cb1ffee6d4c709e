"""Turned and moved rigs: what is the same for the parts is the same for the rules."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import Case
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.checks.report import Finding
from rigbuilder.geometry.collide import overlaps
from rigbuilder.geometry.place import lay_out
from rigbuilder.geometry.turns import AS_IS
from rigbuilder.rig.model import Rig, SlotSeat
from tests.builders import (
    board,
    card,
    case,
    catalog_of,
    findings_of,
    frame,
    on_rail,
    rail,
    rig_of,
    slot,
    upright,
)
from tests.checks.generated import scenes
from tests.scenarios import SCENARIOS, Scene

any_scene = st.one_of(
    st.sampled_from(list(SCENARIOS.values())).map(lambda scene: scene()),
    scenes(),
    scenes(with_upright=True),
)
Heard = tuple[str, str, tuple[str, ...], float | None, float | None, tuple[str, ...]]
BY_WALL = {"fit.card-radiator", "fit.card-case-length", "fit.card-psu", "fit.cooler-radiator"}
"""Rules that ask which wall of the case something is on; a turned board has others beside it."""

AT_THE_ENDS = {"fit.card-cooler", "fit.card-memory", "slot.covered"}
"""Rules of what lies beyond the first slot, and of the board's own slots below a card."""


def mounted(catalog: Catalog, mounting: str) -> Catalog:
    """The catalog with every case carrying its board so."""
    fact = {"value": mounting, "grade": "documented", "source": "test.sheet"}
    cases = [
        Case.model_validate({**part.model_dump(), "board_mounting": fact})
        for part in catalog.parts.values()
        if isinstance(part, Case)
    ]
    return catalog.with_parts(cases, {}, replace=True)


def heard(findings: tuple[Finding, ...]) -> list[Heard]:
    """What rules say without their words."""
    return [(f.rule, f.severity, f.parts, f.measured, f.needed, f.missing) for f in findings]


def named_by_wall(rig: Rig) -> bool:
    """Whether something of the rig is on a wall of its own."""
    return bool(rig.fans) or rig.radiator is not None


@settings(max_examples=80)
@given(any_scene, st.sampled_from(["inverted", "rotated-90"]))
def test_a_turned_board_hears_the_same_findings_with_the_same_figures(
    scene: Scene, mounting: str
) -> None:
    rig, catalog = scene
    usual = evaluate(rig, mounted(catalog, "standard"))
    turned = evaluate(rig, mounted(catalog, mounting))
    liquid = catalog.parts.get(rig.cooler or "")
    at_walls = named_by_wall(rig) or getattr(getattr(liquid, "type", None), "value", "") == "liquid"
    skip = BY_WALL if at_walls else set()
    assert [row for row in heard(turned.findings) if row[0] not in skip] == [
        row for row in heard(usual.findings) if row[0] not in skip
    ]
    if not at_walls:
        assert turned.verdict == usual.verdict
    assert usual.layout.turn == AS_IS


def _lines(rig: Rig, catalog: Catalog) -> list[tuple[str, str, tuple[str, ...]]]:
    found = lay_out(rig, catalog).dimensions
    return [(line.text, line.state, line.items) for line in found if line.view == "side"]


@given(any_scene)
def test_an_inverted_board_shows_the_same_dimension_lines(scene: Scene) -> None:
    rig, catalog = scene
    assert _lines(rig, mounted(catalog, "inverted")) == _lines(rig, mounted(catalog, "standard"))


@given(any_scene, st.tuples(*[st.integers(-400, 400)] * 3))
def test_bodies_moved_together_overlap_as_before(scene: Scene, by: tuple[int, int, int]) -> None:
    bodies = lay_out(*scene).bodies
    dx, dy, dz = (float(step) for step in by)
    moved = tuple(body.turned(AS_IS, (dx, dy, dz)) for body in bodies)
    before, after = overlaps(bodies), overlaps(moved)
    assert [(o.items, o.certain, round(o.depth_mm, 6)) for o in after] == [
        (o.items, o.certain, round(o.depth_mm, 6)) for o in before
    ]
    for old, new in zip(before, after, strict=True):
        assert round(new.x0 - old.x0, 6) == dx
        assert round(new.y1 - old.y1, 6) == dy


LONG = frame(rails=(rail(length_mm=4000.0, riser_path_mm=250.0),))
positions = st.lists(st.integers(0, 900), min_size=1, max_size=5)


@given(positions, st.integers(0, 2500))
def test_cards_moved_together_along_a_rail_change_nothing(at: list[int], by: int) -> None:
    def row(offset: int) -> Rig:
        seats = [on_rail(place + offset, board_slot=n) for n, place in enumerate(at, 1)]
        return rig_of([("card", seat) for seat in seats])

    catalog = catalog_of(LONG)
    assert heard(evaluate(row(by), catalog).findings) == heard(evaluate(row(0), catalog).findings)


LARGE = board(slots=tuple(slot(n) for n in range(1, 13)), height_mm=430)
TALL = case(openings=14, below_last_opening_mm=400)
openings = st.lists(st.integers(1, 6), min_size=1, max_size=4)


@given(openings, st.integers(0, 6), st.sampled_from([2, 3]), st.sampled_from([38, 58, 70]))
def test_cards_moved_together_along_the_slots_change_nothing(
    at: list[int], by: int, slots_wide: int, thickness_mm: int
) -> None:
    thick = card(thickness_mm=thickness_mm, bracket_slots=slots_wide, slot_width=slots_wide)
    catalog = catalog_of(LARGE, TALL, thick)

    def row(offset: int) -> Rig:
        return rig_of([("card", place + offset) for place in at])

    there, here = (heard(evaluate(row(step), catalog).findings) for step in (by, 0))
    assert [found for found in there if found[0] not in AT_THE_ENDS] == [
        found for found in here if found[0] not in AT_THE_ENDS
    ]


@given(st.integers(1, 3), st.sampled_from([18, 38, 62]))
def test_the_order_in_which_cards_are_listed_changes_no_verdict(apart: int, thick: int) -> None:
    seats: list[Any] = [SlotSeat(slot=1), upright(board_slot=7), SlotSeat(slot=1 + apart)]
    parts = card(thickness_mm=thick, bracket_slots=1, slot_width=1)
    there = evaluate(rig_of([("card", seat) for seat in seats], ()), catalog_of(parts))
    back = evaluate(rig_of([("card", seat) for seat in reversed(seats)], ()), catalog_of(parts))
    assert there.verdict == back.verdict
    first, second = (
        sorted((f.rule, f.severity, f.measured or 0.0) for f in report.findings)
        for report in (there, back)
    )
    assert first == second


@pytest.mark.parametrize(
    ("mounting", "where"), [("standard", "below"), ("inverted", "above"), ("rotated-90", "beside")]
)
def test_words_say_where_the_next_card_is_as_one_looks_into_the_case(
    mounting: str, where: str
) -> None:
    rig, catalog = rig_of([("card", 1), ("card", 4)], ()), catalog_of(card(thickness_mm=64))
    (finding,) = findings_of("fit.card-card", rig, mounted(catalog, mounting))
    assert finding.message.endswith(f"gpu2 sits 60.96 mm {where} it.")
