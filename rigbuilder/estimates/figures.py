"""Figures as the estimates may use them: what cannot be counts as not known.

A rig file carries records of its own, so a figure may be zero, negative or absurd.
"""

from __future__ import annotations

from rigbuilder.catalog.evidence import Figure

LEAST = 1e-6
MOST_VRAM_GIB = 10_000.0
MOST_BANDWIDTH_GB_S = 1e6
MOST_TFLOPS = 1e6
MOST_WATTS = 1e5
MOST_PARAMETERS_B = 1e6
MOST_BYTES = 1e16
MOST_LANES = 64.0


def usable(figure: Figure | None, most: float) -> float | None:
    """The figure's value where it is from a millionth to ``most``; None otherwise."""
    if figure is None:
        return None
    value = figure.nominal
    return value if LEAST <= value <= most else None
