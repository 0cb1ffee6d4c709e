"""Rules of cards against other cards, and against length, height and floor of the case."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.checks.evaluate import evaluate
from rigbuilder.rig.model import Waiver
from tests.builders import (
    at_least,
    at_most,
    board,
    card,
    case,
    catalog_of,
    finding_of,
    findings_of,
    frame,
    on_rail,
    plug,
    plugs,
    plus_minus,
    rail,
    rig_of,
    slot,
    slots,
    unverified,
)

TWO_SLOTS_APART = (("card", 1), ("card", 3))
ALONE = [("card", 1)]


def test_a_three_slot_card_over_a_two_slot_gap_overlaps_the_next_by_so_many_millimetres() -> None:
    finding = finding_of("fit.card-card", rig_of(TWO_SLOTS_APART, ()), catalog_of())
    assert finding.severity == "error"
    assert finding.parts == ("gpu1", "gpu2")
    assert finding.measured == pytest.approx(40.64)
    assert finding.needed == pytest.approx(58.0)
    assert finding.unit == "mm"
    assert "overlap by 17.36 mm" in finding.message


def test_cards_with_air_between_them_do_not_touch() -> None:
    assert findings_of("fit.card-card", rig_of(), catalog_of()) == ()


def test_a_gap_within_rounding_is_called_touching_and_left_unknown() -> None:
    close = card(thickness_mm=41.0)
    finding = finding_of("fit.card-card", rig_of(TWO_SLOTS_APART, ()), catalog_of(close))
    assert finding.severity == "unknown"
    assert "touch" in finding.message
    assert "leave it open" in finding.message


def test_a_gap_that_nobody_knows_is_asked_for_by_both_cards() -> None:
    catalog = catalog_of(card(thickness_mm=None))
    finding = finding_of("fit.card-card", rig_of(bridges=()), catalog)
    assert finding.message == (
        "Whether gpu2 (Card) clears gpu1 (Card): thickness of the Card is not published."
    )


@pytest.mark.parametrize("thickness", [None, at_least(30), unverified(38.0)])
def test_a_card_of_unknown_thickness_may_reach_the_next(thickness: Any) -> None:
    finding = finding_of(
        "fit.card-card", rig_of(TWO_SLOTS_APART, ()), catalog_of(card(thickness_mm=thickness))
    )
    assert finding.severity == "unknown"
    assert finding.missing == ("thickness of the Card",)


def test_an_unverified_thickness_that_would_fit_is_worded_as_likely() -> None:
    thin = card(thickness_mm=unverified(38.0))
    finding = finding_of("fit.card-card", rig_of(TWO_SLOTS_APART, ()), catalog_of(thin))
    assert finding.likely == "fits"
    assert finding.message.startswith("Likely fits: gpu2 (Card) clears gpu1 (Card) by 2.64 mm")


def test_unknown_backplates_of_two_designs_take_part_of_the_gap() -> None:
    thin = (card(thickness_mm=39.0), card("other", thickness_mm=39.0))
    rig = rig_of([("card", 1), ("other", 3)], ())
    assert finding_of("fit.card-card", rig, catalog_of(*thin)).severity == "unknown"
    known = (card(thickness_mm=39.0, backplate_mm=2.0), card("other", backplate_mm=2.0))
    assert findings_of("fit.card-card", rig, catalog_of(*known)) == ()


THREE_IN_A_ROW = (("card", 1), ("slim", 2), ("slim", 3))
SLIM = card("slim", thickness_mm=18, backplate_mm=3)


def test_a_very_thick_card_reaches_past_a_slim_one() -> None:
    found = findings_of(
        "fit.card-card", rig_of(THREE_IN_A_ROW, ()), catalog_of(card(backplate_mm=3), SLIM)
    )
    assert [finding.parts for finding in found] == [("gpu1", "gpu2"), ("gpu1", "gpu3")]
    assert {finding.severity for finding in found} == {"error"}


def test_waiving_one_overlap_does_not_hide_the_next() -> None:
    waiver = Waiver(rule="fit.card-card", parts=("gpu1", "gpu2"), reason="shorter than the cooler")
    rig = rig_of(THREE_IN_A_ROW, (), waivers=(waiver,))
    report = evaluate(rig, catalog_of(card(backplate_mm=3), SLIM))
    assert report.verdict == "does-not-fit"
    errors = [f.parts for f in report.by_severity("error") if f.rule == "fit.card-card"]
    assert errors == [("gpu1", "gpu3")]


def test_of_a_card_of_unknown_thickness_the_nearest_one_is_named_until_that_is_waived() -> None:
    catalog = catalog_of(card(thickness_mm=None), SLIM)
    named = [f.parts for f in findings_of("fit.card-card", rig_of(THREE_IN_A_ROW, ()), catalog)]
    assert named == [("gpu1", "gpu2")]
    waiver = Waiver(rule="fit.card-card", parts=("gpu2", "gpu1"), reason="held side by side")
    rig = rig_of(THREE_IN_A_ROW, (), waivers=(waiver,))
    found = findings_of("fit.card-card", rig, catalog)
    assert [(f.parts, f.waived is None) for f in found] == [
        (("gpu1", "gpu2"), False),
        (("gpu1", "gpu3"), True),
    ]


def test_two_cards_at_one_place_of_a_rail_overlap_whole() -> None:
    rig = rig_of([("card", on_rail(50)), ("card", on_rail(50, board_slot=2))], ())
    finding = finding_of("fit.card-card", rig, catalog_of(frame()))
    assert finding.severity == "error"
    assert "overlap by 58 mm" in finding.message


def test_cards_of_different_rows_do_not_touch() -> None:
    rig = rig_of([("card", 1), ("card", on_rail(0, board_slot=2))], ())
    assert findings_of("fit.card-card", rig, catalog_of(frame())) == ()


def test_a_slot_whose_place_is_believed_leaves_the_gap_open() -> None:
    believed = board(slots=(*slots()[:4], slot(unverified(5), name="X")))
    finding = finding_of("fit.card-card", rig_of(), catalog_of(believed))
    assert finding.severity == "unknown"
    assert finding.missing == ("place of slot X on the Board",)


def test_unknown_cards_have_no_thickness_to_compare() -> None:
    rig = rig_of([("card", 1), ("nobody-knows-it", 2)], ())
    assert findings_of("fit.card-card", rig, catalog_of()) == ()


def test_a_card_longer_than_the_case_takes_is_too_long_by_so_much() -> None:
    finding = finding_of("fit.card-case-length", rig_of(ALONE), catalog_of(card(length_mm=412)))
    assert finding.severity == "error"
    assert finding.parts == ("gpu1", "case")
    assert (finding.measured, finding.needed, finding.unit) == (400.0, 412.0, "mm")
    assert "too long by 12 mm" in finding.message


def test_a_card_that_just_fits_the_length_is_proven_to_fit() -> None:
    assert findings_of("fit.card-case-length", rig_of(ALONE), catalog_of(card(length_mm=400))) == ()


@pytest.mark.parametrize(
    ("length", "clearance", "missing"),
    [
        (None, 400, ("length of the Card",)),
        (unverified(310.0), 400, ("length of the Card",)),
        (310, None, ("card length clearance of the Case",)),
        (310, unverified(400.0), ("card length clearance of the Case",)),
        (plus_minus(399, 2), 400, ()),
    ],
)
def test_length_is_unknown_when_either_side_is(
    length: Any, clearance: Any, missing: tuple[str, ...]
) -> None:
    catalog = catalog_of(card(length_mm=length), case(max_card_length_mm=clearance))
    finding = finding_of("fit.card-case-length", rig_of(ALONE), catalog)
    assert finding.severity == "unknown"
    assert finding.missing == missing


def test_a_plug_at_the_end_wants_room_in_front_of_the_card() -> None:
    tight = card(length_mm=380, plug=plug("end"), power_inputs=plugs(("12vhpwr", 1)))
    finding = finding_of("fit.card-case-length", rig_of(ALONE), catalog_of(tight))
    assert finding.severity == "unknown"
    assert (finding.measured, finding.needed) == (20.0, 35.0)
    assert finding.likely == "does-not-fit"
    assert "room that the power plug and its cable's bend take" in finding.missing


def test_an_eight_pin_plug_at_the_end_wants_less_room() -> None:
    loose = card(length_mm=375, plug=plug("end"))
    assert findings_of("fit.card-case-length", rig_of(ALONE), catalog_of(loose)) == ()


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"plug": None}, "place of the power plug on the Card"),
        ({"plug": plug(unverified("top"))}, "place of the power plug on the Card"),
    ],
)
def test_a_plug_that_may_stand_at_the_end_leaves_the_length_open(
    fields: dict[str, Any], missing: str
) -> None:
    finding = finding_of(
        "fit.card-case-length", rig_of(ALONE), catalog_of(card(length_mm=390, **fields))
    )
    assert finding.severity == "unknown"
    assert missing in finding.missing


def test_a_card_without_a_plug_needs_no_room_for_one() -> None:
    bare = card(length_mm=395, plug=None, power_inputs=())
    assert findings_of("fit.card-case-length", rig_of(ALONE), catalog_of(bare)) == ()


def test_a_card_said_without_source_to_have_no_plug_may_have_one() -> None:
    bare = card(length_mm=395, plug=None, power_inputs=unverified(()))
    assert finding_of("fit.card-case-length", rig_of(ALONE), catalog_of(bare)).severity == "unknown"


def test_a_card_without_a_place_is_not_measured() -> None:
    long = card(length_mm=900)
    assert findings_of("fit.card-case-length", rig_of([("card", None)]), catalog_of(long)) == ()


def test_nothing_stands_in_front_of_an_open_frame() -> None:
    catalog = catalog_of(frame(openings=8), card(length_mm=900))
    assert findings_of("fit.card-case-length", rig_of(ALONE), catalog) == ()
    assert findings_of("fit.card-case-length", rig_of([("card", on_rail(0))]), catalog) == ()


@pytest.mark.parametrize("limit", [300, at_most(300)])
def test_a_frame_with_a_published_card_length_is_held_to_it(limit: Any) -> None:
    catalog = catalog_of(frame(rails=(rail(max_card_length_mm=limit),)))
    finding = finding_of("fit.card-case-length", rig_of([("card", on_rail(0))]), catalog)
    assert finding.severity == "error"


def test_a_card_on_no_rail_of_the_frame_is_held_to_the_cases_length() -> None:
    catalog = catalog_of(frame(max_card_length_mm=300))
    rig = rig_of([("card", on_rail(0, rail="upper"))])
    assert finding_of("fit.card-case-length", rig, catalog).severity == "error"


def test_a_card_higher_than_the_case_takes_is_too_high_by_so_much() -> None:
    catalog = catalog_of(case(max_card_height_mm=130))
    finding = finding_of("fit.card-case-height", rig_of(ALONE), catalog)
    assert finding.severity == "error"
    assert (finding.measured, finding.needed, finding.unit) == (130.0, 138.0, "mm")
    assert "8 mm too high for the Case, which takes cards up to 130 mm" in finding.message


def test_a_card_higher_than_the_case_is_wide_is_too_high() -> None:
    slim = case(max_card_height_mm=None, max_cooler_height_mm=None, width_mm=120)
    finding = finding_of("fit.card-case-height", rig_of(ALONE), catalog_of(slim))
    assert finding.severity == "error"
    assert "side panel stands at 120 mm at most" in finding.message


def test_a_card_and_its_plug_below_the_side_panel_get_no_remark() -> None:
    assert findings_of("fit.card-case-height", rig_of(ALONE), catalog_of()) == ()


def test_cooler_clearance_proves_the_side_panel_where_no_card_height_is_published() -> None:
    catalog = catalog_of(case(max_card_height_mm=None, max_cooler_height_mm=190))
    assert findings_of("fit.card-case-height", rig_of(ALONE), catalog) == ()


@pytest.mark.parametrize(
    ("height", "clearance", "missing"),
    [
        (None, 220, "height of the Card"),
        (unverified(138.0), 220, "height of the Card"),
        (138, None, "distance to the side panel of the Case"),
        (138, unverified(220.0), "card height clearance of the Case"),
    ],
)
def test_height_is_unknown_when_either_side_is(height: Any, clearance: Any, missing: str) -> None:
    catalog = catalog_of(
        card(height_mm=height), case(max_card_height_mm=clearance, max_cooler_height_mm=None)
    )
    finding = finding_of("fit.card-case-height", rig_of(ALONE), catalog)
    assert finding.severity == "unknown"
    assert missing in finding.missing


def test_tolerances_that_overlap_prove_no_height() -> None:
    catalog = catalog_of(
        card(height_mm=plus_minus(161, 1)),
        case(max_card_height_mm=plus_minus(160, 2), max_cooler_height_mm=None),
    )
    assert finding_of("fit.card-case-height", rig_of(ALONE), catalog).severity == "unknown"


def test_an_upper_bound_of_the_clearance_proves_no_height() -> None:
    catalog = catalog_of(case(max_card_height_mm=at_most(220), max_cooler_height_mm=None))
    assert finding_of("fit.card-case-height", rig_of(ALONE), catalog).severity == "unknown"


def test_a_plug_on_top_wants_room_to_the_side_panel() -> None:
    catalog = catalog_of(case(max_card_height_mm=170, max_cooler_height_mm=None))
    finding = finding_of("fit.card-case-height", rig_of(ALONE), catalog)
    assert finding.severity == "unknown"
    assert finding.needed == 25.0
    assert "above it for plug and cable" in finding.message


@pytest.mark.parametrize("edge", ["end", "bracket-side"])
def test_a_plug_elsewhere_wants_no_room_to_the_side_panel(edge: str) -> None:
    catalog = catalog_of(
        case(max_card_height_mm=170, max_cooler_height_mm=None), card(plug=plug(edge))
    )
    assert findings_of("fit.card-case-height", rig_of(ALONE), catalog) == ()


def test_an_open_frame_has_no_side_panel_to_hit() -> None:
    catalog = catalog_of(frame(), card(height_mm=900))
    assert findings_of("fit.card-case-height", rig_of(ALONE), catalog) == ()


def test_a_rail_in_a_closed_case_takes_cards_up_to_its_published_height() -> None:
    rig = rig_of([("card", on_rail(0))])
    low = catalog_of(case(rails=(rail(max_card_height_mm=120.0),)))
    finding = finding_of("fit.card-case-height", rig, low)
    assert (finding.severity, finding.measured, finding.needed) == ("error", 120.0, 138.0)
    high = catalog_of(case(rails=(rail(max_card_height_mm=150.0),)))
    assert findings_of("fit.card-case-height", rig, high) == ()
    silent = catalog_of(case(rails=(rail(),)))
    assert finding_of("fit.card-case-height", rig, silent).severity == "unknown"


def test_a_thick_card_in_the_last_openings_reaches_what_lies_below() -> None:
    catalog = catalog_of(case(below_last_opening_mm=2), card(thickness_mm=70))
    finding = finding_of("fit.card-psu", rig_of([("card", 6)]), catalog)
    assert finding.severity == "error"
    assert finding.parts == ("gpu1", "case")
    assert finding.measured == 2.0
    # thickness less the back's middle, less two openings and the rest of the third
    assert finding.needed == pytest.approx(70 - 2.12 - (2 * 20.32 + 16.865), abs=0.01)
    assert finding.unit == "mm"


def test_a_card_above_the_last_openings_end_reaches_nothing() -> None:
    assert findings_of("fit.card-psu", rig_of(), catalog_of()) == ()
    assert findings_of("fit.card-psu", rig_of([("card", 7)]), catalog_of()) == ()


@pytest.mark.parametrize(
    ("fields", "room", "missing"),
    [
        ({}, None, "room below the last opening of the Case"),
        ({}, unverified(40.0), "room below the last opening of the Case"),
        ({"thickness_mm": None}, 40, "thickness of the Card"),
    ],
)
def test_what_lies_below_is_unknown_when_either_side_is(
    fields: dict[str, Any], room: Any, missing: str
) -> None:
    catalog = catalog_of(card(**fields), case(below_last_opening_mm=room))
    finding = finding_of("fit.card-psu", rig_of([("card", 7)]), catalog)
    assert finding.severity == "unknown"
    assert missing in finding.missing


def test_an_open_frame_has_nothing_below_its_last_opening() -> None:
    catalog = catalog_of(frame(openings=8), card(thickness_mm=200))
    assert findings_of("fit.card-psu", rig_of([("card", 7)]), catalog) == ()


def test_a_case_without_a_count_of_openings_leaves_the_floor_to_the_openings_rule() -> None:
    catalog = catalog_of(case(openings=None))
    assert findings_of("fit.card-psu", rig_of([("card", 7)]), catalog) == ()
    assert finding_of("fit.card-case-slots", rig_of([("card", 7)]), catalog).severity == "unknown"
