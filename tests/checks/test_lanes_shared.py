"""The rule of lanes that drives take from the slots of cards."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.catalog.parts import Board
from rigbuilder.rig.model import PartCount, Rig
from tests.builders import (
    board,
    card,
    catalog_of,
    finding_of,
    findings_of,
    rig_of,
    slot,
    slots,
    storage,
    unverified,
)

RULE = "lanes.shared"


def _board(*rows: tuple[tuple[str, ...], dict[str, int]], grade: str = "documented",
           **fields: Any) -> Board:  # fmt: skip
    modes = tuple(
        {"filled": filled, "lanes": lanes, "grade": grade, "source": "test.sheet"}
        for filled, lanes in rows
    )
    return board(lane_modes=modes, **fields)


def _rig(drives: int, part: str = "storage") -> Rig:
    return rig_of(storage=(PartCount(part=part, count=drives),) if drives else ())


HALF = (("M2_2",), {"PCIEX16_5": 8})
OFF = (("M2_2",), {"PCIEX16_5": 0})


def test_a_board_whose_sockets_take_no_lanes_gets_no_remark() -> None:
    assert findings_of(RULE, _rig(4), catalog_of()) == ()
    slots_alone = _board((("PCIEX16_1",), {"PCIEX16_5": 8}))
    assert findings_of(RULE, _rig(4), catalog_of(slots_alone)) == ()
    assert findings_of(RULE, rig_of(board=None), catalog_of()) == ()


def test_a_socket_that_takes_lanes_of_a_card_is_named_even_without_drives() -> None:
    finding = finding_of(RULE, _rig(0), catalog_of(_board(HALF)))
    assert finding.severity == "note"
    assert finding.parts == ("gpu2", "board")
    assert finding.message == (
        "With a drive in M2_2 gpu2 keeps x8 of x16 in PCIEX16_5. Keep drives out of it for all "
        "lanes."
    )


def test_every_socket_that_takes_lanes_is_named_of_whatever_kind() -> None:
    two = _board(HALF, (("OCU1",), {"PCIEX16_1": 4, "PCIEX16_5": 0}))
    finding = finding_of(RULE, _rig(0), catalog_of(two))
    assert finding.parts == ("gpu2", "gpu1", "board")
    assert "; with a drive in OCU1 gpu1 keeps x4 of x16 in PCIEX16_1 and gpu2 in" in finding.message
    assert "Keep drives out of them" in finding.message


def test_lanes_of_an_empty_slot_may_go_to_a_drive() -> None:
    empty = _board((("M2_2",), {"PCIEX16_3": 0}))
    assert findings_of(RULE, _rig(1), catalog_of(empty)) == ()


def test_a_card_that_wants_no_more_than_what_is_left_loses_nothing() -> None:
    narrow = card(pcie_lanes=8)
    assert findings_of(RULE, _rig(1), catalog_of(_board(HALF), narrow)) == ()


def test_a_mode_counts_only_while_its_other_slots_are_filled() -> None:
    other = _board((("M2_2", "PCIEX16_3"), {"PCIEX16_5": 0}))
    assert findings_of(RULE, _rig(1), catalog_of(other)) == ()
    filled = _board((("M2_2", "PCIEX16_1"), {"PCIEX16_5": 4}))
    assert "keeps x4 of x16" in finding_of(RULE, _rig(0), catalog_of(filled)).message


@pytest.mark.parametrize(("drives", "severity"), [(1, "note"), (2, "warning"), (3, "warning")])
def test_more_drives_than_sockets_that_take_nothing_are_warned_about(
    drives: int, severity: str
) -> None:
    finding = finding_of(RULE, _rig(drives), catalog_of(_board(HALF, m2_sockets=2)))
    assert finding.severity == severity
    if severity == "warning":
        assert finding.parts == ("gpu2", "board", "storage1")
        assert (finding.measured, finding.needed) == (1.0, float(drives))
        assert finding.unit == "M.2 sockets that take no lanes"
        assert finding.message == (
            f"{drives} M.2 drives, but beside M2_2 the Board has 1 M.2 socket: gpu2 keeps x8 of "
            "x16 in PCIEX16_5 at best."
        )


def test_a_drive_that_must_switch_a_cards_slot_off_is_an_error() -> None:
    finding = finding_of(RULE, _rig(2), catalog_of(_board(OFF, m2_sockets=2)))
    assert finding.severity == "error"
    assert "gpu2 in PCIEX16_5 gets no lanes at best" in finding.message


def test_of_several_sockets_the_drives_take_those_that_cost_least() -> None:
    both = _board(OFF, (("M2_3",), {"PCIEX16_5": 8}), m2_sockets=3)
    finding = finding_of(RULE, _rig(2), catalog_of(both))
    assert finding.severity == "warning"
    assert "beside M2_2 and M2_3 the Board has 1 M.2 socket:" in finding.message
    assert "gpu2 keeps x8" in finding.message
    assert finding_of(RULE, _rig(3), catalog_of(both)).severity == "error"


def test_two_sockets_together_can_take_more_than_each_alone() -> None:
    pair = _board(
        HALF,
        (("M2_3",), {"PCIEX16_5": 8}),
        (("M2_2", "M2_3"), {"PCIEX16_5": 0}),
        m2_sockets=2,
    )
    assert finding_of(RULE, _rig(1), catalog_of(pair)).severity == "warning"
    assert finding_of(RULE, _rig(2), catalog_of(pair)).severity == "error"


def test_a_slot_switched_off_on_hearsay_is_unknown() -> None:
    hearsay = _board(OFF, grade="unverified", m2_sockets=1)
    finding = finding_of(RULE, _rig(1), catalog_of(hearsay))
    assert (finding.severity, finding.likely) == ("unknown", "does-not-fit")
    assert finding.missing == ("lane mode of PCIEX16_5",)
    assert "1 M.2 drive, but beside M2_2 the Board has no M.2 sockets: gpu2" in finding.message
    assert "(not verified)" in finding.message


@pytest.mark.parametrize("sockets", [None, unverified(4)])
def test_drives_beside_a_socket_that_switches_a_slot_off_need_the_number_of_sockets(
    sockets: Any,
) -> None:
    finding = finding_of(RULE, _rig(1), catalog_of(_board(OFF, m2_sockets=sockets)))
    assert finding.severity == "unknown"
    assert finding.missing == ("number of M.2 sockets of the Board",)
    assert finding.parts == ("gpu2", "board", "storage1")
    assert finding_of(RULE, _rig(0), catalog_of(_board(OFF))).severity == "note"
    assert finding_of(RULE, _rig(1), catalog_of(_board(HALF))).severity == "note"


@pytest.mark.parametrize("interface", ["SATA 6 Gb/s", "U.2 NVMe PCIe 4.0 x4"])
def test_drives_of_other_kinds_need_no_m2_socket(interface: str) -> None:
    catalog = catalog_of(_board(OFF, m2_sockets=1), storage(interface=interface))
    assert finding_of(RULE, _rig(3), catalog).severity == "note"
    assert finding_of(RULE, _rig(3, "nobody-knows-it"), catalog).severity == "note"


def test_a_slot_of_unpublished_lanes_can_lose_them_too() -> None:
    open_slot = _board(HALF, slots=(*slots()[:4], slot(5, electrical_lanes=None)))
    assert "keeps x8 of x16" in finding_of(RULE, _rig(0), catalog_of(open_slot)).message


def test_cards_without_a_slot_lose_nothing() -> None:
    rig = rig_of([("card", None), ("nobody-knows-it", 5)], ())
    assert findings_of(RULE, rig, catalog_of(_board(HALF))) == ()


def test_the_modules_of_asus_count_as_m2_sockets() -> None:
    dimm = _board((("DIMM.2_2",), {"PCIEX16_5": 8}), m2_sockets=2)
    assert finding_of(RULE, _rig(2), catalog_of(dimm)).severity == "warning"
