"""Finds the palette's parts, also among imported ones, whose index is made beside the window."""

from __future__ import annotations

import contextlib
import threading

from PySide6.QtCore import QObject, Signal

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.facets import Facets, facet_values
from rigbuilder.catalog.layered import Layered
from rigbuilder.catalog.search import search

MOST = 300
"""Rows of a search that reaches the imported parts: nobody reads more of a list."""


class Finder(QObject):
    """Searches the parts at hand at once, and all others as soon as their index is there."""

    ready = Signal()
    """Imported parts can be found from now on."""

    def __init__(self, catalog: Catalog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self.prepared = not isinstance(catalog.parts, Layered)
        if not self.prepared:
            threading.Thread(target=self._prepare, name="search index", daemon=True).start()

    def _prepare(self) -> None:
        from rigbuilder.catalog.find import prepare_search

        prepare_search(self._catalog)
        self.prepared = True
        with contextlib.suppress(RuntimeError):  # the window was closed meanwhile
            self.ready.emit()

    def find(self, query: str, kind: str | None, facets: Facets | None = None) -> list[AnyPart]:
        """Parts that have every word of the query; without one the parts at hand."""
        far = self.prepared and isinstance(self._catalog.parts, Layered)
        if far and (query or facets):
            from rigbuilder.catalog.find import find_parts

            return find_parts(self._catalog, query, kind, facets, limit=MOST).parts
        found = search(self._catalog, query, kind)
        if not facets:
            return found
        return [part for part in found if facets.let_pass(facet_values(part, facets.currency))]
