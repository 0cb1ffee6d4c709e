"""What goes around one set of cards: its seats, supplies and coolers in each case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from rigbuilder.advisor.suggest.card_sets import CardSet
from rigbuilder.advisor.suggest.prices import Price, Prices, cheapest
from rigbuilder.advisor.suggest.proofs import Answer, Proofs, seated
from rigbuilder.advisor.suggest.seats import Layout, Pattern, Seats
from rigbuilder.advisor.suggest.shelves import Platform, Shelves, cpu_w, told
from rigbuilder.catalog.parts import Board, Case, Cooler, Psu

LOW_COOLER_MM = 90.0
HOT_CPU_W = 95.0
"""No maker's figure says which processor a cooler can hold; one that is low, or whose height is
not published, is taken for a processor above 95 W only where no higher one fits."""
ENOUGH = 2
"""Supplies without a remark that are looked for; the second one is for what comes of the whole."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A part, the price, and what was said of it."""

    part: Cooler | Psu | Layout
    price: Price
    warnings: int
    doubts: int


class Coolers:
    """Coolers by socket and case, worked out once for all sets of cards."""

    def __init__(self, prices: Prices, proofs: Proofs, shelves: Shelves) -> None:
        self._prices, self._proofs, self._shelves = prices, proofs, shelves
        self._found: dict[object, tuple[Choice, ...]] = {}

    def of(self, platform: Platform, case: Case) -> tuple[Choice, ...]:
        """Coolers that suit processor and case, the cheapest first."""
        cpu = platform.cpu
        hot = cpu_w(cpu) > HOT_CPU_W
        key = (told(cpu.socket), hot, case.id)
        if key not in self._found:
            rows = list(self._suiting(cpu.id, case))
            rows.sort(key=lambda row: (row.doubts, hot and is_low(row.part), row.price))
            self._found[key] = tuple(rows)
        return self._found[key]

    def _suiting(self, cpu: str, case: Case) -> Iterator[Choice]:
        proofs = self._proofs
        for cooler in self._shelves.coolers:
            on = proofs.cooler_cpu(cooler.id, cpu)
            if not proofs.lets_part_pass(on):
                continue
            inside = proofs.cooler_case(cooler.id, case.id)
            if proofs.lets_part_pass(inside):
                price = self._prices.of(cooler)
                yield Choice(cooler, price, 0, on.unknowns + inside.unknowns)


def is_low(cooler: object) -> bool:
    """Whether an air cooler is a low one, or one of unknown height."""
    assert isinstance(cooler, Cooler)
    if cooler.type.value == "liquid":
        return False
    return cooler.height_mm is None or cooler.height_mm.nominal < LOW_COOLER_MM


class Choices:
    """Seats and supplies for one set of cards."""

    def __init__(
        self, cards: CardSet, prices: Prices, proofs: Proofs, shelves: Shelves, seats: Seats
    ) -> None:
        self._cards, self._prices, self._proofs = cards, prices, proofs
        self._shelves, self._seats = shelves, seats
        self._kinds = tuple(dict.fromkeys(cards.cards))
        self._on_board: dict[Pattern, list[Layout]] = {}
        self._in_case: dict[tuple[Pattern, str], tuple[Choice, ...]] = {}
        self._supplies: dict[object, tuple[Choice, ...]] = {}
        self._powering: tuple[Psu, ...] | None = None
        self._plugs = tuple(sorted(shelves.power_kind(part) for part in cards.cards))

    def holds_cards(self, case: Case) -> bool:
        """Whether a case takes each card at its first opening: none farther down is easier."""
        return all(
            self._proofs.lets_pass(self._proofs.card_case(kind, 1, case.id)) for kind in self._kinds
        )

    def layouts(self, platform: Platform, case: Case) -> tuple[Choice, ...]:
        """Seats for all cards on a board in a case, the best first."""
        pattern = self._seats.pattern(platform.board)
        key = (pattern, case.id)
        if key not in self._in_case:
            layouts = self._layouts_on(platform.board)
            rows = [row for layout in layouts if (row := self._held(layout, case))]
            rows.sort(key=attrgetter("doubts"))
            self._in_case[key] = tuple(rows)
        return self._in_case[key]

    def _layouts_on(self, board: Board) -> list[Layout]:
        pattern = self._seats.pattern(board)
        if pattern not in self._on_board:
            self._on_board[pattern] = self._seats.layouts(board, self._cards.cards)
        return self._on_board[pattern]

    def has_seats(self) -> bool:
        """Whether any board has seats for all cards."""
        if not self._seats.may_stand_together(self._cards.cards):
            return False
        platforms = self._shelves.platforms(self._cards.ram_gib, self._cards.cpu)
        return any(self._layouts_on(platform.board) for platform in platforms)

    def _held(self, layout: Layout, case: Case) -> Choice | None:
        answers = [self._proofs.card_case(part, at, case.id) for part, at in layout.places]
        if not all(self._proofs.lets_pass(answer) for answer in answers):
            return None
        doubts = sum(answer.unknowns for answer in answers)
        return Choice(layout, (0, 0.0), layout.slow + layout.tight, doubts)

    def supplies(self, platform: Platform, case: Case) -> tuple[Choice, ...]:
        """Supplies that carry the rig and suit the case: without remark first, then by price."""
        key = (cpu_w(platform.cpu), told(platform.board.power_inputs), case.id)
        if key not in self._supplies:
            self._supplies[key] = tuple(self._carrying(platform, case))
        return self._supplies[key]

    def _carrying(self, platform: Platform, case: Case) -> list[Choice]:
        proofs, rows, plain = self._proofs, [], 0
        watts = self._cards.watts + cpu_w(platform.cpu)
        for psu in self._strong_enough():
            if psu.rating_w.nominal < watts:
                continue
            inside = proofs.psu_case(psu.id, case.id)
            if not proofs.lets_part_pass(inside):
                continue
            answer = self._power(psu, platform)
            if not proofs.lets_pass(answer):
                continue
            doubts = inside.unknowns + answer.unknowns
            rows.append(Choice(psu, self._prices.of(psu), answer.warnings, doubts))
            plain += not answer.warnings and not doubts
            if plain >= ENOUGH:
                break
        rows.sort(key=lambda row: (row.doubts, row.warnings, row.price))
        return rows

    def cheapest_supply(self) -> Price:
        """What no supply for the cards is below."""
        return cheapest(self._prices.of(psu) for psu in self._strong_enough())

    def _strong_enough(self) -> tuple[Psu, ...]:
        """Supplies that have watts and plugs for each of the cards, by price."""
        if self._powering is None:
            self._powering = tuple(
                psu
                for psu in self._shelves.supplies
                if psu.rating_w.nominal >= self._cards.watts
                and all(self._shelves.powers(psu.id, kind) for kind in self._kinds)
            )
        return self._powering

    def _power(self, psu: Psu, platform: Platform) -> Answer:
        board, cpu = platform.board, platform.cpu
        key = (psu.id, self._plugs, cpu_w(cpu), told(board.power_inputs))
        places = seated(*((card, n) for n, card in enumerate(self._cards.cards, 1)))
        rig = partial(
            self._proofs.rig,
            psus=(psu.id,),
            cpu=cpu.id,
            board=board.id,
            memory=(platform.memory,),
            cards=places,
        )
        return self._proofs.power(key, rig)
