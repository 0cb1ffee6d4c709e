"""Expected speed: what was measured, what the link and a power limit change, what is not known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import Bridge, Card, Cpu, LaneMode, Riser
from rigbuilder.estimates.efficiency import memory_class, read_slowdown
from rigbuilder.estimates.measured import measured_cards, measurements
from rigbuilder.estimates.power_limit import limited_speed
from rigbuilder.estimates.results import Range, SpeedEstimate
from rigbuilder.estimates.speed import estimate_speed
from rigbuilder.rig.edits import set_power_limit
from rigbuilder.rig.model import PlacedBridge, PlacedCard, RailSeat, Rig, SlotSeat, Workload
from tests.estimates.makers import board_of, card_of, documented

RigOf = Callable[..., Rig]


BOARDS = (
    board_of("board-wide", tuple((n, 16, 4, "cpu") for n in range(1, 8))),
    board_of("board-narrow", ((1, 16, 3, "cpu"), (2, 8, 3, "cpu"))),
    board_of(
        "board-split",
        ((1, 16, 4, "cpu"), (4, 8, 4, "cpu"), (7, 4, 3, "chipset")),
        (
            LaneMode(
                filled=("SLOT4",),
                lanes={"SLOT1": 8, "SLOT4": 8},
                grade="documented",
                source="test.sheet",
            ),
        ),
    ),
)


@pytest.fixture(scope="module")
def catalog(catalog: Catalog) -> Catalog:
    """The catalog and three boards."""
    return catalog.with_parts(BOARDS, {}, replace=True)


@pytest.fixture(scope="module")
def measured(catalog: Catalog) -> Catalog:
    """The catalog with the cards of the measured rows."""
    return catalog.with_parts(measured_cards().values(), {}, replace=True)


def told(rig: Rig, catalog: Catalog) -> SpeedEstimate:
    """The estimate of a rig that has a workload."""
    answer = estimate_speed(rig, catalog)
    assert answer is not None
    return answer


def ordered(span: Range) -> bool:
    """Whether a range is complete and in order."""
    values = (span.low, span.expected, span.high, span.bound)
    known = [value for value in values if value is not None]
    return len(known) == 4 and known == sorted(known)


def seated(catalog: Catalog, gpu: str, slots: tuple[int, ...], **more: Any) -> Rig:
    """Cards of one GPU of the catalog in a board's slots, with a 70B model."""
    part = next(card.id for card in catalog.of_kind(Card) if card.gpu == gpu)
    cards = tuple(
        PlacedCard(key=f"gpu{n}", part=part, seat=SlotSeat(slot=slot))
        for n, slot in enumerate(slots, 1)
    )
    settings_ = {"model": "llama-3.3-70b-instruct", "quant": "Q4_K_M", "split": "tensor"}
    board = more.pop("board", "board-wide")
    workload = Workload(**{**settings_, **more})
    return Rig(board=board, cards=cards, workload=workload)


def bridged(rig: Rig, catalog: Catalog, generation: str = "ampere", span: int = 4) -> Rig:
    """The rig with an NVLink bridge on its first two cards."""
    part = next(
        bridge.id
        for bridge in catalog.of_kind(Bridge)
        if bridge.generation.value == generation and bridge.span_slots.value == span
    )
    joined = PlacedBridge(key="bridge1", part=part, joins=("gpu1", "gpu2"))
    return rig.model_copy(update={"bridges": (joined,)})


@pytest.mark.parametrize(("gpu", "measured_tok_s"), [("RTX 3090", 16.29), ("RTX 4090", 19.06)])
def test_the_range_of_two_cards_contains_what_was_measured(
    catalog: Catalog, gpu: str, measured_tok_s: float
) -> None:
    span = told(seated(catalog, gpu, (1, 4), split="layer"), catalog).decode_tok_s
    assert ordered(span)
    assert span.low is not None
    assert span.high is not None
    assert span.low < measured_tok_s < span.high
    assert span.expected == pytest.approx(measured_tok_s, rel=0.06)


def test_tensor_parallel_is_faster_than_layer_split(catalog: Catalog) -> None:
    layer = told(seated(catalog, "RTX 3090", (1, 4), split="layer"), catalog).decode_tok_s
    tensor = told(seated(catalog, "RTX 3090", (1, 4)), catalog).decode_tok_s
    assert layer.expected is not None
    assert tensor.expected is not None
    assert 1.3 * layer.expected < tensor.expected < 2 * layer.expected


@pytest.mark.parametrize("runtime", ["llama.cpp", "vllm"])
def test_a_bridge_brings_two_to_four_percent_and_is_named(catalog: Catalog, runtime: str) -> None:
    plain = seated(catalog, "RTX 3090", (1, 5), runtime=runtime)
    without = told(plain, catalog)
    with_bridge = told(bridged(plain, catalog), catalog)
    assert without.decode_tok_s.expected is not None
    assert with_bridge.decode_tok_s.expected is not None
    gain = with_bridge.decode_tok_s.expected / without.decode_tok_s.expected - 1
    assert 0.02 <= gain <= 0.04
    assert "NVLink 56.2" in (with_bridge.link or "")
    assert without.link == "PCIe 4.0 x16, through host memory"


