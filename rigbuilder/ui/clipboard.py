"""Copy, cut and paste of a part: what travels is the part's id, so any rig can take it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from rigbuilder.ui.mime import part_mime_data, part_of_mime_data
from rigbuilder.ui.workspace import Workspace


def copy(workspace: Workspace) -> bool:
    """Copies the selected part; its title goes along as text."""
    key = workspace.selection.key
    part_id = workspace.document.rig.part_of(key) if key else None
    if part_id is None:
        return False
    part = workspace.document.catalog.parts.get(part_id)
    data = part_mime_data(part_id)
    data.setText(part.title if part else part_id)
    QGuiApplication.clipboard().setMimeData(data)
    return True


def cut(workspace: Workspace) -> None:
    """Copies the selected part and removes it."""
    if copy(workspace):
        workspace.remove()


def paste(workspace: Workspace) -> None:
    """Adds the copied part at the best place."""
    part_id = part_of_mime_data(QGuiApplication.clipboard().mimeData())
    if part_id is not None:
        workspace.add_part(part_id)
