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
    assert list(data)[:6] == ["format", "version", "memory", "speed", "power", "cost"]
    more = ["value", "card_steps", "splits", "power_limits", "single_cards", "claim"]
    assert list(data)[6:] == more
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


SUPPLY = ("--psu", "corsair-hx1500i-2025")


def test_a_claim_above_the_bound_is_named_with_both_bounds(run: Run) -> None:
    ran = run("estimate", "--card", f"{CARD}:2", *MODEL, "--claim", "50")
    text = " ".join(ran.out.split())
    assert "speed.claim-above-bound: 50 tokens/s is claimed" in text
    assert "22.0 tokens each second at most by layers, for 44.0 under tensor parallel" in text
    claim = figures(run, "--card", f"{CARD}:2", *MODEL, "--claim", "16")["claim"]
    assert (claim["above_bound"], claim["rule"]) == (False, None)
    assert figures(run, "--card", CARD, *MODEL)["claim"] is None


@pytest.mark.parametrize(
    ("mains", "watts"),
    [
        ("120V15A", 1440),
        ("120V20A", 1920),
        ("230V10A", 1840),
        ("230V13A", 2392),
        ("230v/16a", 2944),
    ],
)
def test_a_circuit_carries_four_fifths_of_its_rating(run: Run, mains: str, watts: float) -> None:
    power = figures(run, "--card", CARD, *MODEL, "--mains", mains)["power"]
    assert power["circuit_w"] == pytest.approx(watts)


def test_a_supply_gives_wall_watts_heat_and_what_it_bears(run: Run) -> None:
    site = ("--price-per-kwh", "0.2", "--hours-per-day", "12")
    power = figures(run, "--card", f"{CARD}:2", *MODEL, *SUPPLY, *site)["power"]
    wall, heat, price = power["wall_w"], power["heat_btu_h"], power["price_per_month"]
    assert isinstance(wall, float)
    assert wall > 700
    assert heat == pytest.approx(wall * 3.412142)
    assert price == pytest.approx(wall / 1000 * 12 * 365.25 / 12 * 0.2)
    assert (power["psu_standard"], power["psu_bears_w"]) == ("atx-3.1", 3000)


def test_a_power_limit_lowers_watts_and_speed(run: Run) -> None:
    free = figures(run, "--card", f"{CARD}:2", *MODEL)
    held = figures(run, "--card", f"{CARD}:2", *MODEL, "--power-limit", "230")
    assert (free["power"]["sustained_w"], held["power"]["sustained_w"]) == (700, 460)
    slow, fast = (d["speed"]["decode_tok_s"]["expected"] for d in (held, free))  # type: ignore[index]
    assert slow < 0.75 * fast
    steps = free["power_limits"]
    assert steps[-1]["cards_w"] == 700  # type: ignore[index]


def test_tensor_parallel_is_faster_and_the_bridge_has_a_share_of_its_own(run: Run) -> None:
    steps = figures(run, "--card", f"{CARD}:2", *MODEL, "--bridge", BRIDGE)["splits"]
    layer, pcie, bridge = (step["decode_tok_s"]["expected"] for step in steps)  # type: ignore
    assert 1.02 < bridge / pcie < 1.06
    assert pcie > 1.4 * layer
    assert len(figures(run, "--card", f"{CARD}:2", *MODEL)["splits"]) == 2
    assert figures(run, "--card", CARD, *MODEL)["splits"] == []


@pytest.mark.parametrize(
    ("card", "measured"), [(CARD, 16.29), ("nvidia-geforce-rtx-4090-founders-edition", 19.06)]
)
def test_the_expected_range_of_two_cards_holds_the_measured_speed(
    run: Run, card: str, measured: float
) -> None:
    speed = figures(run, "--card", f"{card}:2", *MODEL)["speed"]["decode_tok_s"]
    assert speed["low"] <= measured <= speed["high"] <= speed["bound"]  # type: ignore[index]


