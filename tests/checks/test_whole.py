"""Rules of the rig as a whole."""

from __future__ import annotations

from rigbuilder.checks.evaluate import evaluate
from rigbuilder.rig.model import Rig
from tests.builders import card, catalog_of, finding_of, findings_of, rig_of, workload


def test_an_empty_rig_lacks_everything_that_decides_the_fit() -> None:
    finding = finding_of("rig.incomplete", Rig(), catalog_of())
    assert finding.severity == "unknown"
    assert finding.missing == ("board", "case", "power supply", "card")
    assert finding.message.startswith("No board and no case and no power supply and no card is")


def test_cards_without_a_place_are_named() -> None:
    one = finding_of("rig.incomplete", rig_of([("card", None)]), catalog_of())
    assert one.message.startswith("gpu1 has no place yet")
    assert one.parts == ("gpu1",)
    two = finding_of("rig.incomplete", rig_of([("card", None), ("card", None)], ()), catalog_of())
    assert two.message.startswith("gpu1 and gpu2 have no place yet")


def test_a_complete_rig_lacks_nothing() -> None:
    assert findings_of("rig.incomplete", rig_of(), catalog_of()) == ()


def test_a_part_that_nobody_knows_is_unknown() -> None:
    finding = finding_of("rig.unknown-part", rig_of(cooler="nobody-knows-it"), catalog_of())
    assert finding.severity == "unknown"
    assert finding.parts == ("cooler",)
    assert finding.missing == ("nobody-knows-it",)


def test_a_part_of_the_wrong_kind_is_an_error() -> None:
    finding = finding_of("rig.unknown-part", rig_of(case="board"), catalog_of())
    assert finding.severity == "error"
    assert finding.message == "case: Maker Board is a board, not a case."


def test_cards_and_bridges_are_held_to_their_kinds() -> None:
    rig = rig_of([("psu", 1), ("card", 5)], ["card"])
    messages = [f.message for f in findings_of("rig.unknown-part", rig, catalog_of())]
    assert messages == [
        "gpu1: Maker Psu is a psu, not a card.",
        "bridge1: Maker Card is a card, not a bridge.",
    ]


def test_a_model_that_nobody_knows_is_unknown() -> None:
    rig = rig_of(workload=workload(model="nobody-knows-it"))
    assert finding_of("rig.unknown-part", rig, catalog_of()).missing == ("nobody-knows-it",)
    assert finding_of(
        "rig.unknown-part", rig_of(workload=workload(model="card")), catalog_of()
    ).missing == ("card",)


def test_known_parts_of_the_right_kind_get_no_remark() -> None:
    assert findings_of("rig.unknown-part", rig_of(workload=workload()), catalog_of()) == ()


def test_a_rig_whose_watts_nobody_publishes_is_judged_all_the_same() -> None:
    rig = Rig(psus=("psu",), cards=rig_of([("card", 1)]).cards)
    report = evaluate(rig, catalog_of(card(tdp_w=None)))
    assert report.power.sustained_w == 0.0
    assert not [f for f in report.findings if f.rule == "power.circuit"]
