"""Writes the tables "predicted against measured" into docs/estimates and prints the errors.

    python -m scripts.estimate_tables           write the tables
    python -m scripts.estimate_tables --check   exit 1 where a page is not current

A table stands between ``<!-- table NAME -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.estimates.kv_cache import kv_bytes
from rigbuilder.estimates.measured import SAME_SHAPE, Measurement, measured_cards, measurements
from rigbuilder.estimates.memory import estimate_memory
from rigbuilder.estimates.overhead import DESKTOP_BYTES, buffers_of, driver_bytes
from rigbuilder.estimates.power_limit import limited_speed
from rigbuilder.estimates.results import SpeedEstimate
from rigbuilder.estimates.speed import estimate_speed
from rigbuilder.estimates.weights import GIB, bits_per_weight
from rigbuilder.paths import catalogs_dir, docs_dir
from rigbuilder.rig.model import KvCacheType, PlacedCard, Rig, Workload
from scripts.fit_speed import fit_samples, left_out

KNOWN_KV = (
    ("llama-3.3-70b-instruct", 327_680, "80 layers x 8 heads x 128 x 2 x 2 bytes"),
    ("llama-3.1-8b-instruct", 131_072, "128 KiB: From 300KB to 69KB per token, hn 47558733"),
    ("mistral-small-3.2-24b-instruct", 163_840, "1,040 MiB at 6,656: llama.cpp pull request 21551"),
    ("qwen3-coder-30b-a3b-instruct", 98_304, "96 KiB: aweussom/NoLlama issue 21"),
    ("qwen3.6-27b", 65_536, "club-3090, docs/KV_MATH.md"),
    ("qwen3.6-35b-a3b", 20_480, "club-3090, docs/KV_MATH.md"),
    ("deepseek-v3-0324", 70_272, "68.6 KiB: tooljolt.com, DeepSeek-V3 KV-cache calculator"),
)
"""Published bytes that one token adds to the KV cache at 16 bits."""

VRAM_ROWS: tuple[tuple[str, str, str, int, KvCacheType, float], ...] = (
    ("RTX 3060 12GB", "gemma-3-4b-it", "Q4_K_M", 4608, "f16", 4.875),
    ("RTX 3090 Ti", "qwen3-8b", "Q4_K_M", 8192, "q8_0", 7.0),
    ("RTX 5090", "qwen3-8b", "Q4_K_M", 8192, "q8_0", 5.6),
    ("RTX 5090", "qwen3.6-27b", "Q3_K_S", 8192, "q8_0", 12.3),
    ("RTX 5090", "qwen3.6-27b", "Q3_K_M", 8192, "q8_0", 13.5),
    ("RTX 5090", "qwen3.6-27b", "IQ4_XS", 8192, "q8_0", 15.1),
    ("RTX 5090", "qwen3.6-27b", "Q4_K_M", 8192, "q8_0", 16.1),
)
"""GPU, model, quantization, context, KV cache and peak GiB of llama.cpp: community rows of the
llmfit benchmark cache (github AlexsJones/llmfit, 2026)."""

POWER_ROWS = (
    ("RTX 3090", 230, 25.15, 38.23, "water, 388 W without a limit"),
    ("RTX 3090", 330, 36.35, 38.23, "water, 388 W without a limit"),
    ("RTX 3090", 290, 32.26, 34.66, "air, 370 W without a limit"),
    ("RTX 4090", 260, 48.26, 51.96, "air"),
    ("RTX 4090", 280, 49.36, 51.96, "air"),
    ("RTX 4090", 300, 50.16, 51.96, "air"),
    ("RTX 4090", 400, 51.96, 51.96, "air"),
)
"""GPU, limit in W, tokens/s under it and without one: club-3090, docs/HARDWARE.md."""

_TABLE = re.compile(r"(<!-- table ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


@cache
def catalog() -> Catalog:
    """The project's catalog with the cards of the measured rows."""
    return load_catalog([catalogs_dir()]).with_parts(measured_cards().values(), {}, replace=True)


def rig_of(found: Measurement) -> Rig:
    """The rig of a measured row."""
    part = measured_cards()[found.row.gpu].id
    cards = tuple(PlacedCard(key=f"gpu{n}", part=part) for n in range(1, found.row.count + 1))
    workload = Workload(
        model=SAME_SHAPE.get(found.row.model, found.row.model),
        quant=found.row.quant,
        context=found.tokens,
        runtime="vllm" if found.row.runtime.startswith("vllm") else "llama.cpp",
        split="tensor" if found.row.split == "tensor" else "layer",
    )
    return Rig(cards=cards, workload=workload)


