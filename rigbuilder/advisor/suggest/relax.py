"""Where nothing fits: which single demand to relax and to what, each answer found by a search."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rigbuilder.advisor.suggest.completion import Build
from rigbuilder.advisor.suggest.demands import NOISES, CaseStyle, Demands
from rigbuilder.advisor.suggest.proofs import Proofs
from rigbuilder.advisor.suggest.search import Found, Searcher, Step
from rigbuilder.advisor.suggest.shelves import volume_l
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.parts import Case
from rigbuilder.estimates.weights import runs_on
from rigbuilder.rig.model import MAX_CARDS

CIRCUITS = ((120.0, 15.0), (120.0, 20.0), (230.0, 10.0), (230.0, 13.0), (230.0, 16.0),
            (240.0, 30.0), (230.0, 32.0))  # fmt: skip
"""Volts and amperes of usual circuits: 120 V in North America (NEC 210.3: 15 and 20 A, a 240 V
dryer circuit of 30 A), 230 V in Europe (10, 13 and 16 A sockets, CEE of 32 A)."""
STYLES: tuple[CaseStyle, ...] = ("tower", "desktop", "open-frame", "rack")
LEAST_CONTEXT = 1024
NO_BUDGET = 1e9


@dataclass(frozen=True, slots=True)
class Relaxed:
    """Demands with one of them relaxed, and a build that they let pass."""

    demand: str
    """``budget``, ``min-speed``, ``circuit`` and so on: the option of the command line."""
    title: str
    demands: Demands
    build: Build


Relaxing = Generator[Step, None, Relaxed | None]
Trial = tuple[str, Demands]


def relaxations(
    demands: Demands, catalog: Catalog, proofs: Proofs
) -> Generator[Step, None, tuple[Relaxed, ...]]:
    """Every single demand that would let a build pass, the way to it as short as it can be."""
    run = _Relaxing(demands, catalog, proofs)
    found = []
    for search in run.ways():
        relaxed = yield from search
        if relaxed is not None:
            found.append(relaxed)
    return tuple(found)


class _Relaxing:
    """Relaxes one demand after the other."""

    def __init__(self, demands: Demands, catalog: Catalog, proofs: Proofs) -> None:
        self._demands, self._catalog, self._proofs = demands, catalog, proofs

    def ways(self) -> Iterator[Relaxing]:
        """A search for each demand that was made."""
        demands = self._demands
        if demands.budget is not None:
            yield self._budget()
        if demands.min_speed_tok_s is not None:
            yield self._speed()
        for name, trials in (
            ("context", self._contexts()),
            ("quant", self._quants()),
            ("users", self._users()),
            ("circuit", self._circuits()),
            ("max-size", self._sizes()),
            ("style", self._styles()),
            ("max-noise", self._noises()),
            ("max-cards", self._card_counts()),
            ("used", self._flag(demands.new_only, "Take used parts too", new_only=False)),
            ("priced-only", self._flag(demands.priced_only, UNPRICED, priced_only=False)),
        ):
            if trials:
                yield self._nearest(name, trials)

    def _with(self, **changes: Any) -> Demands:
        return self._demands.model_copy(update=changes)

    def _with_work(self, **changes: Any) -> Demands:
        return self._with(workload=self._demands.workload.model_copy(update=changes))

    def _search(
        self, demands: Demands, name: str, *, first_only: bool
    ) -> Generator[Step, None, Found]:
        searcher = Searcher(demands, self._catalog, proofs=self._proofs)
        search = searcher.front(first_only=first_only)
        while True:
            try:
                step = next(search)
            except StopIteration as done:
                found: Found = done.value
                return found
            yield step._replace(what=f"whether another {name} helps")

    def _nearest(self, name: str, trials: Sequence[Trial]) -> Relaxing:
        """The first of the trials, each laxer than the one before, that lets a build pass."""
        best: Relaxed | None = None
        low, high = 0, len(trials) - 1
        at = high  # the laxest one first: where it fails, all do
        while low <= high:
            title, demands = trials[at]
            found = yield from self._search(demands, name, first_only=True)
            if found.builds:
                best, high = Relaxed(name, title, demands, found.builds[0]), at - 1
            elif best is None:
                return None
            else:
                low = at + 1
            at = (low + high) // 2
        return best

    def _budget(self) -> Relaxing:
        """The least budget: the cheapest build's cost, whole units of currency."""
        found = yield from self._search(self._with(budget=NO_BUDGET), "budget", first_only=False)
        if not found.builds:
            return None
        build = min(found.builds, key=lambda one: one.price[1])
        budget = float(math.ceil(build.price[1]))
        title = f"Raise the budget to {budget:,.0f} {self._demands.site.currency}"
        return Relaxed("budget", title, self._with(budget=budget), build)

    def _speed(self) -> Relaxing:
        """The fastest build's speed, rounded down to a tenth."""
        slower = self._with(min_speed_tok_s=None)
        found = yield from self._search(slower, "speed", first_only=False)
        build = max(found.builds, key=lambda one: one.speed_tok_s, default=None)
        if build is None or build.speed_tok_s <= 0:
            return None
        speed = math.floor(build.speed_tok_s * 10) / 10 or build.speed_tok_s
        title = f"Be content with {speed:g} tokens a second"
        return Relaxed("min-speed", title, self._with(min_speed_tok_s=speed), build)

    def _contexts(self) -> list[Trial]:
        tokens, found = self._demands.workload.context, []
        power = 2 ** math.floor(math.log2(tokens))
        while power >= LEAST_CONTEXT:
            if power < tokens:
                found.append(
                    (f"Shorten the context to {power:,} tokens", self._with_work(context=power))
                )
            power //= 2
        return found

    def _quants(self) -> list[Trial]:
        work = self._demands.workload
        model = self._catalog.get(work.model, LanguageModel)
        rows = runs_on(model, work.runtime) if model is not None else ()
        own = next((size for name, size in rows if name == work.quant), math.inf)
        return [
            (f"Take the quantization {name}", self._with_work(quant=name))
            for name, size in rows
            if size < own and name != work.quant
        ]

    def _users(self) -> list[Trial]:
        count, found = self._demands.workload.sequences, []
        while count > 1:
            count //= 2
            title = f"Serve {count} user{'s' if count > 1 else ''} at a time"
            found.append((title, self._with_work(sequences=count)))
        return found

    def _circuits(self) -> list[Trial]:
        site = self._demands.site
        has = site.mains_v * site.circuit_a
        stronger = sorted((v * a, v, a) for v, a in CIRCUITS if v * a > has)
        return [
            (
                f"Use a circuit of {volts:g} V and {amperes:g} A",
                self._with(site=site.model_copy(update={"mains_v": volts, "circuit_a": amperes})),
            )
            for _, volts, amperes in stronger
        ]

    def _sizes(self) -> list[Trial]:
        most = self._demands.max_volume_l
        if most is None:
            return []
        volumes = {
            math.ceil(volume)
            for case in self._catalog.of_kind(Case)
            if (volume := volume_l(case)) is not None and volume > most
        }
        trials = [
            (f"Take a case of up to {volume} litres", self._with(max_volume_l=float(volume)))
            for volume in sorted(volumes)
        ]
        words = "Take a case of any size, also of one that nobody publishes"
        return [*trials, (words, self._with(max_volume_l=None))]

    def _styles(self) -> list[Trial]:
        """One style more at a time: all of them at last."""
        styles, found = self._demands.styles, []
        for style in STYLES if styles else ():
            if style not in styles:
                styles = (*styles, style)
                added = styles[len(self._demands.styles) :]
                title = f"Take a case of another style: {', '.join(added)}"
                found.append((title, self._with(styles=styles)))
        return found

    def _noises(self) -> list[Trial]:
        most = self._demands.max_noise
        louder = NOISES[NOISES.index(most) + 1 :] if most is not None else ()
        return [(f"Let the cards be {noise}", self._with(max_noise=noise)) for noise in louder]

    def _card_counts(self) -> list[Trial]:
        counts = range(self._demands.max_cards + 1, MAX_CARDS + 1)
        return [(f"Take up to {count} cards", self._with(max_cards=count)) for count in counts]

    def _flag(self, given: bool, title: str, **changes: bool) -> list[Trial]:
        return [(title, self._with(**changes))] if given else []


UNPRICED = "Take parts without a price on record too"
