"""What fits, where it lies, and how much context is left."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Figure
from rigbuilder.estimates.memory import estimate_memory
from rigbuilder.estimates.results import MemoryEstimate
from rigbuilder.rig.model import Rig

RigOf = Callable[..., Rig]
MANY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PARTS = st.sampled_from(["card-8", "card-12", "card-16", "card-24", "card-48"])
MODELS = st.sampled_from(
    [
        ("llama-3.3-70b-instruct", "Q4_K_M"),
        ("qwen3-32b", "Q5_K_M"),
        ("llama-3.1-8b-instruct", "Q8_0"),
        ("mixtral-8x7b", "Q4_K_M"),
    ]
)
CACHES = st.sampled_from(["f16", "q8_0", "q4_0"])


def told(rig: Rig, catalog: Catalog) -> MemoryEstimate:
    """The estimate of a rig that has a workload."""
    answer = estimate_memory(rig, catalog)
    assert answer is not None
    return answer


def test_two_24_gib_cards_hold_llama_70b_q4_k_m_at_8k(catalog: Catalog, rig_of: RigOf) -> None:
    answer = told(rig_of("card-24", "card-24"), catalog)
    assert answer.fits is True
    assert answer.weights_gib == pytest.approx(39.6, abs=0.02)
    assert answer.kv_cache_gib == pytest.approx(2.5)
    assert answer.capacity_gib == 48
    assert [row.layers for row in answer.cards] == [41, 39]


def test_one_24_gib_card_does_not_hold_it_and_no_context_does(
    catalog: Catalog, rig_of: RigOf
) -> None:
    answer = told(rig_of("card-24"), catalog)
    assert answer.fits is False
    assert answer.longest_context == 0
    assert answer.cards[0].free_gib < -15


def test_one_48_gib_card_holds_it_with_less_overhead_than_two_small_ones(
    catalog: Catalog, rig_of: RigOf
) -> None:
    one = told(rig_of("card-48"), catalog)
    two = told(rig_of("card-24", "card-24"), catalog)
    assert one.fits is True
    assert one.overhead_gib is not None
    assert two.overhead_gib is not None
    assert one.overhead_gib < two.overhead_gib


def test_cards_without_a_workload_are_not_judged(catalog: Catalog, rig_of: RigOf) -> None:
    rig = rig_of("card-24").model_copy(update={"workload": None})
    assert estimate_memory(rig, catalog) is None


def test_uneven_cards_get_layers_by_their_room(catalog: Catalog, rig_of: RigOf) -> None:
    answer = told(rig_of("card-24", "card-12", "card-12"), catalog)
    assert answer.fits is True
    first, second, third = (row.layers for row in answer.cards)
    assert first is not None
    assert second is not None
    assert third is not None
    assert first + second + third == 80
    assert first > 1.8 * second


def test_where_the_proportional_split_overflows_another_one_is_found(
    catalog: Catalog, rig_of: RigOf
) -> None:
    rig = rig_of("card-24", "card-24")
    top = told(rig, catalog).longest_context
    assert top is not None
    assert rig.workload is not None
    full = rig.model_copy(update={"workload": rig.workload.model_copy(update={"context": top})})
    answer = told(full, catalog)
    assert answer.fits is True
    assert all(row.free_gib >= 0 for row in answer.cards)


def test_tensor_parallel_shares_equally_and_the_smallest_card_decides(
    catalog: Catalog, rig_of: RigOf
) -> None:
    equal = told(rig_of("card-24", "card-24", split="tensor"), catalog)
    assert equal.fits is True
    assert equal.cards[0].weights_gib == equal.cards[1].weights_gib
    uneven = told(rig_of("card-48", "card-16", split="tensor"), catalog)
    assert uneven.fits is False


def test_three_cards_cannot_share_64_heads(catalog: Catalog, rig_of: RigOf) -> None:
    answer = told(rig_of("card-48", "card-48", "card-48", split="tensor"), catalog)
    assert answer.fits is False
    assert answer.refused_because == "64 attention heads cannot be shared by 3 cards"


def test_more_cards_than_kv_heads_keep_copies_of_the_cache(catalog: Catalog, rig_of: RigOf) -> None:
    eight = told(rig_of(*["card-24"] * 8, split="tensor"), catalog)
    sixteen = told(rig_of(*["card-24"] * 16, split="tensor"), catalog)
    assert eight.kv_cache_gib == pytest.approx(2.5)
    assert sixteen.kv_cache_gib == pytest.approx(5.0)


def test_quantized_cache_takes_blocks_of_34_and_18_bytes(catalog: Catalog, rig_of: RigOf) -> None:
    sizes = {
        cache: told(rig_of("card-48", kv_cache=cache), catalog).kv_cache_gib
        for cache in ("f16", "q8_0", "q4_0")
    }
    assert sizes["q8_0"] == pytest.approx(2.5 * 34 / 64)
    assert sizes["q4_0"] == pytest.approx(2.5 * 18 / 64)


def test_a_model_that_is_not_in_the_catalog_is_unknown(catalog: Catalog, rig_of: RigOf) -> None:
    answer = told(rig_of("card-24", model="no-such-model"), catalog)
    assert answer.fits is None
    assert answer.unknown_because is not None
    assert "no-such-model" in answer.unknown_because


def test_a_quantization_nobody_defines_is_unknown(catalog: Catalog, rig_of: RigOf) -> None:
    answer = told(rig_of("card-24", quant="Q99_Z"), catalog)
    assert answer.fits is None
    assert answer.needed_gib is None


def test_an_unverified_memory_size_proves_nothing(catalog: Catalog, rig_of: RigOf) -> None:
    card = catalog.parts["card-48"].model_copy(
        update={"vram_gib": Figure(value=48.0, grade="unverified")}
    )
    doubtful = catalog.with_parts([card], {}, replace=True)
    answer = told(rig_of("card-48"), doubtful)
    assert answer.fits is None
    assert answer.unknown_because is not None
    assert "gpu1" in answer.unknown_because


def test_a_card_that_is_not_in_the_catalog_might_hold_the_rest(
    catalog: Catalog, rig_of: RigOf
) -> None:
    assert told(rig_of("card-24", "card-unheard-of"), catalog).fits is None
    assert told(rig_of("card-48", "card-unheard-of"), catalog).fits is True


def test_an_empty_rig_says_that_it_has_no_card(catalog: Catalog, rig_of: RigOf) -> None:
    answer = told(rig_of(), catalog)
    assert answer.fits is None
    assert answer.unknown_because == "the rig has no card yet"
    assert answer.kv_cache_gib == pytest.approx(2.5)


def test_a_rig_that_only_a_desktop_spoils_is_unknown(catalog: Catalog, rig_of: RigOf) -> None:
    verdicts: dict[bool | None, list[int]] = {True: [], None: [], False: []}
    reasons = set()
    for context in range(256, 40_000, 256):
        answer = told(
            rig_of("card-24", model="qwen3-32b", quant="Q4_K_M", context=context), catalog
        )
        verdicts[answer.fits].append(context)
        reasons.add((answer.unknown_because or "").partition(":")[0].partition(" no ")[0])
    assert "it fits only while" in reasons
    assert max(verdicts[True]) < min(verdicts[None])
    assert max(verdicts[None]) < min(verdicts[False])


def test_between_the_most_and_the_least_overhead_it_is_too_close_to_tell(
    catalog: Catalog, rig_of: RigOf
) -> None:
    reasons = {}
    for context in range(8_192, 40_000, 256):
        answer = told(
            rig_of("card-24", model="qwen3-32b", quant="Q4_K_M", context=context), catalog
        )
        reasons[answer.unknown_because or str(answer.fits)] = context
    words = [reason.partition(":")[0].partition(" no ")[0] for reason in reasons]
    assert list(dict.fromkeys(words)) == [
        "True",
        "too close to tell",
        "it fits only while",
        "False",
    ]


@pytest.mark.parametrize(("runtime", "fits"), [("llama.cpp", None), ("vllm", False)])
def test_an_embedding_that_llama_cpp_leaves_in_system_memory_is_not_what_forbids_a_model(
    catalog: Catalog, rig_of: RigOf, runtime: str, fits: bool | None
) -> None:
    """Llama 3 8B at F16 ran on an RTX 4080 of 16 GB (github XiongjieDai, Llama 3 benchmarks)."""
    work = {"model": "llama-3.1-8b-instruct", "quant": "F16", "context": 2048}
    answer = told(rig_of("card-16", runtime=runtime, **work), catalog)
    assert answer.fits is fits
    assert told(rig_of("card-12", runtime=runtime, **work), catalog).fits is False


def test_the_best_quantization_is_the_largest_that_fits(catalog: Catalog, rig_of: RigOf) -> None:
    best = told(rig_of("card-48"), catalog).best_quant
    assert best == "Q4_K_M"
    assert told(rig_of("card-48", quant=best), catalog).fits is True
    assert told(rig_of("card-48", quant="Q5_K_S"), catalog).fits is False


@MANY
@given(parts=st.lists(PARTS, min_size=1, max_size=5), model=MODELS, cache=CACHES)
def test_cards_add_up_to_the_whole(
    catalog: Catalog, rig_of: RigOf, parts: list[str], model: tuple[str, str], cache: str
) -> None:
    answer = told(rig_of(*parts, model=model[0], quant=model[1], kv_cache=cache), catalog)
    assert sum(r.weights_gib for r in answer.cards) == pytest.approx(answer.weights_gib)
    assert sum(r.kv_cache_gib for r in answer.cards) == pytest.approx(answer.kv_cache_gib)
    assert sum(r.overhead_gib for r in answer.cards) == pytest.approx(answer.overhead_gib)
    for row in answer.cards:
        used = row.weights_gib + row.kv_cache_gib + row.overhead_gib
        assert row.free_gib == pytest.approx(row.capacity_gib - used)
    if answer.fits:
        assert min(row.free_gib for row in answer.cards) >= -1e-9


@MANY
@given(
    parts=st.lists(PARTS, min_size=1, max_size=5),
    model=MODELS,
    contexts=st.tuples(st.integers(1, 131_072), st.integers(1, 131_072)),
    split=st.sampled_from(["layer", "tensor"]),
)
def test_more_context_never_needs_less(
    catalog: Catalog,
    rig_of: RigOf,
    parts: list[str],
    model: tuple[str, str],
    contexts: tuple[int, int],
    split: str,
) -> None:
    less, more = sorted(contexts)
    answers = [
        told(rig_of(*parts, model=model[0], quant=model[1], context=c, split=split), catalog)
        for c in (less, more)
    ]
    assert answers[0].kv_cache_gib <= answers[1].kv_cache_gib  # type: ignore[operator]
    if answers[1].fits:
        assert answers[0].fits


@MANY
@given(parts=st.lists(PARTS, min_size=1, max_size=5), added=PARTS, model=MODELS)
def test_a_card_more_never_shortens_the_longest_context(
    catalog: Catalog, rig_of: RigOf, parts: list[str], added: str, model: tuple[str, str]
) -> None:
    before = told(rig_of(*parts, model=model[0], quant=model[1]), catalog).longest_context
    after = told(rig_of(*parts, added, model=model[0], quant=model[1]), catalog).longest_context
    assert before is not None
    assert after is not None
    assert after >= before


@MANY
@given(
    parts=st.lists(PARTS, min_size=1, max_size=4),
    model=MODELS,
    cache=CACHES,
    split=st.sampled_from(["layer", "tensor"]),
)
def test_the_longest_context_fits_and_one_step_more_does_not(
    catalog: Catalog,
    rig_of: RigOf,
    parts: list[str],
    model: tuple[str, str],
    cache: str,
    split: str,
) -> None:
    def at(context: int) -> MemoryEstimate:
        return told(
            rig_of(
                *parts,
                model=model[0],
                quant=model[1],
                kv_cache=cache,
                context=context,
                split=split,
            ),
            catalog,
        )

    answer = at(8192)
    top = answer.longest_context
    assert top is not None
    if answer.refused_because is not None:
        assert top == 0
        return
    if top:
        assert at(top).fits is True
    record = catalog.parts[model[0]]
    if top + 256 <= record.max_context.value:  # type: ignore[union-attr]
        assert at(top + 256).fits is not True
