"""Cases, supplies, processors, coolers, memory, drives and risers: figures that can be true."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.evidence import Fact, Figure
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.parts import Case, Cooler, Cpu, Memory, Psu, Riser, Storage
from rigbuilder.paths import catalogs_dir

CATALOG = load_catalog([catalogs_dir()])
CASES = CATALOG.of_kind(Case)
PSUS = CATALOG.of_kind(Psu)
CPUS = CATALOG.of_kind(Cpu)
COOLERS = CATALOG.of_kind(Cooler)
MEMORY = CATALOG.of_kind(Memory)
DRIVES = CATALOG.of_kind(Storage)
RISERS = CATALOG.of_kind(Riser)
OURS: tuple[AnyPart, ...] = (*CASES, *PSUS, *CPUS, *COOLERS, *MEMORY, *DRIVES, *RISERS)
FOLDERS = ("cases", "psus", "cpus", "coolers", "memory", "storage", "risers")

# Highest efficiency a class's points may show is that of the best supply sold today.
BEST_EFFICIENCY = 0.97
FLOOR_AT_HALF_LOAD_115 = {
    "80 PLUS Bronze": 0.85,
    "80 PLUS Gold": 0.90,
    "80 PLUS Platinum": 0.92,
    "80 PLUS Titanium": 0.94,
}
RATED_PLUG_W = {"pcie-8pin": 150.0, "pcie-6pin": 75.0, "12vhpwr": 600.0, "12v-2x6": 600.0}


def between(figure: Figure | None, low: float, high: float) -> bool:
    """A figure that is not known is never out of range."""
    return figure is None or (low <= figure.low and figure.high <= high)


def ids(parts: Iterable[AnyPart]) -> list[str]:
    return [part.id for part in parts]


def evidence(part: AnyPart) -> list[Figure | Fact]:  # type: ignore[type-arg]
    """Every figure and fact of a part, those of its rails included."""
    holders = [part, *getattr(part, "rails", ())]
    values = [getattr(one, name) for one in holders for name in type(one).model_fields]
    return [value for value in values if isinstance(value, Figure | Fact)]


def connectors(psu: Psu) -> dict[str, int]:
    return {c.type: c.count for c in psu.connectors.value} if psu.connectors else {}


def in_folder(catalog: Catalog, folder: str) -> list[str]:
    return [str(p) for p in catalog.problems if p.path.parent.name == folder]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_loads_without_a_problem(folder: str) -> None:
    assert in_folder(CATALOG, folder) == []


@pytest.mark.parametrize(
    ("parts", "least"),
    [(CASES, 50), (PSUS, 40), (CPUS, 25), (COOLERS, 25), (MEMORY, 12), (DRIVES, 8), (RISERS, 10)],
    ids=FOLDERS,
)
def test_there_is_a_choice_of_each_kind(parts: tuple[AnyPart, ...], least: int) -> None:
    assert len(parts) >= least


def test_every_source_that_a_figure_names_is_listed() -> None:
    named = {one.source for part in OURS for one in evidence(part) if one.source is not None}
    named |= {price.source for part in OURS for price in part.prices}
    assert named - set(CATALOG.sources) == set()


def test_figures_of_the_public_dataset_count_as_unverified() -> None:
    copied = [
        (part.id, one)
        for part in OURS
        for one in evidence(part)
        if one.source and one.source.startswith("opendb-") and one.grade != "unverified"
    ]
    assert copied == []


def test_prices_are_ranges_in_a_plausible_order() -> None:
    odd = [
        (part.id, price)
        for part in OURS
        for price in part.prices
        if not 0 < price.low <= price.high <= 30_000
    ]
    assert odd == []


# Cases


def test_a_case_is_of_a_size_that_stands_under_a_desk_or_in_a_rack() -> None:
    odd = [
        case
        for case in CASES
        if not between(case.depth_mm, 200, 800)
        or not between(case.width_mm, 90, 560)
        or not between(case.height_mm, 85, 760)
    ]
    assert ids(odd) == []


def test_a_card_is_no_longer_than_the_case_it_goes_into() -> None:
    # A card may stand upright in a small case: then the height bounds it.
    odd = [
        case
        for case in CASES
        if case.max_card_length_mm
        and case.depth_mm
        and case.height_mm
        and case.style.value != "open-frame"
        and case.max_card_length_mm.high >= max(case.depth_mm.high, case.height_mm.high)
    ]
    assert ids(odd) == []


def test_a_cooler_stands_no_higher_than_the_case_is_wide() -> None:
    # A rack case lies on its side: its height is the width of the tower it would be.
    odd = []
    for case in CASES:
        across = case.height_mm if case.style.value == "rack" else case.width_mm
        if case.style.value in ("open-frame", "desktop") or across is None:
            continue
        if case.max_cooler_height_mm and case.max_cooler_height_mm.high >= across.high:
            odd.append(case)
    assert ids(odd) == []


def test_a_case_that_takes_a_full_board_has_seven_openings() -> None:
    odd = [
        case
        for case in CASES
        if case.openings
        and case.openings.grade == "documented"
        and {"atx", "e-atx", "eeb"} & set(case.form_factors.value)
        and case.openings.value < 7
    ]
    assert ids(odd) == []


def test_the_small_cases_that_must_refuse_a_big_rig_have_few_openings() -> None:
    small = [
        case
        for case in CASES
        if not {"atx", "e-atx", "eeb"} & set(case.form_factors.value)
        and case.style.value == "tower"
    ]
    assert len(small) >= 8
    assert ids(case for case in small if case.openings and case.openings.value > 5) == []
    assert any("micro-atx" in case.form_factors.value for case in small)
    assert any(case.form_factors.value == ("mini-itx",) for case in small)


def test_some_tower_takes_two_three_slot_cards_by_published_figures_alone() -> None:
    def published(value: Figure | Fact | None) -> bool:  # type: ignore[type-arg]
        return value is not None and value.grade in ("documented", "derived")

    good = [
        case
        for case in CASES
        if published(case.openings)
        and case.openings is not None
        and case.openings.value >= 7
        and published(case.max_card_length_mm)
        and published(case.max_cooler_height_mm)
        and published(case.max_psu_length_mm)
        and published(case.form_factors)
    ]
    assert len(good) >= 3


def test_rails_belong_to_open_frames() -> None:
    assert ids(case for case in CASES if case.rails and case.style.value != "open-frame") == []
    assert sum(bool(case.rails) for case in CASES) >= 3


# Supplies


def test_a_supply_is_of_a_length_that_is_sold() -> None:
    assert ids(psu for psu in PSUS if not between(psu.length_mm, 90, 260)) == []


def test_a_supply_is_rated_between_a_small_box_and_the_largest_wall_plug() -> None:
    assert ids(psu for psu in PSUS if not between(psu.rating_w, 450, 3000)) == []


def test_the_supplies_above_1600_w_ask_for_more_than_120_v_or_leave_it_open() -> None:
    odd = [
        psu
        for psu in PSUS
        if psu.rating_w.low > 1700
        and psu.min_mains_v_for_rating
        and psu.min_mains_v_for_rating.low < 180
    ]
    assert ids(odd) == []


def test_no_supply_has_fewer_card_plugs_than_one_large_card_needs() -> None:
    odd = []
    for psu in PSUS:
        plugs = connectors(psu)
        card_w = sum(RATED_PLUG_W.get(kind, 0) * count for kind, count in plugs.items())
        if plugs and card_w < 300:
            odd.append(psu)
    assert ids(odd) == []


def test_plugs_and_rating_are_of_one_order() -> None:
    # Makers give more plugs than watts, and a 16-pin plug often replaces two 8-pin ones.
    odd = []
    for psu in PSUS:
        plugs = connectors(psu)
        card_w = sum(RATED_PLUG_W.get(kind, 0) * count for kind, count in plugs.items())
        if card_w > 2.4 * psu.rating_w.high:
            odd.append((psu.id, card_w))
    assert odd == []


def test_every_supply_with_known_plugs_feeds_a_processor() -> None:
    assert ids(psu for psu in PSUS if connectors(psu) and "eps-8pin" not in connectors(psu)) == []


def test_efficiency_points_lie_between_the_class_and_the_best_there_is() -> None:
    odd = []
    for psu in PSUS:
        for point in psu.efficiency.value if psu.efficiency else ():
            if not 0.75 <= point.efficiency <= BEST_EFFICIENCY:
                odd.append((psu.id, point))
    assert odd == []


def test_half_load_efficiency_is_not_below_the_class_on_the_label() -> None:
    odd, seen = [], 0
    for psu in PSUS:
        floor = FLOOR_AT_HALF_LOAD_115.get(
            psu.efficiency_class.value if psu.efficiency_class else ""
        )
        for point in psu.efficiency.value if psu.efficiency else ():
            if floor and point.load == 0.5 and point.mains_v == 115:
                seen += 1
                # Laboratories that test in warmer air than 80 PLUS find up to a point less.
                if point.efficiency < floor - 0.01:
                    odd.append((psu.id, point))
    assert odd == []
    assert seen >= 20


def test_half_load_is_near_the_best_point_of_each_curve() -> None:
    odd = []
    for psu in PSUS:
        for mains in (115, 230):
            points = [
                p for p in (psu.efficiency.value if psu.efficiency else ()) if p.mains_v == mains
            ]
            best = {p.load: p.efficiency for p in points}
            if 0.5 in best and best[0.5] < max(best.values()) - 0.02:
                odd.append(psu.id)
    assert odd == []


# Processors, memory, drives


def test_a_processor_draws_what_its_socket_can_deliver() -> None:
    odd = [
        cpu
        for cpu in CPUS
        if not between(cpu.tdp_w, 35, 500)
        or not between(cpu.max_power_w, 35, 600)
        or (cpu.max_power_w and cpu.max_power_w.low < cpu.tdp_w.low)
    ]
    assert ids(odd) == []


def test_lanes_generation_and_channels_are_those_of_the_platform() -> None:
    odd = [
        cpu
        for cpu in CPUS
        if not between(cpu.pcie_lanes, 16, 160)
        or not between(cpu.pcie_generation, 2, 6)
        or not between(cpu.memory_channels, 2, 12)
    ]
    assert ids(odd) == []
    epyc = [cpu for cpu in CPUS if cpu.socket.value in ("SP3", "SP5")]
    assert epyc
    assert ids(cpu for cpu in epyc if cpu.pcie_lanes and cpu.pcie_lanes.low != 128) == []


def test_memory_bandwidth_is_that_of_a_channel_times_the_channels() -> None:
    # DDR3-1600 at the slow end, DDR5-6400 at the fast one: 12.8 and 51.2 GB/s a channel.
    odd = []
    for cpu in CPUS:
        if cpu.memory_bandwidth_gb_s is None or cpu.memory_channels is None:
            continue
        each = cpu.memory_bandwidth_gb_s.low / cpu.memory_channels.low
        if not 10 <= each <= 52:
            odd.append((cpu.id, each))
    assert odd == []


def test_a_module_has_a_size_that_is_made() -> None:
    sizes = {8, 16, 24, 32, 48, 64, 96, 128, 256}
    assert ids(kit for kit in MEMORY if kit.module_gib.low not in sizes) == []
    assert ids(kit for kit in MEMORY if not between(kit.height_mm, 18, 60)) == []
    assert all(kit.type.value.split()[0] in ("DDR3", "DDR4", "DDR5") for kit in MEMORY)


def test_a_drive_has_a_size_that_is_made() -> None:
    assert ids(drive for drive in DRIVES if not between(drive.capacity_gb, 240, 32_000)) == []
    assert ids(drive for drive in DRIVES if not between(drive.power_w, 1, 25)) == []


# Coolers and risers


def test_an_air_cooler_stands_between_a_flat_one_and_the_largest_tower() -> None:
    air = [cooler for cooler in COOLERS if cooler.type.value == "air"]
    assert ids(cooler for cooler in air if not between(cooler.height_mm, 25, 252)) == []
    assert ids(cooler for cooler in air if cooler.radiator_length_mm) == []


def test_a_radiator_is_as_long_as_its_fans() -> None:
    liquid = [cooler for cooler in COOLERS if cooler.type.value == "liquid"]
    assert liquid
    lengths = [c.radiator_length_mm for c in liquid]
    assert [one for one in lengths if one is None or not 150 <= one.low <= 520] == []
    assert ids(c for c in liquid if not between(c.height_mm, 30, 90)) == []


def test_every_socket_of_a_processor_has_a_cooler() -> None:
    covered = {socket for cooler in COOLERS for socket in cooler.sockets.value}
    wanted = {"SP3", "sWRX8", "sTR5", "AM5", "AM4", "LGA1700"}
    assert wanted <= covered


def test_risers_have_lengths_lanes_and_generations_that_are_sold() -> None:
    assert ids(riser for riser in RISERS if not between(riser.length_mm, 50, 1000)) == []
    assert ids(riser for riser in RISERS if not between(riser.generation, 1, 5)) == []
    long_and_fast = [
        riser for riser in RISERS if riser.generation.low >= 5 and riser.length_mm.high > 600
    ]
    assert ids(long_and_fast) == []
    assert any(riser.lanes.value == 1 for riser in RISERS)
    assert sum(riser.lanes.value == 16 for riser in RISERS) >= 8
