"""Speed, cost and the rest of the figures in words, with the change while a drag goes on."""

from __future__ import annotations

from rigbuilder.checks.report import Report
from rigbuilder.estimates.results import CostEstimate, PowerEstimate, Range
from rigbuilder.ui.language import counted, mark, tr
from rigbuilder.ui.words import number, signed

DASH = "\N{EN DASH}"
DOT = " \N{MIDDLE DOT} "


def range_words(value: Range, unit: str) -> str:
    """``14-18.5 tok/s, bound 22``; what is not known is left out."""
    if value.low is not None and value.high is not None:
        head = f"{number(value.low)}{DASH}{number(value.high)} {unit}"
    elif value.expected is not None:
        head = tr("about {expected} {unit}", expected=number(value.expected), unit=unit)
    else:
        head = ""
    bound = (
        tr("at most {bound} {unit}", bound=number(value.bound), unit=unit)
        if value.bound is not None
        else ""
    )
    if head and bound:
        return tr("{head} (bound {bound})", head=head, bound=number(value.bound or 0.0))
    return head or bound or tr("not known")


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
        return [(mark("Speed"), tr("not known"), speed.unknown_because)]
    old = before.speed if before else None
    tip = speed.method + ("\n" + tr("Link: {link}", link=speed.link) if speed.link else "")
    rows = []
    for name, value, was in (
        (mark("Decode"), speed.decode_tok_s, old.decode_tok_s if old else None),
        (mark("Prompt"), speed.prompt_tok_s, old.prompt_tok_s if old else None),
    ):
        change = change_of(value.expected, was.expected if was else None, "")
        rows.append((name, range_words(value, "tok/s") + change, tip))
    return rows


def cost_words(cost: CostEstimate, before: CostEstimate | None) -> tuple[str, str]:
    """The cost in one line, and the parts list's lines as explanation."""
    if not cost.rows:
        return "\N{EN DASH}", ""
    if cost.low is None or cost.high is None:
        words = tr("no prices yet")
    elif cost.low == cost.high:
        words = f"{money(cost.low)} {cost.currency}"
    else:
        words = f"{money(cost.low)}{DASH}{money(cost.high)} {cost.currency}"
    words += change_of(cost.low, before.low if before else None, "")
    if cost.unpriced:
        count = len(cost.unpriced)
        words += "\n" + counted(count, "{n} part without a price", "{n} parts without a price")
    lines = [f"{row.title}: {_row_price(row.low, row.high)} {row.currency}" for row in cost.rows]
    return words, "\n".join(lines)


def _row_price(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return tr("no price in")
    return money(low) if low == high else f"{money(low)}{DASH}{money(high)}"


def money(value: float) -> str:
    """An amount; without cents where they do not matter."""
    return number(round(value), 9) if value >= 100 else number(value, 4)


def power_head(power: PowerEstimate) -> str:
    """Load of the supply in words."""
    if power.psu_rating_w is None:
        return tr("no supply yet")
    if power.psu_load is None:
        return tr("supply {supply} W", supply=number(power.psu_rating_w, 4))
    return tr(
        "{load:.0%} of {rating} W",
        load=power.psu_load,
        rating=number(power.psu_rating_w, 4),
    )


def power_foot(power: PowerEstimate, currency: str) -> str:
    """Limits and running cost in one line."""
    words = []
    if power.circuit_w is not None:
        words.append(tr("circuit {circuit} W", circuit=number(power.circuit_w, 4)))
    if power.price_per_month is not None:
        words.append(
            tr(
                "{price} {currency} a month",
                price=number(power.price_per_month),
                currency=currency,
            )
        )
    if power.missing:
        words.append(tr("no figure for {missing}", missing=", ".join(power.missing)))
    return DOT.join(words)


def power_tip(power: PowerEstimate) -> str:
    """Heat and efficiency, for hovering."""
    words = []
    if power.heat_btu_h is not None:
        words.append(tr("Heat into the room: {heat} BTU/h", heat=number(power.heat_btu_h, 4)))
    if power.efficiency is not None:
        words.append(
            tr(
                "Efficiency of the supply at this load: {efficiency:.1%}",
                efficiency=power.efficiency,
            )
        )
    return "\n".join(words)


def memory_head(report: Report) -> str:
    """Whether the model fits, in one line."""
    memory = report.memory
    if memory is None:
        return ""
    if memory.fits is None:
        return tr("not known")
    if memory.needed_gib is None:
        return tr("fits") if memory.fits else tr("does not fit")
    words = tr(
        "{used} of {capacity} GiB",
        used=number(memory.needed_gib),
        capacity=number(memory.capacity_gib),
    )
    return words if memory.fits else f"{words}, {tr('does not fit')}"


def memory_foot(report: Report) -> str:
    """How long the context may be, or what would fit instead."""
    memory = report.memory
    if memory is None:
        return tr("Pick a model above to see what the cards hold.")
    if memory.unknown_because is not None:
        return memory.unknown_because
    words = []
    if memory.longest_context:
        words.append(tr("up to {context} tokens", context=number(memory.longest_context, 6)))
    if memory.best_quant is not None:
        words.append(tr("largest quant {quant}", quant=memory.best_quant))
    return DOT.join(words)
