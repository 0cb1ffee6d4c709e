"""Speed, cost and the rest of the figures in words, with the change while a drag goes on."""

from __future__ import annotations

from rigbuilder.checks.report import Report
from rigbuilder.estimates.results import CostEstimate, PowerEstimate, Range
from rigbuilder.ui.words import number, signed

DASH = "\N{EN DASH}"
DOT = " \N{MIDDLE DOT} "


def range_words(value: Range, unit: str) -> str:
    """``14-18.5 tok/s, bound 22``; what is not known is left out."""
    if value.low is not None and value.high is not None:
        head = f"{number(value.low)}{DASH}{number(value.high)} {unit}"
    elif value.expected is not None:
        head = f"about {number(value.expected)} {unit}"
    else:
        head = ""
    bound = f"at most {number(value.bound)} {unit}" if value.bound is not None else ""
    if head and bound:
        return f"{head} (bound {number(value.bound or 0.0)})"
    return head or bound or "not known"


def change_of(value: float | None, before: float | None, unit: str) -> str:
    """The change in brackets, empty for none; ``unit`` may be empty."""
    if value is None or before is None:
        return ""
    words = signed(value - before, unit).strip()
    return f" ({words})" if words else ""


def speed_rows(report: Report, before: Report | None) -> list[tuple[str, str, str]]:
    """(name, words, explanation) of decode and prompt speed."""
    speed = report.speed
    if speed is None:
        return []
    if speed.unknown_because is not None and speed.decode_tok_s.bound is None:
        return [("Speed", "not known", speed.unknown_because)]
    old = before.speed if before else None
    tip = speed.method + (f"\nLink: {speed.link}" if speed.link else "")
    rows = []
    for name, value, was in (
        ("Decode", speed.decode_tok_s, old.decode_tok_s if old else None),
        ("Prompt", speed.prompt_tok_s, old.prompt_tok_s if old else None),
    ):
        change = change_of(value.expected, was.expected if was else None, "")
        rows.append((name, range_words(value, "tok/s") + change, tip))
    return rows


def cost_words(cost: CostEstimate, before: CostEstimate | None) -> tuple[str, str]:
    """The cost in one line, and the parts list's lines as explanation."""
    if not cost.rows:
        return "\N{EN DASH}", ""
    if cost.low is None or cost.high is None:
        words = "no prices yet"
    elif cost.low == cost.high:
        words = f"{money(cost.low)} {cost.currency}"
    else:
        words = f"{money(cost.low)}{DASH}{money(cost.high)} {cost.currency}"
    words += change_of(cost.low, before.low if before else None, "")
    if cost.unpriced:
        count = len(cost.unpriced)
        words += f"\n{count} part{'s' if count > 1 else ''} without a price"
    lines = [f"{row.title}: {_row_price(row.low, row.high)} {row.currency}" for row in cost.rows]
    return words, "\n".join(lines)


def _row_price(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return "no price in"
    return money(low) if low == high else f"{money(low)}{DASH}{money(high)}"


def money(value: float) -> str:
    """An amount; without cents where they do not matter."""
    return number(round(value), 9) if value >= 100 else number(value, 4)


def power_head(power: PowerEstimate) -> str:
    """Load of the supply in words."""
    if power.psu_rating_w is None:
        return "no supply yet"
    if power.psu_load is None:
        return f"supply {number(power.psu_rating_w, 4)} W"
    return f"{power.psu_load:.0%} of {number(power.psu_rating_w, 4)} W"


def power_foot(power: PowerEstimate, currency: str) -> str:
    """Limits and running cost in one line."""
    words = []
    if power.circuit_w is not None:
        words.append(f"circuit {number(power.circuit_w, 4)} W")
    if power.price_per_month is not None:
        words.append(f"{number(power.price_per_month)} {currency} a month")
    if power.missing:
        words.append(f"no figure for {', '.join(power.missing)}")
    return DOT.join(words)


def power_tip(power: PowerEstimate) -> str:
    """Heat and efficiency, for hovering."""
    words = []
    if power.heat_btu_h is not None:
        words.append(f"Heat into the room: {number(power.heat_btu_h, 4)} BTU/h")
    if power.efficiency is not None:
        words.append(f"Efficiency of the supply at this load: {power.efficiency:.1%}")
    return "\n".join(words)


def memory_head(report: Report) -> str:
    """Whether the model fits, in one line."""
    memory = report.memory
    if memory is None:
        return ""
    if memory.fits is None:
        return "not known"
    if memory.needed_gib is None:
        return "fits" if memory.fits else "does not fit"
    words = f"{number(memory.needed_gib)} of {number(memory.capacity_gib)} GiB"
    return words if memory.fits else f"{words}, does not fit"


def memory_foot(report: Report) -> str:
    """How long the context may be, or what would fit instead."""
    memory = report.memory
    if memory is None:
        return "Pick a model above to see what the cards hold."
    if memory.unknown_because is not None:
        return memory.unknown_because
    words = []
    if memory.longest_context:
        words.append(f"up to {number(memory.longest_context, 6)} tokens")
    if memory.best_quant is not None:
        words.append(f"largest quant {memory.best_quant}")
    return DOT.join(words)