def test_a_bridge_of_another_generation_changes_nothing(catalog: Catalog) -> None:
    plain = seated(catalog, "RTX 3090", (1, 5))
    wrong = told(bridged(plain, catalog, "turing"), catalog)
    assert wrong.link == told(plain, catalog).link


def test_a_bridge_cannot_join_three_cards(catalog: Catalog) -> None:
    rig = bridged(seated(catalog, "RTX 3090", (1, 3, 5, 7)), catalog)
    assert "PCIe" in (told(rig, catalog).link or "")


def test_workstation_cards_talk_to_each_other_directly(catalog: Catalog) -> None:
    assert (told(seated(catalog, "RTX A6000", (1, 4)), catalog).link or "").endswith("card to card")


def test_narrow_lanes_slow_tensor_parallel_and_not_layer_split(catalog: Catalog) -> None:
    wide = {"board": "board-wide"}
    narrow = {"board": "board-narrow"}
    fast = told(seated(catalog, "RTX 3090", (1, 2), **wide), catalog)
    slow = told(seated(catalog, "RTX 3090", (1, 2), **narrow), catalog)
    assert slow.link == "PCIe 3.0 x8, through host memory"
    assert fast.decode_tok_s.expected is not None
    assert slow.decode_tok_s.expected is not None
    assert slow.decode_tok_s.expected < fast.decode_tok_s.expected
    assert (slow.prompt_tok_s.expected or 0) < (fast.prompt_tok_s.expected or 0)
    layer = [
        told(seated(catalog, "RTX 3090", (1, 2), split="layer", **board), catalog).decode_tok_s
        for board in (wide, narrow)
    ]
    assert layer[0] == layer[1]


def test_lane_modes_and_the_chipset_are_counted(catalog: Catalog) -> None:
    both = seated(catalog, "RTX 3090", (1, 4), board="board-split")
    assert told(both, catalog).link == "PCIe 4.0 x8, through host memory"
    behind = seated(catalog, "RTX 3090", (1, 7), board="board-split")
    assert told(behind, catalog).link == "PCIe 3.0 x4 behind the chipset, through host memory"


def test_a_riser_of_fewer_lanes_sets_the_pace(catalog: Catalog) -> None:
    sheet = {"grade": "documented", "source": "test.sheet"}
    riser = Riser(
        id="riser-x1",
        brand="Maker",
        name="Riser",
        length_mm=documented(600),
        generation=documented(3),
        lanes={"value": 1, **sheet},
    )
    more = catalog.with_parts([riser], {}, replace=True)
    rig = seated(catalog, "RTX 3090", (1, 4))
    seat = RailSeat(rail="rail", position_mm=10, board_slot=4, riser="riser-x1")
    cards = (rig.cards[0], rig.cards[1].model_copy(update={"seat": seat}))
    link = told(rig.model_copy(update={"cards": cards}), more).link
    assert link == "PCIe 3.0 x1, through host memory"


def test_an_unknown_seat_is_said_to_be_a_best_case(catalog: Catalog, rig_of: RigOf) -> None:
    rig = rig_of("card-24", "card-24", split="tensor")
    assert "at most" in (told(rig, catalog).link or "")
    rail = RailSeat(rail="rail", position_mm=10)
    cards = tuple(card.model_copy(update={"seat": rail}) for card in rig.cards)
    assert "at most" in (told(rig.model_copy(update={"cards": cards}), catalog).link or "")


def test_nearest_rows_are_of_the_same_gpu_and_model_first(catalog: Catalog) -> None:
    rows = told(seated(catalog, "RTX 3090", (1, 4), split="layer"), catalog).nearest
    first = rows[0]
    assert (first.gpu, first.count, first.model) == ("RTX 3090", 2, "llama-3-70b")
    assert first.decode_tok_s == 16.29
    assert first.url is not None


def test_cards_of_several_kinds_have_no_nearest_row(catalog: Catalog, rig_of: RigOf) -> None:
    assert told(rig_of("card-24", "card-48"), catalog).nearest == ()


def test_a_model_that_does_not_fit_has_a_bound_and_no_expectation(
    catalog: Catalog, rig_of: RigOf
) -> None:
    answer = told(rig_of("card-24"), catalog)
    assert answer.decode_tok_s.bound is not None
    assert answer.decode_tok_s.expected is None
    assert answer.unknown_because == "the model does not fit on the cards"


def test_a_power_limit_costs_what_was_measured(catalog: Catalog) -> None:
    cards = measured_cards()
    assert limited_speed(cards["RTX 3090"], 290) == pytest.approx(0.93, abs=0.02)
    assert limited_speed(cards["RTX 3090"], 230) == pytest.approx(0.68, abs=0.03)
    assert limited_speed(cards["RTX 4090"], 300) == pytest.approx(0.965, abs=0.01)
    assert limited_speed(cards["RTX 4090"], 440) == 1.0
    assert limited_speed(cards["RTX 3090"], 500) == 1.0
    assert limited_speed(cards["RTX 3090"], None) == 1.0
    assert limited_speed(cards["RTX 3090"], 115) == pytest.approx(0.69 * 0.5 * 230 / 231, rel=0.02)
    rig = seated(catalog, "RTX 3090", (1, 4), split="layer")
    free = told(rig, catalog).decode_tok_s.expected
    held = set_power_limit(set_power_limit(rig, "gpu1", 290), "gpu2", 290)
    limited = told(held, catalog).decode_tok_s.expected
    assert free is not None
    assert limited is not None
    assert 0.9 < limited / free < 0.97


