"""What parts do only together: found when the whole rig is judged, and gone around."""

from __future__ import annotations

from rigbuilder.checks.evaluate import evaluate
from rigbuilder.rig.model import PartCount
from tests.advisor.suggest.shop import AROUND, cards_of, found, new, shop, small_card
from tests.builders import (
    board,
    card,
    case,
    cpu,
    liquid,
    memory,
    model,
    mounts,
    psu,
    slot,
    storage,
    unverified,
)

FRONT = case(prices=new(150), radiator_mounts=mounts(("front", 360)), max_card_length_mm=350)


def test_a_radiator_that_takes_the_cards_room_is_left_for_another_cooler() -> None:
    wet = liquid("wet", prices=new(10))
    catalog = shop(FRONT, wet)
    assert cards_of(found(catalog)) == [("card", "card"), ("big",)]
    assert {one.rig.cooler for one in found(catalog).builds} == {"cooler"}
    for one in found(catalog).builds:
        other = one.rig.model_copy(update={"cooler": "wet"})
        assert evaluate(other, catalog).verdict == "does-not-fit"


def test_where_every_cooler_takes_the_room_nothing_fits() -> None:
    catalog = shop(FRONT, liquid("wet", prices=new(10)), without=("cooler",))
    assert found(catalog).builds == ()


def test_a_supply_that_only_the_whole_rig_overloads_is_left_for_a_stronger_one() -> None:
    exact = psu("exact", rating_w=962, prices=new(50))
    enough = psu("enough", rating_w=1000, prices=new(200))
    (pair, *_) = found(shop(exact, enough, without=("psu",))).builds
    assert pair.rig.psus == ("enough",)
    assert pair.cost == AROUND - 300 + 200 + 1600


def test_a_budget_that_only_the_price_of_the_cooler_breaks_is_kept() -> None:
    assert found(budget=AROUND + 1600 - 1.0).builds == ()


def test_memory_and_drives_grow_with_what_stays_in_system_memory() -> None:
    mixture = model(
        "mixture", size_gb=100.0, parameters_b=200, active_parameters_b=20, experts=64,
        experts_per_token=4,
    )  # fmt: skip
    slow = cpu(memory_bandwidth_gb_s=100, prices=new(350))
    fast = cpu("fast", memory_bandwidth_gb_s=400, prices=new(900))
    poor = cpu("poor", memory_bandwidth_gb_s=80, prices=new(800))
    small = memory("small", modules=1, module_gib=1, prices=new(1))
    catalog = shop(mixture, slow, fast, poor, small, storage("tiny", capacity_gb=10, prices=new(1)))
    answer = found(catalog, model="mixture", experts_in_system_memory=True)
    assert {one.rig.cpu for one in answer.builds} == {"cpu", "fast"}
    (first, *_) = answer.builds
    assert first.rig.memory == (PartCount(part="memory"),)
    assert first.rig.storage == (PartCount(part="storage"),)


def test_a_catalog_without_drives_leaves_the_drive_out() -> None:
    (first, *_) = found(shop(without=("storage",))).builds
    assert first.rig.storage == ()
    assert first.cost == AROUND - 90 + 1600


def test_cards_stand_in_the_slots_that_a_board_has() -> None:
    short = board(
        prices=new(400),
        slots=(slot(1), slot(2), slot(5), slot(None, name="hidden"), slot(7, mechanical_lanes=1)),
    )
    (pair, *_) = found(shop(short)).builds
    assert [placed.seat.slot for placed in pair.rig.cards if placed.seat] == [1, 5]  # type: ignore[union-attr]


def test_a_board_too_small_for_two_cards_takes_one() -> None:
    assert cards_of(found(shop(board(prices=new(400), slots=(slot(1),))))) == [("big",)]


def test_two_kinds_of_cards_need_a_place_each() -> None:
    thin = small_card("thin", thickness_mm=40, bracket_slots=2, prices=())
    owned = (PartCount(part="thin"), PartCount(part="card"))
    (first, *_) = found(shop(thin), owned=owned).builds
    report = evaluate(first.rig, shop(thin))
    assert report.verdict == "fits"


def test_a_processor_of_unknown_watts_is_not_taken() -> None:
    vague = cpu("vague", max_power_w=unverified(65.0), prices=new(5))
    assert {one.rig.cpu for one in found(shop(vague)).builds} == {"cpu"}


def test_where_no_supply_is_strong_enough_nothing_fits() -> None:
    assert found(shop(psu(rating_w=200, prices=new(300)))).builds == ()


def test_a_card_that_only_its_thickness_keeps_from_standing_beside_another_stands_alone() -> None:
    vague = card("vague", thickness_mm=None, vram_gib=48, bandwidth_gb_s=500, prices=new(100))
    answer = found(shop(vague, case(prices=new(150), openings=8)))
    assert ("vague", "vague") not in cards_of(answer)