def predicted(found: Measurement) -> SpeedEstimate:
    """The estimate for a measured row."""
    answer = estimate_speed(rig_of(found), catalog())
    assert answer is not None
    return answer


@dataclass(frozen=True)
class Comparison:
    """One row of a table: what was predicted, what was measured."""

    found: Measurement
    speed: SpeedEstimate

    @property
    def decode_error(self) -> float | None:
        """Predicted over measured, less one."""
        return _off(self.speed.decode_tok_s.expected, self.found.row.decode_tok_s)

    @property
    def prompt_error(self) -> float | None:
        """Predicted over measured, less one."""
        return _off(self.speed.prompt_tok_s.expected, self.found.row.prompt_tok_s)


def _off(expected: float | None, measured: float | None) -> float | None:
    return expected / measured - 1 if expected is not None and measured else None


@cache
def comparisons(used: str) -> tuple[Comparison, ...]:
    """All rows marked ``fit`` or ``check`` beside their estimates."""
    return tuple(Comparison(row, predicted(row)) for row in measurements() if row.used == used)


def percentile(errors: Iterable[float], share: float) -> float:
    """The error that ``share`` of the rows stay within (linear between ranks)."""
    ordered = sorted(abs(error) for error in errors)
    place = (len(ordered) - 1) * share
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def summary() -> list[str]:
    """The errors in a few lines, for the log of a test run."""
    lines = []
    for title, errors in (
        ("decode, fitted rows", [c.decode_error for c in comparisons("fit")]),
        ("decode, cards left out in turn", list(left_out(fit_samples()))),
        ("decode, rows the fit has not seen", [c.decode_error for c in comparisons("check")]),
        ("prompt, fitted rows", [c.prompt_error for c in comparisons("fit")]),
    ):
        known = [error for error in errors if error is not None]
        middle = median(abs(error) for error in known)
        lines.append(
            f"{title}: {len(known)} rows, median error {middle:.0%}, "
            f"90% within {percentile(known, 0.9):.0%}"
        )
    return lines


def _markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _rate(value: float | None) -> str:
    return "" if value is None else f"{value:,.1f}" if value < 1000 else f"{value:,.0f}"


def _signed(value: float | None, digits: int = 0) -> str:
    """A relative error in percent; what rounds to nothing has no sign."""
    if value is None:
        return ""
    text = f"{value:+.{digits}%}"
    return text.lstrip("+-") if not text.strip("+-0.%") else text


def _decode_rows(used: str) -> Iterable[Sequence[str]]:
    for row in comparisons(used):
        found, span = row.found.row, row.speed.decode_tok_s
        yield (
            f"{found.count} x {found.gpu}",
            found.model,
            found.quant,
            _rate(span.bound),
            f"{_rate(span.low)} to {_rate(span.high)}",
            _rate(span.expected),
            _rate(found.decode_tok_s),
            _signed(row.decode_error),
        )


_DECODE_HEAD = ("cards", "model", "quant", "bound", "range", "expected", "measured", "error")


def decode_table() -> str:
    """Decode speed of the rows that the numbers are fitted on."""
    return _markdown(_DECODE_HEAD, _decode_rows("fit"))


def check_table() -> str:
    """Decode speed of rows that the fit has not seen: newer builds, other models."""
    return _markdown(_DECODE_HEAD, _decode_rows("check"))


def prompt_table() -> str:
    """Prompt speed of the fitted rows."""
    return _markdown(
        ("cards", "model", "quant", "range", "expected", "measured", "error"),
        (
            (
                f"{row.found.row.count} x {row.found.row.gpu}",
                row.found.row.model,
                row.found.row.quant,
                f"{_rate(row.speed.prompt_tok_s.low)} to {_rate(row.speed.prompt_tok_s.high)}",
                _rate(row.speed.prompt_tok_s.expected),
                _rate(row.found.row.prompt_tok_s),
                _signed(row.prompt_error),
            )
            for row in comparisons("fit")
        ),
    )


def error_table() -> str:
    """The errors of speed, as a list."""
    return "".join(f"- {line}\n" for line in summary())


