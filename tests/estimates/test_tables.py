"""The pages' tables are current, the errors are within what is promised, the fit is the fit."""

from __future__ import annotations

import re
from statistics import median

import pytest

from rigbuilder.estimates import efficiency
from rigbuilder.paths import docs_dir
from scripts import estimate_tables as tables
from scripts.fit_speed import fit_samples, left_out, solve


def test_every_page_holds_the_tables_that_the_estimates_give_now() -> None:
    assert [page.stem for page in tables.pages()] == ["README", "cost", "memory", "power", "speed"]
    assert tables.stale_pages() == []


def test_every_table_stands_on_a_page() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in tables.pages())
    assert set(re.findall(r"<!-- table ([a-z-]+) -->", text)) == set(tables.TABLES)


def test_a_page_with_an_old_table_is_stale() -> None:
    old = "<!-- table kv -->\n| old |\n<!-- end -->\n"
    new = tables.with_tables(old)
    assert new != old
    assert "327,680" in new
    assert tables.with_tables(new) == new


def test_decode_errors_of_the_fitted_rows_are_within_what_is_promised() -> None:
    errors = [abs(row.decode_error or 0.0) for row in tables.comparisons("fit")]
    assert len(errors) == 55
    assert median(errors) <= 0.12
    assert tables.percentile(errors, 0.9) <= 0.30


def test_cards_left_out_of_the_fit_are_predicted_nearly_as_well() -> None:
    errors = [abs(error) for error in left_out(fit_samples())]
    assert median(errors) <= 0.06
    assert tables.percentile(errors, 0.9) <= 0.15


@pytest.mark.parametrize("used", ["fit", "check"])
def test_no_estimate_of_a_measured_row_is_above_its_bound(used: str) -> None:
    for row in tables.comparisons(used):
        span = row.speed.decode_tok_s
        assert span.expected is not None
        assert span.high is not None
        assert span.bound is not None
        assert span.expected <= span.high <= span.bound


def test_nine_of_ten_measured_rows_lie_in_their_range() -> None:
    rows = [*tables.comparisons("fit"), *tables.comparisons("check")]
    outside = [
        row.found.row
        for row in rows
        if not (
            (row.speed.decode_tok_s.low or 0)
            <= (row.found.row.decode_tok_s or 0)
            <= (row.speed.decode_tok_s.high or 0)
        )
    ]
    assert len(outside) <= 0.1 * len(rows), outside


def test_rows_that_the_fit_has_not_seen_are_predicted_as_promised_too() -> None:
    errors = [abs(row.decode_error or 0.0) for row in tables.comparisons("check")]
    assert len(errors) >= 20
    assert median(errors) <= 0.15
    assert tables.percentile(errors, 0.9) <= 0.30


def test_the_numbers_in_use_are_those_that_the_fit_gives() -> None:
    found = solve(fit_samples())
    assert found.pop("LAYER_S x 1000") == pytest.approx(efficiency.LAYER_S * 1e3, rel=0.01)
    assert found.pop("DEQUANT_S x 1000") == pytest.approx(efficiency.DEQUANT_S * 1e3, rel=0.01)
    assert found.pop("HOP_S x 1000") == pytest.approx(efficiency.HOP_S * 1e3, rel=0.01)
    slowdowns = {name[len("READ_SLOWDOWN[") : -1]: value for name, value in found.items()}
    assert slowdowns == pytest.approx(efficiency.READ_SLOWDOWN, rel=0.01)


def test_placed_weights_are_within_three_percent_of_the_published_size() -> None:
    rows = [line.split("|") for line in tables.weights_table().splitlines()[2:]]
    assert len(rows) >= 40
    for row in rows:
        assert float(row[4]) == pytest.approx(float(row[3]), rel=0.03), row[1]


def test_kv_cache_is_within_three_percent_of_known_figures() -> None:
    for line in tables.kv_table().splitlines()[2:]:
        _, title, known, reckoned, *_ = (cell.strip() for cell in line.split("|"))
        assert float(reckoned.replace(",", "")) == pytest.approx(
            float(known.replace(",", "")), rel=0.03
        ), title


def test_the_command_checks_without_writing(capsys: pytest.CaptureFixture[str]) -> None:
    before = {page: page.stat().st_mtime_ns for page in tables.pages()}
    assert tables.main(["--check"]) == 0
    assert "median error" in capsys.readouterr().out
    assert {page: page.stat().st_mtime_ns for page in tables.pages()} == before
    assert docs_dir() in next(iter(before)).parents


def test_the_summary_names_how_far_each_estimate_is_off() -> None:
    lines = tables.summary()
    assert len(lines) == 4
    assert all(re.search(r"\d+ rows, median error \d+%, 90% within \d+%", line) for line in lines)
