"""Rules of cards on the vertical bracket: what is proven, what no maker publishes."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.rig.model import VerticalSeat
from tests.builders import (
    board,
    card,
    catalog_of,
    findings_of,
    frame,
    judged,
    plug,
    rig_of,
    riser,
    slot,
    slots,
    unverified,
    upright,
    vertical_mount,
)
from tests.checks.upright_rigs import ALL_KNOWN, LOW, ONE, SLIM, beside, found, none, tower


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
    assert thick.message.endswith("gpu1 is 45 mm thick and gpu2 sits 40.64 mm before it.")


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
