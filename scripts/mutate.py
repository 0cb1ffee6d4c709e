#!/usr/bin/env python3
"""Breaks the geometry and the rules in thousands of small ways and counts what the tests notice.

python3 dev.py mutate                        every mutant: hours on two cores
python3 dev.py mutate -- --sample 400        so many drawn by chance (--seed repeats the draw)
python3 dev.py mutate -- --only 'checks.slots'   those of modules whose name holds these words
python3 dev.py mutate -- --least 85          exit 1 when fewer per cent are killed (85 by default)

mutmut makes the mutants under ``mutants/`` and runs for each the tests that reach it. What survives
is printed as a difference: a test is missing, or the mutant does the same as the original.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULT = re.compile(r"(\S+__mutmut_\d+): (.+)")
KILLED = ("killed", "timeout", "caught by type check", "segfault")
LEFT_OUT = ("not checked", "skipped")
Z_95 = 1.96


def main(argv: Sequence[str] | None = None) -> int:
    """Runs mutmut; 1 when too few mutants are killed, 2 when none could be tried."""
    options = _options(argv)
    names = [name for name in _all_names() if options.only in name]
    if not names:
        print(f"no mutant has {options.only!r} in its name", file=sys.stderr)
        return 2
    if options.sample and options.sample < len(names):
        names = random.Random(options.seed).sample(names, options.sample)
    print(f"{len(names)} mutants", flush=True)
    _mutmut("run", "--max-children", str(options.jobs), *names)
    results = {name: word for name, word in _results().items() if name in set(names)}
    counts = Counter(word for word in results.values() if word not in LEFT_OUT)
    tried = sum(counts.values())
    if not tried:
        print("no mutant was tried", file=sys.stderr)
        return 2
    for name, word in sorted(results.items()):
        if word not in KILLED and word not in LEFT_OUT:
            print(_mutmut("show", name).strip(), end="\n\n")
    killed = sum(counts[word] for word in KILLED)
    share = 100 * killed / tried
    margin = 100 * Z_95 * ((killed / tried) * (1 - killed / tried) / tried) ** 0.5
    words = ", ".join(f"{number} {word}" for word, number in counts.most_common())
    doubt = f" (+-{margin:.1f} at 95%)" if options.sample else ""
    print(f"{share:.1f}% of {tried} mutants killed{doubt}: {words}")
    return 0 if share >= options.least else 1


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py mutate --", description=__doc__)
    parser.add_argument("--sample", type=int, metavar="N", help="try so many, drawn by chance")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", metavar="WORDS")
    parser.add_argument("--least", type=float, default=85.0, metavar="PERCENT")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    return parser.parse_args(argv)


def _all_names() -> list[str]:
    """Makes the mutants anew, and reads their names from what mutmut writes beside them."""
    made = ROOT / "mutants"
    shutil.rmtree(made, ignore_errors=True)
    _mutmut("run", "none of this name")  # makes them and finds nothing to run
    records = (json.loads(file.read_text(encoding="utf-8")) for file in made.rglob("*.meta"))
    return sorted({name for record in records for name in record["exit_code_by_key"]})


def _results() -> dict[str, str]:
    return dict(RESULT.findall(_mutmut("results", "--all", "true")))


def _mutmut(*words: str) -> str:
    """Runs mutmut with Qt drawing into memory; what it printed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [str(Path(sys.executable).with_name("mutmut")), *words]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=False
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
