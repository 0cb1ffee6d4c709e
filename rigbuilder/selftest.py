"""``rigbuilder --self-test``: whether the program, as it is installed, does what it is for.

Each step uses the real thing: the catalog that was installed, the ready rigs, the window (drawn
into memory, no display is needed), a card dragged into a slot, a PDF written to a folder that is
removed again. Nothing of the user's is read or written.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rigbuilder import __version__
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.paths import assets_dir, catalogs_dir, docs_dir
from rigbuilder.rig.file import read_rig, save_rig
from rigbuilder.rig.model import SlotSeat

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QDropEvent

    from rigbuilder.ui.canvas.view import CanvasView
    from rigbuilder.ui.main_window import MainWindow

READY_RIGS = 5
RIG_TO_DRAG_INTO = "single-rtx-a6000"
ROUNDS = 1000
"""Times that waiting events are run before the window counts as stuck."""


class SelfTestError(Exception):
    """A step did not do what it must: one sentence."""


def self_test() -> int:
    """Runs all steps; exit status 0, or 1 with the step that failed on stderr."""
    print(f"RigBuilder {__version__} self-test")
    try:
        with (
            _no_error_passes(),
            tempfile.TemporaryDirectory(prefix="rigbuilder-self-test-") as name,
        ):
            for step in _steps(Path(name)):
                print(f"  {step}", flush=True)
    except Exception as error:  # whatever it is, it is what this command is there to report
        print(f"rigbuilder: self-test failed: {type(error).__name__}: {error}", file=sys.stderr)
        return 1
    print("self-test passed")
    return 0


def _steps(folder: Path) -> Iterator[str]:
    """Does one step after the other and says what it found."""
    catalog = load_catalog([catalogs_dir()])
    _require(not catalog.problems, f"the catalog has problems: {catalog.problems[:1]}")
    _require(bool(catalog.parts), f"there is no catalog in {catalogs_dir()}")
    yield f"catalog: {len(catalog.parts)} parts"
    pages = len(list(docs_dir().rglob("*.*")))
    _require(pages > 0, f"there are no pages of the help in {docs_dir()}")
    yield f"help: {pages} files"
    yield from _ready_rigs(catalog, folder)
    with _window(folder / "profile") as window:
        window.complete(catalog)
        yield f"window: {window.width()} x {window.height()} pixels"
        yield _drag(window)
        yield _export(window, folder / "rig.pdf")


def _ready_rigs(catalog: Catalog, folder: Path) -> Iterator[str]:
    files = sorted((assets_dir() / "rigs").glob("*.rig.json"))
    _require(len(files) == READY_RIGS, f"{len(files)} ready rigs instead of {READY_RIGS}")
    for file in files:
        opened = read_rig(file, catalog)
        report = evaluate(opened.rig, opened.catalog)
        copy = folder / file.name
        save_rig(copy, opened.rig, opened.catalog)
        _require(read_rig(copy, catalog).rig == opened.rig, f"{file.name} changes when saved")
        yield f"rig: {opened.rig.name}: {report.verdict}, {len(report.findings)} findings"


@contextmanager
def _no_error_passes() -> Iterator[None]:
    """Raises what Qt would only print: an error in a function that an event called."""
    errors: list[BaseException] = []
    former = sys.excepthook
    sys.excepthook = lambda _kind, error, _trace: errors.append(error)
    try:
        yield
    finally:
        sys.excepthook = former
    if errors:
        raise errors[0]


@contextmanager
def _window(profile: Path) -> Iterator[MainWindow]:
    """The main window, drawn into memory, with settings of its own."""
    import os

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from rigbuilder.ui.main_window import MainWindow
    from rigbuilder.ui.profile import Profile
    from rigbuilder.ui.theme.theme import Theme

    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    window = MainWindow(Profile(profile), Theme(app, "light"))
    window.show()
    app.processEvents()
    try:
        yield window
    finally:
        if hasattr(window, "document"):
            window.document.close()
        window.deleteLater()
        app.processEvents()


def _drag(window: MainWindow) -> str:
    """Drags a second card from the palette to a slot that takes it, then takes it back."""
    window.files.open_path(assets_dir() / "rigs" / f"{RIG_TO_DRAG_INTO}.rig.json")
    before = window.document.rig
    _require(len(before.cards) == 1, f"the rig {RIG_TO_DRAG_INTO} was not opened")
    part = before.cards[0].part
    _require(window.workspace.palette_panel.model.row_of(part) is not None, f"{part} is unlisted")
    view = window.workspace.canvas.side.view
    _run_events(lambda: view.isVisible() and view.width() > 0)
    slot = _drop_where_taken(window, view, part)
    cards = window.document.rig.cards
    _require(len(cards) == 2, f"the rig has {len(cards)} cards after the drop instead of 2")
    _require(cards[1].seat == SlotSeat(slot=slot), f"the card does not sit in slot {slot}")
    _require(not window.grab().isNull(), "the window has no picture")
    window.document.undo_stack.undo()
    _require(window.document.rig == before, "undo does not take the card back")
    return f"drag: {part} to slot {slot}, and undone"


def _drop_where_taken(window: MainWindow, view: CanvasView, part: str) -> int:
    """Drags the part over one slot after the other, drops it at the first that takes it."""
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
    from PySide6.QtWidgets import QApplication

    from rigbuilder.ui.mime import part_mime_data

    data = part_mime_data(part)
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier

    def send(kind: Callable[..., QDropEvent], place: QPoint) -> bool:
        exact = QPointF(place) if kind is QDropEvent else place
        event = kind(exact, copy, data, left, none)
        event.setAccepted(False)
        QApplication.sendEvent(view.viewport(), event)
        return event.isAccepted()

    send(QDragEnterEvent, QPoint(4, 4))
    for seat in window.document.report.layout.seats:
        if seat.slot is None:
            continue
        place = view.mapFromScene(QPointF(*seat.middle("side")))
        if send(QDragMoveEvent, place) and send(QDropEvent, place):
            return seat.slot
    raise SelfTestError("no slot takes a card that is dragged to it")


def _export(window: MainWindow, path: Path) -> str:
    """Writes the PDF as the menu does."""
    window.files.ask_export = lambda _proposal: path
    _require(window.files.export(), "the PDF could not be exported")
    data = path.read_bytes()
    _require(data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF"), "it is no whole PDF")
    return f"export: PDF of {len(data) // 1000} kB"


def _run_events(until: Callable[[], bool]) -> None:
    from PySide6.QtWidgets import QApplication

    for _round in range(ROUNDS):
        QApplication.processEvents()
        if until():
            return
    raise SelfTestError("the window does not come up")


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise SelfTestError(otherwise)
