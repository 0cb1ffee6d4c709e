"""The palette's list: the catalog's parts that a search and a kind leave over."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.facets import Facets
from rigbuilder.catalog.parts import Card
from rigbuilder.ui.mime import PART_MIME, part_mime_data
from rigbuilder.ui.palette.figures import key_figures
from rigbuilder.ui.palette.finder import Finder
from rigbuilder.ui.palette.fitting import Fitting

Index = QModelIndex | QPersistentModelIndex
PART_ROLE = Qt.ItemDataRole.UserRole + 1


def _vouched_last(part: AnyPart) -> bool:
    """Orders an unsearched list: cards whose sizes have a source before those without.

    What is listed first should lead to a verdict; the sort is stable, so kinds and titles stay.
    """
    if not isinstance(part, Card):
        return True
    sizes = (part.length_mm, part.height_mm, part.thickness_mm)
    return any(size is None or size.grade == "unverified" for size in sizes)


class PaletteModel(QAbstractListModel):
    """Parts in the order of the search; language models are chosen elsewhere."""

    def __init__(self, catalog: Catalog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._finder = self._find_in(catalog)
        self._query = ""
        self._kind: str | None = None
        self._facets: Facets | None = None
        self._fitting: Fitting | None = None
        self._parts: list[AnyPart] = []
        self._fill()

    def _find_in(self, catalog: Catalog) -> Finder:
        finder = Finder(catalog, self)
        finder.ready.connect(self._refresh)
        return finder

    @property
    def parts(self) -> list[AnyPart]:
        """The parts listed."""
        return self._parts

    def set_catalog(self, catalog: Catalog) -> None:
        """Lists another catalog with the same search."""
        if catalog is not self._catalog:
            self._catalog = catalog
            self._finder.deleteLater()
            self._finder = self._find_in(catalog)
            self._refresh()

    def set_search(self, query: str, kind: str | None) -> None:
        """Narrows the list to a query and a kind; an empty query lists all."""
        if (query, kind) != (self._query, self._kind):
            self._query, self._kind = query, kind
            self._refresh()

    def set_facets(self, facets: Facets) -> None:
        """Narrows the list to brands and ranges of figures as well."""
        if facets != (self._facets or Facets()):
            self._facets = facets
            self._refresh()

    def set_fitting(self, fitting: Fitting | None) -> None:
        """Leaves out what does not fit the open rig; None lists everything again."""
        if fitting is self._fitting:
            return
        if self._fitting is not None:
            self._fitting.answered.disconnect(self._refresh)
        self._fitting = fitting
        if fitting is not None:
            fitting.answered.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self.beginResetModel()
        self._fill()
        self.endResetModel()

    def _fill(self) -> None:
        found = self._finder.find(self._query, self._kind, self._facets)
        self._parts = [part for part in found if part.kind != "model"]
        if not self._query:
            self._parts.sort(key=_vouched_last)
        if self._fitting is not None:
            self._fitting.ask(self._parts)
            self._parts = [part for part in self._parts if self._fitting.fits(part)]

    def row_of(self, part_id: str) -> int | None:
        """Row of a part, None when the search leaves it out."""
        return next((n for n, part in enumerate(self._parts) if part.id == part_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's)
        """Number of parts listed."""
        return 0 if parent.isValid() else len(self._parts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, tool tip and the part itself."""
        if not index.isValid() or index.row() >= len(self._parts):
            return None
        part = self._parts[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return part.title
            case Qt.ItemDataRole.ToolTipRole:
                return f"{part.title}\n{', '.join(key_figures(part))}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{part.title}, {', '.join(key_figures(part))}"
            case _ if role == PART_ROLE:
                return part
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every part can be picked and dragged."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return base | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def mimeTypes(self) -> list[str]:  # noqa: N802 (Qt's name)
        """The part mime type."""
        return [PART_MIME]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]  # noqa: N802
        """The first part of the selection."""
        return part_mime_data(self._parts[indexes[0].row()].id) if indexes else QMimeData()

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802 (Qt's name)
        """Names of the roles."""
        return {**super().roleNames(), int(PART_ROLE): QByteArray(b"part")}
