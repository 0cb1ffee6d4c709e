"""Cheap parts that do not go together are passed over, and searches in vain come to an end."""

from __future__ import annotations

from rigbuilder.rig.model import Site
from tests.advisor.suggest.shop import AROUND, big_card, cards_of, found, new, shop, small_card
from tests.advisor.suggest.test_completion import FRONT
from tests.builders import board, case, cooler, cpu, liquid, memory, psu, slots

CHEAP = new(1)


def test_cheap_parts_that_suit_nothing_else_change_nothing() -> None:
    catalog = shop(
        board("wide", form_factor="eeb", prices=CHEAP),
        board("other-socket", socket="AM5", memory_type="DDR5 UDIMM", prices=CHEAP),
        cpu("am5", socket="AM5", prices=CHEAP),
        cooler("am5-cooler", sockets=("AM5",), prices=CHEAP),
        cooler("tower", height_mm=300, prices=CHEAP),
        memory("ddr3", type="DDR3 UDIMM", prices=CHEAP),
        psu("long", length_mm=400, prices=CHEAP),
        psu("weak", rating_w=750, prices=CHEAP),
        psu("tiny", rating_w=420, prices=CHEAP),
        case("narrow", max_card_length_mm=100, prices=CHEAP),
    )
    assert found(catalog).builds[0].cost == AROUND + 1600
    assert cards_of(found(catalog)) == [("card", "card"), ("big",)]


def test_a_supply_that_every_card_fills_is_no_measure_for_processors() -> None:
    assert found(shop(psu(rating_w=420, prices=CHEAP))).builds == ()


def test_a_dearer_twin_is_given_up_at_what_its_own_supply_costs() -> None:
    twin = big_card("twin", prices=new(5200))
    lean = small_card("lean", tdp_w=100, vram_gib=8)
    catalog = shop(twin, lean, psu("tiny", rating_w=300, prices=CHEAP))
    assert cards_of(found(catalog)) == [("card", "card"), ("big",)]


def test_a_slow_link_that_only_the_board_shows_misses_the_speed() -> None:
    wanted = {"split": "tensor", "max_cards": 2, "max_noise": "quiet"}
    (fast, *_) = found(**wanted).builds
    least = (fast.speed_tok_s.expected or 0) - 0.001
    slow = board(prices=new(400), slots=slots(electrical_lanes=1))
    assert found(min_speed_tok_s=least, **wanted).builds
    assert found(shop(slow), min_speed_tok_s=least, **wanted).builds == ()


def test_a_speed_is_no_demand_to_relax_where_nothing_fits_at_any() -> None:
    answer = found(shop(without=("case",)), min_speed_tok_s=500.0)
    assert answer.relaxations == ()


def test_a_set_of_cards_is_given_up_after_many_rigs_in_vain() -> None:
    wet = [liquid(f"wet-{n}", prices=new(1 + n)) for n in range(20)]
    assert found(shop(FRONT, *wet)).builds == ()


def test_among_very_many_doubtful_rigs_one_of_the_cheapest_is_named() -> None:
    cases = [case(f"case-{n}", psu_form_factors=None, prices=new(100 + n)) for n in range(21)]
    boards = [board(f"board-{n}", prices=new(400 + n)) for n in range(20)]
    answer = found(shop(*cases, *boards, without=("case", "board", "big")))
    (near,) = answer.nearest
    assert near.rig.case == "case-0"


def test_a_cheap_card_that_needs_a_dear_supply_is_surpassed_afterwards() -> None:
    hungry = big_card("hungry", tdp_w=1300, bandwidth_gb_s=500, prices=new(4000))
    plugs = (("pcie-8pin", 6), ("eps-8pin", 2))
    strong = psu(
        "strong",
        rating_w=2500,
        prices=new(3000),
        connectors=tuple({"type": kind, "count": count} for kind, count in plugs),
    )
    europe = Site(mains_v=230, circuit_a=16)
    answer = found(shop(hungry, strong, without=("card",)), site=europe)
    assert cards_of(answer) == [("big",)]
    alone = found(shop(hungry, strong, without=("big", "card")), site=europe)
    assert cards_of(alone) == [("hungry",)]
