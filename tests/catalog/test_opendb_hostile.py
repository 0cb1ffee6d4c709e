"""Copies of OpenDB that are damaged, wrong or meant to do harm: skipped with a reason, no more."""

from __future__ import annotations

import json
import os
import stat
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.catalog.opendb import ImportReport, NotOpendbError, import_opendb
from rigbuilder.catalog.opendb.entries import MAX_ENTRY_BYTES
from rigbuilder.catalog.quality import impossible_figures, walk
from rigbuilder.catalog.shelf import Shelf, ShelfError
from tests.catalog.opendb_sample import (
    SAMPLE,
    catalog_of,
    copy_of_sample,
    folders,
    part_id,
    put,
    sample,
    take,
    uuid,
)

KINDS = (
    ("GPU", 1),
    ("Motherboard", 11),
    ("PCCase", 21),
    ("PSU", 31),
    ("CPU", 41),
    ("CPUCooler", 52),
    ("RAM", 61),
    ("Storage", 71),
)
WHOLE = 13
"""Parts of the sample."""
GOOD = json.dumps(sample("GPU", 1)).encode()


def reason(report: ImportReport, name: str) -> str:
    """Why an entry was skipped."""
    return dict(report.skipped)[name]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"", "is no JSON"),
        (GOOD[: len(GOOD) // 2], "is no JSON"),
        (b"\xff\xfe\x00", "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
        (b'{"a":' * 100_000, "is no JSON"),
        (b'{"memory": NaN}', "NaN is no number"),
        (b'{"memory": ' + b"9" * 5000 + b"}", "is no JSON"),
        (b"[1, 2]", "is no table of fields"),
        (b"null", "is no table of fields"),
        (b'"text"', "is no table of fields"),
        (b"{}", "its opendb_id is no UUID"),
        (b'{"opendb_id": "../../../etc/passwd"}', "its opendb_id is no UUID"),
        (b'{"opendb_id": "/etc/passwd"}', "its opendb_id is no UUID"),
        (b'{"opendb_id": 7}', "its opendb_id is no UUID"),
        (b'{"a": "' + b"x" * 10_000_000 + b'"}', "more than the 1 MB of an entry"),
    ],
    ids=lambda value: value[:24] if isinstance(value, bytes) else "",
)
def test_an_entry_that_is_none_is_skipped(tmp_path: Path, text: bytes, why: str) -> None:
    root = copy_of_sample(tmp_path)
    put(root, "GPU", text)
    report = take(root, tmp_path)
    assert why in reason(report, f"GPU/{uuid(999)}.json")
    assert report.taken == WHOLE


def test_an_identity_that_comes_twice_is_taken_once(tmp_path: Path) -> None:
    root = copy_of_sample(tmp_path)
    put(root, "GPU", sample("GPU", 1) | {"length": 111}, "zzz")
    report = take(root, tmp_path)
    assert reason(report, "GPU/zzz.json") == f"has the opendb_id of GPU/{uuid(1)}.json"
    assert "304" in catalog_of(tmp_path).parts[part_id(1)].model_dump_json()


def test_a_long_text_is_no_name(tmp_path: Path) -> None:
    entry = sample("GPU", 1)
    entry["metadata"]["name"] = "x" * 900_000
    report = take(put(tmp_path / "copy", "GPU", entry).parents[2], tmp_path)
    assert report.skipped == [
        (
            f"GPU/{uuid(1)}.json",
            "has no name or no maker (metadata.name: a text of 900,000 letters, "
            "expected 300 at most)",
        )
    ]


def test_a_name_is_one_line_without_marks_that_turn_or_hide_letters(tmp_path: Path) -> None:
    entry = sample("GPU", 1)
    entry["metadata"]["name"] = "Palit\tExample\n\u202egnp.exe\u200b \x1b[31mRed\x00"
    take(put(tmp_path / "copy", "GPU", entry).parents[2], tmp_path)
    assert catalog_of(tmp_path).parts[part_id(1)].name == "Example gnp.exe [31mRed"


if sys.platform != "win32":  # links and pipes need a privilege or do not exist there

    def test_an_entry_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
        root = copy_of_sample(tmp_path)
        outside = put(tmp_path / "outside", "GPU", sample("GPU", 1) | {"opendb_id": uuid(7)})
        (root / "open-db" / "GPU" / "link.json").symlink_to(outside)
        report = take(root, tmp_path)
        assert reason(report, "GPU/link.json") == "is a link, which is not followed"
        assert part_id(7) not in catalog_of(tmp_path).parts

    def test_folders_that_lead_back_into_themselves_are_not_entered(tmp_path: Path) -> None:
        root = copy_of_sample(tmp_path)
        (root / "open-db" / "GPU" / "again").symlink_to(root / "open-db", True)
        (root / "open-db" / "Loop").symlink_to(root, True)
        report = take(root, tmp_path)
        assert reason(report, "GPU/again") == "is a link, which is not followed"
        assert reason(report, "Loop") == "is a link, which is not followed"
        assert report.taken == WHOLE

    def test_a_link_to_itself_is_skipped(tmp_path: Path) -> None:
        root = copy_of_sample(tmp_path)
        loop = root / "open-db" / "GPU" / "loop.json"
        loop.symlink_to(loop)
        assert "link" in reason(take(root, tmp_path), "GPU/loop.json")

    def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
        root = copy_of_sample(tmp_path)
        os.mkfifo(root / "open-db" / "GPU" / "pipe.json")
        assert "is not a file" in reason(take(root, tmp_path), "GPU/pipe.json")


def test_a_folder_inside_a_kind_is_not_entered(tmp_path: Path) -> None:
    root = copy_of_sample(tmp_path)
    put(root, "GPU/deep", sample("GPU", 1) | {"opendb_id": uuid(7)})
    assert "is a folder" in reason(take(root, tmp_path), "GPU/deep")


@pytest.mark.parametrize(
    "name",
    [
        "../../open-db/GPU/x.json",
        "/abs/open-db/GPU/x.json",
        "C:/open-db/GPU/x.json",
        "a\\..\\..\\open-db\\GPU\\x.json",
    ],
)
def test_a_zip_path_that_leads_out_is_skipped(tmp_path: Path, name: str) -> None:
    packed = tmp_path / "a.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, GOOD)
        archive.writestr("copy/open-db/GPU/good.json", GOOD)
    report = take(packed, tmp_path)
    assert [why for _, why in report.skipped] == ["its path leads out of the archive"]
    assert report.taken == 1


def test_links_and_bombs_and_torn_members_of_a_zip_are_skipped(tmp_path: Path) -> None:
    packed = tmp_path / "a.zip"
    link = zipfile.ZipInfo("c/open-db/GPU/link.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("c/open-db/GPU/bomb.json", b" " * (MAX_ENTRY_BYTES * 30))
        archive.writestr("c/open-db/GPU/torn.json", GOOD)
        archive.writestr("c/open-db/GPU/zz.json", GOOD)
        place = archive.getinfo("c/open-db/GPU/torn.json").header_offset
    data = bytearray(packed.read_bytes())
    data[place + 90 : place + 110] = bytes(20)
    packed.write_bytes(bytes(data))
    report = take(packed, tmp_path)
    assert {name for name, _ in report.skipped} == {
        "GPU/link.json",
        "GPU/bomb.json",
        "GPU/torn.json",
    }
    assert report.taken == 1


@pytest.mark.parametrize("what", ["missing", "empty folder", "text file", "torn zip", "other zip"])
def test_what_is_no_copy_is_refused_and_the_former_import_stays(tmp_path: Path, what: str) -> None:
    take(SAMPLE, tmp_path)
    before = folders(tmp_path).opendb.read_bytes()
    path = tmp_path / "given"
    if what == "empty folder":
        path.mkdir()
    elif what == "text file":
        path.write_text("hello")
    elif what == "torn zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("c/open-db/GPU/a.json", GOOD)
        path.write_bytes(path.read_bytes()[:-30])
    elif what == "other zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("readme.txt", "hello")
    with pytest.raises(NotOpendbError, match="given"):
        take(path, tmp_path)
    assert folders(tmp_path).opendb.read_bytes() == before


def test_a_target_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ShelfError, match="cannot be written"):
        import_opendb(SAMPLE, tmp_path / "file" / "opendb.sqlite")


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value inside an entry."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(
        [0, 1e308, -1, 77, "ATX", "PCIe 4.0 x16", "2 x LGA 2011", "https://asus.com/x"]
    )
    | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)
