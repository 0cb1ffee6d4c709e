"""Copies of OpenDB that hold other files, folders that nobody may list, or too many entries."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from rigbuilder.catalog.opendb import NotOpendbError, import_opendb
from rigbuilder.catalog.opendb import entries as opendb_entries
from tests.catalog.opendb_sample import copy_of_sample, folders, take, uuid


def test_files_beside_the_folders_of_a_copy_are_no_entries(tmp_path: Path) -> None:
    root = copy_of_sample(tmp_path)
    (root / "open-db" / "README.md").write_text("about")
    (root / "open-db" / "GPU" / "notes.txt").write_text("about")
    assert take(root, tmp_path).taken == 13


def test_files_of_a_zip_outside_the_folders_are_no_entries(tmp_path: Path) -> None:
    packed = tmp_path / "a.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("copy/package.json", "{}")
        archive.writestr("copy/schemas/GPU/schema.json", "{}")
        for kind, number in (("GPU", 1), ("PSU", 31)):
            archive.write(
                copy_of_sample(tmp_path / kind) / "open-db" / kind / f"{uuid(number)}.json",
                f"copy/open-db/{kind}/{uuid(number)}.json",
            )
    report = take(packed, tmp_path)
    assert (report.taken, report.skipped, report.others) == (2, [], {})


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Names of folders that the system does not let anybody list."""
    names: set[str] = set()
    scandir = os.scandir

    def refusing(path: str | os.PathLike[str]) -> Any:
        if os.path.basename(path) in names:
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    return names


def test_a_kind_that_cannot_be_listed_costs_only_itself(tmp_path: Path, locked: set[str]) -> None:
    root = copy_of_sample(tmp_path)
    locked.add("GPU")
    report = take(root, tmp_path)
    assert report.skipped[0] == ("GPU", "cannot be read: Permission denied")
    assert report.taken == 9


def test_a_copy_that_cannot_be_listed_is_refused(tmp_path: Path, locked: set[str]) -> None:
    root = copy_of_sample(tmp_path)
    locked.add("open-db")
    with pytest.raises(NotOpendbError, match="cannot be read: Permission denied"):
        import_opendb(root, folders(tmp_path).opendb)


def test_a_copy_with_more_entries_than_any_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opendb_entries, "MAX_ENTRIES", 3)
    with pytest.raises(NotOpendbError, match="holds more than 3 entries"):
        import_opendb(copy_of_sample(tmp_path), folders(tmp_path).opendb)
