"""Rules of where brackets are held: openings of a case, rails of a frame; and of risers."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.rig.model import RailSeat
from tests.builders import (
    card,
    case,
    catalog_of,
    finding_of,
    findings_of,
    frame,
    on_rail,
    rail,
    rig_of,
    unverified,
)

RULE = "fit.card-case-slots"


def test_a_bracket_past_the_last_opening_does_not_fit() -> None:
    finding = finding_of(RULE, rig_of([("card", 6)]), catalog_of(case(openings=7)))
    assert finding.severity == "error"
    assert finding.parts == ("gpu1", "case")
    assert (finding.measured, finding.needed, finding.unit) == (7.0, 8.0, "openings")
    assert "covers openings 6 to 8; the Case has 7" in finding.message


def test_a_bracket_that_ends_at_the_last_opening_fits() -> None:
    assert findings_of(RULE, rig_of([("card", 6)]), catalog_of()) == ()


@pytest.mark.parametrize("openings", [None, unverified(8)])
def test_openings_that_no_source_counts_are_unknown(openings: Any) -> None:
    for opening in (1, 6):
        catalog = catalog_of(case(openings=openings))
        finding = finding_of(RULE, rig_of([("card", opening)]), catalog)
        assert finding.severity == "unknown"
        assert finding.missing == ("openings of the Case",)


@pytest.mark.parametrize("bracket", [None, unverified(3)])
def test_a_bracket_that_no_source_counts_is_unknown_near_the_last_opening(bracket: Any) -> None:
    wide = card(bracket_slots=bracket, slot_width=None)
    finding = finding_of(RULE, rig_of([("card", 5)]), catalog_of(wide))
    assert finding.severity == "unknown"
    assert finding.missing == ("openings that the bracket of the Card fills",)
    assert finding.likely == "fits"


def test_five_free_openings_take_any_bracket() -> None:
    assert (
        findings_of(
            RULE, rig_of([("card", 4)]), catalog_of(card(bracket_slots=None, slot_width=None))
        )
        == ()
    )


def test_the_published_width_bounds_the_bracket() -> None:
    bounded = card(bracket_slots=None, slot_width=2.7)
    assert findings_of(RULE, rig_of([("card", 6)]), catalog_of(bounded)) == ()
    assert finding_of(RULE, rig_of([("card", 7)]), catalog_of(bounded)).severity == "unknown"


def test_a_card_below_the_last_opening_fits_with_no_bracket() -> None:
    unsure = card(bracket_slots=None)
    finding = finding_of(RULE, rig_of([("card", 7)]), catalog_of(unsure, case(openings=6)))
    assert finding.severity == "error"


def test_a_frame_without_openings_holds_no_bracket_against_them() -> None:
    assert findings_of(RULE, rig_of([("card", 7)]), catalog_of(frame())) == ()


def test_a_frame_with_openings_is_held_to_them() -> None:
    finding = finding_of(RULE, rig_of([("card", 7)]), catalog_of(frame(openings=7)))
    assert finding.severity == "error"


def test_a_rail_that_the_frame_lacks_is_an_error() -> None:
    finding = finding_of(RULE, rig_of([("card", on_rail(0, rail="upper"))]), catalog_of(frame()))
    assert finding.severity == "error"
    assert "has no rail 'upper' for gpu1 (Card)" in finding.message


def test_a_card_beyond_the_end_of_its_rail_does_not_fit() -> None:
    finding = finding_of(RULE, rig_of([("card", on_rail(580))]), catalog_of(frame()))
    assert finding.severity == "error"
    assert (finding.measured, finding.needed, finding.unit) == (600.0, 638.0, "mm")
    assert "ends 38 mm beyond the end of rail main (600 mm)" in finding.message


def test_a_card_within_its_rail_fits() -> None:
    assert findings_of(RULE, rig_of([("card", on_rail(500))]), catalog_of(frame())) == ()


def test_a_rail_of_unknown_length_leaves_the_end_open() -> None:
    catalog = catalog_of(frame(rails=(rail(length_mm=None),)))
    finding = finding_of(RULE, rig_of([("card", on_rail(0))]), catalog)
    assert finding.severity == "unknown"
    assert finding.missing == ("length of rail main of the Case",)


def test_a_card_of_unknown_thickness_leaves_the_end_of_the_rail_open() -> None:
    catalog = catalog_of(frame(), card(thickness_mm=None))
    finding = finding_of(RULE, rig_of([("card", on_rail(0))]), catalog)
    assert (finding.severity, finding.needed) == ("unknown", None)


def test_without_a_case_or_a_known_card_nothing_is_said_of_openings() -> None:
    assert findings_of(RULE, rig_of(case=None), catalog_of()) == ()
    assert findings_of(RULE, rig_of([("nobody-knows-it", 1)]), catalog_of()) == ()
    assert findings_of(RULE, rig_of([("card", None)]), catalog_of()) == ()


@pytest.mark.parametrize(
    ("fields", "lacks"),
    [
        ({"riser": None}, "no riser: nothing"),
        ({"board_slot": None}, "no board slot: nothing"),
        ({"riser": None, "board_slot": None}, "no riser and no board slot"),
    ],
)
def test_a_card_on_a_rail_that_nothing_joins_is_an_error(
    fields: dict[str, Any], lacks: str
) -> None:
    rig = rig_of([("card", on_rail(0, **fields))])
    finding = finding_of("fit.riser-length", rig, catalog_of(frame()))
    assert finding.severity == "error"
    assert finding.parts == ("gpu1", "board")
    assert lacks in finding.message


def test_whether_a_riser_reaches_is_unknown_since_nobody_publishes_the_way() -> None:
    finding = finding_of("fit.riser-length", rig_of([("card", on_rail(0))]), catalog_of(frame()))
    assert finding.severity == "unknown"
    assert (finding.measured, finding.unit) == (300.0, "mm")
    assert finding.missing == ("distance from the board's slots to rail main of the Case",)


def test_a_riser_shorter_than_the_published_way_does_not_reach() -> None:
    long_way = frame(rails=(rail(riser_path_mm=420.0),))
    rig = rig_of([("card", on_rail(0))])
    finding = finding_of("fit.riser-length", rig, catalog_of(long_way))
    assert (finding.severity, finding.measured, finding.needed) == ("error", 300.0, 420.0)


def test_a_riser_longer_than_the_published_way_reaches() -> None:
    short_way = frame(rails=(rail(riser_path_mm=280.0),))
    rig = rig_of([("card", on_rail(0))])
    assert findings_of("fit.riser-length", rig, catalog_of(short_way)) == ()


def test_cards_in_slots_need_no_riser() -> None:
    assert findings_of("fit.riser-length", rig_of(), catalog_of()) == ()


def test_a_riser_nobody_knows_is_left_to_the_unknown_part() -> None:
    catalog = catalog_of(frame(), without=("riser",))
    rig = rig_of([("card", on_rail(0))])
    assert findings_of("fit.riser-length", rig, catalog) == ()
    assert finding_of("rig.unknown-part", rig, catalog).parts == ("riser1",)


def test_a_card_on_a_rail_without_a_case_is_not_judged() -> None:
    rig = rig_of([("card", RailSeat(rail="main", position_mm=0.0))], case=None)
    assert findings_of("fit.riser-length", rig, catalog_of()) == ()
