"""Starts the window: the first picture first, everything that it does not need after it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast, get_args

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from rigbuilder import __version__
from rigbuilder.export.gui import NO_FONT, has_font
from rigbuilder.paths import assets_dir
from rigbuilder.ui.display import display_problem
from rigbuilder.ui.language import SETTING, SYSTEM, languages, speak, tr
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.theme.theme import Choice, Theme

EXIT_CANNOT = 2
LONGEST_SIDE = 16_384


def run(
    file: Path | None,
    screenshot: Path | None = None,
    profile: Path | None = None,
    size: str | None = None,
    theme: str | None = None,
    language: str | None = None,
) -> int:
    """Opens the window, with a rig file or the start page, until the user leaves it.

    ``screenshot`` writes the window's picture there and returns at once, also without a display.
    ``profile`` is the folder of settings, recovery files and own parts, ``size`` is ``1366x768``
    in logical pixels, ``theme`` is light, dark or system, ``language`` a code such as ``de`` in the
    place of the one that the user chose. Returns the exit status: 2 when there
    is no display, when an argument is wrong, or when the file cannot be read for a screenshot.
    """
    wanted = _size(size)
    if size is not None and wanted is None:
        return _refuse(f"size {size!r} is not of the form 1366x768")
    if theme is not None and theme not in get_args(Choice):
        return _refuse(f"theme {theme!r} is none of {', '.join(get_args(Choice))}")
    if language is not None and language not in (SYSTEM, *languages()):
        return _refuse(f"language {language!r} is none of {', '.join((SYSTEM, *languages()))}")
    if (problem := display_problem()) is not None:
        if screenshot is None:
            return _refuse(problem)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    if not has_font():
        return _refuse(NO_FONT)
    app.setApplicationName("RigBuilder")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("rigbuilder")
    app.setWindowIcon(QIcon(str(assets_dir() / "app" / "rigbuilder.svg")))
    home = Profile(profile)
    speak(app, language or str(home.settings.value(SETTING, SYSTEM)))
    look = Theme(app, cast(Choice, theme) if theme else "system")
    window = MainWindow(home, look)
    if wanted is not None:
        window.resize(*wanted)
    if screenshot is not None:
        return _write_picture(app, window, file, screenshot, profile)
    sys.excepthook = window_hook(window)
    if file is not None:
        window.show_waiting()
    window.first_picture.connect(
        lambda: QTimer.singleShot(
            0, window, lambda: _complete(window, file, profile, offer_tour=True)
        )
    )
    window.show()
    return app.exec()


def window_hook(window: MainWindow) -> Callable[[type[BaseException], BaseException, Any], None]:
    """Says in the window that something unforeseen happened; the trace goes to the terminal."""

    def hook(kind: type[BaseException], error: BaseException, trace: Any) -> None:
        sys.__excepthook__(kind, error, trace)
        words = tr(
            "Something went wrong inside RigBuilder ({kind}: {error}). The rig is as it was; "
            "save it under another name to be safe.",
            kind=kind.__name__,
            error=error,
        )
        window.messages.show_message("error", words, topic="unforeseen")

    return hook


def _refuse(reason: str) -> int:
    print(f"rigbuilder: {reason}", file=sys.stderr)
    return EXIT_CANNOT


def _size(text: str | None) -> tuple[int, int] | None:
    sides = (text or "").lower().split("x")
    if len(sides) != 2 or not all(side.isdecimal() and len(side) < 6 for side in sides):
        return None
    width, height = (int(side) for side in sides)
    good = 0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE
    return (width, height) if good else None


def _complete(
    window: MainWindow, file: Path | None, home: Path | None, *, offer_tour: bool = False
) -> None:
    """Reads the catalog, builds the workspace, opens the file, offers what a crash left.

    ``home`` takes the place of the system's folders for the user's own and imported parts.
    """
    from rigbuilder.catalog.user import load_user_catalog, user_folders

    folders = user_folders(home)
    catalog = load_user_catalog(folders)
    window.complete(catalog, folders)
    window.start.load(catalog)
    if offer_tour:
        window.offer_tour()
    if file is not None:
        window.files.open_path(file)
        if window.stack.currentWidget() is not window.workspace:
            window.show_start()
    window.files.offer_recovery()


def _write_picture(
    app: QApplication, window: MainWindow, file: Path | None, target: Path, home: Path | None
) -> int:
    window.show()
    _complete(window, file, home)
    opened = file is None or window.stack.currentWidget() is window.workspace
    advice = window.workspace.findings.advice
    while not window.start.loaded or advice.working or not _settled(app):
        app.processEvents()
    written = window.grab().save(str(target))
    problem = next((row.text for row in window.messages.rows if row.level == "error"), None)
    window.document.close()
    window.deleteLater()
    app.processEvents()
    if not opened:
        return _refuse(problem or f"{file}: cannot be read")
    return 0 if written else _refuse(f"{target}: the picture cannot be written")


def _settled(app: QApplication) -> bool:
    """Runs what is waiting; layouts of freshly shown panels need a few rounds."""
    for _round in range(5):
        app.processEvents()
    return True
