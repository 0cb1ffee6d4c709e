"""Rules of heat between cards."""

from __future__ import annotations

import pytest

from tests.builders import card, case, catalog_of, finding_of, findings_of, rig_of

NEAR = (("card", 1), ("card", 4))


def test_an_open_cooler_close_to_the_next_card_runs_hot() -> None:
    finding = finding_of("thermal.card-gap", rig_of(NEAR, ()), catalog_of())
    assert finding.severity == "warning"
    assert finding.parts == ("gpu1", "gpu2")
    assert (finding.measured, finding.needed, finding.unit) == (2.96, 20.32, "mm")
    assert "an open-air cooler wants a free slot (20.32 mm)" in finding.message


def test_a_flow_through_cooler_wants_air_too() -> None:
    finding = finding_of(
        "thermal.card-gap", rig_of(NEAR, ()), catalog_of(card(cooling="flow-through"))
    )
    assert "a flow-through cooler wants a free slot" in finding.message


def test_a_free_slot_is_air_enough() -> None:
    assert findings_of("thermal.card-gap", rig_of(), catalog_of()) == ()


def test_a_blower_a_slot_away_breathes() -> None:
    blower = card(cooling="blower", thickness_mm=37)
    rig = rig_of([("card", 1), ("card", 3)], ())
    assert findings_of("thermal.card-gap", rig, catalog_of(blower)) == ()


def test_a_blower_pressed_to_the_next_card_is_noted() -> None:
    blower = card(cooling="blower", thickness_mm=39)
    rig = rig_of([("card", 1), ("card", 3)], ())
    finding = finding_of("thermal.card-gap", rig, catalog_of(blower))
    assert (finding.severity, finding.measured, finding.needed) == ("note", 1.64, 3.0)


@pytest.mark.parametrize("cooling", ["passive", "liquid", None])
def test_cards_without_fans_of_their_own_need_no_gap(cooling: str | None) -> None:
    assert (
        findings_of("thermal.card-gap", rig_of(NEAR, ()), catalog_of(card(cooling=cooling))) == ()
    )


def test_an_overlap_is_not_called_a_gap() -> None:
    assert findings_of("thermal.card-gap", rig_of([("card", 1), ("card", 2)], ()),
                       catalog_of()) == ()  # fmt: skip


def test_a_card_of_unknown_thickness_has_no_known_gap() -> None:
    catalog = catalog_of(card(thickness_mm=None))
    assert findings_of("thermal.card-gap", rig_of(NEAR, ()), catalog) == ()


def test_only_the_gap_to_the_next_card_counts() -> None:
    rig = rig_of([("card", 1), ("card", 4), ("card", 7)], ())
    pairs = [finding.parts for finding in findings_of("thermal.card-gap", rig, catalog_of())]
    assert pairs == [("gpu1", "gpu2"), ("gpu2", "gpu3")]


def test_unknown_cards_are_passed_over() -> None:
    rig = rig_of([("card", 1), ("nobody-knows-it", 4)], ())
    assert findings_of("thermal.card-gap", rig, catalog_of()) == ()
    assert findings_of("thermal.passive-needs-airflow", rig, catalog_of()) == ()


def test_a_passive_card_in_a_tower_has_no_air() -> None:
    finding = finding_of("thermal.passive-needs-airflow", rig_of([("card", 1)]),
                         catalog_of(card(cooling="passive")))  # fmt: skip
    assert finding.severity == "warning"
    assert finding.parts == ("gpu1",)
    assert "a duct and a strong fan" in finding.message


def test_a_passive_card_in_a_rack_case_is_reminded_of_its_fans() -> None:
    catalog = catalog_of(card(cooling="passive"), case(style="rack"))
    finding = finding_of("thermal.passive-needs-airflow", rig_of([("card", 1)]), catalog)
    assert finding.severity == "note"


def test_a_card_with_fans_is_not_passive() -> None:
    assert findings_of("thermal.passive-needs-airflow", rig_of(), catalog_of()) == ()
