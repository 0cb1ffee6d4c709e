"""dev.py as a person starts it, in a copy of the project whose environment is of shell scripts."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.devtools.environment import STAMP, Environment

ROOT = Path(__file__).resolve().parents[2]


class Copy:
    """A project folder with dev.py, and a set-up environment whose commands are given."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copy(ROOT / "dev.py", root)
        shutil.copytree(ROOT / "scripts" / "devtools", root / "scripts" / "devtools")
        for name in ("requirements.lock", "pyproject.toml"):
            (root / name).touch()
        self._environment = Environment(root)
        self._environment.python.parent.mkdir(parents=True)
        self.command("python", "exit 0")
        stamp = json.dumps(self._environment.wanted_stamp())
        (self._environment.folder / STAMP).write_text(stamp)

    def command(self, name: str, body: str) -> None:
        """Puts a shell script into the environment."""
        path = self._environment.script(name)
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)

    def start(self, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Runs dev.py to its end."""
        return subprocess.run(
            [sys.executable, self.root / "dev.py", *arguments],
            cwd=cwd or self.root,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def copy(tmp_path):
    """A project that is set up."""
    root = tmp_path / "project"
    root.mkdir()
    return Copy(root)


def test_run_hands_arguments_folder_and_exit_status_through(copy, tmp_path):
    copy.command("rigbuilder", 'echo "$PWD" "$@"; exit 7')

    done = copy.start("run", "--", "check", "my rig.json", cwd=tmp_path)

    assert done.stdout == f"{tmp_path} check my rig.json\n"
    assert done.returncode == 7


def test_test_hands_arguments_to_pytest_with_or_without_dashes(copy):
    copy.command("python", 'echo "$@"; exit 1')

    done = [copy.start("test", "--", "-k", "bridge"), copy.start("test", "-k", "bridge")]

    assert [run.stdout for run in done] == ["-m pytest -k bridge\n"] * 2
    assert [run.returncode for run in done] == [1, 1]


def test_check_runs_every_checker_and_names_those_that_failed(copy):
    copy.command("ruff", 'echo "ruff $*"; [ "$1" = format ]')
    copy.command("mypy", "echo mypy; exit 2")
    copy.command("lint-imports", "echo lint-imports $*")
    copy.command("rigbuilder", "echo rigbuilder $*; exit 1")

    done = copy.start("check")

    said = [line for line in done.stdout.splitlines() if not line.startswith("==")]
    assert said == [
        "ruff check .",
        "ruff format --check .",
        "mypy",
        "lint-imports --no-logo",
        "rigbuilder catalog check",
    ]
    assert done.stdout.splitlines()[-1] == "== failed: lint, types, catalog"
    assert done.returncode == 1


def test_check_passes_when_every_checker_does(copy):
    for name in ("ruff", "mypy", "lint-imports", "rigbuilder"):
        copy.command(name, "exit 0")

    done = copy.start("check")

    assert done.stdout.splitlines()[-1] == "== all checks passed"
    assert done.returncode == 0


def test_setup_says_where_the_environment_is(copy):
    done = copy.start("setup")

    assert done.stdout == "RigBuilder is set up: .venv\n"
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "a command is missing"),
        (["tset"], "unknown command: tset"),
        (["check", "rigbuilder"], "dev.py check takes no arguments, found: rigbuilder"),
    ],
)
def test_a_wrong_command_line_is_explained_with_status_2(copy, arguments, said):
    done = copy.start(*arguments)

    assert said in done.stderr
    assert done.returncode == 2


@pytest.mark.parametrize("arguments", [["--help"], ["help"], ["test", "--help"]])
def test_help_lists_the_tasks_and_the_exit_statuses(copy, arguments):
    done = copy.start(*arguments)

    assert all(f"dev.py {task}" in done.stdout for task in ("run", "test", "setup", "check"))
    assert "Exit status" in done.stdout
    assert done.returncode == 0


def test_an_old_python_is_told_so_before_anything_else(copy):
    pretend = (
        "import runpy, sys; sys.version_info = (3, 10, 2, 'final', 0); "
        "sys.argv = ['dev.py', 'run']; runpy.run_path('dev.py', run_name='__main__')"
    )

    done = subprocess.run(
        [sys.executable, "-c", pretend], cwd=copy.root, capture_output=True, text=True, check=False
    )

    assert "RigBuilder needs Python 3.11 or later, and this is Python 3.10." in done.stderr
    assert "python3.11 dev.py run" in done.stderr
    assert done.returncode == 3


def test_mutate_installs_its_tool_from_its_own_lock_once(copy):
    copy.command("python", 'echo "$@"')

    first = copy.start("mutate", "--", "--sample", "3")
    copy.command("mutmut", "exit 0")
    second = copy.start("mutate")

    assert "--require-hashes" in first.stdout
    assert str(Path("scripts") / "mutation.lock") in first.stdout
    assert first.stdout.rstrip().endswith("mutate.py --sample 3")
    assert "mutation.lock" not in second.stdout
