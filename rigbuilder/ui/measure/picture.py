"""Reads a picture file, and says in words why one cannot be read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageReader

from rigbuilder.catalog.loading import read_text
from rigbuilder.measure.records import Picture, picture_of
from rigbuilder.ui.language import mark, tr

ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".bmp")
FILTER = mark("Pictures (*.png *.jpg *.jpeg *.webp *.bmp)")
MAX_FILE_BYTES = 60_000_000
MIN_SIDE_PX = 200
MAX_PIXELS = 120_000_000


class PictureError(ValueError):
    """A picture that cannot be used: one sentence."""


def read_picture(path: Path) -> tuple[QImage, Picture]:
    """The picture upright, as its camera's note on it says; raises PictureError."""
    try:
        data = read_text(path, MAX_FILE_BYTES)
    except (OSError, ValueError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or error
        raise PictureError(
            tr("{name}: cannot be read: {reason}.", name=path.name, reason=reason)
        ) from None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and size.width() * size.height() > MAX_PIXELS:
        raise PictureError(
            tr(
                "{name}: {width} x {height} pixels are too many.",
                name=path.name,
                width=size.width(),
                height=size.height(),
            )
        )
    image = reader.read()
    if image.isNull():
        raise PictureError(tr("{name}: is not a PNG, JPEG or WebP picture.", name=path.name))
    if min(image.width(), image.height()) < MIN_SIDE_PX:
        raise PictureError(
            tr(
                "{name}: {width} x {height} pixels are too few to measure on.",
                name=path.name,
                width=image.width(),
                height=image.height(),
            )
        )
    return image, picture_of(path.name, image.width(), image.height(), data)


def dropped_picture(data: QMimeData) -> Path | None:
    """The picture file that a drag carries, None when it carries none."""
    for url in data.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.lower() in ENDINGS:
            return path
    return None
