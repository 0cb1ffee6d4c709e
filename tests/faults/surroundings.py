"""Makes surroundings in which something is wrong, and runs the program in them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
IS_ROOT = os.geteuid() == 0
WITHOUT_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XAUTHORITY")
MOUNT = ["unshare", "--mount", "sh", "-ec"]


def environment(**changes: str) -> dict[str, str]:
    """This process's environment without a screen, with changes."""
    kept = {k: v for k, v in os.environ.items() if k not in WITHOUT_SCREEN}
    return {**kept, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", **changes}


def program(*arguments: str, cwd: Path = ROOT, **changes: str) -> subprocess.CompletedProcess[str]:
    """Runs RigBuilder to its end."""
    return run([sys.executable, "-m", "rigbuilder", *arguments], cwd=cwd, **changes)


def run(command: list[str], cwd: Path = ROOT, **changes: str) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end without a screen; PYTHONPATH is the checkout's."""
    env = environment(**changes)
    if cwd != ROOT:
        env["PYTHONPATH"] = str(cwd)
    return subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, timeout=300, check=False
    )


def told(done: subprocess.CompletedProcess[str]) -> Any:
    """What a child script printed as JSON."""
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def on_full_disk(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Runs a command that sees a disk of 160 KiB in ``folder``.

    Without root's rights no file may grow beyond 32 KiB instead, which writers meet as an error
    of the same kind.
    """
    if IS_ROOT:
        words = 'mount -t tmpfs -o size=160k tmpfs "$0" && exec "$@"'
        return run([*MOUNT, words, str(folder), *command])
    return run(["sh", "-ec", 'ulimit -f 64 && exec "$@"', "sh", *command])


def on_read_only_disk(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Runs a command that can read ``folder`` and not write it."""
    if IS_ROOT:
        words = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
        return run([*MOUNT, words, str(folder), *command])
    folder.chmod(0o555)
    try:
        return run(list(command))
    finally:
        folder.chmod(0o755)


def complaint(done: subprocess.CompletedProcess[str]) -> str:
    """The one sentence with which the program refused."""
    assert done.returncode == 2, (done.returncode, done.stdout, done.stderr)
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("rigbuilder: ")
    return lines[0]
