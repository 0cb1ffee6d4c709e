"""``evaluate``: a rig and a catalog in, one report out."""

from __future__ import annotations

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.report import Report
from rigbuilder.rig.model import Rig


def evaluate(rig: Rig, catalog: Catalog) -> Report:
    """Everything that can be said of the rig. Pure: same rig and catalog, same report."""
    raise NotImplementedError
