"""A rig beside other splits, single cards, power limits and claims."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import Card
from rigbuilder.estimates.claim import judge_claim
from rigbuilder.estimates.cost import estimate_cost
from rigbuilder.estimates.curves import limit_steps
from rigbuilder.estimates.memory import estimate_memory
from rigbuilder.estimates.power import estimate_power
from rigbuilder.estimates.single_cards import SINGLE_CARDS, single_cards
from rigbuilder.estimates.speed import estimate_speed
from rigbuilder.estimates.splits import split_steps
from rigbuilder.estimates.value import LIFETIME_MONTHS, estimate_value
from rigbuilder.rig.model import PlacedBridge, Rig, Site
from tests.estimates.makers import card_of

RigOf = Callable[..., Rig]
FOUNDERS = "nvidia-geforce-rtx-3090-founders-edition"
BRIDGE = PlacedBridge(
    key="bridge1", part="nvidia-geforce-rtx-nvlink-bridge-4-slot", joins=("gpu1", "gpu2")
)


def claimed(rig: Rig, catalog: Catalog) -> tuple[bool | None, str]:
    """Whether the claim is above the bound, and the words."""
    found = judge_claim(rig, catalog, estimate_speed(rig, catalog))
    assert found is not None
    return found.above_bound, found.message


def test_a_claim_is_held_against_the_bound_of_its_split(catalog: Catalog, rig_of: RigOf) -> None:
    pair = ("card-24", "card-24")
    above, words = claimed(rig_of(*pair, claimed_decode_tok_s=30), catalog)
    assert above is True
    assert "22.0 tokens each second at most by layers, for 44.0 under tensor parallel" in words
    above, words = claimed(rig_of(*pair, claimed_decode_tok_s=30, split="tensor"), catalog)
    assert (above, "allows it" in words) == (False, True)
    above, words = claimed(rig_of("card-48", claimed_decode_tok_s=30), catalog)
    assert above is True
    assert "tensor" not in words


def test_nothing_is_said_without_a_claim(catalog: Catalog, rig_of: RigOf) -> None:
    rig = rig_of("card-24")
    assert judge_claim(rig, catalog, estimate_speed(rig, catalog)) is None
    empty = rig.model_copy(update={"workload": None})
    assert judge_claim(empty, catalog, None) is None


def test_a_claim_without_a_bound_stays_open(catalog: Catalog, rig_of: RigOf) -> None:
    dark = catalog.with_parts([card_of("card-dark", 48)], {}, replace=True)
    above, words = claimed(rig_of("card-dark", claimed_decode_tok_s=30), dark)
    assert (above, "not known" in words) == (None, True)


@pytest.mark.parametrize(
    ("card", "bridge"),
    [
        ("nvidia-geforce-rtx-4090-founders-edition", "nvidia-geforce-rtx-nvlink-bridge-4-slot"),
        (FOUNDERS, "nobody-knows-it"),
    ],
)
def test_a_bridge_that_the_cards_cannot_take_buys_nothing(
    catalog: Catalog, rig_of: RigOf, card: str, bridge: str
) -> None:
    useless = BRIDGE.model_copy(update={"part": bridge})
    steps = split_steps(rig_of(card, card).model_copy(update={"bridges": (useless,)}), catalog)
    assert [step.title for step in steps] == ["By layers", "Tensor parallel over PCIe"]


def test_the_split_and_the_bridge_each_have_their_share(catalog: Catalog, rig_of: RigOf) -> None:
    rig = rig_of(FOUNDERS, FOUNDERS)
    layer, pcie = split_steps(rig, catalog)
    assert layer.gain == pytest.approx(0)
    assert pcie.gain is not None
    assert pcie.gain > 0.4
    bridge = split_steps(rig.model_copy(update={"bridges": (BRIDGE,)}), catalog)[2]
    assert bridge.gain is not None
    assert pcie.gain < bridge.gain < pcie.gain + 0.1
    assert bridge.link is not None
    assert "NVLink" in bridge.link
    assert split_steps(rig_of("card-24"), catalog) == ()
    assert split_steps(rig.model_copy(update={"workload": None}), catalog) == ()


def test_a_model_that_does_not_fit_gains_nothing(catalog: Catalog, rig_of: RigOf) -> None:
    steps = split_steps(rig_of("card-8", "card-8"), catalog)
    assert [step.gain for step in steps] == [None, None]
    assert all("fit" in (step.unknown_because or "") for step in steps)


def test_single_cards_keep_the_rest_of_the_rig(catalog: Catalog, rig_of: RigOf) -> None:
    rig = rig_of("card-24", "card-24").model_copy(update={"bridges": (BRIDGE,)})
    rows = single_cards(rig, catalog)
    assert [row.part for row in rows] == list(SINGLE_CARDS)
    for row in rows:
        assert row.fits is True
        assert row.decode_tok_s.expected is not None
        record = catalog.get(row.part, Card)
        assert record is not None
        assert (row.cost_low is None) == (record.prices == ())
        assert (row.value.cost_per_vram_gib.expected is None) == (record.prices == ())
    assert single_cards(rig_of(), catalog) == ()
    assert single_cards(rig.model_copy(update={"workload": None}), catalog) == ()


def test_a_single_card_is_not_compared_with_itself(catalog: Catalog, rig_of: RigOf) -> None:
    rows = single_cards(rig_of(SINGLE_CARDS[0]), catalog)
    assert [row.part for row in rows] == list(SINGLE_CARDS[1:])


def test_limits_run_from_six_tenths_to_the_whole_board_power(
    catalog: Catalog, rig_of: RigOf
) -> None:
    steps = limit_steps(rig_of("card-24", "card-24"), catalog)
    assert [watts for watts, _ in steps] == pytest.approx([420, 490, 560, 630, 700])
    speeds = [speed for _, speed in steps]
    assert speeds == sorted(speeds)
    dark = catalog.with_parts([card_of("card-dark", 48)], {}, replace=True)
    assert limit_steps(rig_of("card-dark"), dark) == []


def test_lifetime_and_rent_of_the_site_count(catalog: Catalog, rig_of: RigOf) -> None:
    rig = rig_of("card-24", "card-24")
    parts = (
        estimate_memory(rig, catalog),
        estimate_speed(rig, catalog),
        estimate_power(rig, catalog),
        estimate_cost(rig, catalog),
    )
    plain = estimate_value(Site(), *parts)
    assert (plain.lifetime_months, plain.rent_per_hour) == (LIFETIME_MONTHS, None)
    own = estimate_value(Site(lifetime_months=12, rent_per_hour=0.5), *parts)
    assert (own.lifetime_months, own.rent_per_hour) == (12, 0.5)
