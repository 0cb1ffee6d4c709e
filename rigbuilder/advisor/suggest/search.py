"""The search: from sets of cards to the Pareto front of whole rigs, in small steps.

Every step judges about one rig, so a window can run the search between two events, and whoever
runs it may stop at any step.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import NamedTuple

from rigbuilder.advisor.suggest.card_sets import CardSet, CardSets
from rigbuilder.advisor.suggest.completion import Build, Completer
from rigbuilder.advisor.suggest.demands import Demands
from rigbuilder.advisor.suggest.front import Figures
from rigbuilder.advisor.suggest.prices import Price, Prices, cheapest, plus
from rigbuilder.advisor.suggest.proofs import Doubtful, Proofs
from rigbuilder.advisor.suggest.shelves import Shelves
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.estimates.power import estimate_power
from rigbuilder.estimates.weights import weights_of
from rigbuilder.rig.model import PartCount


class Step(NamedTuple):
    """How far the search is."""

    done: int
    total: int
    what: str


@dataclass(slots=True)
class Found:
    """What one search brought to light."""

    builds: list[Build] = field(default_factory=list)
    """The front, cheapest first; with ``first_only`` one build."""
    sets: list[CardSet] = field(default_factory=list)
    """Sets of cards that hold the model and keep the demands by themselves."""
    unpriced_cards: tuple[str, ...] = ()
    """Cards that a budget left out, for their price is not on record."""


Search = Generator[Step, None, Found]


class Searcher:
    """Searches one catalog for one set of demands."""

    def __init__(
        self,
        demands: Demands,
        catalog: Catalog,
        *,
        proofs: Proofs | None = None,
        doubtful: Doubtful = "nothing",
    ) -> None:
        self.demands, self.catalog = demands, catalog
        self.prices = Prices(demands, catalog)
        known = proofs is not None and proofs.doubtful == doubtful
        base = proofs if known and proofs is not None else Proofs(catalog, demands.site, doubtful)
        self.proofs = base.at(demands.site)
        self.shelves = Shelves(demands, catalog, self.prices, self.proofs)
        self._found = Found()
        self._figures: list[Figures] = []
        self._least: tuple[Price, float] = ((0, 0.0), 0.0)

    def front(self, *, first_only: bool = False) -> Search:
        """The front of all builds that are proven to fit, in steps.

        ``first_only`` stops at the first build.
        """
        found = self._found
        yield from self._gather()
        yield from self._complete(found.sets, first_only=first_only)
        found.builds = self._unsurpassed()
        return found

    def nearest(self, most_sets: int) -> Search:
        """The best rig of each of the first sets of cards, whatever is better elsewhere.

        Sets that the estimates cannot tell apart count as one in turn, so that the cards of one
        GPU do not crowd out the others.
        """
        found = self._found
        yield from self._gather()
        turns: dict[tuple[object, ...], int] = {}
        rows = []
        for one in found.sets:
            kind = (one.speed_tok_s, one.watts, len(one.cards))
            turns[kind] = turns.get(kind, 0) + 1
            rows.append((turns[kind], one))
        rows.sort(key=lambda row: row[0])
        yield from self._complete([one for _, one in rows[:most_sets]], keep_all=True)
        return found

    def _gather(self) -> Generator[Step, None, None]:
        found, cards = self._found, self.shelves.cards
        finder = CardSets(self.demands, self.catalog, self.prices)
        for number, sets in enumerate(finder.each(cards), 1):
            found.sets += sets
            yield Step(min(number, len(cards)), len(cards), "cards that hold the model")
        found.unpriced_cards = tuple(sorted(finder.unpriced))
        found.sets.sort(key=_set_order)
        if found.sets:
            step = Step(0, 0, "parts that go together")
            for _ in self.shelves.prepare():
                yield step
            for ram_gib, cpu in dict.fromkeys((one.ram_gib, one.cpu) for one in found.sets):
                for _ in self.shelves.gather_platforms(ram_gib, cpu):
                    yield step
            self._least = self._least_around()

    def _complete(
        self, sets: list[CardSet], *, first_only: bool = False, keep_all: bool = False
    ) -> Generator[Step, None, None]:
        completer = Completer(self.demands, self.prices, self.proofs, self.shelves, self._drives)
        for number, cards in enumerate(sets):
            step = Step(number, len(sets), "whole rigs")
            yield step
            wanted_no_more = partial(self._surpassed, cards)
            if wanted_no_more(plus(cards.price, self._least[0])):
                continue
            for build in completer.complete(cards, wanted_no_more):
                yield step
                if build is not None:
                    self._found.builds.append(build)
                    if not keep_all:
                        self._remember(figures_of(build))
                    if first_only:
                        return

    def _least_around(self) -> tuple[Price, float]:
        """Price and watts that whatever stands around the cards has at least."""
        shelves, prices = self.shelves, self.prices
        kinds = dict.fromkeys((one.ram_gib, one.cpu) for one in self._found.sets)
        platforms = [platform for kind in kinds for platform in shelves.platforms(*kind)]
        price = plus(
            cheapest(prices.of(case) for case in shelves.cases),
            cheapest(prices.of(psu) for psu in shelves.supplies),
            cheapest(platform.price for platform in platforms),
        )
        drives = self._drives
        drawn = [
            self._drawn_w(board=p.board.id, cpu=p.cpu.id, memory=(p.memory,), storage=drives)
            for p in platforms
        ]
        cooling = [self._drawn_w(cooler=cooler.id) for cooler in shelves.coolers]
        return price, min(drawn, default=0.0) + min(cooling, default=0.0)

    def _drawn_w(self, **sections: object) -> float:
        """Sustained watts of a few parts."""
        return estimate_power(self.proofs.rig(**sections), self.catalog).sustained_w or 0.0

    @cached_property
    def _drives(self) -> tuple[PartCount, ...]:
        """What holds the weights."""
        model = self.catalog.get(self.demands.workload.model, LanguageModel)
        weights = weights_of(model, self.demands.workload.quant) if model is not None else None
        return self.shelves.drives(weights.total_bytes / 1e9 if weights is not None else 0.0)

    def _remember(self, figures: Figures) -> None:
        """Keeps the figures of a build, and drops those that they surpass."""
        kept = [other for other in self._figures if not figures.as_good_as(other)]
        self._figures = [*kept, figures]

    def _surpassed(self, cards: CardSet, price: Price) -> bool:
        """Whether a build that was found is as good as any rig with these cards at that price."""
        best = Figures(
            price=price,
            unpriced_cards=cards.price[0],
            speed_tok_s=cards.speed_tok_s,
            watts=cards.watts + self._least[1],
            noise=cards.noise,
        )
        return any(other.as_good_as(best) for other in self._figures)

    def _unsurpassed(self) -> list[Build]:
        """The front; of builds with equal figures the one with fewest warnings stays."""
        rows = sorted(
            self._found.builds,
            key=lambda b: (
                b.unpriced_cards > 0,
                b.price,
                -b.speed_tok_s,
                b.watts,
                b.warnings,
                len(set(b.cards.cards)),
                b.cards.cards,
            ),
        )
        kept: list[Build] = []
        for build in rows:
            figures = figures_of(build)
            others = [figures_of(other) for other in rows if other is not build]
            twin = any(figures_of(other) == figures for other in kept)
            beaten = any(o.as_good_as(figures) and o != figures for o in others)
            if not twin and not beaten:
                kept.append(build)
        return kept


def _set_order(one: CardSet) -> tuple[object, ...]:
    """Cheapest first; of equals those of one kind."""
    return one.price, -one.speed_tok_s, one.watts, len(set(one.cards)), one.cards


def figures_of(build: Build) -> Figures:
    """What a build is compared by."""
    return Figures(build.price, build.unpriced_cards, build.speed_tok_s, build.watts, build.noise)
