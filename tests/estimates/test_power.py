"""Watts of the parts, load of the supply, wall, circuit, heat and price."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Fact
from rigbuilder.catalog.parts import (
    Bridge,
    Cooler,
    Cpu,
    EfficiencyPoint,
    Memory,
    Psu,
    Storage,
)
from rigbuilder.estimates.power import EXCURSION_LIMIT, efficiency_at, estimate_power
from rigbuilder.rig.edits import set_power_limit
from rigbuilder.rig.model import PartCount, PlacedBridge, Rig, Site
from tests.estimates.makers import card_of, documented

RigOf = Callable[..., Rig]


def fact(value: object) -> Fact:  # type: ignore[type-arg]
    """Something a data sheet states."""
    return Fact[type(value)](value=value, grade="documented", source="test.sheet")  # type: ignore[misc]


def psu(part: str, rating_w: float, **more: object) -> Psu:
    """A supply of so many watts."""
    return Psu(
        id=part,
        brand="Maker",
        name=part,
        form_factor={"value": "atx", "grade": "documented", "source": "test.sheet"},
        rating_w=documented(rating_w),
        **more,  # type: ignore[arg-type]
    )


GOLD = {"value": "80 PLUS Gold", "grade": "documented", "source": "test.sheet"}
POINTS = {
    "value": (
        EfficiencyPoint(load=0.5, efficiency=0.93, mains_v=115),
        EfficiencyPoint(load=0.2, efficiency=0.91, mains_v=115),
        EfficiencyPoint(load=1.0, efficiency=0.90, mains_v=115),
    ),
    "grade": "measured",
    "source": "test.sheet",
}


@pytest.fixture(scope="session")
def parts(catalog: Catalog) -> Catalog:
    """The catalog with a computer's other parts."""
    unlike = {"grade": "documented", "source": "test.sheet"}
    return catalog.with_parts(
        [
            psu("psu-1500", 1500, efficiency_class=GOLD),
            psu("psu-1000", 1000, efficiency=POINTS),
            psu("psu-bare", 1000),
            Cpu(
                id="cpu-a",
                brand="Maker",
                name="A",
                socket={"value": "AM5", **unlike},
                tdp_w=documented(120),
                max_power_w=documented(162),
            ),
            Cpu(
                id="cpu-b",
                brand="Maker",
                name="B",
                socket={"value": "AM5", **unlike},
                tdp_w=documented(65),
            ),
            Memory(
                id="kit",
                brand="Maker",
                name="Kit",
                type={"value": "DDR5 UDIMM", **unlike},
                modules=2,
                module_gib=documented(32),
            ),
            Storage(
                id="drive",
                brand="Maker",
                name="Drive",
                interface={"value": "NVMe", **unlike},
                capacity_gb=documented(2000),
                power_w=documented(6.5),
            ),
            Cooler(
                id="pump",
                brand="Maker",
                name="Pump",
                type={"value": "liquid", **unlike},
                sockets={"value": ("AM5",), **unlike},
            ),
            card_of("card-nameless", 24),
        ],
        {},
        replace=True,
    )


def whole(rig: Rig, psus: tuple[str, ...], **more: object) -> Rig:
    """The rig with processor, memory, a drive and supplies."""
    return rig.model_copy(
        update={
            "cpu": "cpu-a",
            "board": "some-board",
            "cooler": "pump",
            "memory": (PartCount(part="kit", count=2),),
            "storage": (PartCount(part="drive"),),
            "psus": psus,
            **more,
        }
    )


def test_the_sum_is_the_sum_of_its_rows(parts: Catalog, rig_of: RigOf) -> None:
    answer = estimate_power(whole(rig_of("card-24", "card-24"), ("psu-1500",)), parts)
    by_key = {row.key: row.sustained_w for row in answer.rows}
    assert by_key["gpu1"] == 350
    assert by_key["cpu"] == 162
    assert by_key["storage1"] == 6.5
    assert by_key["memory1"] == 20
    assert answer.sustained_w == pytest.approx(sum(w or 0 for w in by_key.values()))
    assert answer.missing == ()


def test_a_processor_without_a_turbo_limit_counts_its_base_power(
    parts: Catalog, rig_of: RigOf
) -> None:
    answer = estimate_power(rig_of().model_copy(update={"cpu": "cpu-b"}), parts)
    assert answer.rows[0].sustained_w == 65
    assert "base power" in (answer.rows[0].note or "")


def test_a_power_limit_lowers_draw_and_peak_and_one_above_the_board_power_changes_nothing(
    parts: Catalog, rig_of: RigOf
) -> None:
    rig = rig_of("card-24")
    free = estimate_power(rig, parts).rows[0]
    held = estimate_power(set_power_limit(rig, "gpu1", 250), parts).rows[0]
    high = estimate_power(set_power_limit(rig, "gpu1", 500), parts).rows[0]
    assert held.sustained_w == 250
    assert held.transient_w == pytest.approx(250 / 350 * (free.transient_w or 0))
    assert "250 W" in (held.note or "")
    assert high.sustained_w == 350


