"""How much of the roofline a runtime reaches: seven fitted numbers, and a few read off.

``scripts/fit_speed.py`` fits the first block on the rows of ``data/measured.csv`` marked ``fit``
(55 llama.cpp rows of May 2024) and prints it; docs/estimates/speed.md has the table of errors.
"""

from __future__ import annotations

from rigbuilder.catalog.parts import Card
from rigbuilder.estimates.figures import MOST_BANDWIDTH_GB_S, usable

READ_SLOWDOWN: dict[str, float] = {
    "ada": 1.0175,
    "ampere": 1.0950,
    "ampere-hbm": 1.8935,
    "hopper-hbm": 1.5380,
}
"""Fitted. Time to read the weights over bytes / bandwidth, by generation and kind of memory: one
token does not ask for enough at once to keep HBM busy."""
LAYER_S = 0.0722e-3
"""Fitted. Seconds for each layer and token beside reading: starting kernels, waiting."""
DEQUANT_S = 0.0374e-3
"""Fitted. Seconds for each 1e9 quantized parameters in use: unpacking them."""
HOP_S = 0.3657e-3
"""Fitted. Seconds for each change from one card to the next under layer split."""

ECC_SHARE = 15 / 16
"""Bandwidth left where GDDR6 keeps its error correction in the memory itself: one sixteenth goes
to check bits, as with the capacity (NVIDIA A10, A40 and L40 product briefs). Not fitted."""
ECC_GPUS = ("A10", "A16", "A40", "L4", "L40", "L40S")
"""Data-centre cards that come with error correction switched on."""

LAYER_GRAPHS_S = 0.04e-3
"""Seconds for each layer where a graph of all kernels is started at once, as vLLM, ExLlama and
llama.cpp since 2025 do: read off the rows marked ``check`` (0.02 to 0.06 ms)."""
LINEAR_LAYER_S: dict[str, float] = {"ada": 0.0, "blackwell": 0.0}
LINEAR_LAYER_OTHER_S = 0.06e-3
"""More seconds for each linear-attention layer, none on Ada and Blackwell: Qwen3.6 27B and
35B-A3B on RTX 3090 and 4090 (club-3090, docs/HARDWARE.md: 34.7, 137 and 52 tokens/s)."""
AMD_SLOWDOWN = 1.35
"""READ_SLOWDOWN of Radeon cards: Qwen3.6 27B on an RX 7900 XTX at 28 to 37 tokens/s (the rows
marked ``check`` and their neighbours in that source)."""

ERROR_FITTED = 0.12
"""Half width of the range where the table has rows of the kind: the 90th percentile of the error
when each card's rows are left out of the fit in turn."""
ERROR_OTHER = 0.25
"""Half width elsewhere: other generations, mixtures, linear attention, other runtimes."""
ERROR_AMD = 0.40
"""Half width on Radeon cards: published rows differ most there, mixtures by more than half."""
ERROR_TENSOR = 0.30
"""Half width under tensor parallel: published gains differ most there."""

PROMPT_SCALE = 0.711
PROMPT_RATE_POWER = 0.499
PROMPT_POWER_POWER = 0.388
PROMPT_QUANTIZED = 0.728
PROMPT_SEVERAL = 0.866
"""Fitted. Reached TFLOP/s = scale x peak^0.50 x board watts^0.39, less for quantized weights and
for several cards."""
PROMPT_MIXTURE = 0.33
"""Share of that rate where a mixture's small experts are read: 2,794 tokens/s of Qwen3.6 35B-A3B
on an RTX 3090 (club-3090, docs/HARDWARE.md). Read off one row."""
PROMPT_ERROR = 0.40
"""Half width of the range for prompts: 90th percentile of the fit's error."""
UBATCH_TOKENS = 512


def memory_class(card: Card) -> str:
    """Generation and kind of memory that the fit tells apart: ``ada``, ``ampere-hbm``."""
    suffix = "-hbm" if has_hbm(card) else ""
    return card.architecture + suffix


def has_hbm(card: Card) -> bool:
    """Whether a card has stacked memory: a bus of 2,048 bits or more."""
    if card.memory_bus_bits is not None:
        return card.memory_bus_bits.nominal >= 2048
    stacked = card.architecture in ("volta", "ampere", "hopper", "cdna2", "cdna3")
    return stacked and (usable(card.bandwidth_gb_s, MOST_BANDWIDTH_GB_S) or 0.0) > 1200


def read_slowdown(card: Card) -> tuple[float, bool]:
    """Slowdown of reading on a card, and whether rows of its class were in the fit.

    A class without rows takes the nearest one: Blackwell reads like Ada, older GDDR like Ampere,
    other stacked memory of NVIDIA like the A100's; Radeon has a figure of its own.
    """
    own = memory_class(card)
    if own in READ_SLOWDOWN:
        return READ_SLOWDOWN[own], True
    if card.gpu_maker == "amd":
        return AMD_SLOWDOWN, False
    if has_hbm(card):
        return READ_SLOWDOWN["ampere-hbm"], False
    return READ_SLOWDOWN["ada" if card.architecture == "blackwell" else "ampere"], False


def bandwidth_bytes_s(card: Card) -> float | None:
    """Bytes a second that a card's memory delivers at most, error correction counted."""
    bandwidth = usable(card.bandwidth_gb_s, MOST_BANDWIDTH_GB_S)
    if bandwidth is None:
        return None
    share = ECC_SHARE if card.gpu.partition(" ")[0] in ECC_GPUS else 1.0
    return bandwidth * 1e9 * share
