#!/usr/bin/env python3
"""Every task of a developer, and the first start of a user, as one command without preparation.

python3 dev.py run [-- ARGS]     set up what is missing, then open RigBuilder
python3 dev.py test [-- ARGS]    set up, then run the tests (ARGS go to pytest)
python3 dev.py setup             the set-up alone: the environment in .venv/
python3 dev.py check             lint, format, types, import rules, catalog; all are reported
python3 dev.py bench [-- ARGS]   speed (ARGS go to pytest)
python3 dev.py shots [-- ARGS]   the screenshots of the README
python3 dev.py mutate [-- ARGS]  breaks the code on purpose and counts what the tests notice

Exit status: that of the program or of the tests; 1 when a check found something; 2 for a wrong
command line; 3 when something must be installed by you (the exact command is printed); 4 when the
set-up failed for another reason, such as no network.
"""

import sys

OLDEST_PYTHON = (3, 11)
EXIT_INSTALL_FIRST = 3

if sys.version_info < OLDEST_PYTHON:
    sys.stderr.write(
        f"RigBuilder needs Python {OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]} or later, and this is "
        f"Python {sys.version_info[0]}.{sys.version_info[1]}. "
        "Start dev.py with a later one, for example:\n\n"
        f"    python{OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]} {' '.join(sys.argv)}\n"
    )
    sys.exit(EXIT_INSTALL_FIRST)

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from scripts.devtools.environment import Environment
from scripts.devtools.needs import CHECKS, TESTS, WINDOW
from scripts.devtools.packages import provide
from scripts.devtools.problems import SetupError

ROOT = Path(__file__).resolve().parent
TAKE_ARGUMENTS = ("run", "test", "bench", "shots", "mutate")


def check(environment: Environment) -> int:
    """Runs every checker, whatever the one before said; 1 if any of them found something."""
    failed = []
    for name, command in (
        ("lint", ["ruff", "check", "."]),
        ("format", ["ruff", "format", "--check", "."]),
        ("types", ["mypy"]),
        ("import rules", ["lint-imports", "--no-logo"]),
        ("catalog", ["rigbuilder", "catalog", "check"]),
    ):
        print("== " + name, flush=True)
        if call([environment.script(command[0]), *command[1:]], cwd=ROOT):
            failed.append(name)
    print("== " + ("failed: " + ", ".join(failed) if failed else "all checks passed"), flush=True)
    return 1 if failed else 0


def call(command: Sequence[str | Path], cwd: Path | None = None) -> int:
    """Runs a command to its end with this terminal; its exit status."""
    return subprocess.run([str(word) for word in command], cwd=cwd, check=False).returncode


def perform(task: str, arguments: Sequence[str]) -> int:
    """Sets up what the task needs, then does it; raises SetupError."""
    need = {"check": CHECKS, "test": TESTS, "shots": TESTS, "mutate": TESTS}.get(task, WINDOW)
    environment = Environment(ROOT)
    environment.prepare(need)
    provide(need, environment.folder)
    if task == "check":
        return check(environment)
    if task == "run":
        return call([environment.script("rigbuilder"), *arguments])
    if task == "test":
        return call([environment.python, "-m", "pytest", *arguments], cwd=ROOT)
    if task == "bench":
        return call([environment.python, "-m", "pytest", "benchmarks", *arguments], cwd=ROOT)
    if task == "shots":
        return call([environment.python, ROOT / "scripts" / "shots.py", *arguments], cwd=ROOT)
    if task == "mutate":
        environment.add("mutmut", ROOT / "scripts" / "mutation.lock")
        return call([environment.python, ROOT / "scripts" / "mutate.py", *arguments], cwd=ROOT)
    print("RigBuilder is set up: " + os.path.relpath(environment.folder))
    return 0


def main(argv: Sequence[str]) -> int:
    """Does one task; its exit status is that of the docstring above."""
    task, arguments = (argv[0], list(argv[1:])) if argv else ("", [])
    if task in ("-h", "--help", "help") or arguments[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    if task not in (*TAKE_ARGUMENTS, "setup", "check"):
        sys.stderr.write(("unknown command: " + task if task else "a command is missing") + "\n\n")
        sys.stderr.write(__doc__)
        return 2
    if arguments[:1] == ["--"]:
        del arguments[0]
    if arguments and task not in TAKE_ARGUMENTS:
        sys.stderr.write(f"dev.py {task} takes no arguments, found: {' '.join(arguments)}\n")
        return 2
    try:
        return perform(task, arguments)
    except SetupError as error:
        sys.stderr.write(f"{error}\n")
        return error.status
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
