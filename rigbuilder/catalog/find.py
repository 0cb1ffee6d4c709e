"""Finds parts in the whole catalog: curated, the user's own, and imported.

Parts at hand come first, in the order of ``catalog.search``: their figures were read from the
makers' pages and they are the ones that a rig can be proven with. Imported parts follow, narrowed
by the index and put in order by the same points.
"""

from __future__ import annotations

import sqlite3
import weakref
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.facets import FacetChoices, Facets, choices, facet_values
from rigbuilder.catalog.layered import Layered, at_hand
from rigbuilder.catalog.search import search
from rigbuilder.catalog.shelf import Rows, Shelf

if TYPE_CHECKING:
    from rigbuilder.catalog.index import PartIndex


@dataclass(frozen=True, slots=True)
class Found:
    """The parts that a search finds, the likeliest first."""

    parts: list[AnyPart]
    more: bool = False
    """Whether the limit cut parts off."""


_open: weakref.WeakKeyDictionary[Shelf, PartIndex] = weakref.WeakKeyDictionary()
ALL = Facets()


def find_parts(
    catalog: Catalog,
    query: str,
    kind: str | None = None,
    facets: Facets | None = None,
    limit: int | None = None,
) -> Found:
    """Parts that have every word of the query, the likeliest first, at most ``limit`` of them.

    ``kind`` and ``facets`` narrow; an empty query lists by kind and title. A missing search index
    of imported parts is made first, which takes seconds: a window calls ``prepare_search`` in a
    thread of its own at its start.
    """
    wanted = facets or ALL
    parts = search(catalog, query, kind)
    if wanted:
        parts = [part for part in parts if wanted.let_pass(facet_values(part, wanted.currency))]
    if limit is not None and len(parts) > limit:
        return Found(parts[:limit], more=True)
    shelf = shelf_of(catalog)
    if shelf is None:
        return Found(parts)
    left = None if limit is None else limit - len(parts)
    ids, more = _in_index(shelf, query, kind, wanted, left)
    exact = query.strip().casefold()
    if "-" in exact and " " not in exact and exact not in ids and exact in shelf.parts:
        ids.insert(0, exact)
    mine = at_hand(catalog.parts)
    found = shelf.parts.many([part for part in ids if part not in mine])
    return Found([*parts, *found], more)


def prepare_search(catalog: Catalog) -> None:
    """Makes what searching needs: the words of the parts at hand and the index of the imported."""
    search(catalog, "")
    shelf = shelf_of(catalog)
    if shelf is not None:
        _index(shelf)


def facet_choices(catalog: Catalog, kind: str | None = None) -> FacetChoices:
    """Brands and ranges of the parts of a kind, or of all."""
    rows = [facet_values(part) for part in catalog if kind is None or part.kind == kind]
    shelf = shelf_of(catalog)
    if shelf is not None:
        rows += _index(shelf).choices(kind)
    return choices(rows)


def shelf_of(catalog: Catalog) -> Shelf | None:
    """The shelf of imported parts behind a catalog."""
    if isinstance(catalog.parts, Layered) and isinstance(catalog.parts.behind, Rows):
        return catalog.parts.behind.shelf
    return None


def _index(shelf: Shelf) -> PartIndex:
    from rigbuilder.catalog.index import open_index

    found = _open.get(shelf)
    if found is None:
        found = _open[shelf] = open_index(shelf)
    return found


def _in_index(
    shelf: Shelf, query: str, kind: str | None, facets: Facets, limit: int | None
) -> tuple[list[str], bool]:
    try:
        return _index(shelf).find(query, kind, facets, limit)
    except sqlite3.Error:  # damaged while it was open
        from rigbuilder.catalog.index import build_index

        _open.pop(shelf).close()
        build_index(shelf)
        return _index(shelf).find(query, kind, facets, limit)
