"""Rules of speed: figures that somebody claims, held against what physics allows."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.estimates.claim import judge_claim


@rule("speed.claim-above-bound", "warning", "A claimed speed is one that the memory allows")
def claim_above_bound(ctx: Context) -> Iterator[Finding]:
    """The workload's claimed decode speed against the roofline bound."""
    claim = judge_claim(ctx.rig, ctx.scene.catalog, ctx.speed)
    if claim is None or claim.bound is None or not claim.above_bound:
        return
    yield Finding(
        rule="speed.claim-above-bound",
        severity="warning",
        message=claim.message,
        parts=tuple(card.key for card in ctx.scene.cards),
        measured=claim.decode_tok_s,
        needed=round(claim.bound, 2),
        unit="tokens/s",
    )
