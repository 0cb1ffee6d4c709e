"""An hour of editing, a step every 4 s: dragging, undoing, searching, and what stays in memory.

The window runs in a process of its own, offscreen. After a tenth of the steps everything that is
kept on purpose (pictures, judged seats, remembered estimates) is there; from then on the resident
memory may grow by 5 per cent. The undo stack is part of a document's life: each round ends with a
new rig, as a person begins one.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MOST_GROWTH = 0.05


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_an_hour_of_editing_keeps_its_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.hour_of_editing"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    early, late = (int(word) for word in done.stdout.split()[-2:])
    growth = late / early - 1
    print(f"after 6 minutes {early / 1e6:.0f} MB, after an hour {late / 1e6:.0f} MB: {growth:+.1%}")
    assert growth <= MOST_GROWTH
