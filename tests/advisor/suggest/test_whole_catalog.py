"""The search over the program's own catalog: what it offers is proven and keeps the demands."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.advisor.suggest import NOISES, Demands, Suggestions, suggest
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.parts import Card
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.estimates.cost import estimate_cost
from rigbuilder.paths import catalogs_dir
from rigbuilder.rig.file import read_rig, save_rig
from rigbuilder.rig.model import PartCount, Site, Workload

LLAMA = Workload(model="llama-3.3-70b-instruct", quant="Q4_K_M", context=8192)
FE = "nvidia-geforce-rtx-3090-founders-edition"
ASKED: dict[str, dict[str, Any]] = {
    "open": {},
    "budget": {"budget": 3500.0},
    "europe": {
        "site": Site(mains_v=230, circuit_a=16), "max_noise": "quiet", "min_speed_tok_s": 25.0,
    },
    "small": {"max_volume_l": 45.0, "styles": ("tower",)},
    "tensor": {"workload": LLAMA.model_copy(update={"split": "tensor"}), "budget": 8000.0},
    "owned": {"owned": (PartCount(part=FE), PartCount(part="corsair-4000d-airflow"))},
    "experts": {
        "workload": Workload(
            model="gpt-oss-120b", quant="MXFP4", context=8192, experts_in_system_memory=True
        ),
        "budget": 4000.0,
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The program's own parts."""
    return load_catalog([catalogs_dir()])


@pytest.fixture(scope="module", params=ASKED)
def answer(request: pytest.FixtureRequest, catalog: Catalog) -> Suggestions:
    """One answer for all that is asked of it."""
    return suggest(Demands(**{"workload": LLAMA, **ASKED[request.param]}), catalog)


def test_every_build_is_proven_and_keeps_every_demand(
    answer: Suggestions, catalog: Catalog
) -> None:
    demands = answer.demands
    assert answer.builds
    for one in answer.builds:
        report = evaluate(one.rig, catalog)
        assert report.verdict == "fits"
        assert not [f for f in report.findings if f.rule == "power.circuit"]
        assert one.rig.workload == demands.workload
        assert report.memory is not None
        assert report.memory.fits
        if demands.budget is not None:
            assert one.cost <= demands.budget
            assert not any(row.low is None and row.key.startswith("gpu") for row in one.parts)
        if demands.min_speed_tok_s is not None:
            assert (one.speed_tok_s.expected or 0) >= demands.min_speed_tok_s
        if demands.max_noise is not None:
            assert NOISES.index(one.noise) <= NOISES.index(demands.max_noise)
        if demands.max_volume_l is not None:
            assert one.volume_l is not None
            assert one.volume_l <= demands.max_volume_l
        assert not demands.styles or one.case_style in demands.styles
        assert len(one.rig.cards) <= demands.max_cards


def test_no_build_surpasses_another(answer: Suggestions) -> None:
    rows = [
        (one.cost, len(one.unpriced), -(one.speed_tok_s.expected or 0), one.sustained_w,
         NOISES.index(one.noise), sum(row.low is None for row in one.parts if "gpu" in row.key))
        for one in answer.builds
    ]  # fmt: skip
    for row in rows:
        others = [other for other in rows if other != row]
        assert not any(all(a <= b for a, b in zip(o, row, strict=True)) for o in others)
    assert len(set(rows)) == len(rows)


def test_costs_are_those_of_the_parts_list(answer: Suggestions, catalog: Catalog) -> None:
    for one in answer.builds:
        cost = estimate_cost(one.rig, catalog)
        assert (one.cost_low, one.cost_high) == (cost.low, cost.high)
        assert one.parts == cost.rows


def test_no_single_card_that_holds_the_model_cheaper_is_overlooked(catalog: Catalog) -> None:
    """Against a search by hand: the cheapest proven rig with every priced card in each case."""
    answer = suggest(Demands(workload=LLAMA, budget=5000.0), catalog)
    best = answer.builds[0]
    for card in catalog.of_kind(Card):
        if not card.prices:
            continue
        for count in (1, 2):
            cards = tuple(
                placed.model_copy(update={"part": card.id}) for placed in best.rig.cards[:count]
            )
            rig = best.rig.model_copy(update={"cards": cards})
            report = evaluate(rig, catalog)
            low, high = report.cost.low or 0.0, report.cost.high or 0.0
            if report.verdict == "fits" and report.memory is not None and report.memory.fits:
                assert best.cost <= (low + high) / 2


def test_an_owned_card_is_counted_once(catalog: Catalog) -> None:
    answer = suggest(Demands(workload=LLAMA, **ASKED["owned"]), catalog)
    pair = next(one for one in answer.builds if [c.part for c in one.rig.cards] == [FE, FE])
    rows = [row for row in pair.parts if row.part == FE]
    assert [row.condition for row in rows] == ["owned", "used"]
    assert rows[0].low == 0.0
    assert rows[1].low


def test_the_same_question_has_the_same_answer(catalog: Catalog) -> None:
    asked = Demands(workload=LLAMA, **ASKED["small"])
    fresh = load_catalog([catalogs_dir()])
    assert suggest(asked, catalog) == suggest(asked, fresh)


def test_a_build_opens_again_as_a_rig_file(catalog: Catalog, tmp_path: Any) -> None:
    (one, *_) = suggest(Demands(workload=LLAMA, **ASKED["small"]), catalog).builds
    path = tmp_path / "one.rig.json"
    save_rig(path, one.rig, catalog)
    assert read_rig(path, catalog).rig == one.rig
