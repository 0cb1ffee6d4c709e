"""The rig document: what it holds and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from rigbuilder.rig.model import (
    MAX_CARDS,
    PartCount,
    PlacedBridge,
    PlacedCard,
    RailSeat,
    Rig,
    Site,
    SlotSeat,
    VerticalSeat,
    Waiver,
    Workload,
)
from tests.builders import on_rail, rig_of, upright


def _cards(*keys: str) -> tuple[PlacedCard, ...]:
    return tuple(PlacedCard(key=key, part="card") for key in keys)


def test_a_rig_in_the_making_is_a_rig() -> None:
    assert Rig().items() == []
    assert Rig().name == "Untitled rig"


def test_two_items_cannot_share_a_key() -> None:
    with pytest.raises(ValidationError, match="two items share the key 'gpu1'"):
        Rig(cards=_cards("gpu1", "gpu1"))
    bridge = PlacedBridge(key="gpu1", part="bridge", joins=("gpu1", "gpu2"))
    with pytest.raises(ValidationError, match="two items share the key 'gpu1'"):
        Rig(cards=_cards("gpu1", "gpu2"), bridges=(bridge,))


def test_a_bridge_joins_two_different_cards_of_the_rig() -> None:
    def joined(*joins: str) -> Rig:
        bridge = PlacedBridge(key="bridge1", part="bridge", joins=joins)  # type: ignore[arg-type]
        return Rig(cards=_cards("gpu1", "gpu2"), bridges=(bridge,))

    assert joined("gpu2", "gpu1").bridges[0].joins == ("gpu2", "gpu1")
    with pytest.raises(ValidationError, match="bridge1 joins 'gpu3', which is no card of the rig"):
        joined("gpu1", "gpu3")
    with pytest.raises(ValidationError, match="bridge1 joins 'gpu1' with itself"):
        joined("gpu1", "gpu1")


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (SlotSeat, {"slot": 0}),
        (SlotSeat, {"slot": 13}),
        (SlotSeat, {"slot": "1"}),
        (RailSeat, {"rail": "main", "position_mm": -1.0}),
        (RailSeat, {"rail": "main", "position_mm": 1e9}),
        (VerticalSeat, {"vertical": 0}),
        (VerticalSeat, {"vertical": 9}),
        (VerticalSeat, {"vertical": 1, "board_slot": 13}),
        (PlacedCard, {"key": "1gpu", "part": "card"}),
        (PlacedCard, {"key": "gpu1", "part": "Card"}),
        (PlacedCard, {"key": "gpu1", "part": "card", "power_limit_w": 0.0}),
        (PartCount, {"part": "memory", "count": 0}),
        (PartCount, {"part": "memory", "count": 65}),
        (Workload, {"model": "model", "quant": ""}),
        (Workload, {"model": "model", "quant": "Q4_K_M", "context": 0}),
        (Workload, {"model": "model", "quant": "Q4_K_M", "split": "row"}),
        (Site, {"mains_v": 12.0}),
        (Site, {"circuit_a": float("nan")}),
        (Site, {"currency": "Dollar"}),
        (Waiver, {"rule": "Fit", "reason": "x"}),
        (Waiver, {"rule": "fit.card-card", "reason": ""}),
        (Rig, {"cards": _cards(*(f"gpu{n}" for n in range(MAX_CARDS + 1)))}),
        (Rig, {"psus": ("psu",) * 5}),
        (Rig, {"name": "x" * 201}),
        (Rig, {"board": "BOARD"}),
        (Rig, {"colour": "red"}),
    ],
)
def test_what_no_rig_holds_is_refused(model: Any, fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        model(**fields)


def test_items_come_in_the_order_of_a_parts_list_with_their_keys_and_counts() -> None:
    rig = rig_of(
        [("card", 1), ("card", on_rail(0)), ("card", on_rail(90, board_slot=2))],
        psus=("psu", "other-psu"),
        storage=(PartCount(part="storage"),),
    )
    assert rig.items() == [
        ("gpu1", "card", 1),
        ("gpu2", "card", 1),
        ("gpu3", "card", 1),
        ("bridge1", "bridge", 1),
        ("board", "board", 1),
        ("cpu", "cpu", 1),
        ("cooler", "cooler", 1),
        ("case", "case", 1),
        ("psu1", "psu", 1),
        ("psu2", "other-psu", 1),
        ("memory1", "memory", 2),
        ("storage1", "storage", 1),
        ("riser1", "riser", 2),
    ]


def test_risers_of_rails_and_of_the_vertical_bracket_are_counted_together() -> None:
    cards = [
        ("card", on_rail(0)),
        ("card", upright(board_slot=2)),
        ("card", upright(3, riser="short")),
    ]
    assert rig_of(cards).items()[-2:] == [("riser1", "riser", 2), ("riser2", "short", 1)]


def test_items_are_found_by_key() -> None:
    rig = rig_of()
    assert rig.card("gpu2") == rig.cards[1]
    assert rig.card("bridge1") is None
    assert rig.bridge("bridge1") == rig.bridges[0]
    assert rig.bridge("gpu1") is None
    assert rig.part_of("memory1") == "memory"
    assert rig.part_of("memory2") is None


def test_a_rig_does_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Rig().name = "Another"  # type: ignore[misc]