ENTRIES = st.sampled_from(KINDS).flatmap(
    lambda row: st.tuples(
        st.just(row[0]),
        st.just(row[1]),
        st.lists(
            st.tuples(st.sampled_from(sorted(places(sample(*row)), key=str)), JUNK),
            min_size=1,
            max_size=4,
        ),
    )
)


def changed(entry: Any, path: tuple[Any, ...], value: object) -> None:
    """Puts a value at a path, where an earlier change has left the path in place."""
    for step in path[:-1]:
        good = isinstance(entry, dict) and step in entry
        good = good or (isinstance(entry, list) and isinstance(step, int) and step < len(entry))
        if not good:
            return
        entry = entry[step]
    if isinstance(entry, dict) or (
        isinstance(entry, list) and isinstance(path[-1], int) and path[-1] < len(entry)
    ):
        entry[path[-1]] = value


def sound(part: AnyPart, sources: set[str]) -> None:
    """A part that may stand in the catalog."""
    assert impossible_figures(part) == []
    for place, record in walk(part):
        source = getattr(record, "source", None)
        assert source is None or source in sources, place
        if part.url is None:
            assert getattr(record, "grade", "unverified") == "unverified", place


@given(ENTRIES)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_an_entry_it_is_taken_soundly_or_skipped_with_a_reason(
    tmp_path_factory: pytest.TempPathFactory, entry: tuple[str, int, list[Any]]
) -> None:
    folder = tmp_path_factory.mktemp("junk", numbered=True)
    kind, number, changes = entry
    data = sample(kind, number)
    for path, value in changes:
        changed(data, path, value)
    report = take(put(folder / "copy", kind, data, "entry").parents[2], folder)
    assert report.taken + len(report.skipped) == 1
    assert all(why for _, why in report.skipped)
    assert all(place and why for _, place, why in report.refused)
    shelf = Shelf(folders(folder).opendb)
    records = list(shelf.parts.records())
    assert len(records) == report.taken
    for part in records:
        sound(part, set(shelf.sources))
    json.dumps(report.to_json_data(), allow_nan=False)
    report.lines()
