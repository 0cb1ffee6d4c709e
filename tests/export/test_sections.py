"""What a report says, in words: answers first, and never more than is known."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Figure
from rigbuilder.checks.report import Finding, Report
from rigbuilder.estimates.results import Range
from rigbuilder.export.document import Bar, Block, FindingBlock, Paragraph, Section, Table
from rigbuilder.export.evidence import sources_section
from rigbuilder.export.sections import (
    document_of,
    findings_section,
    memory_section,
    power_section,
    speed_section,
    summary_lines,
)
from rigbuilder.export.text import bar_line, section_lines, table_lines
from rigbuilder.export.wording import (
    clean,
    listed,
    measure,
    money,
    number,
    plain,
    plural,
    rate,
    sentence,
    span,
    verdict_line,
)
from rigbuilder.rig.model import Rig, Workload
from tests.export.judged import judged, memory, power, speed
from tests.export.sample import card, catalog, dual_rig


def words_of(section: Section) -> str:
    found = []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Table):
            found += [" ".join(row) for row in (*block.rows, block.total or ())]
    return "\n".join(found)


def changed(part: str, **fields: Any) -> Report:
    made = {"memory": memory(), "power": power(), "speed": speed()}[part]
    return judged(**{part: made.model_copy(update=fields)})


def first(section: Section) -> str:
    block: Block = section.blocks[0]
    assert isinstance(block, Paragraph)
    return block.text


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({}, "43.3 GiB of 48.0 GiB, fits."),
        ({"fits": False}, "43.3 GiB of 48.0 GiB, does not fit."),
        (
            {"fits": False, "refused_because": "64 heads do not divide by 3"},
            "43.3 GiB of 48.0 GiB, does not fit: 64 heads do not divide by 3.",
        ),
        (
            {"fits": None, "unknown_because": "the size is not verified"},
            "Likely 43.3 GiB of 48.0 GiB, not proven: the size is not verified.",
        ),
        (
            {"needed_gib": None, "fits": None, "unknown_because": "no published size"},
            "Not known: no published size.",
        ),
        ({"needed_gib": None, "fits": None}, "Not known: a figure is missing."),
    ],
)
def test_memory_answers_whether_the_model_fits(
    rig: Rig, parts: Catalog, fields: dict[str, Any], answer: str
) -> None:
    assert first(memory_section(rig, parts, changed("memory", **fields))) == answer


def test_memory_of_no_card_that_holds_the_weights_says_so(rig: Rig, parts: Catalog) -> None:
    report = changed("memory", longest_context=0, best_quant=None, weights_source=None)
    assert "Not even the weights fit" in words_of(memory_section(rig, parts, report))


def test_weights_in_system_memory_are_named(rig: Rig, parts: Catalog) -> None:
    report = changed("memory", system_weights_gib=120.5)
    assert "In system memory: 120.5 GiB of weights." in words_of(memory_section(rig, parts, report))


def test_a_single_card_has_no_sum_below_it(rig: Rig, parts: Catalog) -> None:
    report = changed("memory", cards=memory().cards[:1])
    tables = [b for b in memory_section(rig, parts, report).blocks if isinstance(b, Table)]
    assert tables[0].total is None


def test_the_workload_says_what_departs_from_the_usual(parts: Catalog, report: Report) -> None:
    work = Workload(model="unknown-model", quant="Q8_0", sequences=4, experts_in_system_memory=True)
    text = words_of(memory_section(dual_rig(workload=work), parts, report))
    assert "unknown-model at Q8_0, 8,192 tokens of context for each of 4 sequences" in text
    assert "experts in system memory" in text


def test_a_rig_without_a_model_says_so_and_guesses_nothing(parts: Catalog) -> None:
    rig = dual_rig(workload=None)
    report = judged(memory=None, speed=None)
    assert "Memory: no model chosen" in summary_lines(rig, parts, report)
    assert "No model chosen" in first(memory_section(rig, parts, report))
    assert "No model chosen" in first(speed_section(report))
    assert not any("Speed" in line for line in summary_lines(rig, parts, report))


def test_sums_without_a_part_are_called_lower_bounds() -> None:
    text = words_of(power_section(judged()))
    assert "At least 905 W sustained" in text
    assert "No published draw: cpu; the sums are lower bounds." in text
    assert "Twelve Cores (cpu) not known not known" in text


def test_power_of_nothing_known_is_not_known() -> None:
    nothing = dict.fromkeys(type(power()).model_fields)
    report = judged(power=type(power()).model_validate({**nothing, "rows": (), "missing": ()}))
    assert words_of(power_section(report)) == "Not known sustained."


def test_speed_without_a_bound_says_why() -> None:
    report = changed(
        "speed", decode_tok_s=Range(), prompt_tok_s=Range(), unknown_because="no bandwidth known"
    )
    text = words_of(speed_section(report))
    assert text.startswith("Not known: no bandwidth known.")
    assert "Decode, one sequence not known not known not known not known" in text


def test_speed_names_link_method_and_measured_rows() -> None:
    text = words_of(speed_section(judged()))
    assert "Link between the cards: NVLink, 112.5 GB/s." in text
    assert "Measured: 2 x RTX 3090, Llama 3 70B Q4_K_M, llama.cpp (layer): 16.3 tok/s" in text


def test_findings_come_by_weight_with_waived_ones_last() -> None:
    blocks = findings_section(judged()).blocks
    assert all(isinstance(block, FindingBlock) for block in blocks)
    assert [b.severity for b in blocks if isinstance(b, FindingBlock)] == [
        "error",
        "unknown",
        "waived",
    ]


def test_a_finding_says_what_to_check_when_a_figure_is_missing() -> None:
    block = findings_section(judged()).blocks[1]
    assert isinstance(block, FindingBlock)
    assert "To check: room below the last opening of the Tall Tower" in block.details


@pytest.mark.parametrize(
    ("verdict", "findings", "line"),
    [
        ("fits", (), "Fits: no findings"),
        ("unknown", ("unknown", "unknown"), "Fit not proven: 2 open questions"),
        (
            "does-not-fit",
            ("error", "warning", "warning", "note"),
            "Does not fit: 1 error, 2 warnings, 1 note",
        ),
    ],
)
def test_the_verdict_counts_what_stands_behind_it(
    verdict: str, findings: tuple[Any, ...], line: str
) -> None:
    made = tuple(Finding(rule="fit.card-card", severity=s, message="x") for s in findings)
    assert verdict_line(judged(verdict=verdict, findings=made)) == line


def test_sources_count_the_figures_they_back_and_name_what_is_only_believed(rig: Rig) -> None:
    believed = card(length_mm=Figure(value=313, grade="unverified"))
    section = sources_section(rig, catalog(believed))
    text = words_of(section)
    assert text.startswith("Only believed, without a source: Testmaker Bench RTX 3090: length mm.")
    assert "[1] Price list of the test shop, read 2026-11-02. Backs 4 figures" in text
    assert "https://example.org/manual" in text


def test_a_source_that_the_catalog_lost_is_named_by_its_id(rig: Rig, parts: Catalog) -> None:
    text = words_of(sources_section(rig, Catalog(parts.parts, {})))
    assert "[2] test.manual. Backs" in text


def test_a_rig_of_unknown_parts_has_no_sources(parts: Catalog) -> None:
    assert "nothing is sourced" in words_of(sources_section(Rig(board="some-board"), parts))


def test_every_section_is_in_the_document(rig: Rig, parts: Catalog, report: Report) -> None:
    titles = [section.title for section in document_of(rig, parts, report).sections]
    assert titles == ["Findings", "Parts list", "Memory", "Power", "Speed", "Value", "Sources"]


def test_words_for_numbers() -> None:
    assert number(1480.4) == "1,480"
    assert number(-0.04, 1) == "0.0"
    assert number(-3.0) == "-3"
    assert plain(60.96) == "60.96"
    assert plain(61.0) == "61"
    assert measure(None, "W") == "not known"
    assert money(380.0, 380.0, "USD") == "380 USD"
    assert money(None, 3.0, "USD") == "not known"
    assert [rate(v) for v in (None, 0.256, 16.29, 393.89)] == ["not known", "0.26", "16.3", "394"]
    assert span(Range(expected=5.0), "tok/s") == "expected 5 tok/s"
    assert span(Range(bound=22.0), "tok/s") == "bound 22 tok/s"
    assert span(Range(), "tok/s") == "not known"
    assert [plural(n, "card") for n in (0, 1, 2)] == ["0 cards", "1 card", "2 cards"]
    assert [listed(list("abc"[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert [sentence(t) for t in ("a b", "Why?", "x.")] == ["A b.", "Why?", "X."]


def test_clean_text_is_one_line_that_no_terminal_obeys() -> None:
    assert clean("a\x1b[2Jb\r\nc\u202ed\ud800") == "a [2Jb c d"
    assert clean("plain") == "plain"
    assert clean("\u65e5\u672c") == "\u65e5\u672c"


def test_a_bar_of_text_shows_shares_and_an_overflow() -> None:
    shares = (("weights", 20.0), ("KV cache", 3.0), ("overhead", 1.0))
    line = bar_line(Bar("gpu1", shares, 24.0, "GiB"), 80)
    assert line.count("W") > 4 * line.count("K") > 4 * line.count("o)")
    assert line.endswith("24.0 of 24.0 GiB")
    over = bar_line(Bar("gpu1", shares, 12.0, "GiB"), 80)
    assert over.endswith("24.0 of 12.0 GiB OVER")
    assert "[" in bar_line(Bar("gpu1", (), 0.0, "GiB"), 80)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_tables_of_wide_letters_stay_aligned(width: int, rig: Rig, report: Report) -> None:
    wide = catalog(card(name="\u65e5\u672c\u8a9e\u306e\u540d\u524d"))
    section = document_of(rig, wide, report).sections[1]
    table = next(block for block in section.blocks if isinstance(block, Table))
    lines = table_lines(table, width)
    marks = {line.index("----") for line in lines if "----" in line}
    assert len(marks) == 1


def test_colour_is_added_to_words_and_replaces_none(report: Report) -> None:
    section = findings_section(report)
    bare = "\n".join(section_lines(section, 80))
    shown = "\n".join(section_lines(section, 80, colour=True))
    assert "\x1b[31mError\x1b[0m" in shown
    for code in ("31", "35", "33", "34", "2", "1", "0"):
        shown = shown.replace(f"\x1b[{code}m", "")
    assert shown == bare