def test_eight_sequences_together_are_faster_than_one_and_slower_than_eight(
    catalog: Catalog,
) -> None:
    rig = seated(catalog, "RTX 3090", (1, 4), sequences=8, context=1024)
    answer = told(rig, catalog)
    one, batch = answer.decode_tok_s.expected, answer.all_sequences_tok_s
    assert one is not None
    assert batch is not None
    assert batch.expected is not None
    assert 2 * one < batch.expected < 8 * one


def test_a_mixture_reads_more_experts_for_more_sequences(catalog: Catalog) -> None:
    def batch(sequences: int) -> float:
        rig = seated(
            catalog,
            "RTX A6000",
            (1,),
            model="mixtral-8x7b",
            sequences=sequences,
            context=512,
        )
        found = told(rig, catalog).all_sequences_tok_s
        assert found is not None
        assert found.expected is not None
        return found.expected

    assert batch(4) < 2 * batch(2)


def test_a_mixture_has_a_wider_range_than_a_dense_model(catalog: Catalog) -> None:
    def width(model: str) -> float:
        span = told(seated(catalog, "RTX A6000", (1,), model=model), catalog).decode_tok_s
        assert span.low is not None
        assert span.expected is not None
        return span.low / span.expected

    assert width("mixtral-8x7b") < width("llama-3.1-8b-instruct")


def test_experts_in_system_memory_wait_for_the_processor(catalog: Catalog) -> None:
    rig = seated(catalog, "RTX 3090", (1,), model="mixtral-8x7b", experts_in_system_memory=True)
    unknown = told(rig, catalog)
    assert unknown.decode_tok_s.expected is None
    assert "system memory" in (unknown.unknown_because or "")
    sheet = {"grade": "documented", "source": "test.sheet"}
    cpu = Cpu(
        id="cpu-wide",
        brand="Maker",
        name="Wide",
        socket={"value": "SP5", **sheet},
        tdp_w=documented(280),
        memory_bandwidth_gb_s=documented(204.8),
    )
    more = catalog.with_parts([cpu], {}, replace=True)
    known = told(rig.model_copy(update={"cpu": "cpu-wide"}), more).decode_tok_s
    on_cards = told(seated(catalog, "RTX A6000", (1,), model="mixtral-8x7b"), catalog)
    assert ordered(known)
    assert on_cards.decode_tok_s.expected is not None
    assert known.expected is not None
    assert known.expected < on_cards.decode_tok_s.expected / 2


def test_generations_without_rows_take_the_nearest_one() -> None:
    turing = card_of("turing", 11, architecture="turing", bandwidth_gb_s=616)
    volta = card_of("volta", 32, architecture="volta", bandwidth_gb_s=1370)
    blackwell = card_of("blackwell", 32, architecture="blackwell", bandwidth_gb_s=1792)
    assert [read_slowdown(card)[1] for card in (turing, volta, blackwell)] == [False] * 3
    assert memory_class(volta) == "volta-hbm"
    assert read_slowdown(blackwell)[0] < read_slowdown(turing)[0] < read_slowdown(volta)[0]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    gpu=st.sampled_from(sorted(measured_cards())),
    count=st.sampled_from([1, 2, 4]),
    model=st.sampled_from(["llama-3.3-70b-instruct", "llama-3.1-8b-instruct", "mixtral-8x7b"]),
    quant=st.sampled_from(["Q4_K_M", "Q8_0", "BF16"]),
    split=st.sampled_from(["layer", "tensor"]),
    runtime=st.sampled_from(["llama.cpp", "vllm", "exllama"]),
    context=st.integers(1, 32_768),
)
def test_no_estimate_is_above_the_bound(
    measured: Catalog,
    gpu: str,
    count: int,
    model: str,
    quant: str,
    split: str,
    runtime: str,
    context: int,
) -> None:
    part = measured_cards()[gpu].id
    cards = tuple(PlacedCard(key=f"gpu{n}", part=part) for n in range(1, count + 1))
    workload = Workload(
        model=model,
        quant=quant,
        split=split,
        runtime=runtime,
        context=context,  # type: ignore[arg-type]
    )
    answer = told(Rig(cards=cards, workload=workload), measured)
    assert answer.decode_tok_s.bound is not None
    for span in (answer.decode_tok_s, answer.prompt_tok_s):
        assert span.expected is None or ordered(span)


def test_every_measured_row_names_its_page_and_a_known_card() -> None:
    for found in measurements():
        assert found.row.url is not None
        assert found.row.gpu in measured_cards()
        assert found.used in ("fit", "check")
