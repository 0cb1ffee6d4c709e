"""Rigs that are wrong in exactly one way, for properties that hold over every rule.

Each scenario is the rig of ``rig_of`` that fits, with one thing changed; its name is the rule that
speaks up and the severity it uses. What the figures say is tested rule by rule.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import Board, Case
from rigbuilder.rig.model import PartCount, PlacedSplitter, RailSeat, Rig, Site
from tests.builders import (
    at_least,
    board,
    bridge,
    card,
    case,
    catalog_of,
    cooler,
    cpu,
    documented,
    frame,
    liquid,
    memory,
    model,
    mounts,
    nvlink,
    on_output,
    on_rail,
    plug,
    plugs,
    psu,
    rail,
    rig_of,
    slot,
    slots,
    unverified,
    upright,
    vertical_mount,
    workload,
)

Scene = tuple[Rig, Catalog]
LONG_RAIL = frame(rails=(rail(length_mm=600.0),))
NEAR = (("card", 1), ("card", 4))
TWO_KINDS = (("card", 1), ("other", 5))
MODES = (
    {
        "filled": ("PCIEX16_1",),
        "lanes": {"PCIEX16_5": 0},
        "grade": "documented",
        "source": "test.sheet",
    },
)


DRIVES = (PartCount(part="storage", count=2),)


def _m2(lanes: int) -> tuple[dict[str, object], ...]:
    """A drive in M2_2 leaves slot 5 so many lanes."""
    return ({**MODES[0], "filled": ("M2_2",), "lanes": {"PCIEX16_5": lanes}},)


CAGES = ({"key": "front", "max_card_length_mm": documented(300.0)},)


def _on_rails(*positions: float) -> Rig:
    return rig_of([("card", on_rail(at, board_slot=n)) for n, at in enumerate(positions, 1)], ())


def _bracket(**figures: Any) -> Case:
    """A tower whose maker says all of its vertical bracket but what openings it takes away."""
    known = {
        "first_plane_mm": 180, "max_card_length_mm": 350, "max_card_height_mm": 180,
        "max_card_thickness_mm": 85, "riser_path_mm": 250,
    }  # fmt: skip
    return case(vertical_openings=3, vertical_mount=vertical_mount(**{**known, **figures}))


UPRIGHT = rig_of([("card", 1), ("card", upright(board_slot=4))], ())
SPLIT = rig_of(
    [("card", on_output(0, 1)), ("card", on_output(300, 2))],
    (),
    splitters=(PlacedSplitter(key="splitter1", part="bifurcation", board_slot=1),),
)


def _splits(splits: tuple[str, ...]) -> Board:
    """A board whose setup offers so many splits of its first slot."""
    return board(slots=(slot(1, bifurcation=documented(splits)), *slots()[1:]))


SCENARIOS: dict[str, Callable[[], Scene]] = {
    "bridge.not-supported error": lambda: (
        rig_of(),
        catalog_of(card(nvlink=nvlink("none", None, None))),
    ),
    "bridge.not-supported unknown": lambda: (rig_of(), catalog_of(card(nvlink=None))),
    "bridge.generation error": lambda: (rig_of(), catalog_of(bridge(generation="turing"))),
    "bridge.pitch error": lambda: (rig_of(NEAR), catalog_of()),
    "bridge.pitch unknown": lambda: (
        rig_of(),
        catalog_of(board(slots=(*slots()[:4], slot(unverified(5))))),
    ),
    "bridge.connector error": lambda: (
        rig_of(TWO_KINDS),
        catalog_of(card("other", nvlink=nvlink(from_bracket_mm=90.0))),
    ),
    "bridge.connector unknown": lambda: (
        rig_of(TWO_KINDS),
        catalog_of(card("other", nvlink=nvlink(height_mm=None))),
    ),
    "bridge.identical-cards error": lambda: (
        rig_of(TWO_KINDS),
        catalog_of(card("other", gpu="RTX A6000")),
    ),
    "bridge.identical-cards warning": lambda: (rig_of(TWO_KINDS), catalog_of(card("other"))),
    "bridge.taken error": lambda: (rig_of(bridges=("bridge", "bridge")), catalog_of()),
    "bridge.side-panel error": lambda: (
        rig_of(),
        catalog_of(bridge(rise_mm=115), case(width_mm=240)),
    ),
    "bridge.side-panel unknown": lambda: (rig_of(), catalog_of(bridge(rise_mm=None))),
    "fit.card-card error": lambda: (
        rig_of([("card", 1), ("card", 4)], ()),
        catalog_of(card(thickness_mm=64)),
    ),
    "fit.card-card unknown": lambda: (
        rig_of((("card", 1), ("card", 4)), ()),
        catalog_of(card(thickness_mm=at_least(58))),
    ),
    "fit.card-case-length error": lambda: (rig_of(), catalog_of(card(length_mm=410))),
    "fit.card-case-length unknown": lambda: (rig_of(), catalog_of(card(length_mm=None))),
    "fit.card-case-length plug": lambda: (
        rig_of(),
        catalog_of(card(length_mm=380, plug=plug("end"))),
    ),
    "fit.card-case-slots error": lambda: (rig_of(), catalog_of(case(openings=6))),
    "fit.card-case-slots unknown": lambda: (rig_of(), catalog_of(case(openings=None))),
    "fit.card-case-slots no rail": lambda: (
        rig_of([("card", on_rail(0, rail="upper"))]),
        catalog_of(LONG_RAIL),
    ),
    "fit.card-case-slots rail end": lambda: (_on_rails(0, 580), catalog_of(LONG_RAIL)),
    "fit.card-case-slots rail unknown": lambda: (
        _on_rails(0),
        catalog_of(frame(rails=(rail(length_mm=None),))),
    ),
    "fit.card-case-height error": lambda: (
        rig_of(bridges=()),
        catalog_of(case(max_card_height_mm=130, max_cooler_height_mm=None), cooler(height_mm=100)),
    ),
    "fit.card-case-height unknown": lambda: (rig_of(), catalog_of(card(height_mm=None))),
    "fit.card-case-height plug": lambda: (
        rig_of(bridges=()),
        catalog_of(case(max_card_height_mm=170, max_cooler_height_mm=170)),
    ),
    "fit.card-psu error": lambda: (
        rig_of([("card", 6)]),
        catalog_of(case(below_last_opening_mm=2), card(thickness_mm=70)),
    ),
    "fit.card-psu unknown": lambda: (
        rig_of([("card", 6)]),
        catalog_of(case(below_last_opening_mm=None), card(thickness_mm=70)),
    ),
    "fit.board-case error": lambda: (rig_of(), catalog_of(board(form_factor="eeb"))),
    "fit.board-case depth": lambda: (
        rig_of(),
        catalog_of(board(depth_mm=272), case(max_board_depth_mm=244)),
    ),
    "fit.board-case unknown": lambda: (
        rig_of(),
        catalog_of(board(form_factor="e-atx", depth_mm=None), case(max_board_depth_mm=272)),
    ),
    "fit.psu-case error": lambda: (rig_of(), catalog_of(psu(length_mm=260))),
    "fit.psu-case form": lambda: (rig_of(), catalog_of(psu(form_factor="crps"))),
    "fit.psu-case count": lambda: (rig_of(psus=("psu", "psu")), catalog_of()),
    "fit.psu-case unknown": lambda: (rig_of(), catalog_of(case(max_psu_length_mm=None))),
    "fit.cooler-case error": lambda: (rig_of(), catalog_of(cooler(height_mm=195))),
    "fit.cooler-case unknown": lambda: (rig_of(), catalog_of(cooler(height_mm=None))),
    "fit.socket error": lambda: (rig_of(), catalog_of(cpu(socket="AM5"), cooler(sockets=("AM5",)))),
    "fit.socket cooler": lambda: (rig_of(), catalog_of(cooler(sockets=("AM5",)))),
    "fit.socket memory type": lambda: (rig_of(), catalog_of(memory(type="DDR5 RDIMM"))),
    "fit.socket modules": lambda: (
        rig_of(memory=(PartCount(part="memory", count=3),)),
        catalog_of(),
    ),
    "fit.riser-length error": lambda: (
        rig_of([("card", RailSeat(rail="main", position_mm=0.0))]),
        catalog_of(LONG_RAIL),
    ),
    "fit.riser-length unknown": lambda: (_on_rails(0), catalog_of(LONG_RAIL)),
    "lanes.electrical error": lambda: (rig_of(), catalog_of(board(lane_modes=MODES))),
    "lanes.electrical warning": lambda: (
        rig_of(),
        catalog_of(board(slots=slots(electrical_lanes=4))),
    ),
    "lanes.bifurcation error": lambda: (SPLIT, catalog_of(LONG_RAIL, _splits(("x4x4x4x4",)))),
    "lanes.bifurcation warning": lambda: (
        rig_of([("card", on_output(0))], (), splitters=SPLIT.splitters),
        catalog_of(LONG_RAIL, _splits(())),
    ),
    "lanes.bifurcation unknown": lambda: (SPLIT, catalog_of(LONG_RAIL)),
    "lanes.chipset warning": lambda: (
        rig_of(),
        catalog_of(board(slots=(*slots()[:4], slot(5, wired_to="chipset")))),
    ),
    "lanes.generation note": lambda: (rig_of(), catalog_of(board(slots=slots(generation=3.0)))),
    "lanes.shared note": lambda: (rig_of(), catalog_of(board(lane_modes=_m2(8)))),
    "lanes.shared warning": lambda: (
        rig_of(storage=DRIVES),
        catalog_of(board(lane_modes=_m2(8), m2_sockets=2)),
    ),
    "lanes.shared error": lambda: (
        rig_of(storage=DRIVES),
        catalog_of(board(lane_modes=_m2(0), m2_sockets=2)),
    ),
    "lanes.shared unknown": lambda: (
        rig_of(storage=DRIVES),
        catalog_of(board(lane_modes=_m2(0), m2_sockets=None)),
    ),
    "memory.fits error": lambda: (rig_of(workload=workload()), catalog_of(model(size_gb=60.0))),
    "memory.fits unknown": lambda: (
        rig_of(workload=workload()),
        catalog_of(model(size_gb=unverified(20e9))),
    ),
    "memory.per-card error": lambda: (
        rig_of(TWO_KINDS, (), workload=workload(split="tensor")),
        catalog_of(card("other", vram_gib=12), model(size_gb=28.0)),
    ),
    "memory.mismatch note": lambda: (
        rig_of(TWO_KINDS, ()),
        catalog_of(card("other", vram_gib=48)),
    ),
    "memory.single-card-enough note": lambda: (
        rig_of(workload=workload()),
        catalog_of(model(size_gb=8.0)),
    ),
    "power.capacity error": lambda: (rig_of(), catalog_of(psu(rating_w=850))),
    "power.capacity warning": lambda: (rig_of(), catalog_of(psu(rating_w=1000))),
    "power.capacity unknown": lambda: (rig_of(), catalog_of(card(tdp_w=None))),
    "power.capacity mains": lambda: (
        rig_of(),
        catalog_of(psu(rating_w=2000, min_mains_v_for_rating=200)),
    ),
    "power.transient warning": lambda: (
        rig_of(),
        catalog_of(psu(rating_w=1200, standard="atx-2.x")),
    ),
    "power.connectors error": lambda: (
        rig_of(),
        catalog_of(psu(connectors=plugs(("pcie-8pin", 3), ("eps-8pin", 2)))),
    ),
    "power.connectors unknown": lambda: (rig_of(), catalog_of(psu(connectors=None))),
    "power.connectors socket unknown": lambda: (rig_of(), catalog_of(card(power_inputs=None))),
    "power.circuit error": lambda: (rig_of(site=Site(mains_v=100.0, circuit_a=10.0)), catalog_of()),
    "power.circuit warning": lambda: (
        rig_of(site=Site(mains_v=120.0, circuit_a=10.0)),
        catalog_of(),
    ),
    "slot.occupied error": lambda: (rig_of([("card", 1), ("card", 1)], ()), catalog_of()),
    "slot.occupied output": lambda: (
        rig_of([("card", on_output(0)), ("card", on_output(300))], (), splitters=SPLIT.splitters),
        catalog_of(LONG_RAIL, _splits(("x8x8",))),
    ),
    "slot.occupied openings": lambda: (
        rig_of([("card", 1), ("card", 3)], ()),
        catalog_of(card(thickness_mm=38)),
    ),
    "slot.occupied upright": lambda: (UPRIGHT, catalog_of(_bracket(takes_openings=(1, 2)))),
    "slot.occupied upright unknown": lambda: (UPRIGHT, catalog_of(_bracket())),
    "fit.card-card upright": lambda: (UPRIGHT, catalog_of(_bracket(first_plane_mm=None))),
    "fit.card-case-height upright": lambda: (
        UPRIGHT,
        catalog_of(_bracket(max_card_thickness_mm=50)),
    ),
    "fit.card-case-height upright unknown": lambda: (
        UPRIGHT,
        catalog_of(_bracket(max_card_thickness_mm=None)),
    ),
    "fit.riser-length upright": lambda: (UPRIGHT, catalog_of(_bracket(riser_path_mm=400))),
    "thermal.card-gap upright": lambda: (
        UPRIGHT,
        catalog_of(_bracket(max_card_thickness_mm=65)),
    ),
    "slot.mechanical error": lambda: (
        rig_of(),
        catalog_of(board(slots=(*slots()[:4], slot(5, mechanical_lanes=8)))),
    ),
    "slot.mechanical no slot": lambda: (
        rig_of(),
        catalog_of(board(slots=slots()[:4])),
    ),
    "slot.mechanical unknown": lambda: (
        rig_of(),
        catalog_of(board(slots=(*slots()[:4], slot(None, name="PCIEX16_5")))),
    ),
    "speed.claim-above-bound warning": lambda: (
        rig_of(workload=workload(claimed_decode_tok_s=500.0)),
        catalog_of(),
    ),
    "thermal.card-gap warning": lambda: (rig_of(NEAR, ()), catalog_of()),
    "thermal.card-gap note": lambda: (
        rig_of([("card", 1), ("card", 3)], ()),
        catalog_of(card(thickness_mm=39, bracket_slots=2, slot_width=2, cooling="blower")),
    ),
    "thermal.passive-needs-airflow warning": lambda: (
        rig_of(),
        catalog_of(card(cooling="passive")),
    ),
    "fit.radiator-case error": lambda: (
        rig_of(),
        catalog_of(liquid(), case(radiator_mounts=documented(mounts(("front", 280))))),
    ),
    "fit.radiator-case unknown": lambda: (rig_of(), catalog_of(liquid())),
    "fit.card-radiator error": lambda: (
        rig_of(),
        catalog_of(
            liquid(),
            case(max_card_length_mm=350, radiator_mounts=documented(mounts(("front", 360)))),
        ),
    ),
    "lanes.cpu-budget warning": lambda: (rig_of(), catalog_of(cpu(pcie_lanes=20))),
    "power.cable note": lambda: (rig_of(), catalog_of()),
    "power.cable warning": lambda: (rig_of(), catalog_of(psu(pcie_cables=3))),
    "power.psu-pair warning": lambda: (
        rig_of(psus=("psu", "psu")),
        catalog_of(case(psu_count=2)),
    ),
    "memory.system-ram warning": lambda: (
        rig_of(workload=workload()),
        catalog_of(memory(modules=1, module_gib=4)),
    ),
    "thermal.blower-advice warning": lambda: (
        rig_of([("card", 1), ("card", 3), ("card", 5)], ()),
        catalog_of(card(thickness_mm=38, bracket_slots=2, slot_width=2)),
    ),
    "thermal.heat-room note": lambda: (rig_of(), catalog_of(card(tdp_w=450), psu(rating_w=2000))),
    "speed.interconnect warning": lambda: (
        rig_of(bridges=(), workload=workload(split="tensor")),
        catalog_of(board(slots=slots(electrical_lanes=4))),
    ),
    "speed.mixed-cards note": lambda: (
        rig_of(TWO_KINDS, ()),
        catalog_of(card("other", bandwidth_gb_s=448)),
    ),
    "rig.incomplete unknown": lambda: (rig_of(case=None), catalog_of()),
    "rig.incomplete no place": lambda: (rig_of([("card", None)]), catalog_of()),
    "rig.unknown-part unknown": lambda: (rig_of(), catalog_of(without=("cooler",))),
    "rig.unknown-part error": lambda: (rig_of(case="board"), catalog_of()),
    "fit.card-case-slots adapter": lambda: (
        rig_of(),
        catalog_of(
            card(
                power_inputs=plugs(("12vhpwr", 1)),
                included_adapter=documented(plugs(("pcie-8pin", 3))),
                bracket_slots=None,
                slot_width=None,
            )
        ),
    ),
    "fit.card-cage error": lambda: (rig_of(cages=("front",)), catalog_of(case(drive_cages=CAGES))),
    "fit.card-cage note": lambda: (rig_of(), catalog_of(case(drive_cages=CAGES))),
    "fit.card-cage unknown": lambda: (
        rig_of(cages=("front",)),
        catalog_of(case(drive_cages=CAGES), card(length_mm=None)),
    ),
    "fit.card-cooler warning": lambda: (rig_of(), catalog_of(cooler(width_mm=160))),
    "fit.card-cooler note": lambda: (rig_of(), catalog_of()),
    "fit.card-memory warning": lambda: (rig_of(), catalog_of(card(backplate_mm=6))),
    "fit.cooler-memory error": lambda: (
        rig_of(),
        catalog_of(cooler(memory_clearance_mm=40), memory(height_mm=44)),
    ),
    "fit.cooler-memory unknown": lambda: (rig_of(), catalog_of(memory(height_mm=44))),
    "slot.covered note": lambda: (rig_of(), catalog_of()),
    "slot.covered unknown": lambda: (
        rig_of([("card", 1), ("card", on_rail(0, board_slot=2))], ()),
        catalog_of(case(rails=(rail(),)), board(slots=slots()[:2])),
    ),
    "thermal.case-volume note": lambda: (rig_of(), catalog_of()),
}
"""Rule and severity (or what else tells scenarios of a rule apart) -> rig and catalog."""
