"""How many bytes a model's weights take in a quantization, and which part of them sits where.

Published file sizes come first. What no page gives is parameters x bits per weight.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.estimates.figures import MOST_BYTES, MOST_PARAMETERS_B, usable

GIB = 2**30

GGUF_BITS_PER_WEIGHT: dict[str, float] = {
    "IQ1_S": 2.0042,
    "IQ1_M": 2.1460,
    "IQ2_XXS": 2.3824,
    "IQ2_XS": 2.5882,
    "IQ2_S": 2.7403,
    "IQ2_M": 2.9294,
    "Q2_K_S": 2.9697,
    "Q2_K": 3.1593,
    "IQ3_XXS": 3.2548,
    "IQ3_XS": 3.4977,
    "Q3_K_S": 3.6429,
    "IQ3_S": 3.6606,
    "IQ3_M": 3.7628,
    "Q3_K_M": 4.0049,
    "Q3_K_L": 4.2979,
    "IQ4_XS": 4.4597,
    "Q4_K_S": 4.6672,
    "IQ4_NL": 4.6818,
    "Q4_K_M": 4.8944,
    "Q5_K_S": 5.5704,
    "Q5_K_M": 5.7036,
    "Q6_K": 6.5633,
    "Q8_0": 8.5008,
    "F16": 16.0005,
    "BF16": 16.0005,
}
"""Bits per weight of whole files, Llama 3.1 8B: github.com/ggml-org/llama.cpp
tools/quantize/README.md. Q3_K_M, missing there, from its published file: 4.02e9 bytes of
8.030e9 parameters."""

BLOCK_BITS_PER_WEIGHT: dict[str, float] = {
    "Q4_0": 18 * 8 / 32,
    "Q4_1": 20 * 8 / 32,
    "Q5_0": 22 * 8 / 32,
    "Q5_1": 24 * 8 / 32,
    "MXFP4": 17 * 8 / 32,
    "NVFP4": 4.5,
    "FP8": 8.0,
    "INT8": 8.0,
}
"""By the format's own block: bytes of a block of 32 weights (ggml-common.h), MXFP4 with one
8-bit scale for 32 (OCP Microscaling specification 1.0), NVFP4 with one for 16."""

GROUP_QUANT_BITS = 4 + (16 + 4) / 128
"""AWQ and GPTQ at 4 bits: a 16-bit scale and a 4-bit zero point for each group of 128 weights."""
FALLBACK_TOLERANCE = 0.05
"""Bits per weight of one model say this much about another: the mix of tensor types shifts with
its width and vocabulary (Q4_K_M: 4.89 bits on 8B, 4.82 on 70B)."""

_EXL = re.compile(r"^(?:EXL[23][-_ ]?)?(\d+(?:\.\d+)?)[-_ ]?BPW$", re.IGNORECASE)
_RUNS: dict[str, frozenset[str]] = {
    "llama.cpp": frozenset({"gguf"}),
    "vllm": frozenset({"safetensors", "awq", "gptq"}),
    "exllama": frozenset({"exl2", "exl3", "gptq"}),
}
_USUAL: dict[str, tuple[str, ...]] = {
    "vllm": ("FP8", "AWQ"),
    "exllama": ("8.0bpw", "6.0bpw", "5.0bpw", "4.0bpw", "3.0bpw"),
}
"""Formats that most models are offered in for a runtime, though no page of ours has their size."""
_LEGACY = frozenset({"Q4_0", "Q4_1", "Q5_0", "Q5_1"})
"""Older formats that a K-quant of less size surpasses; never the one to recommend."""
_PLAIN = frozenset({"F16", "BF16", "FP16"})


@dataclass(frozen=True, slots=True)
class Weights:
    """Bytes of a model's weights and where the figure comes from."""

    total_bytes: float
    tolerance_bytes: float
    source: str
    """In words, for the user."""
    graded: bool
    """False when the figure behind it is unverified."""


def bits_per_weight(quant: str) -> float | None:
    """Bits a weight takes in a named quantization, or None for a name that nobody defines."""
    name = quant.upper().removeprefix("UD-")
    found = GGUF_BITS_PER_WEIGHT.get(name) or BLOCK_BITS_PER_WEIGHT.get(name)
    if found is not None:
        return found
    if name.startswith(("AWQ", "GPTQ")) and "8" not in name:
        return GROUP_QUANT_BITS
    match = _EXL.match(name)
    named = float(match.group(1)) if match else 0.0
    return named if 0.5 <= named <= 32 else None


