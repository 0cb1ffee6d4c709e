"""The user's own parts: changed figure by figure, kept as files that can be contributed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.own import (
    Change,
    OwnPartError,
    changed,
    fields_of,
    forget_own,
    named,
    own_file,
    own_source,
    own_text,
)
from rigbuilder.catalog.parts import Card
from tests.builders import SOURCES, board, card, case, catalog_of, unverified

DAY = date(2026, 3, 1)


def test_a_form_can_change_numbers_counts_and_choices_of_a_card() -> None:
    kinds = {field.name: field.kind for field in fields_of(card())}
    assert kinds["length_mm"] == "number"
    assert kinds["bracket_slots"] == "count"
    assert kinds["cooling"] == "choice"
    assert "nvlink" not in kinds
    assert [f.name for f in fields_of(card()) if f.needed] == ["vram_gib"]


def test_a_measured_height_takes_the_place_of_one_that_nobody_publishes() -> None:
    part = changed(card(height_mm=None), {"height_mm": Change(139.0, 1.0)}, "own.card")
    assert isinstance(part, Card)
    assert part.height_mm is not None
    assert (part.height_mm.low, part.height_mm.high) == (138.0, 140.0)
    assert (part.height_mm.grade, part.height_mm.source) == ("measured", "own.card")


def test_a_believed_figure_names_no_source_and_keeps_its_note() -> None:
    change = Change("blower", grade="unverified", note="from memory")
    part = changed(card(), {"cooling": change}, "own.card")
    assert isinstance(part, Card)
    assert part.cooling is not None
    assert (part.cooling.value, part.cooling.source) == ("blower", None)
    assert part.cooling.note == "from memory"


def test_a_figure_can_be_taken_back_to_not_published() -> None:
    part = changed(card(), {"height_mm": Change(None)}, "own.card")
    assert isinstance(part, Card)
    assert part.height_mm is None


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"vram_gib": Change(None)}, "vram_gib", "cannot be without it"),
        ({"length_mm": Change(5.0)}, "length_mm", "expected 50 to 700"),
        ({"wings": Change(2.0)}, "wings", "no figure"),
        ({"bracket_slots": Change(9)}, "bracket_slots.value", "less than or equal to 5"),
    ],
)
def test_what_cannot_be_is_refused_with_field_and_reason(
    changes: dict[str, Change], field: str, reason: str
) -> None:
    with pytest.raises(OwnPartError) as refused:
        changed(card(), changes, "own.card")
    (place, why) = refused.value.mistakes[0]
    assert place == field
    assert reason in why
    assert f"{field}: " in str(refused.value)


def test_a_new_part_gets_an_id_of_its_own_and_no_strangers_prices() -> None:
    first = named(card(notes=("x",)), "Acme ", "Quad 24", catalog_of())
    assert (first.id, first.brand, first.notes) == ("acme-quad-24", "Acme", ())
    second = named(card(), "Acme", "Quad 24", catalog_of(first))
    assert second.id == "acme-quad-24-2"


@pytest.mark.parametrize(("brand", "name"), [("", "x"), ("x", "  "), ("x", "y" * 500)])
def test_a_part_without_a_proper_name_is_refused(brand: str, name: str) -> None:
    with pytest.raises(OwnPartError):
        named(card(), brand, name, catalog_of())


def test_a_name_without_latin_letters_still_gets_an_id() -> None:
    assert named(card(), "显卡", "二", catalog_of()).id == "part"


def test_an_own_file_wins_over_the_catalog_and_can_be_forgotten(tmp_path: Path) -> None:
    curated, own = tmp_path / "curated", tmp_path / "own"
    curated.mkdir()
    own.mkdir()
    part = card(height_mm=unverified(130.0))
    catalog = catalog_of(part)
    (curated / "card.json").write_text(own_text(part, ("test.sheet", SOURCES["test.sheet"]),
                                                catalog), encoding="utf-8")  # fmt: skip
    source = own_source(part, "calliper", DAY)
    mine = changed(part, {"height_mm": Change(139.0, 0.5)}, source[0])
    own_file(own, part.id).write_text(own_text(mine, source, catalog), encoding="utf-8")
    loaded = load_catalog([curated, own])
    assert loaded.problems == ()
    assert loaded.parts["card"] == mine
    assert loaded.sources["own.card"].title == "calliper"
    assert loaded.sources["own.card"].read == DAY
    assert forget_own(own, part.id)
    assert not forget_own(own, part.id)
    assert load_catalog([curated, own]).parts["card"] == part


def test_a_source_without_words_says_that_it_is_a_measurement() -> None:
    key, source = own_source(card(), "  ")
    assert key == "own.card"
    assert source.title == "Own measurement of the Maker Card"
    assert source.read == date.today()


@pytest.mark.parametrize("part", [board(), case()])
def test_every_field_of_the_form_is_one_of_the_record(part: object) -> None:
    names = [field.name for field in fields_of(part)]  # type: ignore[arg-type]
    assert names
    assert set(names) <= set(type(part).model_fields)  # type: ignore[attr-defined]
