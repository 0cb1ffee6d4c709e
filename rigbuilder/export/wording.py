"""How figures, ranges and verdicts are worded, the same in text, Markdown and PDF."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rigbuilder.checks.report import Finding, Report, Severity, Verdict
    from rigbuilder.estimates.results import Range

SEVERITIES: tuple[Severity, ...] = ("error", "unknown", "warning", "note")
NOT_KNOWN = "not known"
VERDICT_WORDS: dict[Verdict, str] = {
    "fits": "Fits",
    "does-not-fit": "Does not fit",
    "unknown": "Fit not proven",
}
SEVERITY_WORDS: dict[str, str] = {
    "error": "Error",
    "unknown": "Unknown",
    "warning": "Warning",
    "note": "Note",
    "waived": "Waived",
}
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def clean(text: str) -> str:
    """The text in one line without control characters, direction overrides and lone surrogates.

    Names come from catalog files and rig files that anybody may have written; a terminal would
    obey their escape sequences.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = (" " if unicodedata.category(letter) in _UNSEEN else letter for letter in text)
    return " ".join("".join(shown).split())


def number(value: float, decimals: int = 0) -> str:
    """A number with thousands separated: ``1,480``."""
    text = f"{value:,.{decimals}f}"
    return text[1:] if text.startswith("-") and not text.strip("-0.,") else text


def measure(value: float | None, unit: str, decimals: int = 0) -> str:
    """A number with its unit, or that it is not known."""
    return NOT_KNOWN if value is None else f"{number(value, decimals)} {unit}"


def plain(value: float) -> str:
    """A number as short as it can be, two decimals at most: ``60.96``, ``61``."""
    text = f"{value:,.2f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def money(low: float | None, high: float | None, currency: str) -> str:
    """A price or a price range, like ``2,100-2,900 USD``."""
    if low is None or high is None:
        return NOT_KNOWN
    first, last = number(low), number(high)
    return f"{first} {currency}" if first == last else f"{first}\N{EN DASH}{last} {currency}"


def span(value: Range, unit: str) -> str:
    """An estimate in one line, like ``14-18.5 tok/s, expected 16.3, bound 22``."""
    words = []
    if value.low is not None and value.high is not None:
        words.append(f"{rate(value.low)}\N{EN DASH}{rate(value.high)} {unit}")
    if value.expected is not None:
        words.append(f"expected {rate(value.expected)}{'' if words else ' ' + unit}")
    if value.bound is not None:
        words.append(f"bound {rate(value.bound)}{'' if words else ' ' + unit}")
    return ", ".join(words) or NOT_KNOWN


def rate(value: float | None) -> str:
    """A speed with three significant digits at most."""
    if value is None:
        return NOT_KNOWN
    decimals = 0 if value >= 100 else 1 if value >= 10 else 2
    text = number(value, decimals)
    return text.rstrip("0").rstrip(".") if "." in text else text


def sentence(text: str) -> str:
    """The text with a capital first letter and a full stop."""
    shown = text[:1].upper() + text[1:]
    return shown if shown.endswith((".", "!", "?")) else f"{shown}."


def plural(count: int, word: str, many: str | None = None) -> str:
    """``1 card``, ``2 cards``."""
    return f"{count:,} {word if count == 1 else many or word + 's'}"


def listed(names: tuple[str, ...] | list[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def verdict_line(report: Report) -> str:
    """The verdict with the counts behind it: ``Does not fit: 2 errors, 1 warning``."""
    counts = {severity: len(report.by_severity(severity)) for severity in SEVERITIES}
    words = [
        plural(counts["error"], "error") if counts["error"] else "",
        plural(counts["unknown"], "open question") if counts["unknown"] else "",
        plural(counts["warning"], "warning") if counts["warning"] else "",
        plural(counts["note"], "note") if counts["note"] else "",
    ]
    waived = sum(finding.waived is not None for finding in report.findings)
    words.append(f"{waived} waived" if waived else "")
    tail = ", ".join(word for word in words if word)
    return VERDICT_WORDS[report.verdict] + (f": {tail}" if tail else ": no findings")


def severity_of(finding: Finding) -> str:
    """The severity as listed: ``waived`` when the user accepted the finding."""
    return "waived" if finding.waived is not None else finding.severity


def by_weight(findings: tuple[Finding, ...]) -> list[Finding]:
    """Findings by severity, the waived ones last; within one severity in their own order."""
    order = {name: place for place, name in enumerate((*SEVERITIES, "waived"))}
    return sorted(findings, key=lambda finding: order[severity_of(finding)])


def figures(finding: Finding) -> str:
    """What the rig has and what it needs: ``has 60.96 mm, needs 81.28 mm``; empty without both."""
    unit = f" {finding.unit}" if finding.unit else ""
    words = []
    if finding.measured is not None:
        words.append(f"has {plain(finding.measured)}{unit}")
    if finding.needed is not None:
        words.append(f"needs {plain(finding.needed)}{unit}")
    return ", ".join(words)
