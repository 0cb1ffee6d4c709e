"""The program's icon in the sizes and formats that systems ask for, drawn from the one SVG."""

from __future__ import annotations

import os
import struct
from pathlib import Path

from scripts.installers.release import ROOT

DRAWING = ROOT / "assets" / "app" / "rigbuilder.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def png(size: int) -> bytes:
    """The icon as a square PNG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def write_pngs(folder: Path) -> None:
    """Writes ``SIZExSIZE/apps/rigbuilder.png`` for all sizes, and the drawing itself."""
    for size in SIZES:
        write(folder / f"{size}x{size}" / "apps" / "rigbuilder.png", png(size))
    write(folder / "scalable" / "apps" / "rigbuilder.svg", DRAWING.read_bytes())


def write_ico(path: Path) -> None:
    """Writes all sizes into one Windows icon, each as PNG (as Windows reads since Vista)."""
    pictures = [png(size) for size in SIZES]
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place = len(head) + 16 * len(pictures)
    entries = b""
    for size, picture in zip(SIZES, pictures, strict=True):
        side = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    write(path, head + entries + b"".join(pictures))


def write(path: Path, data: bytes) -> None:
    """Writes a file and the folders that it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
