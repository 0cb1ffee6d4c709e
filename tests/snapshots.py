"""What every scenario hears and how a few rigs are drawn, as files that show what a change does.

``python -m tests.snapshots`` writes them anew after a wanted change; read the difference (``git
diff tests``) before you commit it: every line of it is a change that a user can see.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.checks.report import Finding
from rigbuilder.geometry.layout import Body, Dimension, Layout, Overlap, SeatPlace
from rigbuilder.geometry.place import lay_out
from rigbuilder.rig.model import Rig
from tests.builders import catalog_of, rig_of
from tests.geometry.rigs_to_draw import RIGS, UPRIGHT_BOARDS
from tests.scenarios import SCENARIOS, Scene

HERE = Path(__file__).parent
SAID = HERE / "checks" / "said"
DRAWN = HERE / "geometry" / "drawn"
USUAL = "the rig that fits"
RENEW = "renew with: python -m tests.snapshots"


def families() -> list[str]:
    """``bridge``, ``fit`` and so on, the rig that fits, and the rigs that are drawn."""
    return [*sorted({name.partition(".")[0] for name in SCENARIOS}), "usual", "drawn"]


def said_by(family: str) -> dict[str, Any]:
    """What the scenarios of a family hear, each without what the rig that fits hears as well."""
    if family == "usual":
        return {USUAL: usual()}
    scenes: dict[str, Callable[[], Scene]] = UPRIGHT_BOARDS
    if family != "drawn":
        scenes = {name: make for name, make in SCENARIOS.items() if name.startswith(family + ".")}
    return {name: beside_the_usual(*make()) for name, make in scenes.items()}


@cache
def usual() -> list[dict[str, Any]]:
    """What the rig that fits hears."""
    return [as_data(finding) for finding in evaluate(rig_of(), catalog_of()).findings]


def beside_the_usual(rig: Rig, catalog: Catalog) -> list[Any]:
    """A rig's findings that the rig that fits has not, then the usual ones that are not heard."""
    found = [as_data(finding) for finding in evaluate(rig, catalog).findings]
    unheard = [row for row in usual() if row not in found]
    silent = [f"not heard: {row['rule']} of {', '.join(row['parts'])}" for row in unheard]
    return [row for row in found if row not in usual()] + silent


def as_data(finding: Finding) -> dict[str, Any]:
    """A finding with all that it tells, figures rounded as far as computers agree."""
    data = finding.model_dump(mode="json", exclude_none=True, exclude={"fixes"})
    rounded = {k: round(v, 6) + 0.0 if isinstance(v, float) else v for k, v in data.items()}
    return {k: v for k, v in rounded.items() if v not in ([], ())} | {"parts": data["parts"]}


def drawn(rig: Rig, catalog: Catalog) -> dict[str, list[str]]:
    """A layout in words, one line for each thing that is drawn."""
    return in_words(lay_out(rig, catalog))


def in_words(layout: Layout) -> dict[str, list[str]]:
    """All that a layout holds, one line for each thing."""
    return {
        "bodies": [_body(body) for body in layout.bodies],
        "dimensions": [_line(line) for line in layout.dimensions],
        "overlaps": [_overlap(overlap) for overlap in layout.overlaps],
        "seats": [_seat(seat) for seat in layout.seats],
        "bounds": [_box(layout.bounds)],
    }


def _body(body: Body) -> str:
    edges = f" unknown {' '.join(sorted(body.unknown_edges))}" if body.unknown_edges else ""
    label = f" {body.label!r}" if body.label else ""
    return f"{body.key} {body.role}: {_box(body.box)}{edges}{label}"


def _line(line: Dimension) -> str:
    points = f"{_numbers(line.start)} to {_numbers(line.end)}, depth {_number(line.depth_mm)}"
    return f"{' '.join(line.items)} {line.view}: {points}: {line.text!r} {line.state}"


def _overlap(overlap: Overlap) -> str:
    box = (overlap.x0, overlap.x1, overlap.y0, overlap.y1, overlap.z0, overlap.z1)
    sure = "certain" if overlap.certain else "uncertain"
    return f"{' '.join(overlap.items)}: {_box(box)}, {_number(overlap.depth_mm)} deep, {sure}"


def _seat(seat: SeatPlace) -> str:
    at = [
        f"{name} {value}"
        for name, value in (
            ("slot", seat.slot),
            ("rail", seat.rail),
            ("position", seat.position_mm),
            ("vertical", seat.vertical),
        )
        if value is not None
    ]
    marks = f"side {_numbers(seat.mark('side'))}, rear {_numbers(seat.mark('rear'))}"
    return f"{' '.join(at)} {seat.name!r}: {_box(seat.box)}; marks {marks}"


def _box(box: Iterable[float]) -> str:
    x0, x1, y0, y1, z0, z1 = (_number(value) for value in box)
    return f"x {x0}..{x1} y {y0}..{y1} z {z0}..{z1}"


def _numbers(values: Iterable[float]) -> str:
    return " ".join(_number(value) for value in values)


def _number(value: float) -> str:
    return f"{round(value, 3) + 0.0:g}"


def text_of(data: Mapping[str, Any]) -> str:
    """The file's text."""
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def main() -> int:
    """Writes all files anew and removes those of nothing."""
    files = {SAID / f"{family}.json": said_by(family) for family in families()}
    files |= {DRAWN / f"{name}.json": drawn(*make()) for name, make in RIGS.items()}
    for folder in (SAID, DRAWN):
        folder.mkdir(exist_ok=True)
        for file in set(folder.iterdir()) - set(files):
            file.unlink()
    for file, data in files.items():
        file.write_text(text_of(data), encoding="utf-8")
    print(f"{len(files)} files written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
