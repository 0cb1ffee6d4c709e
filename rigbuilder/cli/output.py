"""Prints to the terminal: its width, its colours, its letters."""

from __future__ import annotations

import json
import os
import shutil
import sys
from typing import Any

LEAST, MOST, ELSEWHERE = 60, 120, 100
PLAIN_LETTERS = str.maketrans(
    {
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{MULTIPLICATION SIGN}": "x",
        "\N{PLUS-MINUS SIGN}": "+-",
        "\N{HORIZONTAL ELLIPSIS}": "...",
        "\N{NO-BREAK SPACE}": " ",
    }
)


def width() -> int:
    """Columns to fill: the terminal's, within reason; a fixed number for files and pipes."""
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return ELSEWHERE
    return min(MOST, max(LEAST, shutil.get_terminal_size((ELSEWHERE, 24)).columns))


def coloured() -> bool:
    """Whether to use colours: on a terminal that shows them, and NO_COLOR (no-color.org) unset."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if sys.platform == "win32" and "WT_SESSION" not in os.environ:
        return False
    return sys.stdout.isatty()


def say(lines: list[str] | str) -> None:
    """Prints lines; letters that the terminal lacks are replaced, never an error."""
    text = lines if isinstance(lines, str) else "\n".join(lines)
    encoding = sys.stdout.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(PLAIN_LETTERS).encode(encoding, "replace").decode(encoding)
    print(text)


def say_json(data: Any) -> None:
    """Prints JSON that every terminal and every reader takes."""
    say(json.dumps(data, indent=1, ensure_ascii=True, allow_nan=False))
