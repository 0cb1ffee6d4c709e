"""What no import contract sees: which libraries a command loads when it runs."""

import subprocess
import sys

import pytest

RUN = """\
import sys
from rigbuilder.cli import main
main(sys.argv[1:])
loaded = {"PySide6", "pyqtgraph"} & sys.modules.keys()
sys.exit(f"loaded: {loaded}" if loaded else 0)
"""


@pytest.mark.parametrize(
    "command",
    [
        ["check", "dual-3090-nvlink"],
        ["check", "dual-3090-nvlink", "--format", "json"],
        ["parts", "3090"],
        ["explain", "bridge.pitch"],
        ["catalog", "check"],
    ],
    ids=" ".join,
)
def test_a_command_that_draws_nothing_starts_without_qt(command):
    done = subprocess.run(
        [sys.executable, "-c", RUN, *command], capture_output=True, text=True, check=False
    )

    assert done.stdout != ""
    assert done.returncode == 0, done.stderr
