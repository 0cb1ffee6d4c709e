"""What an import makes of single fields: odd values of each kind, and why they are refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.catalog.opendb.entries import EntryError
from rigbuilder.catalog.opendb.fields import Fields
from rigbuilder.catalog.opendb.importing import _sound_part
from rigbuilder.catalog.opendb.known import KnownParts
from rigbuilder.catalog.parts import Board, Card, Case, Psu
from tests.builders import psu as make_psu
from tests.catalog.opendb_sample import (
    catalog_of,
    copy_of_sample,
    part_id,
    put,
    sample,
    take,
    uuid,
)

NUMBERS = {
    "GPU": 1,
    "Motherboard": 11,
    "PCCase": 21,
    "PSU": 31,
    "CPU": 41,
    "CPUCooler": 52,
    "RAM": 61,
    "Storage": 71,
}


def changed(kind: str, **fields: Any) -> dict[str, Any]:
    """The sample's entry of a kind with other fields; ``a__b`` is the field b of the table a."""
    entry = sample(kind, NUMBERS[kind])
    for name, value in fields.items():
        *above, last = name.split("__")
        table = entry
        for step in above:
            table = table[step]
        table[last] = value
    return entry


def imported(tmp_path: Path, kind: str, **fields: Any) -> tuple[AnyPart, dict[str, str]]:
    """The part that a changed entry becomes, and why which fields were refused."""
    root = copy_of_sample(tmp_path)
    put(root, kind, changed(kind, **fields))
    report = take(root, tmp_path)
    number = NUMBERS[kind]
    reasons = {place: why for name, place, why in report.refused if uuid(number) in name}
    return catalog_of(tmp_path).parts[part_id(number)], reasons


def skipped(tmp_path: Path, kind: str, **fields: Any) -> str:
    """Why a changed entry is not taken."""
    root = copy_of_sample(tmp_path)
    put(root, kind, changed(kind, **fields))
    return dict(take(root, tmp_path).skipped)[f"{kind}/{uuid(NUMBERS[kind])}.json"]


@pytest.mark.parametrize(
    ("kind", "fields", "why"),
    [
        ("Motherboard", {"form_factor": None}, "has no form factor that RigBuilder knows"),
        ("Motherboard", {"socket": None}, "names no socket"),
        ("PCCase", {"form_factor": None}, "does not say what kind of case it is"),
        (
            "PCCase",
            {"supported_motherboard_form_factors": ["AT"]},
            "names no form factor of a board that RigBuilder knows",
        ),
        ("PSU", {"wattage": 0}, "names no possible rating"),
        ("GPU", {"chipset": None}, "names no GPU"),
        ("GPU", {"chipset_manufacturer": None}, "names no GPU"),
        ("GPU", {"memory": 0}, "names no possible size of memory"),
        ("CPU", {"socket": None}, "names no socket"),
        ("CPU", {"specifications__tdp": None}, "names no possible power"),
        ("CPUCooler", {"water_cooled": None}, "does not say whether it cools by air or by water"),
        ("CPUCooler", {"cpu_sockets": []}, "names no socket"),
        (
            "CPUCooler",
            {"radiator_size": 0},
            "cools by water and names no possible size of its radiator",
        ),
        ("RAM", {"ram_type": None}, "does not say its type, its number of modules and their size"),
        ("Storage", {"capacity": 0}, "does not say its interface and a possible size"),
    ],
)
def test_an_entry_without_what_its_kind_cannot_lack_is_skipped(
    tmp_path: Path, kind: str, fields: dict[str, Any], why: str
) -> None:
    assert skipped(tmp_path, kind, **fields) == why


def test_a_gpu_of_no_known_family_is_skipped_by_its_name(tmp_path: Path) -> None:
    why = skipped(tmp_path, "GPU", chipset="Voodoo 5 6000")
    assert why == 'its GPU "Voodoo 5 6000" is of no family that RigBuilder knows'


