"""All that is drawn of rigs of every shape, held against files: boxes, lines, texts, seats."""

from __future__ import annotations

import json

import pytest

from tests.geometry.rigs_to_draw import RIGS
from tests.snapshots import DRAWN, RENEW, drawn


@pytest.mark.parametrize("name", RIGS)
def test_a_rig_is_drawn_as_it_was_before(name: str) -> None:
    kept = json.loads((DRAWN / f"{name}.json").read_text("utf-8"))
    assert drawn(*RIGS[name]()) == kept, RENEW


def test_each_drawing_is_kept_and_nothing_else() -> None:
    assert sorted(file.stem for file in DRAWN.iterdir()) == sorted(RIGS), RENEW
