"""The ready rigs shipped with the program: they open as they are and name parts that exist."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.parts import Board, Bridge, Card, Case, Cooler, Cpu, Psu, Riser
from rigbuilder.checks.evaluate import Report, evaluate
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.rig.file import read_rig
from rigbuilder.rig.model import RailSeat, Rig, SlotSeat

RIGS = sorted((assets_dir() / "rigs").glob("*.rig.json"))
NAMES = [path.name.removesuffix(".rig.json") for path in RIGS]
every_rig = pytest.mark.parametrize("path", RIGS, ids=NAMES)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog([catalogs_dir()])


def opened(path: Path, catalog: Catalog) -> Rig:
    return read_rig(path, catalog).rig


def judged(name: str, catalog: Catalog) -> Report:
    found = read_rig(assets_dir() / "rigs" / f"{name}.rig.json", catalog)
    return evaluate(found.rig, found.catalog)


def test_the_five_ready_rigs_are_there() -> None:
    assert set(NAMES) >= {
        "dual-3090-nvlink",
        "dual-4090",
        "quad-3090-open-frame",
        "single-a100-80gb",
        "single-rtx-a6000",
    }


@every_rig
def test_reads_without_remarks(path: Path, catalog: Catalog) -> None:
    assert read_rig(path, catalog).remarks == ()


@every_rig
def test_takes_its_parts_from_the_catalog_and_carries_no_copies(path: Path) -> None:
    assert "snapshot" not in json.loads(path.read_text(encoding="utf-8"))


@every_rig
def test_every_part_and_the_model_are_in_the_catalog(path: Path, catalog: Catalog) -> None:
    rig = opened(path, catalog)
    assert rig.workload is not None
    named = [part for _, part, _ in rig.items()] + [rig.workload.model]
    assert [part for part in named if part not in catalog.parts] == []


@every_rig
def test_every_part_is_of_the_kind_its_place_asks_for(path: Path, catalog: Catalog) -> None:
    rig = opened(path, catalog)
    single = ((rig.board, Board), (rig.cpu, Cpu), (rig.cooler, Cooler), (rig.case, Case))
    assert [part for part, kind in single if catalog.get(part, kind) is None] == []
    assert rig.psus
    assert [part for part in rig.psus if catalog.get(part, Psu) is None] == []
    assert rig.cards
    assert [card.key for card in rig.cards if catalog.get(card.part, Card) is None] == []
    assert [one.key for one in rig.bridges if catalog.get(one.part, Bridge) is None] == []


@every_rig
def test_every_seat_exists_on_the_board_or_the_case(path: Path, catalog: Catalog) -> None:
    rig = opened(path, catalog)
    board, case = catalog.get(rig.board, Board), catalog.get(rig.case, Case)
    assert board is not None
    assert case is not None
    slots = {slot.opening.value for slot in board.slots if slot.opening is not None}
    rails = {rail.key for rail in case.rails}
    for card in rig.cards:
        if isinstance(card.seat, SlotSeat):
            assert card.seat.slot in slots, card.key
        else:
            assert isinstance(card.seat, RailSeat), card.key
            assert card.seat.rail in rails, card.key
            assert card.seat.board_slot in slots, card.key
            assert catalog.get(card.seat.riser, Riser) is not None, card.key


@every_rig
def test_no_two_cards_share_a_seat(path: Path, catalog: Catalog) -> None:
    seats = [card.seat for card in opened(path, catalog).cards]
    taken = [
        seat.board_slot if isinstance(seat, RailSeat) else seat.slot
        for seat in seats
        if seat is not None
    ]
    assert len(taken) == len(set(taken)) == len(seats)


@every_rig
def test_bridges_join_cards_of_the_rig(path: Path, catalog: Catalog) -> None:
    rig = opened(path, catalog)
    keys = {card.key for card in rig.cards}
    assert [one.key for one in rig.bridges if not set(one.joins) <= keys] == []


@every_rig
def test_breaks_no_rule(path: Path, catalog: Catalog) -> None:
    report = judged(path.name.removesuffix(".rig.json"), catalog)
    assert [one.message for one in report.findings if one.severity == "error"] == []


@pytest.mark.parametrize("name", ["dual-3090-nvlink", "dual-4090", "single-rtx-a6000"])
def test_a_rig_whose_deciding_figures_are_published_fits(name: str, catalog: Catalog) -> None:
    report = judged(name, catalog)
    assert report.verdict == "fits", [one.message for one in report.findings]


def test_the_linked_pair_stands_as_far_apart_as_its_bridge_is_long(catalog: Catalog) -> None:
    rig = opened(assets_dir() / "rigs" / "dual-3090-nvlink.rig.json", catalog)
    [one] = rig.bridges
    part = catalog.get(one.part, Bridge)
    seats = [card.seat.slot for card in rig.cards if isinstance(card.seat, SlotSeat)]
    assert part is not None
    assert abs(seats[0] - seats[1]) == part.span_slots.value


def test_a_card_without_a_fan_comes_with_a_word_about_airflow(catalog: Catalog) -> None:
    rules = {one.rule for one in judged("single-a100-80gb", catalog).findings}
    assert "thermal.passive-needs-airflow" in rules
