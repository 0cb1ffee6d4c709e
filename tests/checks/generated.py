"""Rigs and parts at random, near enough to real ones that many fit."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.rig.model import Rig, Site
from tests.builders import (
    board,
    bridge,
    card,
    case,
    catalog_of,
    cooler,
    cpu,
    frame,
    model,
    nvlink,
    on_rail,
    plug,
    plugs,
    psu,
    rail,
    rig_of,
    slot,
    unverified,
    upright,
    vertical_mount,
    workload,
)


def _mostly(usual: Any, *others: Any) -> st.SearchStrategy[Any]:
    """The first value in nine of ten cases: many strange figures at once hide one another."""
    return st.integers(0, 9 * max(1, len(others))).map(
        lambda n: others[n - 1] if 0 < n <= len(others) else usual
    )


def _maybe(values: list[Any]) -> st.SearchStrategy[Any]:
    """Mostly the first value, sometimes another, an unverified one, or none at all."""
    return _mostly(values[0], *values[1:], *(unverified(value) for value in values), None)


@st.composite
def _cards(draw: st.DrawFn, part_id: str) -> Any:
    # Data that agrees with itself: a bracket fills no more openings than the card takes slots.
    slots_wide = draw(st.sampled_from([3, 2]))
    fields = {
        "length_mm": _maybe([310.0, 267.0, 410.0]),
        "height_mm": _maybe([138.0, 112.0, 230.0]),
        "thickness_mm": _maybe([20.0 * slots_wide - 2.0, 20.0 * slots_wide + 3.0]),
        "backplate_mm": st.sampled_from([None, 2.0]),
        "bracket_slots": _maybe([slots_wide, slots_wide - 1]),
        "slot_width": _maybe([slots_wide]),
        "cooling": _maybe(["open-air", "blower", "passive", "liquid"]),
        "tdp_w": _maybe([350.0, 200.0, 800.0]),
        "power_inputs": _maybe([plugs(("pcie-8pin", 2)), plugs(("12vhpwr", 1)), ()]),
        "included_adapter": st.sampled_from([None, plugs(("pcie-8pin", 2))]),
        "plug": _mostly(plug(), plug("end"), plug(unverified("top")), None),
        "pcie_mechanical_lanes": _maybe([16, 8]),
        "vram_gib": st.sampled_from([24.0, 16.0]),
        "nvlink": _mostly(nvlink(), nvlink("turing"), nvlink("none", None, None), None),
    }
    drawn = {name: draw(strategy) for name, strategy in fields.items()}
    if drawn["included_adapter"] is None:
        del drawn["included_adapter"]
    return card(part_id, **drawn)


@st.composite
def _mounts(draw: st.DrawFn) -> Any:
    """A vertical bracket, of which makers say all, little, or nothing."""
    if draw(_mostly(False, True)):
        return None
    figures = {
        "first_plane_mm": [180.0, 100.0],
        "max_card_length_mm": [350.0, 290.0],
        "max_card_height_mm": [180.0, 120.0],
        "max_card_thickness_mm": [85.0, 62.0, 30.0],
        "takes_openings": [(), (2, 3), (6, 7)],
        "riser_path_mm": [250.0, 400.0],
    }
    return vertical_mount(**{name: draw(_maybe(values)) for name, values in figures.items()})


@st.composite
def _cases(draw: st.DrawFn) -> Any:
    height = draw(_mostly(220.0, 180.0, 130.0))
    fields = {
        "form_factors": _maybe([("atx",), ("mini-itx",)]),
        "openings": _maybe([8, 7, 4]),
        "max_card_length_mm": _maybe([400.0, 300.0]),
        "max_card_height_mm": _maybe([height]),
        "max_cooler_height_mm": _maybe([height - 20.0]),
        "max_psu_length_mm": _maybe([250.0, 160.0]),
        "psu_form_factors": _maybe([("atx",), ("sfx",)]),
        "psu_count": _maybe([1, 2]),
        "below_last_opening_mm": _maybe([40.0, 0.0]),
        "width_mm": _maybe([height + 30.0]),
        "vertical_openings": _maybe([3, 4, 0]),
        "vertical_mount": _mounts(),
        "board_mounting": st.sampled_from([None, "standard", "inverted", "rotated-90"]),
    }
    drawn = {name: draw(strategy) for name, strategy in fields.items()}
    drawn["form_factors"] = drawn["form_factors"] or ("atx",)
    make = draw(st.sampled_from([case, case, frame]))
    return make(rails=(rail(),), **drawn) if make is case else make()


@st.composite
def _boards(draw: st.DrawFn) -> Any:
    rows = tuple(
        slot(
            draw(_mostly(n, unverified(n))),
            name=f"S{n}",
            mechanical_lanes=draw(_mostly(16, 8, unverified(16))),
            electrical_lanes=draw(_mostly(16, 4, None)),
        )
        for n in range(1, 8)
    )
    return board(
        slots=rows,
        memory_type=draw(_maybe(["DDR4 RDIMM", "DDR4 UDIMM"])),
        memory_slots=draw(_maybe([8, 4])),
        socket=draw(_mostly("SP3", unverified("SP3"), "AM5")),
    )


_seats = _mostly(1, 2, 7, 8, None, on_rail(0))
_others = _mostly(5, 1, 3, 4, 6, 7, None, on_rail(90.0, board_slot=2))
_upright = _mostly(upright(board_slot=4), upright(2), upright(board_slot=None), upright(riser=None))


@st.composite
def scenes(draw: st.DrawFn, *, with_upright: bool = False) -> tuple[Rig, Catalog]:
    """A rig and the catalog it is judged with; with one card or all of them upright."""
    parts = [
        draw(_cards("card")),
        draw(_cards("other")),
        draw(_cases()),
        draw(_boards()),
        psu(
            rating_w=draw(_mostly(1500.0, 850.0, unverified(1500.0))),
            length_mm=draw(_maybe([160.0, 260.0])),
            connectors=draw(_maybe([plugs(("pcie-8pin", 6), ("12v-2x6", 1), ("eps-8pin", 2))])),
            efficiency_class=draw(_maybe(["80 PLUS Gold"])),
        ),
        bridge(
            pitch_mm=draw(_mostly(81.28, 60.96, unverified(81.28))),
            rise_mm=draw(_maybe([15.0, 90.0])),
            works_with=draw(_mostly(("RTX 3090",), unverified(("RTX 3090",)), ("A40",))),
        ),
        cpu(tdp_w=draw(_mostly(155.0, unverified(155.0)))),
        cooler(height_mm=draw(_maybe([100.0, 160.0]))),
        model(size_gb=draw(_mostly(20.0, 60.0))),
    ]
    second = draw(_mostly("card", "other"))
    seats = [draw(_seats), draw(_others)]
    if with_upright:
        seats = draw(st.sampled_from([[*seats[:1], draw(_upright)], [draw(_upright), upright(3)]]))
    seated = [("card", seats[0]), (second, seats[1])][: draw(_mostly(2, 1))]
    rig = rig_of(
        seated,
        draw(st.sampled_from([(), ("bridge",)])),
        workload=draw(st.sampled_from([None, workload()])),
        site=Site(circuit_a=draw(_mostly(15.0, 10.0, 5.0))),
    )
    return rig, catalog_of(*parts)
