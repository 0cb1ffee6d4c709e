"""Bifurcation boards in the layout: a body in their slot, cards fed through them."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.geometry.layout import Body
from rigbuilder.geometry.place import lay_out
from rigbuilder.geometry.scene import Scene, plane_of_opening
from rigbuilder.rig.model import PlacedSplitter, Rig
from tests.builders import bifurcation, catalog_of, frame, on_output, rig_of, upright


def _rig(at: int | None = 3, **fields: Any) -> Rig:
    splitter = PlacedSplitter(key="splitter1", part="bifurcation", board_slot=at)
    cards = (("card", on_output(0)), ("card", on_output(200, 2)))
    return rig_of(cards, (), **{"splitters": (splitter,), **fields})


def _bodies(catalog: Catalog, rig: Rig | None = None) -> list[Body]:
    return [body for body in lay_out(rig or _rig(), catalog).bodies if body.item == "splitter1"]


def test_a_splitter_stands_in_its_slot() -> None:
    (body,) = _bodies(catalog_of(frame(), bifurcation(length_mm=130, height_mm=70)))
    layout = lay_out(_rig(), catalog_of(frame()))
    slot = next(body for body in layout.bodies if body.key == "board/slot3")
    assert body.role == "splitter"
    assert body.y0 < plane_of_opening(3) < body.y1
    assert body.x0 == slot.x0
    assert (body.x1 - body.x0, body.z1 - body.z0) == (130, 70)
    assert body.unknown_edges == {"y1"}


def test_sizes_that_nobody_publishes_are_drawn_with_open_edges() -> None:
    (body,) = _bodies(catalog_of(frame()))
    assert body.unknown_edges == {"x0", "x1", "y1", "z1"}


@pytest.mark.parametrize(("at", "without"), [(None, ()), (3, ("bifurcation",))])
def test_without_a_slot_or_a_record_there_is_nothing_to_draw(
    at: int | None, without: tuple[str, ...]
) -> None:
    assert _bodies(catalog_of(frame(), without=without), _rig(at)) == []


def test_cards_are_fed_from_the_slot_of_their_splitter() -> None:
    scene = Scene(_rig(), catalog_of(frame()))
    assert [card.slot.name if card.slot else None for card in scene.cards] == ["PCIEX16_3"] * 2
    assert [card.output for card in scene.cards] == [1, 2]
    splitter = scene.cards[0].splitter
    assert splitter is not None
    assert splitter.split == "x8x8"
    assert not splitter.has_switch


def test_an_upright_card_hangs_from_an_output_too() -> None:
    seat = upright(board_slot=None, splitter="splitter1", output=2)
    rig = _rig().model_copy(update={"cards": rig_of([("card", 1)], ()).cards})
    card = rig.cards[0].model_copy(update={"seat": seat})
    scene = Scene(rig.model_copy(update={"cards": (card,)}), catalog_of())
    assert (scene.cards[0].output, scene.cards[0].splitter) == (
        2, scene.splitter_by_key["splitter1"]
    )  # fmt: skip


def test_a_splitter_that_nobody_knows_has_neither_split_nor_switch() -> None:
    scene = Scene(_rig(), catalog_of(frame(), without=("bifurcation",)))
    splitter = scene.splitter_by_key["splitter1"]
    assert splitter.split is None
    assert not splitter.has_switch


def test_a_card_in_a_slot_hangs_from_no_output() -> None:
    card = Scene(rig_of(), catalog_of()).cards[0]
    assert (card.output, card.splitter) == (None, None)
