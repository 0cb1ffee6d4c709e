"""Fixes for bifurcation boards: another slot, another board, a free output; each was tried."""

from __future__ import annotations

from rigbuilder.advisor.candidates import candidates_for
from rigbuilder.advisor.fixes import with_fixes
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.checks.report import Finding
from rigbuilder.geometry.scene import Scene
from rigbuilder.rig.model import Rig
from tests.builders import bifurcation, board, catalog_of, documented, on_output, slot
from tests.checks.splits import FRAME, four, split_board, split_catalog, split_rig

SPLITS = board(
    slots=tuple(slot(n, bifurcation=documented(("x8x8",) if n == 3 else ())) for n in range(1, 4))
)


def _fixed(rig: Rig, catalog: Catalog, rule: str) -> list[tuple[str, Rig]]:
    report = with_fixes(rig, catalog, evaluate(rig, catalog))
    finding = next(f for f in report.findings if f.rule == rule)
    return [(fix.title, fix.edit.apply(rig)) for fix in finding.fixes]


def test_a_splitter_is_moved_to_a_slot_that_splits() -> None:
    ((title, mended),) = _fixed(split_rig(), catalog_of(FRAME, SPLITS), "lanes.bifurcation")
    assert title == "Move splitter1 to slot 3"
    assert mended.splitters[0].board_slot == 3


def test_another_splitter_that_suits_the_slot_is_offered() -> None:
    catalog = split_catalog(
        four(),
        bifurcation("suits", name="Two slots", outputs=(8, 8)),
        bifurcation("switched", name="Switch", outputs=(16, 16, 16, 16), switch=True),
        bifurcation("other-ends", output_connector="mcio", outputs=(16,) * 4, switch=True),
    )
    titles = [title for title, _ in _fixed(split_rig(), catalog, "lanes.bifurcation")]
    assert titles == ["Take the Switch"]


def test_of_two_cards_at_one_output_one_takes_the_free_one() -> None:
    rig = split_rig(("card", on_output(0, 1)), ("card", on_output(300, 1)))
    (first, _) = _fixed(rig, split_catalog(), "slot.occupied")
    title, mended = first
    assert title == "Hang gpu1 from output 2 of splitter1"
    assert mended.cards[0].seat == on_output(0, 2)


def test_what_has_no_record_is_not_exchanged() -> None:
    scene = Scene(split_rig(), split_catalog(without=("bifurcation",)))
    parts = ("splitter1", "gpu1", "board")
    for rule in ("lanes.bifurcation", "slot.occupied"):
        finding = Finding(rule=rule, severity="error", message="No.", parts=parts)
        titles = [fix.title for fix in candidates_for(finding, scene)]
        assert all(title.startswith("Move splitter1 to slot") for title in titles)
        assert "Move splitter1 to slot 2" in titles


def test_a_full_board_offers_no_slot() -> None:
    one = split_board()
    rig, catalog = split_rig(), catalog_of(FRAME, one.model_copy(update={"slots": one.slots[:1]}))
    finding = Finding(rule="slot.mechanical", severity="error", message="No.", parts=("splitter1",))
    assert list(candidates_for(finding, Scene(rig, catalog))) == []
