"""A Qt application without a display, and the sample rig judged by hand-made findings."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.report import Report
from rigbuilder.export.gui import ensure_application
from rigbuilder.rig.model import Rig
from tests.export.judged import judged
from tests.export.sample import catalog, dual_rig


@pytest.fixture(autouse=True)
def _qt(qapp: QApplication) -> None:
    """The tests of the window share the process, and need the larger kind of application."""
    ensure_application()


@pytest.fixture
def parts() -> Catalog:
    return catalog()


@pytest.fixture
def rig() -> Rig:
    return dual_rig()


@pytest.fixture
def report() -> Report:
    return judged()
