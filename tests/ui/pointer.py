"""A real pointer in the real program's window under Xvfb.

Where things lie on the screen is read from a twin of the window, built here from the same rig at
the same size.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.rig.file import RigFileError, read_rig
from rigbuilder.rig.model import Rig
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.theme.theme import Theme
from tests.ui.hands import settle

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1366, 768)
PATIENCE_S = 90.0
START = (
    "import sys; from pathlib import Path; from rigbuilder.ui.app import run; "
    "sys.exit(run(Path(sys.argv[1]), None, Path(sys.argv[2]), '1366x768', 'light'))"
)


@pytest.fixture
def display() -> Iterator[str]:
    """An X server of its own, without a window manager."""
    reader, writer = os.pipe()
    screen = f"{SIZE[0]}x{SIZE[1]}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", screen, "-nolisten", "tcp",
         "-dpi", "96"],
        pass_fds=(writer,),
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writer)
    with os.fdopen(reader) as answer:
        number = answer.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


def until(condition: Callable[[], bool], seconds: float) -> bool:
    """Asks again and again until it is so, or the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return condition()


@contextlib.contextmanager
def program(display: str, file: Path, profile: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program with a rig file on that display."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    child = subprocess.Popen(
        [sys.executable, "-c", START, str(file), str(profile)], cwd=ROOT, env=environment
    )
    try:
        yield child
    finally:
        child.kill()
        child.wait()


def hand(display: str, *words: str) -> str:
    """One xdotool command; what it prints."""
    done = subprocess.run(
        ["xdotool", *words],
        env={**os.environ, "DISPLAY": display},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    return done.stdout.strip()


def drag(display: str, start: QPoint, end: QPoint) -> None:
    """Presses at one point, moves in steps, lets go at another."""
    moves: list[str] = ["mousemove", str(start.x()), str(start.y()), "mousedown", "1"]
    for step in range(1, 21):
        place = start + (end - start) * step / 20
        moves += ["mousemove", str(place.x()), str(place.y()), "sleep", "0.03"]
    hand(display, *moves, "mouseup", "1")


def twin_places(
    qtbot: QtBot,
    file: Path,
    catalog: Catalog,
    profile: Path,
    place: Callable[[MainWindow], QPoint],
) -> tuple[str, QPoint, QPoint]:
    """Part of the palette's first row, where that row lies, and where a place of the side view is.

    ``place`` gives that place as a pixel of the side view.
    """
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = MainWindow(Profile(profile), Theme(app, "light"))
    window.resize(*SIZE)
    window.show()
    window.complete(catalog)
    window.files.open_path(file)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: not window.workspace._share.isActive())
    palette = window.workspace.palette_panel.view
    row = palette.visualRect(palette.model().index(0, 0)).center()
    view = window.workspace.canvas.side.view.viewport()
    part = window.workspace.palette_panel.model.parts[0]
    places = palette.viewport().mapTo(window, row), view.mapTo(window, place(window))
    window.document.close()
    window.close()
    window.deleteLater()
    return part.id, *places


def rig_in(file: Path, catalog: Catalog) -> Rig:
    """What the file holds; an empty rig while it is being written."""
    try:
        return read_rig(file, catalog).rig
    except RigFileError:
        return Rig()


def drag_until(
    display: str,
    file: Path,
    profile: Path,
    title: str,
    start: QPoint,
    end: QPoint,
    done: Callable[[], bool],
) -> None:
    """Starts the program, drags from one point to another and saves, until it is done."""

    def try_once(window: str) -> bool:
        drag(display, start, end)
        hand(display, "windowfocus", window, "key", "ctrl+s")
        return until(done, 3.0)

    with program(display, file, profile):
        found: list[str] = []

        def shown() -> bool:
            found[:] = hand(display, "search", "--name", f"{title}.*RigBuilder").split()
            return bool(found)

        assert until(shown, PATIENCE_S), "the window did not come up"
        assert until(lambda: try_once(found[0]), PATIENCE_S), "no drag put the card there"
