"""Words and signs for severities, verdicts and figures, the same in every panel."""

from __future__ import annotations

import math
from collections.abc import Callable

from rigbuilder.catalog.evidence import Figure
from rigbuilder.checks.report import Finding, Report
from rigbuilder.ui.language import counted, mark, tr
from rigbuilder.ui.theme.tokens import Tokens

SEVERITY_WORD = {
    "error": mark("Error"),
    "unknown": mark("Unknown"),
    "warning": mark("Warning"),
    "note": mark("Note"),
    "waived": mark("Accepted"),
}
KIND_WORD = {
    "card": mark("Card"),
    "bridge": mark("Bridge"),
    "board": mark("Board"),
    "case": mark("Case"),
    "psu": mark("Power supply"),
    "cpu": mark("Processor"),
    "cooler": mark("CPU cooler"),
    "memory": mark("Memory"),
    "storage": mark("Storage"),
    "riser": mark("Riser"),
    "bifurcation": mark("Bifurcation board"),
    "model": mark("Model"),
}
KIND_PLURAL = {
    "card": mark("Cards"),
    "bridge": mark("Bridges"),
    "board": mark("Boards"),
    "case": mark("Cases"),
    "psu": mark("Power supplies"),
    "cpu": mark("Processors"),
    "cooler": mark("Coolers"),
    "memory": mark("Memory"),
    "storage": mark("Storage"),
    "riser": mark("Risers"),
    "bifurcation": mark("Bifurcation boards"),
}


def severity_of(finding: Finding) -> str:
    """The finding's severity as listed: ``waived`` when the user accepted it."""
    return "waived" if finding.waived is not None else finding.severity


def severity_colour(severity: str, tokens: Tokens) -> str:
    """Text colour of a severity."""
    return {
        "error": tokens.error,
        "unknown": tokens.unknown,
        "warning": tokens.warning,
        "note": tokens.note,
        "ok": tokens.ok,
    }.get(severity, tokens.text_dim)


def verdict_words(report: Report) -> tuple[str, str]:
    """(sign, one line) for the whole rig."""
    counts = {s: len(report.by_severity(s)) for s in ("error", "unknown", "warning")}
    words: dict[str, Callable[[int], str]] = {
        "error": lambda n: counted(n, "{n} error", "{n} errors"),
        "unknown": lambda n: counted(n, "{n} unknown", "{n} unknown"),
        "warning": lambda n: counted(n, "{n} warning", "{n} warnings"),
    }
    listed = [words[severity](n) for severity, n in counts.items() if n]
    tail = " \N{MIDDLE DOT} " + ", ".join(listed) if listed else ""
    head = {
        "fits": ("ok", tr("Fits")),
        "does-not-fit": ("error", tr("Does not fit")),
        "unknown": ("unknown", tr("Fit not proven")),
    }[report.verdict]
    return head[0], head[1] + tail


def number(value: float, digits: int = 3) -> str:
    """A number with so many significant digits, and a thin space between thousands."""
    if value == 0 or not math.isfinite(value):
        return f"{value:g}"
    decimals = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    text = f"{value:,.{min(decimals, 2)}f}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    return text.rstrip("0").rstrip(".") if "." in text else text


def figure(value: Figure | None, unit: str = "") -> str:
    """A figure with its tolerance or bound; a question mark when it is not published."""
    if value is None:
        return "?"
    tail = f"\N{NO-BREAK SPACE}{unit}" if unit else ""
    if value.value is not None:
        spread = f" \N{PLUS-MINUS SIGN}{value.tolerance:g}" if value.tolerance else ""
        return f"{_plain(value.value)}{spread}{tail}"
    if value.minimum is not None and value.maximum is not None:
        return f"{_plain(value.minimum)}\N{EN DASH}{_plain(value.maximum)}{tail}"
    if value.maximum is not None:
        return f"\N{LESS-THAN OR EQUAL TO} {_plain(value.maximum)}{tail}"
    assert value.minimum is not None  # a figure has at least one of the three
    return f"\N{GREATER-THAN OR EQUAL TO} {_plain(value.minimum)}{tail}"


def _plain(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".").replace(",", "\N{NARROW NO-BREAK SPACE}")


def signed(value: float, unit: str, digits: int = 3) -> str:
    """A change with its sign: ``+350 W``; empty when it rounds to nothing."""
    text = number(abs(value), digits)
    if text == "0":
        return ""
    sign = "+" if value > 0 else "\N{MINUS SIGN}"
    return f"{sign}{text} {unit}"


def lower_first(text: str) -> str:
    """The text in the middle of a sentence; nouns keep the capitals that German gives them."""
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text at the beginning of a sentence."""
    return text[:1].upper() + text[1:]
