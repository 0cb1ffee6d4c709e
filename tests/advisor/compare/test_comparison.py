"""Rigs side by side: which figures are taken, and under which workload."""

from __future__ import annotations

import json

import pytest

from rigbuilder.advisor.compare.comparison import Comparison, Contender, compare
from rigbuilder.advisor.compare.figures import Row
from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.catalog.evidence import Price
from rigbuilder.rig.model import OwnPrice, Rig, Site
from tests import builders as b

PRICE = {"low": 1000.0, "high": 1500.0, "currency": "USD", "condition": "new"}


def _priced(amount: float = 1000.0) -> dict[str, object]:
    price = Price.model_validate(
        {**PRICE, "low": amount, "high": amount * 1.5, "date": "2026-01-01", "source": b.SOURCE}
    )
    return {"prices": (price.model_dump(),)}


def _contender(*parts: AnyPart, **fields: object) -> Contender:
    fields = {"workload": b.workload(), **fields}
    return Contender(b.rig_of(**fields), b.catalog_of(*parts))


def _row(comparison: Comparison, key: str) -> Row:
    return next(row for row in comparison.rows if row.key == key)


def _keys(comparison: Comparison) -> list[str]:
    return [row.key for row in comparison.rows]


def test_every_row_has_a_cell_and_a_mark_for_each_rig() -> None:
    found = compare([_contender(), _contender(), _contender()])
    assert {len(row.cells) for row in found.rows} == {3}
    assert {len(row.marks) for row in found.rows} == {3}


def test_equal_rigs_tie_in_everything_that_is_known() -> None:
    found = compare([_contender(), _contender()])
    marks = {mark for row in found.rows if row.better for mark in row.marks}
    assert marks <= {"tie", None}
    assert _row(found, "vram").marks == ("tie", "tie")


@pytest.mark.parametrize("count", [0, 1, 5])
def test_fewer_than_two_and_more_than_four_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match=f"{count} rigs"):
        compare([_contender()] * count)


def test_rigs_of_one_name_are_told_apart() -> None:
    rig = b.rig_of(name="Twin")
    nameless = b.rig_of(name="")
    found = compare([Contender(r, b.catalog_of()) for r in (rig, rig, rig, nameless)])
    assert [judged.name for judged in found.rigs] == [
        "Twin", "Twin (2)", "Twin (3)", "Untitled rig",
    ]  # fmt: skip


def test_all_run_the_first_rigs_workload() -> None:
    found = compare(
        [
            _contender(workload=b.workload(context=4096)),
            _contender(workload=b.workload(context=32768)),
            _contender(workload=None),
        ]
    )
    contexts = {judged.rig.workload and judged.rig.workload.context for judged in found.rigs}
    assert contexts == {4096}
    assert found.workload is not None
    assert found.workload.context == 4096


def test_the_workload_of_another_rig_can_be_chosen_and_changed() -> None:
    rigs = [
        _contender(workload=b.workload(context=4096)),
        _contender(workload=b.workload(context=32768)),
    ]
    assert compare(rigs, 1).workload == b.workload(context=32768)
    assert compare(rigs, 1, sequences=4).workload == b.workload(context=32768, sequences=4)


def test_a_rig_without_a_workload_passes_the_question_on() -> None:
    found = compare([_contender(workload=None), _contender(workload=b.workload(context=100))])
    assert found.workload == b.workload(context=100)


def test_without_any_workload_there_is_none_to_share() -> None:
    found = compare([_contender(workload=None), _contender(workload=None)])
    assert found.workload is None
    assert not _row(found, "decode").cells[0].known
    assert not _row(found, "vram-free").cells[0].known
    assert _row(found, "context").marks == (None, None)
    assert _row(found, "quant").cells[0].words is None


def test_each_may_keep_its_own_workload() -> None:
    found = compare(
        [
            _contender(workload=b.workload(context=4096)),
            _contender(workload=b.workload(context=32768)),
        ],
        None,
    )
    assert found.workload is None
    assert [j.rig.workload and j.rig.workload.context for j in found.rigs] == [4096, 32768]


def test_a_model_that_only_one_rigs_file_knows_comes_along() -> None:
    own = b.model("rare-model", size_gb=10.0)
    giver = Contender(b.rig_of(workload=b.workload(model="rare-model")), b.catalog_of(own))
    found = compare([giver, _contender()])
    assert [_row(found, "vram-free").cells[n].known for n in (0, 1)] == [True, True]


