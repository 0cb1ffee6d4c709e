"""Finds the palette's parts, also among imported ones, whose index is made beside the window."""

from __future__ import annotations

import contextlib
import gc
import threading

from PySide6.QtCore import QObject, Signal

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.facets import Facets, facet_values
from rigbuilder.catalog.layered import Layered
from rigbuilder.catalog.search import search

MOST = 300
"""Rows of a search that reaches the imported parts: nobody reads more of a list."""


class _Collector:
    """Keeps the garbage collector still while other threads work.

    It runs in whichever thread allocates, and there it would destroy widgets that only the
    window's own thread may touch: the program would crash.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held = 0

    def hold(self) -> None:
        """Stops it; each ``hold`` needs its ``release``."""
        with self._lock:
            self._held += 1
            gc.disable()

    def release(self) -> None:
        """Lets it go on when nobody else holds it."""
        with self._lock:
            self._held -= 1
            if not self._held:
                gc.enable()


_collector = _Collector()


class Finder(QObject):
    """Searches the parts at hand at once, and all others as soon as their index is there."""

    ready = Signal()
    """Imported parts can be found from now on."""

    def __init__(self, catalog: Catalog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self.prepared = not isinstance(catalog.parts, Layered)
        if not self.prepared:
            _collector.hold()
            threading.Thread(target=self._prepare, name="search index", daemon=True).start()

    def _prepare(self) -> None:
        from rigbuilder.catalog.find import prepare_search

        try:
            prepare_search(self._catalog)
        finally:
            _collector.release()
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
