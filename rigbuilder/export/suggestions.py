"""Suggested builds as text: a table to choose from, each build in words, or why there is none."""

from __future__ import annotations

from rigbuilder.advisor.suggest import Demands, Suggestion, Suggestions
from rigbuilder.export.document import Column, Paragraph, Section, Table
from rigbuilder.export.text import coloured, section_lines, wrapped
from rigbuilder.export.wording import measure, money, number

NOISE_WORDS = {"quiet": "quiet", "audible": "audible (blower)", "loud": "loud (server fans)"}
BUDGET_WORDS = {
    "yes": "within the budget even at the dearest offers on record",
    "likely": "within the budget, though the dearest offers on record are not",
    "unknown": "the unpriced parts have to fit into what is left of the budget",
}


def suggestion_lines(answer: Suggestions, width: int, *, colour: bool) -> list[str]:
    """The whole answer for a terminal."""
    count = len(answer.builds)
    head = (
        f"{count} build{'s' if count > 1 else ''} proven to fit, none surpassed by another"
        if count
        else "Nothing is proven to fit"
    )
    lines = [coloured(head, f"1;{32 if count else 31}", colour=colour)]
    lines += wrapped(asked_words(answer.demands), width, "  ")
    lines += wrapped(looked_words(answer), width, "  ")
    for section in sections_of(answer):
        lines += section_lines(section, width, colour=colour)
    return lines


def asked_words(demands: Demands) -> str:
    """The demands in one sentence."""
    work, site = demands.workload, demands.site
    users = f" for {work.sequences} users" if work.sequences > 1 else ""
    words = [f"{work.model} {work.quant} with {work.context:,} tokens{users}"]
    if demands.min_speed_tok_s is not None:
        words.append(f"at least {demands.min_speed_tok_s:g} tokens/s")
    if demands.budget is not None:
        words.append(f"at most {demands.budget:,.0f} {site.currency}")
    words.append(f"on {site.mains_v:g} V and {site.circuit_a:g} A")
    if demands.max_volume_l is not None:
        words.append(f"at most {demands.max_volume_l:g} litres")
    if demands.styles:
        words.append(f"case: {' or '.join(demands.styles)}")
    if demands.max_noise is not None:
        words.append(f"at most {demands.max_noise}")
    if demands.owned:
        words.append(f"owned: {', '.join(row.part for row in demands.owned)}")
    return ", ".join(words)


def looked_words(answer: Suggestions) -> str:
    """How much was looked at, and what was left out."""
    words = f"Looked at {answer.card_sets:,} sets of cards and judged {answer.judged:,} rigs."
    left = len(answer.unpriced_cards)
    if left:
        verb = "cards whose price is" if left > 1 else "card whose price is"
        words += f" The budget left out {left} {verb} not on record."
    return words


def sections_of(answer: Suggestions) -> list[Section]:
    """The table, the builds, and where there are none the ways out."""
    if answer.builds:
        return [_table(answer.builds), *(
            _build(n, one) for n, one in enumerate(answer.builds, 1)
        )]  # fmt: skip
    ways = tuple(
        Paragraph(f"{way.title}: {way.example.title} at {cost_words(way.example)}, "
                  f"{speed_words(way.example)}.")
        for way in answer.relaxations
    )  # fmt: skip
    none = (Paragraph("No single demand, relaxed alone, lets a build pass."),)
    found = [Section("One demand to relax", ways or none)]
    if answer.nearest:
        found.append(
            Section(
                "Nearest, kept from a proof only by figures that nobody publishes",
                tuple(Paragraph(near_words(one)) for one in answer.nearest),
            )
        )
    return found


def _table(builds: tuple[Suggestion, ...]) -> Section:
    columns = (
        Column("", "right"), Column("cost", "right"), Column("tokens/s", "right"),
        Column("power", "right"), Column("noise"), Column("cards"), Column("case"),
    )  # fmt: skip
    rows = tuple(
        (
            str(n),
            cost_words(one, short=True),
            "" if one.speed_tok_s.expected is None else number(one.speed_tok_s.expected, 1),
            measure(one.sustained_w, "W"),
            one.noise,
            one.title,
            _title_of(one, "case"),
        )
        for n, one in enumerate(builds, 1)
    )
    marks = Paragraph("+ : parts without a price on record come on top.", small=True)
    return Section("Builds, cheapest first", (Table(columns, rows), marks))


def _build(n: int, one: Suggestion) -> Section:
    lines = [
        Paragraph(f"{cost_words(one)}; {speed_words(one)}; {power_words(one)}; {one.noise}; "
                  f"{number(one.free_gib, 1)} GiB free on the cards.", strong=True),
Paragraph(parts_words(one)),
        *(Paragraph(f"Warning: {words}") for words in one.warnings),
    ]  # fmt: skip
    if one.unpriced:
        lines.append(Paragraph(f"No price on record: {', '.join(dict.fromkeys(one.unpriced))}."))
    if one.within_budget is not None:
        lines.append(Paragraph(f"Budget: {BUDGET_WORDS[one.within_budget]}."))
    if one.unused:
        lines.append(Paragraph(f"Owned and not used: {', '.join(one.unused)}."))
    return Section(f"{n}  {one.title}", tuple(lines))


def parts_words(one: Suggestion) -> str:
    """The parts list in a line, and when its prices were read."""
    counts: dict[str, int] = {}
    for row in one.parts:
        counts[row.title] = counts.get(row.title, 0) + row.count
    parts = "; ".join(title if n == 1 else f"{n} x {title}" for title, n in counts.items())
    days = sorted(row.date for row in one.parts if row.date is not None)
    return f"Parts: {parts}." + (f" Prices of {days[0]} to {days[-1]}." if days else "")


def _title_of(one: Suggestion, key: str) -> str:
    return next((row.title for row in one.parts if row.key == key), "")


def cost_words(one: Suggestion, *, short: bool = False) -> str:
    """The cost range, with a plus where parts without a price come on top.

    Without the price of the cards the sum says little about the rig: they are named first then.
    """
    words = money(one.cost_low, one.cost_high, "" if short else one.currency).strip()
    if not one.cards_priced:
        return f"cards + {words}"
    return f"{words} +" if one.unpriced else words


def speed_words(one: Suggestion) -> str:
    """The expected speed with its range."""
    span = one.speed_tok_s
    if span.expected is None or span.low is None or span.high is None:
        return "speed not known"
    return f"{span.expected:.1f} tokens/s ({span.low:.0f} to {span.high:.0f})"


def power_words(one: Suggestion) -> str:
    """Watts at the supply and at the wall."""
    wall = "" if one.wall_w is None else f", {one.wall_w:.0f} W from the wall"
    return f"{one.sustained_w:.0f} W steady{wall}"


def near_words(one: Suggestion) -> str:
    """A nearest candidate with the figures that are missing."""
    return (
        f"{one.title} in the {_title_of(one, 'case')}, {cost_words(one)}, {speed_words(one)}. "
        f"Missing: {'; '.join(one.missing)}."
    )
