"""Makes sure that Qt can draw text: a window's own application, or one without any display."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPaintDevice, QPainter

from rigbuilder.export.errors import ExportError

NO_FONT = (
    "no font is installed, so no text can be drawn; install one "
    "(on Debian and Ubuntu: fonts-dejavu-core)"
)
_kept: list[QCoreApplication] = []


def ensure_application(*, widgets: bool = False) -> None:
    """Makes a QGuiApplication where there is none; raises ExportError when no font is there.

    ``widgets`` asks for the kind that pyqtgraph's plots need.
    """
    if QCoreApplication.instance() is None:
        if sys.platform.startswith("linux"):
            # a picture needs no screen, and a server has none
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _kept.append(_new_application(widgets))
    if not has_font():
        raise ExportError(NO_FONT)


def has_font() -> bool:
    """Whether text can be drawn; families are named even where no font file stands behind them."""
    return QFontMetricsF(QFont()).inFont("A")


def _new_application(widgets: bool) -> QCoreApplication:
    if not widgets:
        return QGuiApplication(["rigbuilder"])
    from PySide6.QtWidgets import QApplication

    return QApplication(["rigbuilder"])


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """A painter on a device that is ended whatever happens: Qt aborts over one left open."""
    painter = QPainter()
    if not painter.begin(device):
        raise ExportError("the drawing cannot be made: Qt refuses to paint on it")
    try:
        yield painter
    finally:
        painter.end()
