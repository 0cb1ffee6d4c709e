"""Models of every kind: caches, experts, formats, and what their records do not say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Figure
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.estimates.kv_cache import kv_bytes
from rigbuilder.estimates.memory import estimate_memory
from rigbuilder.estimates.results import MemoryEstimate
from rigbuilder.estimates.weights import bits_per_weight, mixture_of, runs_on, weights_of
from rigbuilder.rig.model import Rig
from tests.estimates.makers import card_of

RigOf = Callable[..., Rig]


def told(rig: Rig, catalog: Catalog) -> MemoryEstimate:
    """The estimate of a rig that has a workload."""
    answer = estimate_memory(rig, catalog)
    assert answer is not None
    return answer


def model_of(catalog: Catalog, model_id: str) -> LanguageModel:
    """A model of the catalog."""
    found = catalog.get(model_id, LanguageModel)
    assert found is not None
    return found


def test_a_sliding_window_stops_growing_and_full_layers_do_not(catalog: Catalog) -> None:
    gemma = model_of(catalog, "gemma-3-27b-it")
    short, long = (kv_bytes(gemma, tokens, 1, "f16") for tokens in (8192, 16_384))
    assert long - short == pytest.approx(8192 * 10 * 16 * 128 * 2 * 2)
    assert kv_bytes(gemma, 100, 1, "f16") == pytest.approx(100 * 62 * 16 * 128 * 2 * 2)


def test_linear_layers_keep_a_state_of_fixed_size_for_each_sequence(catalog: Catalog) -> None:
    qwen = model_of(catalog, "qwen3.6-35b-a3b")
    state = 30 * (32 * 128 * 128 + 3 * (2 * 16 * 128 + 32 * 128)) * 4
    assert kv_bytes(qwen, 1, 1, "f16") == pytest.approx(state + 20_480)
    assert kv_bytes(qwen, 1, 4, "f16") == pytest.approx(4 * (state + 20_480))


def test_a_latent_cache_is_copied_to_every_card_of_tensor_parallel(
    catalog: Catalog, rig_of: RigOf
) -> None:
    setup = {"model": "deepseek-v3-0324", "quant": "Q4_K_M"}
    layer = told(rig_of(*["card-48"] * 8, **setup), catalog)
    tensor = told(rig_of(*["card-48"] * 8, split="tensor", **setup), catalog)
    assert layer.kv_cache_gib == pytest.approx(8192 * 70_272 / 2**30)
    assert tensor.kv_cache_gib == pytest.approx(8 * (layer.kv_cache_gib or 0))


def test_ten_kv_heads_cannot_be_shared_by_four_cards(catalog: Catalog, rig_of: RigOf) -> None:
    rig = rig_of(*["card-24"] * 4, model="phi-4", split="tensor")
    assert told(rig, catalog).refused_because == "10 KV heads cannot be shared by 4 cards"
    uneven = rig_of(*["card-24"] * 4, model="phi-4", split="tensor", runtime="exllama")
    assert told(uneven, catalog).refused_because is None


def test_experts_in_system_memory_leave_the_cards(catalog: Catalog, rig_of: RigOf) -> None:
    setup = {"model": "gpt-oss-120b", "quant": "MXFP4"}
    whole = told(rig_of("card-24", **setup), catalog)
    apart = told(rig_of("card-24", experts_in_system_memory=True, **setup), catalog)
    assert whole.fits is False
    assert apart.fits is True
    assert apart.weights_gib == pytest.approx(whole.weights_gib)
    assert apart.system_weights_gib is not None
    assert apart.cards[0].weights_gib + apart.system_weights_gib == pytest.approx(59.02, abs=0.01)
    assert 0.95 < apart.system_weights_gib / 59.02 < 1
    assert apart.system_ram_gib is not None
    assert apart.system_ram_gib >= 16 + apart.system_weights_gib


def test_experts_apart_mean_nothing_to_a_dense_model(catalog: Catalog, rig_of: RigOf) -> None:
    plain = told(rig_of("card-48"), catalog)
    asked = told(rig_of("card-48", experts_in_system_memory=True), catalog)
    assert asked.cards == plain.cards
    assert asked.system_weights_gib is None


def test_a_mixture_that_does_not_say_how_many_experts_it_has_is_unknown(
    catalog: Catalog, rig_of: RigOf
) -> None:
    silent = model_of(catalog, "mixtral-8x7b").model_copy(update={"experts": None})
    other = catalog.with_parts([silent], {}, replace=True)
    assert mixture_of(silent) is None
    answer = told(rig_of("card-24", model="mixtral-8x7b", experts_in_system_memory=True), other)
    assert answer.fits is None
    assert "experts" in (answer.unknown_because or "")
    all_used = model_of(catalog, "mixtral-8x7b")
    busy = all_used.model_copy(update={"experts_per_token": all_used.experts})
    assert mixture_of(busy) is None


def test_an_unverified_size_proves_nothing(catalog: Catalog, rig_of: RigOf) -> None:
    llama = model_of(catalog, "llama-3.1-8b-instruct")
    file = llama.quants["Q4_K_M"]
    doubtful = file.model_copy(update={"size_bytes": Figure(value=4.9e9, grade="unverified")})
    other = llama.model_copy(update={"quants": {"Q4_K_M": doubtful}})
    answer = told(
        rig_of("card-24", model="llama-3.1-8b-instruct"),
        catalog.with_parts([other], {}, replace=True),
    )
    assert answer.fits is None
    assert answer.unknown_because == "the size of the weights is not verified"


def test_a_model_of_unknown_vocabulary_is_reckoned_with_the_largest(
    catalog: Catalog, rig_of: RigOf
) -> None:
    llama = model_of(catalog, "llama-3.3-70b-instruct").model_copy(update={"vocab_size": None})
    silent = catalog.with_parts([llama], {}, replace=True)
    known, unknown = told(rig_of("card-48"), catalog), told(rig_of("card-48"), silent)
    assert (unknown.overhead_gib or 0) > (known.overhead_gib or 0)
    assert unknown.weights_gib == pytest.approx(known.weights_gib)


def test_a_card_too_small_for_its_own_runtime_is_left_out(catalog: Catalog, rig_of: RigOf) -> None:
    more = catalog.with_parts([card_of("card-1", 1)], {}, replace=True)
    setup = {"model": "llama-3.1-8b-instruct", "quant": "BF16"}
    top = told(rig_of("card-24", **setup), more).longest_context
    assert top is not None
    assert 8192 < top < 131_072
    answer = told(rig_of("card-24", "card-1", context=top, **setup), more)
    assert [row.layers for row in answer.cards] == [32, 0]
    assert answer.cards[0].free_gib >= 0
    assert answer.longest_context == top


def test_a_card_that_its_own_runtime_overfills_shows_the_model_all_the_same(
    catalog: Catalog, rig_of: RigOf
) -> None:
    more = catalog.with_parts([card_of("card-1", 1)], {}, replace=True)
    answer = told(rig_of("card-1", "card-1", model="llama-3.1-8b-instruct"), more)
    assert answer.fits is False
    assert answer.longest_context == 0
    assert [row.layers for row in answer.cards] == [32, 0]


@pytest.mark.parametrize(
    ("name", "bits"),
    [
        ("Q4_K_M", 4.8944),
        ("UD-Q4_K_M", 4.8944),
        ("Q4_0", 4.5),
        ("MXFP4", 4.25),
        ("FP8", 8.0),
        ("AWQ", 4.15625),
        ("gptq-4bit", 4.15625),
        ("4.0bpw", 4.0),
        ("EXL2-6.5bpw", 6.5),
        ("EXL3_3bpw", 3.0),
        ("BF16", 16.0005),
    ],
)
def test_bits_per_weight_of_every_format(name: str, bits: float) -> None:
    assert bits_per_weight(name) == pytest.approx(bits)


@pytest.mark.parametrize("name", ["", "Q99", "GPTQ-8bit", "0bpw", "99bpw", "bpw"])
def test_names_that_nobody_defines_have_no_bits(name: str) -> None:
    assert bits_per_weight(name) is None


def test_formats_that_keep_embeddings_in_16_bits_are_larger_than_their_bits(
    catalog: Catalog,
) -> None:
    llama = model_of(catalog, "llama-3.1-8b-instruct")
    awq, fp8 = weights_of(llama, "AWQ"), weights_of(llama, "FP8")
    assert awq is not None
    assert fp8 is not None
    ends = 2 * 128_256 * 4096
    assert awq.total_bytes == pytest.approx(((8.030261e9 - ends) * 4.15625 + ends * 16) / 8)
    assert fp8.total_bytes == pytest.approx(8.030261e9 + ends)
    assert awq.tolerance_bytes > 0
    assert "bits per weight" in awq.source


def test_a_fit_that_hangs_on_bits_per_weight_is_unknown(catalog: Catalog, rig_of: RigOf) -> None:
    verdicts = {
        bits: told(
            rig_of("card-24", quant=f"{bits:.2f}bpw", model="qwen3-32b", runtime="exllama"), catalog
        ).fits
        for bits in (3.0, 5.2, 8.0)
    }
    assert verdicts == {3.0: True, 5.2: None, 8.0: False}


def test_a_runtime_is_offered_only_what_it_reads(catalog: Catalog) -> None:
    llama = model_of(catalog, "llama-3.1-8b-instruct")
    gguf = [name for name, _ in runs_on(llama, "llama.cpp")]
    assert gguf[:2] == ["BF16", "Q8_0"]
    assert "Q4_0" not in gguf
    assert [name for name, _ in runs_on(llama, "vllm")] == ["BF16", "FP8", "AWQ"]
    exllama = [name for name, _ in runs_on(llama, "exllama")]
    assert exllama == ["BF16", "8.0bpw", "6.0bpw", "5.0bpw", "4.0bpw", "3.0bpw"]
    nothing = llama.model_copy(
        update={
            "quants": {},
            "parameters_b": Figure(value=0.0, grade="documented", source="test.sheet"),
        }
    )
    assert runs_on(nothing, "vllm") == []


def test_sizes_that_cannot_be_are_not_sizes(catalog: Catalog) -> None:
    llama = model_of(catalog, "llama-3.1-8b-instruct")
    zero = Figure(value=0.0, grade="documented", source="test.sheet")
    empty = llama.quants["Q4_K_M"].model_copy(update={"size_bytes": zero})
    assert weights_of(llama.model_copy(update={"quants": {"Q4_K_M": empty}}), "Q4_K_M") is None
    assert weights_of(llama.model_copy(update={"parameters_b": zero}), "Q4_K_M") is None


def test_vllm_is_told_to_take_a_format_of_its_own(catalog: Catalog, rig_of: RigOf) -> None:
    setup = {"runtime": "vllm", "split": "tensor", "context": 4096}
    assert told(rig_of("card-24", "card-24", quant="AWQ", **setup), catalog).best_quant == "AWQ"
    four = told(rig_of(*["card-24"] * 4, quant="AWQ", **setup), catalog)
    assert four.best_quant == "FP8"


def test_vllm_needs_more_beside_the_weights_than_llama_cpp(catalog: Catalog, rig_of: RigOf) -> None:
    setup = {"model": "llama-3.1-8b-instruct", "quant": "BF16"}
    llama = told(rig_of("card-24", **setup), catalog)
    vllm = told(rig_of("card-24", runtime="vllm", **setup), catalog)
    assert (vllm.overhead_gib or 0) > (llama.overhead_gib or 0)


def test_a_quantized_cache_needs_scratch_on_the_card(catalog: Catalog, rig_of: RigOf) -> None:
    plain = told(rig_of("card-48", context=32_768), catalog)
    small = told(rig_of("card-48", context=32_768, kv_cache="q8_0"), catalog)
    scratch = 2.25 * 8192 * 32_768 / 2**30
    assert small.overhead_gib == pytest.approx((plain.overhead_gib or 0) + scratch)
