"""Measures: intervals in millimetres that remember which figures they rest on.

A measure carries two intervals. The *proven* one uses only figures that a source supports and is
open where none does; the *believed* one also uses unverified figures. "Fits" is said from the
proven interval alone; the believed one only words what is likely.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from rigbuilder.catalog.evidence import Figure

Answer = Literal["fits", "does-not-fit", "unknown"]


@dataclass(frozen=True, slots=True)
class Measure:
    """An interval, what is believed of it, and the figures that are missing or unverified."""

    low: float
    high: float
    believed_low: float
    believed_high: float
    missing: tuple[str, ...] = ()
    """Figures that nobody publishes, in words."""
    unverified: tuple[str, ...] = ()
    """Figures that are only believed, in words."""

    @property
    def nominal(self) -> float | None:
        """The one value to name: middle of the believed interval, None when it is open."""
        if math.isinf(self.believed_low) or math.isinf(self.believed_high):
            return None
        return (self.believed_low + self.believed_high) / 2

    @property
    def worst(self) -> float | None:
        """The largest value that is believed possible, None when it is open."""
        return None if math.isinf(self.believed_high) else self.believed_high

    def __add__(self, other: Measure) -> Measure:
        """Sum; both sides' figures count."""
        return Measure(
            self.low + other.low,
            self.high + other.high,
            self.believed_low + other.believed_low,
            self.believed_high + other.believed_high,
            self.missing + other.missing,
            self.unverified + other.unverified,
        )

    def __sub__(self, other: Measure) -> Measure:
        """Difference of two measures that do not depend on one another."""
        return Measure(
            self.low - other.high,
            self.high - other.low,
            self.believed_low - other.believed_high,
            self.believed_high - other.believed_low,
            self.missing + other.missing,
            self.unverified + other.unverified,
        )


def exact(value_mm: float) -> Measure:
    """A value that is known exactly."""
    return Measure(value_mm, value_mm, value_mm, value_mm)


def between(low_mm: float, high_mm: float) -> Measure:
    """A value of which only the bounds are known, both proven."""
    return Measure(low_mm, high_mm, low_mm, high_mm)


def believed(value_mm: float, name: str, low_mm: float = -math.inf) -> Measure:
    """A value without a source; ``low_mm`` bounds it from below whatever it is."""
    return Measure(low_mm, math.inf, value_mm, value_mm, (), (name,))


def size(figure: Figure | None, name: str) -> Measure:
    """A published size (never negative). ``name`` says what it is, for the finding."""
    if figure is None:
        return Measure(0.0, math.inf, 0.0, math.inf, (name,))
    low, high = max(0.0, figure.low), figure.high
    if figure.grade == "unverified":
        return Measure(0.0, math.inf, low, high, (), (name,))
    open_ended = math.isinf(high) or math.isinf(figure.low)
    return Measure(low, high, low, high, (name,) if open_ended else ())


def at_least(room: Measure, slack_mm: float = 0.0) -> Answer:
    """Whether a room is proven to be zero or more: fits, does not, or unknown in between.

    With ``slack_mm`` a shortage up to it is unknown instead of "does not": rounding decides.
    """
    if room.low >= 0.0:
        return "fits"
    return "does-not-fit" if room.high < -slack_mm else "unknown"


def likely(room: Measure, slack_mm: float = 0.0) -> Literal["fits", "does-not-fit"] | None:
    """What the believed interval says, None when even that is open."""
    if room.believed_low >= 0.0:
        return "fits"
    return "does-not-fit" if room.believed_high < -slack_mm else None
