"""Recordings of computers, and the catalog that they are looked up in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import catalogs_dir
from rigbuilder.scan.parse import machine_of
from rigbuilder.scan.recognise import Scan, recognise
from rigbuilder.scan.recording import read_recording

RECORDINGS = Path(__file__).parent / "recordings"
TODAY = date(2026, 11, 25)


@pytest.fixture(scope="session")
def curated() -> Catalog:
    return load_catalog([catalogs_dir()])


@pytest.fixture
def scanned(curated: Catalog) -> Callable[[str], Scan]:
    """The scan of a recording by its folder's name."""

    def scan(name: str) -> Scan:
        return recognise(machine_of(read_recording(RECORDINGS / name)), curated, TODAY)

    return scan
