"""Bytes that a model's attention keeps for the tokens of a context."""

from __future__ import annotations

from dataclasses import dataclass

from rigbuilder.catalog.language_model import LanguageModel

BYTES_PER_ELEMENT: dict[str, float] = {"f16": 2.0, "q8_0": 34 / 32, "q4_0": 18 / 32}
"""Blocks of 32 elements: q8_0 takes 34 bytes, q4_0 18 (ggml-common.h of llama.cpp)."""
STATE_BYTES = 4.0
"""Recurrent states are kept in 32 bits (llama.cpp; ``mamba_ssm_dtype`` of Qwen3-Next)."""
UBATCH = 512
"""Tokens of one physical batch: llama.cpp's default for ``--ubatch-size``."""


@dataclass(frozen=True, slots=True)
class KvShape:
    """The KV cache of a model as a function of the context: cheap to ask many times."""

    per_token: float
    """Bytes of one token of one sequence in the layers that see the whole context."""
    windows: tuple[tuple[float, int], ...]
    """(bytes of one token, tokens of the window) of layers that see only the last tokens."""
    state: float
    """Bytes that each sequence takes whatever its length."""

    def bytes_at(self, tokens: int, sequences: int) -> float:
        """Bytes of the whole cache for so many sequences of so many tokens."""
        held = tokens * sequences
        total = self.per_token * held + self.state * sequences
        for size, window in self.windows:
            total += size * min(held, window * sequences + UBATCH)
        return total


def kv_shape(model: LanguageModel, cache: str) -> KvShape:
    """The KV cache of a model kept in ``f16``, ``q8_0`` or ``q4_0``.

    full: layers x KV heads x head dimension x 2 (K and V) x bytes, each token.
    sliding: the same, but over the window and one batch (llama.cpp keeps that much).
    mla: layers x latent dimension x bytes, each token: one latent for K and V.
    linear: layers x state elements x 4 bytes, each sequence.
    """
    size = BYTES_PER_ELEMENT[cache]
    per_token, state = 0.0, 0.0
    windows: list[tuple[float, int]] = []
    for group in model.attention:
        if group.kind == "linear":
            state += group.layers * (group.state_elements or 0) * STATE_BYTES
        elif group.kind == "mla":
            per_token += group.layers * (group.latent_dim or 0) * size
        else:
            each = group.layers * (group.kv_heads or 0) * (group.head_dim or 0) * 2 * size
            if group.kind == "sliding":
                windows.append((each, group.window or 0))
            else:
                per_token += each
    return KvShape(per_token, tuple(windows), state)


def kv_bytes(model: LanguageModel, tokens: int, sequences: int, cache: str) -> float:
    """Bytes of a model's KV cache for so many sequences of so many tokens."""
    return kv_shape(model, cache).bytes_at(tokens, sequences)


def kv_heads(model: LanguageModel) -> tuple[int, ...]:
    """Distinct KV head counts of the layers that keep heads."""
    return tuple(sorted({g.kv_heads for g in model.attention if g.kv_heads is not None}))
