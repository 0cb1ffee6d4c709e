"""The ready rig of two RTX 3090 with a bridge, spoilt as a beginner would, and mended again."""

from __future__ import annotations

import pytest

from rigbuilder.advisor.fixes import advise
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.parts import Card
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.rig.edits import MoveCard, move_card, remove, set_part
from rigbuilder.rig.file import read_rig
from rigbuilder.rig.model import Rig, SlotSeat


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog([catalogs_dir()])


@pytest.fixture(scope="module")
def dual(catalog: Catalog) -> Rig:
    return read_rig(assets_dir() / "rigs" / "dual-3090-nvlink.rig.json", catalog).rig


def _slot(rig: Rig, key: str) -> int:
    card = rig.card(key)
    assert card is not None
    assert isinstance(card.seat, SlotSeat)
    return card.seat.slot


def test_the_ready_rig_is_proven_to_fit(dual: Rig, catalog: Catalog) -> None:
    assert evaluate(dual, catalog).verdict == "fits"


def test_the_second_card_one_slot_too_near_is_moved_back(dual: Rig, catalog: Catalog) -> None:
    slot = _slot(dual, "gpu2")
    near = move_card(dual, "gpu2", SlotSeat(slot=slot - 1))
    report = advise(near, catalog)
    finding = next(found for found in report.findings if found.rule == "bridge.pitch")
    assert report.verdict == "does-not-fit"
    assert (finding.measured, finding.needed, finding.unit) == (60.96, 81.28, "mm")
    assert finding.fixes[0].title == f"Move gpu2 to slot {slot}"
    assert finding.fixes[0].edit == MoveCard(key="gpu2", seat=SlotSeat(slot=slot))
    assert finding.fixes[0].edit.apply(near) == dual


def test_a_three_slot_card_over_a_two_slot_gap_overlaps_by_its_own_thickness(
    dual: Rig, catalog: Catalog
) -> None:
    slot = _slot(dual, "gpu1")
    tight = move_card(remove(dual, "bridge1"), "gpu2", SlotSeat(slot=slot + 2))
    report = advise(tight, catalog)
    finding = next(found for found in report.findings if found.rule == "fit.card-card")
    part = catalog.get(dual.cards[0].part, Card)
    assert part is not None
    assert part.thickness_mm is not None
    overlap = part.thickness_mm.nominal - 40.64
    assert finding.severity == "error"
    assert finding.measured == 40.64
    assert finding.needed == pytest.approx(part.thickness_mm.high)
    assert f"{overlap:.2f} mm" in finding.message
    assert finding.fixes


def test_without_a_case_the_same_rig_is_open(dual: Rig, catalog: Catalog) -> None:
    assert evaluate(set_part(dual, "case", None), catalog).verdict == "unknown"
