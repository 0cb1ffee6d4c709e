"""A speed that somebody claims, held against what physics allows."""

from __future__ import annotations

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Record
from rigbuilder.estimates.results import SpeedEstimate
from rigbuilder.estimates.speed import estimate_speed
from rigbuilder.rig.model import Rig


class ClaimEstimate(Record):
    """A claimed decode speed of one sequence beside the bound."""

    decode_tok_s: float
    bound: float | None
    above_bound: bool | None
    """None where the bound is not known."""
    message: str
    rule: str | None = None
    """``speed.claim-above-bound`` where the claim is above it."""


def judge_claim(rig: Rig, catalog: Catalog, speed: SpeedEstimate | None) -> ClaimEstimate | None:
    """The workload's claimed speed against the bound of its split; None when nothing is claimed.

    For a claim above the bound of a layer split the message also gives the bound of tensor
    parallel, so that nobody has to guess whether the other split would explain it.
    """
    work = rig.workload
    claim = work.claimed_decode_tok_s if work is not None else None
    if work is None or claim is None:
        return None
    bound = speed.decode_tok_s.bound if speed is not None else None
    if bound is None:
        message = f"{claim:g} tokens/s is claimed; the bound of these cards is not known."
        return ClaimEstimate(decode_tok_s=claim, bound=None, above_bound=None, message=message)
    if claim <= bound:
        message = f"{claim:g} tokens/s is claimed; the bound of {bound:.1f} allows it."
        return ClaimEstimate(decode_tok_s=claim, bound=bound, above_bound=False, message=message)
    words = (
        f"{claim:g} tokens/s is claimed; the cards' memory can be read for {bound:.1f} tokens each "
        "second at most"
    )
    if work.split == "layer" and len(rig.cards) > 1:
        other = rig.model_copy(update={"workload": work.model_copy(update={"split": "tensor"})})
        tensor = estimate_speed(other, catalog)
        limit = tensor.decode_tok_s.bound if tensor is not None else None
        assert limit is not None  # it needs the same figures as the bound by layers
        words += f" by layers, for {limit:.1f} under tensor parallel"
    message = f"{words}. Only speculative decoding, several tokens a pass, goes beyond."
    return ClaimEstimate(
        decode_tok_s=claim,
        bound=bound,
        above_bound=True,
        message=message,
        rule="speed.claim-above-bound",
    )
