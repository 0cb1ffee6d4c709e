"""Rack cases: the board lies on the floor, and the lid is what cards, plugs and bridges face."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.checks.report import Finding
from rigbuilder.geometry.place import lay_out
from rigbuilder.paths import catalogs_dir
from rigbuilder.rig.model import PlacedCard, Rig, SlotSeat
from tests.builders import bridge, card, case, catalog_of, findings_of, plug, rig_of, unverified

ONE = [("card", 1)]
UNIT_MM = 44.45
"""Height of a rack unit: EIA-310-D."""


def rack(units: int, **fields: Any) -> Any:
    """A rack case of so many units with its outer sizes known, and nothing else of its room."""
    bare = {"max_card_height_mm": None, "max_cooler_height_mm": None, "style": "rack"}
    return case(**{**bare, "height_mm": units * UNIT_MM, "width_mm": 430.0, **fields})


def height(*parts: Any) -> list[Finding]:
    """What fit.card-case-height says of one card in a rack."""
    rig = rig_of(ONE, (), cooler=None)
    return list(findings_of("fit.card-case-height", rig, catalog_of(*parts)))


@pytest.mark.parametrize("units", [1, 2])
def test_a_full_height_card_is_higher_than_one_or_two_units(units: int) -> None:
    (finding,) = height(rack(units), card(height_mm=111.15, power_inputs=()))
    assert finding.severity == "error"
    assert "the lid stands at" in finding.message
    assert finding.needed == 111.15


def test_a_consumer_card_is_higher_than_three_units() -> None:
    (finding,) = height(rack(3), card(height_mm=138))
    assert (finding.severity, finding.measured) == ("error", None)
    assert "the lid stands at 133.35 mm at most" in finding.message


def test_in_three_units_a_full_height_card_is_unknown_until_the_room_is_published() -> None:
    low = card(height_mm=111.15, power_inputs=())
    (finding,) = height(rack(3), low)
    assert finding.severity == "unknown"
    assert finding.missing == ("distance to the lid of the Case",)
    assert height(rack(3, max_card_height_mm=127), low) == []


def test_a_plug_on_top_wants_its_room_under_the_lid_too() -> None:
    four = rack(4, max_card_height_mm=150)
    (finding,) = height(four, card(height_mm=111.15))
    assert "leaves 23.85 to 66.65 mm above it for plug and cable" in finding.message
    assert finding.severity == "unknown"
    assert height(four, card(height_mm=111.15, plug=plug("end"))) == []


def test_a_bridge_reaches_the_lid() -> None:
    rig = rig_of(cooler=None)
    parts = (rack(4), card(height_mm=150), bridge(rise_mm=30))
    (finding,) = findings_of("bridge.side-panel", rig, catalog_of(*parts))
    assert finding.message == "bridge1 (Bridge) stands into the lid of the Case."


def test_the_width_of_a_rack_says_nothing_of_its_lid() -> None:
    narrow = rack(8, width_mm=120.0)
    (finding,) = height(narrow, card(height_mm=138, power_inputs=()))
    assert finding.severity == "unknown"


def test_while_the_style_is_only_believed_the_larger_size_bounds_the_room() -> None:
    believed = rack(2, style=unverified("rack"))
    assert height(believed, card(height_mm=138))[0].severity == "unknown"
    both_small = rack(2, style=unverified("rack"), width_mm=90.0)
    assert height(both_small, card(height_mm=138))[0].severity == "error"
    no_width = rack(2, style=unverified("rack"), width_mm=None)
    assert height(no_width, card(height_mm=138))[0].severity == "unknown"


def test_a_rack_is_drawn_as_wide_as_it_is_along_its_slots() -> None:
    layout = lay_out(rig_of(ONE, ()), catalog_of(rack(4)))
    outline = next(body for body in layout.bodies if body.key == "case")
    assert outline.y1 - outline.y0 >= 430.0


@pytest.fixture(scope="module")
def real() -> Catalog:
    return load_catalog([catalogs_dir()])


def test_a_real_four_unit_case_takes_full_height_cards_with_their_plugs_at_the_end(
    real: Catalog,
) -> None:
    cards = (PlacedCard(key="gpu1", part="asus-turbo-rtx-3090-24g", seat=SlotSeat(slot=1)),)
    rig = Rig(case="silverstone-rm400", board="asrockrack-romed8-2t", cards=cards)
    assert {"silverstone-rm400", cards[0].part, rig.board} <= set(real.parts)
    assert findings_of("fit.card-case-height", rig, real) == ()


def test_what_stands_higher_in_it_is_not_proven(real: Catalog) -> None:
    cards = (
        PlacedCard(
            key="gpu1", part="nvidia-geforce-rtx-3090-founders-edition", seat=SlotSeat(slot=1)
        ),
    )
    rig = Rig(case="silverstone-rm400", cards=cards)
    (finding,) = findings_of("fit.card-case-height", rig, real)
    assert finding.severity == "unknown"
