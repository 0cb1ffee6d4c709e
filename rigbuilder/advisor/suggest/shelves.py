"""The parts around the cards that may be taken, cheapest first, and which of them go together."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, TypeVar

from rigbuilder.advisor.suggest.demands import Demands
from rigbuilder.advisor.suggest.prices import Price, Prices, plus
from rigbuilder.advisor.suggest.proofs import Answer, Proofs, seated
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Fact
from rigbuilder.catalog.parts import Board, Card, Case, Cooler, Cpu, Memory, Part, Psu, Storage
from rigbuilder.estimates.figures import MOST_WATTS, usable
from rigbuilder.rig.model import PartCount

SPARE_GB = 200.0
"""On the drive beside the weights, for system and programs: an allowance."""
MOST_PIECES = 16
"""Of one kit or drive."""
SAMPLE = 12
"""Cards that a supply is tried with before it is set aside."""
P = TypeVar("P", bound=Part)


@dataclass(frozen=True, slots=True)
class Platform:
    """Board, processor and memory that go together."""

    board: Board
    cpu: Cpu
    memory: PartCount
    price: Price
    doubts: int = 0
    """Open questions between them."""


class Shelves:
    """Parts that the demands allow, in the order of their price; unpriced ones come last."""

    def __init__(self, demands: Demands, catalog: Catalog, prices: Prices, proofs: Proofs) -> None:
        self._demands, self._catalog = demands, catalog
        self._prices, self._proofs = prices, proofs
        self.cards = self._sorted(Card)
        self.cases = tuple(case for case in self._sorted(Case) if self._small_enough(case))
        self.coolers = self._sorted(Cooler)
        self.boards = self._sorted(Board)
        self._cpus = self._sorted(Cpu)
        self._kits = self._sorted(Memory)
        self.supplies: tuple[Psu, ...] = ()
        self._platforms: dict[tuple[float, str | None], tuple[Platform, ...]] = {}
        self._by_socket: dict[object, list[Cpu]] = {}
        self._power_kinds: dict[str, int] = {}
        self._kinds: dict[object, int] = {}
        self._memory: dict[object, tuple[PartCount, Price, int] | None] = {}

    def _sorted(self, model: type[P]) -> tuple[P, ...]:
        found = [part for part in self._catalog.of_kind(model) if self._prices.allowed(part)]
        return tuple(sorted(found, key=lambda part: (self._prices.of(part), part.id)))

    def _small_enough(self, case: Case) -> bool:
        styles, most = self._demands.styles, self._demands.max_volume_l
        if styles and (case.style.value not in styles):
            return False
        volume = volume_l(case)
        return most is None or (volume is not None and volume <= most)

    def prepare(self) -> Iterator[None]:
        """Sets aside, step by step, supplies, cases and processors that nothing is proven with."""
        sample = self.cards[:: max(1, len(self.cards) // SAMPLE)]
        found = []
        for psu in self._sorted(Psu):
            if any(self.powers(psu.id, card.id) for card in sample):
                found.append(psu)
            yield
        self.supplies = tuple(found)
        fitting = []
        for case in self.cases:
            if self._holds_something(case):
                fitting.append(case)
            yield
        self.cases = tuple(fitting)
        known = []
        for cpu in self._cpus:
            if self._draws_known_watts(cpu):
                known.append(cpu)
            yield
        self._cpus = tuple(known)

    def _holds_something(self, case: Case) -> bool:
        proofs = self._proofs
        return any(
            proofs.lets_part_pass(proofs.psu_case(psu.id, case.id)) for psu in self.supplies
        ) and any(
            proofs.lets_part_pass(proofs.board_case(board.id, case.id)) for board in self.boards
        )

    def power_kind(self, card: str) -> int:
        """A number that cards share whose watts and plugs are the same."""
        if card not in self._power_kinds:
            part = self._catalog.parts[card]
            assert isinstance(part, Card)
            watts = part.tdp_w
            figure = None if watts is None else (watts.low, watts.high, watts.grade)
            kind = (figure, told(part.power_inputs), told(part.included_adapter))
            self._power_kinds[card] = self._kinds.setdefault(kind, len(self._kinds))
        return self._power_kinds[card]

    def powers(self, psu: str, card: str) -> bool:
        """Whether a supply has watts and plugs for one card."""
        return self._proofs.lets_pass(self._power(psu, card))

    def _power(self, psu: str, card: str) -> Answer:
        rig = partial(self._proofs.rig, psus=(psu,), cards=seated((card, 1)))
        return self._proofs.power((psu, self.power_kind(card)), rig)

    def _draws_known_watts(self, cpu: Cpu) -> bool:
        """Whether the rules can add up a rig with a processor: its watts are published."""
        if self._plain is None:
            return True
        psu, card = self._plain
        rig = partial(self._proofs.rig, psus=(psu,), cpu=cpu.id, cards=seated((card, 1)))
        answer = self._proofs.power((psu, card, cpu.id), rig)
        return self._proofs.doubtful == "all" or not answer.unknowns

    @cached_property
    def _plain(self) -> tuple[str, str] | None:
        """A supply and a card that leave nothing open, to try processors with."""
        for psu in self.supplies:
            for card in self.cards:
                if self._power(psu.id, card.id) == Answer(0, 0, 0):
                    return psu.id, card.id
        return None

    def drives(self, weights_gb: float) -> tuple[PartCount, ...]:
        """The cheapest drives that hold the weights; none where the catalog has none."""
        rows = []
        for drive in self._sorted(Storage):
            count = math.ceil((weights_gb + SPARE_GB) / max(1.0, drive.capacity_gb.nominal))
            if count <= MOST_PIECES and self._prices.allowed(drive, count):
                rows.append((self._prices.of(drive, count), count, drive.id))
        return tuple(PartCount(part=part, count=count) for _, count, part in sorted(rows)[:1])

    def platforms(self, ram_gib: float, cpu: str | None) -> tuple[Platform, ...]:
        """What goes on each board: each processor that is cheaper or thriftier than the others.

        With ``cpu`` only that one.
        """
        return self._platforms[ram_gib, cpu]

    def gather_platforms(self, ram_gib: float, cpu: str | None) -> Iterator[None]:
        """Finds, board by board, what ``platforms`` answers from then on."""
        found: list[Platform] = []
        for board in self.boards:
            found += self._platforms_of(board, ram_gib, cpu)
            yield
        found.sort(key=lambda one: (one.price, one.board.id))
        self._platforms[ram_gib, cpu] = tuple(found)

    def _platforms_of(self, board: Board, ram_gib: float, cpu: str | None) -> list[Platform]:
        choice = self._processors_of(board)
        choice = [one for one in choice if one.id == cpu] if cpu else self._best(choice)
        memory = self._memory_of(board, ram_gib) if choice else None
        if memory is None:
            return []
        row, price, doubts = memory
        base = plus(self._prices.of(board), price)
        return [
            Platform(
                board,
                one,
                row,
                plus(base, self._prices.of(one)),
                doubts + self._proofs.cpu_board(one.id, board.id).unknowns,
            )
            for one in choice
        ]

    def _processors_of(self, board: Board) -> list[Cpu]:
        """Processors of the board's socket."""
        key = told(board.socket)
        if key not in self._by_socket:
            proofs = self._proofs
            self._by_socket[key] = [
                cpu
                for cpu in self._cpus
                if proofs.lets_part_pass(proofs.cpu_board(cpu.id, board.id))
            ]
        return self._by_socket[key]

    def _best(self, cpus: list[Cpu]) -> list[Cpu]:
        """Those that no other one surpasses in price and watts."""
        best: list[Cpu] = []
        for cpu in cpus:  # by price
            if not best or cpu_w(cpu) < cpu_w(best[-1]):
                best.append(cpu)
        return best

    def _memory_of(self, board: Board, ram_gib: float) -> tuple[PartCount, Price, int] | None:
        """Kits that make up so much memory on a board, their price, and what is open about them."""
        key = (told(board.memory_type), told(board.memory_slots), ram_gib)
        if key not in self._memory:
            self._memory[key] = self._cheapest_memory(board, ram_gib)
        return self._memory[key]

    def _cheapest_memory(self, board: Board, ram_gib: float) -> tuple[PartCount, Price, int] | None:
        rows = []
        for kit in self._kits:
            size = max(1.0, kit.modules * kit.module_gib.nominal)
            row = PartCount(part=kit.id, count=min(MOST_PIECES, max(1, math.ceil(ram_gib / size))))
            if row.count * size < ram_gib or not self._prices.allowed(kit, row.count):
                continue
            answer = self._proofs.memory_board(row, board.id)
            if self._proofs.lets_part_pass(answer):
                rows.append((answer.unknowns, self._prices.of(kit, row.count), kit.id, row))
        if not rows:
            return None
        doubts, price, _, row = min(rows, key=lambda one: one[:3])
        return row, price, doubts


def told(fact: Fact[Any] | None) -> tuple[Any, str] | None:
    """What a fact says and how sure it is: facts of several sources that say the same are one."""
    return None if fact is None else (fact.value, fact.grade)


def cpu_w(cpu: Cpu) -> float:
    """Sustained watts of a processor as ``estimates.power`` counts them."""
    return usable(cpu.max_power_w, MOST_WATTS) or usable(cpu.tdp_w, MOST_WATTS) or 0.0


def volume_l(case: Case) -> float | None:
    """Outer volume in litres at its largest; None where a side is not published."""
    sides = (case.width_mm, case.height_mm, case.depth_mm)
    volume_mm3 = 1.0
    for side in sides:
        if side is None or side.grade == "unverified" or math.isinf(side.high):
            return None
        volume_mm3 *= side.high
    return volume_mm3 / 1e6
