"""The file of imported parts: what cannot be read or written is one sentence, and costs no more."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from rigbuilder.catalog.evidence import Source
from rigbuilder.catalog.index import build_index
from rigbuilder.catalog.shelf import Shelf, ShelfError, ShelfWriter
from tests.builders import SOURCE, card

SOURCES = {SOURCE: Source(title="Data sheet", read=date(2026, 11, 25))}


def written(path: Path, *names: str) -> Shelf:
    """A shelf with a card of each name."""
    writer = ShelfWriter(path)
    for name in names:
        writer.add(card(name), SOURCES)
    writer.finish({"source": "test"})
    return Shelf(path)


def change(path: Path, command: str) -> None:
    """Runs one SQL command on the file."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(command)
        connection.commit()


def test_a_shelf_gives_its_parts_by_id_in_order(tmp_path: Path) -> None:
    shelf = written(tmp_path / "parts.sqlite", "card-b", "card-a")
    assert list(shelf.parts) == ["card-a", "card-b"]
    assert len(shelf.parts) == 2
    assert shelf.parts["card-a"] == card("card-a")
    assert dict(shelf.sources) == SOURCES
    with pytest.raises(KeyError):
        shelf.parts["card-c"]


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("PRAGMA application_id = 7", "holds no imported parts"),
        ("PRAGMA user_version = 99", "was written by another version of RigBuilder; import again"),
        ("DROP TABLE about", "is damaged"),
    ],
)
def test_a_file_that_is_no_shelf_of_this_program_says_why(
    tmp_path: Path, command: str, why: str
) -> None:
    path = tmp_path / "parts.sqlite"
    written(path, "card-a")
    change(path, command)
    with pytest.raises(ShelfError, match=why):
        Shelf(path)


def test_a_record_of_a_later_version_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    path = tmp_path / "parts.sqlite"
    written(path, "card-a", "card-b")
    change(path, """UPDATE parts SET record = '{"kind":"card","new":1}' WHERE id = 'card-a'""")
    shelf = Shelf(path)
    assert [part.id for part in shelf.parts.records()] == ["card-b"]
    assert shelf.parts.get("card-a") is None


def test_a_disk_that_fills_up_while_a_part_is_added_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "parts.sqlite"
    former = written(path, "card-a")
    writer = ShelfWriter(path)
    writer._connection.execute("PRAGMA cache_size = 4")
    writer._connection.execute("PRAGMA max_page_count = 8")
    heavy = card("card-b").model_copy(update={"notes": ("x" * 400,) * 200})
    with pytest.raises(ShelfError, match="cannot be written: database or disk is full"):
        writer.add(heavy, SOURCES)
    writer.abandon()
    assert list(former.parts) == ["card-a"]
    assert [found.name for found in tmp_path.iterdir()] == ["parts.sqlite"]


def test_a_shelf_that_cannot_take_its_place_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "parts.sqlite"
    (path / "in the way").mkdir(parents=True)
    writer = ShelfWriter(path)
    writer.add(card("card-a"), SOURCES)
    with pytest.raises(ShelfError, match="cannot be written"):
        writer.finish({})
    assert [found.name for found in tmp_path.iterdir()] == ["parts.sqlite"]


def test_no_index_is_made_where_no_folder_keeps_it(tmp_path: Path) -> None:
    shelf = written(tmp_path / "parts.sqlite", "card-a")
    build_index(shelf)
    assert [found.name for found in tmp_path.iterdir()] == ["parts.sqlite"]
