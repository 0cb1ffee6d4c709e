"""Records of parts: what they need and what they refuse."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from rigbuilder.catalog.catalog import KINDS, CatalogProblem
from rigbuilder.catalog.parts import Board, Card, Psu
from rigbuilder.paths import catalogs_dir
from tests import builders
from tests.builders import SOURCES, board, card, catalog_of, plugs, psu, slot


def test_every_kind_of_part_has_a_record() -> None:
    assert set(KINDS) == {
        "card", "board", "case", "bridge", "psu", "cpu", "cooler", "memory", "storage", "riser",
        "bifurcation", "model",
    }  # fmt: skip
    assert all(model.model_fields["kind"].default == kind for kind, model in KINDS.items())


def test_a_title_is_brand_and_name() -> None:
    assert card().title == "Maker Card"


@pytest.mark.parametrize("part_id", ["", "a", "Card", "-card", "card/1", "k" * 101, "ca rd"])
def test_ids_are_lower_case_words(part_id: str) -> None:
    with pytest.raises(ValidationError, match="id"):
        card(part_id)


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"bracket_slots": 6}, "bracket_slots.value"),
        ({"cooling": "water"}, "cooling.value"),
        ({"gpu_maker": "matrox"}, "gpu_maker"),
        ({"power_inputs": plugs(("molex", 1))}, "power_inputs.value.0.type"),
        ({"power_inputs": plugs(("pcie-8pin", 0))}, "power_inputs.value.0.count"),
        ({"pcie_mechanical_lanes": 2}, "pcie_mechanical_lanes.value"),
        ({"colour": "black"}, "colour"),
    ],
)
def test_a_card_refuses_what_no_card_has(fields: dict[str, Any], place: str) -> None:
    with pytest.raises(ValidationError) as caught:
        card(**fields)
    assert ".".join(str(step) for step in caught.value.errors()[0]["loc"]) == place


@pytest.mark.parametrize("fields", [{"opening": 0}, {"opening": 13}, {"electrical_lanes": 17}])
def test_a_board_refuses_impossible_slots(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        board(slots=(slot(**{"opening": 1, **fields}),))


def test_a_supply_cannot_give_more_than_it_takes() -> None:
    point = {"load": 0.5, "efficiency": 1.0, "mains_v": 115}
    with pytest.raises(ValidationError, match="efficiency"):
        psu(efficiency=(point,))


def test_a_catalog_gives_a_part_only_as_what_it_is() -> None:
    catalog = catalog_of()
    assert catalog.get("card", Card) == card()
    assert catalog.get("card", Board) is None
    assert catalog.get("nobody-knows-it", Card) is None
    assert catalog.get(None, Card) is None


def test_parts_of_a_kind_come_by_title() -> None:
    catalog = catalog_of(card("b1", name="beta"), card("a1", name="Alpha"))
    assert [part.name for part in catalog.of_kind(Card)] == ["Alpha", "beta", "Card"]
    assert catalog.of_kind(Card) is catalog.of_kind(Card)
    assert len(catalog) == len(list(catalog)) == len(builders.default_parts()) + 2


@pytest.mark.parametrize("replace", [True, False])
def test_more_parts_replace_or_give_way(replace: bool) -> None:
    new, extra = psu(rating_w=850), psu("other")
    catalog = catalog_of().with_parts([new, extra], {"s2": SOURCES["test.sheet"]}, replace=replace)
    found = catalog.get("psu", Psu)
    assert found is not None
    assert found.rating_w.nominal == (850 if replace else 1500)
    assert "other" in catalog.parts
    assert set(catalog.sources) == {"test.sheet", "s2"}


def test_a_problem_names_file_field_and_reason() -> None:
    whole = CatalogProblem(catalogs_dir() / "a.json", "", "is empty")
    assert str(whole) == f"{catalogs_dir() / 'a.json'}: is empty"
    field = CatalogProblem(catalogs_dir() / "a.json", "parts.0.id", "is missing")
    assert str(field).endswith("a.json: parts.0.id: is missing")
