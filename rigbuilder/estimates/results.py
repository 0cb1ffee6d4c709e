"""What the estimates answer: immutable records with units in their names, None for the unknown."""

from __future__ import annotations

from typing import Literal

from rigbuilder.catalog.evidence import Record


class CardMemory(Record):
    """What one card holds."""

    key: str
    capacity_gib: float
    weights_gib: float
    kv_cache_gib: float
    overhead_gib: float
    """Compute buffers, the runtime's own share and, on the display card, the desktop's."""
    free_gib: float
    """Negative when the card is over-full."""
    layers: int | None = None
    """Whole layers placed on it under layer split."""


class MemoryEstimate(Record):
    """Where the model's bytes go."""

    fits: bool | None
    """None when a needed figure is missing; ``unknown_because`` then says which."""
    needed_gib: float | None
    weights_gib: float | None
    kv_cache_gib: float | None
    overhead_gib: float | None
    capacity_gib: float
    cards: tuple[CardMemory, ...] = ()
    longest_context: int | None = None
    """Most tokens a sequence that still fit, 0 when not even the weights do."""
    best_quant: str | None = None
    """Largest published quantization that fits at this context; for vLLM and ExLlama also the
    usual formats by bits per weight."""
    system_ram_gib: float | None = None
    """System memory to have."""
    weights_source: str | None = None
    """In words: published file size, or parameters x bits per weight."""
    unknown_because: str | None = None
    refused_because: str | None = None
    """Why the runtime would not start on these cards (heads that do not divide)."""
    system_weights_gib: float | None = None
    """Weights that stay in system memory (experts kept there), part of ``weights_gib``."""


class Range(Record):
    """An estimate with its range and the bound that physics sets."""

    low: float | None = None
    expected: float | None = None
    high: float | None = None
    bound: float | None = None


class MeasuredRow(Record):
    """A published measurement near to the rig."""

    gpu: str
    count: int
    model: str
    quant: str
    decode_tok_s: float | None
    prompt_tok_s: float | None
    runtime: str
    split: str
    source: str
    url: str | None = None


class SpeedEstimate(Record):
    """Tokens a second for one sequence (decode) and for reading the prompt."""

    decode_tok_s: Range
    prompt_tok_s: Range
    method: str
    """In one line: bound by what, efficiency from where."""
    link: str | None = None
    """The link between the cards that tensor parallel uses, in words."""
    nearest: tuple[MeasuredRow, ...] = ()
    unknown_because: str | None = None
    all_sequences_tok_s: Range | None = None
    """Decode speed of all sequences together, where the workload has several."""


class PowerRow(Record):
    """One consumer of the power budget."""

    key: str
    title: str
    sustained_w: float | None
    transient_w: float | None
    note: str | None = None


class PowerEstimate(Record):
    """Watts at the supply's output and at the wall."""

    sustained_w: float | None
    """Sum of all known consumers; ``missing`` names those without a figure."""
    transient_w: float | None
    wall_w: float | None
    psu_load: float | None
    """sustained / rating, 0 to 1 and above."""
    psu_rating_w: float | None
    efficiency: float | None = None
    circuit_w: float | None = None
    """Continuous power that the mains circuit may carry (80% of volts x amperes)."""
    heat_btu_h: float | None = None
    price_per_month: float | None = None
    rows: tuple[PowerRow, ...] = ()
    missing: tuple[str, ...] = ()
    noise_dba: float | None = None
    """Nobody publishes the noise of a rig; it stays null."""
    psu_bears_w: float | None = None
    """Peaks that the supplies are made to bear: twice the rating by ATX 3.x, else the rating."""
    psu_standard: Literal["atx-2.x", "atx-3.0", "atx-3.1"] | None = None
    """Oldest standard among the supplies; None where one has none published."""


class CostRow(Record):
    """One line of the parts list."""

    key: str
    part: str
    title: str
    count: int
    low: float | None
    """For all pieces of the line."""
    high: float | None
    currency: str
    condition: Literal["new", "used", "owned", "own price"] | None = None
    date: str | None = None
    source: str | None = None
    """Title of the price's source."""


class CostEstimate(Record):
    """What the rig costs."""

    low: float | None
    high: float | None
    currency: str
    rows: tuple[CostRow, ...] = ()
    unpriced: tuple[str, ...] = ()
    """Item keys without a price in this currency; the sum leaves them out."""
