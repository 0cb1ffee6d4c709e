"""Rules of radiators: a wall for them, and the cards behind the front one."""

from __future__ import annotations

import pytest

from tests.builders import (
    case,
    catalog_of,
    documented,
    finding_of,
    findings_of,
    frame,
    liquid,
    mounts,
    rig_of,
    unverified,
)

CASE_RULE, CARD_RULE = "fit.radiator-case", "fit.card-radiator"


def test_a_radiator_longer_than_every_wall_does_not_fit() -> None:
    tower = case(radiator_mounts=documented(mounts(("front", 280), ("top", 240))))
    finding = finding_of(CASE_RULE, rig_of(), catalog_of(liquid(), tower))
    assert (finding.severity, finding.measured, finding.needed) == ("error", 280, 360)
    assert finding.parts == ("cooler", "case")


def test_a_case_without_any_mount_takes_no_radiator() -> None:
    tower = case(radiator_mounts=documented(()))
    finding = finding_of(CASE_RULE, rig_of(), catalog_of(liquid(), tower))
    assert finding.message.endswith("takes none.")


def test_a_wall_that_is_long_enough_takes_it() -> None:
    tower = case(radiator_mounts=documented(mounts(("top", 360))))
    assert findings_of(CASE_RULE, rig_of(), catalog_of(liquid(), tower)) == ()


def test_unpublished_mounts_leave_it_open() -> None:
    finding = finding_of(CASE_RULE, rig_of(), catalog_of(liquid()))
    assert (finding.severity, finding.likely) == ("unknown", None)
    assert finding.missing == ("radiator mounts of the Case",)


@pytest.mark.parametrize(("length", "likely"), [(360, "fits"), (240, "does-not-fit")])
def test_believed_mounts_only_lean(length: float, likely: str) -> None:
    tower = case(radiator_mounts=unverified(mounts(("top", length))))
    finding = finding_of(CASE_RULE, rig_of(), catalog_of(liquid(), tower))
    assert (finding.severity, finding.likely) == ("unknown", likely)


@pytest.mark.parametrize("length", [None, unverified(397.0)])
def test_a_radiator_of_unproven_length_is_left_open(length: object) -> None:
    tower = case(radiator_mounts=documented(mounts(("top", 360))))
    cooler = liquid(radiator_length_mm=length)
    finding = finding_of(CASE_RULE, rig_of(), catalog_of(cooler, tower))
    assert finding.missing == ("length of the radiator of the Cooler",)


def test_air_coolers_and_open_frames_need_no_wall() -> None:
    assert findings_of(CASE_RULE, rig_of(), catalog_of()) == ()
    assert findings_of(CASE_RULE, rig_of(), catalog_of(liquid(), frame())) == ()
    assert findings_of(CASE_RULE, rig_of(case=None), catalog_of(liquid())) == ()


def test_a_card_behind_a_front_radiator_loses_its_thickness() -> None:
    tower = case(max_card_length_mm=350, radiator_mounts=documented(mounts(("front", 360))))
    found = findings_of(CARD_RULE, rig_of(), catalog_of(liquid(), tower))
    assert [finding.parts[0] for finding in found] == ["gpu1", "gpu2"]
    assert (found[0].measured, found[0].needed, found[0].unit) == (298, 310, "mm")


def test_another_wall_for_the_radiator_leaves_the_cards_their_length() -> None:
    walls = documented(mounts(("front", 360), ("top", 360)))
    tower = case(max_card_length_mm=350, radiator_mounts=walls)
    assert findings_of(CARD_RULE, rig_of(), catalog_of(liquid(), tower)) == ()


def test_a_front_radiator_with_room_behind_it_is_no_matter() -> None:
    tower = case(max_card_length_mm=400, radiator_mounts=documented(mounts(("front", 360))))
    assert findings_of(CARD_RULE, rig_of([("card", 1), ("card", None)], ()),
                       catalog_of(liquid(), tower)) == ()  # fmt: skip


def test_an_unpublished_radiator_thickness_leaves_the_cards_open() -> None:
    tower = case(radiator_mounts=documented(mounts(("front", 360))))
    cooler = liquid(radiator_thickness_mm=None)
    found = findings_of(CARD_RULE, rig_of(), catalog_of(cooler, tower))
    assert {finding.severity for finding in found} == {"unknown"}
    assert found[0].measured is None


def test_the_wall_that_the_rig_names_decides() -> None:
    walls = documented(mounts(("front", 360), ("top", 240)))
    tower = case(max_card_length_mm=350, radiator_mounts=walls)
    top = finding_of(CASE_RULE, rig_of(radiator="top"), catalog_of(liquid(), tower))
    assert (top.severity, top.measured, top.needed) == ("error", 240, 360)
    assert top.message.endswith("takes 240 mm at most at its top.")
    assert findings_of(CARD_RULE, rig_of(radiator="top"), catalog_of(liquid(), tower)) == ()
    front = findings_of(CARD_RULE, rig_of(radiator="front"), catalog_of(liquid(), tower))
    assert {finding.severity for finding in front} == {"error"}
    side = finding_of(CASE_RULE, rig_of(radiator="side"), catalog_of(liquid(), tower))
    assert side.message.endswith("takes none at its side.")


def test_own_front_fans_that_nobody_lists_leave_the_room_behind_the_radiator_open() -> None:
    walls = documented(mounts(("front", 360)))
    tower = case(max_card_length_mm=350, radiator_mounts=walls, fans=None)
    found = findings_of(CARD_RULE, rig_of(), catalog_of(liquid(), tower))
    assert {(f.severity, f.likely, f.missing) for f in found} == {
        ("unknown", "does-not-fit", ("front fans of the Case",))
    }
