"""Copy, cut and paste of a part: its id travels as text, so any rig can take it.

Text and no mime data of our own: an object made in Python that is left on the clipboard is freed
after the interpreter has ended, and the program would crash while it leaves.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from rigbuilder.ui.workspace import Workspace

LONGEST_ID = 100
"""Longer texts name no part (``PartId``)."""


def copy(workspace: Workspace) -> bool:
    """Copies the id of the selected part."""
    key = workspace.selection.key
    part_id = workspace.document.rig.part_of(key) if key else None
    if part_id is None:
        return False
    QGuiApplication.clipboard().setText(part_id)
    return True


def cut(workspace: Workspace) -> None:
    """Copies the selected part and removes it."""
    if copy(workspace):
        workspace.remove()


def paste(workspace: Workspace) -> None:
    """Adds the part whose id was copied, here or anywhere, at the best place."""
    text = QGuiApplication.clipboard().text().strip()
    if len(text) <= LONGEST_ID and text in workspace.document.catalog.parts:
        workspace.add_part(text)
