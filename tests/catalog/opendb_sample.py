"""Copies of OpenDB for tests: the invented sample in tests/data, and entries made on the spot."""

from __future__ import annotations

import copy
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.opendb import ImportReport, import_opendb
from rigbuilder.catalog.user import UserFolders, load_user_catalog

SAMPLE = Path(__file__).parents[1] / "data" / "opendb"
TODAY = date(2026, 11, 24)
Entry = dict[str, Any]


def uuid(number: int) -> str:
    """The identity of an invented entry."""
    return f"00000000-0000-4000-8000-{number:012d}"


def part_id(number: int) -> str:
    """Id of the part that an entry becomes."""
    return f"opendb-{uuid(number)}"


def sample(kind: str, number: int) -> Entry:
    """An entry of the sample, to be changed at will."""
    text = (SAMPLE / "open-db" / kind / f"{uuid(number)}.json").read_text("utf-8")
    found: Entry = json.loads(text)
    return found


def copy_of_sample(folder: Path) -> Path:
    """A copy of OpenDB that a test may damage."""
    return Path(shutil.copytree(SAMPLE, folder / "copy"))


def put(root: Path, kind: str, entry: Entry | bytes, name: str | None = None) -> Path:
    """Writes an entry, or whatever bytes stand in for one, into a copy."""
    text = entry if isinstance(entry, bytes) else json.dumps(entry).encode()
    stem = name or (entry["opendb_id"] if isinstance(entry, dict) else uuid(999))
    path = root / "open-db" / kind / f"{stem}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)
    return path


def cards(root: Path, numbers: range) -> Path:
    """A copy with as many invented cards."""
    model = sample("GPU", 1)
    for number in numbers:
        entry = copy.deepcopy(model)
        entry["opendb_id"] = uuid(number)
        entry["metadata"] |= {"name": f"Palit Example {number}", "part_numbers": []}
        put(root, "GPU", entry)
    return root


def folders(home: Path) -> UserFolders:
    """A user's folders under one folder."""
    return UserFolders(home / "data", home / "cache")


def take(
    root: Path, home: Path, curated: Catalog | None = None, *, index: bool = False
) -> ImportReport:
    """Imports a copy into the user's catalog under a folder."""
    where = folders(home)
    search = where.search if index else None
    return import_opendb(root, where.opendb, curated=curated, index_folder=search, today=TODAY)


def catalog_of(home: Path) -> Catalog:
    """The catalog that a program would load: the imported parts and no curated one."""
    empty = home / "no-curated-parts"
    empty.mkdir(exist_ok=True)
    return load_user_catalog(folders(home), empty)
