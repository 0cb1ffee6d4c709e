"""Rules of the lanes that a card really gets."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.catalog.parts import Board
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

ALONE = [("card", 5)]


def _modes(*rows: tuple[tuple[str, ...], int], grade: str = "documented") -> Board:
    modes = tuple(
        {"filled": filled, "lanes": {"PCIEX16_5": lanes}, "grade": grade, "source": "test.sheet"}
        for filled, lanes in rows
    )
    return board(lane_modes=modes)


def _slot_five(**fields: Any) -> Board:
    return board(slots=(*slots()[:4], slot(5, **fields)))


def test_a_card_with_all_its_lanes_gets_no_remark() -> None:
    assert findings_of("lanes.electrical", rig_of(), catalog_of()) == ()


def test_a_card_at_four_lanes_is_warned_about() -> None:
    finding = finding_of(
        "lanes.electrical", rig_of(ALONE), catalog_of(_slot_five(electrical_lanes=4))
    )
    assert finding.severity == "warning"
    assert finding.parts == ("gpu1", "board")
    assert (finding.measured, finding.needed, finding.unit) == (4.0, 16.0, "lanes")
    assert "gets x4 of its x16 lanes" in finding.message


def test_a_card_at_eight_lanes_is_noted() -> None:
    finding = finding_of(
        "lanes.electrical", rig_of(ALONE), catalog_of(_slot_five(electrical_lanes=8))
    )
    assert finding.severity == "note"
    assert "slower for tensor parallel" in finding.message


def test_lanes_without_a_source_are_said_to_be_so() -> None:
    catalog = catalog_of(_slot_five(electrical_lanes=unverified(8)))
    assert "(not verified)" in finding_of("lanes.electrical", rig_of(ALONE), catalog).message


def test_lanes_that_nobody_publishes_are_named() -> None:
    catalog = catalog_of(_slot_five(electrical_lanes=None))
    finding = finding_of("lanes.electrical", rig_of(ALONE), catalog)
    assert finding.severity == "note"
    assert finding.missing == ("electrical lanes of PCIEX16_5",)


def test_a_slot_that_another_one_switches_off_gives_no_lanes() -> None:
    catalog = catalog_of(_modes((("PCIEX16_1",), 0)))
    finding = finding_of("lanes.electrical", rig_of(), catalog)
    assert finding.severity == "error"
    assert (finding.measured, finding.needed) == (0.0, 16.0)
    assert "PCIEX16_5 is switched off while PCIEX16_1 is filled" in finding.message


def test_a_slot_switched_off_on_hearsay_is_unknown() -> None:
    catalog = catalog_of(_modes((("PCIEX16_1",), 0), grade="unverified"))
    finding = finding_of("lanes.electrical", rig_of(), catalog)
    assert (finding.severity, finding.likely) == ("unknown", "does-not-fit")


def test_a_mode_counts_only_while_all_its_slots_are_filled() -> None:
    catalog = catalog_of(_modes((("PCIEX16_1", "PCIEX16_3"), 0)))
    assert findings_of("lanes.electrical", rig_of(), catalog) == ()


def test_the_mode_that_names_most_filled_slots_wins() -> None:
    catalog = catalog_of(_modes((("PCIEX16_1", "PCIEX16_5"), 8), (("PCIEX16_1",), 4)))
    assert finding_of("lanes.electrical", rig_of(), catalog).measured == 8.0


def test_a_mode_of_the_slot_alone_names_no_other_slot() -> None:
    catalog = catalog_of(_modes((("PCIEX16_5",), 8)))
    assert "in PCIEX16_5: enough" in finding_of("lanes.electrical", rig_of(ALONE), catalog).message


def test_a_narrow_riser_takes_lanes_away() -> None:
    catalog = catalog_of(frame(), riser(lanes=4))
    finding = finding_of("lanes.electrical", rig_of([("card", on_rail(0))]), catalog)
    assert finding.measured == 4.0
    assert "through the x4 riser" in finding.message


@pytest.mark.parametrize(("own", "count"), [(8, 0), (None, 0)])
def test_a_card_is_held_to_its_own_lanes(own: int | None, count: int) -> None:
    catalog = catalog_of(card(pcie_lanes=own), _slot_five(electrical_lanes=own or 16))
    assert len(findings_of("lanes.electrical", rig_of(ALONE), catalog)) == count


def test_a_card_narrower_than_its_slot_wants_no_more() -> None:
    assert findings_of("lanes.electrical", rig_of(ALONE), catalog_of(card(pcie_lanes=8))) == ()


def test_cards_without_a_known_slot_have_no_lanes_to_judge() -> None:
    assert findings_of("lanes.electrical", rig_of([("card", None)]), catalog_of()) == ()
    assert findings_of("lanes.electrical", rig_of(board=None), catalog_of()) == ()
    assert findings_of("lanes.chipset", rig_of(board=None), catalog_of()) == ()
    assert findings_of("lanes.generation", rig_of(board=None), catalog_of()) == ()


def test_a_card_behind_the_chipset_is_warned_about() -> None:
    finding = finding_of("lanes.chipset", rig_of(ALONE), catalog_of(_slot_five(wired_to="chipset")))
    assert finding.severity == "warning"
    assert finding.parts == ("gpu1", "board")


@pytest.mark.parametrize("wired", ["cpu", "switch", None])
def test_a_card_on_the_processor_shares_no_uplink(wired: str | None) -> None:
    assert findings_of("lanes.chipset", rig_of(ALONE), catalog_of(_slot_five(wired_to=wired))) == ()


def test_an_older_slot_slows_the_card() -> None:
    finding = finding_of("lanes.generation", rig_of(ALONE), catalog_of(_slot_five(generation=3.0)))
    assert finding.severity == "note"
    assert (finding.measured, finding.needed) == (3.0, 4.0)
    assert finding.unit == "PCI Express generation"
    assert finding.message.endswith("is PCI Express 4.0 and runs at 3.0 in PCIEX16_5.")


def test_an_older_riser_slows_the_card() -> None:
    catalog = catalog_of(frame(), riser(generation=3))
    finding = finding_of("lanes.generation", rig_of([("card", on_rail(0))]), catalog)
    assert "3.0 in its riser" in finding.message


@pytest.mark.parametrize("generation", [4.0, 5.0, None])
def test_a_slot_of_the_cards_generation_or_later_gets_no_remark(generation: float | None) -> None:
    catalog = catalog_of(_slot_five(generation=generation))
    assert findings_of("lanes.generation", rig_of(ALONE), catalog) == ()


def test_a_card_of_unknown_generation_is_not_compared() -> None:
    assert findings_of("lanes.generation", rig_of(), catalog_of(card(pcie_generation=None))) == ()
