"""The search index of imported parts: SQLite with FTS5, in the user's cache folder.

It holds nothing that the shelf of imported parts does not say: it may be removed at any time, and
one that is damaged or belongs to another state of the parts is made anew. The state is part of the
file's name, so that a running program keeps the index of the parts that it has loaded.

How it goes together with ``catalog.search``: FTS5 narrows tens of thousands of parts to some
hundred candidates, and the points of ``search`` put these in order. So both halves of a list are
ordered by the same rules, and FTS5's own ranking, which would have to weigh every part that has
the word "RTX", is never asked for. Rows are stored in the order that ``search`` gives to equal
parts, so the first rows of a query are the ones to look at.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from rigbuilder import __version__
from rigbuilder.catalog.facets import (
    FIGURES,
    Facets,
    FacetValues,
    facet_values,
)
from rigbuilder.catalog.search import MISSING, phrases_of, score
from rigbuilder.catalog.shelf import Shelf
from rigbuilder.catalog.words import Words, entry_of

VERSION = 2
CANDIDATES = 50
"""Parts to put in order beyond the number asked for."""
KEEP_S = 14 * 86400.0
"""Indexes of other states of the parts are removed after this time."""

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -65536;
CREATE TABLE row (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, by_title INTEGER NOT NULL,
    kind TEXT NOT NULL, brand TEXT NOT NULL, brand_key TEXT NOT NULL,
    vram_gib REAL, slots REAL, thickness_mm REAL, length_mm REAL, price REAL, currency TEXT,
    name TEXT NOT NULL, aliases TEXT NOT NULL, figures TEXT NOT NULL, kind_words TEXT NOT NULL,
    gpu_end TEXT NOT NULL
);
CREATE VIRTUAL TABLE word USING fts5 (
    name, aliases, figures, kind_words, joined, facet, content = '',
    prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 0 tokenchars '.'"
);
BEGIN;
"""
_COLUMNS = "number, id, row.name, row.aliases, row.figures, row.kind_words, gpu_end"


class PartIndex:
    """An index that is open for reading."""

    def __init__(self, connection: sqlite3.Connection, key: str) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self.key = key

    def close(self) -> None:
        """Lets the file go."""
        self._connection.close()

    def find(
        self, query: str, kind: str | None, facets: Facets, limit: int | None
    ) -> tuple[list[str], bool]:
        """Ids of the likeliest parts, and whether there are more; raises sqlite3.Error."""
        wanted = query.strip().casefold()
        phrases = phrases_of(wanted)
        with self._lock:
            if not wanted:
                return self._listed(kind, facets, limit)
            if not phrases:
                return [], False  # punctuation alone names nothing
            return self._found(phrases, kind, facets, limit)

    def choices(self, kind: str | None) -> Iterator[FacetValues]:
        """The facets of every part of a kind; raises sqlite3.Error."""
        where, values = ("WHERE kind = ?", [kind]) if kind else ("", [])
        columns = ", ".join(("kind", "brand", *FIGURES, "currency"))
        with self._lock:
            rows = self._connection.execute(f"SELECT {columns} FROM row {where}", values)
            return iter([FacetValues(*row) for row in rows])

    def _listed(
        self, kind: str | None, facets: Facets, limit: int | None
    ) -> tuple[list[str], bool]:
        conditions, values = _conditions(kind, facets)
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        rows = self._connection.execute(
            f"SELECT id FROM row {where} ORDER BY by_title LIMIT ?",
            [*values, -1 if limit is None else limit + 1],
        )
        ids = [row[0] for row in rows]
        return ids[:limit], limit is not None and len(ids) > limit

    def _found(
        self, phrases: list[str], kind: str | None, facets: Facets, limit: int | None
    ) -> tuple[list[str], bool]:
        """Rows that have the words whole in the name, then begun in it, then anywhere."""
        most = -1 if limit is None else limit + CANDIDATES
        rows: dict[int, tuple[float, str]] = {}
        more = False
        for match in _matches(phrases, kind, facets.brands):
            conditions, values = _conditions(None, facets, brands=False)
            where = " AND ".join(["word MATCH ?", *conditions])
            found = self._connection.execute(
                f"SELECT {_COLUMNS} FROM word JOIN row ON row.number = word.rowid "
                f"WHERE {where} ORDER BY word.rowid LIMIT ?",
                [match, *values, most],
            ).fetchall()
            for number, part, *fields, gpu_end in found:
                if number not in rows:
                    points = score(Words(tuple(fields), gpu_end), phrases)
                    if points < MISSING:
                        rows[number] = (points, part)
            if limit is not None and (len(found) == most or len(rows) > limit):
                more = True  # and what the wider queries would add comes after these
                break
        ordered = sorted((points, number, part) for number, (points, part) in rows.items())
        ids = [part for _, _, part in ordered]
        return ids[:limit], more or (limit is not None and len(ids) > limit)


def _conditions(
    kind: str | None, facets: Facets, *, brands: bool = True
) -> tuple[list[str], list[str | float]]:
    conditions: list[str] = []
    values: list[str | float] = []
    if kind is not None:
        conditions.append("kind = ?")
        values.append(kind)
    if facets.brands and brands:
        conditions.append(f"brand_key IN ({','.join('?' * len(facets.brands))})")
        values += [_brand_key(brand) for brand in facets.brands]
    for figure in FIGURES:
        wanted = getattr(facets, figure)
        if wanted is not None:
            conditions.append(f"{figure} BETWEEN ? AND ?")
            values += wanted
    if facets.price is not None:
        conditions.append("currency = ?")
        values.append(facets.currency)
    return conditions, values


