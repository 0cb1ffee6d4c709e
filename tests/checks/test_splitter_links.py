"""Cards behind a bifurcation board: lanes, generation, riser, power and speed."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.checks.report import Finding
from rigbuilder.rig.model import PlacedSplitter, Rig
from tests.builders import (
    at_least,
    bifurcation,
    board,
    catalog_of,
    cpu,
    finding_of,
    findings_of,
    judged,
    on_output,
    on_rail,
    plugs,
    psu,
    riser,
    slots,
    unverified,
    workload,
)
from tests.checks.splits import FRAME, four, split_board, split_catalog, split_rig

# --- lanes


def _lanes(rig: Rig, *parts: AnyPart) -> list[float | None]:
    return [f.measured for f in _electrical(rig, split_catalog(*parts))]


def _electrical(rig: Rig, catalog: Catalog) -> list[Finding]:
    """What the rule says, card by card."""
    return sorted(findings_of("lanes.electrical", rig, catalog), key=lambda f: f.parts)


def test_each_card_gets_the_lanes_of_its_output() -> None:
    assert _lanes(split_rig()) == [8, 8]
    assert _lanes(split_rig(), four()) == [4, 4]
    assert _lanes(split_rig(), bifurcation(outputs=(8, 4, 4))) == [8, 4]
    finding = findings_of("lanes.electrical", split_rig(), split_catalog())[1]
    assert "gets x8 of its x16 lanes in output 2 of splitter1" in finding.message


def test_a_narrow_slot_leaves_the_last_outputs_nothing() -> None:
    catalog = catalog_of(FRAME, split_board(electrical_lanes=8))
    first, second = _electrical(split_rig(), catalog)
    assert (first.measured, first.severity) == (8, "note")
    assert (second.measured, second.severity) == (0, "error")
    assert "PCIEX16_1 has no lanes left for output 2 of splitter1" in second.message


def test_a_short_edge_connector_takes_only_its_own_lanes() -> None:
    assert _lanes(split_rig(), bifurcation(lanes=8)) == [8, 0]


def test_behind_a_switch_every_output_has_its_full_width() -> None:
    switched = bifurcation(outputs=(16, 16), switch=True)
    assert _lanes(split_rig(), switched) == []
    assert _lanes(split_rig(), bifurcation(outputs=(16, 16), switch=True, lanes=8)) == [8, 8]


def test_lanes_that_nobody_publishes_stay_unknown_behind_a_splitter() -> None:
    catalog = catalog_of(FRAME, split_board(electrical_lanes=None))
    finding = findings_of("lanes.electrical", split_rig(), catalog)[0]
    assert finding.message.startswith("The electrical lanes of output 1 of splitter1 for gpu1")


def test_unproven_outputs_are_no_proof_that_a_card_gets_nothing() -> None:
    catalog = catalog_of(
        FRAME, split_board(electrical_lanes=8), bifurcation(outputs=unverified((8, 8)))
    )
    severities = [f.severity for f in _electrical(split_rig(), catalog)]
    assert severities == ["note", "unknown"]


@pytest.mark.parametrize("without", [(), ("bifurcation",)])
def test_an_output_that_is_not_there_has_no_lanes_to_judge(without: tuple[str, ...]) -> None:
    rig = split_rig(("card", on_output(0, 3)))
    assert findings_of("lanes.electrical", rig, split_catalog(without=without)) == ()


def test_a_splitter_fills_its_slot_for_the_boards_lane_modes() -> None:
    mode = {
        "filled": ("PCIEX16_1",), "lanes": {"PCIEX16_5": 4},
        "grade": "documented", "source": "test.sheet",
    }  # fmt: skip
    modes = board(slots=slots(), lane_modes=(mode,))
    rig = split_rig(("card", on_rail(0, board_slot=5)))
    assert finding_of("lanes.electrical", rig, catalog_of(FRAME, modes)).measured == 4


def test_the_slowest_generation_on_the_way_is_named() -> None:
    (finding, _) = findings_of(
        "lanes.generation", split_rig(), split_catalog(bifurcation(generation=3))
    )
    assert (finding.measured, finding.needed) == (3, 4)
    assert finding.message.endswith("runs at 3.0 in its bifurcation board.")
    assert findings_of("lanes.generation", split_rig(), split_catalog()) == ()
    unknown = split_catalog(without=("bifurcation",))
    assert findings_of("lanes.generation", split_rig(), unknown) == ()


def test_outputs_count_their_own_lanes_and_a_switch_its_slot_once() -> None:
    assert findings_of("lanes.cpu-budget", split_rig(), split_catalog(cpu(pcie_lanes=16))) == ()
    finding = finding_of("lanes.cpu-budget", split_rig(), split_catalog(cpu(pcie_lanes=12)))
    assert finding.needed == 16
    switched = bifurcation(outputs=(16, 16), switch=True)
    assert (
        findings_of("lanes.cpu-budget", split_rig(), split_catalog(cpu(pcie_lanes=16), switched))
        == ()
    )
    finding = finding_of(
        "lanes.cpu-budget", split_rig(), split_catalog(cpu(pcie_lanes=12), switched)
    )
    assert finding.needed == 16


# --- fit.riser-length


@pytest.mark.parametrize(
    ("fields", "severity"),
    [
        ({"output_pitch_mm": 40}, None),
        ({"output_pitch_mm": 60}, "unknown"),
        ({"output_pitch_mm": None}, "unknown"),
        ({"output_pitch_mm": at_least(40)}, "unknown"),
        ({"rigid": False, "cable_mm": 100}, None),
        ({"rigid": None}, "unknown"),
        ({"rigid": False}, "unknown"),
    ],
)
def test_a_riser_starts_where_the_splitter_ends(
    fields: dict[str, Any], severity: str | None
) -> None:
    catalog = split_catalog(bifurcation(**fields))
    found = findings_of("fit.riser-length", split_rig(("card", on_output(0))), catalog)
    assert [finding.severity for finding in found] == ([severity] if severity else [])


def test_a_host_adapter_leaves_the_whole_way_to_its_cables() -> None:
    host = bifurcation(output_connector="mcio", output_slot_lanes=None, rigid=None)
    short = riser(plugs_into="mcio", length_mm=200)
    finding = finding_of(
        "fit.riser-length", split_rig(("card", on_output(0))), split_catalog(host, short)
    )
    assert finding.severity == "error"
    assert finding.parts == ("gpu1", "splitter1")
    assert "from output 1 of splitter1 to rail main" in finding.message


def test_the_splitters_own_cables_make_a_short_riser_reach() -> None:
    cables = bifurcation(rigid=False, cable_mm=100)
    rig = split_rig(("card", on_output(0)))
    assert findings_of("fit.riser-length", rig, split_catalog(cables, riser(length_mm=160))) == ()
    finding = finding_of("fit.riser-length", rig, split_catalog(cables, riser(length_mm=140)))
    assert (finding.measured, finding.needed) == (240, 250)


def test_a_card_at_an_output_needs_a_riser_all_the_same() -> None:
    finding = finding_of(
        "fit.riser-length", split_rig(("card", on_output(0, riser=None))), split_catalog()
    )
    assert "with no riser: nothing joins it" in finding.message


def test_its_own_cables_need_no_riser_and_have_to_reach() -> None:
    rig = split_rig(("card", on_output(0, riser=None)))
    long = split_catalog(bifurcation(rigid=False, cable_mm=300))
    assert findings_of("fit.riser-length", rig, long) == ()
    short = split_catalog(bifurcation(rigid=False, cable_mm=200))
    finding = finding_of("fit.riser-length", rig, short)
    assert (finding.severity, finding.measured, finding.needed) == ("error", 200, 250)
    assert "The cables to gpu1 (Card) are 200 mm long" in finding.message
    nobody = split_catalog(bifurcation(rigid=False, cable_mm=None))
    finding = finding_of("fit.riser-length", rig, nobody)
    assert (finding.severity, finding.needed) == ("unknown", 250)


def test_a_splitter_without_a_record_is_left_to_the_rule_that_says_so() -> None:
    catalog = split_catalog(without=("bifurcation",))
    rig = split_rig(("card", on_output(0)))
    assert findings_of("fit.riser-length", rig, catalog) == ()
    assert "no part 'bifurcation'" in finding_of("rig.unknown-part", rig, catalog).message


# --- the rest


def test_the_plugs_of_a_splitter_are_counted() -> None:
    powered = bifurcation(power_inputs=plugs(("pcie-6pin", 1)))
    supply = psu(connectors=plugs(("pcie-8pin", 4), ("eps-8pin", 2)))
    assert findings_of("power.connectors", split_rig(), split_catalog(supply)) == ()
    finding = finding_of("power.connectors", split_rig(), split_catalog(supply, powered))
    assert finding.severity == "error"
    assert "splitter1" in finding.parts


@pytest.mark.parametrize(
    ("inputs", "likely"), [(None, None), (unverified(plugs(("pcie-6pin", 1))), "fits")]
)
def test_plugs_that_nobody_proves_leave_the_supply_open(inputs: Any, likely: str | None) -> None:
    finding = finding_of(
        "power.connectors", split_rig(), split_catalog(bifurcation(power_inputs=inputs))
    )
    assert (finding.severity, finding.likely) == ("unknown", likely)
    assert finding.missing == ("power sockets of the Bifurcation",)


@pytest.mark.parametrize(("watts", "draws"), [(12, 12), (None, 5)])
def test_a_splitter_draws_its_power_or_an_allowance(watts: int | None, draws: float) -> None:
    report = judged(split_rig(), FRAME, split_board(), bifurcation(power_w=watts))
    (row,) = [row for row in report.power.rows if row.key == "splitter1"]
    assert row.sustained_w == draws


def test_tensor_parallel_sees_the_narrow_outputs() -> None:
    rig = split_rig(workload=workload(split="tensor"))
    assert findings_of("speed.interconnect", rig, split_catalog()) == ()
    finding = finding_of("speed.interconnect", rig, split_catalog(four()))
    assert finding.parts == ("gpu1", "gpu2")


def test_a_splitter_without_a_slot_has_no_place_yet() -> None:
    finding = finding_of("rig.incomplete", split_rig(at=None), split_catalog())
    assert finding.parts == ("splitter1",)


def test_a_part_of_another_kind_is_no_splitter() -> None:
    wrong = (PlacedSplitter(key="splitter1", part="riser", board_slot=1),)
    finding = finding_of("rig.unknown-part", split_rig(splitters=wrong), split_catalog())
    assert finding.message.endswith("is a riser, not a bifurcation board.")
