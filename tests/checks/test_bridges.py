"""Rules of NVLink bridges."""

from __future__ import annotations

import pytest

from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.parts import Bridge, Card
from rigbuilder.paths import catalogs_dir
from rigbuilder.rig.edits import add_bridge
from tests.builders import (
    at_least,
    board,
    bridge,
    card,
    case,
    catalog_of,
    documented,
    finding_of,
    findings_of,
    frame,
    nvlink,
    on_rail,
    plus_minus,
    rig_of,
    slot,
    slots,
    unverified,
)

ONE_SLOT_OFF = (("card", 1), ("card", 4))
TWO_KINDS = (("card", 1), ("other", 5))
KEYS = ("bridge1", "gpu1", "gpu2")


def test_cards_the_bridges_pitch_apart_get_no_remark() -> None:
    assert findings_of("bridge.pitch", rig_of(), catalog_of()) == ()


def test_bridge_one_slot_off_is_reported_with_both_pitches() -> None:
    finding = finding_of("bridge.pitch", rig_of(ONE_SLOT_OFF), catalog_of())
    assert finding.severity == "error"
    assert finding.measured == pytest.approx(60.96)
    assert finding.needed == pytest.approx(81.28)
    assert finding.unit == "mm"
    assert finding.parts == KEYS
    assert "60.96 mm apart, 20.32 mm too near" in finding.message


def test_cards_farther_apart_than_the_bridge_are_too_far() -> None:
    finding = finding_of("bridge.pitch", rig_of([("card", 1), ("card", 6)]), catalog_of())
    assert finding.severity == "error"
    assert "20.32 mm too far" in finding.message


def test_the_order_in_which_a_bridge_names_its_cards_does_not_matter() -> None:
    rig = rig_of([("card", 5), ("card", 1)])
    assert findings_of("bridge.pitch", rig, catalog_of()) == ()


@pytest.mark.parametrize(("opening", "likely"), [(5, "fits"), (4, "does-not-fit")])
def test_pitch_from_a_slot_whose_place_is_only_believed_stays_unknown(
    opening: int, likely: str
) -> None:
    believed = board(slots=(*slots()[:3], slot(unverified(opening), name="X")))
    rig = rig_of([("card", 1), ("card", opening)])
    finding = finding_of("bridge.pitch", rig, catalog_of(believed))
    assert finding.severity == "unknown"
    assert finding.likely == likely
    assert finding.measured == pytest.approx((opening - 1) * 20.32)
    assert finding.missing == ("place of slot X on the Board",)


def test_pitch_of_a_bridge_without_a_source_stays_unknown() -> None:
    finding = finding_of("bridge.pitch", rig_of(), catalog_of(bridge(pitch_mm=unverified(81.28))))
    assert finding.severity == "unknown"
    assert finding.likely == "fits"
    assert finding.missing == ("pitch of the Bridge",)


def test_pitch_known_to_half_a_slot_decides_nothing() -> None:
    finding = finding_of("bridge.pitch", rig_of(), catalog_of(bridge(pitch_mm=plus_minus(81, 10))))
    assert finding.severity == "unknown"


def test_a_bridge_to_a_card_without_a_place_is_unknown() -> None:
    finding = finding_of("bridge.pitch", rig_of([("card", 1), ("card", None)]), catalog_of())
    assert finding.severity == "unknown"
    assert "gpu2 has no place yet" in finding.message
    assert finding.needed == pytest.approx(81.28)


def test_a_bridge_from_the_board_to_a_rail_is_an_error() -> None:
    rig = rig_of([("card", 1), ("card", on_rail(0, board_slot=2))])
    finding = finding_of("bridge.pitch", rig, catalog_of(frame()))
    assert finding.severity == "error"
    assert "different rows" in finding.message


def test_cards_on_a_rail_are_judged_by_where_the_user_put_them() -> None:
    catalog = catalog_of(frame())
    right = rig_of([("card", on_rail(0)), ("card", on_rail(81.0, board_slot=2))])
    assert findings_of("bridge.pitch", right, catalog) == ()
    wrong = rig_of([("card", on_rail(0)), ("card", on_rail(90.0, board_slot=2))])
    assert finding_of("bridge.pitch", wrong, catalog).measured == pytest.approx(90.0)


def test_cards_without_a_connector_take_no_bridge() -> None:
    bare = card(nvlink=nvlink("none", None, None))
    finding = finding_of("bridge.not-supported", rig_of(), catalog_of(bare))
    assert finding.severity == "error"
    assert finding.parts == KEYS
    assert "gpu1 (Card) and gpu2 (Card) have no NVLink connector" in finding.message


def test_one_card_without_a_connector_is_named_alone() -> None:
    bare = card("other", nvlink=None, architecture="Ada", gpu="RTX 4090")
    finding = finding_of("bridge.not-supported", rig_of(TWO_KINDS), catalog_of(bare))
    assert finding.severity == "error"
    assert "gpu2 (Other) has no NVLink connector" in finding.message
    assert "RTX 40" in finding.message


