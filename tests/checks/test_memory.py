"""Rules of the model's memory, and of claimed speeds."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import catalogs_dir
from rigbuilder.rig.model import Workload
from tests.builders import (
    card,
    catalog_of,
    finding_of,
    findings_of,
    model,
    rig_of,
    unverified,
    workload,
)

TWO_KINDS = (("card", 1), ("other", 5))


@pytest.fixture(scope="module")
def real() -> Catalog:
    return load_catalog([catalogs_dir()])


def _llama(**fields: Any) -> Workload:
    return Workload(model="llama-3.3-70b-instruct", quant="Q4_K_M", context=8192, **fields)


def test_two_3090_hold_llama_70b_at_q4_k_m_with_8k_tokens(real: Catalog) -> None:
    catalog = real.with_parts([card()], {}, replace=True)
    assert findings_of("memory.fits", rig_of(workload=_llama()), catalog) == ()


def test_one_3090_does_not_hold_llama_70b_at_q4_k_m(real: Catalog) -> None:
    catalog = real.with_parts([card()], {}, replace=True)
    finding = finding_of("memory.fits", rig_of([("card", 1)], workload=_llama()), catalog)
    assert finding.severity == "error"
    assert finding.parts == ("gpu1",)
    assert finding.measured == 24.0
    assert finding.needed is not None
    assert 39.6 + 2.5 < finding.needed < 46
    assert finding.unit == "GiB"
    assert "Q4_K_M at 8,192 tokens" in finding.message


def test_a_model_that_fits_with_less_context_says_how_much() -> None:
    rig = rig_of(workload=workload(context=131072))
    finding = finding_of("memory.fits", rig, catalog_of(model(size_gb=38.0)))
    assert "it fits with " in finding.message
    assert "tokens of context" in finding.message


def test_a_model_that_fits_in_another_quantization_names_it() -> None:
    figure = {"grade": "documented", "source": "test.sheet"}
    two = model(
        quants={
            "Q8_0": {"size_bytes": {"value": 60e9, **figure}},
            "Q4_K_M": {"size_bytes": {"value": 30e9, **figure}},
        }
    )
    finding = finding_of("memory.fits", rig_of(workload=workload(quant="Q8_0")), catalog_of(two))
    assert "(at this context Q4_K_M fits)" in finding.message


def test_a_model_whose_layers_no_split_places_names_the_card_that_overflows() -> None:
    coarse = model(
        size_gb=36.0,
        layers=1,
        attention=({"layers": 1, "kind": "full", "kv_heads": 8, "head_dim": 128},),
    )
    rig, catalog = rig_of(workload=workload()), catalog_of(coarse)
    assert findings_of("memory.fits", rig, catalog) == ()
    finding = finding_of("memory.per-card", rig, catalog)
    assert finding.severity == "error"
    assert len(finding.parts) == 1  # one of two equal cards gets the one layer
    assert finding.measured == 24.0
    assert finding.needed is not None
    assert 34 < finding.needed < 37
    assert f"is {finding.needed - 24.0:.1f} GiB more than its 24 GiB" in finding.message
    assert "split by whole layers" in finding.message


UNEVEN = (card("other", vram_gib=12), model(size_gb=28.0))


def test_equal_shares_overflow_the_smaller_card_although_the_sum_suffices() -> None:
    rig = rig_of(TWO_KINDS, (), workload=workload(split="tensor"))
    finding = finding_of("memory.per-card", rig, catalog_of(*UNEVEN))
    assert finding.severity == "error"
    assert finding.parts == ("gpu2",)
    assert (finding.measured, finding.unit) == (12.0, "GiB")
    assert finding.needed is not None
    assert 28e9 / 2**30 / 2 < finding.needed < 16  # half the weights, and buffers
    assert "split in equal shares the share of gpu2 (Other)" in finding.message
    assert findings_of("memory.fits", rig, catalog_of(*UNEVEN)) == ()


def test_the_same_cards_hold_the_model_by_layers() -> None:
    rig = rig_of(TWO_KINDS, (), workload=workload())
    assert findings_of("memory.per-card", rig, catalog_of(*UNEVEN)) == ()
    assert findings_of("memory.fits", rig, catalog_of(*UNEVEN)) == ()


def test_where_the_sum_is_too_small_no_single_card_is_blamed() -> None:
    rig = rig_of(TWO_KINDS, (), workload=workload(split="tensor"))
    catalog = catalog_of(card("other", vram_gib=12), model(size_gb=60.0))
    assert findings_of("memory.per-card", rig, catalog) == ()
    assert finding_of("memory.fits", rig, catalog).severity == "error"


def test_heads_that_cannot_be_shared_are_the_reason_and_not_the_memory() -> None:
    rig = rig_of((*TWO_KINDS, ("card", 7)), (), workload=workload(split="tensor"))
    catalog = catalog_of(card("other"))
    finding = finding_of("memory.fits", rig, catalog)
    assert finding.message.endswith(
        "does not start on these cards: 32 attention heads cannot be shared by 3 cards."
    )
    assert findings_of("memory.per-card", rig, catalog) == ()


def test_a_model_far_too_large_gets_no_advice() -> None:
    finding = finding_of(
        "memory.fits", rig_of(workload=workload()), catalog_of(model(size_gb=400.0))
    )
    assert finding.message.endswith("the cards hold 48.0 GiB.")


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        (model(size_gb=unverified(20e9)), "the size of the weights is not verified"),
        (card(vram_gib=unverified(24.0)), "the memory size of gpu1, gpu2 is not verified"),
    ],
)
def test_memory_is_unknown_when_model_or_card_is(part: Any, reason: str) -> None:
    finding = finding_of("memory.fits", rig_of(workload=workload()), catalog_of(part))
    assert finding.severity == "unknown"
    assert finding.missing == (reason,)


def test_a_model_nobody_knows_is_unknown() -> None:
    rig = rig_of(workload=workload(model="nobody-knows-it"))
    finding = finding_of("memory.fits", rig, catalog_of())
    assert finding.severity == "unknown"
    assert finding.message.startswith("Whether nobody-knows-it Q4_K_M at 8,192 tokens fits")


@pytest.mark.parametrize(
    "rule",
    ["memory.fits", "memory.per-card", "memory.single-card-enough", "speed.claim-above-bound"],
)
def test_without_a_workload_or_a_card_no_memory_is_judged(rule: str) -> None:
    assert findings_of(rule, rig_of(), catalog_of()) == ()
    assert findings_of(rule, rig_of([], workload=workload()), catalog_of()) == ()


def test_a_card_nobody_knows_leaves_the_memory_to_the_unknown_part() -> None:
    rig = rig_of([("card", 1), ("nobody-knows-it", 5)], workload=workload())
    assert findings_of("memory.fits", rig, catalog_of()) == ()


def test_unequal_cards_are_noted() -> None:
    finding = finding_of(
        "memory.mismatch", rig_of(TWO_KINDS, ()), catalog_of(card("other", vram_gib=48))
    )
    assert finding.severity == "note"
    assert finding.parts == ("gpu1", "gpu2")
    assert (finding.measured, finding.needed, finding.unit) == (24.0, 48.0, "GiB")


def test_unequal_cards_waste_memory_in_tensor_parallel() -> None:
    rig = rig_of(TWO_KINDS, (), workload=workload(split="tensor"))
    finding = finding_of("memory.mismatch", rig, catalog_of(card("other", vram_gib=48)))
    assert finding.severity == "warning"
    assert "uses 24 GiB of each" in finding.message


def test_equal_cards_do_not_mismatch() -> None:
    assert findings_of("memory.mismatch", rig_of(), catalog_of()) == ()


def test_a_model_that_one_card_holds_makes_the_second_one_idle() -> None:
    rig = rig_of(workload=workload())
    finding = finding_of("memory.single-card-enough", rig, catalog_of(model(size_gb=8.0)))
    assert finding.severity == "note"
    assert finding.needed == 24.0
    assert finding.measured is not None
    assert finding.measured < 24.0


def test_a_model_that_needs_both_cards_makes_none_idle() -> None:
    rig = rig_of(workload=workload())
    assert findings_of("memory.single-card-enough", rig, catalog_of(model(size_gb=30.0))) == ()


@pytest.mark.parametrize(
    ("cards", "split"), [((("card", 1),), "layer"), ((("card", 1), ("card", 5)), "tensor")]
)
def test_one_card_or_tensor_parallel_leaves_no_card_idle(cards: Any, split: Any) -> None:
    rig = rig_of(cards, workload=workload(split=split))
    assert findings_of("memory.single-card-enough", rig, catalog_of(model(size_gb=8.0))) == ()


def test_a_claim_above_the_bound_is_said_to_be_so() -> None:
    rig = rig_of(workload=workload(claimed_decode_tok_s=100.0))
    finding = finding_of("speed.claim-above-bound", rig, catalog_of())
    assert finding.severity == "warning"
    assert finding.measured == 100.0
    assert finding.needed == pytest.approx(936 / 20, rel=0.01)
    assert finding.unit == "tokens/s"


def test_a_claim_below_the_bound_may_be_true() -> None:
    rig = rig_of(workload=workload(claimed_decode_tok_s=10.0))
    assert findings_of("speed.claim-above-bound", rig, catalog_of()) == ()


def test_a_claim_on_cards_of_unknown_bandwidth_is_not_judged() -> None:
    rig = rig_of(workload=workload(claimed_decode_tok_s=1000.0))
    catalog = catalog_of(card(bandwidth_gb_s=None))
    assert findings_of("speed.claim-above-bound", rig, catalog) == ()
