"""What can be set on the selected case: its drive cages, fans on its walls, the radiator's wall."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QSpinBox, QWidget

from rigbuilder.catalog.fittings import USUAL_FAN_MM, WALLS, DriveCage, Wall, WallFans
from rigbuilder.geometry.fittings import cage_in, fans_of
from rigbuilder.geometry.scene import Scene
from rigbuilder.rig.edits import mount_radiator, set_cages, set_fans
from rigbuilder.rig.model import Rig
from rigbuilder.ui.document import Document
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.words import figure

SIZES_MM = (80, 92, 120, 140, 180, 200)
USUAL_SIZE_MM = 120
MOST_FANS = 6
FIRST_ROW = 3
"""Line of the first wall in the grid: below radiator, switch and headings."""
WORDS: dict[Wall, str] = {
    "front": mark("Front"), "top": mark("Top"), "side": mark("Side"), "bottom": mark("Bottom"),
    "rear": mark("Rear"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FanRow:
    """The editors of one wall's fans."""

    count: QSpinBox
    size: QComboBox
    radiator: QSpinBox

    def value(self, wall: Wall, before: WallFans | None) -> WallFans | None:
        """What is set, of fans as thick as before; None without fans."""
        if self.count.value() == 0:
            return None
        return WallFans(
            place=wall,
            count=self.count.value(),
            size_mm=self.size.currentData(),
            thickness_mm=before.thickness_mm if before else USUAL_FAN_MM,
            radiator_mm=float(self.radiator.value()),
        )


