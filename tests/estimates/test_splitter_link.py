"""The link between cards behind a bifurcation board."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.catalog.bifurcation import lanes_of_output
from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.estimates.link import Link, link_between
from rigbuilder.rig.model import PlacedSplitter, Rig
from tests.builders import bifurcation, board, card, catalog_of, on_output, rig_of, slots

WIDE = card(pcie_lanes=16, pcie_generation=4)


def _rig(outputs: tuple[int, int] = (1, 2), at: int | None = 1) -> Rig:
    cards = [("card", on_output(100 * n, output)) for n, output in enumerate(outputs)]
    splitter = PlacedSplitter(key="splitter1", part="bifurcation", board_slot=at)
    return rig_of(cards, (), splitters=(splitter,))


def _link(*parts: AnyPart, rig: Rig | None = None) -> Link:
    link = link_between(rig or _rig(), catalog_of(WIDE, *parts))
    assert link is not None
    return link


@pytest.mark.parametrize(
    ("outputs", "slot_lanes", "switch", "lanes"),
    [
        ((8, 8), 16, False, [8, 8, None]),
        ((8, 8), 8, False, [8, 0, None]),
        ((8, 4, 4), 12, False, [8, 4, 0, None]),
        ((16, 16), 16, True, [16, 16, None]),
        ((16, 16), 8, True, [8, 8, None]),
    ],
)
def test_outputs_share_the_slots_lanes_in_their_order(
    outputs: tuple[int, ...], slot_lanes: int, switch: bool, lanes: list[int | None]
) -> None:
    found = [
        lanes_of_output(outputs, number, slot_lanes, switch=switch)
        for number in range(1, len(outputs) + 2)
    ]
    assert found == lanes
    assert lanes_of_output(outputs, 0, slot_lanes, switch=switch) is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "PCIe 4.0 x8"),
        ({"outputs": (4, 4, 4, 4)}, "PCIe 4.0 x4"),
        ({"generation": 3}, "PCIe 3.0 x8"),
        ({"outputs": (16, 16), "switch": True}, "PCIe 4.0 x16"),
        ({"outputs": (16, 16), "switch": True, "lanes": 8}, "PCIe 4.0 x8"),
    ],
)
def test_the_link_is_no_wider_than_the_output(fields: dict[str, Any], words: str) -> None:
    link = _link(bifurcation(**fields))
    assert link.words.startswith(f"{words},")
    assert link.known


def test_the_second_output_gets_what_a_narrow_slot_leaves_it() -> None:
    narrow = board(slots=slots(electrical_lanes=12))
    assert _link(narrow).words.startswith("PCIe 4.0 x4,")


@pytest.mark.parametrize("rig", [_rig(outputs=(1, 3)), _rig(at=None), _rig(at=9)])
def test_an_output_or_a_slot_that_is_not_there_makes_the_link_a_guess(rig: Rig) -> None:
    link = _link(rig=rig)
    assert not link.known


def test_a_narrow_card_at_the_second_output_keeps_its_lanes_where_the_slot_is_not_known() -> None:
    link = link_between(_rig(at=None), catalog_of(card(pcie_lanes=8, pcie_generation=4)))
    assert link is not None
    assert link.words.startswith("PCIe 4.0 x8 at most")


def test_without_a_record_of_the_adapter_the_link_is_a_guess() -> None:
    link = link_between(_rig(), catalog_of(WIDE, without=("bifurcation",)))
    assert link is not None
    assert not link.known


def test_a_splitter_fills_its_slot_for_the_lane_modes() -> None:
    mode = {
        "filled": ("PCIEX16_1", "PCIEX16_5"), "lanes": {"PCIEX16_5": 2},
        "grade": "documented", "source": "test.sheet",
    }  # fmt: skip
    splitter = PlacedSplitter(key="splitter1", part="bifurcation", board_slot=1)
    rig = rig_of([("card", 5), ("card", 6)], (), splitters=(splitter,))
    assert _link(board(lane_modes=(mode,)), rig=rig).words.startswith("PCIe 4.0 x2,")
