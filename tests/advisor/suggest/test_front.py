"""The front of a small shop: each build fits, keeps the demands and is surpassed by none."""

from __future__ import annotations

import pytest

from rigbuilder.advisor.suggest import DemandError, Demands, SuggestCancelled, suggest
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.rig.model import OwnPrice, PartCount, Site
from tests.advisor.suggest.shop import (
    AROUND,
    big_card,
    cards_of,
    demands,
    found,
    new,
    offers,
    shop,
    small_card,
)
from tests.builders import board, case, cpu, psu, slots, unverified


def test_cheaper_and_faster_cards_stand_on_the_front_with_whole_rigs_that_fit() -> None:
    answer = found()
    assert cards_of(answer) == [("card", "card"), ("big",)]
    assert [one.cost for one in answer.builds] == [AROUND + 1600, AROUND + 5000]
    slow, fast = (one.speed_tok_s.expected for one in answer.builds)
    assert slow is not None
    assert fast is not None
    assert slow < fast
    for one in answer.builds:
        assert evaluate(one.rig, shop()).verdict == one.verdict == "fits"
        assert one.rig.cpu == "cpu"
        assert one.rig.cooler == "cooler"
        assert one.rig.memory == (PartCount(part="memory"),)
        assert one.rig.storage == (PartCount(part="storage"),)
    assert [one.noise for one in answer.builds] == ["quiet", "audible"]
    assert answer.relaxations == answer.nearest == ()


def test_the_answer_is_the_same_each_time() -> None:
    assert found() == found()


def test_a_card_that_costs_more_for_no_more_is_left_out() -> None:
    dear = big_card("dear", prices=new(5600))
    hot = big_card("hot", tdp_w=450)
    assert cards_of(found(shop(dear, hot))) == [("card", "card"), ("big",)]


def test_a_loud_card_stays_where_it_is_the_fastest_and_a_thrifty_one_where_it_draws_least() -> None:
    server = big_card("server", cooling="passive", bandwidth_gb_s=2500, prices=new(9000))
    thrifty = big_card("thrifty", tdp_w=150, bandwidth_gb_s=900, prices=new(5500))
    answer = found(shop(server, thrifty))
    assert cards_of(answer) == [("card", "card"), ("big",), ("thrifty",), ("server",)]
    assert [one.noise for one in answer.builds] == ["quiet", "audible", "audible", "loud"]
    assert any("no fan" in words for words in answer.builds[-1].warnings)


def test_the_budget_holds_at_the_middle_of_each_range() -> None:
    used = small_card(prices=offers((500, 1100, "used")))
    catalog = shop(used)
    limit = AROUND + 2 * 800.0
    (one,) = found(catalog, budget=limit).builds
    assert one.cost == limit
    assert (one.cost_low, one.cost_high) == (AROUND + 1000, AROUND + 2200)
    assert one.within_budget == "likely"
    assert found(catalog, budget=limit - 1).builds == ()
    assert found(catalog, budget=limit, price_level="high").builds == ()
    (cheap,) = found(catalog, budget=AROUND + 1000.0, price_level="low").builds
    assert cheap.cost == AROUND + 1000
    (sure,) = found(catalog, budget=AROUND + 2200.0, price_level="high").builds
    assert sure.within_budget == "yes"


def test_the_least_speed_is_kept() -> None:
    slow, _fast = found().builds
    assert slow.speed_tok_s.expected is not None
    answer = found(min_speed_tok_s=slow.speed_tok_s.expected + 0.1)
    assert cards_of(answer) == [("big",)]


def test_the_speed_of_several_users_is_the_share_of_each() -> None:
    (one, *_) = found(sequences=4).builds
    report = evaluate(one.rig, shop())
    assert report.speed is not None
    assert report.speed.all_sequences_tok_s is not None
    assert report.speed.all_sequences_tok_s.expected is not None
    assert one.speed_tok_s.expected == report.speed.all_sequences_tok_s.expected / 4


def test_an_owned_card_and_an_owned_case_cost_nothing_and_are_used() -> None:
    own = case("own-case")
    answer = found(shop(own), owned=(PartCount(part="card"), PartCount(part="own-case")))
    (pair, one, *_) = answer.builds
    assert [card.part for card in pair.rig.cards] == ["card", "card"]
    assert pair.rig.case == "own-case"
    assert pair.cost == AROUND - 150 + 800
    assert {row.part for row in pair.parts if row.condition == "owned"} == {"card", "own-case"}
    assert pair.rig.prices["card"] == OwnPrice(amount=0.0, owned=True, owned_pieces=1)
    assert pair.unused == ()
    assert one.unused == ("card",)


def test_owned_cards_of_two_kinds_are_taken_together_and_beside_a_new_one() -> None:
    other = small_card("other", prices=())
    owned = (PartCount(part="card"), PartCount(part="other"))
    answer = found(shop(other), owned=owned)
    assert set(cards_of(answer)[0]) == {"card", "other"}
    assert answer.builds[0].cost == AROUND
    faster = found(shop(other), owned=(PartCount(part="other"),), min_speed_tok_s=20.0)
    assert ("other", "card") in cards_of(faster)


def test_a_part_without_a_price_is_marked_and_comes_last() -> None:
    unpriced = big_card("unpriced", bandwidth_gb_s=3000)
    unpriced = unpriced.model_copy(update={"prices": ()})
    answer = found(shop(unpriced))
    assert cards_of(answer) == [("card", "card"), ("big",), ("unpriced",)]
    last = answer.builds[-1]
    assert last.unpriced == ("Maker Unpriced",)
    assert last.cost == AROUND
    limited = found(shop(unpriced), budget=20_000.0)
    assert cards_of(limited) == [("card", "card"), ("big",)]
    assert limited.unpriced_cards == ("unpriced",)
    assert cards_of(found(shop(unpriced), priced_only=True)) == [("card", "card"), ("big",)]


