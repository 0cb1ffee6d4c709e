"""Rules of board, supply and cooler in the case, and of processor and memory on the board."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.catalog.parts import Part
from rigbuilder.rig.model import PartCount
from tests.builders import (
    board,
    case,
    catalog_of,
    cooler,
    cpu,
    documented,
    finding_of,
    findings_of,
    frame,
    memory,
    plus_minus,
    psu,
    rig_of,
    unverified,
)


def test_a_board_form_that_the_case_does_not_list_does_not_fit() -> None:
    finding = finding_of("fit.board-case", rig_of(), catalog_of(board(form_factor="eeb")))
    assert finding.severity == "error"
    assert finding.parts == ("board", "case")
    assert "Maker Board is eeb (305 x 244 mm); the Case takes atx." in finding.message


def test_a_board_of_a_listed_form_fits() -> None:
    assert findings_of("fit.board-case", rig_of(), catalog_of()) == ()


@pytest.mark.parametrize("form", ["mini-itx", "mini-dtx", "micro-atx"])
def test_a_smaller_board_of_the_atx_family_fits_an_atx_case(form: str) -> None:
    small = board(form_factor=form, depth_mm=170)
    assert findings_of("fit.board-case", rig_of(), catalog_of(small)) == ()


def test_an_atx_board_does_not_fit_a_mini_itx_case() -> None:
    catalog = catalog_of(case(form_factors=("mini-itx",)))
    assert finding_of("fit.board-case", rig_of(), catalog).severity == "error"


@pytest.mark.parametrize("side", ["board", "case"])
def test_a_form_without_a_source_is_unknown(side: str) -> None:
    part: Part = board(form_factor=unverified("atx"))
    if side == "case":
        part = case(form_factors=unverified(("atx",)))
    finding = finding_of("fit.board-case", rig_of(), catalog_of(part))
    assert (finding.severity, finding.likely) == ("unknown", "fits")


def test_a_form_without_a_source_that_is_not_listed_likely_does_not_fit() -> None:
    catalog = catalog_of(case(form_factors=unverified(("mini-itx",))))
    assert finding_of("fit.board-case", rig_of(), catalog).likely == "does-not-fit"


def test_a_deep_board_in_a_case_with_a_published_depth_is_measured() -> None:
    deep = board(form_factor="e-atx", depth_mm=277)
    finding = finding_of("fit.board-case", rig_of(), catalog_of(deep, case(max_board_depth_mm=272)))
    assert finding.severity == "error"
    assert (finding.measured, finding.needed, finding.unit) == (272.0, 277.0, "mm")
    fits = catalog_of(deep, case(max_board_depth_mm=280))
    assert findings_of("fit.board-case", rig_of(), fits) == ()


@pytest.mark.parametrize(("depth", "room"), [(None, 272), (270, unverified(272.0))])
def test_the_depth_of_a_wide_board_is_unknown_when_either_side_is(depth: Any, room: Any) -> None:
    catalog = catalog_of(board(form_factor="ceb", depth_mm=depth), case(max_board_depth_mm=room))
    assert finding_of("fit.board-case", rig_of(), catalog).severity == "unknown"


def test_a_board_deeper_than_its_form_needs_a_published_depth() -> None:
    finding = finding_of("fit.board-case", rig_of(), catalog_of(board(depth_mm=267)))
    assert finding.severity == "unknown"
    assert finding.missing == ("board depth clearance of the Case",)


def test_board_and_case_are_judged_only_together() -> None:
    assert findings_of("fit.board-case", rig_of(case=None), catalog_of()) == ()
    assert findings_of("fit.board-case", rig_of(board=None), catalog_of()) == ()


WIDER = [("e-atx",), ("eeb",), ("micro-atx", "e-atx", "eeb")]


@pytest.mark.parametrize("forms", WIDER)
@pytest.mark.parametrize("form", ["ceb", "e-atx"])
@pytest.mark.parametrize("depth", [None, 330])
def test_a_case_that_lists_only_wider_boards_may_lack_the_holes(
    forms: tuple[str, ...], form: str, depth: float | None
) -> None:
    wide = board(form_factor=form, depth_mm=267)
    tower = case(form_factors=forms, max_board_depth_mm=depth)
    found = findings_of("fit.board-case", rig_of(), catalog_of(wide, tower))
    listed = form in forms  # then only its depth is open: E-ATX names none
    assert {finding.severity for finding in found} <= {"unknown"}
    assert bool(found) == (not listed or depth is None)
    holes = f"screw holes for {form.upper()} boards in the Case"
    assert any(holes in finding.missing for finding in found) == (not listed)


@pytest.mark.parametrize(("depth", "severity"), [(None, "unknown"), (250, "error")])
def test_a_ceb_board_in_a_case_of_atx_and_wider_boards_hangs_on_the_depth(
    depth: float | None, severity: str
) -> None:
    ceb = board(form_factor="ceb", depth_mm=267)
    tower = case(form_factors=("atx", "e-atx"), max_board_depth_mm=depth)
    finding = finding_of("fit.board-case", rig_of(), catalog_of(ceb, tower))
    assert finding.severity == severity
    roomy = case(form_factors=("atx", "e-atx"), max_board_depth_mm=267)
    assert findings_of("fit.board-case", rig_of(), catalog_of(ceb, roomy)) == ()


@pytest.mark.parametrize("forms", [("atx",), ("mini-itx", "micro-atx"), ("ceb",)])
def test_an_e_atx_board_in_a_case_of_smaller_boards_is_an_error(forms: tuple[str, ...]) -> None:
    catalog = catalog_of(board(form_factor="e-atx", depth_mm=267), case(form_factors=forms))
    assert finding_of("fit.board-case", rig_of(), catalog).severity == "error"


def test_a_supply_longer_than_the_bay_does_not_fit() -> None:
    finding = finding_of("fit.psu-case", rig_of(), catalog_of(psu(length_mm=260)))
    assert finding.severity == "error"
    assert finding.parts == ("psu1", "case")
    assert (finding.measured, finding.needed, finding.unit) == (250.0, 260.0, "mm")


def test_a_supply_of_the_bays_form_and_length_fits() -> None:
    assert findings_of("fit.psu-case", rig_of(), catalog_of()) == ()


def test_an_sfx_supply_fits_a_bay_for_sfx_l() -> None:
    catalog = catalog_of(psu(form_factor="sfx"), case(psu_form_factors=("sfx-l",)))
    assert findings_of("fit.psu-case", rig_of(), catalog) == ()


def test_a_server_supply_does_not_fit_an_atx_bay() -> None:
    finding = finding_of("fit.psu-case", rig_of(), catalog_of(psu(form_factor="crps")))
    assert finding.severity == "error"
    assert "is CRPS; the Case takes ATX supplies" in finding.message


@pytest.mark.parametrize(
    ("part", "missing"),
    [
        (case(psu_form_factors=None), "supply form factors of the Case"),
        (case(psu_form_factors=unverified(("atx",))), "supply form factors of the Case"),
        (psu(form_factor=unverified("atx")), "form factor of the Psu"),
        (psu(length_mm=None), "length of the Psu"),
        (psu(length_mm=unverified(180.0)), "length of the Psu"),
        (case(max_psu_length_mm=None), "supply length clearance of the Case"),
        (psu(length_mm=plus_minus(250, 1)), None),
    ],
)
def test_a_bay_is_unknown_when_form_or_length_is(part: Any, missing: str | None) -> None:
    finding = finding_of("fit.psu-case", rig_of(), catalog_of(part))
    assert finding.severity == "unknown"
    assert finding.missing == (() if missing is None else (missing,))


def test_two_supplies_do_not_fit_one_bay() -> None:
    finding = finding_of("fit.psu-case", rig_of(psus=("psu", "psu")), catalog_of())
    assert finding.severity == "error"
    assert finding.parts == ("psu1", "psu2", "case")
    assert (finding.measured, finding.needed, finding.unit) == (1.0, 2.0, "supplies")


def test_two_supplies_fit_two_bays() -> None:
    rig = rig_of(psus=("psu", "psu"))
    assert findings_of("fit.psu-case", rig, catalog_of(case(psu_count=2))) == ()


@pytest.mark.parametrize(
    ("bays", "likely"),
    [(None, "does-not-fit"), (unverified(1), "does-not-fit"), (unverified(2), "fits")],
)
def test_bays_that_no_source_counts_are_unknown(bays: Any, likely: str) -> None:
    rig = rig_of(psus=("psu", "psu"))
    finding = finding_of("fit.psu-case", rig, catalog_of(case(psu_count=bays)))
    assert (finding.severity, finding.likely) == ("unknown", likely)


def test_supplies_beside_an_open_frame_need_no_bay() -> None:
    rig = rig_of(psus=("psu", "psu"))
    assert findings_of("fit.psu-case", rig, catalog_of(frame())) == ()


def test_supplies_said_without_source_to_stand_outside_need_bays() -> None:
    rig = rig_of(psus=("psu", "psu"))
    catalog = catalog_of(frame(psu_place=unverified("outside")))
    assert finding_of("fit.psu-case", rig, catalog).severity == "unknown"


def test_a_cooler_higher_than_the_case_takes_does_not_fit() -> None:
    finding = finding_of("fit.cooler-case", rig_of(), catalog_of(cooler(height_mm=195)))
    assert finding.severity == "error"
    assert finding.parts == ("cooler", "case")
    assert (finding.measured, finding.needed, finding.unit) == (190.0, 195.0, "mm")


def test_a_cooler_below_the_side_panel_fits() -> None:
    assert findings_of("fit.cooler-case", rig_of(), catalog_of()) == ()


@pytest.mark.parametrize(
    ("part", "missing"),
    [
        (cooler(height_mm=None), "height of the Cooler"),
        (cooler(height_mm=unverified(160.0)), "height of the Cooler"),
        (case(max_cooler_height_mm=None), "CPU cooler clearance of the Case"),
    ],
)
def test_a_cooler_is_unknown_when_its_room_is(part: Any, missing: str) -> None:
    finding = finding_of("fit.cooler-case", rig_of(), catalog_of(part))
    assert finding.severity == "unknown"
    assert finding.missing == (missing,)


def test_a_liquid_cooler_is_left_to_the_rules_of_radiators() -> None:
    catalog = catalog_of(cooler(type="liquid", height_mm=900))
    assert findings_of("fit.cooler-case", rig_of(), catalog) == ()
    assert finding_of("fit.radiator-case", rig_of(), catalog).severity == "unknown"


def test_any_cooler_stands_free_in_an_open_frame() -> None:
    assert (
        findings_of("fit.cooler-case", rig_of(), catalog_of(frame(), cooler(height_mm=900))) == ()
    )


def test_a_processor_of_another_socket_does_not_go_into_the_board() -> None:
    catalog = catalog_of(cpu(socket="AM5"), cooler(sockets=("AM5",)))
    finding = finding_of("fit.socket", rig_of(), catalog)
    assert finding.severity == "error"
    assert finding.parts == ("cpu", "board")
    assert finding.message == "Maker Cpu has socket AM5; Maker Board has SP3."


def test_sockets_are_compared_as_people_write_them() -> None:
    catalog = catalog_of(
        cpu(socket="LGA 1700"), board(socket="Socket LGA1700"), cooler(sockets=("lga-1700",))
    )
    assert findings_of("fit.socket", rig_of(), catalog) == ()


def test_a_cooler_that_does_not_mount_on_the_processor_is_an_error() -> None:
    finding = finding_of("fit.socket", rig_of(), catalog_of(cooler(sockets=("AM4", "AM5"))))
    assert finding.severity == "error"
    assert finding.parts == ("cooler", "cpu")
    assert "mounts on AM4, AM5; Maker Cpu has SP3" in finding.message


def test_without_a_processor_the_cooler_is_held_to_the_board() -> None:
    finding = finding_of("fit.socket", rig_of(cpu=None), catalog_of(cooler(sockets=("AM4",))))
    assert finding.parts == ("cooler", "board")


def test_a_cooler_alone_is_not_judged() -> None:
    rig = rig_of(cpu=None, board=None)
    assert findings_of("fit.socket", rig, catalog_of(cooler(sockets=("AM4",)))) == ()


@pytest.mark.parametrize(
    ("kit", "takes", "fits"),
    [
        ("DDR4 RDIMM", "DDR4 RDIMM", True),
        ("DDR4 RDIMM", "DDR4 ECC RDIMM/LRDIMM", True),
        ("DDR4 RDIMM", "DDR4", True),
        ("DDR4", "DDR4 UDIMM", True),
        ("DDR5 RDIMM", "DDR4 RDIMM", False),
        ("DDR4 RDIMM", "DDR4 UDIMM", False),
        ("DDR4 RDIMM", "DDR4 LRDIMM", False),
        ("DDR5 SODIMM", "DDR5 UDIMM", False),
    ],
)
def test_memory_suits_by_generation_and_kind_of_module(kit: str, takes: str, fits: bool) -> None:
    catalog = catalog_of(memory(type=kit), board(memory_type=takes))
    found = findings_of("fit.socket", rig_of(), catalog)
    assert [finding.severity for finding in found] == ([] if fits else ["error"])


def test_more_modules_than_memory_slots_are_an_error() -> None:
    rig = rig_of(memory=(PartCount(part="memory", count=3),))
    finding = finding_of("fit.socket", rig, catalog_of())
    assert finding.severity == "error"
    assert finding.parts == ("memory1", "board")
    assert (finding.measured, finding.needed, finding.unit) == (8.0, 12.0, "modules")


def test_a_rig_without_memory_needs_no_memory_slots() -> None:
    catalog = catalog_of(board(memory_slots=None, memory_type=None))
    assert findings_of("fit.socket", rig_of(memory=()), catalog) == ()


@pytest.mark.parametrize(
    ("part", "missing"),
    [
        (board(socket=unverified("SP3")), "socket of Board"),
        (cpu(socket=unverified("SP3")), "socket of the Cpu"),
        (cooler(sockets=unverified(("SP3",))), "sockets of the Cooler"),
        (board(memory_type=None), "memory type of the Board"),
        (board(memory_type=unverified("DDR4 RDIMM")), "memory type of the Board"),
        (memory(type=unverified("DDR4 RDIMM")), "type of the Memory"),
        (board(memory_slots=None), "number of memory slots of the Board"),
        (board(memory_slots=unverified(8)), "number of memory slots of the Board"),
    ],
)
def test_sockets_and_memory_without_a_source_are_unknown(part: Any, missing: str) -> None:
    found = findings_of("fit.socket", rig_of(), catalog_of(part))
    assert {finding.severity for finding in found} == {"unknown"}
    assert missing in {name for finding in found for name in finding.missing}


def test_a_socket_that_is_only_believed_to_differ_likely_does_not_fit() -> None:
    catalog = catalog_of(cpu(socket=unverified("AM5")), cooler(sockets=documented(("AM5",))))
    first, second = findings_of("fit.socket", rig_of(), catalog)
    assert (first.likely, second.likely) == ("does-not-fit", "fits")


@pytest.mark.parametrize(
    ("limit", "severities"), [(None, ["unknown"]), (277, ["error"]), (330, [])]
)
def test_e_atx_names_no_depth_so_the_depth_decides(
    limit: int | None, severities: list[str]
) -> None:
    deep = board(form_factor="e-atx", depth_mm=330)
    tower = case(form_factors=("atx", "e-atx"), max_board_depth_mm=limit)
    found = findings_of("fit.board-case", rig_of(), catalog_of(deep, tower))
    assert [finding.severity for finding in found] == severities
