"""``estimate``: figures without a rig file."""

from __future__ import annotations

import jsonschema
import pytest

from rigbuilder.export.schemas import schema
from tests.cli.conftest import Ran, Run

CARD = "nvidia-geforce-rtx-3090-founders-edition"
BRIDGE = "nvidia-geforce-rtx-nvlink-bridge-4-slot"
MODEL = ("--model", "llama-3.3-70b-instruct", "--quant", "Q4_K_M", "--context", "8192")


def figures(run: Run, *arguments: str) -> dict[str, dict[str, object]]:
    ran = run("estimate", *arguments, "--format", "json")
    assert ran.status == 0, ran.err
    data: dict[str, dict[str, object]] = ran.json
    return data


def test_two_cards_hold_what_one_does_not(run: Run) -> None:
    two = figures(run, "--card", f"{CARD}:2", *MODEL)["memory"]
    one = figures(run, "--card", CARD, *MODEL)["memory"]
    assert (two["fits"], one["fits"]) == (True, False)
    assert two["weights_gib"] == pytest.approx(39.6, abs=0.05)
    assert two["kv_cache_gib"] == pytest.approx(2.5, abs=0.05)
    assert two["capacity_gib"] == 48.0


def test_json_has_the_keys_of_the_report_without_findings(run: Run) -> None:
    data = figures(run, "--card", f"{CARD}:2", *MODEL)
    assert list(data) == ["format", "version", "memory", "speed", "power", "cost"]
    whole = schema("report")
    for key in ("memory", "speed", "power", "cost"):
        part = whole["properties"][key]
        jsonschema.validate(data[key], {**part, "$defs": whole["$defs"]})


def test_a_card_given_twice_counts_twice(run: Run) -> None:
    once = figures(run, "--card", f"{CARD}:2", *MODEL)
    twice = figures(run, "--card", CARD, "--card", CARD, *MODEL)
    assert once == twice


def test_sequences_and_cache_type_change_the_cache(run: Run) -> None:
    def cache(*more: str) -> float:
        value = figures(run, "--card", f"{CARD}:4", *MODEL, *more)["memory"]["kv_cache_gib"]
        assert isinstance(value, float)
        return value

    assert cache("--sequences", "2") == pytest.approx(2 * cache())
    assert cache("--kv-cache", "q8_0") < 0.6 * cache()


def test_a_bridge_and_a_board_are_taken_in(run: Run) -> None:
    board = ("--board", "asrockrack-romed8-2t")
    data = figures(run, "--card", f"{CARD}:2", *MODEL, "--bridge", BRIDGE, *board)
    keys = [row["key"] for row in data["cost"]["rows"]]  # type: ignore[attr-defined]
    assert keys == ["gpu1", "gpu2", "bridge1", "board"]


def test_text_answers_memory_power_speed_and_cost(run: Run) -> None:
    ran = run("estimate", "--card", f"{CARD}:2", *MODEL)
    assert ran.status == 0
    for words in ("Memory", "of 48.0 GiB, fits.", "Power", "Speed", "bound", "Cost", "Total"):
        assert words in ran.out
    assert "Findings" not in ran.out


def refused(ran: Ran) -> str:
    assert ran.status == 2
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1
    return ran.err


def test_an_unknown_id_is_answered_with_near_ones(run: Run) -> None:
    assert "did you mean" in refused(run("estimate", "--card", "3090", *MODEL))
    wrong = ("--model", "llama-3.3-70b", "--quant", "Q4_K_M", "--context", "8192")
    ran = run("estimate", "--card", CARD, *wrong)
    assert "llama-3.3-70b-instruct" in refused(ran)
    none = run("estimate", "--card", "zzzz", *MODEL)
    assert "rigbuilder parts --kind card" in refused(none)


def test_a_part_of_another_kind_is_no_card(run: Run) -> None:
    assert "has no card" in refused(run("estimate", "--card", BRIDGE, *MODEL))


@pytest.mark.parametrize("count", ["0", "-1", "17", "1000000000", "x", "", "\u0662"])
def test_a_count_that_no_rig_holds_is_refused(run: Run, count: str) -> None:
    assert "1 to 16" in refused(run("estimate", "--card", f"{CARD}:{count}", *MODEL))


def test_more_cards_than_a_rig_holds_are_refused(run: Run) -> None:
    cards = ("--card", f"{CARD}:16", "--card", CARD)
    assert "17 cards are more than the 16" in refused(run("estimate", *cards, *MODEL))


def test_a_bridge_needs_two_cards(run: Run) -> None:
    ran = run("estimate", "--card", CARD, *MODEL, "--bridge", BRIDGE)
    assert "a bridge joins two cards" in refused(ran)


@pytest.mark.parametrize(("option", "value"), [("--context", "0"), ("--sequences", "-3")])
def test_a_number_out_of_range_is_refused_by_its_option(run: Run, option: str, value: str) -> None:
    ran = run("estimate", "--card", CARD, *MODEL, option, value)
    assert refused(ran).startswith(f"rigbuilder: {option}: ")


def test_a_quantization_that_nobody_knows_is_said_to_be_unknown(run: Run) -> None:
    known = ("--model", "llama-3.3-70b-instruct", "--context", "8192")
    data = figures(run, "--card", CARD, *known, "--quant", "Q99_Z")
    assert data["memory"]["fits"] is None
    assert data["memory"]["needed_gib"] is None
    assert "Q99_Z" in str(data["memory"]["unknown_because"])
