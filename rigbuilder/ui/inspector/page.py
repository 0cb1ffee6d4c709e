"""The inspector's table as rich text: figure, value, grade in words, source as a link."""

from __future__ import annotations

from html import escape

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.ui.inspector.rows import MISSING, Row
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.theme.tokens import Tokens
from rigbuilder.ui.words import lower_first

GRADE_SIGN = {
    "documented": "",
    "derived": mark("derived"),
    "measured": mark("measured"),
    "unverified": mark("unverified"),
}


def page(part: AnyPart, rows: list[Row], t: Tokens) -> str:
    """The HTML of a part's figures."""
    body = "".join(_row(row, t) for row in rows if row.value != MISSING)
    missing = [_in_a_list(row.name) for row in rows if row.value == MISSING]
    html = f'<table cellspacing="0" cellpadding="3" width="100%">{body}</table>'
    if missing:
        words = escape(tr("Not published: {names}.", names=", ".join(missing)))
        html += f'<p style="color:{t.text_dim}">{words}</p>'
    for note in part.notes:
        html += f'<p style="color:{t.text_dim}">{escape(note)}</p>'
    if part.url:
        words = escape(tr("Maker's page"))
        html += f'<p><a href="{escape(part.url)}" style="color:{t.accent}">{words}</a></p>'
    return html


def _in_a_list(name: str) -> str:
    """A name amid others: lower case in English, as it is in a language that has its own."""
    words = tr(name)
    return lower_first(name) if words == name else words


def _row(row: Row, t: Tokens) -> str:
    grade = ""
    if row.grade and GRADE_SIGN[row.grade]:
        colour = t.unknown if row.grade == "unverified" else t.text_dim
        grade = f' <span style="color:{colour}">({tr(GRADE_SIGN[row.grade])})</span>'
    note = f'<br/><span style="color:{t.text_dim}">{escape(row.note)}</span>' if row.note else ""
    return (
        f'<tr><td style="color:{t.text_dim}" width="38%">{escape(tr(row.name))}</td>'
        f"<td><b>{escape(row.value)}</b>{grade}{_source(row, t)}{note}</td></tr>"
    )


def _source(row: Row, t: Tokens) -> str:
    if row.source_title is None:
        return ""
    title = escape(row.source_title)
    if row.source_url is None:
        return f'<br/><span style="color:{t.text_dim}">{title}</span>'
    return f'<br/><a href="{escape(row.source_url)}" style="color:{t.accent}">{title}</a>'
