"""The PDF: its text, its pages, its fonts, and that nothing runs off the paper."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from rigbuilder import __version__
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.report import Finding, Report
from rigbuilder.export.pdf import to_pdf
from rigbuilder.geometry.layout import Layout
from rigbuilder.rig.model import Rig
from tests.export.judged import judged
from tests.export.sample import card, catalog

GOLDEN = Path(__file__).parent / "golden" / "dual-test-rig.txt"
POINTS_PER_MM = 72 / 25.4


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def text_of(data: bytes) -> str:
    """All text in reading order, one word after the other, without date and version."""
    words = " ".join(pages_of(data))
    return re.sub(r"RigBuilder \S+, \d{4}-\d\d-\d\d", "RigBuilder VERSION, DAY", words)


def pages_of(data: bytes) -> list[str]:
    """Text of each page, with single spaces."""
    return [" ".join(page.extract_text().split()) for page in read(data).pages]


def wrapped(text: str) -> str:
    """A line for each sentence, so that a difference is easy to see."""
    return re.sub(r"(?<=[.:]) ", "\n", text) + "\n"


def test_the_text_is_the_golden_one(rig: Rig, parts: Catalog, report: Report) -> None:
    """To renew it after a wanted change: write ``wrapped(text_of(...))`` over the file."""
    shown = wrapped(text_of(to_pdf(rig, parts, report, paper="a4")))
    assert shown == GOLDEN.read_text("utf-8")


def test_everything_that_the_reader_needs_is_there(
    rig: Rig, parts: Catalog, report: Report
) -> None:
    text = text_of(to_pdf(rig, parts, report))
    for words in (
        "Dual test rig",
        "Does not fit: 1 error, 1 open question, 1 waived",
        "Scale 1:",
        "100 mm",
        "Side view",
        "Rear view",
        "overlap 4.0 mm",
        "Error: bridge.pitch",
        "Has 60.96 mm, needs 81.28 mm",
        "Fix: Move gpu2 to slot 5",
        "Waived (warning): A fan blows between them.",
        "1,400\N{EN DASH}1,800 USD",
        "1,550\N{EN DASH}2,050 USD",
        "Price list of the test shop",
        "2026-11-02",
        "43.3 GiB of 48.0 GiB, fits.",
        "905 W sustained, 1,480 W in peaks, 60% of 1,500 W",
        "expected 16.3, bound 22",
        "Manual of the test bench",
        "https://example.org/manual",
        "1 / ",
    ):
        assert words in text, words


def test_equal_cards_stand_in_one_line_of_the_parts_list(
    rig: Rig, parts: Catalog, report: Report
) -> None:
    text = text_of(to_pdf(rig, parts, report))
    assert "2 Testmaker Bench RTX 3090 (gpu1, gpu2) used" in text


def test_each_page_has_its_number(rig: Rig, parts: Catalog, report: Report) -> None:
    pages = pages_of(to_pdf(rig, parts, report))
    assert len(pages) > 1
    for number, text in enumerate(pages, 1):
        assert text.endswith(f" {number} / {len(pages)}")


@pytest.mark.parametrize(("paper", "size_mm"), [("a4", (210.0, 297.0)), ("letter", (215.9, 279.4))])
def test_the_paper_is_the_one_asked_for(
    rig: Rig, parts: Catalog, report: Report, paper: str, size_mm: tuple[float, float]
) -> None:
    data = to_pdf(rig, parts, report, paper=paper)  # type: ignore[arg-type]
    for page in read(data).pages:
        size = tuple(float(side) / POINTS_PER_MM for side in page.mediabox[2:])
        assert size == pytest.approx(size_mm, abs=0.5)


def test_title_author_and_program_are_in_the_metadata(
    rig: Rig, parts: Catalog, report: Report
) -> None:
    found = read(to_pdf(rig, parts, report)).metadata
    assert found is not None
    assert found.title == "Dual test rig"
    assert found.author == "RigBuilder"
    assert found.creator == f"RigBuilder {__version__}"


def test_every_font_is_embedded(rig: Rig, parts: Catalog, report: Report) -> None:
    fonts = 0
    for page in read(to_pdf(rig, parts, report)).pages:
        resources = page["/Resources"]
        assert isinstance(resources, DictionaryObject)
        for name in resources["/Font"].values():  # type: ignore[attr-defined]
            inner = name.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3", "/FontFile"} & set(descriptor)
            fonts += 1
    assert fonts >= 2


def long_report() -> Report:
    message = "A message with many words that goes on for longer than one line of the page. " * 3
    found = tuple(
        Finding(rule="fit.card-card", severity="error", message=f"{n}: {message}", parts=("gpu1",))
        for n in range(60)
    )
    return judged(findings=found)


def test_words_are_copied_with_plain_spaces_and_without_ligatures(rig: Rig, parts: Catalog) -> None:
    report = judged(speed=None)
    text = "\n".join(page.extract_text() for page in read(to_pdf(rig, parts, report)).pages)
    assert "No published draw: cpu; the sums are lower bounds." in text
    assert "(efficiency 92%)" in text
    assert "\t" not in text


def test_no_text_runs_off_the_paper(rig: Rig, parts: Catalog) -> None:
    reader = read(to_pdf(rig, parts, long_report(), paper="a4"))
    assert len(reader.pages) > 5
    places: list[tuple[float, float]] = []
    for page in reader.pages:

        def visit(text: str, cm: list[float], tm: list[float], *_: object) -> None:
            if text.strip():
                x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
                y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                places.append((x / POINTS_PER_MM, y / POINTS_PER_MM))

        page.extract_text(visitor_text=visit)
    assert len(places) > 400
    assert min(x for x, _ in places) >= 14.5
    assert max(x for x, _ in places) <= 195.5
    assert min(y for _, y in places) >= 14.5
    assert max(y for _, y in places) <= 282.5


def test_a_table_that_goes_on_has_its_head_on_every_page(rig: Rig, parts: Catalog) -> None:
    many = judged()
    rows = tuple(
        many.power.rows[0].model_copy(update={"key": f"gpu{n}", "title": f"Card number {n}"})
        for n in range(120)
    )
    report = judged(power=many.power.model_copy(update={"rows": rows}))
    pages = pages_of(to_pdf(rig, parts, report))
    held = [text for text in pages if "Card number" in text]
    assert len(held) >= 3
    for text in held:
        assert "Consumer" in text
        assert text.index("Consumer") < text.index("Card number")
    found = re.findall(r"Card number (\d+) \(", " ".join(pages))
    assert found == [str(n) for n in range(120)]


def test_an_empty_rig_has_a_report(parts: Catalog) -> None:
    report = judged(
        verdict="unknown",
        findings=(),
        memory=None,
        speed=None,
        layout=Layout(bodies=()),
    )
    text = text_of(to_pdf(Rig(), parts, report))
    assert "Untitled rig" in text
    assert "The rig has no parts yet." in text


@pytest.mark.parametrize(
    "name",
    [
        "=cmd|' /C calc'!A0",
        "a\x00b\x1b[31mred\x07\n\nline",
        "x" * 200,
        "\u202eright to left",
        "\u65e5\u672c\u8a9e \U0001f600",
        "\ud800 alone",
        "<b>&amp;</b>",
        "",
    ],
)
def test_any_name_makes_a_pdf(parts: Catalog, report: Report, name: str) -> None:
    data = to_pdf(Rig.model_construct(**{**dict(Rig()), "name": name}), parts, report)
    reader = read(data)
    assert len(reader.pages) >= 2
    assert reader.metadata is not None
    assert "\x1b" not in (reader.metadata.title or "")


def test_a_part_with_a_very_long_name_keeps_its_row_whole(rig: Rig, report: Report) -> None:
    named = card(name="Word " * 70 + "End", brand="B" * 300)
    text = text_of(to_pdf(rig, catalog(named), report))
    assert "Word End (gpu1, gpu2)" in text
