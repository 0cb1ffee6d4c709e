"""Recorded computers: what becomes of each in the rig, and what is said not to be known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import Card
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.rig.file import parse_rig, rig_to_json
from rigbuilder.rig.model import SlotSeat
from rigbuilder.scan.choose import owned_instead, with_choice
from rigbuilder.scan.links import LinkRow
from rigbuilder.scan.recognise import Row, Scan
from tests import builders as b
from tests.scan.conftest import RECORDINGS

Scanned = Callable[[str], Scan]
FE = "nvidia-geforce-rtx-3090-founders-edition"


def _row(scan: Scan, what: str) -> Row:
    return next(row for row in scan.rows if row.what == what)


def _link(scan: Scan, key: str) -> LinkRow:
    return next(row for row in scan.links if row.key == key)


def _slots(scan: Scan) -> list[int | None]:
    seats = [card.seat for card in scan.opened.rig.cards]
    return [seat.slot if isinstance(seat, SlotSeat) else None for seat in seats]


def test_two_cards_are_placed_and_bridged_where_the_firmware_proves_their_slots(
    scanned: Scanned,
) -> None:
    scan = scanned("two-3090-nvlink-b550")
    rig = scan.opened.rig
    assert rig.board == "asus-rog-strix-b550-xe-gaming-wifi"
    assert rig.cpu == "amd-ryzen-9-5950x"
    assert [card.part for card in rig.cards] == [FE, FE]
    assert _slots(scan) == [2, 5]
    assert [bridge.part for bridge in rig.bridges] == ["nvidia-rtx-nvlink-bridge-3-slot"]
    assert rig.bridges[0].joins == ("gpu1", "gpu2")
    assert _row(scan, "gpu1").state == "recognised"
    assert _row(scan, "gpu1").place == "in slot PCIEX16_1"


def test_the_negotiated_lanes_stand_beside_what_slot_port_and_card_could(
    scanned: Scanned,
) -> None:
    scan = scanned("two-3090-nvlink-b550")
    first, second = _link(scan, "gpu1"), _link(scan, "gpu2")
    assert (first.now.lanes, first.port.lanes, first.published.lanes) == (8, 8, 16)
    assert (second.now.lanes, second.now.generation, second.card.lanes) == (4, 4, 16)
    assert any("x8 of the slot's x16" in words for words in first.remarks)
    assert any("idle cards slow their link down" in words for words in first.remarks)
    assert any("x4 of x8" in words for words in second.remarks)
    assert not any("idle" in words for words in second.remarks)


def test_a_slot_whose_place_nobody_publishes_leaves_the_card_unplaced(scanned: Scanned) -> None:
    scan = scanned("one-3090-x570")
    assert scan.opened.rig.board == "asus-pro-ws-x570-ace"
    assert _slots(scan) == [None]
    place = _row(scan, "gpu1").place or ""
    assert "in slot PCIEX16_1, whose place on the board nobody publishes" in place
    assert _link(scan, "gpu1").slot == "PCIEX16_1"


def test_firmware_with_one_address_for_all_slots_proves_nothing(scanned: Scanned) -> None:
    scan = scanned("four-3090-wrx80")
    assert len(scan.opened.rig.cards) == 4
    assert _slots(scan) == [None] * 4
    assert _row(scan, "gpu1").place == "not placed: the firmware does not tell its slot"
    assert scan.opened.rig.bridges == ()
    assert _row(scan, "bridge").seen == "NVLink between gpu2 and gpu3"


def test_a_partners_card_has_its_gpus_figures_and_no_dimensions(scanned: Scanned) -> None:
    scan = scanned("four-3090-wrx80")
    card = scan.opened.catalog.get(scan.opened.rig.cards[2].part, Card)
    assert card is not None
    assert (card.brand, card.gpu, card.vram_gib.value) == ("EVGA", "RTX 3090", 24.0)
    assert card.length_mm is card.thickness_mm is card.slot_width is None
    assert card.tdp_w is not None
    assert (card.tdp_w.value, card.tdp_w.grade) == (390.0, "measured")
    assert card.nvlink is not None
    assert card.nvlink.from_bracket_mm is None
    row = _row(scan, "gpu3")
    assert row.state == "partly"
    assert row.choices
    assert all("evga" in part for part in row.choices)


def test_equal_cards_share_one_record_and_others_do_not(scanned: Scanned) -> None:
    parts = [card.part for card in scanned("four-3090-wrx80").opened.rig.cards]
    assert parts[0] == parts[1]
    assert len(set(parts)) == 3


def test_a_scanned_rig_never_fits_on_figures_that_nobody_gave(scanned: Scanned) -> None:
    scan = scanned("four-3090-wrx80")
    assert evaluate(scan.opened.rig, scan.opened.catalog).verdict != "fits"


def test_everything_found_is_owned_and_costs_nothing(scanned: Scanned) -> None:
    for name in ("four-3090-wrx80", "two-3090-nvlink-b550", "three-7900-x670e"):
        scan = scanned(name)
        report = evaluate(scan.opened.rig, scan.opened.catalog)
        assert {row.condition for row in report.cost.rows} == {"owned"}
        assert report.cost.high == 0.0


def test_the_switches_on_amds_cards_are_no_slots(scanned: Scanned) -> None:
    scan = scanned("three-7900-x670e")
    assert scan.opened.rig.board == "msi-meg-x670e-ace"
    assert [card.part for card in scan.opened.rig.cards][:2] == [
        "sapphire-nitro-rx-7900-xtx",
        "xfx-merc-310-rx-7900-xtx-black",
    ]
    link = _link(scan, "gpu1")
    assert (link.now.lanes, link.now.generation) == (8, 4)
    assert (link.port.lanes, link.port.generation) == (8, 5)


def test_card_memory_tells_gpus_of_one_id_apart(scanned: Scanned) -> None:
    scan = scanned("three-7900-x670e")
    card = scan.opened.catalog.get(scan.opened.rig.cards[2].part, Card)
    assert card is not None
    assert card.gpu == "RX 7900 XT"


def test_graphics_of_the_processor_are_listed_and_no_card(scanned: Scanned) -> None:
    scan = scanned("three-7900-x670e")
    row = _row(scan, "0000:0e:00.0")
    assert row.state == "not recognised"
    assert "a processor's own graphics" in row.words
    assert len(scan.opened.rig.cards) == 3


def test_without_root_cards_and_links_are_known_and_slots_are_not(scanned: Scanned) -> None:
    scan = scanned("two-5090-not-root")
    assert len(scan.opened.rig.cards) == 2
    assert _slots(scan) == [None, None]
    assert _link(scan, "gpu1").now.lanes == 16
    assert scan.opened.rig.memory == ()
    assert _row(scan, "memory").seen == "125.6 GiB"
    assert any("run it as root" in words for words in scan.remarks)


def test_a_virtual_machine_places_nothing_and_says_so(scanned: Scanned) -> None:
    scan = scanned("virtual-machine")
    rig = scan.opened.rig
    assert rig.board is None
    assert [card.part for card in rig.cards] == ["nvidia-a100-80gb-pcie"]
    assert _slots(scan) == [None]
    assert any("virtual machine (QEMU)" in words for words in scan.remarks)


def test_windows_answers_are_read(scanned: Scanned) -> None:
    scan = scanned("windows-4090")
    rig = scan.opened.rig
    assert rig.board == "asus-rog-maximus-z790-dark-hero"
    assert rig.cpu == "intel-core-i9-14900k"
    assert [(row.part, row.count) for row in rig.memory] == [
        ("corsair-vengeance-64gb-ddr5-5600", 1)
    ]
    assert _slots(scan) == [2]
    assert _row(scan, "gpu1").state == "partly"
    assert _link(scan, "gpu1").now.lanes == 16
    assert _row(scan, "0000:00:02.0").state == "not recognised"


def test_with_no_tool_at_all_it_says_what_is_missing(scanned: Scanned) -> None:
    scan = scanned("no-tools")
    assert scan.opened.rig.cpu == "intel-xeon-e5-2690-v4"
    assert scan.opened.rig.cards == ()
    assert _row(scan, "cards").state == "not recognised"
    assert any(words.startswith("2 processors") for words in scan.remarks)
    assert "lspci is not installed." in scan.remarks
    assert scan.remarks.count("nvidia-smi is not installed.") == 1


@pytest.mark.parametrize("name", sorted(p.name for p in RECORDINGS.iterdir() if p.is_dir()))
def test_every_scanned_rig_can_be_judged_saved_and_read_again(
    name: str, scanned: Scanned, curated: Catalog, tmp_path: Path
) -> None:
    scan = scanned(name)
    text = rig_to_json(scan.opened.rig, scan.opened.catalog)
    again = parse_rig(text.encode(), curated)
    assert again.rig == scan.opened.rig
    assert again.remarks == ()
    before = evaluate(scan.opened.rig, scan.opened.catalog)
    assert evaluate(again.rig, again.catalog).to_json_data() == before.to_json_data()


@pytest.mark.parametrize("name", sorted(p.name for p in RECORDINGS.iterdir() if p.is_dir()))
def test_the_json_form_names_each_part_and_link(name: str, scanned: Scanned) -> None:
    scan = scanned(name)
    data = scan.to_json_data()
    assert data["format"] == "rigbuilder.scan"
    assert len(data["parts"]) == len(scan.rows)
    assert [row["key"] for row in data["links"]] == [card["key"] for card in data["rig"]["cards"]]


def test_a_chosen_model_takes_the_place_of_the_made_up_card_and_is_owned(scanned: Scanned) -> None:
    scan = scanned("four-3090-wrx80")
    row = _row(scan, "gpu3")
    chosen = with_choice(scan, "gpu3", row.choices[0])
    assert chosen.opened.rig.cards[2].part == row.choices[0]
    assert chosen.opened.rig.prices[row.choices[0]].owned
    assert row.part not in chosen.opened.rig.prices
    assert _row(chosen, "gpu3").state == "recognised"
    back = with_choice(chosen, "gpu3", row.made or "")
    assert back.opened.rig.cards == scan.opened.rig.cards
    assert _row(back, "gpu3").state == "partly"


def test_only_the_models_offered_can_be_chosen(scanned: Scanned) -> None:
    scan = scanned("four-3090-wrx80")
    for key, part in (("gpu3", FE), ("gpu9", FE), ("gpu3", _row(scan, "gpu3").part or "")):
        assert with_choice(scan, key, part) is scan


def test_a_card_that_was_not_owned_is_not_after_the_choice() -> None:
    rig = b.rig_of()
    changed = owned_instead(rig, "gpu1", "other")
    assert changed.prices == {}
    assert changed.cards[0].part == "other"