def weights_table() -> str:
    """Published size against what the estimate places, and against bits per weight."""
    rows = []
    card = measured_cards()["A100 80GB"].id
    cards = tuple(PlacedCard(key=f"gpu{n}", part=card) for n in range(1, 17))
    for model in catalog().of_kind(LanguageModel):
        quant = next(q for q in ("Q4_K_M", "MXFP4", *model.quants) if q in model.quants)
        rig = Rig(cards=cards, workload=Workload(model=model.id, quant=quant))
        memory = estimate_memory(rig, catalog())
        assert memory is not None
        published = model.quants[quant].size_bytes.nominal / GIB
        placed = sum(row.weights_gib for row in memory.cards)
        bits = bits_per_weight(quant)
        assert bits is not None
        reckoned = model.parameters_b.nominal * 1e9 * bits / 8 / GIB
        rows.append(
            (
                model.title,
                quant,
                f"{published:.2f}",
                f"{placed:.2f}",
                _signed(placed / published - 1, 1),
                f"{reckoned:.2f}",
                _signed(reckoned / published - 1, 1),
            )
        )
    return _markdown(
        ("model", "quant", "published GiB", "placed GiB", "error", "by bits GiB", "error"), rows
    )


def kv_table() -> str:
    """Known bytes of a token against what the model's record leads to."""
    rows = []
    for model_id, known, source in KNOWN_KV:
        model = catalog().get(model_id, LanguageModel)
        assert model is not None
        token = kv_bytes(model, 2, 1, "f16") - kv_bytes(model, 1, 1, "f16")
        rows.append(
            (model.title, f"{known:,}", f"{token:,.0f}", _signed(token / known - 1, 1), source)
        )
    return _markdown(("model", "known bytes a token", "reckoned", "error", "source"), rows)


def vram_table() -> str:
    """Memory of single cards against what people saw."""
    rows = []
    for gpu, model_id, quant, context, kept, peak in VRAM_ROWS:
        card = measured_cards()[gpu]
        work = Workload(model=model_id, quant=quant, context=context, kv_cache=kept)
        rig = Rig(cards=(PlacedCard(key="gpu1", part=card.id),), workload=work)
        memory, model = estimate_memory(rig, catalog()), catalog().get(model_id, LanguageModel)
        assert memory is not None
        assert model is not None
        assert memory.needed_gib is not None
        logits = buffers_of(model, work, several_cards=False).logits
        least = memory.needed_gib - (driver_bytes(card) + DESKTOP_BYTES + logits) / GIB
        rows.append(
            (
                gpu,
                model.title,
                quant,
                f"{context:,} {kept}",
                f"{peak:.1f}",
                f"{least:.1f}",
                _signed(least / peak - 1),
                f"{memory.needed_gib:.1f}",
            )
        )
    return _markdown(
        ("card", "model", "quant", "context", "seen GiB", "least", "error", "to be safe"), rows
    )


def power_limit_table() -> str:
    """Speed under a power limit against published sweeps."""
    rows = []
    for gpu, limit, held, free, note in POWER_ROWS:
        share = limited_speed(measured_cards()[gpu], limit)
        rows.append(
            (
                gpu,
                f"{limit} W",
                f"{held / free:.0%}",
                f"{share:.0%}",
                _signed(share - held / free),
                note,
            )
        )
    return _markdown(
        ("card", "limit", "measured share of speed", "reckoned", "difference", "cooling"), rows
    )


TABLES: dict[str, Callable[[], str]] = {
    "weights": weights_table,
    "kv": kv_table,
    "vram": vram_table,
    "decode": decode_table,
    "check": check_table,
    "prompt": prompt_table,
    "errors": error_table,
    "power-limit": power_limit_table,
}


def with_tables(text: str) -> str:
    """A page with every table written anew; KeyError for a table that nobody makes."""
    return _TABLE.sub(lambda m: f"{m.group(1)}{TABLES[m.group(2)]()}{m.group(3)}", text)


def pages() -> list[Path]:
    """The pages of the estimates."""
    return sorted((docs_dir() / "estimates").glob("*.md"))


def stale_pages() -> list[Path]:
    """Pages whose tables are not what the estimates say now."""
    return [p for p in pages() if (text := p.read_text(encoding="utf-8")) != with_tables(text)]


def main(arguments: Sequence[str]) -> int:
    """Writes or checks the pages; 1 where a check finds a stale one."""
    print("\n".join(summary()))
    stale = stale_pages()
    if "--check" in arguments:
        for page in stale:
            print(f"{page}: its tables are old; run python -m scripts.estimate_tables")
        return 1 if stale else 0
    for page in stale:
        page.write_text(with_tables(page.read_text(encoding="utf-8")), encoding="utf-8")
        print(f"wrote {page}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
