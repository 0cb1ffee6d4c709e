"""The user's catalog: own files over the curated ones, imported parts behind them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.contribute import part_file
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.parts import Bridge, Card
from rigbuilder.catalog.quality import quality_problems
from rigbuilder.catalog.user import HOME_VARIABLE, load_user_catalog, user_folders
from rigbuilder.paths import catalogs_dir
from tests.catalog.opendb_sample import SAMPLE, catalog_of, folders, part_id, take

FOUNDERS = "nvidia-geforce-rtx-3090-founders-edition"


@pytest.fixture(scope="module")
def curated() -> Catalog:
    return load_catalog([catalogs_dir()])


def exported(catalog: Catalog, part: str) -> dict[str, Any]:
    """A part's file as a user would open it in an editor."""
    document: dict[str, Any] = json.loads(part_file(catalog, catalog.parts[part]))
    return document


def own(home: Path, name: str, document: object) -> Path:
    """Puts a file into the user's folder."""
    path = folders(home).parts / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document), "utf-8")
    return path


def test_without_anything_of_the_user_it_is_the_curated_catalog(
    tmp_path: Path, curated: Catalog
) -> None:
    assert load_user_catalog(folders(tmp_path)) == curated
    assert list(tmp_path.iterdir()) == []


def test_a_correction_wins_over_the_curated_part(tmp_path: Path, curated: Catalog) -> None:
    document = exported(curated, FOUNDERS)
    measured = {"value": 137.4, "tolerance": 0.5, "grade": "measured", "source": "me.calliper"}
    document["parts"][0]["height_mm"] = measured
    document["sources"]["me.calliper"] = {"title": "Calliper, my card", "read": "2026-11-24"}
    path = own(tmp_path, "mine/founders.json", document)
    catalog = load_user_catalog(folders(tmp_path))
    card = catalog.get(FOUNDERS, Card)
    assert card is not None
    assert card.height_mm is not None
    assert (card.height_mm.value, card.height_mm.grade) == (137.4, "measured")
    assert catalog.files[FOUNDERS] == path
    assert len(catalog) == len(curated)
    assert catalog.problems == ()
    assert quality_problems(catalog) == []


def test_a_broken_file_of_the_user_costs_only_its_own_parts(
    tmp_path: Path, curated: Catalog
) -> None:
    own(tmp_path, "torn.json", {"format": "rigbuilder.catalog"})
    catalog = load_user_catalog(folders(tmp_path))
    assert len(catalog) == len(curated)
    assert {problem.path.name for problem in catalog.problems} == {"torn.json"}


@pytest.mark.parametrize("damage", ["torn", "empty", "text", "folder", "other database"])
def test_a_damaged_import_is_named_and_everything_else_is_there(
    tmp_path: Path, curated: Catalog, damage: str
) -> None:
    take(SAMPLE, tmp_path)
    file = folders(tmp_path).opendb
    whole = file.read_bytes()
    file.unlink()
    if damage == "folder":
        file.mkdir()
    elif damage == "other database":
        file.write_bytes(whole.replace(b"RIGP", b"XXXX"))
    else:
        file.write_bytes({"torn": whole[:3000], "empty": b"", "text": b"hello " * 99}[damage])
    catalog = load_user_catalog(folders(tmp_path))
    assert dict(catalog.parts) == dict(curated.parts)
    (problem,) = catalog.problems
    assert problem.path == file
    assert "import" in problem.reason


def test_an_import_damaged_further_in_loses_only_what_cannot_be_read(tmp_path: Path) -> None:
    take(SAMPLE, tmp_path)
    file = folders(tmp_path).opendb
    catalog = catalog_of(tmp_path)
    first = catalog.parts[part_id(1)]
    data = bytearray(file.read_bytes())
    data[8192:] = bytes(len(data) - 8192)
    file.write_bytes(bytes(data))
    assert catalog.parts[part_id(1)] == first, "what was read is kept"
    assert catalog.parts.get(part_id(2)) is None
    assert list(catalog.sources) == []


def test_an_import_that_is_gone_while_it_is_used_is_as_if_empty(tmp_path: Path) -> None:
    take(SAMPLE, tmp_path)
    catalog = catalog_of(tmp_path)
    folders(tmp_path).opendb.unlink()
    assert part_id(1) not in catalog.parts
    assert len(catalog.parts) == 0


def test_imported_parts_are_found_by_id_but_not_walked_over(
    tmp_path: Path, curated: Catalog
) -> None:
    take(SAMPLE, tmp_path, curated)
    catalog = load_user_catalog(folders(tmp_path))
    assert len(catalog) == len(curated)
    assert part_id(1) not in {part.id for part in catalog}
    assert part_id(1) not in {card.id for card in catalog.of_kind(Card)}
    assert catalog.get(part_id(1), Card) is not None
    assert catalog.get(part_id(1), Bridge) is None
    assert part_id(8) not in catalog.parts
    assert len(catalog.parts) == len(set(catalog.parts)) == len(curated) + 12


@pytest.mark.parametrize("replace", [True, False])
def test_a_snapshot_is_laid_over_an_import_without_reading_it(
    tmp_path: Path, replace: bool
) -> None:
    take(SAMPLE, tmp_path)
    catalog = catalog_of(tmp_path)
    held = catalog.parts[part_id(1)]
    other = held.model_copy(update={"name": "of the snapshot"})
    new = held.model_copy(update={"id": "new-part"})
    source = {"new": next(iter(catalog.sources.values()))}
    merged = catalog.with_parts([other, new], source, replace=replace)
    assert merged.parts[part_id(1)].name == ("of the snapshot" if replace else held.name)
    assert merged.parts["new-part"] == new
    assert set(merged.sources) == {*catalog.sources, "new"}
    assert merged.parts[part_id(2)] == catalog.parts[part_id(2)]


def test_a_correction_of_an_imported_part_wins_and_keeps_its_id(tmp_path: Path) -> None:
    take(SAMPLE, tmp_path)
    document = exported(catalog_of(tmp_path), part_id(1))
    document["parts"][0]["length_mm"]["value"] = 301
    own(tmp_path, "mine.json", document)
    card = catalog_of(tmp_path).get(part_id(1), Card)
    assert card is not None
    assert card.length_mm is not None
    assert card.length_mm.value == 301


@pytest.mark.parametrize("kind", ["card", "board", "case", "bridge", "psu", "riser", "model"])
def test_an_exported_part_is_a_whole_catalog_file(
    tmp_path: Path, curated: Catalog, kind: str
) -> None:
    for part in [part for part in curated if part.kind == kind][:4]:
        folder = tmp_path / part.id
        folder.mkdir()
        (folder / "part.json").write_text(part_file(curated, part), "utf-8")
        loaded = load_catalog([folder])
        assert loaded.problems == ()
        assert quality_problems(loaded) == []
        assert dict(loaded.parts) == {part.id: part}
        assert all(curated.sources[key] == source for key, source in loaded.sources.items())


def test_an_exported_imported_part_keeps_licence_and_attribution(tmp_path: Path) -> None:
    take(SAMPLE, tmp_path)
    (source,) = exported(catalog_of(tmp_path), part_id(2))["sources"].values()
    assert "ODC-By" in source["note"]
    assert "BuildCores OpenDB" in source["note"]


def test_the_folders_follow_the_variable_and_otherwise_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    assert user_folders().parts == tmp_path / "parts"
    assert user_folders(tmp_path / "given").parts == tmp_path / "given" / "parts"
    monkeypatch.delenv(HOME_VARIABLE)
    assert "rigbuilder" in user_folders().data.parts
    assert "rigbuilder" in user_folders().search.parts
