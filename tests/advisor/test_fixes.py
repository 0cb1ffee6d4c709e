"""Fixes: each was tried, mends its finding and breaks nothing."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.advisor.fixes import MOST_FIXES, advise, score, with_fixes
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.checks.report import Finding
from rigbuilder.rig.edits import ChangeWorkload, MoveCard, RemoveItem, ReplacePart, add_bridge
from rigbuilder.rig.model import Rig, SlotSeat, Waiver
from tests.builders import (
    board,
    bridge,
    card,
    case,
    catalog_of,
    documented,
    model,
    psu,
    rig_of,
    slot,
    slots,
    workload,
)
from tests.scenarios import SCENARIOS

SPARES = (
    bridge("bridge-3-slot", span_slots=3, pitch_mm=60.96),
    bridge("bridge-turing", generation="turing"),
    bridge("bridge-ampere"),
    case("case-large", max_card_length_mm=500, openings=10, max_psu_length_mm=300,
         form_factors=("atx", "eeb"), max_cooler_height_mm=250, max_card_height_mm=300,
         width_mm=400, below_last_opening_mm=100, max_board_depth_mm=400),
    psu("psu-strong", rating_w=2000, min_mains_v_for_rating=100),
)  # fmt: skip


def _advised(rig: Rig, catalog: Catalog, rule: str) -> Finding:
    report = with_fixes(rig, catalog, evaluate(rig, catalog))
    return next(finding for finding in report.findings if finding.rule == rule)


def _titles(finding: Finding) -> list[str]:
    return [fix.title for fix in finding.fixes]


def test_a_bridge_one_slot_off_is_mended_by_the_slot_that_works() -> None:
    finding = _advised(rig_of([("card", 1), ("card", 4)]), catalog_of(), "bridge.pitch")
    assert (finding.measured, finding.needed) == (60.96, 81.28)
    assert _titles(finding) == ["Move gpu2 to slot 5"]
    assert finding.fixes[0].edit == MoveCard(key="gpu2", seat=SlotSeat(slot=5))


def test_the_bridge_of_the_cards_pitch_is_offered_too() -> None:
    rig = rig_of([("card", 1), ("card", 4)])
    finding = _advised(rig, catalog_of(*SPARES), "bridge.pitch")
    assert "Take the Bridge 3 Slot" in _titles(finding)
    assert "Take the Bridge Turing" not in _titles(finding)


def test_overlapping_cards_are_moved_apart() -> None:
    finding = _advised(rig_of([("card", 1), ("card", 3)], ()), catalog_of(), "fit.card-card")
    assert finding.severity == "error"
    assert finding.fixes
    for fix in finding.fixes:
        after = evaluate(fix.edit.apply(rig_of([("card", 1), ("card", 3)], ())), catalog_of())
        assert after.verdict == "fits"


def test_a_card_without_nvlink_loses_its_bridge() -> None:
    bare = catalog_of(card(nvlink=None, architecture="ada"))
    finding = _advised(rig_of(), bare, "bridge.not-supported")
    assert [fix.edit for fix in finding.fixes] == [RemoveItem(key="bridge1")]


def test_of_two_bridges_on_one_connector_one_is_left_out() -> None:
    finding = _advised(rig_of(bridges=("bridge", "bridge")), catalog_of(), "bridge.taken")
    assert _titles(finding) == ["Leave out bridge1", "Leave out bridge2"]


def test_only_the_bridge_that_does_not_fit_is_replaced_or_left_out() -> None:
    cards = [("card", 1), ("card", 4), ("card", 2), ("card", 6)]
    rig, _ = add_bridge(rig_of(cards), "bridge", ("gpu3", "gpu4"))
    thin = card(thickness_mm=19, bracket_slots=1, slot_width=1, cooling="blower")
    finding = _advised(rig, catalog_of(thin, *SPARES), "bridge.pitch")
    assert finding.parts == ("bridge1", "gpu1", "gpu2")
    replaced = [f.edit.key for f in finding.fixes if isinstance(f.edit, ReplacePart)]
    assert replaced == ["bridge1"]


def test_of_two_bridges_only_the_one_on_cards_without_nvlink_is_left_out() -> None:
    cards = [("bare", 1), ("bare", 5), ("card", 2), ("card", 6)]
    rig, _ = add_bridge(rig_of(cards), "bridge", ("gpu3", "gpu4"))
    bare = card("bare", nvlink=None, architecture="ada")
    finding = _advised(rig, catalog_of(bare), "bridge.not-supported")
    assert all(fix.edit == RemoveItem(key="bridge1") for fix in finding.fixes)


def test_advice_is_the_report_with_its_fixes() -> None:
    rig, catalog = rig_of([("card", 1), ("card", 4)]), catalog_of()
    assert advise(rig, catalog) == with_fixes(rig, catalog, evaluate(rig, catalog))


def test_a_card_behind_the_chipset_is_moved_to_the_processors_slots() -> None:
    catalog = catalog_of(board(slots=(*slots()[:4], slot(5, wired_to="chipset"))))
    finding = _advised(rig_of([("card", 5)]), catalog, "lanes.chipset")
    assert _titles(finding) == ["Move gpu1 to slot 1", "Move gpu1 to slot 2", "Move gpu1 to slot 3"]


def test_a_card_in_a_slot_too_short_is_moved_to_one_that_takes_it() -> None:
    catalog = catalog_of(board(slots=(*slots()[:1], slot(5, mechanical_lanes=8))))
    finding = _advised(rig_of([("card", 5)]), catalog, "slot.mechanical")
    assert _titles(finding) == ["Move gpu1 to slot 1"]


def test_a_move_that_breaks_the_bridges_pitch_mends_nothing() -> None:
    catalog = catalog_of(board(slots=(*slots()[:4], slot(5, mechanical_lanes=8))))
    assert _advised(rig_of(), catalog, "slot.mechanical").fixes == ()


def test_a_case_too_small_is_replaced_by_one_that_fits() -> None:
    catalog = catalog_of(card(length_mm=410), *SPARES)
    finding = _advised(rig_of(), catalog, "fit.card-case-length")
    assert [fix.edit for fix in finding.fixes] == [ReplacePart(key="case", part="case-large")]


def test_a_supply_too_weak_is_replaced_by_a_stronger_one() -> None:
    finding = _advised(rig_of(), catalog_of(psu(rating_w=850), *SPARES), "power.capacity")
    assert [fix.edit for fix in finding.fixes] == [ReplacePart(key="psu1", part="psu-strong")]


def test_a_model_too_large_gets_a_shorter_context() -> None:
    rig = rig_of(workload=workload(context=131072))
    finding = _advised(rig, catalog_of(model(size_gb=38.0)), "memory.fits")
    (fix,) = finding.fixes
    assert isinstance(fix.edit, ChangeWorkload)
    assert fix.edit.workload.context < 131072
    assert fix.title.startswith("Shorten the context to ")


def test_a_model_too_large_gets_a_smaller_quantization() -> None:
    two = model(quants={"Q8_0": {"size_bytes": documented(60e9)},
                        "Q4_K_M": {"size_bytes": documented(30e9)}})  # fmt: skip
    finding = _advised(rig_of(workload=workload(quant="Q8_0")), catalog_of(two), "memory.fits")
    assert _titles(finding) == ["Take Q4_K_M"]


def test_equal_shares_too_large_for_one_card_are_split_by_layers() -> None:
    rig, catalog = SCENARIOS["memory.per-card error"]()
    finding = _advised(rig, catalog, "memory.per-card")
    assert "Split by layers" in _titles(finding)


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_fix_removes_its_finding_and_adds_no_error(name: str) -> None:
    rig, plain = SCENARIOS[name]()
    catalog = plain.with_parts(SPARES, {}, replace=False)
    report = with_fixes(rig, catalog, evaluate(rig, catalog))
    before = score(report.findings)
    for finding in report.findings:
        assert len(finding.fixes) <= MOST_FIXES
        scores = []
        for fix in finding.fixes:
            after = evaluate(fix.edit.apply(rig), catalog).findings
            assert not any(
                (left.rule, left.severity, left.parts)
                == (finding.rule, finding.severity, finding.parts)
                for left in after
            )
            assert score(after)[0] <= before[0]
            assert score(after) < before
            scores.append(score(after))
        assert scores == sorted(scores)


def test_some_scenarios_can_be_mended() -> None:
    mended = set()
    for scene in SCENARIOS.values():
        rig, plain = scene()
        catalog = plain.with_parts(SPARES, {}, replace=False)
        report = with_fixes(rig, catalog, evaluate(rig, catalog))
        mended |= {finding.rule for finding in report.findings if finding.fixes}
    assert mended >= {
        "bridge.pitch", "bridge.not-supported", "bridge.generation", "bridge.identical-cards",
        "bridge.connector", "bridge.side-panel", "fit.card-card", "fit.card-case-slots",
        "fit.card-case-length", "fit.card-case-height", "fit.card-psu", "fit.board-case",
        "fit.psu-case", "fit.cooler-case", "power.capacity",
        "power.transient", "power.connectors", "slot.occupied",
        "thermal.card-gap",
    }  # fmt: skip


def test_at_most_three_fixes_are_offered_the_best_first() -> None:
    cases = [case(f"case-{n}", max_card_length_mm=500) for n in range(5)]
    finding = _advised(rig_of(), catalog_of(card(length_mm=410), *cases), "fit.card-case-length")
    assert len(finding.fixes) == MOST_FIXES


def test_of_equal_fixes_the_cheaper_one_comes_first() -> None:
    def priced(part_id: str, low: float) -> Any:
        price = {"low": low, "high": low, "currency": "USD", "condition": "new",
                 "date": "2026-01-01", "source": "test.sheet"}  # fmt: skip
        return case(part_id, max_card_length_mm=500, prices=(price,))

    catalog = catalog_of(
        card(length_mm=410), case("case-unpriced", max_card_length_mm=500),
        priced("case-dear", 400.0), priced("case-cheap", 90.0),
    )  # fmt: skip
    finding = _advised(rig_of(), catalog, "fit.card-case-length")
    parts = [fix.edit.part for fix in finding.fixes if isinstance(fix.edit, ReplacePart)]
    assert parts == ["case-cheap", "case-dear", "case-unpriced"]


def test_a_fix_that_brings_another_error_is_not_offered() -> None:
    short = case("case-other", max_card_length_mm=500, max_psu_length_mm=100)
    finding = _advised(rig_of(), catalog_of(card(length_mm=410), short), "fit.card-case-length")
    assert finding.fixes == ()


def test_a_waived_finding_gets_no_fix() -> None:
    rig = rig_of([("card", 1), ("card", 4)])
    waived = rig.model_copy(update={"waivers": (Waiver(rule="bridge.pitch", reason="flex"),)})
    assert _advised(waived, catalog_of(), "bridge.pitch").fixes == ()


def test_a_note_gets_no_fix() -> None:
    catalog = catalog_of(board(slots=slots(electrical_lanes=8)))
    finding = _advised(rig_of(), catalog, "lanes.electrical")
    assert (finding.severity, finding.fixes) == ("note", ())


def test_a_finding_that_no_edit_mends_gets_no_fix() -> None:
    finding = _advised(rig_of(case=None), catalog_of(), "rig.incomplete")
    assert finding.fixes == ()


def test_fixes_change_nothing_else_of_the_report() -> None:
    rig, catalog = rig_of([("card", 1), ("card", 4)]), catalog_of()
    report = evaluate(rig, catalog)
    advised = with_fixes(rig, catalog, report)
    assert advised.model_copy(update={"findings": report.findings}) == report
    bare = tuple(finding.model_copy(update={"fixes": ()}) for finding in advised.findings)
    assert bare == report.findings


def test_cards_on_rails_and_rigs_without_a_supply_get_no_candidates() -> None:
    for name in ("fit.card-case-slots rail end", "rig.unknown-part error"):
        rig, catalog = SCENARIOS[name]()
        report = with_fixes(rig, catalog, evaluate(rig, catalog))
        assert all(finding.fixes == () for finding in report.findings)
