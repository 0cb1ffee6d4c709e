"""Rigs that are told before anybody buys: each expectation is worked out by hand from the parts.

Slots lie 20.32 mm apart. A three-slot card at opening n fills n to n + 2, a two-slot one n and
n + 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

import pytest

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.evidence import Fact, Figure
from rigbuilder.catalog.fittings import RadiatorMount
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.parts import Board, Card, Case
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.checks.report import Finding, Report
from rigbuilder.paths import catalogs_dir
from rigbuilder.rig.model import (
    PlacedBridge,
    PlacedCard,
    PlacedSplitter,
    RailSeat,
    Rig,
    Seat,
    Site,
    SlotSeat,
)

FE = "nvidia-geforce-rtx-3090-founders-edition"
STRIX = "asus-rog-strix-rtx-3090-o24g-gaming"
THREE_SLOTS = "nvidia-rtx-nvlink-bridge-3-slot"
FOUR_SLOTS = "nvidia-geforce-rtx-nvlink-bridge-4-slot"
BENCH = "primochill-praxis-wetbench"
PITCH = 20.32
WIDE_BOARDS = ("gigabyte-x99-designare-ex", "asrockrack-romed8-2t")
"""Both have x16 slots at openings 1 and 4."""
MICRO_BOARDS = ("gigabyte-b650m-aorus-elite", "asrockrack-romed6u-2l2t")
MICRO_CASES = ("fractal-meshify-2-mini", "fractal-pop-mini-air")
RISER = "glotrends-pcie-4.0-x16-300mm"
FRAME = "aaawave-sluice-v2-12-gpu"


@cache
def curated() -> Catalog:
    """The catalog that the program ships."""
    return load_catalog([catalogs_dir()])


def judge(rig: Rig, *changed: AnyPart) -> Report:
    """The report of a rig, held against the catalog with some parts replaced."""
    return evaluate(rig, curated().with_parts(changed, {}, replace=True) if changed else curated())


def cards(part: str, seats: Iterable[Seat], limit_w: float | None = None) -> tuple[PlacedCard, ...]:
    """Cards of one kind, ``gpu1`` onward."""
    return tuple(
        PlacedCard(key=f"gpu{n}", part=part, seat=seat, power_limit_w=limit_w)
        for n, seat in enumerate(seats, 1)
    )


def in_slots(*numbers: int) -> list[SlotSeat]:
    """Seats at openings of the board."""
    return [SlotSeat(slot=number) for number in numbers]


def joined(bridge: str) -> tuple[PlacedBridge, ...]:
    """A bridge over the first two cards."""
    return (PlacedBridge(key="bridge1", part=bridge, joins=("gpu1", "gpu2")),)


def found(report: Report, rule: str, severity: str = "error") -> list[Finding]:
    """Findings of a rule."""
    return [f for f in report.findings if f.rule == rule and f.severity == severity]


@pytest.mark.parametrize("board", WIDE_BOARDS)
@pytest.mark.parametrize("card", [FE, STRIX])
def test_two_3090_three_slots_apart_take_the_three_slot_bridge_only(board: str, card: str) -> None:
    # Opening 4 less opening 1 is 3 slots, 3 x 20.32 = 60.96 mm; a 4-slot bridge spans 81.28 mm.
    pair = cards(card, in_slots(1, 4))
    right = judge(Rig(board=board, case=BENCH, cards=pair, bridges=joined(THREE_SLOTS)))
    assert [f for f in right.findings if f.rule.startswith("bridge.")] == []
    wrong = judge(Rig(board=board, case=BENCH, cards=pair, bridges=joined(FOUR_SLOTS)))
    [pitch] = found(wrong, "bridge.pitch")
    assert pitch.measured == pytest.approx(3 * PITCH)
    assert pitch.needed == pytest.approx(4 * PITCH)
    assert wrong.verdict == "does-not-fit"


@pytest.mark.parametrize("board", WIDE_BOARDS)
def test_three_slot_cards_three_slots_apart_are_touching_or_a_hand_away(board: str) -> None:
    # The Founders Edition is listed with 61 mm, 0.04 more than 60.96: rounding hides which it is.
    touching = judge(Rig(board=board, case=BENCH, cards=cards(FE, in_slots(1, 4))))
    assert found(touching, "fit.card-card") == []
    assert len(found(touching, "fit.card-card", "unknown")) == 1
    # The Strix is 57.8 mm thick: 60.96 - 57.8 = 3.16 mm of air, far less than a slot.
    near = judge(Rig(board=board, case=BENCH, cards=cards(STRIX, in_slots(1, 4))))
    assert [f for f in near.findings if f.rule == "fit.card-card"] == []
    [gap] = found(near, "thermal.card-gap", "warning")
    assert gap.measured == pytest.approx(3.16)


@pytest.mark.parametrize("board", MICRO_BOARDS)
@pytest.mark.parametrize("case", MICRO_CASES)
def test_a_micro_atx_case_has_no_openings_for_the_second_three_slot_card(
    board: str, case: str
) -> None:
    # The second card sits at opening 4 and fills 4 to 6; a micro-ATX case ends at 4.
    rig = Rig(board=board, case=case, cards=cards(FE, in_slots(1, 4)), bridges=joined(THREE_SLOTS))
    report = judge(rig)
    assert report.verdict == "does-not-fit"
    [slots] = found(report, "fit.card-case-slots")
    assert (slots.parts, slots.measured, slots.needed) == (("gpu2", "case"), 4, 6)
    assert found(report, "bridge.pitch") == []
    # 313 mm of card: too long for the 306 mm of the Meshify 2 Mini, not for the Pop Mini's 365 mm.
    too_long = found(report, "fit.card-case-length")
    assert [f.needed for f in too_long] == ([313, 313] if "meshify" in case else [])


def test_four_blowers_need_the_eighth_opening() -> None:
    # Two-slot cards at 1, 3, 5 and 7: the last one fills 7 and 8.
    blowers = cards("asus-turbo-rtx-3090-24g", in_slots(1, 3, 5, 7), limit_w=280)
    rig = Rig(board="asus-ws-x299-sage-10g", cards=blowers, psus=("evga-supernova-1600-p2",))
    tower = judge(rig.model_copy(update={"case": "corsair-4000d-airflow"}))
    [slots] = found(tower, "fit.card-case-slots")
    assert (slots.parts, slots.measured, slots.needed) == (("gpu4", "case"), 7, 8)
    # The board is SSI CEB, 267 mm deep: the tower lists ATX and E-ATX and no depth.
    assert len(found(tower, "fit.board-case", "unknown")) == 1
    server = judge(rig.model_copy(update={"case": "phanteks-enthoo-pro-2-server"}))
    assert server.verdict != "does-not-fit"
    for rule in ("fit.card-case-slots", "fit.card-card", "slot.occupied", "fit.board-case"):
        assert [f for f in server.findings if f.rule == rule] == []
    # Four cards of 2 x 8-pin: 8 plugs of the supply's 9.
    assert [f for f in server.findings if f.rule == "power.connectors"] == []


def on_rails(count: int, slots: Iterable[int]) -> tuple[PlacedCard, ...]:
    """Founders Editions 100 mm apart on the frame's two rails, four on each."""
    rails = ("upper", "lower")
    seats = [
        RailSeat(rail=rails[n // 4], position_mm=40 + 100 * (n % 4), board_slot=slot, riser=RISER)
        for n, slot in zip(range(count), slots, strict=True)
    ]
    return cards(FE, seats, limit_w=250)


def mining_rig(count: int, slots: Iterable[int]) -> Rig:
    """A seven-slot board on a mining frame."""
    return Rig(
        board="asrockrack-romed8-2t",
        case=FRAME,
        cpu="amd-epyc-7302p",
        psus=("evga-supernova-1600-p2", "evga-supernova-1600-p2"),
        cards=on_rails(count, slots),
        site=Site(mains_v=230, circuit_a=16),
    )


def measured_frame(length_mm: float, path_mm: float) -> Case:
    """The frame as somebody might measure it with a ruler."""
    frame = curated().get(FRAME, Case)
    assert frame is not None

    def ruler(value: float) -> Figure:
        return Figure(value=value, grade="measured", source="ruler")

    rails = tuple(
        rail.model_copy(update={"length_mm": ruler(length_mm), "riser_path_mm": ruler(path_mm)})
        for rail in frame.rails
    )
    return frame.model_copy(update={"rails": rails})


def test_eight_cards_on_a_mining_frame_need_eight_places_to_plug_in() -> None:
    seven = judge(mining_rig(7, range(1, 8)))
    assert seven.verdict == "unknown"
    missing = {name for f in seven.findings for name in f.missing}
    assert "length of rail upper of the Sluice V2 12-GPU frame" in missing
    # The board has seven slots: an eighth riser finds none, or one that is taken.
    taken = judge(mining_rig(8, (1, 2, 3, 4, 5, 6, 7, 7)))
    assert [f.parts for f in found(taken, "slot.occupied")] == [("gpu7", "gpu8")]
    none_there = judge(mining_rig(8, range(1, 9)))
    assert [f.parts for f in found(none_there, "slot.mechanical")] == [("gpu8", "board")]
    assert taken.verdict == none_there.verdict == "does-not-fit"


HOST = "c-payne-slimsas-pcie-gen4-host-adapter-x16-redriver"
SLIMSAS = "c-payne-slimsas-8i-450mm-device-adapter-x8"


def fact(value: int) -> Fact[int]:
    """A fact as somebody measured it."""
    return Fact[int](value=value, grade="measured", source="ruler")


def split_frame(slots: Iterable[int], riser: str = SLIMSAS) -> Rig:
    """Eight cards on the frame, two behind each x8x8 host adapter."""
    hosts = tuple(
        PlacedSplitter(key=f"splitter{n}", part=HOST, board_slot=slot)
        for n, slot in enumerate(slots, 1)
    )
    seats = [
        RailSeat(
            rail=("upper", "lower")[n // 4],
            position_mm=40 + 100 * (n % 4),
            splitter=f"splitter{n // 2 + 1}",
            output=n % 2 + 1,
            riser=riser,
        )
        for n in range(8)
    ]
    rig = mining_rig(0, ())
    return rig.model_copy(update={"splitters": hosts, "cards": cards(FE, seats, limit_w=250)})


def test_eight_cards_on_a_mining_frame_share_four_slots() -> None:
    frame = measured_frame(402, 300)
    report = judge(split_frame((1, 3, 5, 7)), frame)
    # Two x8 outputs in each of four x16 slots: no slot is taken twice, every card has eight lanes.
    assert [f for f in report.findings if f.rule in ("slot.occupied", "slot.mechanical")] == []
    lanes = [f for f in report.findings if f.rule == "lanes.electrical"]
    assert [(f.severity, f.measured) for f in lanes] == [("note", 8)] * 8
    # That the board splits its slots x8x8 is reported, and not by its maker.
    splits = found(report, "lanes.bifurcation", "unknown")
    assert [f.likely for f in splits] == ["fits"] * 4
    # 8 cards of 2 x 8-pin: 16 plugs; the two supplies have 9 each.
    assert found(report, "power.connectors") == []
    assert found(report, "fit.riser-length") == []


def test_a_ribbon_riser_does_not_go_into_a_slimsas_host_adapter() -> None:
    report = judge(split_frame((1, 3, 5, 7), riser=RISER), measured_frame(402, 300))
    assert len(found(report, "slot.mechanical")) == 8


def test_two_host_adapters_do_not_share_a_slot() -> None:
    report = judge(split_frame((1, 3, 5, 5)), measured_frame(402, 300))
    assert [f.parts for f in found(report, "slot.occupied")] == [("splitter3", "splitter4")]


@pytest.mark.parametrize(
    ("board", "slot", "verdicts"),
    [
        # The setup of the first slot offers PCIE RAID MODE: four links of four lanes.
        ("asus-pro-ws-wrx90e-sage-se", 1, []),
        # The setup names x8/x4/x4; whether it has x4/x4/x4/x4 nobody says.
        ("msi-meg-b550-unify-x", 1, ["unknown"]),
        ("asus-pro-ws-wrx90e-sage-se", 2, ["unknown"]),
    ],
)
def test_four_cards_hang_from_one_slot(board: str, slot: int, verdicts: list[str]) -> None:
    part = curated().get(board, Board)
    assert part is not None
    places = {s.opening.value: s for s in part.slots if s.opening is not None}
    if not places:  # a board whose slots nobody has placed: as if measured
        first = part.slots[0].model_copy(update={"opening": fact(slot)})
        part = part.model_copy(update={"slots": (first, *part.slots[1:])})
    seats = [
        RailSeat(rail="upper", position_mm=40 + 100 * n, splitter="splitter1", output=n + 1)
        for n in range(4)
    ]
    kit = PlacedSplitter(
        key="splitter1", part="maxcloudon-bifurcated-riser-x16-to-4x4", board_slot=slot
    )
    rig = Rig(board=board, case=FRAME, splitters=(kit,), cards=cards(FE, seats))
    report = judge(rig, measured_frame(402, 300), part)
    assert [f.severity for f in report.findings if f.rule == "lanes.bifurcation"] == verdicts
    # Cables of 600 mm with open slots at their ends: no riser, and x16 cards go in.
    assert found(report, "fit.riser-length") == []
    assert found(report, "slot.mechanical") == []
    lanes = [f for f in report.findings if f.rule == "lanes.electrical"]
    assert [f.measured for f in lanes] == [4] * 4


@pytest.mark.parametrize(
    ("length_mm", "path_mm", "rules"),
    [
        # The fourth card of a rail begins at 340 mm and is up to 61 mm thick: 401 mm.
        (402, 300, set()),
        (396, 300, {"fit.card-case-slots"}),
        # The risers are 300 mm long.
        (402, 301, {"fit.riser-length"}),
    ],
)
def test_a_frame_measured_with_a_ruler_decides(
    length_mm: float, path_mm: float, rules: set[str]
) -> None:
    report = judge(mining_rig(7, range(1, 8)), measured_frame(length_mm, path_mm))
    errors = {f.rule for f in report.findings if f.severity == "error"}
    assert errors == rules
    unknown = {f.rule for f in report.findings if f.severity == "unknown"}
    assert {"fit.card-case-slots", "fit.riser-length"} & unknown == set()


def test_a_358_mm_card_behind_a_360_radiator() -> None:
    case = curated().get("corsair-4000d-airflow", Case)
    card = curated().get("asus-rog-astral-rtx-5090-o32g-gaming", Card)
    assert case is not None
    assert card is not None
    assert card.length_mm is not None
    assert math.ceil(card.length_mm.nominal) == 358
    rig = Rig(
        board="asus-rog-strix-b650e-e-gaming-wifi",
        case=case.id,
        cooler="arctic-liquid-freezer-iii-360",
        cards=cards(card.id, in_slots(2)),
    )
    # Nobody publishes where the case takes a 360 radiator in the sources at hand: not proven.
    assert judge(rig).verdict != "fits"
    # At the front the radiator with fans takes 63 of the 360 mm: 297 mm are left.
    front = case.model_copy(
        update={
            "radiator_mounts": Fact(
                value=(
                    RadiatorMount(place="front", max_length_mm=360),
                    RadiatorMount(place="top", max_length_mm=280),
                ),
                grade="documented",
                source="manual",
            )
        }
    )
    report = judge(rig, front)
    assert report.verdict == "does-not-fit"
    [radiator] = found(report, "fit.card-radiator")
    assert radiator.measured == pytest.approx(297)
    assert radiator.needed == pytest.approx(card.length_mm.nominal)
    # Without the radiator the card has 360 mm, 2 mm more than it is long.
    bare = judge(rig.model_copy(update={"cooler": None}), front)
    assert found(bare, "fit.card-case-length") == []
    assert found(bare, "fit.card-radiator") == []
