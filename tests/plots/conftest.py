"""The dual RTX 3090 and what its plots show."""

from __future__ import annotations

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.checks.report import Report
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.rig.file import read_rig
from rigbuilder.rig.model import Rig


@pytest.fixture(scope="session")
def judged() -> tuple[Rig, Catalog, Report]:
    """Rig, catalog and report of the ready rig."""
    catalog = load_catalog([catalogs_dir()])
    rig = read_rig(assets_dir() / "rigs" / "dual-3090-nvlink.rig.json", catalog).rig
    return rig, catalog, evaluate(rig, catalog)
