"""The drawings of docs/geometry.md, painted by the program: axes, and where a figure is measured.

python -m scripts.geometry_drawings [-o FOLDER]
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.parts import Card, Case
from rigbuilder.export.drawing import PRINT, View, paint_layout
from rigbuilder.export.gui import ensure_application, painting
from rigbuilder.export.sheet import parts_by_key
from rigbuilder.geometry.layout import Body, Dimension, Layout
from rigbuilder.geometry.place import lay_out
from rigbuilder.geometry.scene import plane_of_opening
from rigbuilder.geometry.standards import CELL_BELOW_MM
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.rig.edits import remove
from rigbuilder.rig.file import read_rig
from rigbuilder.rig.model import Rig

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
SIDE_BY_SIDE_MM = 40.0
Lines = tuple[Dimension, ...]


@dataclass(frozen=True)
class Drawing:
    """A rig's bodies with the lines that explain them."""

    bodies: tuple[Body, ...]
    parts: Mapping[str, AnyPart]
    lines: Lines
    rooms: dict[View, QRectF]
    """What each view shows, in mm; a view that is not named is not drawn."""
    scale: float
    """Pixels for a millimetre."""


def main() -> int:
    """Writes all drawings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--into", type=Path, default=IMAGES, metavar="FOLDER")
    folder = parser.parse_args().into
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    ensure_application()
    catalog = load_catalog([catalogs_dir()])
    folder.mkdir(parents=True, exist_ok=True)
    for name, drawing in drawings(catalog).items():
        path = folder / name
        if not painted(drawing).save(str(path)):
            print(f"{path}: cannot be written", file=sys.stderr)
            return 1
        print(path)
    return 0


def drawings(catalog: Catalog) -> dict[str, Drawing]:
    """The drawings by the name of their file."""
    return {
        "geometry-axes.png": axes(catalog),
        "geometry-card.png": card(catalog),
        "geometry-case.png": case(catalog),
    }


def _ready(name: str, catalog: Catalog) -> Rig:
    return read_rig(assets_dir() / "rigs" / f"{name}.rig.json", catalog).rig


def _line(view: View, start: tuple[float, float], end: tuple[float, float], text: str) -> Dimension:
    return Dimension(view, start, end, text, "info")


def axes(catalog: Catalog) -> Drawing:
    """Where the three axes begin and which way they run."""
    rig = _ready("dual-3090-nvlink", catalog)
    layout = lay_out(rig, catalog)
    x0, x1, y0, y1, z0, z1 = layout.bounds
    lines = (
        _line("side", (0, y0 - 20), (150, y0 - 20), "x: from the brackets to the front"),
        _line("side", (x0 - 25, 0), (x0 - 25, 150), "y: down"),
        _line("rear", (0, y0 - 20), (100, y0 - 20), "z: off the board"),
        _line("rear", (z1 + 25, 0), (z1 + 25, 150), "y: down"),
    )
    rooms: dict[View, QRectF] = {
        "side": QRectF(x0 - 75, y0 - 45, x1 - x0 + 90, y1 - y0 + 60),
        "rear": QRectF(z0 - 20, y0 - 45, z1 - z0 + 90, y1 - y0 + 60),
    }
    return Drawing(layout.bodies, parts_by_key(rig, catalog), lines, rooms, 1.5)


def card(catalog: Catalog) -> Drawing:
    """Where each figure of a card is measured."""
    rig = _ready("dual-3090-nvlink", catalog)
    layout = lay_out(rig, catalog)
    part = catalog.get(rig.cards[0].part, Card)
    body = layout.of_item("gpu1")[0]
    found = {piece.key: piece for piece in layout.of_item("gpu1")}
    nvlink, plug = found["gpu1/nvlink"], found["gpu1/plug"]
    plane = (nvlink.y0 + nvlink.y1) / 2
    link, power = (nvlink.x0 + nvlink.x1) / 2, (plug.x0 + plug.x1) / 2
    height = part.height_mm.nominal if part is not None and part.height_mm else 0.0
    lines = (
        _line("side", (0, body.y1 + 14), (body.x1, body.y1 + 14), "length_mm"),
        _line("side", (body.x1 + 14, body.y0), (body.x1 + 14, body.y1), "thickness_mm"),
        _line("side", (body.x1 - 60, body.y0), (body.x1 - 60, plane), "backplate_mm"),
        _line("side", (0, body.y0 - 12), (link, body.y0 - 12), "connector: from_bracket_mm"),
        _line("side", (0, body.y0 - 34), (power, body.y0 - 34), "plug: from_bracket_mm"),
        _line("rear", (body.z0, body.y1 + 14), (body.z0 + height, body.y1 + 14), "height_mm"),
        _line("rear", (body.z1, body.y0 - 12), (plug.z1, body.y0 - 12), "room of plug and bend"),
        _line("rear", (body.z0, body.y0 - 34), (nvlink.z1, body.y0 - 34), "connector: height_mm"),
    )
    high = body.y1 - body.y0
    rooms: dict[View, QRectF] = {
        "side": QRectF(-20, body.y0 - 52, body.x1 + 110, high + 85),
        "rear": QRectF(body.z0 - 30, body.y0 - 52, body.z1 - body.z0 + 120, high + 85),
    }
    pieces = tuple(piece for piece in layout.bodies if piece.item == "gpu1")
    return Drawing(pieces, parts_by_key(rig, catalog), lines, rooms, 1.8)


def case(catalog: Catalog) -> Drawing:
    """Where each figure of a case is measured."""
    rig = remove(_ready("dual-4090", catalog), "gpu2")
    layout = lay_out(rig, catalog)
    part = catalog.get(rig.case, Case)
    inside = part.max_card_length_mm.nominal if part and part.max_card_length_mm else 0.0
    last = part.openings.value if part and part.openings else 7
    end = plane_of_opening(last) + CELL_BELOW_MM
    whole = layout.of_item("case")[0]
    shelf = next(body for body in layout.bodies if body.role == "psu")
    first = plane_of_opening(5)
    lines = (
        _line("side", (0, first + 8), (inside, first + 8), "max_card_length_mm"),
        _line("side", (30, first), (30, plane_of_opening(6)), "slot pitch 20.32 mm"),
        _line("side", (240, end), (240, shelf.y0), "below_last_opening_mm"),
        _line("side", (whole.x0, whole.y1 + 16), (whole.x1, whole.y1 + 16), "depth_mm"),
        _line("rear", (0, 20), (whole.z1, 20), "max_card_height_mm"),
        _line("rear", (whole.z0, whole.y1 + 16), (whole.z1, whole.y1 + 16), "width_mm"),
    )
    high = whole.y1 - whole.y0
    rooms: dict[View, QRectF] = {
        "side": QRectF(whole.x0 - 10, whole.y0 - 10, whole.x1 - whole.x0 + 20, high + 50),
        "rear": QRectF(whole.z0 - 10, whole.y0 - 10, whole.z1 - whole.z0 + 30, high + 50),
    }
    return Drawing(layout.bodies, parts_by_key(rig, catalog), lines, rooms, 1.3)


def painted(drawing: Drawing) -> QImage:
    """The drawing's views beside each other."""
    width = sum(room.width() for room in drawing.rooms.values())
    width += SIDE_BY_SIDE_MM * (len(drawing.rooms) - 1)
    height = max(room.height() for room in drawing.rooms.values())
    scale = drawing.scale
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    image.fill(QColor(PRINT.background))
    left = 0.0
    with painting(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        for view, room in drawing.rooms.items():
            painter.save()
            painter.setClipRect(QRectF(left, 0, room.width(), height))
            painter.translate(left - room.left(), -room.top())
            bounds = (room.left(), room.right(), room.top(), room.bottom())
            layout = Layout(
                drawing.bodies,
                drawing.lines,
                bounds=(*bounds, room.left(), room.right()),
            )
            paint_layout(
                painter, layout, view, PRINT, drawing.parts, pixel_mm=1 / scale, text_px=12
            )
            painter.restore()
            left += room.width() + SIDE_BY_SIDE_MM
    return image


if __name__ == "__main__":
    sys.exit(main())
