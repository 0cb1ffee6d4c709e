"""Names that do harm in a spreadsheet, a web page, a terminal or a PDF: they come out as text."""

import csv
import io
import re

import pypdf
from hypothesis import given
from hypothesis import strategies as st

from rigbuilder.checks.evaluate import evaluate
from rigbuilder.export import export_bytes
from rigbuilder.rig.file import parse_rig
from tests.fuzz import hostile
from tests.fuzz.guards import guarded, of_all
from tests.fuzz.test_rig_files import CATALOG, FILES

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
names = st.one_of(st.sampled_from(hostile.NAMES), st.text(max_size=60))


def renamed(name: str, page: str):
    """The first ready rig with this name for itself and its cards, and its report."""
    opened = parse_rig(FILES[0], CATALOG)
    rig = opened.rig.model_copy(update={"name": name})
    cards = {card.part for card in rig.cards}
    parts = [
        opened.catalog.parts[i].model_copy(update={"name": name, "brand": name, "url": page})
        for i in cards
    ]
    catalog = opened.catalog.with_parts(parts, {}, replace=True)
    return rig, catalog, evaluate(rig, catalog)


@of_all(0.005)
@given(names, st.sampled_from(("javascript:alert(1)", "=1+1", "https://example.invalid/")))
def test_csv_holds_no_formula_and_no_control_character(name, page) -> None:
    with guarded():
        text = export_bytes(*renamed(name, page), ".csv").decode("utf-8-sig")
    assert not CONTROL.search(text.replace("\r\n", ""))
    for row in csv.reader(io.StringIO(text)):
        for cell in row:
            assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r", "|", "%"), cell


@of_all(0.004)
@given(names, st.sampled_from(("javascript:alert(1)", "https://example.invalid/")))
def test_markdown_holds_no_markup_of_a_name(name, page) -> None:
    with guarded():
        text = export_bytes(*renamed(name, page), ".md").decode()
    assert not CONTROL.search(text.replace("\n", ""))
    assert not re.search(r"(?<!\\)<\s*/?\s*[a-zA-Z!]", text), "HTML"
    assert not re.search(r"(?<!\\)\]\(\s*javascript:", text), "a link"
    heads = [line for line in text.splitlines() if line.startswith("#")]
    assert len([line for line in heads if line.startswith("# ")]) == 1


@of_all(0.001)
@given(st.sampled_from(hostile.NAMES))
def test_a_pdf_runs_nothing_and_opens(name) -> None:
    data = export_bytes(*renamed(name, "javascript:alert(1)"), ".pdf")
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert len(reader.pages) > 0
    for word in (b"/JavaScript", b"/JS ", b"/Launch", b"/EmbeddedFile", b"/OpenAction"):
        assert word not in data
    for page in reader.pages:
        for note in page.get("/Annots") or ():
            action = note.get_object().get("/A", {})
            assert str(action.get("/URI", "https:")).startswith(("https:", "http:"))
