"""Bifurcation boards in the rig: placed items that cards on risers hang from."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from rigbuilder.rig import edits
from rigbuilder.rig.edits import Edit, EditError
from rigbuilder.rig.file import parse_rig, rig_to_json
from rigbuilder.rig.model import MAX_SPLITTERS, PlacedSplitter, RailSeat, Rig, SlotSeat
from tests.builders import catalog_of, on_output, on_rail, rig_of, upright

SPLITTER = PlacedSplitter(key="splitter1", part="bifurcation", board_slot=3)


def _rig(*cards: Any, **fields: Any) -> Rig:
    rows = cards or (("card", on_output(0, 1)), ("card", on_output(200, 2)))
    return rig_of(rows, (), **{"splitters": (SPLITTER,), **fields})


def test_a_card_is_fed_from_its_slot_from_its_risers_slot_or_from_its_splitters() -> None:
    rig = _rig(("card", on_output(0)), ("card", 5), ("card", on_rail(90, board_slot=2)))
    assert [rig.slot_of(card.seat) for card in rig.cards] == [3, 5, 2]
    assert rig.slot_of(None) is None
    assert Rig().slot_of(on_output(0)) is None


def test_a_splitter_is_an_item_with_a_key_of_its_own() -> None:
    rig = _rig()
    assert ("splitter1", "bifurcation", 1) in rig.items()
    assert rig.part_of("splitter1") == "bifurcation"
    assert rig.splitter("splitter1") == SPLITTER
    assert rig.splitter("splitter2") is None


@pytest.mark.parametrize(
    ("seat", "reason"),
    [
        ({"splitter": "splitter2"}, "'splitter2', which is no splitter of the rig"),
        ({"splitter": "gpu1"}, "'gpu1', which is no splitter of the rig"),
        ({"board_slot": 1}, "from a board slot or from a splitter, not from both"),
        ({"output": None}, "a splitter and its output go together"),
        ({"splitter": None}, "a splitter and its output go together"),
    ],
)
def test_a_riser_comes_from_one_thing_that_is_there(seat: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        _rig(("card", RailSeat(**{**dict(on_output(0)), **seat})))


def test_an_upright_card_hangs_from_a_splitter_too() -> None:
    rig = _rig(("card", upright(board_slot=None, splitter="splitter1", output=2)))
    assert rig.slot_of(rig.cards[0].seat) == 3


def test_a_splitter_is_added_moved_and_replaced() -> None:
    rig, key = edits.add_splitter(_rig(), "other", 1)
    assert key == "splitter2"
    assert rig.splitter(key) == PlacedSplitter(key=key, part="other", board_slot=1)
    moved = edits.move_splitter(rig, "splitter1", 7)
    assert [moved.slot_of(card.seat) for card in moved.cards] == [7, 7]
    swapped = edits.replace_part(moved, "splitter1", "switched")
    assert swapped.part_of("splitter1") == "switched"
    assert swapped.part_of("splitter2") == "other"
    with pytest.raises(EditError, match="no bifurcation board 'splitter3'"):
        edits.move_splitter(rig, "splitter3", 1)


def test_the_edit_of_a_fix_moves_a_splitter() -> None:
    data = {"op": "move-splitter", "key": "splitter1", "board_slot": 6}
    edit: Edit = TypeAdapter(Edit).validate_python(data)
    assert edit.apply(_rig()) == edits.move_splitter(_rig(), "splitter1", 6)


def test_a_rig_holds_so_many_splitters() -> None:
    rig = Rig()
    for _ in range(MAX_SPLITTERS):
        rig, _ = edits.add_splitter(rig, "bifurcation")
    with pytest.raises(EditError, match=f"at most {MAX_SPLITTERS} bifurcation boards"):
        edits.add_splitter(rig, "bifurcation")


def test_cards_of_a_removed_splitter_stay_where_they_are_with_nothing_to_hang_from() -> None:
    rig = _rig(("card", on_output(0)), ("card", 5), ("card", on_rail(90, board_slot=2)))
    bare = edits.remove(rig, "splitter1")
    assert bare.splitters == ()
    assert [card.seat for card in bare.cards] == [
        on_rail(0, board_slot=None),
        SlotSeat(slot=5),
        on_rail(90, board_slot=2),
    ]
    other, _ = edits.add_splitter(rig, "other", 1)
    assert edits.remove(other, "splitter2") == rig


def test_a_file_keeps_splitters_with_the_snapshot_of_their_record() -> None:
    catalog = catalog_of()
    text = rig_to_json(_rig(), catalog)
    opened = parse_rig(text.encode(), catalog_of(without=("bifurcation",)))
    assert opened.rig == _rig()
    assert opened.catalog.parts["bifurcation"] == catalog.parts["bifurcation"]
    assert opened.remarks == ()


def test_a_file_from_before_splitters_still_opens() -> None:
    text = rig_to_json(_rig(("card", on_rail(0)), splitters=()), catalog_of())
    old = text.replace(' "splitters": [],\n', "")
    assert "splitter" not in old
    assert parse_rig(old.encode(), catalog_of()).rig.splitters == ()
