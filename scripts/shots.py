"""The README's pictures, taken of the real program as a new user sees it."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
READY = ROOT / "assets" / "rigs"
SIZE = (1440, 900)
FOUR_K = (1920, 1080)
"""At scale 2 a picture of 3840 x 2160."""
SECOND_CARD = "gpu2"


def main() -> int:
    """Takes all pictures, or those named; 1 if one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(SHOTS)}")
    parser.add_argument("-o", "--into", type=Path, default=IMAGES, help="folder of the pictures")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if unknown := set(options.names) - SHOTS.keys():
        parser.error(f"no such picture: {', '.join(sorted(unknown))}")
    if options.one is not None:
        return _take_here(options.names[0], options.one)
    options.into.mkdir(parents=True, exist_ok=True)
    failed = [name for name in options.names or SHOTS if not take(name, options.into / name)]
    return 1 if failed else 0


def take(name: str, path: Path) -> bool:
    """Writes one picture in a process of its own; whether that went well."""
    program = [sys.executable, str(Path(__file__).resolve()), name, "--one", str(path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    environment["QT_SCALE_FACTOR"] = "2" if name == DOUBLE else "1"
    done = subprocess.run(program, env=environment, check=False)
    print(f"{path}: {'written' if done.returncode == 0 else 'failed'}", flush=True)
    return done.returncode == 0


def _take_here(name: str, path: Path) -> int:
    with tempfile.TemporaryDirectory() as folder:
        return SHOTS[name](path, Path(folder))


def _window(
    path: Path, folder: Path, file: Path | None, theme: str, size: tuple[int, int] = SIZE
) -> int:
    from rigbuilder.ui.app import run

    return run(file, path, folder / "profile", f"{size[0]}x{size[1]}", theme, "en")


def start_page(path: Path, folder: Path) -> int:
    """The ready rigs, before any rig is open."""
    return _window(path, folder, None, "light")


def dual(theme: str) -> Callable[[Path, Path], int]:
    """The dual rig with its bridge."""
    return lambda path, folder: _window(path, folder, READY / "dual-3090-nvlink.rig.json", theme)


def double(path: Path, folder: Path) -> int:
    """The dual rig on a screen of 3840 x 2160 at scale 2."""
    return _window(path, folder, READY / "dual-3090-nvlink.rig.json", "light", FOUR_K)


def failing(path: Path, folder: Path) -> int:
    """The second card a slot too near: what is wrong, in mm, and what mends it."""
    from rigbuilder.catalog.loading import load_catalog
    from rigbuilder.paths import catalogs_dir
    from rigbuilder.rig.edits import move_card, rename
    from rigbuilder.rig.file import read_rig, save_rig
    from rigbuilder.rig.model import SlotSeat

    catalog = load_catalog([catalogs_dir()])
    rig = read_rig(READY / "dual-3090-nvlink.rig.json", catalog).rig
    card = rig.card(SECOND_CARD)
    if card is None or not isinstance(card.seat, SlotSeat):
        return 1
    near = move_card(rig, SECOND_CARD, SlotSeat(slot=card.seat.slot - 2))
    file = folder / "too-near.rig.json"
    save_rig(file, rename(near, "Second card too near"), catalog)
    return _window(path, folder, file, "light")


def dragging(path: Path, folder: Path) -> int:
    """The second card of the dual rig under the pointer, over a slot that takes it."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent
    from PySide6.QtWidgets import QApplication

    from rigbuilder.catalog.loading import load_catalog
    from rigbuilder.paths import catalogs_dir
    from rigbuilder.rig.edits import remove
    from rigbuilder.rig.model import SlotSeat
    from rigbuilder.ui.main_window import MainWindow
    from rigbuilder.ui.mime import part_mime_data
    from rigbuilder.ui.profile import Profile
    from rigbuilder.ui.theme.theme import Theme

    app = QApplication([])
    window = MainWindow(Profile(folder / "profile"), Theme(app, "light"))
    window.resize(*SIZE)
    window.show()
    window.complete(load_catalog([catalogs_dir()]))
    window.files.open_path(READY / "dual-3090-nvlink.rig.json")
    card = window.document.rig.card(SECOND_CARD)
    if card is None or not isinstance(card.seat, SlotSeat):
        return 1
    slot, part = card.seat.slot, card.part
    window.workspace.palette_panel.search.setText("3090")
    window.workspace.palette_panel.search_now()
    window.document.new(remove(window.document.rig, SECOND_CARD))
    for _ in range(40):
        app.processEvents()
    view = window.workspace.canvas.side.view
    seat = next(s for s in window.document.report.layout.seats if s.slot == slot)
    place = view.mapFromScene(QPointF(*seat.middle("side")))
    data = part_mime_data(part)
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    for event in (
        QDragEnterEvent(place, copy, data, left, none),
        QDragMoveEvent(place, copy, data, left, none),
    ):
        QApplication.sendEvent(view.viewport(), event)
    for _ in range(40):
        app.processEvents()
    written = window.grab().save(str(path))
    window.document.close()
    return 0 if written else 1


def comparing(path: Path, folder: Path) -> int:
    """The guide's own question: four rigs side by side, the better figures signed."""
    from PySide6.QtWidgets import QApplication

    from rigbuilder.catalog.loading import load_catalog
    from rigbuilder.paths import catalogs_dir
    from rigbuilder.ui.compare.window import CompareWindow
    from rigbuilder.ui.main_window import MainWindow
    from rigbuilder.ui.profile import Profile
    from rigbuilder.ui.theme.theme import Theme

    app = QApplication([])
    window = MainWindow(Profile(folder / "profile"), Theme(app, "light"))
    window.show()
    window.complete(load_catalog([catalogs_dir()]))
    window.files.open_path(READY / "dual-3090-nvlink.rig.json")
    window.show_compare()
    shown = window.findChild(CompareWindow)
    if shown is None:
        return 1
    shown.resize(1240, 900)
    for _ in range(40):
        app.processEvents()
    written = shown.grab().save(str(path))
    window.document.close()
    return 0 if written else 1


def suggesting(path: Path, folder: Path) -> int:
    """Builds for a 70B model that a household circuit carries, found in the whole catalog."""
    from PySide6.QtWidgets import QApplication

    from rigbuilder.catalog.loading import load_catalog
    from rigbuilder.paths import catalogs_dir
    from rigbuilder.ui.main_window import MainWindow
    from rigbuilder.ui.profile import Profile
    from rigbuilder.ui.suggest.window import SuggestWindow
    from rigbuilder.ui.theme.theme import Theme

    app = QApplication([])
    window = MainWindow(Profile(folder / "profile"), Theme(app, "light"))
    window.show()
    window.complete(load_catalog([catalogs_dir()]))
    window.files.open_path(READY / "dual-3090-nvlink.rig.json")
    window.show_suggest()
    shown = window.findChild(SuggestWindow)
    if shown is None:
        return 1
    shown.search()
    while shown.runner.running:
        app.processEvents()
    for _ in range(40):
        app.processEvents()
    written = bool(shown.model.builds) and shown.grab().save(str(path))
    window.document.close()
    return 0 if written else 1


DOUBLE = "dual-3090-4k.png"
SHOTS: dict[str, Callable[[Path, Path], int]] = {
    "start.png": start_page,
    "dual-3090.png": dual("light"),
    "dual-3090-dark.png": dual("dark"),
    "too-near.png": failing,
    "dragging.png": dragging,
    "comparing.png": comparing,
    "suggesting.png": suggesting,
    DOUBLE: double,
}

if __name__ == "__main__":
    sys.exit(main())
