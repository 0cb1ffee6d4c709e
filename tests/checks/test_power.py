"""Rules of power: rating, peaks, plugs and the mains circuit."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.rig.model import PlacedCard, Rig, Site
from tests.builders import (
    at_least,
    board,
    card,
    catalog_of,
    cpu,
    documented,
    finding_of,
    findings_of,
    limited,
    plugs,
    plus_minus,
    psu,
    rig_of,
    unverified,
)

STEADY_W = 2 * 350 + 180 + 60 + 5 + 8 * 5
"""Cards, processor, and the allowances for board, cooler and eight modules."""


def test_a_supply_below_the_rigs_steady_power_is_too_small() -> None:
    finding = finding_of("power.capacity", rig_of(), catalog_of(psu(rating_w=850)))
    assert finding.severity == "error"
    assert finding.parts == ("psu1",)
    assert (finding.measured, finding.needed, finding.unit) == (850.0, STEADY_W, "W")


def test_a_supply_with_a_fifth_in_reserve_carries_the_rig() -> None:
    enough = psu(rating_w=STEADY_W / 0.8)
    assert findings_of("power.capacity", rig_of(), catalog_of(enough)) == ()


def test_a_supply_without_head_room_is_warned_about() -> None:
    finding = finding_of("power.capacity", rig_of(), catalog_of(psu(rating_w=1100)))
    assert finding.severity == "warning"
    assert finding.needed == pytest.approx(STEADY_W / 0.8, abs=0.1)
    assert "90% of the 1100 W supply" in finding.message


def test_a_power_limit_on_the_cards_saves_the_supply() -> None:
    rig = limited(rig_of(), gpu1=250.0, gpu2=250.0)
    assert findings_of("power.capacity", rig, catalog_of(psu(rating_w=1000))) == ()


def test_two_supplies_add_up() -> None:
    rig = rig_of(psus=("psu", "psu"))
    assert findings_of("power.capacity", rig, catalog_of(psu(rating_w=850))) == ()


@pytest.mark.parametrize(
    ("part", "missing"),
    [
        (card(tdp_w=None), ("power of gpu1 (Card)", "power of gpu2 (Card)")),
        (card(tdp_w=unverified(350.0)), ("power of the Card",)),
        (cpu(max_power_w=unverified(180.0)), ("power of the Cpu",)),
        (cpu(max_power_w=None, tdp_w=unverified(180.0)), ("power of the Cpu",)),
        (psu(rating_w=unverified(1500.0)), ("rating of the Psu",)),
    ],
)
def test_capacity_is_unknown_when_a_draw_or_the_rating_is(
    part: Any, missing: tuple[str, ...]
) -> None:
    finding = finding_of("power.capacity", rig_of(), catalog_of(part))
    assert finding.severity == "unknown"
    assert finding.missing == missing


@pytest.mark.parametrize(
    ("part", "missing"),
    [
        (card(tdp_w=plus_minus(350, 100)), "exact power of the Card"),
        (card(tdp_w=at_least(350)), "exact power of the Card"),
        (cpu(max_power_w=plus_minus(180, 170)), "exact power of the Cpu"),
    ],
)
def test_watts_that_may_be_beyond_the_rating_are_unknown(part: Any, missing: str) -> None:
    finding = finding_of("power.capacity", rig_of(), catalog_of(part, psu(rating_w=1150)))
    assert (finding.severity, finding.missing) == ("unknown", (missing,))
    assert (finding.measured, finding.needed) == (1150.0, STEADY_W)


def test_a_rating_that_may_be_lower_than_named_is_unknown() -> None:
    doubtful = psu(rating_w=plus_minus(1000, 100))
    finding = finding_of("power.capacity", rig_of(), catalog_of(doubtful))
    assert finding.missing == ("exact rating of the Psu",)


def test_watts_that_may_be_within_the_rating_are_no_error() -> None:
    catalog = catalog_of(card(tdp_w=plus_minus(350, 100)), psu(rating_w=900))
    assert finding_of("power.capacity", rig_of(), catalog).severity == "unknown"


def test_a_limit_closes_an_open_draw() -> None:
    catalog = catalog_of(card(tdp_w=at_least(350)), psu(rating_w=1500))
    assert finding_of("power.capacity", rig_of(), catalog).severity == "unknown"
    rig = limited(rig_of(), gpu1=350.0, gpu2=350.0)
    assert findings_of("power.capacity", rig, catalog) == ()


def test_an_unknown_second_supply_leaves_the_first_ones_limit_to_the_unknown_part() -> None:
    rig = rig_of(psus=("psu", "nobody-knows-it"))
    assert findings_of("power.capacity", rig, catalog_of(psu(rating_w=850))) == ()
    assert finding_of("rig.unknown-part", rig, catalog_of()).parts == ("psu2",)


def test_believed_watts_beyond_the_rating_likely_do_not_fit() -> None:
    catalog = catalog_of(card(tdp_w=unverified(800.0)))
    finding = finding_of("power.capacity", rig_of(), catalog)
    assert (finding.severity, finding.likely) == ("unknown", "does-not-fit")


def test_known_watts_beyond_the_rating_are_an_error_whatever_else_is_missing() -> None:
    rig = rig_of([("card", 1), ("card", 5), ("quiet", 7)])
    catalog = catalog_of(card("quiet", tdp_w=None), psu(rating_w=850))
    assert finding_of("power.capacity", rig, catalog).severity == "error"


def test_an_unknown_cpu_leaves_capacity_open() -> None:
    finding = finding_of("power.capacity", rig_of(), catalog_of(without=("cpu",)))
    assert finding.missing == ("power of cpu",)


def test_a_limit_settles_a_draw_that_has_no_source() -> None:
    rig = limited(rig_of(), gpu1=250.0, gpu2=250.0)
    assert findings_of("power.capacity", rig, catalog_of(card(tdp_w=unverified(350.0)))) == ()


def test_a_supply_that_wants_more_volts_than_the_site_has_is_unknown() -> None:
    catalog = catalog_of(psu(rating_w=2000, min_mains_v_for_rating=200))
    finding = finding_of("power.capacity", rig_of(), catalog)
    assert finding.severity == "unknown"
    assert (finding.measured, finding.needed, finding.unit) == (120.0, 200.0, "V")
    assert finding.missing == ("rating of the Psu at 120 V",)
    assert findings_of("power.capacity", rig_of(site=Site(mains_v=230.0)), catalog) == ()


@pytest.mark.parametrize(("mains", "needs", "missing", "unverified_v"), [
    (120.0, None, "mains voltage from which the Psu gives its rating", None),
    (120.0, unverified(100.0), "mains voltage from which the Psu gives its rating", "fits"),
    (100.0, None, "mains voltage from which the Psu gives its rating", None),
])  # fmt: skip
def test_a_strong_supply_that_says_nothing_of_low_mains_is_unknown_there(
    mains: float, needs: Any, missing: str, unverified_v: str | None
) -> None:
    catalog = catalog_of(psu(rating_w=1600, min_mains_v_for_rating=needs))
    finding = finding_of("power.capacity", rig_of(site=Site(mains_v=mains)), catalog)
    assert (finding.severity, finding.likely) == ("unknown", unverified_v)
    assert finding.missing == (missing,)
    assert finding.parts == ("psu1",)
    assert findings_of("power.capacity", rig_of(site=Site(mains_v=200.0)), catalog) == ()
    stated = catalog_of(psu(rating_w=1600, min_mains_v_for_rating=100))
    assert findings_of("power.capacity", rig_of(site=Site(mains_v=mains)), stated) == ()


def test_a_supply_that_a_plug_of_fifteen_amperes_can_feed_needs_to_say_nothing() -> None:
    assert findings_of("power.capacity", rig_of(), catalog_of(psu(rating_w=1500))) == ()
    rig = rig_of(site=Site(mains_v=100.0))
    assert findings_of("power.capacity", rig, catalog_of(psu(rating_w=1250))) == ()
    assert finding_of("power.capacity", rig, catalog_of(psu(rating_w=1300))).severity == "unknown"


def test_a_processor_of_unpublished_limit_counts_with_the_most_that_any_takes() -> None:
    # 155 W base: 500 W at most, so 345 W more than the sum with the base power.
    silent = cpu(max_power_w=None)
    base_w = STEADY_W - 180 + 155
    finding = finding_of("power.capacity", rig_of(), catalog_of(silent, psu(rating_w=1300)))
    assert finding.severity == "unknown"
    assert finding.missing == ("turbo power limit of the Cpu",)
    assert (finding.measured, finding.needed) == (1300.0, base_w)
    enough = catalog_of(silent, psu(rating_w=base_w + 345))
    assert findings_of("power.capacity", rig_of(), enough) == ()
    for rating, severity in ((1020, "unknown"), (1030, "warning")):  # 870 W, and 65 W x 2.4 more
        little = catalog_of(cpu(max_power_w=None, tdp_w=65), psu(rating_w=rating))
        assert finding_of("power.capacity", rig_of(), little).severity == severity


def test_watts_beyond_the_rating_with_the_base_power_alone_are_an_error() -> None:
    catalog = catalog_of(cpu(max_power_w=None), psu(rating_w=900))
    assert finding_of("power.capacity", rig_of(), catalog).severity == "error"


def test_a_boosting_processor_of_unpublished_limit_may_trip_the_circuit() -> None:
    rig = rig_of(site=Site(mains_v=120.0, circuit_a=10.0))
    found = findings_of("power.circuit", rig, catalog_of(cpu(max_power_w=None)))
    assert [finding.severity for finding in found] == ["unknown", "warning"]
    assert found[0].missing == ("turbo power limit of the Cpu",)
    assert found[0].measured == 1200.0
    assert findings_of("power.circuit", rig_of(), catalog_of(cpu(max_power_w=None))) == ()


@pytest.mark.parametrize(
    "rule", ["power.capacity", "power.transient", "power.circuit", "power.connectors"]
)
def test_without_a_supply_no_rule_of_power_speaks(rule: str) -> None:
    assert findings_of(rule, rig_of(psus=()), catalog_of()) == ()


@pytest.mark.parametrize("rule", ["power.capacity", "power.transient", "power.circuit"])
def test_without_a_card_there_is_no_load_to_judge(rule: str) -> None:
    assert findings_of(rule, rig_of([]), catalog_of(psu(rating_w=10))) == ()


def test_peaks_beyond_the_rating_of_an_old_supply_are_warned_about() -> None:
    catalog = catalog_of(psu(rating_w=1200, standard="atx-2.x"))
    finding = finding_of("power.transient", rig_of(), catalog)
    assert finding.severity == "warning"
    assert (finding.measured, finding.unit) == (1200.0, "W")
    assert finding.needed == pytest.approx(STEADY_W + 2 * 350 * 0.57, abs=0.1)


def test_a_supply_of_atx_3_bears_twice_its_rating() -> None:
    assert findings_of("power.transient", rig_of(), catalog_of(psu(rating_w=1200))) == ()
    tiny = finding_of("power.transient", rig_of(), catalog_of(psu(rating_w=600)))
    assert tiny.measured == 1200.0
    assert "twice its rating" in tiny.message


def test_too_few_plugs_are_an_error_with_both_counts() -> None:
    few = psu(connectors=plugs(("pcie-8pin", 3), ("eps-8pin", 2)))
    finding = finding_of("power.connectors", rig_of(), catalog_of(few))
    assert finding.severity == "error"
    assert finding.parts == ("psu1", "gpu1", "gpu2")
    assert (finding.measured, finding.needed, finding.unit) == (3.0, 4.0, "8-pin PCIe plugs")


def test_a_plug_for_every_socket_gets_no_remark() -> None:
    assert findings_of("power.connectors", rig_of(), catalog_of()) == ()


def test_a_board_takes_its_processor_plugs() -> None:
    catalog = catalog_of(board(power_inputs=plugs(("eps-8pin", 3))))
    finding = finding_of("power.connectors", rig_of(), catalog)
    assert (finding.measured, finding.needed, finding.unit) == (2.0, 3.0, "8-pin CPU (EPS) plugs")
    assert finding.parts == ("psu1", "board")


def test_a_six_pin_socket_takes_a_split_eight_pin_plug() -> None:
    six = card(power_inputs=plugs(("pcie-6pin", 1), ("pcie-8pin", 1)))
    assert findings_of("power.connectors", rig_of(), catalog_of(six)) == ()
    few = psu(connectors=plugs(("pcie-8pin", 3), ("eps-8pin", 2)))
    finding = finding_of("power.connectors", rig_of(), catalog_of(six, few))
    assert finding.severity == "error"


def test_both_sixteen_pin_plugs_are_one_kind() -> None:
    new = card(power_inputs=plugs(("12vhpwr", 1)))
    assert findings_of("power.connectors", rig_of([("card", 1)]), catalog_of(new)) == ()


def test_an_adapter_serves_where_the_supply_lacks_the_plug() -> None:
    new = card(power_inputs=plugs(("12vhpwr", 1)), included_adapter=plugs(("pcie-8pin", 3)))
    assert findings_of("power.connectors", rig_of(), catalog_of(new)) == ()
    old = psu(connectors=plugs(("pcie-8pin", 5), ("eps-8pin", 2)))
    finding = finding_of("power.connectors", rig_of(), catalog_of(new, old))
    assert (finding.measured, finding.needed) == (5.0, 6.0)


@pytest.mark.parametrize("socket", ["12vhpwr", "12v-2x6", "nvidia-12pin", "eps-8pin"])
def test_whether_an_adapter_lies_in_the_box_is_unknown_until_somebody_says_so(socket: str) -> None:
    new = card(power_inputs=plugs((socket, 1)))
    old = psu(connectors=plugs(("pcie-8pin", 8), ("eps-8pin", 2)))
    plain_board = board(power_inputs=plugs(("eps-8pin", 2)))
    finding = finding_of("power.connectors", rig_of(), catalog_of(new, old, plain_board))
    assert (finding.severity, finding.likely) == ("unknown", None)
    assert finding.missing == ("adapter in the box of the Card",)
    assert finding.parts[:1] == ("psu1",)
    assert finding.needed == (4.0 if socket == "eps-8pin" else 2.0)


def test_a_box_that_is_known_to_hold_no_adapter_is_an_error_without_the_plug() -> None:
    new = card(power_inputs=plugs(("12vhpwr", 1)), included_adapter=documented(()))
    old = psu(connectors=plugs(("pcie-8pin", 8), ("eps-8pin", 2)))
    finding = finding_of("power.connectors", rig_of([("card", 1)]), catalog_of(new, old))
    assert (finding.severity, finding.measured, finding.needed) == ("error", 0.0, 1.0)


def test_no_adapter_is_expected_for_eight_pin_sockets() -> None:
    few = psu(connectors=plugs(("pcie-8pin", 1), ("eps-8pin", 2)))
    finding = finding_of("power.connectors", rig_of([("card", 1)]), catalog_of(few))
    assert finding.severity == "error"


def test_a_card_that_gets_its_plug_leaves_only_the_other_ones_box_open() -> None:
    first = card(power_inputs=plugs(("12vhpwr", 1)))
    second = card("other", power_inputs=plugs(("12v-2x6", 1)))
    finding = finding_of(
        "power.connectors", rig_of([("card", 1), ("other", 5)], ()), catalog_of(first, second)
    )
    assert finding.missing == ("adapter in the box of the Other",)
    assert (finding.measured, finding.needed) == (1.0, 2.0)


@pytest.mark.parametrize("sockets", [None, unverified(plugs(("eps-8pin", 1)))])
def test_a_supply_with_one_processor_plug_may_be_one_short_for_an_unpublished_board(
    sockets: Any,
) -> None:
    one = psu(connectors=plugs(("pcie-8pin", 6), ("eps-8pin", 1)))
    finding = finding_of("power.connectors", rig_of(), catalog_of(one, board(power_inputs=sockets)))
    assert finding.severity == "unknown"
    assert finding.missing == ("power sockets of the Board",)
    known = catalog_of(one, board(power_inputs=plugs(("eps-8pin", 1))))
    assert findings_of("power.connectors", rig_of(), known) == ()
    assert (
        findings_of("power.connectors", rig_of([]), catalog_of(one, board(power_inputs=None))) == ()
    )


def test_a_card_without_an_adapter_gets_the_native_plug_first() -> None:
    with_one = card(power_inputs=plugs(("12vhpwr", 1)), included_adapter=plugs(("pcie-8pin", 3)))
    without = card("other", power_inputs=plugs(("12v-2x6", 1)))
    rig = rig_of([("card", 1), ("other", 5)], ())
    assert findings_of("power.connectors", rig, catalog_of(with_one, without)) == ()


@pytest.mark.parametrize(
    ("part", "missing"),
    [
        (psu(connectors=None), "connectors of the Psu"),
        (card(power_inputs=None), "power sockets of the Card"),
        (psu(connectors=unverified(plugs(("pcie-8pin", 6), ("eps-8pin", 2)))),
         "connectors of the Psu"),
        (card(power_inputs=unverified(plugs(("pcie-8pin", 2)))), "power sockets of the Card"),
        (
            card(
                power_inputs=plugs(("nvidia-12pin", 1)),
                included_adapter=unverified(plugs(("pcie-8pin", 2))),
            ),
            "adapter in the box of the Card",
        ),
    ],
)  # fmt: skip
def test_plugs_are_unknown_when_either_side_is(part: Any, missing: str) -> None:
    finding = finding_of("power.connectors", rig_of(), catalog_of(part))
    assert finding.severity == "unknown"
    assert missing in finding.missing


def test_an_adapter_that_is_not_used_needs_no_source() -> None:
    spare = card(included_adapter=unverified(plugs(("pcie-8pin", 2))))
    assert findings_of("power.connectors", rig_of(), catalog_of(spare)) == ()


@pytest.mark.parametrize("sockets", [None, unverified(plugs(("eps-8pin", 1)))])
def test_sockets_of_the_board_count_where_cards_want_the_same_plugs(sockets: Any) -> None:
    server = card(power_inputs=plugs(("eps-8pin", 1)))
    catalog = catalog_of(server, board(power_inputs=sockets))
    finding = finding_of("power.connectors", rig_of([("card", 1)]), catalog)
    assert finding.severity == "unknown"
    assert finding.missing == ("power sockets of the Board",)
    plain = catalog_of(board(power_inputs=sockets))
    assert findings_of("power.connectors", rig_of(), plain) == ()


def test_too_few_plugs_by_hearsay_likely_do_not_suffice() -> None:
    few = psu(connectors=unverified(plugs(("pcie-8pin", 3), ("eps-8pin", 2))))
    finding = finding_of("power.connectors", rig_of(), catalog_of(few))
    assert (finding.severity, finding.likely) == ("unknown", "does-not-fit")
    assert (finding.measured, finding.needed) == (3.0, 4.0)


def test_a_shortage_is_an_error_even_when_another_cards_sockets_are_unknown() -> None:
    rig = rig_of([("card", 1), ("mystery", 5)], ())
    few = psu(connectors=plugs(("pcie-8pin", 1), ("eps-8pin", 2)))
    finding = finding_of(
        "power.connectors", rig, catalog_of(card("mystery", power_inputs=None), few)
    )
    assert finding.severity == "error"


def test_a_supply_of_unknown_plugs_without_cards_is_not_asked() -> None:
    assert findings_of("power.connectors", rig_of([]), catalog_of(psu(connectors=None))) == ()


def test_unknown_cards_want_no_plugs() -> None:
    rig = rig_of([("nobody-knows-it", 1)])
    assert findings_of("power.connectors", rig, catalog_of()) == ()
    assert findings_of("power.transient", rig, catalog_of()) == ()


@pytest.mark.parametrize(("amperes", "severity"), [(10.0, "warning"), (9.0, "error")])
def test_a_circuit_is_held_to_its_continuous_load(amperes: float, severity: str) -> None:
    rig = rig_of(site=Site(mains_v=120.0, circuit_a=amperes))
    finding = finding_of("power.circuit", rig, catalog_of())
    assert finding.severity == severity
    assert finding.parts == ("psu1",)
    assert finding.measured == pytest.approx(0.8 * 120 * amperes)
    assert finding.needed == pytest.approx(STEADY_W / 0.9, rel=0.02)
    assert finding.unit == "W"


def test_a_strong_circuit_carries_the_rig() -> None:
    assert findings_of("power.circuit", rig_of(), catalog_of()) == ()


@pytest.mark.parametrize("named", [None, unverified("80 PLUS Gold")])
def test_a_supply_of_unknown_efficiency_leaves_the_circuit_open(named: Any) -> None:
    catalog = catalog_of(psu(efficiency_class=named))
    finding = finding_of("power.circuit", rig_of(site=Site(circuit_a=10.0)), catalog)
    assert finding.severity == "unknown"
    assert finding.missing == ("efficiency of the Psu",)
    assert findings_of("power.circuit", rig_of(site=Site(circuit_a=20.0)), catalog) == ()


def test_a_card_held_to_few_watts_counts_with_its_limit() -> None:
    rig = Rig(cards=(PlacedCard(key="gpu1", part="card", power_limit_w=100.0),), psus=("psu",))
    finding = finding_of("power.capacity", rig, catalog_of(psu(rating_w=110)))
    assert finding.needed == pytest.approx(100 / 0.8)
