"""docs/sources.md names every source of the catalog and is what the catalog gives now."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Fact, Figure, Price, Source
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.parts import ConnectorCount, EfficiencyPoint, LaneMode, Psu, Slot
from rigbuilder.paths import catalogs_dir
from scripts import sources_page

PAGE = sources_page.PAGE.read_text(encoding="utf-8")
READ = date(2026, 11, 24)
SHEET = Source(title="Data sheet | 2026", url="https://example.org/a_(b)", read=READ, note="p. 2")
GUIDE = Source(title="Guide", read=READ)


def supply() -> Psu:
    """A supply with two documented figures, a derived and an unverified one, and a price."""
    return Psu(
        id="maker-1000",
        brand="Maker",
        name="1000",
        prices=(Price(low=1, high=2, currency="USD", condition="new", date=READ, source="guide"),),
        form_factor=Fact(value="atx", grade="derived", source="sheet"),
        rating_w=Figure(value=1000, grade="documented", source="sheet"),
        connectors=Fact(
            value=(ConnectorCount(type="eps-8pin", count=2),), grade="documented", source="sheet"
        ),
        efficiency=Fact(
            value=(EfficiencyPoint(load=0.5, efficiency=0.9, mains_v=230),), grade="unverified"
        ),
    )


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The project's catalog."""
    return load_catalog([catalogs_dir()])


@pytest.fixture
def small() -> Catalog:
    """One supply and its sources, one of them unused."""
    sources = {"sheet": SHEET, "guide": GUIDE, "spare": GUIDE}
    return Catalog({"maker-1000": supply()}, sources)


def test_the_page_is_what_the_catalog_gives(catalog: Catalog) -> None:
    assert sources_page.page(catalog) == PAGE, "run python -m scripts.sources_page"


def test_the_page_lists_every_source_with_its_address(catalog: Catalog) -> None:
    rows = PAGE.split("## Sources\n", 1)[1]
    for key, source in catalog.sources.items():
        assert source.title.replace("[", "\\[").replace("]", "\\]").replace("|", "\\|") in rows, key
        assert source.url is None or f"(<{source.url}>)" in rows, key


def test_opendb_is_attributed_as_its_licence_asks() -> None:
    head = PAGE.split("## How much", 1)[0]
    assert "Contains information from BuildCores OpenDB" in head
    assert "https://github.com/buildcores/buildcores-open-db" in head
    assert "https://opendatacommons.org/licenses/by/1-0/" in head


def test_a_part_counts_each_figure_by_its_grade_and_what_it_leaves_out() -> None:
    found = sorted(sources_page.grades(supply()))
    left_out = (
        *("length_mm", "pcie_cables", "standard"),
        *("efficiency_class", "min_mains_v_for_rating"),
    )
    assert found == sorted(
        ["derived", "documented", "documented", "unverified", *["missing"] * len(left_out)]
    )


def test_figures_inside_slots_and_lane_modes_count_too() -> None:
    slot = Slot(name="A", mechanical_lanes=Fact(value=16, grade="measured", source="sheet"))
    assert sorted(sources_page.grades(slot)) == ["measured", *["missing"] * 5]
    mode = LaneMode(filled=("A",), lanes={"A": 8}, grade="documented", source="sheet")
    assert set(sources_page.named_sources(mode)) == {"sheet"}


def test_the_share_of_each_grade_is_of_all_figures_the_kind_could_have(small: Catalog) -> None:
    row = next(row for row in sources_page.grades_table(small) if "Power supplies" in row)
    assert row == "| Power supplies | 1 | 9 | 22% | 11% | 0% | 11% | 56% |"


def test_a_source_shows_how_many_figures_of_which_kind_it_gave(small: Catalog) -> None:
    rows = [row for row in sources_page.sources_table(small) if row.startswith("| ")][1:]
    assert rows == [
        "| [Data sheet \\| 2026](<https://example.org/a_(b)>) | 2026-11-24 | psu 3 | p. 2 |",
        "| Guide | 2026-11-24 | psu 1 |  |",
        "| Guide | 2026-11-24 |  |  |",
    ]


def test_a_changed_catalog_makes_the_page_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "sources.md"
    copy.write_text(PAGE.replace("documented", "invented"), encoding="utf-8")
    monkeypatch.setattr(sources_page, "PAGE", copy)
    assert sources_page.main(["--check"]) == 1
    assert "run python -m scripts.sources_page" in capsys.readouterr().out
    assert sources_page.main([]) == 0
    assert copy.read_text(encoding="utf-8") == PAGE
    assert sources_page.main(["--check"]) == 0
