"""The self-test passes for a whole installation, and names what a broken one lacks."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("rigbuilder", "catalogs", "assets", "docs")


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    """A copy of the program with its data that a test may break."""
    folder = tmp_path / "installation"
    for name in NEEDED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def self_test(folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs the self-test of the program in a folder; without a display."""
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "-m", "rigbuilder", "--self-test"]
    return subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_a_whole_installation_passes_step_by_step(installation: Path) -> None:
    done = self_test(installation)
    assert (done.returncode, done.stderr) == (0, "")
    steps = [line.split(":")[0].strip() for line in done.stdout.splitlines()[1:-1]]
    assert steps == ["catalog", "help", *["rig"] * 5, "window", "drag", "export"]
    assert done.stdout.endswith("self-test passed\n")


@pytest.mark.parametrize(
    ("lost", "words"),
    [
        ("catalogs", "there is no catalog"),
        ("docs", "no pages of the help"),
        ("assets/rigs/dual-4090.rig.json", "4 ready rigs instead of 5"),
        ("assets/icons/plus.svg", "plus.svg"),
    ],
)
def test_an_installation_that_lacks_a_piece_fails_and_says_which(
    installation: Path, lost: str, words: str
) -> None:
    path = installation / lost
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    done = self_test(installation)
    assert done.returncode == 1
    assert done.stderr.startswith("rigbuilder: self-test failed: ")
    assert words in done.stderr
    assert "Traceback" not in done.stderr
