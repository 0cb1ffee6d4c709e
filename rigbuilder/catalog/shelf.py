"""Imported parts on disk: tens of thousands of records of which a rig needs a handful.

One SQLite file holds the records as the JSON of our catalog files. It is written whole under
another name and then renamed over the former one, so that a reader, or a writer that is killed,
never sees half of it. Reading opens and closes the file each time: it can be replaced while a
program that reads it is running, on every system.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from rigbuilder.catalog.catalog import AnyPart, TaggedPart
from rigbuilder.catalog.evidence import Record, Source

APPLICATION_ID = 0x52494750
"""``RIGP``: tells the file from any other SQLite file."""
VERSION = 1
LEFT_OVER_S = 3600.0
"""A half-written file of this age is of a writer that was killed."""
MOST_IN_QUERY = 500

V = TypeVar("V", bound=Record)


class ShelfError(Exception):
    """A file of imported parts that cannot be read or written: one sentence for the user."""


@cache
def part_adapter() -> TypeAdapter[AnyPart]:
    """Reads one part of any kind."""
    return TypeAdapter(TaggedPart)


@cache
def _source_adapter() -> TypeAdapter[Source]:
    return TypeAdapter(Source)


class Rows(Mapping[str, V]):
    """The records of one table by id, each read when it is asked for and kept from then on.

    A record that this version of the program cannot read is as if it were not there.
    """

    def __init__(self, shelf: Shelf, table: str, adapter: TypeAdapter[Any]) -> None:
        self.shelf = shelf
        self._table = table
        self._adapter = adapter
        self._kept: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        found = self.many([key])
        if not found:
            raise KeyError(key)
        return found[0]

    def many(self, keys: list[str]) -> list[V]:
        """The records of those ids, in that order; those that are not there are left out."""
        missing = [key for key in keys if key not in self._kept]
        for start in range(0, len(missing), MOST_IN_QUERY):
            some = missing[start : start + MOST_IN_QUERY]
            marks = ",".join("?" * len(some))
            for key, text in self._select(f"WHERE id IN ({marks})", some):
                with contextlib.suppress(ValidationError):
                    self._kept[key] = self._adapter.validate_json(text)
        return [self._kept[key] for key in keys if key in self._kept]

    def records(self) -> Iterator[V]:
        """Every record in the order of the ids, without keeping them."""
        for _, text in self._select("ORDER BY id", []):
            with contextlib.suppress(ValidationError):
                yield self._adapter.validate_json(text)

    def _select(self, condition: str, values: list[str]) -> Iterator[tuple[str, str]]:
        try:
            with contextlib.closing(_open(self.shelf.path)) as connection:
                yield from connection.execute(
                    f"SELECT id, record FROM {self._table} {condition}", values
                )
        except (sqlite3.Error, OSError, UnicodeError):
            return  # gone or damaged since it was opened: what is not read is not there

    def __iter__(self) -> Iterator[str]:
        return iter([key for key, _ in self._select("ORDER BY id", [])])

    def __len__(self) -> int:
        return sum(1 for _ in self._select("", []))


class Shelf:
    """The parts of one import."""

    def __init__(self, path: Path, index_folder: Path | None = None) -> None:
        """Raises ShelfError when the file is no shelf, or is damaged at its head.

        ``index_folder`` is where the search index of these parts is kept.
        """
        self.path = path
        self.index_folder = index_folder
        try:
            with contextlib.closing(_open(path)) as connection:
                identity = connection.execute("PRAGMA application_id").fetchone()[0]
                version = connection.execute("PRAGMA user_version").fetchone()[0]
                if identity != APPLICATION_ID:
                    raise ShelfError(f"{path}: holds no imported parts")
                if version != VERSION:
                    raise ShelfError(
                        f"{path}: was written by another version of RigBuilder; import again"
                    )
                self.about: dict[str, str] = dict(
                    connection.execute("SELECT key, value FROM about")
                )
        except (sqlite3.Error, OSError) as error:
            raise ShelfError(f"{path}: is damaged ({error}); import again") from None
        self.parts: Rows[Any] = Rows(self, "parts", part_adapter())
        self.sources: Rows[Source] = Rows(self, "sources", _source_adapter())

    @property
    def digest(self) -> str:
        """Changes with every change of a part."""
        return self.about.get("digest", "")


def _open(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise FileNotFoundError(f"{path} is not there")
    # immutable: the file is only ever replaced, so that no lock and no journal is looked for
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


class ShelfWriter:
    """Writes a shelf beside the former one; ``finish`` puts it into its place."""

    def __init__(self, path: Path) -> None:
        """Raises ShelfError when the folder cannot be written."""
        self.path = path
        self._new = path.with_name(f".{path.name}.{os.getpid()}.{time.monotonic_ns()}.new")
        self._digest = hashlib.sha256()
        self.count = 0
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _sweep(path)
            self._connection = sqlite3.connect(self._new, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise ShelfError(f"{path}: cannot be written: {error}") from None
        self._connection.executescript(
            f"""
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            PRAGMA cache_size = -65536;
            PRAGMA application_id = {APPLICATION_ID};
            PRAGMA user_version = {VERSION};
            CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE parts (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE sources (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
            BEGIN;
            """
        )

    def add(self, part: AnyPart, sources: Mapping[str, Source]) -> None:
        """Adds a part and the sources its figures name; a part of the same id is replaced."""
        text = part.model_dump_json(exclude_defaults=True)
        text = f'{{"kind":"{part.kind}",' + text[1:]
        self._digest.update(text.encode())
        self._insert("parts", [(part.id, text)])
        self._insert(
            "sources",
            [(key, row.model_dump_json(exclude_defaults=True)) for key, row in sources.items()],
        )
        self.count += 1

    def _insert(self, table: str, rows: Iterable[tuple[str, str]]) -> None:
        try:
            self._connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", rows)
        except sqlite3.Error as error:
            raise ShelfError(f"{self.path}: cannot be written: {error}") from None

    def finish(self, about: Mapping[str, str]) -> None:
        """Syncs what was added and renames it over the former file; raises ShelfError."""
        try:
            self._connection.executemany(
                "INSERT OR REPLACE INTO about VALUES (?, ?)",
                [*about.items(), ("digest", self._digest.hexdigest())],
            )
            self._connection.execute("COMMIT")
            self._connection.close()
            with self._new.open("rb+") as file:
                os.fsync(file.fileno())
            os.replace(self._new, self.path)
        except (OSError, sqlite3.Error) as error:
            self.abandon()
            raise ShelfError(f"{self.path}: cannot be written: {error}") from None

    def abandon(self) -> None:
        """Drops what was added; the former file is as it was."""
        self._connection.close()
        with contextlib.suppress(OSError):
            self._new.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Removes what killed writers left behind."""
    for old in path.parent.glob(f".{path.name}.*.new"):
        with contextlib.suppress(OSError):
            if time.time() - old.stat().st_mtime > LEFT_OVER_S:
                old.unlink()
