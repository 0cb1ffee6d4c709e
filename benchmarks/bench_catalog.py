"""Import, search and start with 50,000 imported parts: generated ones in OpenDB's schema.

The import runs in a process of its own, whose peak of memory is read from the system. A keystroke
is what the palette does for one: find, put in order, and read the records that it lists. Starting
is measured from a new process to a catalog that can be searched by id, in turn with and without
the import.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.opendb_shop import write_shop
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.facets import Facets
from rigbuilder.catalog.find import find_parts, prepare_search
from rigbuilder.catalog.user import HOME_VARIABLE, load_user_catalog, user_folders

ROOT = Path(__file__).resolve().parents[1]
PARTS = 50_000
IMPORT_LIMIT_S = 60.0
IMPORT_LIMIT_MB = 500.0
KEYSTROKE_LIMIT_MS = 16.0
START_LIMIT = 1.10
START_ROUNDS = 15
LISTED = 100
"""Parts that the palette asks for."""
TYPED = (
    "3090 blower", "24GB 2 slot", "4-slot nvlink", "rtx 5090 suprim", "asus tuf 4090 white",
    "corsair 1000w", "lian li mid tower", "z790 ddr5", "bequiet 850w", "96gb ddr5 6000",
    "4000gb nvme", "radeon 7900 xtx", "360mm water am5", "example that is not there",
)  # fmt: skip
IMPORT = """
import resource, sys, time
from rigbuilder.cli import main
begin = time.perf_counter()
status = main(["catalog", "import", sys.argv[1]])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(status, time.perf_counter() - begin, peak / (1024**2 if sys.platform == "darwin" else 1024))
"""
START = """
import time
from rigbuilder.catalog.user import load_user_catalog
load_user_catalog()
print(time.process_time())
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_shop(tmp_path_factory.mktemp("shop"), PARTS)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


def run(program: str, home: Path, *arguments: str) -> list[float]:
    """The numbers on the last line that a program prints in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env={**os.environ, HOME_VARIABLE: str(home)},
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    return [float(word) for word in done.stdout.splitlines()[-1].split()]


@pytest.fixture(scope="module")
def imported(shop: Path, home: Path) -> tuple[float, float]:
    """Seconds and megabytes of the import, its search index included."""
    status, seconds, peak_mb = run(IMPORT, home, str(shop))
    assert status == 0
    return seconds, peak_mb


def test_import_of_fifty_thousand_entries(
    benchmark: BenchmarkFixture, shop: Path, home: Path, imported: tuple[float, float]
) -> None:
    seconds, peak_mb = imported
    benchmark.pedantic(lambda: run(IMPORT, home, str(shop)), rounds=1, iterations=1)
    benchmark.extra_info["first_s"] = round(seconds, 1)
    benchmark.extra_info["peak_mb"] = round(peak_mb)
    assert seconds < IMPORT_LIMIT_S
    assert peak_mb < IMPORT_LIMIT_MB


@pytest.fixture(scope="module")
def catalog(home: Path, imported: tuple[float, float]) -> Catalog:
    loaded = load_user_catalog(user_folders(home))
    assert len(loaded.parts) > PARTS * 0.99
    prepare_search(loaded)
    return loaded


NARROW = {
    "all": (None, None),
    "cards": ("card", None),
    "facets": ("card", Facets(vram_gib=(24, 48), length_mm=(0, 320), slots=(1, 3))),
}


@pytest.mark.parametrize("narrow", NARROW)
def test_keystroke(benchmark: BenchmarkFixture, catalog: Catalog, narrow: str) -> None:
    kind, facets = NARROW[narrow]
    milliseconds: list[float] = []

    def type_all() -> None:
        for words in TYPED:
            for end in range(len(words) + 1):
                begin = time.perf_counter()
                find_parts(catalog, words[:end], kind, facets, LISTED)
                milliseconds.append((time.perf_counter() - begin) * 1000)

    benchmark.pedantic(type_all, rounds=1, iterations=1)
    centiles = statistics.quantiles(milliseconds, n=100)
    benchmark.extra_info["p50_ms"] = round(centiles[49], 2)
    benchmark.extra_info["p95_ms"] = round(centiles[94], 2)
    benchmark.extra_info["max_ms"] = round(max(milliseconds), 2)
    assert centiles[94] <= KEYSTROKE_LIMIT_MS


def test_start_with_an_import(
    benchmark: BenchmarkFixture, home: Path, imported: tuple[float, float], tmp_path: Path
) -> None:
    bare: list[float] = []
    full: list[float] = []

    def both() -> None:
        bare.extend(run(START, tmp_path))
        full.extend(run(START, home))

    benchmark.pedantic(both, rounds=START_ROUNDS, iterations=1, warmup_rounds=1)
    ratio = statistics.median(full) / statistics.median(bare)
    benchmark.extra_info["bare_s"] = round(statistics.median(bare), 3)
    benchmark.extra_info["with_import_s"] = round(statistics.median(full), 3)
    benchmark.extra_info["ratio"] = round(ratio, 3)
    assert ratio <= START_LIMIT