@pytest.mark.parametrize(
    ("theirs", "ours"), [("HPTX", "hptx"), ("XL ATX", "xl-atx"), ("Thin Mini-ITX", "mini-itx")]
)
def test_outlines_of_boards_are_taken_in_our_words(tmp_path: Path, theirs: str, ours: str) -> None:
    part, _ = imported(tmp_path, "Motherboard", form_factor=theirs)
    assert isinstance(part, Board)
    assert part.form_factor.value == ours


@pytest.mark.parametrize(
    ("theirs", "ours"), [("TFX", "tfx"), ("SFX-L", "sfx-l"), ("ATX/EPS", "atx")]
)
def test_outlines_of_supplies_are_taken_in_our_words(
    tmp_path: Path, theirs: str, ours: str
) -> None:
    part, _ = imported(tmp_path, "PSU", form_factor=theirs)
    assert isinstance(part, Psu)
    assert part.form_factor.value == ours


def test_a_case_may_take_supplies_of_more_than_one_outline(tmp_path: Path) -> None:
    part, _ = imported(
        tmp_path, "PCCase", supported_power_supply_form_factors=["TFX", "SFX", "Flex ATX"]
    )
    assert isinstance(part, Case)
    assert part.psu_form_factors is not None
    assert part.psu_form_factors.value == ("tfx", "sfx", "flex-atx")


def test_a_board_with_two_sockets_names_one_and_says_two(tmp_path: Path) -> None:
    part, _ = imported(tmp_path, "Motherboard", socket="2 x LGA 3647")
    assert isinstance(part, Board)
    assert (part.socket.value, part.socket.note) == ("LGA3647", "two sockets")


@pytest.mark.parametrize(
    ("slots", "place", "why"),
    [
        (7, "pcie_slots", "found 7, expected a list"),
        (["x16"], "pcie_slots.0", 'found "x16", expected a table'),
        (
            [{"gen": "3.0", "quantity": 1, "lanes": 1}] * 13,
            "pcie_slots",
            "more than 12 slots, which no board has room for",
        ),
        (
            [{"gen": "3.0", "quantity": 9, "lanes": 16}] * 2,
            "pcie_slots",
            "more than 12 slots, which no board has room for",
        ),
    ],
)
def test_a_list_of_slots_that_cannot_be_is_left_out(
    tmp_path: Path, slots: object, place: str, why: str
) -> None:
    part, reasons = imported(tmp_path, "Motherboard", pcie_slots=slots)
    assert isinstance(part, Board)
    assert part.slots == ()
    assert reasons == {place: why}


def test_a_board_without_slots_memory_chipset_and_plugs_stays_a_board(tmp_path: Path) -> None:
    part, reasons = imported(
        tmp_path, "Motherboard", pcie_slots=None, memory=None, chipset=None, power_connectors=None
    )
    assert isinstance(part, Board)
    assert (part.slots, part.memory_type, part.memory_slots) == ((), None, None)
    assert (part.chipset, part.power_inputs) == (None, None)
    assert reasons == {}


def test_a_plug_for_the_processor_that_is_none_is_refused(tmp_path: Path) -> None:
    part, reasons = imported(
        tmp_path, "Motherboard", power_connectors__cpu_power=["8-pin", "4-pin"]
    )
    assert isinstance(part, Board)
    assert part.power_inputs is None
    assert reasons["power_connectors.cpu_power"] == "found 8-pin, 4-pin, expected 8-pin"


@pytest.mark.parametrize(
    ("cooling", "ours", "grade"),
    [
        ("Blower", "blower", "documented"),
        ("Hybrid", "liquid", "documented"),
        ("2 Fans", "open-air", "unverified"),
        ("1 Fan", None, None),
        (None, None, None),
    ],
)
def test_how_a_card_is_cooled(
    tmp_path: Path, cooling: str | None, ours: str | None, grade: str | None
) -> None:
    part, reasons = imported(tmp_path, "GPU", cooling=cooling)
    assert isinstance(part, Card)
    found = part.cooling
    assert (found and found.value, found and found.grade) == (ours, grade)
    assert reasons == {}


