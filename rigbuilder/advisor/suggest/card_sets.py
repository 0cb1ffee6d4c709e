"""Sets of cards that hold the model and are fast enough, from the estimates alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rigbuilder.advisor.suggest.demands import NOISES, Demands, Noise, louder, noise_of
from rigbuilder.advisor.suggest.prices import Price, Prices, plus
from rigbuilder.advisor.suggest.proofs import bare
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.parts import Card, Cpu
from rigbuilder.estimates.figures import MOST_BANDWIDTH_GB_S, MOST_WATTS, usable
from rigbuilder.estimates.memory import estimate_memory
from rigbuilder.estimates.results import SpeedEstimate
from rigbuilder.estimates.speed import estimate_speed
from rigbuilder.estimates.weights import GIB, weights_of

ESTIMATED = {
    "gpu", "gpu_maker", "architecture", "vram_gib", "bandwidth_gb_s", "memory_bus_bits",
    "fp16_tflops", "tdp_w", "pcie_generation", "pcie_lanes", "nvlink",
}  # fmt: skip
"""Fields of a card that memory and speed are estimated from."""


@dataclass(frozen=True, slots=True)
class CardSet:
    """Cards that hold the model, with what they alone decide."""

    cards: tuple[str, ...]
    price: Price
    speed_tok_s: float
    """Expected, of each sequence, at the best link that the cards can have; 0: not known."""
    watts: float
    noise: Noise
    ram_gib: float
    """System memory to have."""
    cpu: str | None = None
    """The processor, where it decides the speed: experts in system memory."""


def speed_each(speed: SpeedEstimate | None, sequences: int) -> float:
    """Expected tokens a second of each sequence; 0 where it is not known."""
    assert speed is not None  # a search has a workload
    together = speed.all_sequences_tok_s
    if together is not None and together.expected is not None:
        return together.expected / sequences
    return speed.decode_tok_s.expected or 0.0


class CardSets:
    """Finds the sets of a catalog, smallest number of cards first for each card."""

    def __init__(self, demands: Demands, catalog: Catalog, prices: Prices) -> None:
        self._demands, self._catalog, self._prices = demands, catalog, prices
        self.unpriced: set[str] = set()
        """Cards that would do and that no budget can take, for their price is not on record."""
        self._estimates: dict[tuple[object, ...], tuple[float, float] | None] = {}
        self._twins: dict[str, str] = {}
        self._first: dict[str, str] = {}
        self._least_gib = self._least_memory_gib()

    def _least_memory_gib(self) -> float:
        """Less than this no set of cards can hold: the weights' own size."""
        work = self._demands.workload
        model = self._catalog.get(work.model, LanguageModel)
        weights = weights_of(model, work.quant) if model is not None else None
        if weights is None or work.experts_in_system_memory:
            return 0.0
        return max(0.0, weights.total_bytes - weights.tolerance_bytes) / GIB

    def each(self, cards: tuple[Card, ...]) -> Iterator[list[CardSet]]:
        """The sets of one card after the other: so many of it, alone and beside owned cards."""
        owned = tuple(card.id for card in cards for _ in range(self._demands.owned_pieces(card.id)))
        several = len(set(owned)) > 1
        if several and len(owned) <= self._demands.max_cards:
            yield self._fast_enough(self._sets(owned) or [])
        for card in cards:
            found = self._of(card, ())
            if owned and (several or owned[0] != card.id):
                found += self._of(card, owned)
            yield self._fast_enough(found)

    def _fast_enough(self, found: list[CardSet]) -> list[CardSet]:
        least = self._demands.min_speed_tok_s
        return [one for one in found if least is None or one.speed_tok_s >= least]

    def _of(self, card: Card, beside: tuple[str, ...]) -> list[CardSet]:
        """One card more at a time, as long as that makes the rig faster."""
        found: list[CardSet] = []
        for count in range(1, self._demands.max_cards - len(beside) + 1):
            made = self._sets((*beside, *[card.id] * count))
            if made is None:
                continue
            fastest = max((one.speed_tok_s for one in found), default=-1.0)
            better = [one for one in made if one.speed_tok_s > fastest]
            if not better:
                break
            found += better
        return found

    def _sets(self, ids: tuple[str, ...]) -> list[CardSet] | None:
        """The set with each processor that counts; None when the demands or its memory refuse."""
        cards = [card for part in ids if (card := self._catalog.get(part, Card)) is not None]
        if sum(card.vram_gib.nominal for card in cards) < self._least_gib:
            return None
        prices, noise = self._prices, NOISES[0]
        distinct = {card.id: card for card in cards}.values()
        for card in distinct:
            noise = louder(noise, noise_of(card))
        most = self._demands.max_noise
        if most is not None and louder(noise, most) != most:
            return None
        if not all(prices.allowed(card, ids.count(card.id)) for card in distinct):
            return None
        price = plus(*(prices.of(card, ids.count(card.id)) for card in distinct))
        budget = self._demands.budget
        if budget is not None and price[1] > budget:
            return None
        watts = sum(usable(card.tdp_w, MOST_WATTS) or 0.0 for card in cards)
        found = []
        for cpu in self._processors:
            made = self._estimated(ids, cpu)
            if made is None:
                return None
            if budget is not None and price[0]:
                self.unpriced.update(card.id for card in distinct if not prices.known(card))
                return None
            speed, ram_gib = made
            found.append(CardSet(ids, price, speed, watts, noise, ram_gib, cpu))
        return found

    def _estimated(self, ids: tuple[str, ...], cpu: str | None) -> tuple[float, float] | None:
        """(tokens a second, GiB of system memory); None when the cards do not hold the model."""
        twins = tuple(self._twin(part) for part in ids)
        if (twins, cpu) not in self._estimates:
            self._estimates[twins, cpu] = self._estimate(twins, cpu)
        return self._estimates[twins, cpu]

    def _twin(self, part: str) -> str:
        """The first card that the estimates cannot tell from this one: many share one GPU."""
        if part not in self._twins:
            card = self._catalog.parts[part]
            assert isinstance(card, Card)
            figures = card.model_dump(include=ESTIMATED)
            self._twins[part] = self._first.setdefault(repr(figures), part)
        return self._twins[part]

    def _estimate(self, ids: tuple[str, ...], cpu: str | None) -> tuple[float, float] | None:
        demands = self._demands
        rig = bare(ids, demands.workload, demands.site, cpu)
        memory = estimate_memory(rig, self._catalog)
        if memory is None or not memory.fits:
            return None
        speed = speed_each(estimate_speed(rig, self._catalog), demands.workload.sequences)
        return speed, memory.system_ram_gib or 0.0

    @cached_property
    def _processors(self) -> list[str | None]:
        """Those that decide the speed: none, or the best ones where experts stay in memory."""
        if not self._demands.workload.experts_in_system_memory:
            return [None]
        rated = [
            (self._prices.of(cpu), -rate, cpu.id)
            for cpu in self._catalog.of_kind(Cpu)
            if self._prices.allowed(cpu)
            and (rate := usable(cpu.memory_bandwidth_gb_s, MOST_BANDWIDTH_GB_S)) is not None
        ]
        best: list[tuple[Price, float, str]] = []
        for row in sorted(rated):
            if all(row[1] < other[1] for other in best):
                best.append(row)
        return [cpu for _, _, cpu in best]
