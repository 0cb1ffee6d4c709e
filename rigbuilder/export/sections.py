"""Report -> sections: verdict, findings, memory, power, speed. Wording only, no format."""

from __future__ import annotations

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.report import Finding, Report
from rigbuilder.estimates.results import MemoryEstimate, PowerEstimate, SpeedEstimate
from rigbuilder.export.document import (
    Bar,
    Block,
    Column,
    Document,
    FindingBlock,
    Paragraph,
    Section,
    Table,
)
from rigbuilder.export.evidence import sources_section
from rigbuilder.export.parts_list import parts_section
from rigbuilder.export.value_sections import value_section
from rigbuilder.export.wording import (
    NOT_KNOWN,
    by_weight,
    figures,
    listed,
    measure,
    money,
    number,
    plural,
    rate,
    sentence,
    severity_of,
    span,
    verdict_line,
)
from rigbuilder.rig.model import Rig

NEAREST_ROWS = 3
DASH = "\N{EN DASH}"


def summary_lines(rig: Rig, catalog: Catalog, report: Report) -> tuple[str, ...]:
    """What the rig is, holds, draws, does and costs: one line each, only what is there."""
    lines = [_what(rig, catalog)]
    memory = report.memory
    if memory is not None:
        lines.append(f"Runs {workload_words(rig, catalog)}")
        lines.append(f"Memory: {memory_answer(memory)}")
    elif rig.cards:
        lines.append("Memory: no model chosen")
    lines.append(f"Power: {power_answer(report.power)}")
    if report.speed is not None:
        lines.append(f"Speed: {speed_answer(report.speed)}")
    cost = report.cost
    left_out = f", {plural(len(cost.unpriced), 'part')} without a price" if cost.unpriced else ""
    lines.append(f"Cost: {money(cost.low, cost.high, cost.currency)}{left_out}")
    return tuple(lines)


def _what(rig: Rig, catalog: Catalog) -> str:
    counts: dict[str, int] = {}
    for card in rig.cards:
        record = catalog.parts.get(card.part)
        title = record.title if record is not None else card.part
        counts[title] = counts.get(title, 0) + 1
    words = [f"{count} x {title}" for title, count in counts.items()]
    words += [
        record.title
        for part in (*(bridge.part for bridge in rig.bridges), rig.board, rig.case)
        if part is not None and (record := catalog.parts.get(part)) is not None
    ]
    return ", ".join(words) or "No cards yet"


def workload_words(rig: Rig, catalog: Catalog) -> str:
    """Model, quantization, context and runtime in one line."""
    work = rig.workload
    if work is None:
        return "no model"
    record = catalog.parts.get(work.model)
    title = record.title if record is not None else work.model
    words = f"{title} at {work.quant}, {number(work.context)} tokens of context"
    if work.sequences > 1:
        words += f" for each of {number(work.sequences)} sequences"
    words += f", {work.kv_cache} KV cache, {work.runtime}, {work.split} split"
    return words + (", experts in system memory" if work.experts_in_system_memory else "")


def findings_section(report: Report) -> Section:
    """All findings by weight, the waived ones last."""
    blocks: tuple[Block, ...] = tuple(_finding(finding) for finding in by_weight(report.findings))
    return Section("Findings", blocks or (Paragraph("No rule has anything to say."),))


def _finding(finding: Finding) -> FindingBlock:
    details = []
    if finding.parts:
        details.append(f"Concerns: {listed(finding.parts)}")
    if words := figures(finding):
        details.append(words[0].upper() + words[1:])
    if finding.missing:
        details.append(f"To check: {'; '.join(finding.missing)}")
    if finding.waived is not None:
        details.append(f"Waived ({finding.severity}): {finding.waived}")
    details += [f"Fix: {fix.title}" for fix in finding.fixes]
    return FindingBlock(severity_of(finding), finding.rule, finding.message, tuple(details))


def memory_answer(memory: MemoryEstimate) -> str:
    """Whether the model fits, in one clause with both figures."""
    if memory.needed_gib is None:
        return f"{NOT_KNOWN}: {memory.unknown_because or 'a figure is missing'}"
    figures_ = f"{number(memory.needed_gib, 1)} GiB of {number(memory.capacity_gib, 1)} GiB"
    if memory.fits is None:
        return f"likely {figures_}, not proven: {memory.unknown_because or 'a figure is missing'}"
    if memory.fits:
        return f"{figures_}, fits"
    reason = memory.refused_because
    return f"{figures_}, does not fit" + (f": {reason}" if reason else "")


