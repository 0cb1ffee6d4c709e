"""Single facts: addresses, names, slots, modules, bridges, links."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.scan.fields import address, hex_id, link, number
from rigbuilder.scan.links import link_row
from rigbuilder.scan.machine import Link, Machine, SeenCard, SeenModule, SeenSlot
from rigbuilder.scan.made import SOURCE, card_of_name, module_of
from rigbuilder.scan.names import (
    alternatives,
    board_named,
    cpu_named,
    gpu_of,
    memory_named,
    slot_named,
)
from rigbuilder.scan.recognise import Scan, recognise, slots_of_cards
from tests import builders as b
from tests.scan.conftest import TODAY


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("01:00.0", "0000:01:00.0"),
        ("00000000:0A:00.0", "0000:0a:00.0"),
        ("10000:01:00.1", "10000:01:00.1"),
        ("1:0.0", None),
        ("", None),
    ],
)
def test_addresses_have_one_spelling(text: str, place: str | None) -> None:
    assert address(text) == place


def test_numbers_ids_and_links_out_of_words() -> None:
    assert number("16.0 GT/s") == 16.0
    assert number(None) is number("none") is None
    assert number("9" * 30) is None
    assert hex_id("0x10DE") == "10de"
    assert hex_id("10deX") == hex_id(None) == ""
    assert link("16.0 GT/s PCIe", "8") == Link(8, 4)
    assert link("Unknown", "63") == Link()


@pytest.mark.parametrize(
    ("name", "vram", "gpu"),
    [
        ("NVIDIA GeForce RTX 3090", 24.0, "RTX 3090"),
        ("NVIDIA Corporation GA102 [GeForce RTX 3090]", None, "RTX 3090"),
        ("NVIDIA GeForce RTX 3090 Ti", 24.0, "RTX 3090 Ti"),
        ("NVIDIA GeForce RTX 3060", 12.0, "RTX 3060 12GB"),
        ("NVIDIA GeForce RTX 3060", 8.0, None),
        ("NVIDIA GeForce RTX 4060 Ti", 16.0, "RTX 4060 Ti 16GB"),
        ("NVIDIA GeForce RTX 4060 Ti", 8.0, None),
        ("NVIDIA RTX 6000 Ada Generation", 47.99, "RTX 6000 Ada"),
        ("Quadro RTX 6000", 24.0, None),
        ("TU102GL [Quadro RTX 6000/8000]", 48.0, "Quadro RTX 8000"),
        ("NVIDIA A100 80GB PCIe", 80.0, "A100 80GB"),
        ("NVIDIA A100-PCIE-40GB", 40.0, "A100 40GB"),
        ("Tesla V100-PCIE-32GB", None, "Tesla V100 32GB"),
        ("NVIDIA A40", 44.99, "A40"),
        ("NVIDIA RTX PRO 6000 Blackwell Workstation Edition", 95.6, "RTX PRO 6000 Blackwell"),
        ("NVIDIA RTX PRO 6000 Blackwell Max-Q Workstation Edition", 95.6,
         "RTX PRO 6000 Blackwell Max-Q"),
        ("Navi 31 [Radeon RX 7900 XT/7900 XTX/7900M]", 24.0, "RX 7900 XTX"),
        ("Navi 31 [Radeon RX 7900 XT/7900 XTX/7900M]", 20.0, "RX 7900 XT"),
        ("Navi 31 [Radeon RX 7900 XT/7900 XTX/7900M]", None, None),
        ("Intel(R) Arc(TM) A770 Graphics", 16.0, "Arc A770"),
        ("NVIDIA GeForce GTX 980", 4.0, None),
        ("", None, None),
    ],
)  # fmt: skip
def test_gpus_are_known_by_their_many_names(
    name: str, vram: float | None, gpu: str | None, curated: Catalog
) -> None:
    assert gpu_of(SeenCard("0000:01:00.0", name, vram_gib=vram), curated) == gpu


def test_an_old_list_that_says_only_device_is_helped_by_the_id(curated: Catalog) -> None:
    seen = SeenCard("0000:01:00.0", "NVIDIA Corporation Device", "10de", "2684")
    assert gpu_of(seen, curated) == "RTX 4090"


def test_entries_for_several_gpus_are_told_apart() -> None:
    assert alternatives("Navi 21 [Radeon RX 6800/6800 XT / 6900 XT]") == [
        "Radeon RX 6800", "Radeon RX 6800 XT", "Radeon RX 6900 XT",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("maker", "name", "part"),
    [
        ("ASUSTeK COMPUTER INC.", "Pro WS WRX80E-SAGE SE WIFI", "asus-pro-ws-wrx80e-sage-se-wifi"),
        ("ASUSTeK COMPUTER INC.", "ROG MAXIMUS Z790 DARK HERO", "asus-rog-maximus-z790-dark-hero"),
        ("Giga Computing", "MZ32-AR0-00", None),
        ("Gigabyte Technology Co., Ltd.", "MZ32-AR0-00", "gigabyte-mz32-ar0"),
        ("Micro-Star International Co., Ltd.", "MEG X570 UNIFY (MS-7C35)", "msi-meg-x570-unify"),
        ("ASRockRack", "ROMED8-2T", "asrockrack-romed8-2t"),
        ("ASRock", "ROMED8-2T", None),
        ("", "", None),
    ],
)
def test_boards_are_known_by_the_firmwares_spelling(
    maker: str, name: str, part: str | None, curated: Catalog
) -> None:
    board = board_named(maker, name, curated)
    assert (board.id if board is not None else None) == part


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("13th Gen Intel(R) Core(TM) i9-13900K", "intel-core-i9-13900k"),
        ("Intel(R) Core(TM) i9-13900KF", None),
        ("AMD Ryzen 9 7950X3D 16-Core Processor", "amd-ryzen-9-7950x3d"),
        ("AMD Ryzen 9 7950X 16-Core Processor", "amd-ryzen-9-7950x"),
        ("AMD Ryzen Threadripper PRO 5955WX 16-Cores", "amd-threadripper-pro-5955wx"),
        ("Intel(R) Xeon(R) CPU E5-2690 v4 @ 2.60GHz", "intel-xeon-e5-2690-v4"),
        ("Intel(R) Xeon(R) w9-3495X", "intel-xeon-w9-3495x"),
        ("AMD EPYC", None),
        ("", None),
    ],
)
def test_processors_are_known_by_their_whole_name(
    name: str, part: str | None, curated: Catalog
) -> None:
    cpu = cpu_named(name, curated)
    assert (cpu.id if cpu is not None else None) == part


def test_memory_is_known_by_its_part_number_and_size(curated: Catalog) -> None:
    seen = SeenModule(32.0, "DDR4", True, "Samsung", "M393A4K40CB1-CRC4Q")
    known = memory_named(seen, curated)
    assert known is not None
    assert known.id == "samsung-m393a4k40cb1-crc-32gb"
    assert memory_named(replace(seen, size_gib=16.0), curated) is None
    assert memory_named(replace(seen, part_number="M393A"), curated) is None
    assert memory_named(replace(seen, part_number="UNKNOWN-NUMBER"), curated) is None


def test_a_module_that_the_catalog_lacks_is_as_sure_as_the_firmware() -> None:
    sure = module_of(SeenModule(32.0, "DDR4", True, "Maker", "X-1", 3200))
    assert (sure.type.value, sure.type.grade) == ("DDR4 RDIMM", "measured")
    assert sure.name == "32 GB DDR4-3200 RDIMM X-1"
    unsure = module_of(SeenModule(8.0))
    assert (unsure.type.value, unsure.type.grade) == ("DDR", "unverified")
    assert unsure.brand == "Unknown maker"


def test_slots_are_matched_through_the_firmwares_additions() -> None:
    names = ("PCIe1", "PCIe2", "PCIEX16(G5)_1")
    board = b.board(slots=tuple({**b.slot(n), "name": name} for n, name in enumerate(names, 1)))
    for designation, name in (
        ("PCIe1_PortA", "PCIe1"),
        ("PCIE_2_B/U2_0", "PCIe2"),
        ("PCIEX16(G5)_1", "PCIEX16(G5)_1"),
    ):
        slot = slot_named(designation, board)
        assert slot is not None, designation
        assert slot.name == name
    assert slot_named("PCIE_1_C/PCIE_2_A", board) is None
    assert slot_named("J6B2", board) is None


def _seated(*slots: SeenSlot, cards: tuple[SeenCard, ...]) -> dict[int, str]:
    found = slots_of_cards(Machine(cards=cards, slots=slots), b.board())
    return {number: slot.name for number, slot in found.items()}


ONE = SeenCard("0000:0a:00.0", chain=("0000:00:03.1",))
TWO = SeenCard("0000:0c:00.0", chain=("0000:00:03.2", "0000:0b:00.0"))
THREE = SeenCard("0000:0d:00.0", chain=("0000:00:03.2", "0000:0b:01.0"))


def test_a_slot_is_proven_by_the_card_or_a_port_above_it() -> None:
    slots = (SeenSlot("PCIEX16_1", "0000:00:03.1"), SeenSlot("PCIEX16_4", "0000:0c:00.1"))
    assert _seated(*slots, cards=(ONE, TWO)) == {0: "PCIEX16_1", 1: "PCIEX16_4"}


def test_a_port_with_two_cards_below_proves_no_slot() -> None:
    slots = (SeenSlot("PCIEX16_1", "0000:00:03.2"), SeenSlot("PCIEX16_2", "0000:0b:01.0"))
    assert _seated(*slots, cards=(TWO, THREE)) == {1: "PCIEX16_2"}


def test_the_nearest_address_counts_and_two_equally_near_ones_do_not() -> None:
    near = (SeenSlot("PCIEX16_1", "0000:00:03.2"), SeenSlot("PCIEX16_2", "0000:0b:00.0"))
    assert _seated(*near, cards=(TWO,)) == {0: "PCIEX16_2"}
    same = (SeenSlot("PCIEX16_1", "0000:0a:00.0"), SeenSlot("PCIEX16_2", "0000:0a:00.1"))
    assert _seated(*same, cards=(ONE,)) == {}


def test_one_slot_for_two_cards_is_believed_of_neither() -> None:
    slots = (SeenSlot("PCIEX16_1", "0000:0a:00.0"), SeenSlot("PCIEX16_1", "0000:0c:00.0"))
    assert _seated(*slots, cards=(ONE, TWO)) == {}


def test_a_slot_without_an_address_or_of_another_board_proves_nothing() -> None:
    slots = (SeenSlot("PCIEX16_1"), SeenSlot("J6B2", "0000:0a:00.0"),
             SeenSlot("PCIEX16_3", "0000:77:00.0"))  # fmt: skip
    assert _seated(*slots, cards=(ONE,)) == {}


def _scan(machine: Machine, catalog: Catalog) -> Scan:
    return recognise(machine, catalog, TODAY)


def test_a_card_whose_gpu_is_not_in_the_catalog_is_what_its_driver_says(curated: Catalog) -> None:
    seen = SeenCard("0000:01:00.0", "NVIDIA GeForce GTX 980", "10de", "13c0", "1458", "36b5", 4.0)
    scan = _scan(Machine(cards=(seen,)), curated)
    (placed,) = scan.opened.rig.cards
    record = scan.opened.catalog.parts[placed.part]
    assert record.title == "GIGABYTE NVIDIA GeForce GTX 980"
    assert scan.opened.catalog.sources[SOURCE].read == TODAY
    (row,) = [row for row in scan.rows if row.what == "gpu1"]
    assert row.state == "partly"


def test_a_card_of_no_known_maker_memory_or_name_is_no_record() -> None:
    good = SeenCard("0000:01:00.0", "Card", "10de", "13c0", vram_gib=4.0)
    assert card_of_name(good) is not None
    for change in ({"vendor": "1a03"}, {"name": ""}, {"vram_gib": None}, {"vram_gib": 0.5}):
        assert card_of_name(replace(good, **change)) is None


def test_boards_and_processors_that_the_catalog_lacks_are_listed(curated: Catalog) -> None:
    scan = _scan(Machine("Maker", "Board 1", cpus=("CPU 1",)), curated)
    rows = {row.what: row for row in scan.rows}
    assert rows["board"].words == rows["processor"].words == "is not in the catalog"
    assert scan.opened.rig.name == "This computer (Board 1)"
    bare = {row.what: row for row in _scan(Machine(), curated).rows}
    assert bare["board"].words == "the firmware names none"
    assert bare["processor"].words == "the system names none"
    assert bare["memory"].seen == ""


def test_a_kit_that_is_not_whole_is_modules(curated: Catalog) -> None:
    module = SeenModule(32.0, "DDR5", False, "Corsair", "CMK64GX5M2B5600C40")
    whole = _scan(Machine(modules=(module,) * 4), curated).opened.rig
    assert [(row.part, row.count) for row in whole.memory] == [
        ("corsair-vengeance-64gb-ddr5-5600", 2)
    ]
    part = _scan(Machine(modules=(module,)), curated)
    assert part.opened.rig.memory[0].part.startswith("scanned-corsair")


def test_three_a100_bridges_join_a_pair_and_a_card_is_bridged_once() -> None:
    catalog = b.catalog_of(
        b.card("a100", gpu="A100", brand="NVIDIA", name="A100"),
        b.bridge("three", span_slots=2, works_with=("A100",), per_pair=3),
        without=("card", "bridge"),
    )  # fmt: skip
    cards = tuple(SeenCard(f"0000:0{n}:00.0", "A100", "10de", vram_gib=24.0) for n in (1, 2, 3))
    slots = tuple(SeenSlot(f"PCIEX16_{2 * n - 1}", f"0000:0{n}:00.0") for n in (1, 2, 3))
    machine = Machine("Maker", "Board", cards=cards, slots=slots, nvlinks=((0, 1), (1, 2), (7, 8)))
    rig = _scan(machine, catalog).opened.rig
    assert [card.part for card in rig.cards] == ["a100"] * 3
    assert [bridge.joins for bridge in rig.bridges] == [("gpu1", "gpu2")] * 3
    none = _scan(replace(machine, nvlinks=((0, 2),)), catalog)
    assert none.opened.rig.bridges == ()


def test_a_link_that_is_not_known_has_no_remarks() -> None:
    card, slot = b.card(pcie_lanes=None, pcie_generation=None), b.board().slots[0]
    assert link_row("gpu1", SeenCard("0000:01:00.0"), card, None).remarks == ()
    seen = SeenCard("0000:01:00.0", now=Link(8, 4))
    row = link_row("gpu1", seen, card, slot)
    assert row.remarks == ("x8 of x16: look at its seat, a riser, and what shares its lanes",)
    bare = slot.model_copy(update={"electrical_lanes": None, "generation": None})
    assert link_row("gpu1", seen, card, bare).remarks == ()
