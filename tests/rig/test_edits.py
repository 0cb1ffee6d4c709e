"""Edits: each makes another valid rig, or says why it cannot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from rigbuilder.catalog.catalog import KINDS
from rigbuilder.catalog.fittings import WallFans
from rigbuilder.rig import edits
from rigbuilder.rig.edits import (
    ROLE_OF_KIND,
    ChangeWorkload,
    Edit,
    EditError,
    MountRadiator,
    MoveCard,
    RemoveItem,
    ReplacePart,
    SetCages,
    SetFans,
)
from rigbuilder.rig.model import (
    MAX_CARDS,
    OwnPrice,
    PartCount,
    Rig,
    Site,
    SlotSeat,
    VerticalSeat,
    Waiver,
)
from tests.builders import on_rail, rig_of, upright, workload

ON_RAIL = rig_of([("card", on_rail(0)), ("card", on_rail(90, board_slot=2))], ())


def test_a_name_is_cut_at_its_longest() -> None:
    assert edits.rename(Rig(), "x" * 500).name == "x" * 200


def test_single_places_are_filled_and_emptied() -> None:
    rig = edits.set_part(Rig(), "board", "board")
    assert rig.board == "board"
    assert edits.set_part(rig, "board", None) == Rig()
    with pytest.raises(EditError, match="no single place called 'psus'"):
        edits.set_part(rig, "psus", "psu")


def test_an_id_that_no_part_can_have_is_refused_with_its_field() -> None:
    with pytest.raises(EditError, match="board: String should match pattern"):
        edits.set_part(Rig(), "board", "NO ID")
    with pytest.raises(EditError, match="part: String should match pattern"):
        edits.add_card(Rig(), "NO ID")


def test_a_card_gets_the_first_free_key() -> None:
    rig, first = edits.add_card(Rig(), "card", SlotSeat(slot=1))
    rig, second = edits.add_card(rig, "card")
    assert (first, second) == ("gpu1", "gpu2")
    assert rig.cards[0].seat == SlotSeat(slot=1)
    assert rig.cards[1].seat is None
    assert edits.add_card(edits.remove(rig, "gpu1"), "card")[1] == "gpu1"


def test_a_rig_holds_so_many_cards_and_bridges() -> None:
    rig = Rig()
    for _ in range(MAX_CARDS):
        rig, _ = edits.add_card(rig, "card")
    with pytest.raises(EditError, match=f"at most {MAX_CARDS} cards"):
        edits.add_card(rig, "card")
    for _ in range(MAX_CARDS):
        rig, _ = edits.add_bridge(rig, "bridge", ("gpu1", "gpu2"))
    with pytest.raises(EditError, match=f"bridges: Tuple should have at most {MAX_CARDS} items"):
        edits.add_bridge(rig, "bridge", ("gpu1", "gpu2"))


def test_a_card_is_moved_and_unplaced() -> None:
    rig = edits.move_card(rig_of(), "gpu2", SlotSeat(slot=4))
    assert [card.seat for card in rig.cards] == [SlotSeat(slot=1), SlotSeat(slot=4)]
    assert edits.move_card(rig, "gpu2", None).cards[1].seat is None
    with pytest.raises(EditError, match="no card 'gpu9'"):
        edits.move_card(rig, "gpu9", None)


def test_a_power_limit_is_set_and_lifted() -> None:
    rig = edits.set_power_limit(rig_of(), "gpu1", 250.0)
    assert [card.power_limit_w for card in rig.cards] == [250.0, None]
    assert edits.set_power_limit(rig, "gpu1", None) == rig_of()
    with pytest.raises(EditError, match="power_limit_w: Input should be greater than 0"):
        edits.set_power_limit(rig, "gpu1", -5.0)


def test_a_bridge_joins_two_cards_that_are_there() -> None:
    rig, key = edits.add_bridge(rig_of(bridges=()), "bridge", ("gpu1", "gpu2"))
    assert key == "bridge1"
    assert rig == rig_of()
    with pytest.raises(EditError, match="no card 'gpu9'"):
        edits.add_bridge(rig, "bridge", ("gpu1", "gpu9"))
    with pytest.raises(EditError, match="two different cards"):
        edits.add_bridge(rig, "bridge", ("gpu1", "gpu1"))


def test_a_rig_holds_four_supplies() -> None:
    rig = Rig()
    for _ in range(4):
        rig = edits.add_psu(rig, "psu")
    with pytest.raises(EditError, match="at most four power supplies"):
        edits.add_psu(rig, "psu")


def test_more_of_a_kit_raises_its_count() -> None:
    rig = edits.add_counted(Rig(), "memory", "memory")
    rig = edits.add_counted(rig, "memory", "other", 2)
    rig = edits.add_counted(rig, "memory", "memory", 3)
    assert rig.memory == (PartCount(part="memory", count=4), PartCount(part="other", count=2))
    assert edits.add_counted(rig, "memory", "memory", 100).memory[0].count == 64
    with pytest.raises(EditError, match="counts no 'psus'"):
        edits.add_counted(rig, "psus", "psu")
    with pytest.raises(EditError, match="count: Input should be less than or equal to 64"):
        edits.add_counted(rig, "storage", "storage", 65)


def test_a_count_is_set_and_zero_removes() -> None:
    rig = edits.set_count(rig_of(), "memory1", 3)
    assert rig.memory[0].count == 3
    assert edits.set_count(rig, "memory1", 100).memory[0].count == 64
    assert edits.set_count(rig, "memory1", 0).memory == ()
    for key in ("memory2", "memory0", "memory", "memory01", "psu1", "gpu1"):
        with pytest.raises(EditError, match=f"the rig has no '{key}'"):
            edits.set_count(rig, key, 1)


def test_a_card_takes_its_bridges_with_it() -> None:
    rig = edits.remove(rig_of(), "gpu1")
    assert [card.key for card in rig.cards] == ["gpu2"]
    assert rig.bridges == ()


@pytest.mark.parametrize(
    ("key", "left"),
    [
        ("bridge1", {"bridges": ()}),
        ("case", {"case": None}),
        ("psu1", {"psus": ()}),
        ("memory1", {"memory": ()}),
    ],
)
def test_any_item_is_removed_by_its_key(key: str, left: dict[str, Any]) -> None:
    assert edits.remove(rig_of(), key) == rig_of().model_copy(update=left)


def test_one_supply_of_two_is_removed() -> None:
    assert edits.remove(rig_of(psus=("psu", "other")), "psu1").psus == ("other",)


def test_a_riser_is_removed_from_all_its_cards() -> None:
    rig = edits.remove(ON_RAIL, "riser1")
    assert all(getattr(card.seat, "riser", "") is None for card in rig.cards)
    assert rig.part_of("riser1") is None


@pytest.mark.parametrize("key", ["psu2", "riser1", "memory2", "nothing", "psu"])
def test_what_is_not_there_is_neither_removed_nor_replaced(key: str) -> None:
    for edit in (edits.remove, lambda rig, key: edits.replace_part(rig, key, "other")):
        with pytest.raises(EditError, match=f"the rig has no '{key}'"):
            edit(rig_of(), key)


@pytest.mark.parametrize(
    "key", ["gpu1", "bridge1", "board", "cpu", "cooler", "case", "psu1", "memory1"]
)
def test_any_item_is_replaced_by_its_key(key: str) -> None:
    rig = edits.replace_part(rig_of(), key, "other")
    assert rig.part_of(key) == "other"
    others = [item for item in rig_of().items() if item[0] != key]
    assert [item for item in rig.items() if item[0] != key] == others


def test_a_riser_is_replaced_for_all_its_cards() -> None:
    assert edits.replace_part(ON_RAIL, "riser1", "long").items()[-1] == ("riser1", "long", 2)


def test_a_card_stands_upright_and_its_riser_is_edited_like_any_other() -> None:
    rig = edits.move_card(rig_of(bridges=()), "gpu2", upright(2, board_slot=5))
    assert rig.cards[1].seat == VerticalSeat(vertical=2, board_slot=5, riser="riser")
    longer = edits.replace_part(rig, "riser1", "longer")
    assert longer.cards[1].seat == VerticalSeat(vertical=2, board_slot=5, riser="longer")
    bare = edits.remove(rig, "riser1")
    assert bare.cards[1].seat == VerticalSeat(vertical=2, board_slot=5)
    assert bare.part_of("riser1") is None


def test_of_two_risers_only_the_named_one_is_replaced() -> None:
    rig = rig_of([("card", on_rail(0, riser="long")), ("card", on_rail(90, board_slot=2))], ())
    assert rig.part_of("riser1") == "long"
    replaced = edits.replace_part(rig, "riser1", "longer")
    assert [getattr(card.seat, "riser", "") for card in replaced.cards] == ["longer", "riser"]


def test_of_two_supplies_or_kits_only_the_named_one_is_replaced() -> None:
    kits = (PartCount(part="memory"), PartCount(part="more"))
    rig = rig_of(psus=("psu", "psu"), memory=kits)
    assert edits.replace_part(rig, "psu2", "other").psus == ("psu", "other")
    assert edits.replace_part(rig, "memory2", "other").memory[1] == PartCount(part="other")


def test_workload_site_and_prices_are_set_and_taken_back() -> None:
    rig = edits.set_workload(Rig(), workload())
    assert rig.workload == workload()
    assert edits.set_workload(rig, None) == Rig()
    assert edits.set_site(Rig(), Site(mains_v=230.0)).site.mains_v == 230.0
    priced = edits.set_price(Rig(), "card", OwnPrice(amount=700.0))
    assert priced.prices == {"card": OwnPrice(amount=700.0)}
    assert edits.set_price(priced, "card", None) == Rig()


def test_a_waiver_replaces_the_one_for_the_same_parts() -> None:
    first = Waiver(rule="fit.card-card", parts=("gpu1", "gpu2"), reason="sawn off")
    other = Waiver(rule="fit.card-card", reason="all of them")
    rig = edits.waive(edits.waive(Rig(), first), other)
    rig = edits.waive(rig, first.model_copy(update={"reason": "filed down"}))
    assert [waiver.reason for waiver in rig.waivers] == ["all of them", "filed down"]
    assert edits.unwaive(rig, "fit.card-card", ()).waivers == (rig.waivers[1],)
    assert edits.unwaive(rig, "fit.card-card", ("gpu1",)) == rig


def test_edits_of_fixes_survive_json_and_do_what_they_say() -> None:
    adapter: TypeAdapter[Edit] = TypeAdapter(Edit)
    rows: list[tuple[Any, Callable[[Rig], Rig]]] = [
        (
            MoveCard(key="gpu2", seat=SlotSeat(slot=7)),
            lambda rig: edits.move_card(rig, "gpu2", SlotSeat(slot=7)),
        ),
        (
            ReplacePart(key="case", part="other"),
            lambda rig: edits.replace_part(rig, "case", "other"),
        ),
        (RemoveItem(key="bridge1"), lambda rig: edits.remove(rig, "bridge1")),
        (ChangeWorkload(workload=workload()), lambda rig: edits.set_workload(rig, workload())),
    ]
    for edit, expected in rows:
        again = adapter.validate_json(edit.model_dump_json())
        assert again == edit
        assert again.apply(rig_of()) == expected(rig_of())


def test_every_kind_of_part_has_its_section_of_a_rig() -> None:
    assert set(ROLE_OF_KIND) == set(KINDS)
    assert ROLE_OF_KIND["psu"] == "psus"
    assert (ROLE_OF_KIND["card"], ROLE_OF_KIND["board"]) == ("cards", "board")


parts = st.sampled_from(["card", "other", "NO ID", ""])
keys = st.sampled_from(
    ["gpu1", "gpu2", "gpu3", "bridge1", "bridge2", "case", "cpu", "psu1", "psu2", "memory1",
     "storage1", "riser1", "nothing"]
)  # fmt: skip
seats = st.sampled_from(
    [None, SlotSeat(slot=1), SlotSeat(slot=5), on_rail(0), on_rail(90), upright(), upright(2)]
)
roles = st.sampled_from(["board", "cpu", "cooler", "case", "memory", "storage", "psus"])
calls = st.one_of(
    st.tuples(st.just(edits.set_part), roles, st.none() | parts),
    st.tuples(st.just(edits.add_card), parts, seats),
    st.tuples(st.just(edits.move_card), keys, seats),
    st.tuples(st.just(edits.set_power_limit), keys, st.sampled_from([None, 250.0, -1.0, 1e9])),
    st.tuples(st.just(edits.add_bridge), parts, st.tuples(keys, keys)),
    st.tuples(st.just(edits.add_psu), parts),
    st.tuples(st.just(edits.add_counted), roles, parts, st.integers(-5, 100)),
    st.tuples(st.just(edits.set_count), keys, st.integers(-5, 100)),
    st.tuples(st.just(edits.remove), keys),
    st.tuples(st.just(edits.replace_part), keys, parts),
    st.tuples(st.just(edits.rename), st.text(max_size=300)),
)


@given(st.lists(calls, max_size=30))
def test_whatever_is_edited_the_rig_stays_valid_and_its_keys_sound(steps: list[Any]) -> None:
    rig = Rig()
    for edit, *arguments in steps:
        before = rig.model_dump()
        try:
            result = edit(rig, *arguments)
        except EditError:
            assert rig.model_dump() == before
            continue
        assert rig.model_dump() == before
        rig = result[0] if isinstance(result, tuple) else result
        assert Rig.model_validate(rig.model_dump()) == rig
        item_keys = [key for key, _, _ in rig.items()]
        assert len(set(item_keys)) == len(item_keys)
        cards = {card.key for card in rig.cards}
        assert all(set(bridge.joins) <= cards for bridge in rig.bridges)


def test_cages_fans_and_the_radiator_are_set_and_left_to_the_maker_again() -> None:
    row = WallFans(place="front", count=3, size_mm=140)
    rig = edits.set_fans(edits.set_cages(rig_of(), ("front", "front")), (row,))
    rig = edits.mount_radiator(rig, "top")
    assert (rig.cages, rig.fans, rig.radiator) == (("front",), (row,), "top")
    assert edits.set_fans(edits.set_cages(edits.mount_radiator(rig, None), None), None) == rig_of()
    with pytest.raises(EditError, match="cages"):
        edits.set_cages(rig, ("No Key",))


def test_another_case_brings_none_of_the_old_ones_cages_fans_and_walls() -> None:
    rig = edits.mount_radiator(edits.set_fans(edits.set_cages(rig_of(), ("front",)), ()), "side")
    assert edits.set_part(rig, "case", "case") == rig
    other = edits.set_part(rig, "case", "other")
    assert (other.cages, other.fans, other.radiator) == (None, None, None)
    assert edits.set_part(rig, "board", "other").cages == ("front",)


@pytest.mark.parametrize(
    ("edit", "changed"),
    [
        (SetCages(cages=()), {"cages": ()}),
        (SetFans(fans=None), {"fans": None}),
        (MountRadiator(wall="top"), {"radiator": "top"}),
    ],
)
def test_an_edit_of_the_cases_fittings_survives_the_report_and_does_it(
    edit: Edit, changed: dict[str, Any]
) -> None:
    rig = edits.set_fans(rig_of(), (WallFans(place="top", count=2),))
    adapter: TypeAdapter[Edit] = TypeAdapter(Edit)
    again = adapter.validate_json(adapter.dump_json(edit))
    assert again == edit
    assert again.apply(rig) == rig.model_copy(update=changed)