def test_only_nvidia_cards_take_a_bridge() -> None:
    other = card(nvlink=None, gpu_maker="amd", architecture="cdna", gpu="Instinct MI100")
    finding = finding_of("bridge.not-supported", rig_of(), catalog_of(other))
    assert finding.severity == "error"
    assert finding.message.endswith("Only NVIDIA cards have NVLink.")


def test_cards_without_a_connector_are_told_so_and_nothing_else() -> None:
    bare = card(nvlink=nvlink("none", None, None))
    rig = rig_of(ONE_SLOT_OFF)
    rules = {"bridge.pitch", "bridge.generation", "bridge.connector", "bridge.side-panel"}
    assert not any(findings_of(rule, rig, catalog_of(bare)) for rule in rules)


def test_two_rtx_4090_refuse_every_nvlink_bridge_there_is() -> None:
    catalog = load_catalog([catalogs_dir()])
    bridges = catalog.of_kind(Bridge)
    cards = [part for part in catalog.of_kind(Card) if part.gpu == "RTX 4090"]
    assert bridges
    assert cards
    for one in bridges:
        rig = rig_of([(cards[0].id, 1), (cards[0].id, 5)], [one.id], board=None, case=None)
        assert finding_of("bridge.not-supported", rig, catalog).severity == "error"


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"nvlink": None}, "whether the Card has an NVLink connector"),
        ({"gpu": "RTX 3080"}, "a source that names the Bridge for the RTX 3080"),
        ({"nvlink": nvlink(unverified("ampere"))}, "NVLink connector of the Card"),
    ],
)
def test_a_card_that_no_source_names_for_the_bridge_is_unknown(
    fields: dict[str, object], missing: str
) -> None:
    finding = finding_of("bridge.not-supported", rig_of(), catalog_of(card(**fields)))
    assert finding.severity == "unknown"
    assert finding.missing == (missing,)


def test_an_absence_of_nvlink_without_a_source_is_not_vouched_for() -> None:
    bare = card(nvlink=nvlink(unverified("none"), None, None))
    finding = finding_of("bridge.not-supported", rig_of(), catalog_of(bare))
    assert (finding.severity, finding.likely) == ("unknown", "does-not-fit")
    assert findings_of("bridge.generation", rig_of(), catalog_of(bare)) == ()


def test_a_list_of_gpus_without_a_source_is_unknown() -> None:
    doubtful = bridge(works_with=unverified(("RTX 3090",)))
    finding = finding_of("bridge.not-supported", rig_of(), catalog_of(doubtful))
    assert finding.severity == "unknown"
    assert finding.missing == ("GPUs that the Bridge works with",)


def test_an_unknown_bridge_on_cards_that_could_take_one_is_left_to_the_unknown_part() -> None:
    catalog = catalog_of(without=("bridge",))
    for rule in ("not-supported", "generation", "pitch", "side-panel"):
        assert findings_of(f"bridge.{rule}", rig_of(), catalog) == ()
    assert finding_of("rig.unknown-part", rig_of(), catalog).parts == ("bridge1",)


def test_an_unknown_card_under_a_bridge_is_left_to_the_unknown_part() -> None:
    rig = rig_of([("card", 1), ("nobody-knows-it", 5)])
    for rule in ("not-supported", "generation", "pitch", "connector", "identical-cards"):
        assert findings_of(f"bridge.{rule}", rig, catalog_of()) == ()


def test_a_turing_bridge_does_not_go_on_ampere_cards() -> None:
    first, second = findings_of(
        "bridge.generation", rig_of(), catalog_of(bridge(generation="turing"))
    )
    assert first.severity == second.severity == "error"
    assert first.parts == ("bridge1", "gpu1")
    assert "Turing connectors; the one of gpu1 (Card) is Ampere" in first.message


def test_bridge_and_cards_of_one_generation_agree() -> None:
    assert findings_of("bridge.generation", rig_of(), catalog_of()) == ()


@pytest.mark.parametrize(("generation", "likely"), [("ampere", "fits"), ("volta", "does-not-fit")])
def test_a_generation_without_a_source_is_unknown(generation: str, likely: str) -> None:
    doubtful = bridge(generation=unverified(generation))
    first, second = findings_of("bridge.generation", rig_of(), catalog_of(doubtful))
    assert (first.severity, first.likely) == (second.severity, second.likely) == ("unknown", likely)
    assert first.missing == ("connectors of the Bridge",)


def test_connectors_at_different_places_are_out_of_line() -> None:
    other = card("other", nvlink=nvlink(from_bracket_mm=90.0))
    finding = finding_of("bridge.connector", rig_of(TWO_KINDS), catalog_of(other))
    assert finding.severity == "error"
    assert finding.measured == pytest.approx(20.0)
    assert finding.needed == 0.0
    assert finding.unit == "mm"
    assert "70 mm and 90 mm" in finding.message


def test_connectors_at_different_heights_are_out_of_line() -> None:
    other = card("other", nvlink=nvlink(height_mm=120.0))
    finding = finding_of("bridge.connector", rig_of(TWO_KINDS), catalog_of(other))
    assert finding.measured == pytest.approx(10.0)


