"""What a power limit costs in decode speed, from published sweeps."""

from __future__ import annotations

from itertools import pairwise

from rigbuilder.catalog.parts import Card
from rigbuilder.estimates.figures import MOST_WATTS, usable

CURVES: dict[str, tuple[tuple[float, float], ...]] = {
    "ampere": ((0.66, 0.69), (0.83, 0.93), (0.94, 0.98), (1.0, 1.0)),
    "ada": ((0.58, 0.93), (0.62, 0.95), (0.67, 0.965), (0.89, 1.0)),
    "blackwell": ((0.70, 1.0),),
}
"""(limit / board power, decode speed / speed without a limit), single card: RTX 3090 of 350 W,
llama.cpp, 27B Q3 (230 W 25.2, 290 W 32.3, 330 W 36.4, 370 W 34.7 air and 388 W 38.2 water);
RTX 4090 of 450 W, the same model (260 W 48.3, 280 W 49.4, 300 W 50.2, 400 W and 450 W 52.0);
RTX 5090 of 575 W, vLLM (400 W and 575 W 120): club-3090, docs/HARDWARE.md."""


def limited_speed(card: Card, limit_w: float | None) -> float:
    """Decode speed under a power limit over the speed without one, 0 to 1.

    Between the points of the card's generation linear; below the lowest in proportion to the
    watts, which no published row reaches. Other generations take the RTX 3090's, the steepest.
    """
    full = usable(card.tdp_w, MOST_WATTS)
    if limit_w is None or full is None or limit_w >= full:
        return 1.0
    share = limit_w / full
    curve = CURVES.get(card.architecture, CURVES["ampere"])
    first, best = curve[0]
    if share <= first:
        return best * share / first
    for (x0, y0), (x1, y1) in pairwise(curve):
        if share <= x1:
            return y0 + (y1 - y0) * (share - x0) / (x1 - x0)
    return curve[-1][1]