class CaseControls(QWidget):
    """Editors of a case's inside; each change is an undo step, held spin boxes are one."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._key = ""
        self.cages: dict[str, QCheckBox] = {}
        self.shipped = QCheckBox(tr("Fans as the maker ships them"))
        self.shipped.toggled.connect(self._ship)
        self.radiator = QComboBox()
        self.radiator.setAccessibleName(tr("Wall with the CPU cooler's radiator"))
        self.radiator.addItem(tr("not said"), None)
        for wall in WALLS:
            self.radiator.addItem(tr(WORDS[wall]), wall)
        self.radiator.activated.connect(self._mount)
        self._radiator_label = QLabel(tr("Radiator"))
        self._radiator_label.setProperty("role", "dim")
        self._radiator_label.setBuddy(self.radiator)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 0, 10, 4)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(3)
        self._grid.addWidget(self._radiator_label, 0, 0)
        self._grid.addWidget(self.radiator, 0, 1, 1, 3)
        self._grid.addWidget(self.shipped, 1, 0, 1, 4)
        self._grid.setColumnStretch(2, 1)
        self.rows: dict[Wall, FanRow] = {}
        self._labels: dict[Wall, QLabel] = {}
        self._heads = [QLabel(word) for word in (tr("Fans"), tr("Size"), tr("Radiator"))]
        for column, head in enumerate(self._heads, 1):
            head.setProperty("role", "dim")
            self._grid.addWidget(head, FIRST_ROW - 1, column)
        for n, wall in enumerate(WALLS, FIRST_ROW):
            self._add_row(wall, n)
        self.hide()

    def _add_row(self, wall: Wall, line: int) -> None:
        label, word = QLabel(tr(WORDS[wall])), tr(WORDS[wall])
        label.setProperty("role", "dim")
        count = QSpinBox()
        count.setRange(0, MOST_FANS)
        count.setSpecialValueText(tr("none"))
        count.setAccessibleName(tr("Fans: {wall}", wall=word))
        size = QComboBox()
        size.setAccessibleName(tr("Size of the fans: {wall}", wall=word))
        for mm in SIZES_MM:
            size.addItem(f"{mm} mm", mm)
        radiator = QSpinBox()
        radiator.setRange(0, 100)
        radiator.setSuffix(" mm")
        radiator.setSpecialValueText(tr("none"))
        radiator.setAccessibleName(tr("Thickness of a further radiator: {wall}", wall=word))
        label.setBuddy(count)
        for column, widget in enumerate((label, count, size, radiator)):
            self._grid.addWidget(widget, line, column)
        for box in (count, radiator):
            box.setKeyboardTracking(False)
            box.valueChanged.connect(self._set_fans)
            box.editingFinished.connect(self._document.end_merge)
        size.activated.connect(self._set_fans)
        self.rows[wall], self._labels[wall] = FanRow(count, size, radiator), label

    def show_item(self, key: str) -> None:
        """Shows the inside of the case, and nothing for any other item."""
        scene = self._scene()
        self._key = key
        case = scene.case if key == "case" else None
        self.setVisible(case is not None)
        if case is None:
            return
        self._show_cages(scene, case.drive_cages)
        liquid = scene.cooler is not None and scene.cooler.type.value == "liquid"
        blockers = [QSignalBlocker(self.radiator), QSignalBlocker(self.shipped)]
        self.radiator.setVisible(liquid)
        self._radiator_label.setVisible(liquid)
        self.radiator.setCurrentIndex(self.radiator.findData(scene.rig.radiator))
        self.shipped.setChecked(scene.rig.fans is None)
        del blockers
        self._show_fans(scene.rig)

    def _scene(self) -> Scene:
        return Scene(self._document.rig, self._document.catalog)

    def _show_cages(self, scene: Scene, cages: tuple[DriveCage, ...]) -> None:
        if list(self.cages) != [cage.key for cage in cages]:
            for box in self.cages.values():
                self._grid.removeWidget(box)
                box.deleteLater()
            self.cages = {}
            for n, cage in enumerate(cages):
                box = QCheckBox()
                box.toggled.connect(self._set_cages)
                self._grid.addWidget(box, FIRST_ROW + len(WALLS) + n, 0, 1, 4)
                self.cages[cage.key] = box
        for cage in cages:
            box = self.cages[cage.key]
            blocker = QSignalBlocker(box)
            room = figure(cage.max_card_length_mm, "mm")
            box.setText(tr("Drive cage {key} (cards up to {room})", key=cage.key, room=room))
            box.setChecked(bool(cage_in(scene, cage)))
            box.setEnabled(cage.removable)
            del blocker

    def _show_fans(self, rig: Rig) -> None:
        by_wall = _first_rows(rig)
        for head in self._heads:
            head.setVisible(rig.fans is not None)
        for wall, row in self.rows.items():
            for widget in (self._labels[wall], row.count, row.size, row.radiator):
                widget.setVisible(rig.fans is not None)
            fans = by_wall.get(wall)
            blockers = [QSignalBlocker(w) for w in (row.count, row.size, row.radiator)]
            row.count.setValue(fans.count if fans else 0)
            size = fans.size_mm if fans else USUAL_SIZE_MM
            row.size.setCurrentIndex(row.size.findData(size))
            row.radiator.setValue(round(fans.radiator_mm) if fans else 0)
            for widget in (row.size, row.radiator):
                widget.setEnabled(fans is not None)
            del blockers

    def _set_cages(self) -> None:
        keys = tuple(key for key, box in self.cages.items() if box.isChecked())
        self._document.edit(tr("Drive cages"), lambda rig: set_cages(rig, keys))

    def _mount(self) -> None:
        wall = self.radiator.currentData()
        self._document.edit(tr("Wall of the radiator"), lambda rig: mount_radiator(rig, wall))

    def _ship(self, shipped: bool) -> None:
        fans = None if shipped else fans_of(self._scene())
        self._document.edit(tr("Fans of the case"), lambda rig: set_fans(rig, fans))

    def _set_fans(self) -> None:
        before = _first_rows(self._document.rig)
        set_now = (row.value(wall, before.get(wall)) for wall, row in self.rows.items())
        further = tuple(
            row for row in self._document.rig.fans or () if row is not before[row.place]
        )
        fans = tuple(row for row in set_now if row is not None) + further
        self._document.edit(
            tr("Fans of the case"), lambda rig: set_fans(rig, fans), "fans of the case"
        )


def _first_rows(rig: Rig) -> dict[Wall, WallFans]:
    """The row of each wall that is edited; further ones of a wall stay as the file has them."""
    rows: dict[Wall, WallFans] = {}
    for row in rig.fans or ():
        rows.setdefault(row.place, row)
    return rows