def test_connectors_in_line_on_two_designs_get_no_remark() -> None:
    assert findings_of("bridge.connector", rig_of(TWO_KINDS), catalog_of(card("other"))) == ()


def test_cards_of_one_design_line_up_wherever_their_connectors_are() -> None:
    nowhere = nvlink(from_bracket_mm=None, height_mm=None)
    catalog = catalog_of(card(nvlink=nowhere, design="d"), card("other", nvlink=None, design="d"))
    assert findings_of("bridge.connector", rig_of(), catalog) == ()
    assert findings_of("bridge.connector", rig_of(TWO_KINDS), catalog) == ()


@pytest.mark.parametrize(
    ("other", "missing"),
    [
        (nvlink(height_mm=None), "height of the NVLink connector of the Other"),
        (
            nvlink(from_bracket_mm=unverified(70.0)),
            "distance of the NVLink connector from the bracket of the Other",
        ),
        (None, "distance of the NVLink connector from the bracket of the Other"),
    ],
)
def test_a_connector_whose_place_is_not_published_leaves_alignment_open(
    other: dict[str, object] | None, missing: str
) -> None:
    catalog = catalog_of(card("other", nvlink=other))
    finding = finding_of("bridge.connector", rig_of(TWO_KINDS), catalog)
    assert finding.severity == "unknown"
    assert finding.missing == (missing,)


def test_cards_with_two_gpus_are_not_identical() -> None:
    other = card("other", gpu="RTX A6000")
    finding = finding_of("bridge.identical-cards", rig_of(TWO_KINDS), catalog_of(other))
    assert finding.severity == "error"
    assert finding.parts == KEYS
    assert "RTX 3090" in finding.message
    assert "RTX A6000" in finding.message


def test_two_designs_of_one_gpu_are_remarked_upon() -> None:
    finding = finding_of("bridge.identical-cards", rig_of(TWO_KINDS), catalog_of(card("other")))
    assert finding.severity == "warning"


def test_equal_cards_are_identical() -> None:
    assert findings_of("bridge.identical-cards", rig_of(), catalog_of()) == ()


def test_a_high_bridge_stands_into_the_side_panel() -> None:
    finding = finding_of(
        "bridge.side-panel", rig_of(), catalog_of(bridge(rise_mm=115), case(width_mm=240))
    )
    assert finding.severity == "error"
    assert finding.measured == 220.0
    assert finding.needed == pytest.approx(138 + 7.5 + 115)
    assert finding.unit == "mm"
    assert finding.parts == ("bridge1", "case")


@pytest.mark.parametrize("rise", [None, unverified(15.0), at_least(10)])
def test_a_bridge_of_unknown_height_may_touch_the_side_panel(rise: object) -> None:
    finding = finding_of("bridge.side-panel", rig_of(), catalog_of(bridge(rise_mm=rise)))
    assert finding.severity == "unknown"
    assert finding.missing == ("height of the Bridge above the cards",)


def test_an_upper_bound_of_the_rise_proves_that_a_bridge_clears_the_panel() -> None:
    bounded = bridge(rise_mm={**documented(None), "maximum": 25.0})
    assert findings_of("bridge.side-panel", rig_of(), catalog_of(bounded)) == ()


def test_an_open_frame_has_no_side_panel() -> None:
    catalog = catalog_of(frame(openings=8), bridge(rise_mm=500))
    assert findings_of("bridge.side-panel", rig_of(), catalog) == ()


def test_a_frame_whose_openness_has_no_source_is_judged_as_if_it_had_walls() -> None:
    catalog = catalog_of(frame(style=unverified("open-frame"), openings=8), bridge(rise_mm=500))
    assert finding_of("bridge.side-panel", rig_of(), catalog).severity == "error"


def test_a_connector_takes_one_bridge() -> None:
    finding = finding_of("bridge.taken", rig_of(bridges=("bridge", "bridge")), catalog_of())
    assert finding.severity == "error"
    assert finding.parts == ("bridge1", "bridge2", "gpu1")
    assert (finding.measured, finding.needed, finding.unit) == (2.0, 1.0, "bridges")
    assert "bridge1 and bridge2 want the NVLink connector of gpu1 (Card)" in finding.message


def test_a_chain_of_bridges_wants_the_middle_cards_connector_twice() -> None:
    rig, _ = add_bridge(rig_of([("card", 1), ("card", 3), ("card", 5)]), "bridge", ("gpu2", "gpu3"))
    assert finding_of("bridge.taken", rig, catalog_of()).parts == ("bridge1", "bridge2", "gpu2")


def test_bridges_of_different_cards_share_no_connector() -> None:
    cards = [("card", 1), ("card", 5), ("card", 3), ("card", 7)]
    rig, _ = add_bridge(rig_of(cards), "bridge", ("gpu3", "gpu4"))
    assert findings_of("bridge.taken", rig, catalog_of()) == ()
