"""Published measurements that are nearest to a rig, to be shown beside its estimate."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.parts import Card
from rigbuilder.estimates.measured import MODELS, Measurement, measurements
from rigbuilder.estimates.results import MeasuredRow

MOST = 3


def nearest_rows(
    cards: Sequence[Card], model: LanguageModel, quant: str
) -> tuple[MeasuredRow, ...]:
    """Up to three rows of the same GPU: size of the model first, then count, then quantization.

    Cards of several kinds have no row that speaks for them.
    """
    gpus = {card.gpu.removeprefix("GeForce ") for card in cards}
    if len(gpus) != 1:
        return ()
    gpu = gpus.pop()
    rows = [found for found in measurements() if found.row.gpu == gpu]
    parameters = model.parameters_b.nominal

    def distance(found: Measurement) -> tuple[float, int, bool]:
        size = MODELS[found.row.model][0] if found.row.model in MODELS else parameters * 10
        return (
            abs(math.log(size / parameters)),
            abs(found.row.count - len(cards)),
            found.row.quant != quant,
        )

    return tuple(found.row for found in sorted(rows, key=distance)[:MOST])
