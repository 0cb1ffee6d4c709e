"""Fixes of what stands round the cards: cages, radiators, fans, coolers, memory."""

from __future__ import annotations

from typing import Any

from rigbuilder.advisor.fixes import with_fixes
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.fittings import WallFans
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.checks.report import Fix
from rigbuilder.rig.edits import MountRadiator, MoveCard, ReplacePart, SetCages, SetFans
from rigbuilder.rig.model import Rig, SlotSeat
from tests.builders import (
    case,
    catalog_of,
    cooler,
    documented,
    liquid,
    memory,
    mounts,
    rig_of,
)

FRONT = WallFans(place="front", count=3, radiator_mm=80.0)
TOP = WallFans(place="top", count=3)


def fixes_of(rule: str, rig: Rig, catalog: Catalog) -> tuple[Fix, ...]:
    report = with_fixes(rig, catalog, evaluate(rig, catalog))
    return next(finding.fixes for finding in report.findings if finding.rule == rule)


def cages(**fields: Any) -> tuple[dict[str, Any], ...]:
    low = {"max_card_length_mm": documented(300.0)}
    return ({"key": "front", **low, **fields}, {"key": "floor", **low, "removable": False})


def test_a_cage_in_the_way_is_left_out_and_one_that_cannot_be_is_not() -> None:
    removable = cages()[:1]
    catalog = catalog_of(case(drive_cages=removable))
    fixes = fixes_of("fit.card-cage", rig_of(cages=("front",)), catalog)
    assert [fix.edit for fix in fixes] == [SetCages(cages=())]
    assert fixes[0].title == "Leave out the drive cages"
    stuck = catalog_of(case(drive_cages=cages()[1:]))
    assert fixes_of("fit.card-cage", rig_of(), stuck) == ()
    both = catalog_of(case(drive_cages=cages(fitted=True)))
    assert fixes_of("fit.card-cage", rig_of(), both) == ()  # the other one is in the way still


def test_a_radiator_in_front_of_a_card_moves_to_another_wall() -> None:
    walls = documented(mounts(("front", 360), ("top", 360)))
    catalog = catalog_of(case(max_card_length_mm=350, radiator_mounts=walls), liquid())
    fixes = fixes_of("fit.card-radiator", rig_of(radiator="front"), catalog)
    assert [fix.edit for fix in fixes] == [MountRadiator(wall="top")]
    assert fixes[0].title == "Mount the radiator at the top"


def test_a_radiator_on_a_wall_too_short_moves_to_one_that_takes_it() -> None:
    walls = documented(mounts(("side", 240), ("top", 360)))
    catalog = catalog_of(case(radiator_mounts=walls), liquid())
    fixes = fixes_of("fit.radiator-case", rig_of(radiator="side"), catalog)
    assert [fix.edit for fix in fixes] == [MountRadiator(wall="top")]


def test_front_fans_that_take_the_cards_length_are_left_out() -> None:
    rig = rig_of(fans=(FRONT, TOP))
    fixes = fixes_of("fit.card-case-length", rig, catalog_of())
    assert [fix.edit for fix in fixes] == [SetFans(fans=(TOP,))]
    assert fixes[0].title == "Leave out the fans and radiators at the front"
    assert fixes_of("fit.card-case-length", rig_of(), catalog_of(case(max_card_length_mm=300))) == (
        ()
    )


def test_memory_too_tall_for_the_cooler_is_changed_or_the_cooler_is() -> None:
    catalog = catalog_of(
        cooler(memory_clearance_mm=40),
        memory(height_mm=44),
        memory("memory-low"),
        cooler("cooler-free", reaches_over=()),
    )
    fixes = fixes_of("fit.cooler-memory", rig_of(), catalog)
    assert {fix.edit.part for fix in fixes if isinstance(fix.edit, ReplacePart)} == {
        "memory-low", "cooler-free",
    }  # fmt: skip


def test_a_card_beside_a_wide_cooler_moves_a_slot_down() -> None:
    catalog = catalog_of(cooler(width_mm=160))
    fixes = fixes_of("fit.card-cooler", rig_of([("card", 1)]), catalog)
    assert MoveCard(key="gpu1", seat=SlotSeat(slot=2)) in [fix.edit for fix in fixes]
