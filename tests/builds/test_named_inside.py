"""Rigs that are told before anybody buys, of what stands round the cards; worked out by hand."""

from __future__ import annotations

import pytest

from rigbuilder.catalog.evidence import Fact, Figure
from rigbuilder.catalog.fittings import RadiatorMount
from rigbuilder.catalog.parts import Card, Case
from rigbuilder.rig.model import Rig
from tests.builds.test_named_rigs import cards, curated, found, in_slots, judge

FE_4090 = "nvidia-geforce-rtx-4090-founders-edition"
ASTRAL = "asus-rog-astral-rtx-5090-o32g-gaming"
BOARD = "asrockrack-romed8-2t"


def case_of(part: str, **fields: object) -> Case:
    """A case of the catalog with some figures as somebody measured them."""
    case = curated().get(part, Case)
    assert case is not None
    return case.model_copy(update=fields)


def ruler(value: float) -> Figure:
    return Figure(value=value, grade="measured", source="ruler")


def test_a_358_mm_card_behind_a_360_radiator_moves_it_to_the_top() -> None:
    # At the front the radiator and fans of 63 mm take the place of fans of at most 40 mm: of the
    # 360 mm at most 337 mm are left, 20 mm too few for 357.6 mm.
    mounts = tuple(RadiatorMount(place=place, max_length_mm=360) for place in ("front", "top"))
    tower = case_of(
        "corsair-4000d-airflow",
        radiator_mounts=Fact(value=mounts, grade="documented", source="manual"),
    )
    rig = Rig(case=tower.id, cooler="arctic-liquid-freezer-iii-360", board=BOARD,
              cards=cards(ASTRAL, in_slots(2)), radiator="front")  # fmt: skip
    assert [f.parts for f in found(judge(rig, tower), "fit.card-radiator")] == [
        ("gpu1", "cooler", "case")
    ]
    moved = judge(rig.model_copy(update={"radiator": "top"}), tower)
    assert [f for f in moved.findings if f.rule == "fit.card-radiator"] == []


def test_a_4090_whose_cable_meets_the_side_panel_is_not_vouched_for() -> None:
    # The Founders Edition is 137 mm high, its top at most 15 mm above that; a panel at 163 mm or
    # more leaves 11 mm of the 35 mm that a 16-pin cable wants before its bend.
    rig = Rig(board=BOARD, case="fractal-meshify-2-xl", cards=cards(FE_4090, in_slots(1)))
    report = judge(rig)
    [panel] = found(report, "fit.card-case-height", "unknown")
    assert panel.measured == pytest.approx(11)
    assert panel.needed == 35
    assert report.verdict != "fits"
    cable = next(body for body in report.layout.bodies if body.key == "gpu1/cable")
    assert "z1" in cable.unknown_edges
    roomy = case_of("fractal-meshify-2-xl", max_card_height_mm=ruler(190))
    assert found(judge(rig, roomy), "fit.card-case-height", "unknown") == []


def test_a_bottom_card_lies_on_the_shroud_over_the_supply() -> None:
    # A card of 61 mm at the case's last opening but one reaches 61 - 0.785 - 20.32 - 16.865 =
    # 23.03 mm below the last opening at most; a shroud 10 mm below it is in the way.
    card = curated().get("nvidia-geforce-rtx-3090-founders-edition", Card)
    assert card is not None
    assert card.thickness_mm is not None
    near = case_of("fractal-meshify-2-xl", below_last_opening_mm=ruler(10))
    rig = Rig(
        board="asus-pro-ws-wrx80e-sage-se-wifi",
        case=near.id,
        psus=("seasonic-prime-tx-1600",),
        cards=cards(card.id, in_slots(7)),
    )
    assert near.openings is not None
    shorter = near.model_copy(update={"openings": Fact(value=8, grade="measured", source="ruler")})
    [shroud] = found(judge(rig, shorter), "fit.card-psu")
    assert shroud.measured == 10
    assert shroud.needed is not None
    assert 10 < shroud.needed < 23.1
    free = shorter.model_copy(update={"below_last_opening_mm": ruler(30)})
    assert [f for f in judge(rig, free).findings if f.rule == "fit.card-psu"] == []
    roles = {body.role for body in judge(rig, shorter).layout.bodies}
    assert {"shroud", "psu", "panel"} <= roles


def test_an_eight_opening_case_has_no_ninth_for_a_three_slot_card_in_opening_seven() -> None:
    card = "nvidia-geforce-rtx-3090-founders-edition"
    nine = case_of("fractal-meshify-2-xl")
    eight = nine.model_copy(update={"openings": Fact(value=8, grade="measured", source="ruler")})
    rig = Rig(board="asus-pro-ws-wrx80e-sage-se-wifi", case=nine.id,
              cards=cards(card, in_slots(7)))  # fmt: skip
    [slots] = found(judge(rig, eight), "fit.card-case-slots")
    assert (slots.measured, slots.needed) == (8, 9)
    assert found(judge(rig, nine), "fit.card-case-slots") == []


def test_a_long_card_in_a_case_with_its_drive_cage_needs_it_left_out() -> None:
    # The Meshify 2 takes 315 mm with its cage and 467 mm without: 357.6 mm is 42.6 too long.
    rig = Rig(board=BOARD, case="fractal-meshify-2", cards=cards(ASTRAL, in_slots(1)))
    caged = judge(rig.model_copy(update={"cages": ("front",)}))
    [cage] = found(caged, "fit.card-cage")
    assert cage.measured == 315
    assert len(found(judge(rig), "fit.card-cage", "note")) == 1
    free = judge(rig.model_copy(update={"cages": ()}))
    assert [f for f in free.findings if f.rule in ("fit.card-cage", "fit.card-case-length")] == []
