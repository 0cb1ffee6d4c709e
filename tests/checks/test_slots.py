"""Rules of slots: who claims them, and which edge connectors go in."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import (
    board,
    card,
    catalog_of,
    finding_of,
    findings_of,
    frame,
    on_rail,
    rig_of,
    riser,
    slot,
    slots,
    unverified,
)


def test_two_cards_in_one_slot_are_an_error() -> None:
    finding = finding_of("slot.occupied", rig_of([("card", 1), ("card", 1)], ()), catalog_of())
    assert finding.severity == "error"
    assert finding.parts == ("gpu1", "gpu2")
    assert (finding.measured, finding.needed, finding.unit) == (2.0, 1.0, "cards in the slot")
    assert finding.message == "Slot 1 is claimed by gpu1 (Card) and gpu2 (Card)."


def test_a_riser_claims_the_slot_it_plugs_into() -> None:
    rig = rig_of([("card", 1), ("card", on_rail(0, board_slot=1))], ())
    assert finding_of("slot.occupied", rig, catalog_of(frame())).parts == ("gpu1", "gpu2")


def test_cards_in_slots_of_their_own_claim_nothing_twice() -> None:
    assert findings_of("slot.occupied", rig_of(), catalog_of()) == ()
    assert findings_of("slot.occupied", rig_of([("card", None), ("card", None)], ()),
                       catalog_of()) == ()  # fmt: skip


def test_a_bracket_over_the_next_cards_opening_is_an_error() -> None:
    thin = card(thickness_mm=38)
    finding = finding_of("slot.occupied", rig_of([("card", 1), ("card", 3)], ()), catalog_of(thin))
    assert finding.severity == "error"
    assert finding.parts == ("gpu1", "gpu2")
    assert (finding.measured, finding.needed, finding.unit) == (2.0, 3.0, "openings")
    assert "fills openings 1 to 3" in finding.message
    assert "needs opening 3 too" in finding.message


def test_all_openings_that_two_cards_share_are_named() -> None:
    rig = rig_of([("card", 1), ("card", 2)], ())
    assert "needs opening 2 to 3 too" in finding_of("slot.occupied", rig, catalog_of()).message


@pytest.mark.parametrize(
    ("bracket", "width", "likely"),
    [
        (None, None, "fits"),
        (None, 3, "does-not-fit"),
        (unverified(2), 3, "fits"),
        (unverified(3), None, "does-not-fit"),
        (None, unverified(2.0), "fits"),
    ],
)
def test_a_bracket_that_no_source_counts_may_cover_the_next_opening(
    bracket: Any, width: Any, likely: str
) -> None:
    part = card(thickness_mm=38, bracket_slots=bracket, slot_width=width)
    finding = finding_of("slot.occupied", rig_of([("card", 1), ("card", 3)], ()), catalog_of(part))
    assert (finding.severity, finding.likely) == ("unknown", likely)
    assert finding.missing == ("openings that the bracket of the Card fills",)


def test_a_published_width_of_two_slots_leaves_the_third_opening_free() -> None:
    part = card(thickness_mm=38, bracket_slots=None, slot_width=2)
    rig = rig_of([("card", 1), ("card", 3)], ())
    assert findings_of("slot.occupied", rig, catalog_of(part)) == ()


def test_openings_of_an_unknown_card_are_not_guessed() -> None:
    rig = rig_of([("nobody-knows-it", 1), ("card", 2)], ())
    assert findings_of("slot.occupied", rig, catalog_of()) == ()


def test_a_slot_too_short_for_the_edge_connector_is_an_error() -> None:
    short = board(slots=(*slots()[:4], slot(5, mechanical_lanes=8)))
    finding = finding_of("slot.mechanical", rig_of(), catalog_of(short))
    assert finding.severity == "error"
    assert finding.parts == ("gpu2", "board")
    assert (finding.measured, finding.needed, finding.unit) == (8.0, 16.0, "lanes (mechanical)")
    assert "x8 slot with a closed end" in finding.message


def test_a_slot_with_an_open_end_takes_a_longer_card() -> None:
    open_end = board(slots=(*slots()[:4], slot(5, mechanical_lanes=4, open_ended=True)))
    assert findings_of("slot.mechanical", rig_of(), catalog_of(open_end)) == ()


def test_a_short_card_goes_into_a_short_slot() -> None:
    short = board(slots=slots(mechanical_lanes=8))
    assert findings_of("slot.mechanical", rig_of(),
                       catalog_of(short, card(pcie_mechanical_lanes=8))) == ()  # fmt: skip


def test_a_card_of_unknown_edge_is_held_to_be_an_x16_one() -> None:
    short = board(slots=slots(mechanical_lanes=8))
    catalog = catalog_of(short, card(pcie_mechanical_lanes=None))
    assert {f.severity for f in findings_of("slot.mechanical", rig_of(), catalog)} == {"error"}


@pytest.mark.parametrize(
    ("width", "edge", "likely", "missing"),
    [
        (unverified(16), 16, "fits", "mechanical width of PCIEX16_1 on the Board"),
        (unverified(8), 16, "does-not-fit", "mechanical width of PCIEX16_1 on the Board"),
        (8, unverified(8), "fits", "edge connector of the Card"),
        (8, unverified(16), "does-not-fit", "edge connector of the Card"),
    ],
)
def test_a_width_without_a_source_is_unknown(
    width: Any, edge: Any, likely: str, missing: str
) -> None:
    catalog = catalog_of(board(slots=slots(mechanical_lanes=width)),
                         card(pcie_mechanical_lanes=edge))  # fmt: skip
    finding = finding_of("slot.mechanical", rig_of([("card", 1)]), catalog)
    assert (finding.severity, finding.likely) == ("unknown", likely)
    assert finding.missing == (missing,)


def test_an_x16_slot_takes_every_card() -> None:
    doubtful = card(pcie_mechanical_lanes=unverified(8))
    assert findings_of("slot.mechanical", rig_of(), catalog_of(doubtful)) == ()


def test_an_opening_without_a_slot_takes_no_card() -> None:
    finding = finding_of("slot.mechanical", rig_of(), catalog_of(board(slots=slots()[:4])))
    assert finding.severity == "error"
    assert finding.message == "Maker Board has no slot at opening 5 for gpu2."


def test_a_board_with_slots_of_unknown_place_may_have_one_there() -> None:
    vague = board(slots=(*slots()[:4], slot(None, name="PCIEX16_5")))
    finding = finding_of("slot.mechanical", rig_of(), catalog_of(vague))
    assert finding.severity == "unknown"
    assert finding.missing == ("place of slot PCIEX16_5 on the Board",)


def test_a_slot_whose_place_is_believed_is_unknown() -> None:
    believed = board(slots=(*slots()[:4], slot(unverified(5), name="X")))
    finding = finding_of("slot.mechanical", rig_of(), catalog_of(believed))
    assert (finding.severity, finding.likely) == ("unknown", "fits")
    assert finding.missing == ("place of slot X on the Board",)


def test_a_riser_is_held_to_the_slot_by_its_own_edge_connector() -> None:
    short = board(slots=(slot(unverified(1), name="X", mechanical_lanes=1),))
    rig = rig_of([("card", on_rail(0))])
    finding = finding_of("slot.mechanical", rig, catalog_of(short, frame()))
    assert (finding.severity, finding.measured, finding.needed) == ("error", 1.0, 16.0)
    assert "the riser of gpu1 (Card) has an x16 edge connector" in finding.message
    narrow = catalog_of(short, frame(), riser(lanes=1))
    assert findings_of("slot.mechanical", rig, narrow) == ()


def test_the_slot_of_no_riser_is_not_judged() -> None:
    short = board(slots=slots(mechanical_lanes=1))
    rig = rig_of([("card", on_rail(0, riser=None))])
    assert findings_of("slot.mechanical", rig, catalog_of(short, frame())) == ()


def test_a_riser_into_no_slot_is_an_error() -> None:
    rig = rig_of([("card", on_rail(0, board_slot=9))])
    assert finding_of("slot.mechanical", rig, catalog_of(frame())).severity == "error"


def test_without_board_card_or_place_no_slot_is_judged() -> None:
    assert findings_of("slot.mechanical", rig_of(board=None), catalog_of()) == ()
    assert findings_of("slot.mechanical", rig_of([("nobody-knows-it", 1)]), catalog_of()) == ()
    assert findings_of("slot.mechanical", rig_of([("card", None)]), catalog_of()) == ()
