"""The Pareto front: builds that no other one surpasses in cost, speed, power and noise."""

from __future__ import annotations

from dataclasses import dataclass

from rigbuilder.advisor.suggest.demands import NOISES, Noise
from rigbuilder.advisor.suggest.prices import Price


@dataclass(frozen=True, slots=True)
class Figures:
    """What builds are compared by."""

    price: Price
    unpriced_cards: int
    speed_tok_s: float
    watts: float
    noise: Noise

    def as_good_as(self, other: Figures) -> bool:
        """Whether the other one is better in nothing.

        Costs are compared only where no more of this one is unpriced than of the other: what a
        part without a price costs is not known.
        """
        return (
            self.price[0] <= other.price[0]
            and self.price[1] <= other.price[1]
            and self.unpriced_cards <= other.unpriced_cards
            and self.speed_tok_s >= other.speed_tok_s
            and self.watts <= other.watts
            and NOISES.index(self.noise) <= NOISES.index(other.noise)
        )
