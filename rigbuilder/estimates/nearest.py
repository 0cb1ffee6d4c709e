"""Published measurements that are nearest to a rig, to be shown beside its estimate."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.parts import Card
from rigbuilder.estimates.figures import MOST_PARAMETERS_B, usable
from rigbuilder.estimates.measured import SAME_SHAPE, Measurement, measurements
from rigbuilder.estimates.results import MeasuredRow

MOST = 3


def nearest_rows(
    cards: Sequence[Card], model: LanguageModel, quant: str
) -> tuple[MeasuredRow, ...]:
    """Up to three rows of the same GPU: the model first, then count, then quantization.

    Models are as near as their parameters in use. Cards of several kinds have no row that speaks
    for them.
    """
    gpus = {card.gpu.removeprefix("GeForce ") for card in cards}
    active = usable(model.active_parameters_b, MOST_PARAMETERS_B)
    size = active or usable(model.parameters_b, MOST_PARAMETERS_B)
    if len(gpus) != 1 or size is None:
        return ()
    gpu = gpus.pop()
    rows = [found for found in measurements() if found.row.gpu == gpu]

    def distance(found: Measurement) -> tuple[float, int, bool]:
        same = SAME_SHAPE.get(found.row.model, found.row.model) == model.id
        return (
            0.0 if same else abs(math.log(found.active_1e9 / size)),
            abs(found.row.count - len(cards)),
            found.row.quant != quant,
        )

    return tuple(found.row for found in sorted(rows, key=distance)[:MOST])
