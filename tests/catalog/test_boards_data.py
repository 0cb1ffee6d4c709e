"""The curated boards: where each slot sits, how wide it is, what takes its lanes."""

from __future__ import annotations

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.parts import Board, Slot
from rigbuilder.paths import catalogs_dir

OPENINGS = {
    "mini-itx": 1,
    "mini-dtx": 2,
    "micro-atx": 4,
    "atx": 7,
    "e-atx": 7,
    "ceb": 7,
    "eeb": 7,
    "ee-atx": 7,
    "xl-atx": 9,
    "hptx": 7,
}
"""Openings beside a board of each outline."""
SOCKETS = ("M.2", "M2", "U.2", "U2_", "OCU", "DIMM.2")
"""How sockets that are no slots are named where they take lanes."""


def _catalog() -> Catalog:
    return load_catalog([catalogs_dir() / "boards"])


CATALOG = _catalog()
BOARDS = CATALOG.of_kind(Board)
COMPLETE = [board for board in BOARDS if len(board.slots) == OPENINGS[board.form_factor.value]]
every_board = pytest.mark.parametrize("board", BOARDS, ids=lambda board: board.id)


def proven(slot: Slot) -> bool:
    """Whether the slot's place rests on more than belief."""
    return slot.opening is not None and slot.opening.grade != "unverified"


def test_the_board_files_load_without_a_problem() -> None:
    assert CATALOG.problems == ()
    assert len(BOARDS) >= 60


def test_many_boards_fill_every_opening() -> None:
    assert sum(len(board.slots) == 7 for board in COMPLETE) >= 10


def test_many_boards_have_a_proven_place_for_every_slot() -> None:
    assert sum(all(map(proven, board.slots)) for board in BOARDS) >= 60


@every_board
def test_no_two_slots_share_an_opening(board: Board) -> None:
    places = [slot.opening.value for slot in board.slots if slot.opening is not None]
    assert len(places) == len(set(places))


@every_board
def test_slots_are_listed_from_the_cpu_outward(board: Board) -> None:
    places = [slot.opening.value for slot in board.slots if slot.opening is not None]
    assert places == sorted(places)


@every_board
def test_openings_lie_within_the_form_factor(board: Board) -> None:
    count = OPENINGS[board.form_factor.value]
    assert 1 <= len(board.slots) <= count
    assert all(slot.opening.value <= count for slot in board.slots if slot.opening is not None)


@pytest.mark.parametrize("board", COMPLETE, ids=lambda board: board.id)
def test_a_board_with_as_many_slots_as_openings_fills_each(board: Board) -> None:
    places = [slot.opening.value for slot in board.slots if slot.opening is not None]
    assert places == list(range(1, OPENINGS[board.form_factor.value] + 1))


@every_board
def test_a_slot_has_no_more_lanes_than_its_connector_has_room_for(board: Board) -> None:
    for slot in board.slots:
        if slot.electrical_lanes is not None:
            assert slot.electrical_lanes.value <= slot.mechanical_lanes.value, slot.name


@every_board
def test_lane_modes_name_slots_of_the_board_and_only_take_lanes(board: Board) -> None:
    slots = {slot.name: slot for slot in board.slots}
    for mode in board.lane_modes:
        assert mode.filled, "a mode says what is in use"
        for name in mode.filled:
            assert name in slots or name.startswith(SOCKETS), name
        for name, lanes in mode.lanes.items():
            wired = slots[name].electrical_lanes
            assert wired is not None, f"{name}: lanes are taken from a slot of unknown width"
            assert lanes <= wired.value, name


@every_board
def test_a_proven_figure_names_a_source_of_the_catalog(board: Board) -> None:
    for slot in board.slots:
        for fact in (
            slot.opening,
            slot.mechanical_lanes,
            slot.electrical_lanes,
            slot.generation,
            slot.wired_to,
        ):
            if fact is not None and fact.grade != "unverified":
                assert fact.source in CATALOG.sources, slot.name
    for mode in board.lane_modes:
        if mode.grade != "unverified":
            assert mode.source in CATALOG.sources, mode.filled


@every_board
def test_the_outline_fits_the_form_factor(board: Board) -> None:
    assert board.depth_mm is not None, "a board without an outline cannot be drawn"
    assert board.height_mm is not None
    tall = {"mini-itx": 170, "micro-atx": 244, "xl-atx": 345}.get(board.form_factor.value, 305)
    assert board.height_mm.nominal == pytest.approx(tall, abs=21)
    assert board.depth_mm.nominal <= 331


@pytest.mark.parametrize("board_id", ["asrockrack-romed8-2t", "asus-pro-ws-wrx80e-sage-se-wifi"])
def test_the_boards_of_the_ready_rigs_carry_a_wide_slot_at_every_opening(board_id: str) -> None:
    board = CATALOG.get(board_id, Board)
    assert board is not None
    assert [slot.opening.value for slot in board.slots if slot.opening and proven(slot)] == [
        1,
        2,
        3,
        4,
        5,
        6,
        7,
    ]
    for slot in board.slots:
        assert slot.electrical_lanes is not None
        assert slot.electrical_lanes.value == 16
        assert slot.electrical_lanes.grade == "documented"
        assert slot.wired_to is not None
        assert slot.wired_to.value == "cpu"
        assert slot.wired_to.grade != "unverified"


def test_a_long_slot_behind_the_chipset_says_so() -> None:
    board = CATALOG.get("msi-mag-x570-tomahawk-wifi", Board)
    assert board is not None
    second = next(slot for slot in board.slots if slot.name == "PCI_E3")
    assert second.mechanical_lanes.value == 16
    assert second.electrical_lanes is not None
    assert second.electrical_lanes.value == 4
    assert second.wired_to is not None
    assert second.wired_to.value == "chipset"
