"""Records of language models: layers that add up, attention with its figures."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from rigbuilder.catalog.language_model import AttentionGroup
from tests.builders import documented, model


def _group(**fields: Any) -> dict[str, Any]:
    return {"layers": 32, "kind": "full", "kv_heads": 8, "head_dim": 128, **fields}


def test_layers_of_all_groups_add_up() -> None:
    two = model(attention=(_group(layers=24), _group(layers=8, kind="sliding", window=4096)))
    assert sum(group.layers for group in two.attention) == two.layers.value


def test_layers_that_do_not_add_up_are_refused_with_both_counts() -> None:
    with pytest.raises(ValidationError, match="groups hold 31 layers, the model has 32"):
        model(attention=(_group(layers=31),))


@pytest.mark.parametrize(
    ("kind", "given", "missing"),
    [
        ("full", {}, "kv_heads, head_dim"),
        ("full", {"kv_heads": 8}, "head_dim"),
        ("sliding", {"kv_heads": 8, "head_dim": 128}, "window"),
        ("mla", {"kv_heads": 8}, "latent_dim"),
        ("linear", {}, "state_elements"),
    ],
)
def test_attention_needs_the_figures_of_its_kind(
    kind: Any, given: dict[str, Any], missing: str
) -> None:
    with pytest.raises(ValidationError, match=f"{kind} attention needs {missing}"):
        AttentionGroup(layers=1, kind=kind, **given)


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("full", {"kv_heads": 8, "head_dim": 128}),
        ("sliding", {"kv_heads": 8, "head_dim": 128, "window": 4096}),
        ("mla", {"latent_dim": 576}),
        ("linear", {"state_elements": 1000}),
    ],
)
def test_attention_with_its_figures_is_taken(kind: Any, given: dict[str, Any]) -> None:
    assert AttentionGroup(layers=1, kind=kind, **given).kind == kind


@pytest.mark.parametrize("count", [0, -1, 1_000_001, 1.5])
def test_counts_are_whole_and_sane(count: Any) -> None:
    with pytest.raises(ValidationError):
        AttentionGroup(layers=count, kind="mla", latent_dim=576)


def test_a_quantization_needs_a_size() -> None:
    with pytest.raises(ValidationError, match="size_bytes"):
        model(quants={"Q4_K_M": {"format": "gguf"}})
    with pytest.raises(ValidationError, match="format"):
        model(quants={"Q4_K_M": {"size_bytes": documented(1e9), "format": "zip"}})
