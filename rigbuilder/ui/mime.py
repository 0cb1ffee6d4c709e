"""How a catalog part travels in a drag: its id under a mime type of our own."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData

PART_MIME = "application/x-rigbuilder-part"


def part_mime_data(part_id: str) -> QMimeData:
    """Mime data that carries a part."""
    data = QMimeData()
    data.setData(PART_MIME, QByteArray(part_id.encode()))
    return data


def part_of_mime_data(data: QMimeData | None) -> str | None:
    """The part id in mime data, or None for anything else (an empty clipboard has none at all)."""
    if data is None or not data.hasFormat(PART_MIME):
        return None
    return bytes(data.data(PART_MIME).data()).decode("utf-8", "replace")
