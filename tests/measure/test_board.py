"""Openings read off drawn pictures of boards, and what is refused."""

from dataclasses import replace

import numpy as np
import pytest

from rigbuilder.geometry.standards import BOARD_SIZE_MM
from rigbuilder.measure.board import opening_line_mm, read_board
from rigbuilder.measure.marks import Marks, Point, SlotMark
from tests.measure.scenes import Shot, click, find, marked, random_shot, render

ATX = (244.0, 305.0)


def slots_at(*openings: int, off_mm: float = 0.0, x_mm: float = 41.0) -> list[tuple[float, float]]:
    return [(x_mm, opening_line_mm(opening) + off_mm) for opening in openings]


def read(shot: Shot, marks: Marks, form_factor: str = "atx"):  # type: ignore[no-untyped-def]
    return read_board(marks, shot.picture_px, BOARD_SIZE_MM[form_factor], form_factor)


def words(shot: Shot, marks: Marks, form_factor: str = "atx") -> str:
    reading = read(shot, marks, form_factor)
    assert not reading.accepted
    return " ".join(reading.problems)


def test_openings_are_right_in_100_of_100_drawn_pictures() -> None:
    rng = np.random.default_rng(2026)
    for _ in range(100):
        shot = random_shot(rng, ATX)
        first = int(rng.integers(1, 4))
        between = [n for n in range(first + 1, 7) if rng.random() < 0.5]
        openings = [first, *between, 7]
        places = [*shot.corners_mm, *shot.edges_mm, *slots_at(*openings)]
        picture = render(shot, places, rng)
        seen = click([find(picture, number) for number in range(len(places))], rng, 1.2)
        marks = Marks(
            tuple(seen[:4]), tuple(seen[4:8]), True,
            tuple(SlotMark(point) for point in seen[8:]),
        )  # type: ignore[arg-type]  # fmt: skip

        reading = read(shot, marks)

        assert reading.problems == ()
        assert [slot.opening for slot in reading.slots] == openings


def test_what_is_taken_is_right_whatever_the_picture() -> None:
    rng = np.random.default_rng(7)
    taken = 0
    for _ in range(150):
        form_factor = str(rng.choice(["atx", "micro-atx", "e-atx", "xl-atx"]))
        count = int(rng.integers(1, 4))
        openings = sorted(rng.choice(np.arange(1, 5), count, replace=False).tolist())
        shot = random_shot(rng, BOARD_SIZE_MM[form_factor], tilt_deg=tuple(rng.uniform(-35, 35, 2)))
        marks = marked(shot, slots_at(*openings), rng, 2.0, bent=bool(rng.random() < 0.5))
        reading = read(shot, marks, form_factor)
        if reading.accepted:
            taken += 1
            assert [slot.opening for slot in reading.slots] == openings
    assert taken > 50


def test_a_wrong_size_never_gives_a_wrong_opening() -> None:
    rng = np.random.default_rng(11)
    names = ["mini-itx", "mini-dtx", "micro-atx", "atx", "xl-atx"]
    for _ in range(150):
        true, said = rng.choice(names, 2, replace=False)
        openings = sorted({1, int(rng.integers(1, 5))})
        shot = random_shot(rng, BOARD_SIZE_MM[true], k1=0.0)
        reading = read(shot, marked(shot, slots_at(*openings), rng, 1.0), said)
        if reading.accepted:
            assert [slot.opening for slot in reading.slots] == openings


@pytest.mark.parametrize(("true", "said"), [("micro-atx", "atx"), ("atx", "micro-atx"),
                                            ("atx", "mini-itx"), ("atx", "e-atx")])  # fmt: skip
def test_a_wrong_form_factor_is_refused_by_the_proportions(true: str, said: str) -> None:
    shot = Shot(BOARD_SIZE_MM[true], tilt_deg=(4, -3))
    problem = words(shot, marked(shot, slots_at(1, 4)), said)
    assert "the form factor, the size or a corner is wrong" in problem


def test_the_refusal_names_the_form_factor_of_the_picture() -> None:
    shot = Shot(BOARD_SIZE_MM["mini-itx"])
    assert "micro-atx" in words(shot, marked(shot, slots_at(1)), "atx")


@pytest.mark.parametrize("off_mm", [10.16, -10.16, 6.0, -4.6])
def test_clicks_between_two_openings_are_refused_with_both_distances(off_mm: float) -> None:
    shot = Shot(ATX)
    problem = words(shot, marked(shot, slots_at(2, 5, off_mm=off_mm)))
    assert f"{abs(off_mm):.1f} mm off the line of opening" in problem
    assert "too far to tell" in problem


