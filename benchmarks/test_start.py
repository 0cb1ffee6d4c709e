"""From the start of the interpreter to the first shown window, against a bare program.

The bare program imports what RigBuilder rests on (PySide6, numpy, shapely, pydantic, pyqtgraph)
and shows an empty window. Both run in turn, each in a process of its own, offscreen, and each
tells the moment when its first window was painted. RigBuilder also tells when everything is there:
catalog, workspace and the rig's drawing.
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

from rigbuilder.paths import assets_dir

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 9
LIMIT = 1.5
BARE = """
import time
import numpy, pydantic, pyqtgraph, shapely
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1920, 1080)
window.show()
app.processEvents()
print(time.time())
"""
OURS = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from rigbuilder.ui import app, main_window

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, lambda: print(time.time()))
        return False

watch = Watch()
shown = main_window.MainWindow.show
def show(window):
    window.installEventFilter(watch)
    shown(window)
main_window.MainWindow.show = show

complete = app._complete
def complete_and_leave(*arguments):
    complete(*arguments)
    QApplication.processEvents()
    print(time.time(), flush=True)
    os._exit(0)
app._complete = complete_and_leave
file = Path(sys.argv[2]) if len(sys.argv) > 2 else None
app.run(file, profile=Path(sys.argv[1]), size="1920x1080", theme="light")
"""


def seconds(program: str, *arguments: str) -> list[float]:
    """From the start of the process to each moment that it tells."""
    begin = time.time()
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return [float(moment) - begin for moment in done.stdout.split()]


@pytest.mark.parametrize("file", [None, "dual-3090-nvlink.rig.json"], ids=["empty", "with-rig"])
def test_start_to_first_window(
    benchmark: BenchmarkFixture, tmp_path: Path, file: str | None
) -> None:
    arguments = [str(tmp_path / "profile")]
    if file is not None:
        arguments.append(str(assets_dir() / "rigs" / file))
    seconds(OURS, *arguments)  # writes the byte code
    bare: list[float] = []
    ours: list[float] = []
    usable: list[float] = []

    def both() -> None:
        bare.append(seconds(BARE)[0])
        shown, complete = seconds(OURS, *arguments)
        ours.append(shown)
        usable.append(complete)

    benchmark.pedantic(both, rounds=ROUNDS, iterations=1)
    ratio = statistics.median(ours) / statistics.median(bare)
    benchmark.extra_info["bare_s"] = round(statistics.median(bare), 3)
    benchmark.extra_info["ours_s"] = round(statistics.median(ours), 3)
    benchmark.extra_info["usable_s"] = round(statistics.median(usable), 3)
    benchmark.extra_info["ratio"] = round(ratio, 2)
    assert ratio <= LIMIT
