"""What no import contract sees: which libraries a command loads when it runs."""

import subprocess
import sys

import pytest

RUN = """\
import sys
from rigbuilder.cli import main
main(sys.argv[1:])
loaded = set(UNWANTED) & sys.modules.keys()
sys.exit(f"loaded: {loaded}" if loaded else 0)
"""
QT = ("PySide6", "pyqtgraph")
SLOW = (*QT, "shapely", "numpy")
ESTIMATE = "estimate --card nvidia-rtx-a6000 --model phi-4 --quant Q4_K_M --context 4096"


@pytest.mark.parametrize(
    "command",
    [
        ["check", "dual-3090-nvlink"],
        ["check", "dual-3090-nvlink", "--format", "json"],
        ["compare", "dual-3090-nvlink", "dual-4090"],
        ["parts", "3090"],
        ["explain", "bridge.pitch"],
        ["scan"],
        ["catalog", "check"],
    ],
    ids=" ".join,
)
def test_a_command_that_draws_nothing_starts_without_qt(command):
    _runs_without(QT, command)


@pytest.mark.parametrize("command", [ESTIMATE, "parts 3090", "catalog check", "scan"])
def test_a_command_that_lays_nothing_out_starts_without_geometry_libraries(command):
    _runs_without(SLOW, command.split())


def _runs_without(libraries, command):
    text = RUN.replace("UNWANTED", repr(libraries))
    done = subprocess.run(
        [sys.executable, "-c", text, *command], capture_output=True, text=True, check=False
    )

    assert done.stdout != ""
    assert done.returncode == 0, done.stderr
