"""How the time of a report grows with the number of cards: docs/images/cost-of-cards.png.

python -m scripts.cost_of_cards [-o FILE]

Prints each time too. Exit status 1 when the growth is worse than linear: when a card more costs
over half as much again between 8 and 16 cards as it does between 2 and 8.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.frames import frame_with
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.export.gui import ensure_application
from rigbuilder.export.plots.draw import to_png
from rigbuilder.export.plots.specs import Plot, Series
from rigbuilder.geometry.place import lay_out
from rigbuilder.paths import catalogs_dir

IMAGE = Path(__file__).resolve().parents[1] / "docs" / "images" / "cost-of-cards.png"
COUNTS = tuple(range(2, 17))
ROUNDS = 40
WORST = 1.5


def main() -> int:
    """Measures, prints and plots; 1 when the growth is worse than linear."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--into", type=Path, default=IMAGE, metavar="FILE")
    target = parser.parse_args().into
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    catalog = load_catalog([catalogs_dir()])
    reports, layouts = [], []
    for count in COUNTS:
        rig = frame_with(count, catalog)
        reports.append(shortest_ms(lambda rig=rig: evaluate(rig, catalog)))  # type: ignore[misc]
        layouts.append(shortest_ms(lambda rig=rig: lay_out(rig, catalog)))  # type: ignore[misc]
        print(f"{count:2} cards: report {reports[-1]:.2f} ms, layout {layouts[-1]:.2f} ms")
    ensure_application(widgets=True)
    series = (
        Series("whole report", tuple(zip(map(float, COUNTS), reports, strict=True))),
        Series("bodies, lines and overlaps", tuple(zip(map(float, COUNTS), layouts, strict=True))),
    )
    plot = Plot("cost", "Time of a report against cards", "Cards on a frame", "ms", series)
    target.write_bytes(to_png(plot))
    early = (reports[6] - reports[0]) / 6
    late = (reports[14] - reports[6]) / 8
    print(f"a card more: {early:.2f} ms up to 8 cards, {late:.2f} ms from there to 16")
    return 1 if late > WORST * early else 0


def shortest_ms(act: Callable[[], object]) -> float:
    """Shortest of some runs in processor time: what the work takes when nothing disturbs it."""
    act()
    gc.collect()
    times = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        act()
        times.append(time.process_time() - begin)
    return min(times) * 1e3


if __name__ == "__main__":
    sys.exit(main())
