"""Bifurcation boards: the split of the slot, whose each output is, and what goes into it."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.rig.model import PlacedSplitter
from tests.builders import (
    bifurcation,
    card,
    catalog_of,
    documented,
    finding_of,
    findings_of,
    on_output,
    on_rail,
    rig_of,
    riser,
    unverified,
)
from tests.checks.splits import FRAME, four, split_board, split_catalog, split_rig

# --- lanes.bifurcation


def test_a_slot_that_is_split_as_needed_gets_no_remark() -> None:
    assert findings_of("lanes.bifurcation", split_rig(), split_catalog()) == ()


def test_a_split_that_the_setup_does_not_offer_is_an_error_that_names_the_dark_cards() -> None:
    finding = finding_of("lanes.bifurcation", split_rig(), split_catalog(four()))
    assert finding.severity == "error"
    assert finding.parts == ("splitter1", "board", "gpu2")
    assert "PCIEX16_1 split into x4x4x4x4" in finding.message
    assert "offers x8x8: only output 1 works, not gpu2" in finding.message


def test_the_order_of_the_widths_counts() -> None:
    catalog = catalog_of(
        FRAME,
        split_board(bifurcation=documented(("x4x4x8",))),
        bifurcation(outputs=(8, 4, 4)),
    )
    assert finding_of("lanes.bifurcation", split_rig(), catalog).severity == "error"


def test_a_slot_that_cannot_be_split_feeds_the_first_output() -> None:
    catalog = catalog_of(FRAME, split_board(bifurcation=documented(())))
    finding = finding_of("lanes.bifurcation", split_rig(("card", on_output(0))), catalog)
    assert finding.severity == "warning"
    assert finding.message.endswith("offers no split: only output 1 works.")


@pytest.mark.parametrize(
    ("splits", "fields", "likely", "missing"),
    [
        (None, {}, None, "bifurcation of PCIEX16_1 on the Board"),
        (None, {"switch": None}, None, "switch on the Bifurcation"),
        (None, {"switch": unverified(True)}, None, "switch on the Bifurcation"),
        (unverified(("x8x8",)), {}, "fits", "bifurcation of PCIEX16_1 on the Board"),
        (unverified(()), {}, "does-not-fit", "bifurcation of PCIEX16_1 on the Board"),
        (documented(()), {"switch": None}, "does-not-fit", "switch on the Bifurcation"),
        (documented(()), {"switch": unverified(True)}, "does-not-fit", "switch on the Bifurcation"),
        (
            documented(("x8x8",)),
            {"outputs": unverified((8, 8))},
            "fits",
            "outputs of the Bifurcation",
        ),
    ],
)
def test_what_nobody_publishes_or_proves_leaves_the_split_open(
    splits: Any, fields: dict[str, Any], likely: str | None, missing: str
) -> None:
    catalog = catalog_of(FRAME, split_board(bifurcation=splits), bifurcation(**fields))
    finding = finding_of("lanes.bifurcation", split_rig(), catalog)
    assert finding.severity == "unknown"
    assert finding.likely == likely
    assert missing in finding.missing


def test_a_source_that_names_some_splits_does_not_deny_the_others() -> None:
    some = split_board(bifurcation_open=True)
    assert findings_of("lanes.bifurcation", split_rig(), catalog_of(FRAME, some)) == ()
    finding = finding_of("lanes.bifurcation", split_rig(), catalog_of(FRAME, some, four()))
    assert finding.severity == "unknown"
    assert finding.likely is None


@pytest.mark.parametrize("splits", [None, documented(())])
def test_a_switch_needs_no_split(splits: Any) -> None:
    catalog = catalog_of(FRAME, split_board(bifurcation=splits), bifurcation(switch=True))
    assert findings_of("lanes.bifurcation", split_rig(), catalog) == ()


@pytest.mark.parametrize("lacks", ["bifurcation", "board"])
def test_without_record_of_splitter_or_board_the_rule_is_silent(lacks: str) -> None:
    catalog = split_catalog(without=(lacks,))
    parts = {key: part for key, part in catalog.parts.items() if key != lacks}
    assert findings_of("lanes.bifurcation", split_rig(), Catalog(parts, catalog.sources)) == ()


# --- slot.occupied


def test_cards_behind_one_splitter_share_its_slot() -> None:
    assert findings_of("slot.occupied", split_rig(), split_catalog()) == ()


def test_an_output_takes_one_card() -> None:
    rig = split_rig(("card", on_output(0, 2)), ("card", on_output(300, 2)))
    finding = finding_of("slot.occupied", rig, split_catalog())
    assert finding.severity == "error"
    assert finding.parts == ("gpu1", "gpu2", "splitter1")
    assert finding.message.startswith("Output 2 of splitter1 (Bifurcation) is claimed by gpu1")
    assert (finding.measured, finding.needed) == (2, 1)


def test_a_splitter_has_no_more_outputs_than_its_record() -> None:
    finding = finding_of("slot.occupied", split_rig(("card", on_output(0, 3))), split_catalog())
    assert (finding.measured, finding.needed) == (2, 3)
    assert "has 2 outputs; gpu1 wants output 3" in finding.message
    unknown = split_catalog(without=("bifurcation",))
    assert findings_of("slot.occupied", split_rig(("card", on_output(0, 3))), unknown) == ()


@pytest.mark.parametrize("other", [1, on_rail(300, board_slot=1)])
def test_a_card_in_the_splitters_slot_is_an_error(other: Any) -> None:
    finding = finding_of(
        "slot.occupied", split_rig(("card", on_output(0)), ("card", other)), split_catalog()
    )
    assert finding.message.startswith("Slot 1 is claimed by gpu2 (Card) and splitter1")
    assert finding.parts == ("gpu2", "splitter1")


def test_two_splitters_in_one_slot_are_an_error() -> None:
    two = tuple(
        PlacedSplitter(key=f"splitter{n}", part="bifurcation", board_slot=1) for n in (1, 2)
    )
    finding = finding_of("slot.occupied", split_rig(splitters=two), split_catalog())
    assert finding.parts == ("splitter1", "splitter2")


# --- slot.mechanical


def test_a_splitter_goes_into_a_slot_of_its_length() -> None:
    assert findings_of("slot.mechanical", split_rig(), split_catalog()) == ()
    short = catalog_of(FRAME, split_board(mechanical_lanes=8))
    finding = finding_of("slot.mechanical", split_rig(), short)
    assert finding.parts == ("splitter1", "board")
    assert finding.message.startswith("PCIEX16_1 is an x8 slot with a closed end; splitter1")
    assert findings_of("slot.mechanical", split_rig(), catalog_of(
        FRAME, split_board(mechanical_lanes=8, open_ended=True)
    )) == ()  # fmt: skip


def test_a_board_without_a_slot_there_is_said_of_the_splitter() -> None:
    finding = finding_of("slot.mechanical", split_rig(at=9), split_catalog())
    assert finding.message.endswith("has no slot at opening 9 for splitter1.")
    assert findings_of("slot.mechanical", split_rig(at=None), split_catalog()) == ()


@pytest.mark.parametrize("end", ["slimsas", "mcio", "oculink"])
def test_a_cable_goes_only_into_outputs_of_its_kind(end: str) -> None:
    host = bifurcation(output_connector=end, output_slot_lanes=None, rigid=None)
    wrong = split_catalog(host)
    findings = findings_of("slot.mechanical", split_rig(), wrong)
    assert [finding.parts for finding in findings] == [
        ("gpu1", "splitter1"), ("gpu2", "splitter1")
    ]  # fmt: skip
    assert all(finding.severity == "error" for finding in findings)
    assert (
        findings_of("slot.mechanical", split_rig(), split_catalog(host, riser(plugs_into=end)))
        == ()
    )
    back = findings_of("slot.mechanical", split_rig(), split_catalog(riser(plugs_into=end)))
    assert "each output of splitter1 (Bifurcation) is a slot" in back[0].message


def test_a_cable_with_another_end_does_not_go_into_the_boards_slot() -> None:
    rig = rig_of([("card", on_rail(0, board_slot=2))], ())
    finding = finding_of("slot.mechanical", rig, split_catalog(riser(plugs_into="mcio")))
    assert finding.severity == "error"
    assert "not into slot 2: it needs a host adapter" in finding.message


@pytest.mark.parametrize(
    ("slot_lanes", "severity", "likely"),
    [
        (8, "error", None),
        (None, "unknown", None),
        (unverified(16), "unknown", "fits"),
        (unverified(8), "unknown", "does-not-fit"),
    ],
)
def test_a_riser_goes_into_a_slot_of_the_splitter(
    slot_lanes: Any, severity: str, likely: str | None
) -> None:
    catalog = split_catalog(bifurcation(output_slot_lanes=slot_lanes))
    found = findings_of("slot.mechanical", split_rig(("card", on_output(0))), catalog)
    assert [(finding.severity, finding.likely) for finding in found] == [(severity, likely)]


def test_an_output_of_eight_lanes_is_a_slot_for_eight_at_least() -> None:
    catalog = split_catalog(bifurcation(output_slot_lanes=None), riser(lanes=8))
    assert findings_of("slot.mechanical", split_rig(), catalog) == ()


def test_outputs_of_an_unproven_kind_leave_it_open() -> None:
    catalog = split_catalog(bifurcation(output_connector=unverified("slot")))
    found = findings_of("slot.mechanical", split_rig(("card", on_output(0))), catalog)
    assert [(finding.severity, finding.likely) for finding in found] == [("unknown", "fits")]


@pytest.mark.parametrize("lacks", ["bifurcation", "riser"])
def test_what_has_no_record_is_not_held_to_the_outputs(lacks: str) -> None:
    catalog = split_catalog(without=(lacks,))
    assert findings_of("slot.mechanical", split_rig(("card", on_output(0))), catalog) == ()


def test_a_card_goes_straight_into_a_slot_at_the_end_of_the_splitters_own_cables() -> None:
    rig = split_rig(("card", on_output(0, riser=None)))
    long = bifurcation(rigid=False, cable_mm=300)
    assert findings_of("slot.mechanical", rig, split_catalog(long)) == ()
    short = bifurcation(rigid=False, cable_mm=300, output_slot_lanes=8)
    finding = finding_of("slot.mechanical", rig, split_catalog(short))
    assert finding.severity == "error"
    assert "are x8 slots; gpu1 (Card) has an x16 edge connector" in finding.message
    opened = short.model_copy(update={"output_open_ended": True})
    assert findings_of("slot.mechanical", rig, split_catalog(opened)) == ()


@pytest.mark.parametrize(
    ("lanes", "slot_lanes", "likely"),
    [(unverified(16), 8, "does-not-fit"), (unverified(8), 8, "fits"), (16, None, None)],
)
def test_an_edge_connector_that_nobody_proves_leaves_it_open(
    lanes: Any, slot_lanes: Any, likely: str | None
) -> None:
    cables = bifurcation(rigid=False, cable_mm=300, output_slot_lanes=slot_lanes)
    rig = split_rig(("card", on_output(0, riser=None)))
    finding = finding_of(
        "slot.mechanical", rig, split_catalog(cables, card(pcie_mechanical_lanes=lanes))
    )
    assert (finding.severity, finding.likely) == ("unknown", likely)


def test_a_card_of_unknown_width_is_held_to_be_x16() -> None:
    cables = bifurcation(rigid=False, cable_mm=300, output_slot_lanes=8)
    rig = split_rig(("card", on_output(0, riser=None)))
    bare = split_catalog(cables, card(pcie_mechanical_lanes=None))
    assert finding_of("slot.mechanical", rig, bare).severity == "error"
    nobody = split_catalog(cables, without=("card",))
    assert findings_of("slot.mechanical", rig, nobody) == ()
