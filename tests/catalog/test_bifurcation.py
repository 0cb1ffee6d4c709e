"""Bifurcation boards in the catalog: splits, figures that cannot be, words to find them by."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from rigbuilder.catalog.bifurcation import Split, lanes_of, split_of
from rigbuilder.catalog.quality import impossible_figures
from rigbuilder.catalog.search import search
from tests.builders import bifurcation, board, catalog_of, documented, riser, slot


@pytest.mark.parametrize(
    ("split", "lanes"), [("x8x8", (8, 8)), ("x8x4x4", (8, 4, 4)), ("x16x16", (16, 16))]
)
def test_a_split_is_written_as_its_widths(split: str, lanes: tuple[int, ...]) -> None:
    assert split_of(lanes) == split
    assert lanes_of(split) == lanes


@pytest.mark.parametrize("text", ["x16", "x3x3", "8x8", "x8x8 ", "", "x8x"])
def test_what_does_not_split_is_no_split(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Split).validate_python(text)


@pytest.mark.parametrize(
    ("fields", "place", "reason"),
    [
        ({"generation": 9}, "generation", "found 9, expected 1 to 7"),
        ({"outputs": (16,)}, "outputs", "found 1, expected two or more"),
        ({"outputs": (8, 8, 8)}, "outputs", "add up to 24 lanes of the 16"),
        ({"outputs": (16, 16), "switch": None}, "outputs", "add up to 32 lanes of the 16"),
        ({"output_slot_lanes": 4}, "output_slot_lanes", "x8 in an x4 connector"),
        ({"output_connector": "mcio"}, "output_slot_lanes", "its outputs are mcio connectors"),
        ({"cable_mm": 200}, "cable_mm", "a rigid one has no cables"),
    ],
)
def test_impossible_figures_are_found(fields: dict[str, Any], place: str, reason: str) -> None:
    ((found, why),) = impossible_figures(bifurcation(**fields))
    assert found == place
    assert reason in why


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"outputs": (16, 16), "switch": True},
        {"output_connector": "slimsas", "output_slot_lanes": None, "rigid": None},
        {"rigid": False, "cable_mm": 200},
        {"rigid": None, "cable_mm": 200},
        {"generation": None},
    ],
)
def test_possible_ones_pass(fields: dict[str, Any]) -> None:
    assert impossible_figures(bifurcation(**fields)) == []


def test_a_slot_is_not_split_into_more_lanes_than_its_connector_has() -> None:
    wide = board(slots=(slot(1, bifurcation=documented(("x8x8", "x16x16"))),))
    assert impossible_figures(wide) == [
        ("slots.0.bifurcation", "x16x16 is more than the x16 of its connector")
    ]
    assert impossible_figures(board(slots=(slot(1, bifurcation=documented(())),))) == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("bifurcation x8x8", "rigid"),
        ("bifurcation x4x4x4x4", "quad"),
        ("splitter mcio", "host"),
        ("plx switch adapter", "switched"),
    ],
)
def test_they_are_found_as_people_ask_for_them(query: str, first: str) -> None:
    catalog = catalog_of(
        bifurcation("rigid"),
        bifurcation("quad", outputs=(4, 4, 4, 4)),
        bifurcation(
            "host",
            output_connector="mcio",
            output_slot_lanes=None,
            generation=None,
            outputs=(8, 4, 4),
        ),
        bifurcation("switched", outputs=(16, 16), switch=True),
        riser("cable"),
        without=("bifurcation",),
    )
    assert search(catalog, query)[0].id == first


def test_a_board_whose_slot_can_be_split_is_found_by_the_word() -> None:
    splits = board("splits", slots=(slot(1, bifurcation=documented(("x8x8",))),))
    never = board("never", slots=(slot(1, bifurcation=documented(())),))
    found = [part.id for part in search(catalog_of(splits, never), "bifurcation board sp3")]
    assert "splits" in found
    everything = [part.kind for part in search(catalog_of(splits, never), "bifurcation")]
    assert everything == ["bifurcation", "board"]
    assert "never" not in found
