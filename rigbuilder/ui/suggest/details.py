"""The chosen build in full: its parts with the source of each price, and the rules' remarks."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QTextBrowser

from rigbuilder.advisor.suggest import Suggestion
from rigbuilder.estimates.results import CostRow
from rigbuilder.export.suggestions import BUDGET_WORDS, power_words, speed_words
from rigbuilder.export.wording import clean, money, number
from rigbuilder.ui.language import tr


class BuildDetails(QTextBrowser):
    """Text that can be selected and read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Parts, prices and remarks of the chosen build"))
        self.setOpenLinks(False)

    def show_build(self, one: Suggestion | None) -> None:
        """Shows a build; None empties the text."""
        self.setHtml("" if one is None else _page(one))


def _page(one: Suggestion) -> str:
    size = tr("; case of {litres:.0f} litres", litres=one.volume_l) if one.volume_l else ""
    free = tr("{free} GiB free on the cards", free=number(one.free_gib, 1))
    lines = [f"{speed_words(one)}; {power_words(one)}; {free}{size}."]
    if one.within_budget is not None:
        lines.append(tr("Budget: {verdict}.", verdict=BUDGET_WORDS[one.within_budget]))
    lines += [tr("Warning: {warning}", warning=words) for words in one.warnings]
    if one.unused:
        lines.append(tr("Owned and not used: {unused}.", unused=", ".join(one.unused)))
    rows = "".join(_row(row) for row in _grouped(one.parts))
    text = "".join(f"<p style='margin:0 0 4px 0'>{_cell(line)}</p>" for line in lines)
    return f"{text}<table cellspacing='0' cellpadding='1'>{rows}</table>"


def _grouped(parts: tuple[CostRow, ...]) -> list[CostRow]:
    """Equal lines that follow one another as one: two cards of a kind."""
    rows: list[CostRow] = []
    for row in parts:
        last = rows[-1] if rows else None
        if last is not None and (last.part, last.condition) == (row.part, row.condition):
            low = None if last.low is None or row.low is None else last.low + row.low
            high = None if last.high is None or row.high is None else last.high + row.high
            count = last.count + row.count
            rows[-1] = last.model_copy(update={"count": count, "low": low, "high": high})
        else:
            rows.append(row)
    return rows


def _row(row: CostRow) -> str:
    title = row.title if row.count == 1 else f"{row.count} x {row.title}"
    return (
        f"<tr><td>{_cell(title)}</td>"
        f"<td align='right' style='padding-left:16px'>{_cell(_price(row))}</td>"
        f"<td style='padding-left:16px'>{_cell(_source(row))}</td></tr>"
    )


def _cell(words: str) -> str:
    return escape(clean(words))


def _price(row: CostRow) -> str:
    if row.low is None:
        return tr("no price on record")
    return money(row.low, row.high, row.currency)


def _source(row: CostRow) -> str:
    parts = (row.condition, row.date, row.source)
    return ", ".join(part for part in parts if part is not None)