def test_a_workload_of_an_unknown_model_is_not_known_for_anybody() -> None:
    found = compare([_contender(workload=b.workload(model="nobody-knows")), _contender()])
    assert not any(cell.known for cell in _row(found, "decode").cells)


def test_more_memory_is_better() -> None:
    found = compare([_contender(), _contender(b.card(vram_gib=48))])
    for key in ("vram", "vram-free"):
        assert _row(found, key).marks == (None, "better"), key


def test_a_card_that_the_catalog_lacks_leaves_memory_and_slots_unknown() -> None:
    lacking = Contender(b.rig_of(), b.catalog_of(without=("card",)))
    found = compare([lacking, _contender()])
    assert not _row(found, "vram").cells[0].known
    assert not _row(found, "slots").cells[0].known
    assert _row(found, "cards").cells[0].words == "2 x card, 1 bridge"
    assert _row(found, "card-cost-gib").marks == (None, None)


def test_a_rig_that_cannot_load_the_model_has_no_speed_and_loses_it() -> None:
    small = _contender(b.card(vram_gib=4))
    found = compare([small, _contender()])
    for key in ("decode", "prompt", "decode-bound", "vram-free", "cost-tok-s", "cost-tokens"):
        assert _row(found, key).cells[0].out == "model does not load", key
    assert _row(found, "decode").marks == (None, "better")


def test_the_verdict_that_is_proven_is_better() -> None:
    found = compare([_contender(b.case(max_card_length_mm=200)), _contender()])
    assert [cell.words for cell in _row(found, "verdict").cells] == ["does not fit", "fits"]
    assert _row(found, "verdict").marks == (None, "better")


def test_findings_are_counted_by_weight() -> None:
    found = compare([_contender(b.case(max_card_length_mm=200)), _contender()])
    words = [cell.words or "" for cell in _row(found, "findings").cells]
    assert "errors" in words[0]
    assert "error" not in words[1]
    assert _row(found, "findings").marks[1] == "better"


def test_notes_inform_and_make_no_rig_worse() -> None:
    row = _row(compare([_contender(), _contender(cards=[("card", 1)], bridges=())]), "findings")
    assert row.cells[0].words != row.cells[1].words
    assert all((cell.words or "").endswith(" notes") for cell in row.cells)
    assert row.marks == ("tie", "tie")


def test_watts_are_at_least_their_sum_while_one_consumer_is_missing() -> None:
    found = compare([_contender(b.card(tdp_w=None)), _contender()])
    sustained = _row(found, "sustained")
    assert sustained.cells[0].low is not None
    assert sustained.cells[0].high is None
    assert sustained.cells[1].exact


def test_a_rig_without_a_supply_has_no_load() -> None:
    found = compare([_contender(psus=()), _contender()])
    assert not _row(found, "psu-load").cells[0].known
    assert not _row(found, "wall").cells[0].known


def test_cost_is_at_least_its_sum_while_a_part_has_no_price() -> None:
    found = compare([_contender(b.card(**_priced())), _contender(b.card(**_priced(9000.0)))])
    cost = _row(found, "cost")
    assert (cost.cells[0].low, cost.cells[0].high, cost.cells[0].unit) == (2000.0, None, "USD")
    assert _row(found, "unpriced").cells[0].low > 0
    assert _row(found, "cost-gib").cells[0].high is None


def test_cards_and_bridges_alone_can_be_compared_where_they_have_prices() -> None:
    cheap = _contender(b.card(**_priced()), b.bridge(**_priced(100.0)))
    dear = _contender(b.card(**_priced(9000.0)), b.bridge(**_priced(100.0)))
    found = compare([cheap, dear])
    assert _row(found, "card-cost").cells[0].low == 2100.0
    assert _row(found, "card-cost").cells[0].high == 3150.0
    assert _row(found, "card-cost").marks == ("better", None)
    assert _row(found, "card-cost-gib").cells[0].low == pytest.approx(2100 / 48)


def test_a_bridge_without_a_price_leaves_the_cards_cost_open() -> None:
    found = compare([_contender(b.card(**_priced())), _contender()])
    assert not _row(found, "card-cost").cells[0].known
    assert not _row(found, "card-cost-gib").cells[0].known


def _all_priced(**fields: object) -> Rig:
    rig = b.rig_of(workload=b.workload(), **fields)
    prices = {part: OwnPrice(amount=100.0) for _, part, _ in rig.items()}
    return rig.model_copy(update={"prices": prices})