def memory_section(rig: Rig, catalog: Catalog, report: Report) -> Section:
    """The memory budget of each card."""
    memory = report.memory
    if memory is None:
        return Section("Memory", (Paragraph("No model chosen, so there is nothing to hold."),))
    answer = memory_answer(memory)
    blocks: list[Block] = [
        Paragraph(sentence(answer), strong=True),
        Paragraph(f"To run: {workload_words(rig, catalog)}."),
    ]
    if memory.cards:
        blocks += _memory_bars(memory)
        blocks.append(_memory_table(memory))
    words = _memory_remarks(memory)
    if words:
        blocks.append(Paragraph(" ".join(words)))
    return Section("Memory", tuple(blocks))


def _memory_bars(memory: MemoryEstimate) -> list[Block]:
    return [
        Bar(
            card.key,
            (
                ("weights", card.weights_gib),
                ("KV cache", card.kv_cache_gib),
                ("overhead", card.overhead_gib),
            ),
            card.capacity_gib,
            "GiB",
        )
        for card in memory.cards
    ]


def _memory_table(memory: MemoryEstimate) -> Table:
    columns = (
        Column("Card"),
        *(
            Column(title, "right")
            for title in ("Capacity", "Weights", "KV cache", "Overhead", "Free", "Layers")
        ),
    )
    rows = tuple(
        (
            card.key,
            *(
                f"{number(value, 1)} GiB"
                for value in (
                    card.capacity_gib,
                    card.weights_gib,
                    card.kv_cache_gib,
                    card.overhead_gib,
                    card.free_gib,
                )
            ),
            DASH if card.layers is None else str(card.layers),
        )
        for card in memory.cards
    )
    sums = [
        sum(getattr(card, name) for card in memory.cards)
        for name in ("capacity_gib", "weights_gib", "kv_cache_gib", "overhead_gib", "free_gib")
    ]
    layers = [card.layers for card in memory.cards if card.layers is not None]
    total = (
        "All",
        *(f"{number(value, 1)} GiB" for value in sums),
        str(sum(layers)) if layers else DASH,
    )
    return Table(columns, rows, total if len(memory.cards) > 1 else None)


def _memory_remarks(memory: MemoryEstimate) -> list[str]:
    words = []
    if memory.longest_context is not None:
        if memory.longest_context > 0:
            words.append(f"Longest context that fits: {number(memory.longest_context)} tokens.")
        else:
            words.append("Not even the weights fit, at any context.")
    if memory.best_quant is not None:
        words.append(f"Largest quantization that fits: {memory.best_quant}.")
    if memory.system_weights_gib is not None:
        words.append(f"In system memory: {number(memory.system_weights_gib, 1)} GiB of weights.")
    if memory.system_ram_gib is not None:
        words.append(f"System memory to have: {number(memory.system_ram_gib)} GiB.")
    if memory.weights_source is not None:
        words.append(sentence(f"Size of the weights: {memory.weights_source}"))
    return words


def power_answer(power: PowerEstimate) -> str:
    """Sustained and transient watts, and the supply's load."""
    at_least = "at least " if power.missing else ""
    words = f"{at_least}{measure(power.sustained_w, 'W')} sustained"
    if power.transient_w is not None:
        words += f", {number(power.transient_w)} W in peaks"
    if power.psu_rating_w is not None and power.psu_load is not None:
        words += f", {number(100 * power.psu_load)}% of {number(power.psu_rating_w)} W"
    return words


def power_section(report: Report) -> Section:
    """Who draws how much, what the supply and the circuit say to it."""
    power = report.power
    answer = power_answer(power)
    blocks: list[Block] = [Paragraph(sentence(answer), strong=True)]
    if power.rows:
        columns = (
            Column("Consumer", "left", 3),
            Column("Sustained", "right"),
            Column("Peak", "right"),
            Column("Remark", "left", 2),
        )
        rows = tuple(
            (
                f"{row.title} ({row.key})",
                measure(row.sustained_w, "W"),
                measure(row.transient_w, "W"),
                row.note or "",
            )
            for row in power.rows
        )
        total = ("Total", measure(power.sustained_w, "W"), measure(power.transient_w, "W"), "")
        blocks.append(Table(columns, rows, total))
    if words := _power_remarks(report):
        blocks.append(Paragraph(" ".join(words)))
    return Section("Power", tuple(blocks))


