"""A bar on the terminal for what takes long; nothing where stderr is a file or a pipe."""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Callable, Iterator

Progress = Callable[[int, int, str], None]
"""(done, total, what is being worked on); a total of 0 is not known beforehand."""
BAR = 30


@contextlib.contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """Yields what draws the bar; None where nobody would see it. The line is wiped at the end."""
    if not sys.stderr.isatty():
        yield None
        return

    def show(done: int, total: int, what: str) -> None:
        filled = BAR * done // max(total, 1)
        bar = f"[{'#' * filled}{'.' * (BAR - filled)}] {done:,} of {total:,}"
        words = f"{bar if total else f'{done:,}'}  {what}"
        columns = shutil.get_terminal_size().columns - 1
        sys.stderr.write("\r" + words[:columns].ljust(columns))
        sys.stderr.flush()

    try:
        yield show
    finally:
        wipe()


def wipe() -> None:
    """Empties the bar's line."""
    sys.stderr.write("\r" + " " * (shutil.get_terminal_size().columns - 1) + "\r")
    sys.stderr.flush()
