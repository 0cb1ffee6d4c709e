"""What the money, the cards, the split and the watts buy, as sections. Wording only."""

from __future__ import annotations

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.report import Report
from rigbuilder.estimates.card_steps import CardStep
from rigbuilder.estimates.claim import ClaimEstimate
from rigbuilder.estimates.results import Range
from rigbuilder.estimates.single_cards import SingleCard
from rigbuilder.estimates.splits import SplitStep
from rigbuilder.estimates.value import ValueEstimate, estimate_value
from rigbuilder.export.document import Block, Column, Paragraph, Section, Table
from rigbuilder.export.wording import NOT_KNOWN, money, number, plural, rate
from rigbuilder.rig.model import Rig

DASH = "\N{EN DASH}"


def value_of(rig: Rig, report: Report) -> ValueEstimate:
    """The value figures of a judged rig."""
    return estimate_value(rig.site, report.memory, report.speed, report.power, report.cost)


def small_money(value: Range, currency: str) -> str:
    """A range of small amounts with cents: ``18.75-43.75 USD``."""
    if value.low is None or value.high is None:
        return NOT_KNOWN
    first, last = _cents(value.low), _cents(value.high)
    return f"{first} {currency}" if first == last else f"{first}{DASH}{last} {currency}"


def _cents(value: float) -> str:
    return number(value, 0 if value >= 1000 else 2)


def value_answer(value: ValueEstimate) -> str:
    """The two figures that rigs are compared by, in one line."""
    return (
        f"{small_money(value.cost_per_vram_gib, value.currency)} for each GiB of card memory, "
        f"{small_money(value.cost_per_tok_s, value.currency)} for each token/s"
    )


def value_section(rig: Rig, report: Report) -> Section:
    """Cost for what the rig holds and does; against renting where the site names a rent."""
    value, site = value_of(rig, report), rig.site
    rows = [
        ("A GiB of card memory", small_money(value.cost_per_vram_gib, value.currency)),
        ("A token/s, expected decode speed", small_money(value.cost_per_tok_s, value.currency)),
    ]
    if value.kwh_per_million_tokens is not None:
        energy = f"{number(value.kwh_per_million_tokens, 2)} kWh"
        if value.energy_cost_per_million_tokens is not None:
            energy += f", {_cents(value.energy_cost_per_million_tokens)} {value.currency}"
        rows.append(("Electricity of a million tokens", energy))
    else:
        rows.append(("Electricity of a million tokens", NOT_KNOWN))
    over = f"over {number(value.lifetime_months)} months at {site.hours_per_day:g} hours a day"
    rows.append(
        (f"A million tokens {over}", small_money(value.cost_per_million_tokens, value.currency))
    )
    if value.rent_per_hour is not None:
        rows.append(
            (
                f"Break-even against renting at {value.rent_per_hour:g} {value.currency} an hour",
                _months(value, report),
            )
        )
    blocks: list[Block] = [
        Paragraph(f"{value_answer(value)}.", strong=True),
        Table((Column("What the money buys", "left", 3), Column("Cost", "right", 2)), tuple(rows)),
    ]
    if words := _why_open(rig, report, value):
        blocks.append(Paragraph(words))
    return Section("Value", tuple(blocks))


def _months(value: ValueEstimate, report: Report) -> str:
    span = value.break_even_months
    if span is not None and span.low is not None and span.high is not None:
        return f"month {number(span.low, 1)}{DASH}{number(span.high, 1)}"
    if report.power.price_per_month is None or report.cost.low is None:
        return NOT_KNOWN
    return "never within ten years"


def _why_open(rig: Rig, report: Report, value: ValueEstimate) -> str:
    """Which figure is missing where electricity or tokens have no cost."""
    words = []
    if report.power.wall_w is None:
        words.append("Watts at the wall need a supply with a known efficiency.")
    if rig.site.price_per_kwh is None:
        words.append("The site has no price of electricity.")
    if report.cost.unpriced:
        count = plural(len(report.cost.unpriced), "part")
        words.append(f"{count} without a price left out.")
    return " ".join(words)


