"""The drawings of docs/geometry.md are painted from real rigs, and the page shows each of them."""

from pathlib import Path

import pytest

from rigbuilder.catalog.loading import load_catalog
from rigbuilder.export.gui import ensure_application
from rigbuilder.paths import catalogs_dir
from scripts.geometry_drawings import IMAGES, Drawing, drawings, painted

PAGE = Path(__file__).resolve().parents[2] / "docs" / "geometry.md"


@pytest.fixture(scope="module")
def made() -> dict[str, Drawing]:
    ensure_application()
    return drawings(load_catalog([catalogs_dir()]))


def test_the_page_shows_every_drawing_and_the_files_are_there(made: dict[str, Drawing]) -> None:
    text = PAGE.read_text(encoding="utf-8")
    for name in made:
        assert f"(images/{name})" in text
        assert (IMAGES / name).is_file()


def test_lines_end_where_the_bodies_do(made: dict[str, Drawing]) -> None:
    card = made["geometry-card.png"]
    body = next(body for body in card.bodies if body.key == "gpu1")
    lines = {line.text: line for line in card.lines}
    assert (lines["length_mm"].start[0], lines["length_mm"].end[0]) == (body.x0, body.x1)
    assert (lines["thickness_mm"].start[1], lines["thickness_mm"].end[1]) == (body.y0, body.y1)
    assert lines["height_mm"].end[0] == body.z1


def test_every_line_lies_inside_the_picture_and_is_painted(made: dict[str, Drawing]) -> None:
    for drawing in made.values():
        for line in drawing.lines:
            room = drawing.rooms[line.view]
            for x, y in (line.start, line.end):
                assert room.left() <= x <= room.right()
                assert room.top() <= y <= room.bottom()
        image = painted(drawing)
        colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3)
                   for y in range(0, image.height(), 3)}  # fmt: skip
        assert len(colours) > 10
