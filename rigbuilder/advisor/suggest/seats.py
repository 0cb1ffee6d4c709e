"""Where a set of cards can sit on a board: places that the rules let pass, the best ones first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rigbuilder.advisor.suggest.proofs import Proofs
from rigbuilder.catalog.parts import Board, Card, Slot

FAR = 6
"""Slots between the first and the last opening of a board of seven."""
Pattern = tuple[tuple[int, int, int], ...]
"""(opening, number of the kind of slot, electrical lanes) from the top: what boards share."""


@dataclass(frozen=True, slots=True, order=True)
class Layout:
    """Seats for all cards; sorts by how good they are."""

    slow: int
    """Warnings of the slots: behind the chipset, four lanes or fewer."""
    tight: int
    """Warnings of the gaps between neighbours."""
    lanes: int
    """Electrical lanes of all slots together, negative: more is better."""
    gap: int
    """Smallest distance between neighbours in slots, negative: more is better."""
    places: tuple[tuple[str, int], ...]
    """Card and opening, in the order of the set's cards."""


class Seats:
    """Layouts of cards on boards, each pattern of slots worked out once for a set of cards."""

    def __init__(self, proofs: Proofs) -> None:
        self._proofs = proofs
        self._patterns: dict[str, Pattern] = {}
        self._kinds: dict[object, int] = {}
        """Slots without their names, and cards' edge connectors, numbered as they come."""
        self._passes: dict[tuple[int, int], tuple[bool, int]] = {}

    def pattern(self, board: Board) -> Pattern:
        """The row of a board's slots whose place is known or believed."""
        if board.id not in self._patterns:
            rows = [
                (slot.opening.value, self._slot_kind(slot), _lanes(slot))
                for slot in board.slots
                if slot.opening is not None
            ]
            self._patterns[board.id] = tuple(sorted(rows))
        return self._patterns[board.id]

    def _slot_kind(self, slot: Slot) -> int:
        plain = slot.model_copy(update={"name": "-"})
        return self._kinds.setdefault(plain, len(self._kinds))

    def may_stand_together(self, cards: tuple[str, ...]) -> bool:
        """Whether the cards can stand in one row at all: all but the last have one below them.

        Asked at the largest distance, so a card whose thickness nobody publishes drops out here.
        """
        kinds = tuple(dict.fromkeys(cards))
        alone = 0
        for kind in kinds:
            below = [other for other in kinds if other != kind or cards.count(kind) > 1]
            if not any(self._proofs.lets_pass(self._proofs.pair(kind, b, FAR)) for b in below):
                alone += cards.count(kind)
        return alone <= 1

    def layouts(self, board: Board, cards: tuple[str, ...]) -> list[Layout]:
        """Seats that the rules let pass for all cards of a set, the best first."""
        found: list[Layout] = []
        slots = self.pattern(board)
        kinds = tuple(dict.fromkeys(cards))
        counts = {kind: cards.count(kind) for kind in kinds}
        if len(slots) < len(cards):
            return found
        self._fill(board, slots, counts, (), (0, 0, 0, -99), found.append)
        found.sort()
        return [_in_order(layout, cards) for layout in found]

    def _fill(
        self,
        board: Board,
        slots: Pattern,
        left: dict[str, int],
        places: tuple[tuple[str, int], ...],
        score: tuple[int, int, int, int],
        take: Callable[[Layout], None],
    ) -> None:
        """Places one card after the other from the top; each remaining slot is used or left out."""
        if not any(left.values()):
            slow, tight, lanes, gap = score
            take(Layout(slow, tight, lanes, gap, places))
            return
        if len(slots) < sum(left.values()):
            return
        slot, rest = slots[0], slots[1:]
        opening = slot[0]
        for kind in left:
            if not left[kind]:
                continue
            after = self._with(board, slot, kind, places, score)
            if after is not None:
                fewer = {**left, kind: left[kind] - 1}
                self._fill(board, rest, fewer, (*places, (kind, opening)), after, take)
        self._fill(board, rest, left, places, score, take)

    def _with(
        self,
        board: Board,
        slot: tuple[int, int, int],
        kind: str,
        places: tuple[tuple[str, int], ...],
        score: tuple[int, int, int, int],
    ) -> tuple[int, int, int, int] | None:
        """The score with one card more; None when a rule refuses its seat."""
        opening, slot_kind, own = slot
        passes, warnings = self._seat(board, slot_kind, kind, opening)
        if not passes:
            return None
        slow, tight, lanes, gap = score
        if places:
            above, at = places[-1]
            between = self._proofs.pair(above, kind, opening - at)
            if not self._proofs.lets_pass(between):
                return None
            tight += between.warnings
            gap = max(gap, at - opening)
        return slow + warnings, tight, lanes - own, gap

    def _seat(self, board: Board, slot: int, kind: str, opening: int) -> tuple[bool, int]:
        """Whether a card may sit in a kind of slot, and with how many warnings."""
        card = self._proofs.catalog.parts[kind]
        assert isinstance(card, Card)
        edge = (card.pcie_mechanical_lanes, card.pcie_lanes, card.pcie_generation)
        key = (slot, self._kinds.setdefault(edge, len(self._kinds)))
        if key not in self._passes:
            answer = self._proofs.card_board(kind, opening, board.id)
            self._passes[key] = (self._proofs.lets_pass(answer), answer.warnings)
        return self._passes[key]


def _lanes(slot: Slot) -> int:
    return slot.electrical_lanes.value if slot.electrical_lanes is not None else 0


def _in_order(layout: Layout, cards: tuple[str, ...]) -> Layout:
    """The places in the order of the set's cards, each kind from the top."""
    left = list(layout.places)
    ordered = []
    for part in cards:
        place = next(place for place in left if place[0] == part)
        left.remove(place)
        ordered.append(place)
    return Layout(layout.slow, layout.tight, layout.lanes, layout.gap, tuple(ordered))
