"""Rules of what stands round the cards: cages, coolers, memory, covered slots, the case's air."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.checks.report import Finding
from rigbuilder.rig.model import PartCount, PlacedSplitter
from tests.builders import (
    at_most,
    board,
    card,
    case,
    catalog_of,
    cooler,
    documented,
    finding_of,
    findings_of,
    frame,
    liquid,
    memory,
    on_rail,
    plus_minus,
    rail,
    rig_of,
    slots,
    unverified,
)

CAGE, COOLER, LATCH = "fit.card-cage", "fit.card-cooler", "fit.card-memory"
MEMORY, COVERED, VOLUME = "fit.cooler-memory", "slot.covered", "thermal.case-volume"
TALL_RAIL = rail(max_card_length_mm=400.0, max_card_height_mm=200.0)


def caged(length_mm: Any, **fields: Any) -> Any:
    length = length_mm if isinstance(length_mm, dict) else documented(length_mm)
    return case(drive_cages=({"key": "front", "max_card_length_mm": length, **fields},))


def test_a_card_longer_than_a_cage_leaves_reaches_into_it() -> None:
    found = findings_of(CAGE, rig_of(cages=("front",)), catalog_of(caged(300.0)))
    assert [finding.parts for finding in found] == [("gpu1", "case"), ("gpu2", "case")]
    assert (found[0].severity, found[0].measured, found[0].needed) == ("error", 300.0, 310.0)
    assert "by 10 mm: 310 mm against 300 mm" in found[0].message


def test_a_card_that_ends_before_the_cage_is_no_matter() -> None:
    assert findings_of(CAGE, rig_of(cages=("front",)), catalog_of(caged(310.0))) == ()


def test_a_cage_that_nobody_says_is_in_gets_a_note_only_where_it_would_matter() -> None:
    found = findings_of(CAGE, rig_of(), catalog_of(caged(300.0)))
    assert {finding.severity for finding in found} == {"note"}
    assert "needs the drive cage front of the Case left out" in found[0].message
    assert findings_of(CAGE, rig_of(), catalog_of(caged(310.0))) == ()


def test_a_cage_left_out_or_shipped_apart_is_no_matter() -> None:
    assert findings_of(CAGE, rig_of(cages=()), catalog_of(caged(300.0))) == ()
    assert findings_of(CAGE, rig_of(), catalog_of(caged(300.0, fitted=False))) == ()


@pytest.mark.parametrize("fields", [{"fitted": True}, {"removable": False}])
def test_a_cage_that_comes_mounted_or_stays_stands_in_the_way(fields: dict[str, Any]) -> None:
    found = findings_of(CAGE, rig_of(), catalog_of(caged(300.0, **fields)))
    assert {finding.severity for finding in found} == {"error"}


def test_a_length_without_a_source_before_a_cage_is_unknown() -> None:
    rig = rig_of([("card", 1)], cages=("front",))
    finding = finding_of(CAGE, rig, catalog_of(caged(unverified(300.0))))
    assert (finding.severity, finding.likely) == ("unknown", "does-not-fit")
    missing = finding_of(CAGE, rig, catalog_of(caged(300.0), card(length_mm=None)))
    assert missing.missing == ("length of the Card",)


def test_cards_on_rails_and_rigs_without_a_case_have_no_cage() -> None:
    rig = rig_of([("card", on_rail(0))], (), cages=("front",))
    assert findings_of(CAGE, rig, catalog_of(caged(300.0))) == ()
    assert findings_of(CAGE, rig_of(case=None), catalog_of()) == ()
    assert findings_of(CAGE, rig_of(cages=("front",)), catalog_of(caged(300.0), without=("card",)))\
        == ()  # fmt: skip


def only(*cards: tuple[str, int]) -> Any:
    return rig_of(cards or (("card", 1),), ())


@pytest.mark.parametrize(
    ("width", "distance", "opening", "needed"),
    [
        (150, 70, 1, 75.0),  # 70 less a back of 0.785 to 3.455 leaves 66.5 at least
        (150, 70, 2, None),  # 20.32 mm more
        (150, 80, 1, None),
        (160, None, 1, 80.0),  # 73.5 mm are believed
        (140, None, 1, None),
    ],
)
def test_a_cooler_wider_than_the_room_up_to_the_card_is_warned_of(
    width: float, distance: float | None, opening: int, needed: float | None
) -> None:
    catalog = catalog_of(cooler(width_mm=width), board(socket_to_first_slot_mm=distance))
    warned = [f for f in findings_of(COOLER, only(("card", opening)), catalog)
              if f.severity == "warning"]  # fmt: skip
    assert [finding.needed for finding in warned] == ([] if needed is None else [needed])
    for finding in warned:
        assert ("are believed" in finding.message) == (distance is None)


def test_a_doubted_distance_is_called_believed() -> None:
    catalog = catalog_of(cooler(width_mm=150), board(socket_to_first_slot_mm=unverified(60.0)))
    assert "believed" in finding_of(COOLER, only(), catalog).message


def test_a_cooler_within_intels_zone_is_proven_to_leave_the_card_alone() -> None:
    intel = board(socket="LGA 1200")
    small, wider = cooler(width_mm=95), cooler(width_mm=96)
    assert findings_of(COOLER, only(), catalog_of(intel, small)) == ()
    assert finding_of(COOLER, only(), catalog_of(intel, wider)).severity == "note"
    other = catalog_of(board(socket="AM5"), small)
    assert finding_of(COOLER, only(), other).severity == "note"
    doubted = catalog_of(board(socket=unverified("LGA1200")), small)
    assert finding_of(COOLER, only(), doubted).severity == "note"


def test_a_cooler_of_unknown_width_gets_a_note_beside_the_first_slot_only() -> None:
    finding = finding_of(COOLER, only(), catalog_of())
    assert (finding.severity, finding.parts) == ("note", ("gpu1", "cooler"))
    assert "width of the Cooler" in finding.message
    assert findings_of(COOLER, only(("card", 2)), catalog_of()) == ()


def test_what_the_maker_says_it_reaches_over_counts() -> None:
    free, over = cooler(reaches_over=()), cooler(reaches_over=("first-slot",))
    assert findings_of(COOLER, only(), catalog_of(free)) == ()
    assert finding_of(COOLER, only(), catalog_of(over)).severity == "warning"
    assert findings_of(COOLER, only(("card", 2)), catalog_of(over)) == ()
    doubted = catalog_of(cooler(reaches_over=unverified(())))
    assert finding_of(COOLER, only(), doubted).severity == "note"


def test_the_card_nearest_to_the_processor_is_the_one_looked_at() -> None:
    catalog = catalog_of(cooler(width_mm=160))
    finding = finding_of(COOLER, only(("card", 5), ("card", 1)), catalog)
    assert finding.parts == ("gpu2", "cooler")


@pytest.mark.parametrize("rule", [COOLER, LATCH])
def test_without_board_or_a_card_in_a_slot_there_is_nothing_beside(rule: str) -> None:
    wide = catalog_of(cooler(width_mm=200), card(backplate_mm=9))
    for rig in (
        rig_of(board=None),
        rig_of([("card", on_rail(0))], ()),
        rig_of([], ()),
        rig_of(cooler=None, memory=()),
    ):
        assert findings_of(rule, rig, wide) == ()


def test_a_pump_block_and_an_unknown_cooler_are_left_out() -> None:
    assert findings_of(COOLER, only(), catalog_of(liquid(width_mm=200))) == ()
    assert findings_of(MEMORY, rig_of(), catalog_of(liquid(), memory(height_mm=60))) == ()
    assert findings_of(MEMORY, rig_of(cooler=None), catalog_of(memory(height_mm=60))) == ()


@pytest.mark.parametrize(
    ("back", "opening", "warned"),
    [(6, 1, True), (3.4, 1, False), (6, 2, False), (None, 1, False), (unverified(6.0), 1, True)],
)
def test_a_back_beyond_a_cards_envelope_is_warned_of_beside_the_memory(
    back: Any, opening: int, warned: bool
) -> None:
    found = findings_of(LATCH, only(("card", opening)), catalog_of(card(backplate_mm=back)))
    assert [finding.severity for finding in found] == (["warning"] if warned else [])


def test_memory_higher_than_the_clearance_does_not_fit() -> None:
    catalog = catalog_of(cooler(memory_clearance_mm=40), memory(height_mm=44))
    finding = finding_of(MEMORY, rig_of(), catalog)
    assert (finding.severity, finding.parts) == ("error", ("cooler", "memory1"))
    assert (finding.measured, finding.needed, finding.unit) == (40.0, 44.0, "mm")


def test_memory_under_the_clearance_fits() -> None:
    catalog = catalog_of(cooler(memory_clearance_mm=40), memory(height_mm=40))
    assert findings_of(MEMORY, rig_of(), catalog) == ()


@pytest.mark.parametrize("clearance", [None, 32])
def test_plain_modules_go_under_every_cooler(clearance: Any) -> None:
    catalog = catalog_of(cooler(memory_clearance_mm=clearance), memory(height_mm=31.25))
    assert findings_of(MEMORY, rig_of(), catalog) == ()


@pytest.mark.parametrize(
    ("fields", "kit", "missing"),
    [
        ({}, {"height_mm": 44}, {"memory clearance of the Cooler"}),
        ({}, {"height_mm": None}, {"memory clearance of the Cooler", "height of the Memory"}),
        ({}, {"height_mm": unverified(31.25)},
         {"memory clearance of the Cooler", "height of the Memory"}),
        ({"memory_clearance_mm": 40}, {"height_mm": None}, {"height of the Memory"}),
        ({"memory_clearance_mm": unverified(40.0)}, {"height_mm": 36},
         {"memory clearance of the Cooler"}),
        ({"memory_clearance_mm": 40}, {"height_mm": plus_minus(39, 3)}, set()),
        ({"reaches_over": unverified(())}, {"height_mm": 44}, {"memory clearance of the Cooler"}),
        ({"reaches_over": ("memory",)}, {"height_mm": 44}, {"memory clearance of the Cooler"}),
    ],
)  # fmt: skip
def test_heights_that_are_not_published_leave_it_open(
    fields: dict[str, Any], kit: dict[str, Any], missing: set[str]
) -> None:
    finding = finding_of(MEMORY, rig_of(), catalog_of(cooler(**fields), memory(**kit)))
    assert finding.severity == "unknown"
    assert set(finding.missing) == missing


def test_a_cooler_that_reaches_over_no_memory_takes_any() -> None:
    for over in ((), ("first-slot",)):
        catalog = catalog_of(cooler(reaches_over=over), memory(height_mm=60))
        assert findings_of(MEMORY, rig_of(), catalog) == ()


def test_each_kit_is_held_to_the_clearance() -> None:
    kits = (PartCount(part="memory", count=1), PartCount(part="tall", count=1))
    catalog = catalog_of(cooler(memory_clearance_mm=40), memory("tall", height_mm=50))
    assert finding_of(MEMORY, rig_of(memory=kits), catalog).parts == ("cooler", "memory2")


def lost(finding: Finding) -> str:
    return finding.message.removeprefix("These slots of the board take no further card: ")


def test_slots_under_the_coolers_are_named() -> None:
    finding = finding_of(COVERED, rig_of(), catalog_of())
    assert finding.severity == "note"
    assert finding.parts == ("gpu1", "gpu2", "board")
    assert lost(finding) == (
        "PCIEX16_2 and PCIEX16_3 under gpu1; PCIEX16_6 and PCIEX16_7 under gpu2."
    )


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"thickness_mm": 38}, "PCIEX16_2"),
        ({"thickness_mm": 16}, ""),
        ({"thickness_mm": None, "bracket_slots": 2}, "PCIEX16_2"),
        ({"thickness_mm": None, "bracket_slots": None, "slot_width": None}, "PCIEX16_2"),
    ],
)
def test_a_slot_is_lost_as_far_as_the_cooler_reaches(fields: dict[str, Any], names: str) -> None:
    found = findings_of(COVERED, only(), catalog_of(card(**fields)))
    assert [lost(finding) for finding in found] == ([f"{names} under gpu1."] if names else [])


def test_a_riser_in_a_covered_slot_is_unknown_and_leans_to_no() -> None:
    catalog = catalog_of(case(rails=(TALL_RAIL,)))
    rig = rig_of([("card", 1), ("card", on_rail(0, board_slot=3))], ())
    finding = findings_of(COVERED, rig, catalog)[0]
    assert (finding.severity, finding.likely) == ("unknown", "does-not-fit")
    assert finding.parts == ("gpu2", "gpu1")
    free = rig_of([("card", 1), ("card", on_rail(0, board_slot=5))], ())
    assert {f.severity for f in findings_of(COVERED, free, catalog)} == {"note"}


def test_a_riser_under_a_card_of_unknown_thickness_may_be_covered() -> None:
    thin = card(thickness_mm=None, bracket_slots=None, slot_width=None)
    rig = rig_of([("card", 1), ("card", on_rail(0, board_slot=5))], ())
    found = findings_of(COVERED, rig, catalog_of(thin, case(rails=(TALL_RAIL,))))
    assert "unknown" in {finding.severity for finding in found}
    at_least_two = catalog_of(card(thickness_mm=at_most(40)), case(rails=(TALL_RAIL,)))
    assert {f.severity for f in findings_of(COVERED, rig, at_least_two)} == {"note"}


def test_a_bifurcation_board_in_a_covered_slot_is_unknown_too() -> None:
    splitter = PlacedSplitter(key="splitter1", part="splitter", board_slot=2)
    rig = rig_of([("card", 1)], ()).model_copy(update={"splitters": (splitter,)})
    found = findings_of(COVERED, rig, catalog_of())
    assert ("splitter1", "gpu1") in {finding.parts for finding in found}


def test_a_board_without_slots_below_loses_none() -> None:
    assert findings_of(COVERED, only(), catalog_of(board(slots=slots()[:1]))) == ()
    assert findings_of(COVERED, only(), catalog_of(without=("card",))) == ()


def test_heat_is_told_by_the_litre_of_the_case() -> None:
    finding = finding_of(VOLUME, rig_of(), catalog_of())
    litres = 0.560 * 0.600 * 0.250 * 1000
    assert f"the {litres:.0f} litres of the Case" in finding.message
    assert (finding.severity, finding.parts) == ("note", ("case",))


def test_nothing_is_told_of_an_open_frame_an_empty_case_or_unknown_sizes() -> None:
    assert findings_of(VOLUME, rig_of(), catalog_of(frame())) == ()
    assert findings_of(VOLUME, rig_of(case=None), catalog_of()) == ()
    assert findings_of(VOLUME, rig_of([], ()), catalog_of()) == ()
    assert findings_of(VOLUME, rig_of(), catalog_of(case(width_mm=None))) == ()