def weights_of(model: LanguageModel, quant: str) -> Weights | None:
    """The weights of a model in a quantization; None when no figure leads to them.

    The 16 bits of embedding and output layer that AWQ, GPTQ and FP8 files keep are counted when
    the vocabulary is known.
    """
    parameters_b = usable(model.parameters_b, MOST_PARAMETERS_B)
    if parameters_b is None:
        return None
    file = model.quants.get(quant)
    if file is not None:
        figure = file.size_bytes
        if usable(figure, MOST_BYTES) is None:
            return None
        kind = "published file size" if figure.grade == "documented" else f"{figure.grade} size"
        return Weights(
            figure.nominal,
            min(figure.nominal, max(0.0, figure.high - figure.nominal)),
            f"{kind}, {quant}",
            figure.grade != "unverified",
        )
    bits = bits_per_weight(quant)
    if bits is None:
        return None
    parameters = parameters_b * 1e9
    embedded = 0.0
    if model.vocab_size is not None and quant.upper().startswith(("AWQ", "GPTQ", "FP8")):
        embedded = 2.0 * model.vocab_size.value * model.hidden_size.value
    size = ((parameters - embedded) * bits + embedded * 16) / 8
    return Weights(
        size,
        size * FALLBACK_TOLERANCE,
        f"{parameters_b:g}e9 parameters x {bits:.2f} bits per weight",
        model.parameters_b.grade != "unverified",
    )


def runs_on(model: LanguageModel, runtime: str) -> list[tuple[str, float]]:
    """(quantization, bytes at most) of everything that a runtime reads, largest first.

    Published sizes, and for vLLM and ExLlama the formats that most models are offered in, by bits
    per weight. Formats that a smaller K-quant surpasses (Q4_0, Q4_1, Q5_0, Q5_1) are left out.
    """
    formats = _RUNS[runtime]
    rows = [
        (name, min(file.size_bytes.high, 2 * file.size_bytes.nominal))
        for name, file in model.quants.items()
        if (file.format in formats or name.upper() in _PLAIN)
        and name not in _LEGACY
        and usable(file.size_bytes, MOST_BYTES) is not None
    ]
    for name in _USUAL.get(runtime, ()):
        weights = weights_of(model, name) if name not in model.quants else None
        if weights is not None:
            rows.append((name, weights.total_bytes + weights.tolerance_bytes))
    return sorted(rows, key=lambda row: -row[1])


@dataclass(frozen=True, slots=True)
class Mixture:
    """How a mixture's parameters are divided."""

    in_experts: float
    """Share of all parameters that lies in routed experts, 0 to 1."""
    active: float
    """Share of all parameters that one token uses."""
    used: float
    """Share of the experts that one token uses: k / E."""

    def touched(self, sequences: int) -> float:
        """Weights that a pass over several sequences reads, over those of one.

        Each expert is missed by one sequence with probability 1 - k / E.
        """
        missed = (1 - self.used) ** max(1, sequences)
        return (1 - self.in_experts + self.in_experts * (1 - missed)) / self.active

    @property
    def experts_of_a_token(self) -> float:
        """Share of the weights read for a token that lies in routed experts."""
        return min(1.0, self.in_experts * self.used / self.active)


def mixture_of(model: LanguageModel) -> Mixture | None:
    """The division of a mixture; None for a dense model or missing figures.

    With E experts of which k are used a token, total - active = (E - k) experts of each layer,
    so the experts hold E / (E - k) x (total - active).
    """
    total = usable(model.parameters_b, MOST_PARAMETERS_B)
    active = usable(model.active_parameters_b, MOST_PARAMETERS_B)
    if model.experts is None or model.experts_per_token is None or total is None or active is None:
        return None
    count, used = model.experts.value, model.experts_per_token.value
    if used >= count:
        return None
    held = (total - active) * count / (count - used)
    share = min(1.0, active / total)
    return Mixture(min(1.0, max(0.0, held / total)), share, used / count)
