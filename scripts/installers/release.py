"""What a release is called and when it was made."""

from __future__ import annotations

import os
import platform
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"
MAINTAINER = "RigBuilder developers <maintainers@rigbuilder.invalid>"
SUMMARY = "plan a multi-GPU computer for large language models"


def build_time() -> int:
    """Seconds since 1970 that files and papers carry: the commit's, so that builds repeat."""
    named = os.environ.get("SOURCE_DATE_EPOCH")
    if named:
        return int(named)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return int(time.time())
    return int(done.stdout)


def debian_architecture() -> str:
    """The architecture's name in package names."""
    machine = platform.machine().lower()
    return {"x86_64": "amd64", "aarch64": "arm64"}.get(machine, machine)