def test_complete_prices_make_a_range_with_both_ends() -> None:
    rig = _all_priced()
    found = compare([Contender(rig, b.catalog_of())] * 2)
    assert _row(found, "cost").cells[0].exact
    assert _row(found, "unpriced").cells[0].low == 0
    assert _row(found, "cost-gib").cells[0].exact


def test_no_price_at_all_leaves_every_cost_unknown() -> None:
    found = compare([_contender(), _contender()])
    for key in ("cost", "cost-gib", "cost-tok-s", "cost-tokens", "card-cost"):
        assert not _row(found, key).cells[0].known, key


def test_tokens_are_compared_only_at_one_price_of_electricity() -> None:
    catalog = b.catalog_of(b.cpu(tdp_w=155))
    rigs = [
        Contender(_all_priced(site=Site(mains_v=230, price_per_kwh=price)), catalog)
        for price in (0.15, 0.40)
    ]
    found = compare(rigs)
    row = _row(found, "cost-tokens")
    assert all(cell.known for cell in row.cells)
    assert row.marks == (None, None)
    assert _row(compare([rigs[0], rigs[0]]), "cost-tokens").marks == ("tie", "tie")


def test_currencies_are_not_held_against_each_other() -> None:
    rigs = [Contender(_all_priced(site=Site(currency=code)), b.catalog_of()) for code in
            ("USD", "EUR")]  # fmt: skip
    assert _row(compare(rigs), "cost").marks == (None, None)


def test_decoding_of_all_sequences_is_listed_only_where_there_are_several() -> None:
    one = compare([_contender(), _contender()])
    several = compare([_contender(), _contender()], sequences=8)
    assert "batch" not in _keys(one)
    assert "batch" in _keys(several)
    assert "batch" not in _keys(compare([_contender(workload=None)] * 2))


def test_slots_are_whole_slots() -> None:
    found = compare([_contender(b.card(slot_width=2.7)), _contender(b.card(slot_width=None))])
    assert _row(found, "slots").cells[0].low == 6
    assert not _row(found, "slots").cells[1].known
    assert not _row(compare([_contender(cards=(), bridges=())] * 2), "slots").cells[0].known


def test_the_loudest_cooler_decides_the_noise() -> None:
    blower, quiet = b.card(cooling="blower"), b.card(cooling="open-air")
    found = compare([_contender(quiet), _contender(blower), _contender(b.card(cooling=None))])
    row = _row(found, "noise")
    assert [cell.words for cell in row.cells] == ["quiet", "audible", None]
    assert row.marks == ("open", None, None)
    assert not _row(compare([_contender(cards=(), bridges=())] * 2), "noise").cells[0].known


def test_the_case_is_compared_by_its_volume() -> None:
    bounds = {"minimum": 200.0, "grade": "documented", "source": b.SOURCE}
    upper = {"maximum": 200.0, "grade": "documented", "source": b.SOURCE}
    found = compare(
        [
            _contender(),
            _contender(b.case(width_mm=bounds)),
            _contender(b.case(width_mm=upper)),
            _contender(case=None),
        ]
    )
    bare = compare(
        [
            _contender(b.case(width_mm=None)),
            _contender(case=None),
        ]
    )
    cells = _row(found, "volume").cells
    assert cells[0].low == pytest.approx(84.0)
    assert _row(found, "case").cells[0].words == "250 x 600 x 560"
    assert _row(found, "case").cells[3].words is None
    assert cells[1].high is None
    assert cells[2].low is None
    assert not cells[3].known
    assert [cell.known for cell in _row(bare, "volume").cells] == [False, False]


def test_the_json_form_names_figures_units_and_marks() -> None:
    found = compare([_contender(), _contender(b.card(vram_gib=48))])
    data = json.loads(json.dumps(found.to_json_data(), allow_nan=False))
    assert data["format"] == "rigbuilder.comparison"
    assert data["version"] == 1
    assert data["workload"]["model"] == "model"
    assert [rig["report"]["format"] for rig in data["rigs"]] == ["rigbuilder.report"] * 2
    row = next(row for row in data["rows"] if row["key"] == "vram")
    assert row["better"] == "more"
    assert row["cells"][1] == {
        "low": 96.0, "expected": 96.0, "high": 96.0, "unit": "GiB", "words": None, "out": None,
        "mark": "better",
    }  # fmt: skip


def test_the_json_form_without_a_common_workload_has_none() -> None:
    found = compare([_contender(), _contender()], None)
    assert found.to_json_data()["workload"] is None
    verdict = found.to_json_data()["rows"][0]["cells"][0]
    assert verdict["unit"] is None
