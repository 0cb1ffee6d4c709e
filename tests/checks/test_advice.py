"""Rules that advise: lanes of the processor, cables, heat, links, memory."""

from __future__ import annotations

import pytest

from rigbuilder.catalog.parts import Board
from tests.builders import (
    board,
    card,
    case,
    catalog_of,
    cpu,
    finding_of,
    findings_of,
    frame,
    limited,
    memory,
    plugs,
    psu,
    rig_of,
    slot,
    slots,
    unverified,
    workload,
)

TENSOR = workload(split="tensor")


def test_slots_that_promise_more_lanes_than_the_processor_has_are_warned_of() -> None:
    finding = finding_of("lanes.cpu-budget", rig_of(), catalog_of(cpu(pcie_lanes=20)))
    assert (finding.measured, finding.needed, finding.unit) == (20, 32, "lanes")
    assert finding.parts == ("gpu1", "gpu2", "cpu")


@pytest.mark.parametrize("wired", ["chipset", "switch", None])
def test_slots_that_the_processor_does_not_feed_cost_it_no_lanes(wired: str | None) -> None:
    wiring = board(slots=slots(wired_to=wired))
    assert findings_of("lanes.cpu-budget", rig_of(), catalog_of(cpu(pcie_lanes=20), wiring)) == ()


@pytest.mark.parametrize("lanes", [None, 32, 128])
def test_a_processor_with_lanes_enough_is_no_matter(lanes: int | None) -> None:
    assert findings_of("lanes.cpu-budget", rig_of(), catalog_of(cpu(pcie_lanes=lanes))) == ()


def test_strong_cards_with_two_sockets_want_two_cables() -> None:
    finding = finding_of("power.cable", rig_of(), catalog_of())
    assert (finding.severity, finding.parts) == ("note", ("gpu1", "gpu2"))


@pytest.mark.parametrize(("cables", "severity"), [(3, "warning"), (4, "note")])
def test_fewer_cables_than_plugs_of_strong_cards_are_warned_about(
    cables: int, severity: str
) -> None:
    finding = finding_of("power.cable", rig_of(), catalog_of(psu(pcie_cables=cables)))
    assert finding.severity == severity
    if severity == "warning":
        assert finding.parts == ("gpu1", "gpu2", "psu1")
        assert (finding.measured, finding.needed, finding.unit) == (3.0, 4.0, "cables")


def test_cables_of_two_supplies_add_up_and_hearsay_decides_nothing() -> None:
    pair = rig_of(psus=("psu", "psu"))
    twice = catalog_of(psu(pcie_cables=2), case(psu_count=2))
    assert finding_of("power.cable", pair, twice).severity == "note"
    hearsay = catalog_of(psu(pcie_cables=unverified(1)))
    assert finding_of("power.cable", rig_of(), hearsay).severity == "note"


def test_plugs_of_an_adapter_count_where_the_supply_lacks_the_cards_own() -> None:
    new = card(power_inputs=plugs(("12vhpwr", 1)), included_adapter=plugs(("pcie-8pin", 3)))
    rig = rig_of([("card", 1)])
    assert findings_of("power.cable", rig, catalog_of(new)) == ()  # the supply has a 12V-2x6 plug
    old = psu(connectors=plugs(("pcie-8pin", 6), ("eps-8pin", 2)), pcie_cables=2)
    finding = finding_of("power.cable", rig, catalog_of(new, old))
    assert (finding.severity, finding.needed) == ("warning", 3.0)
    silent = psu(connectors=None)
    assert finding_of("power.cable", rig, catalog_of(new, silent)).severity == "note"


def test_cards_held_below_300_w_or_with_one_socket_may_share_a_cable() -> None:
    held = limited(rig_of(), gpu1=250.0, gpu2=250.0)
    assert findings_of("power.cable", held, catalog_of()) == ()
    one = card(power_inputs=({"type": "12v-2x6", "count": 1},))
    assert findings_of("power.cable", rig_of(), catalog_of(one)) == ()
    unknown = card(tdp_w=None)
    assert findings_of("power.cable", rig_of(), catalog_of(unknown)) == ()


