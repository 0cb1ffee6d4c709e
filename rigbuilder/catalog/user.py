"""The user's catalog: own parts as text files, imported parts on a shelf, over the curated ones."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from rigbuilder.catalog.catalog import Catalog, CatalogProblem
from rigbuilder.catalog.layered import Layered
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import catalogs_dir

HOME_VARIABLE = "RIGBUILDER_HOME"
"""Names a folder that takes the place of the system's folders for data and cache."""
OPENDB_FILE = "opendb.sqlite"


@dataclass(frozen=True)
class UserFolders:
    """Where the user's catalog and what is derived from it lie; made when first needed."""

    data: Path
    cache: Path

    @property
    def parts(self) -> Path:
        """The user's own parts: catalog files that win over every other part of the same id."""
        return self.data / "parts"

    @property
    def opendb(self) -> Path:
        """The parts imported from BuildCores OpenDB."""
        return self.data / "imports" / OPENDB_FILE

    @property
    def search(self) -> Path:
        """The search index; it may be removed at any time."""
        return self.cache / "search"


def user_folders(home: Path | None = None) -> UserFolders:
    """The folders under ``home``, else under RIGBUILDER_HOME, else where the system keeps them."""
    named = os.environ.get(HOME_VARIABLE)
    base = home or (Path(named) if named else None)
    if base is not None:
        return UserFolders(base, base / "cache")
    return UserFolders(
        platformdirs.user_data_path("rigbuilder", appauthor=False),
        platformdirs.user_cache_path("rigbuilder", appauthor=False),
    )


def load_user_catalog(folders: UserFolders | None = None, curated: Path | None = None) -> Catalog:
    """The curated catalog with the user's own parts over it and the imported ones behind it.

    Never raises for what a file holds: what cannot be read is in ``Catalog.problems``.
    """
    where = folders or user_folders()
    roots = [curated or catalogs_dir()]
    if where.parts.is_dir():
        roots.append(where.parts)
    catalog = load_catalog(roots)
    if not where.opendb.exists():
        return catalog
    from rigbuilder.catalog.shelf import Shelf, ShelfError  # costs a user without imports nothing

    try:
        shelf = Shelf(where.opendb, where.search)
    except ShelfError as error:
        reason = str(error).removeprefix(f"{where.opendb}: ")
        problem = CatalogProblem(where.opendb, "", reason)
        return Catalog(catalog.parts, catalog.sources, (*catalog.problems, problem), catalog.files)
    return Catalog(
        Layered(catalog.parts, shelf.parts),
        Layered(catalog.sources, shelf.sources),
        catalog.problems,
        catalog.files,
    )
