"""``suggest``: demands and a catalog in, the builds that fit out; or why there are none."""

from __future__ import annotations

from collections.abc import Callable, Generator

from rigbuilder.advisor.suggest.completion import Build
from rigbuilder.advisor.suggest.demands import Demands
from rigbuilder.advisor.suggest.proofs import Doubtful
from rigbuilder.advisor.suggest.relax import Relaxed, relaxations
from rigbuilder.advisor.suggest.result import Relaxation, Suggestions, suggestion_of
from rigbuilder.advisor.suggest.search import Searcher, Step
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.estimates.weights import weights_of

NEAREST = 3
DOUBTS: tuple[tuple[Doubtful, int], ...] = (("cards", 12), ("all", 4))
"""What may be open about the nearest candidates, and the sets of cards that are looked at: first
the cards alone, then everything, which has far more to look at."""
Steps = Generator[Step, None, Suggestions]


class DemandError(ValueError):
    """Demands that no search can answer, in one sentence for the user."""


class SuggestCancelled(Exception):  # noqa: N818 (no error: the user wanted it)
    """The search was given up on request."""


def suggest(
    demands: Demands,
    catalog: Catalog,
    progress: Callable[[Step], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Suggestions:
    """The Pareto front of builds that are proven to fit; where there are none, what to do.

    The same demands and catalog give the same answer. ``progress`` is told of each step,
    ``cancelled`` is asked before each. Raises DemandError for a model or quantization that nobody
    can place, and SuggestCancelled.
    """
    steps = suggest_steps(demands, catalog)
    while True:
        if cancelled is not None and cancelled():
            steps.close()
            raise SuggestCancelled
        try:
            step = next(steps)
        except StopIteration as done:
            found: Suggestions = done.value
            return found
        if progress is not None:
            progress(step)


def suggest_steps(demands: Demands, catalog: Catalog) -> Steps:
    """``suggest`` in pieces of about one judged rig each, for a window that must not wait."""
    work = demands.workload
    model = catalog.get(work.model, LanguageModel)
    if model is None:
        raise DemandError(f"the catalog has no language model {work.model!r}")
    if weights_of(model, work.quant) is None:
        raise DemandError(
            f"no size of {model.name} in {work.quant} is published, nor its bits per weight"
        )
    searcher = Searcher(demands, catalog)
    found = yield from searcher.front()
    judged = searcher.proofs.judged
    relaxed: tuple[Relaxed, ...] = ()
    near: list[Build] = []
    if not found.builds:
        relaxed = yield from relaxations(demands, catalog, searcher.proofs)
        near = yield from _nearest(demands, catalog)
    return Suggestions(
        demands=demands,
        builds=tuple(suggestion_of(build, demands) for build in found.builds),
        relaxations=tuple(_relaxation_of(one) for one in relaxed),
        nearest=tuple(suggestion_of(build, demands) for build in near),
        card_sets=len(found.sets),
        judged=judged,
        unpriced_cards=found.unpriced_cards,
    )


def _relaxation_of(one: Relaxed) -> Relaxation:
    return Relaxation(
        demand=one.demand,
        title=one.title,
        demands=one.demands,
        example=suggestion_of(one.build, one.demands),
    )


def _nearest(demands: Demands, catalog: Catalog) -> Generator[Step, None, list[Build]]:
    """Rigs without an error that the fewest unpublished figures keep from being proven."""
    builds: list[Build] = []
    for doubtful, most_sets in DOUBTS:
        searcher = Searcher(demands, catalog, doubtful=doubtful)
        search = searcher.nearest(most_sets)
        while True:
            try:
                step = next(search)
            except StopIteration as done:
                builds = done.value.builds
                break
            yield step._replace(what="rigs that only unpublished figures keep from a proof")
        if builds:
            break
    builds.sort(key=lambda build: (_missing(build), build.price, build.cards.cards))
    kinds: dict[tuple[object, ...], Build] = {}
    for build in builds:  # one of each kind of cards: the others miss the same figures
        kinds.setdefault((round(build.speed_tok_s), len(build.cards.cards)), build)
    return list(kinds.values())[:NEAREST]


def _missing(build: Build) -> int:
    """Figures that are missing for a proof."""
    return len({name for f in build.report.by_severity("unknown") for name in f.missing})
