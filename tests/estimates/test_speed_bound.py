"""The bounds of speed: what bandwidth and matrix units allow at most."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.estimates.results import SpeedEstimate
from rigbuilder.estimates.speed import estimate_speed
from rigbuilder.rig.model import Rig
from tests.estimates.makers import card_of

RigOf = Callable[..., Rig]


def told(rig: Rig, catalog: Catalog) -> SpeedEstimate:
    """The estimate of a rig that has a workload."""
    answer = estimate_speed(rig, catalog)
    assert answer is not None
    return answer


def test_two_cards_in_turn_read_a_70b_model_22_times_a_second(
    catalog: Catalog, rig_of: RigOf
) -> None:
    answer = told(rig_of("card-24", "card-24"), catalog)
    assert answer.decode_tok_s.bound == pytest.approx(22.0, rel=0.01)


def test_two_cards_together_read_it_44_times_a_second(catalog: Catalog, rig_of: RigOf) -> None:
    answer = told(rig_of("card-24", "card-24", split="tensor"), catalog)
    assert answer.decode_tok_s.bound == pytest.approx(44.0, rel=0.01)


def test_a_slower_card_among_others_sets_the_pace_of_tensor_parallel(
    catalog: Catalog, rig_of: RigOf
) -> None:
    fast = told(rig_of("card-24", "card-24", split="tensor"), catalog).decode_tok_s.bound
    mixed = told(rig_of("card-24", "card-16", split="tensor"), catalog).decode_tok_s.bound
    assert fast is not None
    assert mixed == pytest.approx(fast * 288 / 936)


def test_a_mixture_reads_only_the_experts_it_uses(catalog: Catalog, rig_of: RigOf) -> None:
    answer = told(rig_of("card-48", model="mixtral-8x7b"), catalog)
    dense = 768e9 / 28.446e9
    assert answer.decode_tok_s.bound is not None
    assert answer.decode_tok_s.bound > 3 * dense


def test_a_card_of_unknown_bandwidth_leaves_speed_unknown(catalog: Catalog, rig_of: RigOf) -> None:
    dark = catalog.with_parts([card_of("card-dark", 48)], {}, replace=True)
    answer = told(rig_of("card-dark"), dark)
    assert answer.decode_tok_s.bound is None
    assert answer.unknown_because == "the memory bandwidth of a card is not known"


def test_no_workload_no_speed(catalog: Catalog, rig_of: RigOf) -> None:
    rig = rig_of("card-24").model_copy(update={"workload": None})
    assert estimate_speed(rig, catalog) is None


def test_what_is_missing_is_named(catalog: Catalog, rig_of: RigOf) -> None:
    assert "no-such-model" in (
        told(rig_of("card-24", model="no-such-model"), catalog).unknown_because or ""
    )
    assert told(rig_of(), catalog).unknown_because == "the rig has no card yet"
    assert "Q99" in (told(rig_of("card-24", quant="Q99"), catalog).unknown_because or "")