def test_a_way_of_cooling_without_a_word_is_refused(tmp_path: Path) -> None:
    part, reasons = imported(tmp_path, "GPU", cooling="Peltier")
    assert isinstance(part, Card)
    assert part.cooling is None
    assert reasons == {"cooling": 'found "Peltier", which RigBuilder has no word for'}


def test_zeros_for_every_plug_of_a_card_are_no_count(tmp_path: Path) -> None:
    none = dict.fromkeys(("pcie_6_pin", "pcie_8_pin", "pcie_12VHPWR", "pcie_12V_2x6"), 0)
    part, reasons = imported(tmp_path, "GPU", power_connectors=none)
    assert isinstance(part, Card)
    assert part.power_inputs is None
    assert part.tdp_w is not None
    assert reasons == {}


@pytest.mark.parametrize(
    ("interface", "generation", "lanes", "why"),
    [
        ("PCIe x16", None, 16, None),
        ("PCIe 4.0 x12", 4, None, "found x12, which no card has"),
        ("AGP", None, None, 'found "AGP", expected such as "PCIe 4.0 x16"'),
        (None, None, None, None),
    ],
)
def test_the_interface_of_a_card(
    tmp_path: Path,
    interface: str | None,
    generation: int | None,
    lanes: int | None,
    why: str | None,
) -> None:
    part, reasons = imported(tmp_path, "GPU", interface=interface)
    assert isinstance(part, Card)
    has = part.pcie_generation and part.pcie_generation.value
    assert (has, part.pcie_lanes and part.pcie_lanes.value) == (generation, lanes)
    assert reasons.get("interface") == why


@pytest.mark.parametrize(
    ("kind", "style"),
    [("ATX Test Bench", "open-frame"), ("HTPC", "desktop"), ("ATX Desktop", "desktop")],
)
def test_the_style_of_a_case_follows_from_its_kind(tmp_path: Path, kind: str, style: str) -> None:
    part, _ = imported(tmp_path, "PCCase", form_factor=kind)
    assert isinstance(part, Case)
    assert part.style.value == style


@pytest.mark.parametrize(
    ("connectors", "why"),
    [
        ({"eps_8_pin": 0, "pcie_12vhpwr": 0, "pcie_6_plus_2_pin": 0}, None),
        (
            {"eps_8_pin": 2, "pcie_6_plus_2_pin": 4},
            "does not list every kind of plug: the list is not whole",
        ),
        (
            {"eps_8_pin": 0, "pcie_12vhpwr": 1, "pcie_6_plus_2_pin": 4},
            "lists no plug for the processor: the list is not whole",
        ),
    ],
)
def test_a_list_of_plugs_that_is_not_whole_is_left_out(
    tmp_path: Path, connectors: dict[str, int], why: str | None
) -> None:
    part, reasons = imported(tmp_path, "PSU", connectors=connectors)
    assert isinstance(part, Psu)
    assert part.connectors is None
    assert reasons.get("connectors") == why


def test_a_supply_may_have_its_class_from_another_laboratory_or_none(tmp_path: Path) -> None:
    part, _ = imported(
        tmp_path / "a", "PSU", efficiency_rating="", cybernetics_efficiency_rating="Gold"
    )
    assert isinstance(part, Psu)
    assert part.efficiency_class is not None
    assert part.efficiency_class.value == "Gold"
    part, _ = imported(tmp_path / "b", "PSU", efficiency_rating=None)
    assert isinstance(part, Psu)
    assert part.efficiency_class is None


def test_registered_and_small_modules_are_told_apart(tmp_path: Path) -> None:
    small, _ = imported(tmp_path / "a", "RAM", form_factor="262-pin SO-DIMM", registered=None)
    assert small.type.value.endswith("SO-DIMM")  # type: ignore[union-attr]
    registered, _ = imported(tmp_path / "b", "RAM", registered="Registered", height=0)
    assert registered.type.value.endswith("RDIMM")  # type: ignore[union-attr]
    assert registered.height_mm is None  # type: ignore[union-attr]


