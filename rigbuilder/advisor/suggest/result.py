"""What a search answers, as records that the command line, the window and other programs read."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import WithJsonSchema

from rigbuilder.advisor.suggest.completion import Build
from rigbuilder.advisor.suggest.demands import Demands, Noise
from rigbuilder.advisor.suggest.prices import at_level
from rigbuilder.advisor.suggest.shelves import volume_l
from rigbuilder.catalog.evidence import Record
from rigbuilder.checks.report import Verdict
from rigbuilder.estimates.results import CostRow, Range
from rigbuilder.rig.model import Rig

FORMAT = "rigbuilder.suggestions"
VERSION = 1
RIG_SCHEMA = {"type": "object", "description": "A rig without snapshot: see rig.schema.json"}


class Suggestion(Record):
    """A whole rig with the figures that it was chosen by."""

    title: str
    """Its cards in words."""
    verdict: Verdict
    """``fits``; ``unknown`` for a nearest candidate."""
    cost_low: float
    """Sum of the parts whose price is on record, at their cheapest offers."""
    cost_high: float
    cost: float
    """The figure of the range that was compared."""
    currency: str
    unpriced: tuple[str, ...]
    """Titles of parts without a price on record: the rig costs so much more."""
    cards_priced: bool
    """False where a card has no price on record: the cost is that of the rest."""
    within_budget: Literal["yes", "likely", "unknown"] | None
    """yes: at the dearest offers too. likely: at the figure that was compared. unknown: parts
    without a price come on top. None without a budget."""
    speed_tok_s: Range
    """Of each sequence."""
    sustained_w: float
    wall_w: float | None
    noise: Noise
    case_style: str
    volume_l: float | None
    """Outer volume of the case; None where its size is not published."""
    free_gib: float
    """Left on all cards together."""
    longest_context: int | None
    warnings: tuple[str, ...]
    missing: tuple[str, ...] = ()
    """Figures that stand between a nearest candidate and a proof."""
    unused: tuple[str, ...] = ()
    """Ids of owned parts that it does not use."""
    parts: tuple[CostRow, ...]
    """The parts list with the source and date of each price."""
    rig: Annotated[Rig, WithJsonSchema(RIG_SCHEMA)]


class Relaxation(Record):
    """One demand, relaxed as little as lets a build pass; a search has found that build."""

    demand: str
    """Name of the option: ``budget``, ``min-speed``, ``context``, ``circuit`` and so on."""
    title: str
    demands: Demands
    example: Suggestion


class Suggestions(Record):
    """The answer of a search."""

    demands: Demands
    builds: tuple[Suggestion, ...]
    """The Pareto front of cost, speed, power and noise class, cheapest first; those with
    parts of unknown price come after those with fewer, those with unpriced cards last."""
    relaxations: tuple[Relaxation, ...] = ()
    """Where nothing fits: what to relax."""
    nearest: tuple[Suggestion, ...] = ()
    """Where nothing fits: rigs that only unpublished figures keep from being proven."""
    card_sets: int
    """Sets of cards that hold the model and keep the demands by themselves."""
    judged: int
    """Rigs that the rules judged, in part or as a whole."""
    unpriced_cards: tuple[str, ...] = ()
    """Ids of cards that a budget left out, for their price is not on record."""

    def to_json_data(self) -> dict[str, object]:
        """The answer as the command line prints it."""
        return {"format": FORMAT, "version": VERSION, **self.model_dump(mode="json")}


def suggestion_of(build: Build, demands: Demands) -> Suggestion:
    """A build in words and figures."""
    report, cost = build.report, build.report.cost
    memory, speed = report.memory, report.speed
    count = demands.workload.sequences
    assert speed is not None  # a search has a workload
    assert memory is not None
    together = speed.all_sequences_tok_s
    span = speed.decode_tok_s if together is None else _divided(together, count)
    low, high = cost.low or 0.0, cost.high or 0.0
    used = {part: 0 for _, part, _ in build.rig.items()}
    unknowns = report.by_severity("unknown")
    return Suggestion(
        title=build.rig.name,
        verdict=report.verdict,
        cost_low=low,
        cost_high=high,
        cost=at_level(low, high, demands.price_level),
        currency=cost.currency,
        unpriced=tuple(row.title for row in cost.rows if row.low is None),
        cards_priced=not build.unpriced_cards,
        within_budget=_within(demands.budget, high, unpriced=bool(cost.unpriced)),
        speed_tok_s=span,
        sustained_w=build.watts,
        wall_w=report.power.wall_w,
        noise=build.noise,
        case_style=build.case.style.value,
        volume_l=volume_l(build.case),
        free_gib=sum(row.free_gib for row in memory.cards),
        longest_context=memory.longest_context,
        warnings=tuple(finding.message for finding in report.by_severity("warning")),
        missing=tuple(dict.fromkeys(name for f in unknowns for name in f.missing)),
        unused=tuple(row.part for row in demands.owned if row.part not in used),
        parts=cost.rows,
        rig=build.rig,
    )


def _divided(together: Range, count: int) -> Range:
    """The share of each sequence in the speed of all together."""
    values = (together.low, together.expected, together.high, together.bound)
    low, expected, high, bound = (None if v is None else v / count for v in values)
    return Range(low=low, expected=expected, high=high, bound=bound)


def _within(
    budget: float | None, high: float, *, unpriced: bool
) -> Literal["yes", "likely", "unknown"] | None:
    if budget is None:
        return None
    if unpriced:
        return "unknown"
    return "yes" if high <= budget else "likely"