def test_a_budget_is_open_where_a_board_has_no_price() -> None:
    (one,) = found(shop(board(), without=("big",)), budget=4000.0).builds
    assert one.unpriced == ("Maker Board",)
    assert one.within_budget == "unknown"


def test_the_users_own_price_wins() -> None:
    answer = found(prices={"big": OwnPrice(amount=100.0)})
    assert cards_of(answer) == [("big",), ("card", "card")]
    assert answer.builds[0].cost == AROUND + 100
    euro = found(prices={"big": OwnPrice(amount=100.0, currency="EUR")})
    assert euro.builds[-1].cost == AROUND + 5000


def test_what_is_owned_cannot_stand_among_the_prices() -> None:
    with pytest.raises(ValueError, match="belongs into 'owned'"):
        demands(prices={"big": OwnPrice(amount=0.0, owned=True)})


def test_used_cards_can_be_refused() -> None:
    catalog = shop(small_card(prices=offers((500, 900, "used"))))
    assert cards_of(found(catalog, new_only=True)) == [("big",)]
    owned = found(catalog, new_only=True, owned=(PartCount(part="card", count=2),))
    assert cards_of(owned)[0] == ("card", "card")


def test_noise_size_style_and_count_of_cards_are_kept() -> None:
    small = case("small", width_mm=200, height_mm=400, depth_mm=450, prices=new(500))
    vague = case("vague", width_mm=None, prices=new(10))
    catalog = shop(small, vague)
    assert cards_of(found(catalog, max_noise="quiet")) == [("card", "card")]
    assert cards_of(found(catalog, max_cards=1)) == [("big",)]
    assert {one.rig.case for one in found(catalog).builds} == {"vague"}
    (one, *_) = found(catalog, max_volume_l=40.0).builds
    assert one.rig.case == "small"
    assert one.volume_l == 36.0
    assert found(catalog, max_volume_l=30.0).builds == ()
    rack = case("rack", style="rack", prices=new(700))
    (only, *_) = found(shop(rack), styles=("rack",)).builds
    assert only.rig.case == "rack"
    assert only.case_style == "rack"


def test_a_circuit_that_is_more_than_four_fifths_full_is_too_small() -> None:
    (pair, *_) = found().builds
    assert pair.wall_w is not None
    amperes = pair.wall_w / 120 / 0.85
    tight = found(site=Site(mains_v=120, circuit_a=amperes))
    assert ("card", "card") not in cards_of(tight)


def test_a_supply_with_head_room_is_preferred_to_a_cheaper_full_one() -> None:
    full = psu("full", rating_w=1000, prices=new(100))
    assert found(shop(full)).builds[0].rig.psus == ("psu",)
    only = found(shop(full, without=("psu",))).builds[0]
    assert only.rig.psus == ("full",)
    assert any("head room" in words for words in only.warnings)


def test_slots_of_the_processor_are_preferred_to_those_behind_the_chipset() -> None:
    slow = board("slow", prices=new(400), slots=slots(wired_to="chipset", electrical_lanes=4))
    assert {one.rig.board for one in found(shop(slow)).builds} == {"board"}


def test_a_low_cooler_is_left_for_cool_processors() -> None:
    from tests.builders import cooler, liquid

    low = cooler("low", height_mm=50, prices=new(20))
    vague = cooler("vague", height_mm=None, prices=new(5))
    assert found(shop(low, vague)).builds[0].rig.cooler == "cooler"
    cool = cpu(max_power_w=65, prices=new(350))
    assert found(shop(low, cool)).builds[0].rig.cooler == "low"
    wet = liquid("wet", prices=new(10))
    from tests.builders import mounts

    room = case(prices=new(150), radiator_mounts=mounts(("top", 360)))
    assert found(shop(wet, room)).builds[0].rig.cooler == "wet"


def test_a_thrifty_processor_is_a_choice_of_its_own_only_where_it_pays() -> None:
    dear = cpu("dear", max_power_w=60, prices=new(900))
    hot = cpu("hot", max_power_w=300, prices=new(600))
    assert {one.rig.cpu for one in found(shop(dear, hot)).builds} == {"cpu"}


def test_figures_that_nobody_verified_prove_nothing() -> None:
    guessed = big_card("guessed", length_mm=unverified(200.0), prices=new(10))
    mute = big_card("mute", tdp_w=None, prices=new(10))
    thick = small_card("thick", thickness_mm=None, prices=new(10))
    assert cards_of(found(shop(guessed, mute, thick))) == [("card", "card"), ("big",)]


def test_an_unknown_model_or_quantization_is_refused_in_a_sentence() -> None:
    with pytest.raises(DemandError, match="no language model 'none'"):
        found(model="none")
    with pytest.raises(DemandError, match="no size of Model in X9"):
        found(quant="X9")


def test_progress_is_told_and_the_search_stops_when_asked() -> None:
    steps = []
    suggest(demands(), shop(), progress=steps.append, cancelled=lambda: False)
    assert {step.what for step in steps} >= {"cards that hold the model", "whole rigs"}
    assert all(0 <= step.done <= step.total for step in steps)
    seen = []
    with pytest.raises(SuggestCancelled):
        suggest(demands(), shop(), progress=seen.append, cancelled=lambda: len(seen) == 3)
    assert len(seen) == 3


def test_the_answer_reads_back_from_its_json() -> None:
    import json

    answer = found(budget=3000.0)
    data = json.loads(json.dumps(answer.to_json_data()))
    assert (data["format"], data["version"]) == ("rigbuilder.suggestions", 1)
    assert Demands.model_validate_json(json.dumps(data["demands"])) == answer.demands
