"""Loading catalogs: what is broken is reported, the rest loads."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.loading import MAX_FILE_BYTES, describe, load_catalog, read_text
from rigbuilder.paths import catalogs_dir
from tests.builders import card, psu

SHEET = {"title": "Data sheet", "read": "2026-01-01"}


def _row(part: Any) -> dict[str, Any]:
    return {"kind": part.kind, **part.model_dump(mode="json", exclude_none=True)}


def _file(path: Path, *parts: Any, **fields: Any) -> Path:
    rows = [part if isinstance(part, dict) else _row(part) for part in parts]
    document = {
        "format": "rigbuilder.catalog", "version": 1, "sources": {"test.sheet": SHEET},
        "parts": rows, **fields,
    }  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def _problems(catalog: Catalog) -> list[tuple[str, str]]:
    return [(problem.field, problem.reason) for problem in catalog.problems]


def test_the_curated_catalog_loads_without_a_problem() -> None:
    catalog = load_catalog([catalogs_dir()])
    assert catalog.problems == ()
    assert len(catalog) > 40


def test_all_files_below_a_root_are_read_and_remembered(tmp_path: Path) -> None:
    first = _file(tmp_path / "a.json", card("c1"))
    second = _file(tmp_path / "deep" / "er" / "b.json", card("c2"))
    (tmp_path / "catalog.schema.json").write_text("no catalog", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no catalog", encoding="utf-8")
    catalog = load_catalog([tmp_path])
    assert set(catalog.parts) == {"c1", "c2"}
    assert catalog.files == {"c1": first, "c2": second}
    assert catalog.problems == ()
    assert list(catalog.sources) == ["test.sheet"]


@pytest.mark.parametrize("on", [True, False])
def test_loading_leaves_the_garbage_collector_as_it_was(tmp_path: Path, on: bool) -> None:
    was_on = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        load_catalog([tmp_path])
        assert gc.isenabled() == on
    finally:
        (gc.enable if was_on else gc.disable)()


def test_a_missing_folder_is_an_empty_catalog(tmp_path: Path) -> None:
    assert len(load_catalog([tmp_path / "nowhere"])) == 0


def test_a_later_root_replaces_a_part_of_an_earlier_one(tmp_path: Path) -> None:
    _file(tmp_path / "curated" / "a.json", psu("p1", rating_w=850))
    _file(tmp_path / "own" / "a.json", psu("p1", rating_w=1600))
    catalog = load_catalog([tmp_path / "curated", tmp_path / "own"])
    assert catalog.parts["p1"] == psu("p1", rating_w=1600)
    assert catalog.problems == ()


def test_a_broken_part_is_reported_by_path_field_and_reason_and_the_rest_loads(
    tmp_path: Path,
) -> None:
    broken = {**_row(card("c2")), "length_mm": {"value": "long", "grade": "documented"}}
    path = _file(tmp_path / "a.json", card("c1"), broken, card("c3"))
    _file(tmp_path / "b.json", card("c4"))
    catalog = load_catalog([tmp_path])
    assert set(catalog.parts) == {"c1", "c3", "c4"}
    (problem,) = catalog.problems
    assert problem.path == path
    assert problem.field == "parts.1 (c2).length_mm.value"
    assert problem.reason == 'Input should be a valid number, found "long"'


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("just a word", "parts.0"),
        ({"kind": "card"}, "parts.0.id"),
        ({"kind": "spaceship", "id": "s1"}, "parts.0 (s1)"),
        ({"id": "s1"}, "parts.0 (s1)"),
        ({**_row(card("c1")), "colour": "red"}, "parts.0 (c1).colour"),
        ({**_row(card("c1")), "vram_gib": None}, "parts.0 (c1).vram_gib"),
    ],
)
def test_what_is_no_part_is_placed_by_its_number_and_id(
    tmp_path: Path, part: Any, field: str
) -> None:
    path = tmp_path / "a.json"
    document = {"format": "rigbuilder.catalog", "version": 1, "sources": {}, "parts": [part]}
    path.write_text(json.dumps(document), encoding="utf-8")
    catalog = load_catalog([tmp_path])
    assert len(catalog) == 0
    assert catalog.problems[0].field == field


def test_one_id_twice_in_a_root_is_reported_and_the_first_stays(tmp_path: Path) -> None:
    first = _file(tmp_path / "a.json", psu("p1", rating_w=850))
    _file(tmp_path / "b.json", psu("p1", rating_w=1600))
    catalog = load_catalog([tmp_path])
    assert catalog.parts["p1"] == psu("p1", rating_w=850)
    assert _problems(catalog) == [("parts (p1).id", f"id is already used in {first}")]


def test_one_source_id_for_two_sources_is_reported(tmp_path: Path) -> None:
    _file(tmp_path / "a.json", card("c1"))
    _file(tmp_path / "b.json", card("c2"), sources={"test.sheet": {**SHEET, "title": "Other"}})
    catalog = load_catalog([tmp_path])
    assert set(catalog.parts) == {"c1", "c2"}
    assert catalog.sources["test.sheet"].title == "Data sheet"
    assert [problem.field for problem in catalog.problems] == ["sources.test.sheet"]


def test_a_broken_source_is_reported_and_the_good_ones_stay(tmp_path: Path) -> None:
    sources = {"test.sheet": SHEET, "bad": {"title": "No date"}}
    _file(tmp_path / "a.json", card("c1"), sources=sources)
    catalog = load_catalog([tmp_path])
    assert set(catalog.sources) == {"test.sheet"}
    assert "c1" in catalog.parts
    assert _problems(catalog) == [("sources.bad.read", "Field required")]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"format": "something.else"}, "format"),
        ({"version": 2}, "version"),
        ({"parts": {}}, "parts"),
        ({"sources": []}, "sources"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_file_of_another_format_is_reported_whole(
    tmp_path: Path, fields: dict[str, Any], field: str
) -> None:
    _file(tmp_path / "a.json", card("c1"), **fields)
    catalog = load_catalog([tmp_path])
    assert len(catalog) == 0
    assert [problem.field for problem in catalog.problems] == [field]


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"not json",
        b'{"format": "rigbuilder.catalog"',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"a": ' + b"9" * 5000 + b"}",
        b'{"a": "\\ud800"}',
        b"null",
        b"[]",
    ],
)
def test_a_file_that_is_no_catalog_is_one_problem_and_the_rest_loads(
    tmp_path: Path, text: bytes
) -> None:
    (tmp_path / "a.json").write_bytes(text)
    _file(tmp_path / "b.json", card("c1"))
    catalog = load_catalog([tmp_path])
    assert set(catalog.parts) == {"c1"}
    assert {problem.path.name for problem in catalog.problems} == {"a.json"}
    assert all(len(str(problem)) < 600 for problem in catalog.problems)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999", "-138"])
def test_a_number_that_is_no_size_spoils_only_its_part(tmp_path: Path, number: str) -> None:
    _file(tmp_path / "a.json", card("c1", length_mm=777), card("c2"))
    text = (tmp_path / "a.json").read_text().replace("777.0", number)
    (tmp_path / "a.json").write_text(text)
    catalog = load_catalog([tmp_path])
    assert "c1" not in catalog.parts
    assert catalog.problems


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.json").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    catalog = load_catalog([tmp_path])
    assert len(catalog) == 0
    assert _problems(catalog) == [("", "cannot be read: 20 MB, more than the 20 MB allowed")]


def test_a_folder_named_like_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    (problem,) = load_catalog([tmp_path]).problems
    assert problem.field == ""
    assert problem.reason.startswith("cannot be read: ")


if sys.platform != "win32":  # where a device is a file

    def test_a_device_without_an_end_is_read_no_further_than_the_limit() -> None:
        with pytest.raises(ValueError, match="more than the 1 MB allowed"):
            read_text(Path("/dev/zero"), 1_000_000)


def test_errors_are_described_by_field_and_reason_with_what_was_found() -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(dict[str, int]).validate_python({"a": "x" * 100, "board": [], "c": None})
    rows = describe(caught.value, tagged=False)
    assert [place for place, _ in rows] == ["a", "board", "c"]
    assert rows[0][1].endswith('found "' + "x" * 59)
    assert "found" not in rows[1][1]
    assert rows[2][1].endswith("found null")
    assert [place for place, _ in describe(caught.value, 2)] == ["a", ""]


def test_a_catalog_that_learns_nothing_new_is_the_same_catalog() -> None:
    catalog = load_catalog([catalogs_dir()])
    part = next(iter(catalog))
    assert catalog.with_parts([part], catalog.sources, replace=False) is catalog
    assert catalog.with_parts([part], {}, replace=True) is not catalog
    stranger = part.model_copy(update={"id": "nobody-makes-this"})
    assert catalog.with_parts([stranger], {}, replace=False).parts[stranger.id] == stranger
    source = next(iter(catalog.sources.values()))
    assert "new.source" in catalog.with_parts([], {"new.source": source}, replace=False).sources
