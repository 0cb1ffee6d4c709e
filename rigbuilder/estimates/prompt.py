"""Prompt tokens a second: the matrix units, how much of them is reached, and the pipeline."""

from __future__ import annotations

from collections.abc import Sequence

from rigbuilder.catalog.parts import Card
from rigbuilder.estimates.decode import Seat
from rigbuilder.estimates.efficiency import (
    PROMPT_MIXTURE,
    PROMPT_POWER_POWER,
    PROMPT_QUANTIZED,
    PROMPT_RATE_POWER,
    PROMPT_SCALE,
    PROMPT_SEVERAL,
    UBATCH_TOKENS,
)
from rigbuilder.estimates.figures import MOST_WATTS, usable
from rigbuilder.estimates.link import Link
from rigbuilder.estimates.roofline import matrix_rate

PROMPT_TOKENS = 1024
"""Length of the prompt that the estimate speaks of: that of the measured rows."""


def reached_flops(card: Card, *, quantized: bool, power_w: float | None) -> float | None:
    """Operations a second that a card reaches on prompts; None without rate or board power.

    The peak counts half-precision with 16-bit accumulation; a power limit counts as the board
    power.
    """
    peak = matrix_rate(card, "F16")
    full = usable(card.tdp_w, MOST_WATTS)
    if peak is None or full is None:
        return None
    watts = full if power_w is None else min(power_w, full)
    reached = PROMPT_SCALE * (peak / 1e12) ** PROMPT_RATE_POWER * watts**PROMPT_POWER_POWER
    return float(reached) * 1e12 * (PROMPT_QUANTIZED if quantized else 1.0)


def prompt_tok_s(
    seats: Sequence[Seat],
    limits_w: Sequence[float | None],
    flops: float,
    *,
    quantized: bool,
    together: bool,
    link: Link | None,
    token_bytes: float,
    mixture: bool = False,
) -> float | None:
    """Tokens a second on a prompt of 1,024 tokens.

    Under layer split two batches of 512 run through the cards as a pipeline: the time is the sum
    of the stages and the slowest stage once more. Under tensor parallel the rates add up, less
    the exchange of ``token_bytes`` for each token over the link. ``flops`` are those of one token
    over all cards. None when a card's rate or power is not published.
    """
    rates = [
        reached_flops(seat.card, quantized=quantized, power_w=limit)
        for seat, limit in zip(seats, limits_w, strict=True)
    ]
    known = [rate for rate in rates if rate is not None]
    if len(known) < len(seats) or not known or flops <= 0:
        return None
    several = PROMPT_SEVERAL if len(known) > 1 else 1.0
    several *= PROMPT_MIXTURE if mixture else 1.0
    if together and len(known) > 1:
        seconds = flops / (min(known) * len(known) * several)
        if link is not None:
            share = 2 * (len(known) - 1) / len(known)
            seconds += share * token_bytes / (link.gb_s * 1e9)
        return 1 / seconds
    stages = [
        UBATCH_TOKENS * flops * seat.share / (rate * several)
        for seat, rate in zip(seats, known, strict=True)
    ]
    batches = PROMPT_TOKENS // UBATCH_TOKENS
    return PROMPT_TOKENS / (sum(stages) + (batches - 1) * max(stages))