def _power_remarks(report: Report) -> list[str]:
    power, words = report.power, []
    if power.missing:
        keys = listed(power.missing)
        words.append(f"No published draw: {keys}; the sums are lower bounds.")
    if power.wall_w is not None:
        known = power.efficiency is not None
        tail = f" (efficiency {number(100 * (power.efficiency or 0))}%)" if known else ""
        words.append(f"At the wall: {number(power.wall_w)} W{tail}.")
    if power.psu_bears_w is not None:
        standard = (power.psu_standard or "").upper().replace("-", " ", 1)
        words.append(
            f"Peaks that the supply is made to bear: {number(power.psu_bears_w)} W"
            f" ({standard or 'no ATX standard published, so its rating'})."
        )
    if power.circuit_w is not None:
        share = f"; the rig takes {power.wall_w / power.circuit_w:.0%}" if power.wall_w else ""
        words.append(f"The circuit may carry {number(power.circuit_w)} W without a break{share}.")
    if power.heat_btu_h is not None:
        words.append(f"Heat: {number(power.heat_btu_h)} BTU/h.")
    if power.price_per_month is not None:
        price = f"{number(power.price_per_month, 2)} {report.cost.currency}"
        words.append(f"Electricity: {price} a month.")
    return words


def speed_answer(speed: SpeedEstimate) -> str:
    """Decode speed in one clause."""
    if speed.unknown_because is not None and speed.decode_tok_s.bound is None:
        return f"{NOT_KNOWN}: {speed.unknown_because}"
    return f"{span(speed.decode_tok_s, 'tok/s')} (decode)"


def speed_section(report: Report) -> Section:
    """Ranges and bounds, the method, and the published rows nearest to the rig."""
    speed = report.speed
    if speed is None:
        return Section("Speed", (Paragraph("No model chosen, so there is no speed to estimate."),))
    answer = speed_answer(speed)
    blocks: list[Block] = [Paragraph(sentence(answer), strong=True)]
    columns = (
        Column("tokens a second", "left", 2),
        *(Column(title, "right") for title in ("Low", "Expected", "High", "Bound")),
    )
    named = [("Decode, one sequence", speed.decode_tok_s)]
    if speed.all_sequences_tok_s is not None:
        named.append(("Decode, all sequences together", speed.all_sequences_tok_s))
    named.append(("Reading the prompt", speed.prompt_tok_s))
    rows = tuple(
        (title, *(rate(v) for v in (value.low, value.expected, value.high, value.bound)))
        for title, value in named
    )
    blocks.append(Table(columns, rows))
    words = [sentence(speed.method)]
    if speed.link is not None:
        words.append(f"Link between the cards: {speed.link}.")
    if speed.unknown_because is not None:
        words.append(sentence(f"Not known: {speed.unknown_because}"))
    blocks.append(Paragraph(" ".join(words)))
    blocks += [
        Paragraph(
            f"Measured: {row.count} x {row.gpu}, {row.model} {row.quant}, {row.runtime} "
            f"({row.split}): {rate(row.decode_tok_s)} tok/s decode, {rate(row.prompt_tok_s)} "
            f"tok/s prompt; {row.source}{f', {row.url}' if row.url else ''}."
        )
        for row in speed.nearest[:NEAREST_ROWS]
    ]
    return Section("Speed", tuple(blocks))


def document_of(rig: Rig, catalog: Catalog, report: Report) -> Document:
    """The whole report."""
    return Document(
        title=rig.name or "Untitled rig",
        verdict=verdict_line(report),
        summary=summary_lines(rig, catalog, report),
        sections=(
            findings_section(report),
            parts_section(rig, catalog, report),
            memory_section(rig, catalog, report),
            power_section(report),
            speed_section(report),
            value_section(rig, report),
            sources_section(rig, catalog),
        ),
    )
