"""Speed: tokens a second from a roofline, so that no estimate is above what physics allows.

Method, constants and sources: docs/estimates/speed.md.
"""

from __future__ import annotations

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.parts import Card
from rigbuilder.estimates.memory import estimate_memory
from rigbuilder.estimates.results import Range, SpeedEstimate
from rigbuilder.estimates.roofline import decode_bound, prompt_bound, traffic_of
from rigbuilder.rig.model import Rig


def estimate_speed(rig: Rig, catalog: Catalog) -> SpeedEstimate | None:
    """Tokens a second that the rig's cards allow; None when the rig has no workload.

    A card of unknown bandwidth or a model of unknown size leaves the ranges empty and says so in
    ``unknown_because``.
    """
    workload = rig.workload
    if workload is None:
        return None
    model = catalog.get(workload.model, LanguageModel)
    cards = [catalog.get(placed.part, Card) for placed in rig.cards]
    known = [card for card in cards if card is not None]
    if model is None:
        return _unknown(f"the model {workload.model!r} is not in the catalog")
    if not known:
        return _unknown("the rig has no card yet")
    traffic = traffic_of(model, workload)
    memory = estimate_memory(rig, catalog)
    if traffic is None or memory is None:
        return _unknown(f"no published size of {model.name} in {workload.quant}")
    shares = [row.weights_gib for row in memory.cards]
    decode = decode_bound(known, shares, traffic, workload.split)
    if decode is None:
        return _unknown("the memory bandwidth of a card is not known")
    prompt = prompt_bound(known, traffic, workload.quant)
    return SpeedEstimate(
        decode_tok_s=Range(bound=decode),
        prompt_tok_s=Range(bound=prompt),
        method="bound: memory bandwidth over the bytes read for a token",
    )


def _unknown(because: str) -> SpeedEstimate:
    return SpeedEstimate(
        decode_tok_s=Range(), prompt_tok_s=Range(), method="", unknown_because=because
    )
