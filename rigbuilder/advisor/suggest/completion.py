"""Completes a set of cards to a whole rig: the best one that is judged to fit."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from rigbuilder.advisor.suggest.card_sets import CardSet, speed_each
from rigbuilder.advisor.suggest.choices import Choice, Choices, Coolers
from rigbuilder.advisor.suggest.demands import Demands, Noise
from rigbuilder.advisor.suggest.prices import FREE, Price, Prices, plus
from rigbuilder.advisor.suggest.proofs import Proofs, is_overload, seated
from rigbuilder.advisor.suggest.seats import Layout, Seats
from rigbuilder.advisor.suggest.shelves import Platform, Shelves
from rigbuilder.catalog.parts import Case, Part
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.checks.report import Finding, Report
from rigbuilder.rig.model import PartCount, Rig

MOST_TRIES = 16
"""Whole rigs that are judged for one set of cards before it is given up."""
MOST_DOUBTFUL = 400
"""Where doubts may stay, the candidate with the fewest is looked for among so many of the cheapest
pairs of case and platform: none is free of doubt, so nothing else ends the search."""
Order = tuple[int, int, int, float, int, int, tuple[str, ...]]
Ahead = tuple[tuple[int, int, int, float], int, int]
"""(best order, number of the case, number of the platform)."""
Items = frozenset[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Build:
    """A whole rig with its report, and what the front compares."""

    rig: Rig
    report: Report
    cards: CardSet
    case: Case
    price: Price
    unpriced_cards: int
    speed_tok_s: float
    watts: float
    warnings: int

    @property
    def noise(self) -> Noise:
        """By the cards' coolers."""
        return self.cards.noise


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A whole rig whose parts pass by themselves; the numbers count its alternatives."""

    case: Case
    platform: Platform
    layout: int = 0
    cooler: int = 0
    supply: int = 0

    @property
    def numbers(self) -> tuple[object, ...]:
        """What makes it another one."""
        platform = self.platform
        ids = (self.case.id, platform.board.id, platform.cpu.id)
        return (*ids, self.layout, self.cooler, self.supply)


class Completer:
    """Completes one set of cards after the other; what parts do together is asked once."""

    def __init__(
        self,
        demands: Demands,
        prices: Prices,
        proofs: Proofs,
        shelves: Shelves,
        drives: tuple[PartCount, ...],
    ) -> None:
        self._demands, self._prices = demands, prices
        self._proofs, self._shelves, self._drives = proofs, shelves, drives
        self._seats = Seats(proofs)
        self._coolers = Coolers(prices, proofs, shelves)
        self._marks = prices.marks()
        self._drive_price = plus(
            *(prices.of(proofs.catalog.parts[row.part], row.count) for row in drives)
        )
        self._numbers = count()
        self._never: set[Items] = set()
        """Parts that a rule refuses together, whatever else the rig holds."""

    def complete(
        self, cards: CardSet, surpassed: Callable[[Price], bool]
    ) -> Iterator[Build | None]:
        """None for each step in vain; the build at last, if the set makes one.

        ``surpassed`` says of a price whether a rig with these cards is not wanted at it any more.
        """
        choices = Choices(cards, self._prices, self._proofs, self._shelves, self._seats)
        queue: list[tuple[Order, int, _Candidate]] = []
        if not choices.has_seats():
            return
        frontier = self._frontier(cards, choices)
        seen: set[tuple[object, ...]] = set()
        tries = looked = 0
        asked: tuple[int, int, int, float] | None = None
        while tries < MOST_TRIES:
            while frontier and not self._decided(queue, frontier, looked):
                looked += 1
                if not queue and frontier[0][0] != asked:
                    asked = frontier[0][0]
                    if surpassed(price_of(asked)):
                        return
                self._advance(queue, frontier, cards, choices)
                yield None
            if not queue or surpassed(price_of(queue[0][0])):
                return
            candidate = heapq.heappop(queue)[-1]
            rig = self._rig(cards, choices, candidate)
            items = _items_of(rig)
            refused = [never for never in self._never if never <= items]
            if not refused:
                tries += 1
                build = self._judged(rig, cards, candidate.case)
                if isinstance(build, Build):
                    yield build
                    return
                refused = [_named_by(finding, rig) for finding in build]
                self._never |= {never for never in refused if never}
            for other in _alternatives(candidate, refused):
                if other.numbers not in seen:
                    seen.add(other.numbers)
                    self._push(queue, cards, choices, other)
            yield None

    def _decided(
        self, queue: list[tuple[Order, int, _Candidate]], frontier: list[Ahead], looked: int
    ) -> bool:
        """Whether nothing that is ahead can be better than the best candidate."""
        if self._proofs.doubtful != "nothing" and looked >= MOST_DOUBTFUL:
            return True
        return bool(queue) and queue[0][0][:4] < frontier[0][0]

    def _frontier(self, cards: CardSet, choices: Choices) -> list[Ahead]:
        """What is still ahead: each case with its platforms, by the best that can come of it."""
        around = plus(cards.price, self._drive_price, choices.cheapest_supply())
        platforms = self._shelves.platforms(cards.ram_gib, cards.cpu)
        first = platforms[0].price if platforms else FREE
        ahead = [
            (order_of(plus(around, self._prices.of(case), first)), number, 0)
            for number, case in enumerate(self._shelves.cases)
        ]
        self._around = around
        heapq.heapify(ahead)
        return ahead

    def _advance(
        self,
        queue: list[tuple[Order, int, _Candidate]],
        frontier: list[Ahead],
        cards: CardSet,
        choices: Choices,
    ) -> None:
        """Queues the next platform in the next case."""
        least, number, at = heapq.heappop(frontier)
        case = self._shelves.cases[number]
        platforms = self._shelves.platforms(cards.ram_gib, cards.cpu)
        if at == 0 and not choices.holds_cards(case):
            return
        if self._affords(price_of(least)):
            self._push(queue, cards, choices, _Candidate(case, platforms[at]))
        if at + 1 < len(platforms):
            price = plus(self._around, self._prices.of(case), platforms[at + 1].price)
            heapq.heappush(frontier, (order_of(price), number, at + 1))

    def _push(
        self,
        queue: list[tuple[Order, int, _Candidate]],
        cards: CardSet,
        choices: Choices,
        candidate: _Candidate,
    ) -> None:
        """Queues a candidate if there is such a one within the budget."""
        parts = self._parts(choices, candidate)
        if parts is None:
            return
        layout, cooler, supply = parts
        platform, case = candidate.platform, candidate.case
        price = plus(
            cards.price,
            platform.price,
            self._prices.of(case),
            cooler.price,
            supply.price,
            self._drive_price,
        )
        if not self._affords(price):
            return
        seats = layout.part
        assert isinstance(seats, Layout)
        inside = self._proofs.board_case(platform.board.id, case.id)
        doubts = platform.doubts + inside.unknowns
        doubts += layout.doubts + cooler.doubts + supply.doubts
        names = (case.id, platform.board.id, platform.cpu.id)
        order = (
            doubts, price[0], layout.warnings + supply.warnings, price[1],
            seats.gap, seats.lanes, names,
        )  # fmt: skip
        heapq.heappush(queue, (order, next(self._numbers), candidate))

    def _affords(self, price: Price) -> bool:
        """Whether the budget holds what has a price."""
        return self._demands.budget is None or price[1] <= self._demands.budget

    def _parts(
        self, choices: Choices, candidate: _Candidate
    ) -> tuple[Choice, Choice, Choice] | None:
        """Seats, cooler and supply of a candidate; None where it has run out of one."""
        platform, case = candidate.platform, candidate.case
        inside = self._proofs.board_case(platform.board.id, case.id)
        if not self._proofs.lets_part_pass(inside):
            return None
        layouts = choices.layouts(platform, case)
        if candidate.layout >= len(layouts):
            return None
        coolers = self._coolers.of(platform, case)
        if candidate.cooler >= len(coolers):
            return None
        supplies = choices.supplies(platform, case)
        if candidate.supply >= len(supplies):
            return None
        return layouts[candidate.layout], coolers[candidate.cooler], supplies[candidate.supply]

    def _rig(self, cards: CardSet, choices: Choices, candidate: _Candidate) -> Rig:
        parts = self._parts(choices, candidate)
        assert parts is not None  # only such candidates are queued
        layout, cooler, supply = (choice.part for choice in parts)
        assert isinstance(layout, Layout)
        assert isinstance(cooler, Part)
        assert isinstance(supply, Part)
        platform = candidate.platform
        rig = Rig(
            name=_name_of(cards, self._proofs),
            board=platform.board.id,
            cpu=platform.cpu.id,
            cooler=cooler.id,
            case=candidate.case.id,
            memory=(platform.memory,),
            storage=self._drives,
            psus=(supply.id,),
            cards=seated(*layout.places),
            workload=self._demands.workload,
            site=self._demands.site,
        )
        used = {part for _, part, _ in rig.items()}
        prices = {part: price for part, price in self._marks.items() if part in used}
        return rig.model_copy(update={"prices": prices})

    def _judged(self, rig: Rig, cards: CardSet, case: Case) -> Build | tuple[Finding, ...]:
        """The build, or the findings that speak against it; none where a demand is missed."""
        self._proofs.judged += 1
        report = evaluate(rig, self._proofs.catalog)
        bad = tuple(
            finding
            for finding in report.findings
            if finding.severity == "error"
            or is_overload(finding)
            or (finding.severity == "unknown" and self._proofs.doubtful == "nothing")
        )
        if bad:
            return bad
        demands = self._demands
        speed = speed_each(report.speed, demands.workload.sequences)
        price = self._prices.sum_of(report.cost)
        least = demands.min_speed_tok_s
        if (least is not None and speed < least) or not self._affords(price):
            return ()
        return Build(
            rig=rig,
            report=report,
            cards=cards,
            case=case,
            price=price,
            unpriced_cards=cards.price[0],
            speed_tok_s=speed,
            watts=report.power.sustained_w or 0.0,
            warnings=len(report.by_severity("warning")),
        )


def order_of(price: Price) -> tuple[int, int, int, float]:
    """The best order that a candidate of a price can have."""
    return 0, price[0], 0, price[1]


def price_of(order: tuple[object, ...]) -> Price:
    """The price in an order."""
    return order[1], order[3]  # type: ignore[return-value]


def _name_of(cards: CardSet, proofs: Proofs) -> str:
    """``2 x GeForce RTX 3090``: what a builder would call the rig."""
    words = []
    for part in dict.fromkeys(cards.cards):
        pieces = cards.cards.count(part)
        title = proofs.catalog.parts[part].title
        words.append(title if pieces == 1 else f"{pieces} x {title}")
    return " and ".join(words)


def _items_of(rig: Rig) -> Items:
    """What stands where in a rig, as findings can name it."""
    return frozenset(_item(rig, key) for key, _, _ in rig.items())


def _item(rig: Rig, key: str) -> tuple[object, ...]:
    card = rig.card(key)
    if card is not None:  # the same seat is another place on another board
        return ("card", card.part, card.seat, rig.board)
    pieces = [pieces for item, _, pieces in rig.items() if item == key]
    return (key, rig.part_of(key), *pieces)


def _named_by(finding: Finding, rig: Rig) -> Items:
    """The items that a finding names and that decide it; none where the whole rig does."""
    if finding.rule.startswith("power."):
        return frozenset()
    return frozenset(_item(rig, key) for key in finding.parts)


def _alternatives(candidate: _Candidate, refused: list[Items]) -> Iterator[_Candidate]:
    """The same rig with the next seats, cooler or supply, where one of them was refused."""
    named = {item[0] for items in refused for item in items}
    if "card" in named:
        yield replace(candidate, layout=candidate.layout + 1)
    if "cooler" in named:
        yield replace(candidate, cooler=candidate.cooler + 1)
    if not all(refused):  # the whole rig is too much for its supply
        yield replace(candidate, supply=candidate.supply + 1)
