"""Fits the named numbers of rigbuilder/estimates/efficiency.py on measured rows and prints them.

    python -m scripts.fit_speed

Decode time is linear in the numbers, so the fit is a least-squares solution on relative errors,
reweighted so that no outlier leads (iteratively, weight 1 / sqrt(error)).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rigbuilder.estimates.efficiency import bandwidth_bytes_s, memory_class
from rigbuilder.estimates.measured import MODELS, SIZES, Measurement, measured_cards, measurements

ROUNDS = 50
FLOOR = 0.02


@dataclass(frozen=True)
class Sample:
    """One row as an equation: sum of term x number = seconds."""

    gpu: str
    terms: dict[str, float]
    seconds: float


def sample_of(measurement: Measurement) -> Sample:
    """The terms of a row: reading by class, layers, unpacking, hops."""
    row = measurement.row
    assert row.decode_tok_s is not None
    card = measured_cards()[row.gpu]
    parameters, layers, kv_token = MODELS[row.model]
    bandwidth = bandwidth_bytes_s(card)
    assert bandwidth is not None
    read = SIZES[row.model, row.quant] + kv_token * measurement.tokens / 2
    terms = {
        f"READ_SLOWDOWN[{memory_class(card)}]": read / bandwidth,
        "LAYER_S x 1000": layers / 1000,
        "HOP_S x 1000": (row.count - 1) / 1000,
    }
    if row.quant != "F16":
        terms["DEQUANT_S x 1000"] = parameters / 1000
    return Sample(row.gpu, terms, 1 / row.decode_tok_s)


def solve(samples: list[Sample]) -> dict[str, float]:
    """The numbers that fit the samples best."""
    names = sorted({name for sample in samples for name in sample.terms})
    matrix = np.array([[s.terms.get(n, 0.0) / s.seconds for n in names] for s in samples])
    weights = np.ones(len(samples))
    found: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = np.zeros(len(names))
    for _ in range(ROUNDS):
        solution = np.linalg.lstsq(matrix * weights[:, None], weights, rcond=None)[0]
        found = np.asarray(solution, dtype=float)
        errors = np.abs(matrix @ found - 1)
        weights = 1 / np.sqrt(np.maximum(errors, FLOOR))
    return {name: float(value) for name, value in zip(names, found, strict=True)}


def errors(samples: list[Sample], numbers: dict[str, float]) -> list[float]:
    """Relative error of the predicted tokens a second, row by row."""
    return [
        s.seconds / sum(numbers.get(name, 0.0) * term for name, term in s.terms.items()) - 1
        for s in samples
    ]


def left_out(samples: list[Sample]) -> list[float]:
    """Errors of each card's rows by a fit that has not seen the card."""
    found = []
    for gpu in dict.fromkeys(sample.gpu for sample in samples):
        rest = [sample for sample in samples if sample.gpu != gpu]
        own = [sample for sample in samples if sample.gpu == gpu]
        numbers = solve(rest)
        if all(set(sample.terms) <= set(numbers) for sample in own):
            found += errors(own, numbers)
    return found


def fit_samples() -> list[Sample]:
    """The rows that the numbers are fitted on."""
    return [sample_of(m) for m in measurements() if m.used == "fit" and m.row.decode_tok_s]


def main() -> None:
    """Prints the numbers and how far they are off."""
    samples = fit_samples()
    for name, value in solve(samples).items():
        print(f"{name:32} {value:.4f}")
    for title, found in (
        ("fitted rows", errors(samples, solve(samples))),
        ("cards left out in turn", left_out(samples)),
    ):
        sizes = np.abs(found)
        median, ninetieth = np.median(sizes), np.quantile(sizes, 0.9)
        print(f"{title}: {len(found)} rows, median error {median:.1%}, 90% within {ninetieth:.1%}")


if __name__ == "__main__":
    main()