def test_value_follows_lifetime_and_rent(run: Run) -> None:
    more = (*SUPPLY, "--price-per-kwh", "0.15", "--rent", "0.6", "--lifetime")
    short = figures(run, "--card", f"{CARD}:2", *MODEL, *more, "12")["value"]
    long = figures(run, "--card", f"{CARD}:2", *MODEL, *more, "60")["value"]
    assert short["cost_per_vram_gib"] == long["cost_per_vram_gib"]
    each, later = (v["cost_per_million_tokens"]["expected"] for v in (short, long))  # type: ignore[index]
    assert each > later
    assert short["break_even_months"]["low"] > 1  # type: ignore[index]
    text = run("estimate", "--card", f"{CARD}:2", *MODEL, *more, "12").out
    assert "Break-even against renting at 0.6 USD an hour" in text
    assert "over 12 months" in text
    never = ("--price-per-kwh", "0.15", "--rent", "0.01")
    assert "never" in run("estimate", "--card", CARD, *MODEL, *SUPPLY, *never).out
    assert "not known" in run("estimate", "--card", CARD, *MODEL, "--rent", "1").out


def test_single_cards_of_48_80_and_96_gib_stand_beside_the_rig(run: Run) -> None:
    rows = figures(run, "--card", f"{CARD}:2", *MODEL)["single_cards"]
    sizes = [(row["vram_gib"], row["fits"]) for row in rows]  # type: ignore[index]
    assert sizes == [(48, True), (48, True), (80, True), (96, True)]
    text = run("estimate", "--card", f"{CARD}:2", *MODEL).out
    assert "Against a single card" in text
    assert "This rig" in text
    alone = figures(run, "--card", "nvidia-rtx-a6000", *MODEL)["single_cards"]
    assert len(alone) == 3


def test_each_card_is_answered_for(run: Run) -> None:
    steps = figures(run, "--card", f"{CARD}:3", *MODEL)["card_steps"]
    assert [(step["cards"], step["fits"]) for step in steps] == [  # type: ignore[index]
        (1, False),
        (2, True),
        (3, True),
    ]
    assert "What each card buys" in run("estimate", "--card", f"{CARD}:3", *MODEL).out


def test_experts_in_system_memory_need_a_processor_for_a_speed(run: Run) -> None:
    mixture = ("--model", "gpt-oss-120b", "--quant", "MXFP4", "--context", "8192")
    card = ("--card", CARD, *mixture)
    kept = figures(run, *card, "--experts-in-system-memory")
    assert (figures(run, *card)["memory"]["fits"], kept["memory"]["fits"]) == (False, True)
    assert kept["memory"]["system_weights_gib"] > 40  # type: ignore[operator]
    assert kept["speed"]["decode_tok_s"]["expected"] is None  # type: ignore[index]
    cpu = ("--experts-in-system-memory", "--cpu", "amd-ryzen-9-7950x")
    fast = figures(run, *card, *cpu)["speed"]["decode_tok_s"]
    assert 5 < fast["expected"] < fast["bound"]  # type: ignore[index]


def test_several_sequences_are_faster_together(run: Run) -> None:
    small = ("--model", "phi-4", "--quant", "Q4_K_M", "--context", "2048", "--sequences", "8")
    speed = figures(run, "--card", CARD, *small)["speed"]
    together, one = speed["all_sequences_tok_s"], speed["decode_tok_s"]
    assert together["expected"] > 2 * one["expected"]  # type: ignore[index]
    assert "all sequences together" in run("estimate", "--card", CARD, *small).out


def test_measured_rows_come_with_their_links(run: Run) -> None:
    ran = run("estimate", "--card", f"{CARD}:2", *MODEL)
    assert "https://github.com/XiongjieDai/GPU-Benchmarks-on-LLM-Inference" in ran.out


@pytest.mark.parametrize(
    ("option", "value"),
    [("--mains", "15"), ("--mains", "xV"), ("--claim", "0"), ("--claim", "nan"), ("--claim", "x")],
)
def test_a_value_that_is_none_is_refused_with_its_option(run: Run, option: str, value: str) -> None:
    ran = run("estimate", "--card", CARD, *MODEL, option, value)
    assert ran.status == 2
    assert f"argument {option}" in ran.err


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--mains", "999V15A"),
        ("--mains", "230V500A"),
        ("--lifetime", "0"),
        ("--rent", "-1"),
        ("--price-per-kwh", "-1"),
        ("--hours-per-day", "25"),
        ("--currency", "dollars"),
        ("--power-limit", "9000"),
    ],
)
def test_a_site_that_cannot_be_is_refused_by_its_option(run: Run, option: str, value: str) -> None:
    ran = run("estimate", "--card", CARD, *MODEL, option, value)
    assert refused(ran).startswith(f"rigbuilder: {option}: ")


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