def test_two_supplies_have_to_start_together() -> None:
    pair = rig_of(psus=("psu", "psu"))
    finding = finding_of("power.psu-pair", pair, catalog_of(case(psu_count=2)))
    assert finding.parts == ("psu1", "psu2")
    assert findings_of("power.psu-pair", rig_of(), catalog_of()) == ()


def test_too_little_system_memory_is_warned_of() -> None:
    small = memory(modules=1, module_gib=4)
    finding = finding_of("memory.system-ram", rig_of(workload=workload()), catalog_of(small))
    assert finding.measured == 8
    assert finding.needed is not None
    assert finding.needed > 8
    assert findings_of("memory.system-ram", rig_of(workload=workload()), catalog_of()) == ()
    assert findings_of("memory.system-ram", rig_of(), catalog_of(small)) == ()


THREE = [("card", 1), ("card", 3), ("card", 5)]


def test_three_open_coolers_in_one_case_heat_one_another() -> None:
    thin = card(thickness_mm=38, bracket_slots=2, slot_width=2)
    finding = finding_of("thermal.blower-advice", rig_of(THREE, ()), catalog_of(thin))
    assert finding.parts == ("gpu1", "gpu2", "gpu3")


def test_blowers_two_cards_and_open_frames_need_no_such_advice() -> None:
    blower = card(thickness_mm=38, bracket_slots=2, slot_width=2, cooling="blower")
    rule = "thermal.blower-advice"
    assert findings_of(rule, rig_of(THREE, ()), catalog_of(blower)) == ()
    assert findings_of(rule, rig_of(), catalog_of()) == ()
    assert findings_of(rule, rig_of(THREE, ()), catalog_of(frame())) == ()
    assert findings_of(rule, rig_of(THREE, ()), catalog_of(card(cooling=None))) == ()


def test_a_kilowatt_heats_the_room() -> None:
    hot = catalog_of(card(tdp_w=450), psu(rating_w=2000))
    finding = finding_of("thermal.heat-room", rig_of(), hot)
    assert "BTU/h" in finding.message
    cool = catalog_of(card(tdp_w=200))
    assert findings_of("thermal.heat-room", rig_of(), cool) == ()


def _narrow(**fields: object) -> Board:
    return board(slots=slots(**fields))


def test_tensor_parallel_over_four_lanes_is_warned_of() -> None:
    rig = rig_of(bridges=(), workload=TENSOR)
    finding = finding_of("speed.interconnect", rig, catalog_of(_narrow(electrical_lanes=4)))
    assert finding.parts == ("gpu1", "gpu2")


def test_tensor_parallel_behind_the_chipset_is_warned_of() -> None:
    mixed = board(slots=(*slots()[:4], slot(5, wired_to="chipset")))
    rig = rig_of(bridges=(), workload=TENSOR)
    assert finding_of("speed.interconnect", rig, catalog_of(mixed)).parts == ("gpu2",)


def test_wide_slots_bridges_and_layer_splits_are_no_matter() -> None:
    narrow = catalog_of(_narrow(electrical_lanes=4))
    rule = "speed.interconnect"
    assert findings_of(rule, rig_of(workload=TENSOR), narrow) == ()
    assert findings_of(rule, rig_of(bridges=(), workload=workload()), narrow) == ()
    assert findings_of(rule, rig_of(bridges=(), workload=TENSOR), catalog_of()) == ()
    unknown = catalog_of(_narrow(electrical_lanes=None, wired_to=None))
    assert findings_of(rule, rig_of(bridges=(), workload=TENSOR), unknown) == ()


def test_unequal_bandwidths_are_noted() -> None:
    two = rig_of((("card", 1), ("other", 5)), ())
    finding = finding_of("speed.mixed-cards", two, catalog_of(card("other", bandwidth_gb_s=448)))
    assert (finding.measured, finding.needed, finding.unit) == (448, 936, "GB/s")
    unknown = catalog_of(card("other", bandwidth_gb_s=None))
    assert findings_of("speed.mixed-cards", two, unknown) == ()
