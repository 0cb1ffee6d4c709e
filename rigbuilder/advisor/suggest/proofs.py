"""Asks the rules about a few parts at a time, each question once.

The rules judge rigs in the making as well, so a rig of just a board and a case tells whether the
two suit, whatever the rules are. Such answers only order and prune the search: what is suggested
is judged as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Literal

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import RULES, Check
from rigbuilder.checks.report import Finding
from rigbuilder.geometry.scene import Scene
from rigbuilder.rig.model import PartCount, PlacedCard, Rig, Site, SlotSeat, Workload

PLACES = frozenset({"slot", "fit", "bridge", "lanes"})
POWER = frozenset({"power"})
"""Families of rules that a question of some parts is about."""
CIRCUIT = "power.circuit"


Key = tuple[Hashable, ...]
"""What was asked, and of which parts."""
Doubtful = Literal["nothing", "cards", "all"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the rules say of some parts."""

    errors: int
    unknowns: int
    warnings: int


class Proofs:
    """The rules' answers about parts of one catalog at one site.

    ``doubtful`` lets pass what is only unknown, about the cards or about all parts: for the
    nearest candidates where nothing is proven.
    """

    def __init__(self, catalog: Catalog, site: Site, doubtful: Doubtful = "nothing") -> None:
        self.catalog, self._site, self.doubtful = catalog, site, doubtful
        self._answers: dict[Key, Answer] = {}
        self.judged = 0

    def ask(self, key: Key, make: Callable[[], Rig], families: frozenset[str] = PLACES) -> Answer:
        """The answer of a key, by judging the rig that ``make`` gives the first time.

        Only the rules of the families named are asked.
        """
        if key not in self._answers:
            self.judged += 1
            ctx = Context(Scene(make(), self.catalog))
            checks = _checks_of(families)
            self._answers[key] = answer_of(f for check in checks for f in check(ctx))
        return self._answers[key]

    def at(self, site: Site) -> Proofs:
        """The same answers for another site, but for those about power."""
        other = Proofs(self.catalog, site, self.doubtful)
        if site == self._site:
            other._answers = self._answers
        else:
            kept = {key: row for key, row in self._answers.items() if key[0] != "power"}
            other._answers = kept
        return other

    def lets_pass(self, answer: Answer) -> bool:
        """Whether an answer about cards is good enough."""
        return not answer.errors and (self.doubtful != "nothing" or not answer.unknowns)

    def lets_part_pass(self, answer: Answer) -> bool:
        """Whether an answer about the parts around the cards is good enough."""
        return not answer.errors and (self.doubtful == "all" or not answer.unknowns)

    def rig(self, **sections: object) -> Rig:
        """A rig of a few sections at the site."""
        # Parts of the catalog in places of a board: nothing that validation could find fault with.
        return Rig.model_construct(site=self._site, **sections)  # type: ignore[arg-type]

    def board_case(self, board: str, case: str) -> Answer:
        """A board in a case."""
        return self.ask(("board-case", board, case), partial(self.rig, board=board, case=case))

    def psu_case(self, psu: str, case: str) -> Answer:
        """A supply in a case."""
        return self.ask(("psu-case", psu, case), partial(self.rig, psus=(psu,), case=case))

    def cooler_case(self, cooler: str, case: str) -> Answer:
        """A cooler in a case."""
        return self.ask(("cooler-case", cooler, case), partial(self.rig, cooler=cooler, case=case))

    def cooler_cpu(self, cooler: str, cpu: str) -> Answer:
        """A cooler on a processor."""
        return self.ask(("cooler-cpu", cooler, cpu), partial(self.rig, cooler=cooler, cpu=cpu))

    def cpu_board(self, cpu: str, board: str) -> Answer:
        """A processor on a board."""
        return self.ask(("cpu-board", cpu, board), partial(self.rig, cpu=cpu, board=board))

    def memory_board(self, row: PartCount, board: str) -> Answer:
        """So many kits of memory on a board."""
        key = ("memory-board", row.part, row.count, board)
        return self.ask(key, partial(self.rig, memory=(row,), board=board))

    def card_board(self, card: str, opening: int, board: str) -> Answer:
        """A card in a board's slot."""
        key = ("card-board", card, opening, board)
        return self.ask(key, partial(self.rig, board=board, cards=seated((card, opening))))

    def card_case(self, card: str, opening: int, case: str) -> Answer:
        """A card at an opening of a case."""
        key = ("card-case", card, opening, case)
        return self.ask(key, partial(self.rig, case=case, cards=seated((card, opening))))

    def pair(self, upper: str, lower: str, distance: int) -> Answer:
        """Two cards so many slots apart."""
        key = ("pair", upper, lower, distance)
        cards = seated((upper, 1), (lower, 1 + distance))
        return self.ask(key, partial(self.rig, cards=cards), PLACES | {"thermal"})

    def power(self, key: Key, make: Callable[[], Rig]) -> Answer:
        """What the rules of power say of a rig without a case."""
        return self.ask(("power", *key), make, POWER)


@lru_cache(maxsize=8)
def _checks_of(families: frozenset[str]) -> tuple[Check, ...]:
    """The functions of the rules of some families."""
    return tuple(info.check for info in RULES.values() if info.family in families)


def answer_of(findings: Iterable[Finding]) -> Answer:
    """Counts of findings; a warning of the circuit is an error, for the circuit is a demand."""
    errors = unknowns = warnings = 0
    for finding in findings:
        if finding.severity == "error" or is_overload(finding):
            errors += 1
        elif finding.severity == "unknown":
            unknowns += 1
        elif finding.severity == "warning":
            warnings += 1
    return Answer(errors, unknowns, warnings)


def is_overload(finding: Finding) -> bool:
    """Whether the mains circuit does not carry the rig for hours."""
    return finding.rule == CIRCUIT and finding.severity == "warning"


@lru_cache(maxsize=4096)
def seated(*places: tuple[str, int]) -> tuple[PlacedCard, ...]:
    """Cards in board slots."""
    return tuple(
        PlacedCard(key=f"gpu{n}", part=part, seat=SlotSeat(slot=opening))
        for n, (part, opening) in enumerate(places, 1)
    )


def bare(cards: tuple[str, ...], workload: Workload, site: Site, cpu: str | None = None) -> Rig:
    """Cards without places, to estimate memory and speed."""
    placed = tuple(PlacedCard(key=f"gpu{n}", part=part) for n, part in enumerate(cards, 1))
    return Rig(cards=placed, workload=workload, site=site, cpu=cpu)
