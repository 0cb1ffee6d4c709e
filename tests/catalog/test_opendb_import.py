"""What an import makes of a sound copy of OpenDB, and of figures that cannot be."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Fact, Figure
from rigbuilder.catalog.opendb import ImportCancelledError, ImportReport, import_opendb
from rigbuilder.catalog.opendb.importing import ATTRIBUTION, OPENDB
from rigbuilder.catalog.parts import Board, Card, Case, Cooler, Cpu, Memory, Psu, Storage
from rigbuilder.catalog.quality import quality_problems
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.rig.file import parse_rig, rig_to_json
from rigbuilder.rig.model import PlacedCard, Rig, SlotSeat
from tests.catalog.opendb_sample import (
    SAMPLE,
    TODAY,
    cards,
    catalog_of,
    copy_of_sample,
    folders,
    part_id,
    put,
    sample,
    take,
    uuid,
)

GIGABYTE = Card(
    id="gigabyte-rtx-3090-gaming-oc-24g",
    brand="GIGABYTE",
    name="GeForce RTX 3090 GAMING OC 24G",
    aliases=("GV-N3090GAMING OC-24GD",),
    gpu="RTX 3090",
    gpu_maker="nvidia",
    architecture="ampere",
    vram_gib=Figure(value=24.0, grade="unverified"),
)
ZOTAC = GIGABYTE.model_copy(update={"id": "zotac-x", "brand": "ZOTAC", "name": "X", "aliases": ()})


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def report(home: Path) -> ImportReport:
    curated = Catalog({part.id: part for part in (GIGABYTE, ZOTAC)}, {})
    return take(SAMPLE, home, curated)


@pytest.fixture(scope="module")
def catalog(home: Path, report: ImportReport) -> Catalog:
    return catalog_of(home)


def value(figure: Figure | Fact | None) -> object:  # type: ignore[type-arg]
    return None if figure is None else figure.value


def reasons(report: ImportReport, number: int) -> dict[str, str]:
    return {place: why for name, place, why in report.refused if uuid(number) in name}


def test_every_kind_is_counted(report: ImportReport) -> None:
    counts = {kind: (c.read, c.taken, c.curated, c.skipped) for kind, c in report.kinds.items()}
    assert counts == {
        "CPU": (1, 1, 0, 0),
        "CPUCooler": (2, 2, 0, 0),
        "GPU": (4, 3, 1, 0),
        "Motherboard": (2, 1, 0, 1),
        "PCCase": (2, 2, 0, 0),
        "PSU": (2, 1, 0, 1),
        "RAM": (1, 1, 0, 0),
        "Storage": (1, 1, 0, 0),
    }
    assert report.taken == 12
    assert report.others == {"Mouse": 1}


def test_a_card_with_its_makers_page_is_documented(catalog: Catalog) -> None:
    card = catalog.get(part_id(1), Card)
    assert card is not None
    assert (card.brand, card.name) == ("Palit", "Example Three GeForce RTX 3090 24GB GDDR6X Black")
    assert (card.gpu, card.gpu_maker, card.architecture) == ("RTX 3090", "nvidia", "ampere")
    assert card.aliases == ("EX3090-24",)
    assert card.url == "https://www.palit.com/palit/example.php?id=3090"
    for figure, expected in (
        (card.length_mm, 304),
        (card.slot_width, 2.7),
        (card.tdp_w, 350),
        (card.vram_gib, 24),
        (card.memory_bus_bits, 384),
        (card.pcie_generation, 4),
        (card.pcie_lanes, 16),
    ):
        assert figure is not None
        assert (figure.value, figure.grade) == (expected, "documented")
    assert card.bracket_slots is not None
    assert (card.bracket_slots.value, card.bracket_slots.grade) == (2, "documented")
    assert card.power_inputs is not None
    assert [(row.type, row.count) for row in card.power_inputs.value] == [("pcie-8pin", 2)]


def test_what_follows_from_documented_figures_is_derived(catalog: Catalog) -> None:
    card = catalog.get(part_id(1), Card)
    assert card is not None
    assert card.bandwidth_gb_s is not None
    assert (card.bandwidth_gb_s.value, card.bandwidth_gb_s.grade) == (936.0, "derived")


def test_a_number_of_fans_documents_no_way_of_cooling(catalog: Catalog) -> None:
    card = catalog.get(part_id(1), Card)
    assert card is not None
    assert card.cooling is not None
    assert (card.cooling.value, card.cooling.grade) == ("open-air", "unverified")


def test_what_the_source_does_not_hold_stays_unknown(catalog: Catalog) -> None:
    card = catalog.get(part_id(1), Card)
    assert card is not None
    unknown = (card.thickness_mm, card.height_mm, card.backplate_mm, card.nvlink, card.plug)
    assert unknown == (None,) * 5


def test_the_source_of_a_makers_page_keeps_address_day_and_licence(catalog: Catalog) -> None:
    card = catalog.get(part_id(1), Card)
    assert card is not None
    assert card.length_mm is not None
    source = catalog.sources[card.length_mm.source or ""]
    assert source.url == card.url
    assert source.read.isoformat() == "2026-03-22"
    assert source.note == ATTRIBUTION
    assert "ODC-By" in ATTRIBUTION


def test_without_a_page_of_the_maker_nothing_is_documented(catalog: Catalog) -> None:
    for number, why in ((2, "names none"), (3, "names a shop's")):
        part = catalog.parts[part_id(number)]
        text = part.model_dump_json()
        assert '"grade":"unverified"' in text, why
        assert '"grade":"documented"' not in text, why
        assert '"grade":"derived"' not in text, why
    source = catalog.sources[OPENDB]
    assert (source.read, source.note) == (TODAY, ATTRIBUTION)
    assert source.url == "https://github.com/buildcores/buildcores-open-db"


def test_impossible_figures_are_refused_one_by_one(catalog: Catalog, report: ImportReport) -> None:
    card = catalog.get(part_id(2), Card)
    assert card is not None
    assert (card.slot_width, card.length_mm, card.bracket_slots) == (None, None, None)
    assert value(card.tdp_w) == 450
    assert reasons(report, 2) == {
        "total_slot_width": "found 77, expected 1 to 5",
        "length": "found 0, expected 50 to 700",
        "case_expansion_slot_width": "found 2.5, expected a whole number",
        "memory_bus": "found 0, expected 32 to 8192",
    }
    assert reasons(report, 3)["total_slot_width"] == "found 0, expected 1 to 5"


def test_of_two_figures_that_contradict_each_other_neither_is_taken(
    catalog: Catalog, report: ImportReport
) -> None:
    card = catalog.get(part_id(3), Card)
    assert card is not None
    assert (card.tdp_w, card.power_inputs) == (None, None)
    why = "found 575 W, while slot and plugs give 225 W"
    assert reasons(report, 3)["tdp"] == reasons(report, 3)["power_connectors"] == why
    case = catalog.get(part_id(22), Case)
    assert case is not None
    assert (case.max_card_length_mm, case.depth_mm) == (None, None)
    assert reasons(report, 22)["depth_mm"] == "found 400, more than the outside's 230"


def test_a_page_of_a_shop_is_refused_as_a_source(report: ImportReport) -> None:
    why = reasons(report, 3)["general_product_information.manufacturer_url"]
    assert why.endswith("which is no page of the maker")


def test_a_part_of_the_curated_catalog_is_not_taken_a_second_time(
    catalog: Catalog, report: ImportReport
) -> None:
    assert part_id(4) not in catalog.parts
    assert report.curated == [(f"GPU/{uuid(4)}.json", GIGABYTE.id)]


def test_brands_are_spelled_as_in_the_curated_catalog(catalog: Catalog) -> None:
    assert catalog.parts[part_id(3)].brand == "ZOTAC"


def test_a_board_has_its_slots_without_places(catalog: Catalog, report: ImportReport) -> None:
    board = catalog.get(part_id(11), Board)
    assert board is not None
    assert (board.form_factor.value, board.socket.value, board.chipset) == (
        "atx",
        "LGA1700",
        "Z690",
    )
    slots = [(s.name, s.mechanical_lanes.value, s.mechanical_lanes.grade) for s in board.slots]
    assert slots == [
        ("PCIe 5.0 x16 #1", 16, "documented"),
        ("PCIe 5.0 x16 #2", 16, "documented"),
        ("PCIe 3.0 x4 #1", 4, "unverified"),
    ]
    assert [(s.opening, s.electrical_lanes, s.wired_to) for s in board.slots] == [(None,) * 3] * 3
    assert value(board.memory_slots) == 4
    assert reasons(report, 11) == {
        "pcie_slots.2.quantity": "found 31, expected 1 to 12",
        "pcie_slots.3.lanes": "found 2, expected 1, 4, 8 or 16",
    }


def test_a_rig_on_an_imported_board_is_never_said_to_fit(catalog: Catalog) -> None:
    card = PlacedCard(key="gpu1", part=part_id(1), seat=SlotSeat(slot=1))
    rig = Rig(name="Imported", board=part_id(11), case=part_id(21), cards=(card,))
    report = evaluate(rig, catalog)
    assert report.verdict != "fits"
    about = [finding for finding in report.findings if "gpu1" in finding.parts]
    assert any(finding.severity == "unknown" for finding in about)


def test_a_rig_with_imported_parts_opens_without_the_import(catalog: Catalog) -> None:
    card = PlacedCard(key="gpu1", part=part_id(1), seat=SlotSeat(slot=1))
    text = rig_to_json(Rig(name="Imported", board=part_id(11), cards=(card,)), catalog)
    opened = parse_rig(text.encode(), Catalog({}, {}))
    assert opened.catalog.get(part_id(1), Card) == catalog.get(part_id(1), Card)
    assert opened.remarks == ()


def test_the_other_kinds_keep_their_figures(catalog: Catalog, report: ImportReport) -> None:
    case = catalog.get(part_id(21), Case)
    assert case is not None
    assert (case.style.value, case.openings and case.openings.value) == ("tower", 8)
    assert case.form_factors.value == ("e-atx", "atx", "micro-atx", "mini-itx")
    assert case.psu_form_factors is not None
    assert case.psu_form_factors.value == ("atx",)
    assert (value(case.max_card_length_mm), value(case.max_cooler_height_mm)) == (400, 185)
    psu = catalog.get(part_id(31), Psu)
    assert psu is not None
    assert (psu.form_factor.value, psu.rating_w.value) == ("atx", 1300)
    assert psu.connectors is not None
    assert {row.type: row.count for row in psu.connectors.value} == {
        "12vhpwr": 1,
        "pcie-8pin": 6,
        "eps-8pin": 2,
    }
    assert value(psu.efficiency_class) == "80 PLUS Gold"
    cpu = catalog.get(part_id(41), Cpu)
    assert cpu is not None
    assert (cpu.socket.value, cpu.tdp_w.value, value(cpu.max_power_w)) == ("AM5", 170, 230)
    air, water = catalog.get(part_id(51), Cooler), catalog.get(part_id(52), Cooler)
    assert air is not None
    assert water is not None
    assert (air.type.value, value(air.height_mm)) == ("air", 165)
    assert air.sockets.value == ("AM4", "AM5", "LGA1700")
    assert (value(water.radiator_length_mm), water.height_mm) == (360, None)
    memory = catalog.get(part_id(61), Memory)
    assert memory is not None
    assert (memory.type.value, memory.modules, memory.module_gib.value) == ("DDR5 UDIMM", 2, 48)
    drive = catalog.get(part_id(71), Storage)
    assert drive is not None
    assert (drive.interface.value, drive.capacity_gb.value) == ("NVMe PCIe 4.0 x4", 4000)


def test_what_rigbuilder_has_no_word_for_is_skipped_with_the_reason(report: ImportReport) -> None:
    assert report.skipped == [
        (f"Motherboard/{uuid(12)}.json", "has no form factor that RigBuilder knows"),
        (f"PSU/{uuid(32)}.json", "has no form factor that RigBuilder knows"),
    ]


def test_nothing_imported_fails_the_quality_gate(catalog: Catalog) -> None:
    everything = Catalog(dict(catalog.parts), dict(catalog.sources))
    assert len(everything) == 12
    assert quality_problems(everything, TODAY) == []


def test_the_report_in_short_and_as_data(report: ImportReport) -> None:
    lines = report.lines()
    assert lines[0].split() == [
        "kind",
        "read",
        "taken",
        "curated",
        "skipped",
        "fields",
        "refused",
        "maker's",
        "page",
    ]
    assert ["GPU", "4", "3", "1", "0", "8", "1"] in [line.split() for line in lines]
    assert "  2  has no form factor that RigBuilder knows" in lines
    assert "1 files of 1 kinds that no rig holds." in lines
    data = json.loads(json.dumps(report.to_json_data()))
    assert data["format"] == "rigbuilder.import-report"
    assert data["kinds"]["GPU"]["taken"] == 3
    assert len(data["refused"]) == sum(count.refused_fields for count in report.kinds.values())


def test_a_second_import_replaces_the_first(tmp_path: Path) -> None:
    root = copy_of_sample(tmp_path)
    take(root, tmp_path)
    (root / "open-db" / "GPU" / f"{uuid(2)}.json").unlink()
    changed = sample("GPU", 1)
    changed["length"] = 299
    put(root, "GPU", changed)
    put(root, "GPU", sample("GPU", 1) | {"opendb_id": uuid(5)})
    take(root, tmp_path)
    catalog = catalog_of(tmp_path)
    assert part_id(2) not in catalog.parts
    assert part_id(5) in catalog.parts
    card = catalog.get(part_id(1), Card)
    assert card is not None
    assert value(card.length_mm) == 299


def test_an_import_of_the_same_copy_changes_nothing(tmp_path: Path) -> None:
    from rigbuilder.catalog.shelf import Shelf

    digests = []
    for _ in range(2):
        take(SAMPLE, tmp_path)
        digests.append(Shelf(folders(tmp_path).opendb).digest)
    assert digests[0] == digests[1]


def test_a_zip_file_gives_what_its_folder_gives(tmp_path: Path) -> None:
    packed = tmp_path / "download.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(SAMPLE.rglob("*")):
            archive.write(path, Path("buildcores-open-db-main") / path.relative_to(SAMPLE))
    first, second = take(SAMPLE, tmp_path / "a"), take(packed, tmp_path / "b")
    assert first.kinds == second.kinds
    assert dict(catalog_of(tmp_path / "a").parts) == dict(catalog_of(tmp_path / "b").parts)


@pytest.mark.parametrize("inner", ["", "open-db"])
def test_the_folder_may_be_named_at_either_level(tmp_path: Path, inner: str) -> None:
    assert take(SAMPLE / inner, tmp_path).taken == 13


def test_an_unpacked_download_may_be_named_by_the_folder_around_it(tmp_path: Path) -> None:
    (tmp_path / "downloads").mkdir()
    copy_of_sample(tmp_path / "downloads")
    assert take(tmp_path / "downloads", tmp_path).taken == 13


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    root = cards(tmp_path / "many", range(100, 300))
    seen: list[tuple[int, int, str]] = []
    import_opendb(root, folders(tmp_path).opendb, lambda *row: seen.append(row))
    assert seen[0] == (0, 200, "GPU")
    assert seen[-1] == (200, 200, "")
    assert [row[0] for row in seen] == sorted(row[0] for row in seen)
    assert len(seen) > 3


def test_a_cancelled_import_leaves_the_former_one(tmp_path: Path) -> None:
    take(SAMPLE, tmp_path)
    before = folders(tmp_path).opendb.read_bytes()
    calls = iter(range(1000))
    root = cards(tmp_path / "many", range(100, 300))
    with pytest.raises(ImportCancelledError):
        import_opendb(root, folders(tmp_path).opendb, cancelled=lambda: next(calls) > 150)
    assert folders(tmp_path).opendb.read_bytes() == before
    assert [path.name for path in folders(tmp_path).opendb.parent.iterdir()] == ["opendb.sqlite"]
