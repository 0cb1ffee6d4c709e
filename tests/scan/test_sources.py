"""What each source says by itself: lspci, the driver, the firmware's tables, Windows."""

from __future__ import annotations

import json
from typing import Any

from rigbuilder.scan import dmi, lspci, nvidia, windows
from rigbuilder.scan.machine import Link, SeenCard, SeenModule, SeenSlot


def test_slots_that_share_an_address_lose_it() -> None:
    text = "\n\n".join(
        f"Handle\nSystem Slot Information\n\tDesignation: {name}\n\tBus Address: {place}"
        for name, place in (("A", "0000:00:01.1"), ("M.2_1", "0000:00:01.1"),
                            ("B", "0000:00:1f.7"), ("C", "0000:00:01.2"), ("", "0000:00:09.0"))
    )  # fmt: skip
    assert dmi.slots_of(text) == (
        SeenSlot("A"), SeenSlot("M.2_1"), SeenSlot("B"), SeenSlot("C", "0000:00:01.2"),
    )  # fmt: skip


def test_bridges_that_lead_in_a_circle_end() -> None:
    bridge = "{} PCI bridge [0604]: X [1022:1483]\n\tBus: primary=00, secondary={}\n"
    text = bridge.format("0000:01:00.0", "02") + "\n" + bridge.format("0000:02:00.0", "01")
    text += "\n0000:01:01.0 VGA compatible controller [0300]: X [10de:2204]\n"
    (card,) = lspci.cards_of(lspci.read_lspci(text))
    assert set(card.chain) == {"0000:01:00.0", "0000:02:00.0"}


def test_lspci_without_ids_or_rights_is_read_as_far_as_it_goes() -> None:
    text = (
        "01:00.0 VGA compatible controller: NVIDIA Corporation GA102 (rev a1)\n"
        "\tSubsystem: Gigabyte Technology Co., Ltd Device 40bf\n"
        "\tCapabilities: <access denied>\n\tBus: none\n\nnonsense\n\n02:00.0 nonsense\n"
    )
    (card,) = lspci.cards_of(lspci.read_lspci(text))
    assert (card.name, card.vendor, card.now) == ("NVIDIA Corporation GA102", "", Link())


def test_what_sysfs_leaves_open_lspci_says() -> None:
    head = "0000:01:00.0 VGA compatible controller [0300]: NVIDIA Corporation GA102 [10de:2204]\n"
    details = "\tSubsystem: X [1043:87b3]\n\tLnkCap:\tSpeed 16GT/s, Width x16\n"
    other = "\n0000:02:00.0 Audio [0403]: X [10de:1aef]\n"
    listed = lspci.read_lspci(head + details + other)
    files = lspci.read_sysfs("0000:01:00.0\nclass: 0x030000\n\n0000:03:00.0\n\nnonsense\n")
    both = lspci.merged(files, listed)
    assert set(both) == {"0000:01:00.0", "0000:02:00.0", "0000:03:00.0"}
    (card,) = lspci.cards_of(both)
    assert (card.device, card.sub_vendor, card.most) == ("2204", "1043", Link(16, 4))


def test_driver_cards_fill_in_and_stand_alone() -> None:
    driver = (SeenCard("0000:01:00.0", "RTX 3090", "10de", "2204", "10de", "147d", 24.0, 350.0,
                       Link(8, 4), Link(16, 4)),)  # fmt: skip
    bus = (SeenCard("0000:01:00.0", "Device"), SeenCard("0000:05:00.0", "Other"))
    first, other = nvidia.with_driver(bus, driver)
    assert (first.name, first.now, first.sub_device) == ("RTX 3090", Link(8, 4), "147d")
    assert other.name == "Other"
    assert nvidia.with_driver((), driver) == driver
    assert nvidia.read_table("NVIDIA-SMI has failed") == ()
    assert nvidia.read_table(", ".join(nvidia.QUERY) + "\nbroken\n") == ()


def test_pairs_of_the_topology_stay_within_the_cards() -> None:
    text = "GPU0 GPU1\nGPU0 X NV4 NV2\nGPU1 NV4 X\nGPU9 NV1 NV1\nNIC0 SYS SYS\n"
    assert nvidia.read_pairs(text) == ((0, 1), (0, 9), (1, 9))
    assert nvidia.read_pairs("nothing") == ()