def card_steps_table(steps: tuple[CardStep, ...]) -> list[Block]:
    """What each further card buys; nothing for a single card."""
    if len(steps) < 2:
        return []
    columns = (
        Column("With"),
        Column("Fits"),
        Column("Longest context", "right"),
        Column("Largest quant", "right"),
        Column("Decode", "right"),
    )
    rows = tuple(
        (
            plural(step.cards, "card"),
            _fits(step.fits),
            DASH if step.longest_context is None else number(step.longest_context),
            step.best_quant or DASH,
            DASH if step.decode_tok_s is None else f"{rate(step.decode_tok_s)} tok/s",
        )
        for step in steps
    )
    return [Paragraph("What each card buys:"), Table(columns, rows)]


def split_table(steps: tuple[SplitStep, ...]) -> list[Block]:
    """What tensor parallel buys, and the link's share of it."""
    if not any(step.decode_tok_s.expected is not None for step in steps):
        return []
    columns = (
        Column("Split"),
        Column("Low", "right"),
        Column("Expected", "right"),
        Column("High", "right"),
        Column("Bound", "right"),
        Column("Gain", "right"),
    )
    rows = tuple(
        (
            step.title,
            *(rate(v) for v in (step.decode_tok_s.low, step.decode_tok_s.expected)),
            *(rate(v) for v in (step.decode_tok_s.high, step.decode_tok_s.bound)),
            DASH if not step.gain else f"{step.gain:+.0%}",
        )
        for step in steps
    )
    return [Paragraph("What split and link buy, tokens a second:"), Table(columns, rows)]


def limit_table(steps: list[tuple[float, float]]) -> list[Block]:
    """A power limit on every card against the expected speed."""
    if not steps:
        return []
    full = steps[-1][1]
    columns = (Column("All cards", "right"), Column("Decode", "right"), Column("Speed", "right"))
    rows = tuple(
        (f"{number(watts)} W", f"{rate(speed)} tok/s", f"{speed / full:.0%}")
        for watts, speed in steps
    )
    return [Paragraph("Power limit against speed:"), Table(columns, rows)]


def claim_section(claim: ClaimEstimate) -> Section:
    """A claimed speed beside the bound."""
    head = f"{claim.rule}: " if claim.rule else ""
    return Section("Claim", (Paragraph(head + claim.message, strong=claim.rule is not None),))


def singles_section(rows: tuple[SingleCard, ...], rig: Rig, report: Report) -> Section:
    """The rig beside single cards of 48, 80 and 96 GB."""
    columns = (
        Column("Instead", "left", 3),
        Column("Memory", "right"),
        Column("Fits"),
        Column("Context", "right"),
        Column("Decode", "right"),
        Column("Watts", "right"),
        Column("Cost", "right", 2),
        Column("A GiB", "right"),
        Column("A tok/s", "right"),
    )
    value = value_of(rig, report)
    memory, speed, power = report.memory, report.speed, report.power
    own = (
        "This rig",
        f"{number(memory.capacity_gib)} GiB" if memory is not None else DASH,
        _fits(memory.fits if memory is not None else None),
        DASH if memory is None or memory.longest_context is None
        else number(memory.longest_context),
        DASH if speed is None or speed.decode_tok_s.expected is None
        else rate(speed.decode_tok_s.expected),
        DASH if power.sustained_w is None else number(power.sustained_w),
        money(report.cost.low, report.cost.high, report.cost.currency),
        _middle(value.cost_per_vram_gib),
        _middle(value.cost_per_tok_s),
    )  # fmt: skip
    others = tuple(
        (
            row.title,
            f"{number(row.vram_gib)} GiB",
            _fits(row.fits),
            DASH if row.longest_context is None else number(row.longest_context),
            DASH if row.decode_tok_s.expected is None else rate(row.decode_tok_s.expected),
            DASH if row.sustained_w is None else number(row.sustained_w),
            money(row.cost_low, row.cost_high, row.currency),
            _middle(row.value.cost_per_vram_gib),
            _middle(row.value.cost_per_tok_s),
        )
        for row in rows
    )
    return Section("Against a single card", (Table(columns, (own, *others)),))


def extra_sections(
    rig: Rig, catalog: Catalog, report: Report, rows: tuple[SingleCard, ...]
) -> list[Section]:
    """Value, and the comparison where there is something to compare."""
    sections = [value_section(rig, report)]
    if rows:
        sections.append(singles_section(rows, rig, report))
    return sections


def _middle(value: Range) -> str:
    return DASH if value.expected is None else _cents(value.expected)


def _fits(fits: bool | None) -> str:
    return "open" if fits is None else "yes" if fits else "no"