def _matches(phrases: list[str], kind: str | None, brands: frozenset[str]) -> Iterator[str]:
    """FTS5 queries from the narrowest to the widest."""
    narrow = [f"facet : kind{kind}"] if kind else []
    if brands:
        narrow.append("facet : (" + " OR ".join(f'"{_brand_key(b)}"' for b in sorted(brands)) + ")")
    for column, end in (("name", ""), ("name", " *")):
        yield " AND ".join([*narrow, *(f'{column} : "{phrase}"{end}' for phrase in phrases)])
    anywhere = []
    for phrase in phrases:
        together = phrase.replace(" ", "")
        anywhere.append(
            f'({{name aliases figures kind_words}} : "{phrase}" * OR joined : "{together}" *)'
        )
    yield " AND ".join([*narrow, *anywhere])


def _brand_key(brand: str) -> str:
    return "brand" + "".join(ch for ch in brand.casefold() if ch.isalnum())


def _joined(text: str) -> str:
    """Each two words of a name as one: a person types ``coolermaster`` and ``bequiet``."""
    words = text.split()
    return " ".join(a + b for a, b in pairwise(words))


def index_path(shelf: Shelf) -> Path | None:
    """Where the index of this state of the parts lies, None for a shelf without such a folder."""
    if shelf.index_folder is None:
        return None
    state = f"{VERSION} {__version__} {shelf.digest}"
    return shelf.index_folder / f"parts-{hashlib.sha256(state.encode()).hexdigest()[:20]}.sqlite"


def build_index(shelf: Shelf) -> None:
    """Makes the index anew and removes old ones; a folder that cannot be written is left alone."""
    path = index_path(shelf)
    if path is None:
        return
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{time.monotonic_ns()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
            _fill(connection, shelf)
        digest = _digest(temporary)
        os.replace(temporary, path)
        path.with_suffix(".sum").write_text(digest, "ascii")
    except (OSError, sqlite3.Error):
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        return
    _sweep(path)


def open_index(shelf: Shelf) -> PartIndex:
    """The index of the shelf's parts; it is made when it is missing or damaged.

    Where no file can be kept it is made in memory.
    """
    path = index_path(shelf)
    if path is not None:
        for attempt in (1, 2):
            if _is_whole(path):
                with contextlib.suppress(sqlite3.Error, OSError):
                    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
                    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
                    connection.execute("SELECT count(*) FROM word WHERE word MATCH 'x'").fetchone()
                    return PartIndex(connection, shelf.digest)
            if attempt == 1:
                build_index(shelf)
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    _fill(connection, shelf)
    return PartIndex(connection, shelf.digest)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()


def _is_whole(path: Path) -> bool:
    """Whether the file is what was written: SQLite does not notice every damage."""
    try:
        return path.with_suffix(".sum").read_text("ascii") == _digest(path)
    except (OSError, ValueError):
        return False


@dataclass(frozen=True, slots=True, order=True)
class _Row:
    """What the index keeps of a part, in the order that ``search`` gives to equal parts."""

    newest: tuple[int, tuple[tuple[float, str], ...]]
    id: str
    order: tuple[int, str]
    fields: tuple[str, ...]
    gpu_end: str
    facets: tuple[str | float | None, ...]


def _fill(connection: sqlite3.Connection, shelf: Shelf) -> None:
    connection.executescript(_TABLES)
    rows = []
    for part in shelf.parts.records():
        entry = entry_of(part)
        has = facet_values(part)
        facets = (
            has.kind, has.brand, _brand_key(has.brand), has.vram_gib, has.slots,
            has.thickness_mm, has.length_mm, has.price, has.currency,
        )  # fmt: skip
        words = entry.words
        rows.append(_Row(entry.newest, part.id, entry.order, words.fields, words.gpu_end, facets))
    rows.sort()
    titles = sorted(range(len(rows)), key=lambda at: rows[at].order)
    by_title = {at: place for place, at in enumerate(titles)}
    connection.executemany(
        f"INSERT INTO row VALUES ({','.join('?' * 17)})",
        (
            (at, row.id, by_title[at], *row.facets, *row.fields, row.gpu_end)
            for at, row in enumerate(rows)
        ),
    )
    connection.executemany(
        "INSERT INTO word (rowid, name, aliases, figures, kind_words, joined, facet) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                at,
                *row.fields,
                _joined(row.fields[0]) + " " + _joined(row.fields[2]),
                f"kind{row.facets[0]} {row.facets[2]}",
            )
            for at, row in enumerate(rows)
        ),
    )
    connection.execute("INSERT INTO word (word) VALUES ('optimize')")
    connection.execute("CREATE INDEX row_by_title ON row (by_title)")
    connection.execute("CREATE INDEX row_by_kind ON row (kind, by_title)")
    connection.execute("COMMIT")


def _sweep(path: Path) -> None:
    """Removes indexes of former states, and what killed writers left behind."""
    for old in path.parent.glob("*parts-*"):
        if old.name.split(".sqlite")[0].removesuffix(".sum") != path.name.split(".sqlite")[0]:
            with contextlib.suppress(OSError):
                if time.time() - old.stat().st_mtime > KEEP_S:
                    old.unlink()