def test_peaks_lie_between_the_draw_and_what_the_connector_standard_allows(
    parts: Catalog, rig_of: RigOf
) -> None:
    row = estimate_power(rig_of("card-24"), parts).rows[0]
    assert row.transient_w is not None
    assert 350 < row.transient_w < 350 * EXCURSION_LIMIT


def test_a_card_whose_draw_nobody_publishes_is_named(parts: Catalog, rig_of: RigOf) -> None:
    answer = estimate_power(rig_of("card-24", "card-nameless", "card-unheard-of"), parts)
    assert answer.missing == ("gpu2", "gpu3")
    assert answer.sustained_w == 350


def test_without_a_supply_there_is_no_load_and_no_wall_figure(
    parts: Catalog, rig_of: RigOf
) -> None:
    answer = estimate_power(rig_of("card-24"), parts)
    assert answer.psu_load is None
    assert answer.psu_rating_w is None
    assert answer.wall_w is None
    assert answer.heat_btu_h is None


def test_load_wall_heat_and_price_follow_from_the_supply(parts: Catalog, rig_of: RigOf) -> None:
    site = Site(mains_v=120, circuit_a=15, price_per_kwh=0.2, hours_per_day=10)
    answer = estimate_power(whole(rig_of("card-24", "card-24"), ("psu-1500",), site=site), parts)
    assert answer.sustained_w is not None
    assert answer.psu_load == pytest.approx(answer.sustained_w / 1500)
    assert answer.efficiency is not None
    assert answer.wall_w == pytest.approx(answer.sustained_w / answer.efficiency)
    assert answer.circuit_w == pytest.approx(0.8 * 120 * 15)
    assert answer.heat_btu_h == pytest.approx((answer.wall_w or 0) * 3.412142)
    kwh = (answer.wall_w or 0) / 1000 * 10 * 365.25 / 12
    assert answer.price_per_month == pytest.approx(kwh * 0.2)


def test_two_supplies_add_up(parts: Catalog, rig_of: RigOf) -> None:
    answer = estimate_power(whole(rig_of("card-24"), ("psu-1500", "psu-1000")), parts)
    assert answer.psu_rating_w == 2500
    assert answer.efficiency is not None
    assert 0.87 < answer.efficiency < 0.93


def test_a_supply_that_is_not_in_the_catalog_leaves_the_load_open(
    parts: Catalog, rig_of: RigOf
) -> None:
    answer = estimate_power(whole(rig_of("card-24"), ("psu-1500", "psu-unheard-of")), parts)
    assert answer.psu_load is None


def test_efficiency_is_read_between_measured_points(parts: Catalog) -> None:
    supply = parts.get("psu-1000", Psu)
    assert supply is not None
    assert efficiency_at(supply, 0.35, 120) == pytest.approx(0.92)
    assert efficiency_at(supply, 0.05, 120) == pytest.approx(0.91)
    assert efficiency_at(supply, 1.3, 120) == pytest.approx(0.90)


def test_efficiency_falls_back_on_the_class_for_the_mains_in_use(parts: Catalog) -> None:
    supply = parts.get("psu-1500", Psu)
    assert supply is not None
    assert efficiency_at(supply, 0.5, 120) == pytest.approx(0.90)
    assert efficiency_at(supply, 0.5, 230) == pytest.approx(0.92)
    bare = parts.get("psu-bare", Psu)
    assert bare is not None
    assert efficiency_at(bare, 0.5, 120) is None


def test_a_bridge_draws_nothing_of_its_own(parts: Catalog, rig_of: RigOf) -> None:
    bridge = next(iter(parts.of_kind(Bridge)))
    joined = PlacedBridge(key="bridge1", part=bridge.id, joins=("gpu1", "gpu2"))
    rig = rig_of("card-24", "card-24")
    with_bridge = rig.model_copy(update={"bridges": (joined,)})
    assert estimate_power(with_bridge, parts).sustained_w == estimate_power(rig, parts).sustained_w


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["card-8", "card-24", "card-48"]), max_size=6))
def test_a_card_more_never_lowers_a_sum(parts: Catalog, rig_of: RigOf, cards: list[str]) -> None:
    before = estimate_power(rig_of(*cards), parts)
    after = estimate_power(rig_of(*cards, "card-12"), parts)
    assert (after.sustained_w or 0) > (before.sustained_w or 0)
    assert (after.transient_w or 0) - (after.sustained_w or 0) > (
        (before.transient_w or 0) - (before.sustained_w or 0)
    )
