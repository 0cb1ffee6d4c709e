"""Rules of cards on the vertical bracket: what is proven, what no maker publishes."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.catalog.fittings import WallFans
from rigbuilder.checks.report import Finding
from rigbuilder.rig.model import Rig, VerticalSeat
from tests.builders import (
    at_least,
    board,
    bridge,
    card,
    case,
    catalog_of,
    documented,
    finding_of,
    findings_of,
    frame,
    judged,
    liquid,
    mounts,
    plug,
    rig_of,
    riser,
    slot,
    slots,
    unverified,
    upright,
    vertical_mount,
)

ALL_KNOWN = {
    "first_plane_mm": 180.0,
    "max_card_length_mm": 350.0,
    "max_card_height_mm": 180.0,
    "max_card_thickness_mm": 80.0,
    "takes_openings": (),
    "riser_path_mm": 250.0,
}
LOW = {"height_mm": 111, "power_inputs": ()}
SLIM = {"thickness_mm": 18, "bracket_slots": 1, "slot_width": 1}
ONE = [("card", upright())]


def tower(openings: Any = 3, mount: Any = ALL_KNOWN, **fields: Any) -> Any:
    """A tower with a vertical bracket of which everything is known."""
    figures = vertical_mount(**mount) if mount is not None else None
    return case(vertical_openings=openings, vertical_mount=figures, **fields)


def beside(first: int = 1) -> Rig:
    """A card in a slot and one upright."""
    return rig_of([("card", first), ("card", upright(board_slot=4))], ())


def front(thickness_mm: float) -> tuple[WallFans, ...]:
    """A row of fans at the front."""
    return (WallFans(place="front", count=3, thickness_mm=float(thickness_mm)),)


def found(rule: str, rig: Rig, *parts: Any) -> Finding:
    """The one finding of a rule."""
    return finding_of(rule, rig, catalog_of(*parts))


def none(rule: str, rig: Rig, *parts: Any) -> bool:
    """Whether a rule is silent."""
    return findings_of(rule, rig, catalog_of(*parts)) == ()


def test_an_upright_card_of_which_everything_is_known_is_proven_to_fit() -> None:
    report = judged(rig_of(ONE, ()), tower())
    assert report.verdict == "fits"
    assert report.by_severity("error") == report.by_severity("unknown") == ()


def test_an_upright_card_in_a_case_that_publishes_nothing_is_unknown_and_says_why() -> None:
    report = judged(rig_of(ONE, ()), tower(openings=None, mount=None))
    assert report.verdict == "unknown"
    rules = {finding.rule for finding in report.by_severity("unknown")}
    assert rules == {
        "fit.card-case-slots",
        "fit.card-case-length",
        "fit.card-case-height",
        "fit.riser-length",
        "thermal.card-gap",
    }
    missing = {name for finding in report.by_severity("unknown") for name in finding.missing}
    assert "distance from the vertical bracket to the side panel of the Case" in missing
    assert "distance from the board's slots to the vertical bracket of the Case" in missing
    assert "vertical openings of the Case" in missing


@pytest.mark.parametrize("lost", sorted(ALL_KNOWN))
def test_no_figure_of_the_bracket_can_be_missing_for_a_card_beside_another(lost: str) -> None:
    rig = rig_of([("slim", 1), ("card", upright(board_slot=4))], ())
    slim = card("slim", **SLIM)
    assert judged(rig, tower(), slim).verdict == "fits"
    assert judged(rig, tower(mount={**ALL_KNOWN, lost: None}), slim).verdict == "unknown"


def test_vertical_openings_are_counted() -> None:
    finding = found("fit.card-case-slots", rig_of([("card", upright(2))], ()), tower())
    assert finding.message == "gpu1 (Card) covers vertical openings 2 to 4; the Case has 3."
    assert (finding.measured, finding.needed) == (3, 4)
    assert none("fit.card-case-slots", rig_of(ONE, ()), tower())
    none_at_all = found("fit.card-case-slots", rig_of(ONE, ()), tower(openings=0))
    assert none_at_all.severity == "error"


def test_the_length_of_slots_is_none_for_an_upright_card() -> None:
    finding = found("fit.card-case-length", rig_of(ONE, ()), tower(), card(length_mm=360))
    assert (finding.severity, finding.measured, finding.needed) == ("error", 350.0, 360.0)
    assert found(
        "fit.card-case-length",
        rig_of(ONE, ()),
        tower(mount={**ALL_KNOWN, "max_card_length_mm": None}),
    ).missing == ("length clearance of upright cards in the Case",)


def test_a_thick_card_reaches_the_side_panel() -> None:
    finding = found("fit.card-case-height", rig_of(ONE, ()), tower(), card(thickness_mm=84))
    assert finding.severity == "error"
    assert finding.message == (
        "gpu1 (Card) is 84 mm thick; upright the Case has 80 mm of room before its side panel."
    )
    assert (finding.measured, finding.needed) == (80.0, 84.0)


def test_each_vertical_opening_farther_out_is_a_pitch_nearer_to_the_panel() -> None:
    rig = rig_of([("card", upright(3))], ())
    two = found("fit.card-case-height", rig, tower(openings=6))
    assert (two.severity, two.measured) == ("error", pytest.approx(80 - 2 * 20.32))


def test_a_high_card_reaches_what_stands_above_it() -> None:
    finding = found("fit.card-case-height", rig_of(ONE, ()), tower(), card(height_mm=190))
    assert (
        finding.message == "gpu1 (Card) is 190 mm high; upright the Case takes cards up to 180 mm."
    )


def test_a_full_height_card_has_its_own_height_above_the_bracket() -> None:
    nothing_above = tower(mount={**ALL_KNOWN, "max_card_height_mm": None})
    assert none("fit.card-case-height", rig_of(ONE, ()), nothing_above, card(**LOW))
    finding = found("fit.card-case-height", rig_of(ONE, ()), nothing_above)
    assert finding.missing == ("room above the vertical bracket of the Case",)
    assert finding.severity == "unknown"


def test_a_plug_on_top_of_an_upright_card_wants_room_above_it() -> None:
    tight = tower(mount={**ALL_KNOWN, "max_card_height_mm": 150.0})
    finding = found("fit.card-case-height", rig_of(ONE, ()), tight)
    assert "leaves 12 mm above it for plug and cable, which want 25 mm" in finding.message
    assert none("fit.card-case-height", rig_of(ONE, ()), tight, card(plug=plug("end")))


def test_an_open_frame_has_no_panel_to_reach() -> None:
    rack = frame(vertical_openings=3, vertical_mount=vertical_mount(max_card_length_mm=350))
    rig = rig_of(ONE, ())
    assert none("fit.card-case-height", rig, rack)
    assert none("thermal.card-gap", rig, rack)


def test_an_upright_card_needs_riser_and_slot() -> None:
    finding = found("fit.riser-length", rig_of([("card", VerticalSeat(vertical=1))], ()), tower())
    assert finding.severity == "error"
    assert finding.message == (
        "gpu1 (Card) is at the vertical bracket of the Case with no riser and no board slot: "
        "nothing joins it."
    )


def test_a_riser_reaches_the_bracket_or_does_not_or_nobody_knows() -> None:
    assert none("fit.riser-length", rig_of(ONE, ()), tower())
    short = found("fit.riser-length", rig_of(ONE, ()), tower(), riser(length_mm=200))
    assert (short.severity, short.measured, short.needed) == ("error", 200.0, 250.0)
    vague = found("fit.riser-length", rig_of(ONE, ()), tower(mount={}))
    assert vague.severity == "unknown"


def test_an_upright_card_in_no_case_is_left_to_the_incomplete_rig() -> None:
    report = judged(rig_of(ONE, (), case=None))
    assert {f.rule for f in report.by_severity("unknown")} == {"rig.incomplete"}


def test_the_riser_of_an_upright_card_goes_into_its_slot() -> None:
    short = board(slots=(slot(1, mechanical_lanes=8),))
    finding = found("slot.mechanical", rig_of(ONE, ()), tower(), short)
    assert "the riser of gpu1 (Card) has an x16 edge connector" in finding.message
    none_there = board(slots=slots()[1:])
    assert found("slot.mechanical", rig_of(ONE, ()), tower(), none_there).severity == "error"
    believed = board(slots=(slot(unverified(1)),))
    assert none("slot.mechanical", rig_of(ONE, ()), tower(), believed)  # no opening is asked of it


def test_a_riser_and_a_card_in_one_slot_are_an_error() -> None:
    rig = rig_of([("card", 1), ("card", upright())], ())
    assert found("slot.occupied", rig, tower()).message.startswith("Slot 1 is claimed by")


def test_two_cards_at_one_vertical_opening_are_an_error() -> None:
    rig = rig_of([("card", upright()), ("card", upright(board_slot=2))], ())
    finding = found("slot.occupied", rig, tower())
    assert finding.severity == "error"
    assert "fills vertical openings 1 to 3" in finding.message
    assert "needs opening 1 to 3 too" in finding.message


def test_two_slim_cards_share_the_bracket_and_their_air() -> None:
    rig = rig_of([("card", upright()), ("card", upright(3, board_slot=2))], ())
    assert none("slot.occupied", rig, tower(), card(**SLIM))
    assert none("fit.card-card", rig, tower(), card(**SLIM))
    thick = found("fit.card-card", rig, tower(), card(**{**SLIM, "thickness_mm": 45}))
    assert (thick.severity, thick.measured, thick.needed) == ("error", 40.64, 45.0)


def test_an_uncounted_bracket_beside_another_upright_card_is_unknown() -> None:
    rig = rig_of([("card", upright()), ("card", upright(3, board_slot=2))], ())
    vague = card(thickness_mm=18, bracket_slots=None, slot_width=3)
    finding = found("slot.occupied", rig, tower(), vague)
    assert finding.severity == "unknown"
    assert "leaves vertical opening 3 to gpu2 (Card)" in finding.message


@pytest.mark.parametrize(
    ("takes", "severity", "likely"),
    [
        ((3,), "error", None),
        ((1, 2, 3, 4, 5, 6, 7), "error", None),
        ((4, 5), None, None),
        ((), None, None),
        (None, "unknown", None),
        (unverified((3,)), "unknown", "does-not-fit"),
        (unverified(()), "unknown", "fits"),
    ],
)
def test_openings_that_the_bracket_takes_away_hold_no_card(
    takes: Any, severity: str | None, likely: str | None
) -> None:
    mount = {**ALL_KNOWN, "takes_openings": takes}
    findings = findings_of("slot.occupied", beside(), catalog_of(tower(mount=mount)))
    assert [finding.severity for finding in findings] == ([severity] if severity else [])
    assert [finding.likely for finding in findings] == ([likely] if severity else [])
    assert all(finding.parts == ("gpu2", "gpu1") for finding in findings)


def test_the_openings_taken_away_are_named() -> None:
    mount = {**ALL_KNOWN, "takes_openings": (2, 3, 4)}
    assert found("slot.occupied", beside(), tower(mount=mount)).message == (
        "gpu1 (Card) needs opening 2 and 3, which the Case loses to the upright gpu2."
    )


def test_an_uncounted_bracket_may_need_an_opening_that_is_taken() -> None:
    mount = {**ALL_KNOWN, "takes_openings": (3,)}
    vague = card(bracket_slots=None, slot_width=3)
    finding = found("slot.occupied", beside(), tower(mount=mount), vague)
    assert finding.severity == "unknown"
    assert finding.missing == ("openings that the bracket of the Card fills",)


def test_cards_that_nobody_knows_take_no_part() -> None:
    unknown_behind = rig_of([("nobody-knows-it", 1), ("card", upright(board_slot=4))], ())
    unknown_before = rig_of([("card", 1), ("nobody-knows-it", upright(board_slot=4))], ())
    for rig in (unknown_behind, unknown_before):
        assert none("fit.card-card", rig, tower(mount={}))
    assert none("slot.occupied", unknown_behind, tower(mount={}))


def test_a_card_in_a_slot_ends_before_the_back_of_the_upright_one() -> None:
    assert none("fit.card-card", beside(), tower())


@pytest.mark.parametrize(
    ("plane", "likely", "missing"),
    [
        (None, None, "distance from the board to the vertical bracket of the Case"),
        (150.0, None, None),  # the 15 mm of a seated card's height decide
        (100.0, "does-not-fit", "place of the vertical bracket of the Case along the slots"),
        (unverified(190.0), "fits", "distance from the board to the vertical bracket of the Case"),
    ],
)
def test_a_card_behind_an_upright_one_is_never_more_than_unknown(
    plane: Any, likely: str | None, missing: str | None
) -> None:
    mount = {**ALL_KNOWN, "first_plane_mm": plane}
    finding = found("fit.card-card", beside(), tower(mount=mount))
    assert finding.severity == "unknown"
    assert finding.parts == ("gpu2", "gpu1")
    assert finding.likely == likely
    assert finding.missing == ((missing,) if missing else ())


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
