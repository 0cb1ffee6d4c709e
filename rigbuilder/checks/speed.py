"""Rules of speed: figures that somebody claims, held against what physics allows."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding


@rule("speed.claim-above-bound", "warning", "A claimed speed is one that the memory allows")
def claim_above_bound(ctx: Context) -> Iterator[Finding]:
    """The workload's claimed decode speed against the roofline bound."""
    work, speed = ctx.rig.workload, ctx.speed
    claim = work.claimed_decode_tok_s if work else None
    bound = speed.decode_tok_s.bound if speed else None
    if claim is None or bound is None or claim <= bound:
        return
    yield Finding(
        rule="speed.claim-above-bound",
        severity="warning",
        message=(
            f"{claim:g} tokens/s is claimed; the cards' memory can be read for {bound:.1f} tokens "
            "each second at most. Only speculative decoding, several tokens a pass, goes beyond."
        ),
        parts=tuple(card.key for card in ctx.scene.cards),
        measured=claim,
        needed=round(bound, 2),
        unit="tokens/s",
    )
