"""What a card's memory holds beside weights and KV cache: driver, runtime, buffers, desktop."""

from __future__ import annotations

from dataclasses import dataclass

from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.parts import Card
from rigbuilder.estimates.kv_cache import UBATCH
from rigbuilder.rig.model import Workload

MIB = 2**20

DRIVER_BYTES = 512 * MIB
DRIVER_SHARE = 0.011
"""Memory of the card that the driver keeps from every program, the larger of the two. Total as
CUDA reports it: RTX 4090 24,080 of 24,576 MiB (llama.cpp pull request 15860), RTX 3090 23.69 of
24 GiB (vllm issue 2140), RTX 5080 15.48 of 16 GiB (vllm issue 14452), RTX PRO 6000 97,247 of
98,304 MiB (llama.cpp issue 27953)."""

LEAST_DRIVER_SHARE = 0.008
"""The least that a driver was seen to keep: A100 79.35 of 80 GiB (vllm issue 636)."""

RUNTIME_BYTES = 456 * MIB
"""CUDA context, kernels and cuBLAS on each card: the unaccounted column of llama.cpp's memory
breakdown on RTX 4090 (pull request 15860)."""
RUNTIME_BYTES_BLACKWELL = 749 * MIB
"""The same on an RTX PRO 6000 Blackwell (llama.cpp issue 27953)."""

DESKTOP_BYTES = 424 * MIB
"""What Windows holds on the card that drives the display, idle (llama.cpp issue 23999). A busy
desktop takes more: 1.6 GB with KDE and a browser (ollama issue 8723)."""

ACTIVATION_WIDTHS = 13
"""Intermediate tensors of one layer, in multiples of hidden size x batch x 4 bytes: 132 MiB at
512 tokens and hidden size 5,120 (github GenerelSchwerz/llama.cpp pull request 62)."""
MASK_BYTES_PER_TOKEN = 2 * UBATCH
"""Attention mask: 2 bytes for each token of the context and of the batch."""
PIPELINE_COPIES = 4
"""llama.cpp keeps four copies of the inputs on each card once layers lie on several cards
(GGML_SCHED_MAX_COPIES; measured in unsloth pull request 7637)."""
DEQUANT_WIDTHS = 2.25
"""Bytes for each token of the context and element of the hidden size that a quantized KV cache
needs as scratch (unsloth pull request 6718)."""
VLLM_WORKSPACE_BYTES = 1_500_000_000
"""Activation peak, CUDA graphs and workspace of vLLM on each card: the upper end of the 0.5 to
1.5 GB that club-3090 fitted (docs/KV_MATH.md)."""
EXLLAMA_CHUNK = 2048
"""Tokens of a prompt that ExLlama reads at once (its default chunk size)."""
UNKNOWN_VOCABULARY = 262_144
"""Vocabulary to reckon with when a model's record has none: the largest in common use."""


@dataclass(frozen=True, slots=True)
class Buffers:
    """Compute buffers of one card in bytes: base + tokens x per_token, and logits on one card."""

    base: float
    per_token: float
    """For each token held, over all sequences."""
    logits: float
    """Only on the card with the output layer. A llama-server since 2026 does without: it keeps
    logits for its slots alone (github GenerelSchwerz/llama.cpp pull request 62)."""


def buffers_of(model: LanguageModel, workload: Workload, *, several_cards: bool) -> Buffers:
    """Compute buffers with flash attention, by runtime.

    llama.cpp: activations of a batch of 512, the attention mask (in four copies when layers lie
    on several cards), scratch for a quantized cache, and batch x vocabulary x 4 bytes of logits.
    """
    hidden = model.hidden_size.value
    if workload.runtime == "vllm":
        return Buffers(float(VLLM_WORKSPACE_BYTES), 0.0, 0.0)
    batch = EXLLAMA_CHUNK if workload.runtime == "exllama" else UBATCH
    base = ACTIVATION_WIDTHS * hidden * batch * 4.0
    per_token = 0.0
    if workload.runtime == "llama.cpp":
        copies = PIPELINE_COPIES if several_cards and workload.split == "layer" else 1
        per_token = float(MASK_BYTES_PER_TOKEN * copies)
        if workload.kv_cache != "f16":
            per_token += DEQUANT_WIDTHS * hidden
    vocabulary = model.vocab_size.value if model.vocab_size is not None else UNKNOWN_VOCABULARY
    logits = vocabulary * 4.0 * (UBATCH if workload.runtime == "llama.cpp" else 1)
    return Buffers(base, per_token, logits)


def driver_bytes(card: Card, *, least: bool = False) -> float:
    """What the driver keeps from every program: the most that was seen, or the least."""
    capacity = card.vram_gib.nominal * 2**30
    return LEAST_DRIVER_SHARE * capacity if least else max(DRIVER_BYTES, DRIVER_SHARE * capacity)


def runtime_bytes(card: Card) -> float:
    """CUDA context, kernels and libraries of the runtime on a card."""
    return float(RUNTIME_BYTES_BLACKWELL if card.architecture == "blackwell" else RUNTIME_BYTES)


def fixed_bytes(card: Card, *, desktop: bool, least: bool = False) -> float:
    """What a card gives up before a model is loaded: driver, runtime and, if asked, desktop."""
    kept = driver_bytes(card, least=least) + runtime_bytes(card)
    return kept + (DESKTOP_BYTES if desktop else 0)
