"""Searches with new hostile inputs for a crash, a hang or a file written where none may be.

.venv/bin/python scripts/fuzz.py 1000000      in runs of 50,000, each with a seed of its own

Exit status 1 when a run found something; hypothesis prints the smallest input that shows it.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IN_ONE_RUN = 50_000
"""Hypothesis keeps what it has tried: a fresh process now and then keeps the memory small."""


def main(inputs: int) -> int:
    """Runs until so many inputs were tried, or one of them showed a fault."""
    done = 0
    while done < inputs:
        now = min(IN_ONE_RUN, inputs - done)
        seed = secrets.randbelow(2**32)
        env = {**os.environ, "RIGBUILDER_FUZZ_INPUTS": str(now), "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-m", "pytest", "-q", "tests/fuzz", f"--hypothesis-seed={seed}"]
        if subprocess.run(command, cwd=ROOT, env=env, check=False).returncode:
            print(f"found with seed {seed} after {done:,} inputs of former runs")
            return 1
        done += now
        print(f"{done:,} of {inputs:,} inputs", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else IN_ONE_RUN))
