"""What the gauges show, as bars: pure values made from the estimates, no widgets."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rigbuilder.estimates.results import CardMemory, MemoryEstimate, PowerEstimate
from rigbuilder.ui.language import tr
from rigbuilder.ui.theme.tokens import Tokens
from rigbuilder.ui.words import number, signed


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar."""

    value: float
    colour: str
    words: str
    """What it is, for hovering and for screen readers."""
    over: bool = False
    """Beyond what there is: hatched."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its name, its pieces, its limit, and what stood there before a drag."""

    name: str
    segments: tuple[Segment, ...]
    text: str
    """The figure at the right."""
    limit: float | None = None
    limit_words: str = ""
    before: float | None = None
    room: float | None = None
    """Length of the faint trough: a card's capacity."""
    bad: bool = False

    @property
    def total(self) -> float:
        """All pieces together."""
        return sum(segment.value for segment in self.segments)

    @property
    def words(self) -> str:
        """The row as a sentence for screen readers."""
        pieces = ", ".join(segment.words for segment in self.segments)
        limit = f"; {self.limit_words}" if self.limit_words else ""
        return (
            f"{self.name}: {self.text} ({pieces}{limit})" if pieces else f"{self.name}: {self.text}"
        )


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows on one scale."""

    bars: tuple[Bar, ...] = ()

    @property
    def top(self) -> float:
        """End of the scale: the longest row, rounded up so that the scale seldom jumps."""
        values = [0.0]
        for bar in self.bars:
            values += [bar.total, bar.limit or 0.0, bar.before or 0.0, bar.room or 0.0]
        return round_up(max(values) * 1.02)

    @property
    def words(self) -> str:
        """All rows for screen readers."""
        return ". ".join(bar.words for bar in self.bars)


def round_up(value: float) -> float:
    """The next value with one and a half significant digits (1, 1.5, 2, 2.5, 3, 4 ... x 10^n)."""
    if value <= 0:
        return 1.0
    unit = 10.0 ** math.floor(math.log10(value))
    for step in (1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10):
        if value <= step * unit * (1 + 1e-9):
            return step * unit
    return 10.0 * unit


def power_chart(power: PowerEstimate, before: PowerEstimate | None, t: Tokens) -> Chart:
    """Steady power by consumer, peaks, and watts at the wall, each against its limit."""
    supply, circuit = power.psu_rating_w, power.circuit_w
    of_supply = (
        tr("supply {supply} W", supply=number(supply, 4))
        if supply is not None
        else tr("no supply yet")
    )
    of_circuit = (
        tr("circuit {circuit} W", circuit=number(circuit, 4)) if circuit is not None else ""
    )
    steady = tuple(
        Segment(row.sustained_w, t.gauge_power, f"{row.title} {number(row.sustained_w)} W")
        for row in power.rows
        if row.sustained_w
    )
    if not steady and power.sustained_w:
        steady = (_watts("all", power.sustained_w, t.gauge_power),)
    old = before or PowerEstimate(
        sustained_w=None, transient_w=None, wall_w=None, psu_load=None, psu_rating_w=None
    )
    return Chart(
        (
            _power_bar(tr("Steady"), steady, power.sustained_w, old.sustained_w, supply, of_supply),
            _power_bar(
                tr("Peaks"),
                _one(power.transient_w, t.gauge_transient, tr("short peaks")),
                power.transient_w,
                old.transient_w,
                supply,
                of_supply,
            ),
            _power_bar(
                tr("Wall"),
                _one(power.wall_w, t.gauge_power, tr("from the wall")),
                power.wall_w,
                old.wall_w,
                circuit,
                of_circuit,
            ),
        )
    )


def _watts(name: str, value: float, colour: str) -> Segment:
    return Segment(value, colour, f"{name} {number(value)} W")


def _one(value: float | None, colour: str, name: str) -> tuple[Segment, ...]:
    return (_watts(name, value, colour),) if value else ()


def _power_bar(
    name: str,
    segments: tuple[Segment, ...],
    value: float | None,
    before: float | None,
    limit: float | None,
    limit_words: str,
) -> Bar:
    text = tr("not known") if value is None else f"{number(value, 4)} W"
    over = value is not None and limit is not None and value > limit
    return Bar(
        name,
        segments,
        text + _change(value, before),
        limit,
        limit_words,
        before,
        bad=over,
    )


def _change(value: float | None, before: float | None) -> str:
    if value is None or before is None:
        return ""
    words = signed(value - before, "").strip()
    return f" ({words})" if words else ""


def memory_chart(memory: MemoryEstimate, before: MemoryEstimate | None, t: Tokens) -> Chart:
    """One row a card: weights, KV cache and overhead in the card's capacity."""
    old = {card.key: card for card in before.cards} if before else {}
    return Chart(tuple(_card_bar(card, old.get(card.key), t) for card in memory.cards))


def _card_bar(card: CardMemory, old: CardMemory | None, t: Tokens) -> Bar:
    parts = (
        (card.weights_gib, t.gauge_weights, tr("weights")),
        (card.kv_cache_gib, t.gauge_kv, tr("KV cache")),
        (card.overhead_gib, t.gauge_overhead, tr("overhead")),
    )
    segments = [
        Segment(value, colour, f"{name} {number(value)} GiB")
        for value, colour, name in parts
        if value > 0
    ]
    used = card.capacity_gib - card.free_gib
    if card.free_gib >= 0:
        free = tr("free {free} GiB", free=number(card.free_gib))
    else:
        segments = _cut(segments, card.capacity_gib)
        free = tr("{excess} GiB too much", excess=number(-card.free_gib))
        segments.append(Segment(-card.free_gib, t.error, free, over=True))
    before = old.capacity_gib - old.free_gib if old else None
    change = _change(used, before)
    text = tr("{used} of {capacity} GiB", used=number(used), capacity=number(card.capacity_gib))
    return Bar(
        card.key,
        tuple(segments),
        f"{number(used)} GiB{change}" if change else text,
        card.capacity_gib,
        free,
        before,
        card.capacity_gib,
        bad=card.free_gib < 0,
    )


def _cut(segments: list[Segment], room: float) -> list[Segment]:
    """The pieces as far as there is room."""
    kept = []
    for segment in segments:
        value = min(segment.value, room)
        room -= value
        if value > 0:
            kept.append(Segment(value, segment.colour, segment.words))
    return kept