def test_a_microsoft_computer_is_no_virtual_machine() -> None:
    table = "sys_vendor: Microsoft Corporation\nproduct_name: {}\n"
    assert dmi.virtual_of(table.format("Surface Studio"), "", "") is None
    assert dmi.virtual_of(table.format("Virtual Machine"), "", "") == "Hyper-V"


def test_makers_of_computers_are_told_from_their_virtual_ones() -> None:
    table = "sys_vendor: Google\nproduct_name: {}\n"
    assert dmi.virtual_of(table.format("Coral"), "", "") is None
    assert dmi.virtual_of(table.format("Google Compute Engine"), "", "") == "Google Compute Engine"
    oracle = "sys_vendor: Oracle Corporation\nproduct_name: SERVER X8-2\n"
    assert dmi.virtual_of(oracle, "", "") is None


def test_a_hypervisor_flag_alone_tells_of_a_virtual_machine() -> None:
    assert dmi.virtual_of("", "", "flags : fpu hypervisor\n") == "of an unnamed kind"
    assert dmi.virtual_of("", "", "flags : fpu\n") is None


def test_the_board_may_be_named_by_dmidecode_alone() -> None:
    table = "Handle\nBase Board Information\n\tManufacturer: A\n\tProduct Name: B\n"
    assert dmi.board_of("", table) == ("A", "B")
    assert dmi.board_of("board_name: C\n", table) == ("", "C")


def test_modules_that_are_not_there_or_tiny_are_left_out() -> None:
    text = "\n\n".join(
        f"Handle\nMemory Device\n\tSize: {size}\n\tType Detail: {detail}"
        for size, detail in (
            ("No Module Installed", ""),
            ("256 MB", ""),
            ("16384 MB", "Registered"),
            ("1 TB", "None"),
        )
    )
    assert [(m.size_gib, m.registered) for m in dmi.modules_of(text)] == [
        (16.0, True), (1024.0, None),
    ]  # fmt: skip


def _windows(**fields: Any) -> windows.WindowsFacts:
    facts = windows.read_windows(json.dumps(fields))
    assert facts is not None
    return facts


def test_a_single_row_comes_without_its_list() -> None:
    facts = _windows(Processors={"Name": "CPU"}, Memory={"Capacity": 1 << 34, "TypeDetail": 8192})
    assert facts.cpus == ("CPU",)
    assert facts.modules == (SeenModule(16.0, "", True),)


def test_windows_slots_at_nowhere_have_no_address() -> None:
    def row(bus: Any, device: Any) -> dict[str, Any]:
        return {"SlotDesignation": "A", "BusNumber": bus, "DeviceNumber": device}

    for bus, device in ((0, 0), (None, 3), (3, None), (255, 31), (1, 99)):
        assert _windows(Slots=[row(bus, device)]).slots == (SeenSlot("A"),)
    assert _windows(Slots=[row(1, 0)]).slots == (SeenSlot("A", "0000:01:00.0"),)


def test_windows_modules_too_small_to_be_any_are_left_out() -> None:
    assert _windows(Memory=[{"Capacity": 5}, {"Capacity": "x"}, {}]).modules == ()
    (module,) = _windows(Memory=[{"Capacity": 1 << 33}]).modules
    assert module.registered is None


def test_windows_cards_need_an_id_and_a_place() -> None:
    good = {"Id": "VEN_10DE&DEV_2684", "Bus": 1, "Address": 0}
    for place in ({}, {"Id": 7}, {"Id": "ROOT"}, {**good, "Bus": None}, {**good, "Bus": 900},
                  {**good, "Address": 99 << 16}, {**good, "Id": "VEN_1414&DEV_008E"}):  # fmt: skip
        assert _windows(Cards=[{"Name": "X", "Places": [place]}]).cards == ()
    (card,) = _windows(Cards=[{"Name": "X", "Places": good}]).cards
    assert (card.address, card.sub_vendor, card.chain) == ("0000:01:00.0", "", ())
    above = {"Id": "VEN_8086&DEV_A70D", "Bus": None}
    (card,) = _windows(Cards=[{"Name": "X", "Places": [good, above]}]).cards
    assert card.chain == ()
