"""Opens the window."""

from __future__ import annotations

import argparse
from pathlib import Path

from rigbuilder.cli.errors import CommandError
from rigbuilder.cli.files import find_rig


def window(found: argparse.Namespace, commands: tuple[str, ...]) -> int:
    """The window with the options of the command line."""
    file = find_rig(found.file, commands=commands) if found.file is not None else None
    return open_window(
        file, found.screenshot, found.profile, found.size, found.theme, found.language
    )


def open_window(
    file: Path | None,
    screenshot: Path | None = None,
    profile: Path | None = None,
    size: str | None = None,
    theme: str | None = None,
    language: str | None = None,
) -> int:
    """Runs the window; CommandError when a library that it needs is missing on this system."""
    try:
        from rigbuilder.ui.app import run
    except ImportError as error:
        raise CommandError(
            f"the window cannot be opened, a library is missing ({error}); "
            "on Debian and Ubuntu: apt install libegl1 libgl1 libxcb-cursor0 libxkbcommon-x11-0"
        ) from None
    return run(
        file,
        screenshot=screenshot,
        profile=profile,
        size=size,
        theme=theme,
        language=language,
    )
