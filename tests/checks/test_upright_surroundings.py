"""What surrounds cards on the vertical bracket: bridges, air, lanes, radiators and fans."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.rig.model import Rig
from tests.builders import (
    at_least,
    bridge,
    card,
    catalog_of,
    documented,
    findings_of,
    liquid,
    mounts,
    rig_of,
    riser,
    unverified,
    upright,
)
from tests.checks.upright_rigs import ALL_KNOWN, ONE, SLIM, found, front, none, tower


def test_a_bridge_does_not_join_a_card_in_a_slot_with_an_upright_one() -> None:
    rig = rig_of([("card", 1), ("card", upright(board_slot=4))])
    assert "sit in different rows" in found("bridge.pitch", rig, tower()).message


def upright_pair(**fields: Any) -> tuple[Rig, list[Any]]:
    """Two slim upright cards two openings apart with the 2-slot bridge."""
    rig = rig_of([("card", upright()), ("card", upright(3, board_slot=2))])
    return rig, [card(**SLIM), bridge(pitch_mm=40.64, span_slots=2, **fields)]


def test_a_bridge_of_upright_cards_has_their_pitch_and_wants_room_above() -> None:
    rig, parts = upright_pair()
    assert none("bridge.pitch", rig, tower(), *parts)
    assert none("bridge.side-panel", rig, tower(), *parts)
    rig, parts = upright_pair(rise_mm=50)
    finding = found("bridge.side-panel", rig, tower(), *parts)
    assert (finding.severity, finding.measured, finding.needed) == ("error", 180.0, 188.0)
    unknown_above = tower(mount={**ALL_KNOWN, "max_card_height_mm": None})
    assert found("bridge.side-panel", rig, unknown_above, *parts).severity == "unknown"


def test_the_pitch_of_an_upright_pair_is_judged_like_any_other() -> None:
    rig, parts = upright_pair()
    wrong = found("bridge.pitch", rig, tower(), parts[0], bridge())
    assert (wrong.measured, wrong.needed) == (40.64, 81.28)


@pytest.mark.parametrize(
    ("cooling", "limit", "severity"),
    [
        ("open-air", 80.0, None),  # 22 mm of air
        ("open-air", 68.0, "warning"),
        ("flow-through", 68.0, "warning"),
        ("blower", 60.0, "note"),
        ("blower", 68.0, None),
        ("passive", 60.0, None),
        ("open-air", None, "unknown"),
        ("open-air", unverified(68.0), "unknown"),
        ("open-air", 50.0, None),  # it does not go in at all: fit.card-case-height says so
    ],
)
def test_an_upright_card_draws_its_air_from_before_the_side_panel(
    cooling: str, limit: Any, severity: str | None
) -> None:
    mount = {**ALL_KNOWN, "max_card_thickness_mm": limit}
    parts = (tower(mount=mount), card(cooling=cooling))
    findings = findings_of("thermal.card-gap", rig_of(ONE, ()), catalog_of(*parts))
    assert [finding.severity for finding in findings] == ([severity] if severity else [])


def test_the_air_before_the_panel_is_named() -> None:
    mount = {**ALL_KNOWN, "max_card_thickness_mm": 68.0}
    finding = found("thermal.card-gap", rig_of(ONE, ()), tower(mount=mount))
    assert finding.message == (
        "10 mm between gpu1 (Card) and the side panel: an open-air cooler wants 20.32 mm to "
        "breathe; expect it to run hot and slower."
    )
    assert (finding.measured, finding.needed, finding.unit) == (10.0, 20.32, "mm")


def test_a_card_of_unknown_cooling_wants_no_air() -> None:
    assert none("thermal.card-gap", rig_of(ONE, ()), tower(mount={}), card(cooling=None))


def test_an_open_bound_of_the_room_leaves_the_air_open() -> None:
    mount = {**ALL_KNOWN, "max_card_thickness_mm": at_least(60.0)}
    finding = found("thermal.card-gap", rig_of(ONE, ()), tower(mount=mount))
    assert finding.severity == "unknown"


def test_of_two_upright_cards_the_one_next_to_the_panel_is_asked() -> None:
    rig = rig_of([("card", upright(3, board_slot=2)), ("card", upright())], ())
    mount = {**ALL_KNOWN, "max_card_thickness_mm": 70.0}
    finding = found("thermal.card-gap", rig, tower(mount=mount), card(**SLIM))
    assert finding.parts == ("gpu1", "case")


def test_lanes_and_generation_of_an_upright_card_are_those_of_its_riser() -> None:
    narrow = riser(lanes=4, generation=3)
    finding = found("lanes.electrical", rig_of(ONE, ()), tower(), narrow)
    assert (finding.measured, finding.needed) == (4, 16)
    assert "through the x4 riser" in finding.message
    assert "in its riser" in found("lanes.generation", rig_of(ONE, ()), tower(), narrow).message


def test_a_front_radiator_may_stand_beside_an_upright_card() -> None:
    walls = documented(mounts(("front", 360)))
    parts = (tower(radiator_mounts=walls, fans=()), liquid())
    assert none("fit.card-radiator", rig_of(ONE, ()), *parts)
    finding = found("fit.card-radiator", rig_of(ONE, ()), *parts, card(length_mm=349))
    assert finding.severity == "unknown"
    assert finding.missing == ("place of a radiator at the front of the Case beside upright cards",)


@pytest.mark.parametrize(
    ("own", "fans", "length", "severity"),
    [
        (front(25), None, 349, None),
        (front(25), front(25), 349, None),
        (front(25), front(30), 346, "error"),
        (front(25), (), 349, None),
        (None, front(30), 349, "unknown"),
        (None, front(30), 320, None),
        (None, front(60), 331, "error"),
    ],
)
def test_deeper_fans_at_the_front_take_from_an_upright_card_what_they_are_deeper(
    own: Any, fans: Any, length: float, severity: str | None
) -> None:
    rig = rig_of(ONE, (), fans=fans)
    parts = (tower(fans=own), card(length_mm=length))
    findings = findings_of("fit.card-case-length", rig, catalog_of(*parts))
    assert [finding.severity for finding in findings] == ([severity] if severity else [])


@pytest.mark.parametrize(("length", "severity"), [(290, None), (310, "unknown")])
def test_a_drive_cage_may_stand_beside_an_upright_card(length: int, severity: str | None) -> None:
    cage = {"key": "front", "max_card_length_mm": documented(300.0), "fitted": True}
    parts = (tower(drive_cages=(cage,)), card(length_mm=length))
    findings = findings_of("fit.card-cage", rig_of(ONE, ()), catalog_of(*parts))
    assert [finding.severity for finding in findings] == ([severity] if severity else [])