def test_a_drive_of_another_interface_keeps_its_words(tmp_path: Path) -> None:
    drive, _ = imported(tmp_path / "a", "Storage", interface="SATA 6.0 Gb/s")
    assert drive.interface.value == "SATA 6 Gb/s"  # type: ignore[union-attr]
    plain, _ = imported(tmp_path / "b", "Storage", nvme=False)
    assert plain.interface.value == "M.2 PCIe 4.0 x4"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (["x"] * 101, "a list of 101, expected 100 at most"),
        ("AM5", 'found "AM5", expected a list'),
        (["AM5", 7], "holds something other than short texts"),
    ],
)
def test_a_list_of_texts_is_a_list_of_texts(value: object, why: str) -> None:
    fields = Fields({"sockets": value}, "unverified", "opendb")
    fields.texts("sockets")
    assert fields.refused == [("sockets", why)]


def test_numbers_that_are_none_or_endless_are_refused() -> None:
    fields = Fields({"a": True, "b": 1e300, "c": {"d": 3}}, "unverified", "opendb")
    assert [fields.number(name) for name in ("a", "b", "c", "c.d", "c.d.e", "f.g")] == [
        None, None, None, 3.0, None, None,
    ]  # fmt: skip
    assert [why for _, why in fields.refused] == [
        "found True, expected a number",
        "found 1e+300, which no part has",
        "found a table, expected a number",
        "found 3 where a table is expected",
    ]
    assert Fields({"a": 1}, "unverified", "opendb").flag("a") is None


def test_an_address_longer_than_a_record_holds_documents_nothing(tmp_path: Path) -> None:
    address = "https://www.palit.com/" + "x" * 500
    part, reasons = imported(
        tmp_path, "GPU", general_product_information={"manufacturer_url": address}
    )
    assert part.url is None
    assert '"grade":"documented"' not in part.model_dump_json()
    assert list(reasons) == ["general_product_information.manufacturer_url"]


def test_a_record_that_is_no_part_is_said_to_be_none() -> None:
    record = {"kind": "psu", "id": "?", "brand": "X", "name": "X"}
    with pytest.raises(EntryError, match="id: String should match"):
        _sound_part(record, Fields({}, "unverified", "opendb"))


def test_a_part_that_cannot_do_without_an_impossible_figure_is_none() -> None:
    record = {
        "kind": "psu", "id": "some-part", "brand": "X", "name": "X",
        "form_factor": {"value": "atx", "grade": "unverified"},
        "rating_w": {"value": 9.0, "grade": "unverified"},
    }  # fmt: skip
    with pytest.raises(EntryError, match="rating_w: found 9, expected 150 to 3500"):
        _sound_part(record, Fields({}, "unverified", "opendb"))


def test_figures_that_share_a_partner_lose_it_once() -> None:
    size = {"value": 200.0, "grade": "unverified"}
    record = {
        "kind": "case", "id": "some-part", "brand": "X", "name": "X",
        "style": {"value": "tower", "grade": "unverified"},
        "form_factors": {"value": ("atx",), "grade": "unverified"},
        "width_mm": size,
        "max_cooler_height_mm": {"value": 250.0, "grade": "unverified"},
        "max_card_height_mm": {"value": 250.0, "grade": "unverified"},
        "depth_mm": {"value": 9000.0, "grade": "unverified"},
        "max_card_length_mm": {"value": 9500.0, "grade": "unverified"},
    }  # fmt: skip
    fields = Fields({}, "unverified", "opendb")
    part = _sound_part(record, fields)
    assert isinstance(part, Case)
    assert (part.width_mm, part.max_cooler_height_mm, part.max_card_height_mm) == (None,) * 3
    assert (part.depth_mm, part.max_card_length_mm) == (None, None)
    assert len(fields.refused) == len(dict(fields.refused)) == 5


def test_a_curated_name_of_nothing_but_common_words_names_no_part() -> None:
    curated = make_psu("plain").model_copy(update={"brand": "Maker", "name": "Gold Modular PSU"})
    known = KnownParts([curated])
    other = curated.model_copy(update={"id": "other", "name": "Platinum Modular PSU"})
    assert known.find(other) is None
