"""The inspector's table as rich text: figure, value, grade in words, source as a link."""

from __future__ import annotations

from html import escape

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.ui.inspector.rows import MISSING, Row
from rigbuilder.ui.theme.tokens import Tokens

GRADE_SIGN = {
    "documented": "",
    "derived": "derived",
    "measured": "measured",
    "unverified": "unverified",
}


def page(part: AnyPart, rows: list[Row], t: Tokens) -> str:
    """The HTML of a part's figures."""
    body = "".join(_row(row, t) for row in rows if row.value != MISSING)
    missing = [row.name for row in rows if row.value == MISSING]
    html = f'<table cellspacing="0" cellpadding="3" width="100%">{body}</table>'
    if missing:
        names = escape(", ".join(name[0].lower() + name[1:] for name in missing))
        html += f'<p style="color:{t.text_dim}">Not published: {names}.</p>'
    for note in part.notes:
        html += f'<p style="color:{t.text_dim}">{escape(note)}</p>'
    if part.url:
        html += f'<p><a href="{escape(part.url)}" style="color:{t.accent}">Maker\'s page</a></p>'
    return html


def _row(row: Row, t: Tokens) -> str:
    grade = ""
    if row.grade and GRADE_SIGN[row.grade]:
        colour = t.unknown if row.grade == "unverified" else t.text_dim
        grade = f' <span style="color:{colour}">({GRADE_SIGN[row.grade]})</span>'
    note = f'<br/><span style="color:{t.text_dim}">{escape(row.note)}</span>' if row.note else ""
    return (
        f'<tr><td style="color:{t.text_dim}" width="38%">{escape(row.name)}</td>'
        f"<td><b>{escape(row.value)}</b>{grade}{_source(row, t)}{note}</td></tr>"
    )


def _source(row: Row, t: Tokens) -> str:
    if row.source_title is None:
        return ""
    title = escape(row.source_title)
    if row.source_url is None:
        return f'<br/><span style="color:{t.text_dim}">{title}</span>'
    return f'<br/><a href="{escape(row.source_url)}" style="color:{t.accent}">{title}</a>'