def test_four_millimetres_off_is_still_taken() -> None:
    shot = Shot(ATX)
    reading = read(shot, marked(shot, slots_at(2, 5, off_mm=3.8)))
    assert reading.accepted
    assert [slot.opening for slot in reading.slots] == [2, 5]
    assert reading.largest_residual_mm == pytest.approx(3.8, abs=0.01)


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        ((1, 0, 2, 3), "two of them are swapped"),
        ((0, 2, 1, 3), "two of them are swapped"),
        ((1, 0, 3, 2), "as in a mirror"),
        ((3, 2, 1, 0), "as in a mirror"),
        ((2, 3, 0, 1), "right order"),
        ((0, 0, 2, 3), "lie on each other"),
    ],
)
def test_swapped_corners_are_refused(order: tuple[int, ...], reason: str) -> None:
    shot = Shot(ATX, tilt_deg=(5, 5))
    marks = marked(shot, slots_at(2, 5))
    corners = tuple(marks.corners[number] for number in order)
    assert reason in words(shot, replace(marks, corners=corners))  # type: ignore[arg-type]


def test_corners_turned_by_a_quarter_are_refused() -> None:
    shot = Shot(ATX)
    marks = marked(shot, slots_at(2, 5))
    turned = (*marks.corners[1:], marks.corners[0])
    assert "form factor" in words(shot, replace(marks, corners=turned))


def test_a_square_board_turned_by_a_quarter_is_refused_by_its_slots() -> None:
    shot = Shot(BOARD_SIZE_MM["micro-atx"])
    marks = marked(shot, slots_at(1, 4))
    turned = (*marks.corners[1:], marks.corners[0])
    assert "from the rear edge" in words(shot, replace(marks, corners=turned), "micro-atx")


def test_a_degenerate_outline_is_refused() -> None:
    shot = Shot(ATX)
    flat = (Point(10, 10), Point(500, 5), Point(900, 28), Point(480, 400))
    assert "too flat" in words(shot, replace(marked(shot, slots_at(2)), corners=flat))
    small = (Point(10, 10), Point(60, 10), Point(60, 70), Point(10, 70))
    assert "too small" in words(shot, replace(marked(shot, slots_at(2)), corners=small))


def test_the_wrong_end_of_a_connector_is_refused() -> None:
    shot = Shot(ATX)
    assert "from the rear edge" in words(shot, marked(shot, slots_at(2, 5, x_mm=130)))
    mixed = [*slots_at(2, x_mm=37), *slots_at(5, x_mm=46)]
    assert "in one line" in words(shot, marked(shot, mixed))


def test_two_slots_at_one_opening_are_refused() -> None:
    shot = Shot(ATX)
    both = [*slots_at(2), *slots_at(2, off_mm=2), *slots_at(5)]
    assert "PCIE1 and PCIE2 lie both at opening 2" in words(shot, marked(shot, both))


@pytest.mark.parametrize(("opening", "where"), [(0, "above the first"), (8, "below the last (7)")])
def test_a_slot_beside_all_openings_is_refused(opening: int, where: str) -> None:
    shot = Shot((244.0, 330.0))
    marks = marked(shot, slots_at(opening))
    reading = read_board(marks, shot.picture_px, shot.plane_mm, "atx")
    assert where in " ".join(reading.problems)


def test_a_scale_that_drifts_over_the_slots_is_refused() -> None:
    shot = Shot(ATX)
    drifting = [*slots_at(1, off_mm=-2), *slots_at(4), *slots_at(7, off_mm=2)]
    assert "miss the 20.32 mm grid by 4.0 mm" in words(shot, marked(shot, drifting))


def test_one_slot_on_a_steep_picture_asks_for_another_one() -> None:
    shot = Shot(ATX, tilt_deg=(28, 0))
    assert "mark another slot" in words(shot, marked(shot, slots_at(2)))
    assert read(shot, marked(shot, slots_at(2, 6))).accepted


def test_a_tiny_picture_is_refused() -> None:
    shot = Shot(ATX, picture_px=(300, 300))
    assert "too small" in words(shot, marked(shot, slots_at(2, 5)))


def test_no_mark_is_no_measurement() -> None:
    shot = Shot(ATX)
    assert "No slot is marked" in words(shot, marked(shot))


def test_edge_marks_take_out_a_lens_that_would_spoil_the_reading() -> None:
    shot = Shot(ATX, fill=0.95, k1=-0.12)
    slots = slots_at(1, 4, 7)
    assert not read(shot, marked(shot, slots)).accepted or (
        read(shot, marked(shot, slots)).largest_residual_mm > 2
    )
    reading = read(shot, marked(shot, slots, bent=True))
    assert reading.accepted
    assert reading.largest_residual_mm < 1
    assert reading.lens is not None
    assert reading.lens.k < -0.05


def test_edge_marks_beside_the_edges_are_refused() -> None:
    shot = Shot(ATX)
    marks = marked(shot, slots_at(2, 5), bent=True)
    edges = (Point(marks.edges[0].x, marks.edges[0].y + 60), *marks.edges[1:])
    assert "misses it by" in words(shot, replace(marks, edges=edges))


def test_the_openings_lines_are_drawn_where_the_camera_sees_them() -> None:
    shot = Shot(ATX, tilt_deg=(9, -6), roll_deg=4)
    reading = read(shot, marked(shot, slots_at(2, 5)))
    places = np.array([(0.0, 165.0), (244.0, 287.0)])
    assert reading.to_picture(places) == pytest.approx(shot.see(places), abs=0.01)
