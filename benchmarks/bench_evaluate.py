"""Judging a rig: the whole report, its pieces, and the bare shapely calls on the same outlines.

Of a report the outlines' overlaps are the smallest part. The rest is the rules (each looks at its
parts and works out intervals), the layout's bodies and dimension lines, and the immutable records
of findings and estimates that pydantic makes.
"""

from __future__ import annotations

import time
from statistics import median

import numpy as np
import pytest
import shapely
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.frames import frame_with
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.checks.context import Context
from rigbuilder.checks.evaluate import evaluate, find
from rigbuilder.estimates.cost import estimate_cost
from rigbuilder.estimates.memory import estimate_memory
from rigbuilder.estimates.power import estimate_power
from rigbuilder.estimates.speed import estimate_speed
from rigbuilder.geometry.collide import SOLID, outlines, overlaps
from rigbuilder.geometry.place import lay_out
from rigbuilder.geometry.scene import Scene
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.rig.file import read_rig
from rigbuilder.rig.model import Rig

LIMIT_MS, FRAME_LIMIT_MS = 1.0, 3.0
"""Medians that a report of the dual rig and of the eight-card frame may take."""
MOST_TIMES_SHAPELY = 5.0


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog([catalogs_dir()])


@pytest.fixture(scope="module")
def dual(catalog: Catalog) -> Rig:
    return read_rig(assets_dir() / "rigs" / "dual-3090-nvlink.rig.json", catalog).rig


@pytest.fixture(scope="module")
def eight(catalog: Catalog) -> Rig:
    """The open frame of the ready rigs with eight cards on its first rail."""
    return frame_with(8, catalog)


def test_evaluate_the_dual_rig(benchmark: BenchmarkFixture, dual: Rig, catalog: Catalog) -> None:
    report = benchmark(evaluate, dual, catalog)
    assert report.layout.bodies
    assert median(benchmark.stats.stats.data) * 1000 <= LIMIT_MS


def test_evaluate_the_dual_rig_with_records_never_seen(
    benchmark: BenchmarkFixture, dual: Rig, catalog: Catalog
) -> None:
    """No estimate is remembered from an earlier report."""

    def fresh() -> tuple[tuple[Rig, Catalog], dict[str, object]]:
        used = {part for _, part, _ in dual.items()} | {
            dual.workload.model if dual.workload else ""
        }
        copies = [catalog.parts[part].model_copy() for part in used if part in catalog.parts]
        return (dual, catalog.with_parts(copies, {}, replace=True)), {}

    benchmark.pedantic(evaluate, setup=fresh, rounds=300)


def test_evaluate_an_eight_card_frame(
    benchmark: BenchmarkFixture, eight: Rig, catalog: Catalog
) -> None:
    report = benchmark(evaluate, eight, catalog)
    assert len(report.layout.of_item("gpu8")) > 1
    assert median(benchmark.stats.stats.data) * 1000 <= FRAME_LIMIT_MS


def test_rules_of_the_dual_rig(benchmark: BenchmarkFixture, dual: Rig, catalog: Catalog) -> None:
    benchmark(lambda: find(Context(Scene(dual, catalog))))


def test_layout_of_the_dual_rig(benchmark: BenchmarkFixture, dual: Rig, catalog: Catalog) -> None:
    benchmark(lay_out, dual, catalog)


def test_estimates_of_the_dual_rig(
    benchmark: BenchmarkFixture, dual: Rig, catalog: Catalog
) -> None:
    def estimates() -> None:
        for estimate in (estimate_memory, estimate_power, estimate_speed, estimate_cost):
            estimate(dual, catalog)

    benchmark(estimates)


@pytest.mark.parametrize("solid_only", [True, False], ids=["solid bodies", "all bodies"])
def test_bare_shapely_calls_on_the_dual_rigs_outlines(
    benchmark: BenchmarkFixture, dual: Rig, catalog: Catalog, solid_only: bool
) -> None:
    bodies = [
        body for body in lay_out(dual, catalog).bodies if body.role in SOLID or not solid_only
    ]
    boxes = outlines(bodies)
    first, second = np.triu_indices(len(boxes), 1)
    hits = benchmark(lambda: shapely.intersects(boxes[first], boxes[second]))
    assert len(hits) == len(bodies) * (len(bodies) - 1) // 2


def test_overlaps_against_bare_shapely_on_the_same_polygons(
    benchmark: BenchmarkFixture, eight: Rig, catalog: Catalog
) -> None:
    """Ours finds the pairs and how deep they are; the bare calls make and compare the polygons."""
    bodies = lay_out(eight, catalog).bodies
    solid = [body for body in bodies if body.role in SOLID]
    first, second = np.triu_indices(len(solid), 1)

    def bare() -> object:
        boxes = np.array([shapely.box(b.x0, b.y0, b.x1, b.y1) for b in solid])
        return shapely.intersects(boxes[first], boxes[second])

    times = []
    for _ in range(200):
        begin = time.perf_counter()
        bare()
        times.append(time.perf_counter() - begin)
    benchmark(overlaps, bodies)
    ratio = median(benchmark.stats.stats.data) / median(times)
    benchmark.extra_info["times bare shapely"] = round(ratio, 2)
    print(f"overlaps: {ratio:.2f} times the bare shapely calls")
    assert ratio <= MOST_TIMES_SHAPELY
