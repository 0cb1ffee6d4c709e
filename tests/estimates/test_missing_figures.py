"""Figures that nobody publishes: each estimate says that it does not know, and what it misses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Fact, Figure
from rigbuilder.catalog.parts import Bridge, Card, Cooler, Cpu, EfficiencyPoint, Psu
from rigbuilder.estimates.decode import Seat, TokenWork, layer_split_s, tensor_parallel_s
from rigbuilder.estimates.link import link_between
from rigbuilder.estimates.power import efficiency_at, estimate_power
from rigbuilder.estimates.prompt import prompt_tok_s, reached_flops
from rigbuilder.estimates.roofline import Traffic, decode_bound, matrix_rate, prompt_bound
from rigbuilder.estimates.speed import estimate_speed
from rigbuilder.rig.model import PlacedBridge, PlacedCard, RailSeat, Rig, SlotSeat
from tests.estimates.makers import board_of, card_of, documented

RigOf = Callable[..., Rig]
DARK = card_of("card-dark", 24)
LIT = card_of("card-lit", 24, bandwidth_gb_s=936, fp16_tflops=71, tdp_w=350)
WORK = TokenWork(weight_bytes=42.5e9, kv_bytes=0, parameters_1e9=70, quantized=True, layers=80)
TRAFFIC = Traffic(weight_bytes=42.5e9, kv_token_bytes=0, flops=141e9)
SHEET = {"grade": "documented", "source": "test.sheet"}


def test_a_token_on_a_card_of_unknown_bandwidth_takes_an_unknown_time() -> None:
    seats = [Seat(LIT, 0.5), Seat(DARK, 0.5)]
    assert layer_split_s(seats, WORK) is None
    assert tensor_parallel_s(seats, WORK, 1e-5) is None
    assert decode_bound([LIT, DARK], [1, 1], TRAFFIC, "layer") is None


def test_a_card_that_holds_nothing_does_not_need_a_bandwidth() -> None:
    assert decode_bound([LIT, DARK], [1, 0], TRAFFIC, "layer") == pytest.approx(936 / 42.5)
    assert decode_bound([LIT], [0], TRAFFIC, "layer") is None


def test_twice_the_cards_halve_the_reading_under_tensor_parallel_only() -> None:
    one = layer_split_s([Seat(LIT, 1.0)], WORK)
    two = layer_split_s([Seat(LIT, 0.5), Seat(LIT, 0.5)], WORK)
    together = tensor_parallel_s([Seat(LIT, 0.5), Seat(LIT, 0.5)], WORK, 0.0)
    assert one is not None
    assert two is not None
    assert together is not None
    assert two > one
    assert together < 0.6 * one


def test_without_a_matrix_rate_there_is_no_bound_for_prompts(
    catalog: Catalog, rig_of: RigOf
) -> None:
    assert matrix_rate(DARK, "F16") is None
    assert prompt_bound([LIT, DARK], TRAFFIC, "Q4_K_M") is None
    assert reached_flops(DARK, quantized=True, power_w=None) is None
    dim = card_of("card-dim", 48, bandwidth_gb_s=768, tdp_w=300)
    answer = estimate_speed(rig_of("card-dim"), catalog.with_parts([dim], {}, replace=True))
    assert answer is not None
    assert answer.decode_tok_s.expected is not None
    assert answer.prompt_tok_s.bound is None
    assert answer.prompt_tok_s.expected is None


def test_several_sequences_without_a_matrix_rate_stay_open(catalog: Catalog, rig_of: RigOf) -> None:
    dim = card_of("card-dim", 48, bandwidth_gb_s=768, tdp_w=300)
    rig = rig_of("card-dim", sequences=4, context=1024)
    answer = estimate_speed(rig, catalog.with_parts([dim], {}, replace=True))
    assert answer is not None
    assert answer.all_sequences_tok_s is None


def test_integer_rates_double_the_bound_and_geforce_accumulates_in_16_bits() -> None:
    pro = card_of("card-pro", 48, gpu="RTX A6000", fp16_tflops=155)
    assert matrix_rate(pro, "F16") == pytest.approx(155e12)
    assert matrix_rate(pro, "Q4_K_M") == pytest.approx(310e12)
    assert matrix_rate(LIT, "F16") == pytest.approx(142e12)


def test_a_power_limit_slows_prompts() -> None:
    free = reached_flops(LIT, quantized=True, power_w=None)
    held = reached_flops(LIT, quantized=True, power_w=250)
    assert free is not None
    assert held is not None
    assert 0.8 < held / free < 1


def test_prompts_over_an_unknown_link_count_the_cards_alone() -> None:
    seats = [Seat(LIT, 0.5), Seat(LIT, 0.5)]
    rate = prompt_tok_s(
        seats, [None, None], 141e9, quantized=True, together=True, link=None, token_bytes=1e6
    )
    assert rate is not None
    nothing = prompt_tok_s([], [], 141e9, quantized=True, together=True, link=None, token_bytes=1e6)
    assert nothing is None


def test_a_card_that_is_not_in_the_catalog_leaves_speed_unknown(
    catalog: Catalog, rig_of: RigOf
) -> None:
    answer = estimate_speed(rig_of("card-48", "card-unheard-of"), catalog)
    assert answer is not None
    assert answer.unknown_because == "a card of the rig is not in the catalog"
    link = link_between(rig_of("card-48", "card-unheard-of"), catalog)
    assert link is not None
    assert "through host memory" in link.words
    assert link.known is False


def test_a_bridge_without_a_bandwidth_is_no_link(catalog: Catalog) -> None:
    bridge = next(b for b in catalog.of_kind(Bridge) if "RTX 3090" in b.works_with.value)
    silent = bridge.model_copy(update={"bandwidth_gb_s": None})
    card = next(c for c in catalog.of_kind(Card) if c.gpu == "RTX 3090")
    rig = Rig(
        cards=tuple(PlacedCard(key=f"gpu{n}", part=card.id) for n in (1, 2)),
        bridges=(PlacedBridge(key="bridge1", part=silent.id, joins=("gpu1", "gpu2")),),
    )
    known = link_between(rig, catalog)
    unknown = link_between(rig, catalog.with_parts([silent], {}, replace=True))
    assert known is not None
    assert unknown is not None
    assert "NVLink" in known.words
    assert "PCIe" in unknown.words


def test_a_pair_with_one_of_three_bridges_has_a_third_of_the_bandwidth(catalog: Catalog) -> None:
    bridge = next(b for b in catalog.of_kind(Bridge) if b.per_pair and b.per_pair.value == 3)
    card = next(c for c in catalog.of_kind(Card) if c.gpu == "A100 80GB")
    rig = Rig(cards=tuple(PlacedCard(key=f"gpu{n}", part=card.id) for n in (1, 2)))

    def link(count: int) -> float:
        bridges = tuple(
            PlacedBridge(key=f"bridge{n}", part=bridge.id, joins=("gpu1", "gpu2"))
            for n in range(1, count + 1)
        )
        found = link_between(rig.model_copy(update={"bridges": bridges}), catalog)
        assert found is not None
        return found.gb_s

    assert link(1) == pytest.approx(100)
    assert link(3) == pytest.approx(300)


def test_experts_apart_in_a_mixture_of_unknown_shape_leave_speed_unknown(
    catalog: Catalog, rig_of: RigOf
) -> None:
    mixture = catalog.parts["mixtral-8x7b"].model_copy(update={"experts": None})
    other = catalog.with_parts([mixture], {}, replace=True)
    rig = rig_of("card-24", model="mixtral-8x7b", experts_in_system_memory=True)
    answer = estimate_speed(rig, other)
    assert answer is not None
    assert "experts" in (answer.unknown_because or "")
    together = estimate_speed(rig_of("card-48", model="mixtral-8x7b", sequences=2), other)
    assert together is not None
    assert together.all_sequences_tok_s is not None


def test_a_processor_that_is_not_in_the_catalog_is_named(catalog: Catalog) -> None:
    odd = Cpu(
        id="cpu-odd",
        brand="Maker",
        name="Odd",
        socket={"value": "AM5", **SHEET},
        tdp_w=documented(0),
    )
    more = catalog.with_parts([odd], {}, replace=True)
    assert estimate_power(Rig(cpu="cpu-unheard-of"), more).missing == ("cpu",)
    assert estimate_power(Rig(cpu="cpu-odd"), more).missing == ("cpu",)


def test_a_cooler_of_its_own_power_needs_no_allowance(catalog: Catalog) -> None:
    pump = Cooler(
        id="pump",
        brand="Maker",
        name="Pump",
        type={"value": "liquid", **SHEET},
        sockets={"value": ("AM5",), **SHEET},
        power_w=documented(22),
    )
    row = estimate_power(Rig(cooler="pump"), catalog.with_parts([pump], {}, replace=True)).rows[0]
    assert (row.sustained_w, row.note) == (22, None)


def test_two_supplies_of_which_one_says_nothing_leave_the_wall_open(catalog: Catalog) -> None:
    def supply(name: str, points: tuple[EfficiencyPoint, ...], text: str | None) -> Psu:
        return Psu(
            id=name,
            brand="Maker",
            name=name,
            form_factor={"value": "atx", **SHEET},
            rating_w=documented(1000),
            efficiency={"value": points, **SHEET},
            efficiency_class=None if text is None else {"value": text, **SHEET},
        )

    odd = (EfficiencyPoint(load=0.5, efficiency=0.01, mains_v=115),)
    gold, silent = supply("gold", odd, "80 PLUS Gold"), supply("silent", odd, None)
    more = catalog.with_parts([gold, silent], {}, replace=True)
    assert efficiency_at(gold, 0.5, 120) == 0.90
    assert estimate_power(Rig(psus=("gold", "gold")), more).wall_w == 0
    assert estimate_power(Rig(psus=("gold", "silent")), more).wall_w is None


def test_a_card_on_a_rail_without_a_slot_may_be_linked_in_any_way(catalog: Catalog) -> None:
    board = board_of("board-rail", ((1, 16, 4, "cpu"), (4, 16, 4, "cpu")))
    card = next(c for c in catalog.of_kind(Card) if c.gpu == "RTX 3090")
    seats = (SlotSeat(slot=1), RailSeat(rail="rail", position_mm=10))
    rig = Rig(
        board=board.id,
        cards=tuple(
            PlacedCard(key=f"gpu{n}", part=card.id, seat=seat) for n, seat in enumerate(seats, 1)
        ),
    )
    link = link_between(rig, catalog.with_parts([board], {}, replace=True))
    assert link is not None
    assert link.known is False


@pytest.mark.parametrize(
    ("text", "efficiency"), [("80 PLUS", 0.80), ("80+ Silver", 0.88), ("Cybenetics A", None)]
)
def test_a_class_without_a_metal_is_plain_80_plus(text: str, efficiency: float | None) -> None:
    supply = Psu(
        id="psu",
        brand="Maker",
        name="PSU",
        form_factor={"value": "atx", **SHEET},
        rating_w=documented(1000),
        efficiency_class=Fact(value=text, grade="documented", source="test.sheet"),
    )
    assert efficiency_at(supply, 0.5, 120) == efficiency


def test_an_error_correcting_card_has_less_bandwidth_than_its_sheet_says(
    catalog: Catalog, rig_of: RigOf
) -> None:
    plain = card_of("card-plain", 48, gpu="RTX A6000", bandwidth_gb_s=696)
    careful = card_of("card-careful", 48, gpu="A40", bandwidth_gb_s=696)
    more = catalog.with_parts([plain, careful], {}, replace=True)
    fast = estimate_speed(rig_of("card-plain"), more)
    slow = estimate_speed(rig_of("card-careful"), more)
    assert fast is not None
    assert slow is not None
    assert fast.decode_tok_s.bound == slow.decode_tok_s.bound
    assert (slow.decode_tok_s.expected or 0) < (fast.decode_tok_s.expected or 0)


def test_a_figure_that_cannot_be_is_not_used(catalog: Catalog, rig_of: RigOf) -> None:
    absurd = card_of("card-absurd", 24).model_copy(
        update={"vram_gib": Figure(value=1e9, grade="documented", source="test.sheet")}
    )
    more = catalog.with_parts([absurd], {}, replace=True)
    answer = estimate_speed(rig_of("card-absurd"), more)
    assert answer is not None
    assert answer.unknown_because == "the memory size of gpu1 cannot be"
