"""All that the rules say in all scenarios, held against files: words, figures, parts, doubts."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from tests.geometry.rigs_to_draw import UPRIGHT_BOARDS
from tests.scenarios import SCENARIOS
from tests.snapshots import RENEW, SAID, USUAL, beside_the_usual, families, usual


@cache
def _kept(family: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((SAID / f"{family}.json").read_text("utf-8"))
    return data


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenario_hears_what_it_heard_before(name: str) -> None:
    assert beside_the_usual(*SCENARIOS[name]()) == _kept(name.partition(".")[0])[name], RENEW


@pytest.mark.parametrize("name", UPRIGHT_BOARDS)
def test_a_rig_of_another_shape_hears_what_it_heard_before(name: str) -> None:
    assert beside_the_usual(*UPRIGHT_BOARDS[name]()) == _kept("drawn")[name], RENEW


def test_the_rig_that_fits_hears_what_it_heard_before() -> None:
    assert usual() == _kept("usual")[USUAL], RENEW


def test_each_scenario_is_kept_and_nothing_else() -> None:
    assert sorted(file.stem for file in SAID.iterdir()) == sorted(families()), RENEW
    kept = [name for family in families() for name in _kept(family)]
    assert sorted(kept) == sorted([*SCENARIOS, *UPRIGHT_BOARDS, USUAL]), RENEW
