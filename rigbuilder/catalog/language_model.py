"""The record of a language model: what its weights and its KV cache take."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from rigbuilder.catalog.evidence import Fact, Figure, Record, SourceId, Text
from rigbuilder.catalog.parts import Part

Count = Annotated[int, Field(ge=1, le=1_000_000)]
Tokens = Annotated[int, Field(ge=1, le=20_000_000)]


class AttentionGroup(Record):
    """Layers of a model that keep their KV cache the same way."""

    layers: Count
    kind: Literal["full", "sliding", "mla", "linear"]
    """full: grouped-query (or multi-head) over the whole context. sliding: the same over the last
    ``window`` tokens. mla: one compressed latent a token. linear: a state of fixed size."""
    kv_heads: Count | None = None
    head_dim: Count | None = None
    window: Count | None = None
    latent_dim: Count | None = None
    """Elements a token and layer that MLA keeps (compressed KV plus rotary key)."""
    state_elements: Count | None = None
    """Elements a sequence and layer that linear attention keeps, whatever the context."""

    @model_validator(mode="after")
    def _has_its_figures(self) -> AttentionGroup:
        needed = {
            "full": ("kv_heads", "head_dim"),
            "sliding": ("kv_heads", "head_dim", "window"),
            "mla": ("latent_dim",),
            "linear": ("state_elements",),
        }[self.kind]
        missing = [name for name in needed if getattr(self, name) is None]
        if missing:
            raise ValueError(f"{self.kind} attention needs {', '.join(missing)}")
        return self


class QuantFile(Record):
    """The published size of the weights in one quantization."""

    size_bytes: Figure
    """All files of the quantization together; GiB figures of a page are converted."""
    format: Literal["gguf", "safetensors", "exl2", "exl3", "awq", "gptq"] = "gguf"


class LanguageModel(Part):
    """A language model with open weights."""

    kind: Literal["model"] = "model"
    parameters_b: Figure
    """Total parameters, in 1e9."""
    active_parameters_b: Figure | None = None
    """Parameters read for one token of a mixture of experts; null for a dense model."""
    experts: Fact[Count] | None = None
    """Routed experts of a mixture, each layer; null for a dense model."""
    experts_per_token: Fact[Count] | None = None
    """Routed experts that one token uses."""
    layers: Fact[Count]
    hidden_size: Fact[Count]
    attention_heads: Fact[Count]
    vocab_size: Fact[Count] | None = None
    attention: tuple[AttentionGroup, ...]
    """Every layer once; the groups' layers sum to ``layers``."""
    architecture_source: SourceId
    max_context: Fact[Tokens]
    quants: dict[Text, QuantFile]

    @model_validator(mode="after")
    def _layers_add_up(self) -> LanguageModel:
        total = sum(group.layers for group in self.attention)
        if total != self.layers.value:
            raise ValueError(
                f"attention groups hold {total} layers, the model has {self.layers.value}"
            )
        return self
