"""Rigs of plain cards for the estimates' tests, over the project's own catalog."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import catalogs_dir
from rigbuilder.rig.model import PlacedCard, Rig, Workload
from scripts.estimate_tables import summary
from tests.estimates.makers import card_of

CARDS = (
    card_of("card-8", 8, bandwidth_gb_s=448, fp16_tflops=40, tdp_w=220),
    card_of("card-12", 12, bandwidth_gb_s=360, fp16_tflops=51, tdp_w=170),
    card_of("card-16", 16, bandwidth_gb_s=288, fp16_tflops=88, tdp_w=165),
    card_of("card-24", 24, bandwidth_gb_s=936, fp16_tflops=71, tdp_w=350),
    card_of("card-48", 48, gpu="RTX A6000", bandwidth_gb_s=768, fp16_tflops=155, tdp_w=300),
)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The project's catalog and a few plain cards."""
    loaded = load_catalog([catalogs_dir()])
    return loaded.with_parts(CARDS, {}, replace=True)


@pytest.fixture(scope="session")
def rig_of() -> Callable[..., Rig]:
    """A rig of so many cards by id, with a workload of Llama 3.3 70B at Q4_K_M by default."""

    def build(*parts: str, **workload: Any) -> Rig:
        settings = {"model": "llama-3.3-70b-instruct", "quant": "Q4_K_M", **workload}
        cards = tuple(PlacedCard(key=f"gpu{n}", part=part) for n, part in enumerate(parts, 1))
        return Rig(cards=cards, workload=Workload(**settings))

    return build


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints how far the estimates are off, so that a change that makes them worse is seen."""
    terminalreporter.section("errors of the estimates")
    for line in summary():
        terminalreporter.write_line(line)
