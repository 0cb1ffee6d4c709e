"""What no input may do: take longer than a second, or write outside the folder it was given."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings

SECONDS = 1.0
"""Of the processor's time, so that a busy machine does not count."""
IN_CI, AT_HOME = 20_000, 1_000
ASKED = os.environ.get("RIGBUILDER_FUZZ_INPUTS", "")
INPUTS = int(ASKED) if ASKED else IN_CI if os.environ.get("CI") else AT_HOME
"""Of all tests together; scripts/fuzz.py asks for a million."""
CHANGING = frozenset(
    {"os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink"}
    | {"os.truncate", "os.utime", "shutil.rmtree", "subprocess.Popen", "os.system"}
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_state: dict[str, Any] = {"installed": False, "allowed": None, "seen": []}


def of_all(share: float) -> settings:
    """Settings of a test that takes a share of all inputs; each search for more is a new one."""
    return settings(
        max_examples=max(1, round(INPUTS * share)),
        derandomize=not ASKED,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


@contextmanager
def guarded(folder: Path | None = None) -> Iterator[None]:
    """Fails what runs inside when it hangs, or changes a file outside the folder (or at all)."""
    if not _state["installed"]:
        sys.addaudithook(_watch)
        _state["installed"] = True
    _state["allowed"], _state["seen"] = os.path.realpath(folder) if folder else "", []
    timed = hasattr(signal, "setitimer")  # Windows has no such clock
    if timed:
        signal.signal(signal.SIGPROF, _hangs)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        if timed:
            signal.setitimer(signal.ITIMER_PROF, 0)
        _state["allowed"] = None
    assert _state["seen"] == [], "changed outside the chosen folder"


def _hangs(_number: int, _frame: object) -> None:
    raise AssertionError(f"took more than {SECONDS} s of the processor's time")


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    allowed = _state["allowed"]
    if allowed is None:
        return
    if event == "open":
        path, mode, flags = arguments
        writes = any(letter in (mode or "") for letter in "wax+") or (flags or 0) & WRITING
        if not writes or isinstance(path, int):
            return
        paths = [path]
    elif event == "sqlite3.connect":
        paths = [str(arguments[0]).removeprefix("file:").split("?")[0]]
    elif event in CHANGING:
        paths = [a for a in arguments if isinstance(a, str | bytes | os.PathLike)]
    else:
        return
    for path in paths:
        name = os.path.realpath(os.fsdecode(path))
        inside = bool(allowed) and (name == allowed or name.startswith(allowed + os.sep))
        if not inside and "__pycache__" not in name:
            _state["seen"].append((event, name))
