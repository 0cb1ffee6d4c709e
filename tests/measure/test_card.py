"""Sizes of cards from drawn pictures, each with a tolerance that holds the truth."""

from dataclasses import replace

import numpy as np
import pytest

from rigbuilder.geometry.standards import BRACKET_HEIGHT_MM
from rigbuilder.measure.card import Known, View, read_card
from rigbuilder.measure.marks import Marks, Point
from tests.measure.scenes import Shot, click, find, marked, random_shot, render

PICTURE = (1600, 900)


def camera(rng: np.random.Generator, plane_mm: tuple[float, float], **fixed) -> Shot:  # type: ignore[no-untyped-def]
    tilt = tuple(float(angle) for angle in rng.uniform(-5, 5, 2))
    usual = {"picture_px": PICTURE, "tilt_deg": tilt, "focal": float(rng.uniform(0.9, 3)),
             "fill": 0.85, "roll_deg": float(rng.uniform(-4, 4)),
             "k1": float(rng.uniform(-0.02, 0.02))}  # fmt: skip
    return random_shot(rng, plane_mm, **{**usual, **fixed})


def test_thickness_is_within_its_tolerance_in_100_of_100_drawn_pictures() -> None:
    rng = np.random.default_rng(1)
    taken = 0
    for number in range(100):
        length, thickness = float(rng.uniform(240, 360)), float(rng.uniform(36, 80))
        shot = camera(rng, (length, thickness))
        places = [*shot.corners_mm, *shot.edges_mm]
        picture = render(shot, places, rng)
        seen = click([find(picture, n) for n in range(8)], rng, 1.2)
        marks = Marks(tuple(seen[:4]), tuple(seen[4:]), bent=number % 2 == 0)  # type: ignore[arg-type]

        reading = read_card(marks, PICTURE, "edge", Known("length", length))

        size = reading.size("thickness")
        assert size is not None
        assert abs(size.value_mm - thickness) <= size.tolerance_mm
        taken += reading.accepted
    assert taken > 60


@pytest.mark.parametrize("view", ["face", "end"])
def test_sizes_scaled_by_the_bracket_are_within_their_tolerances(view: View) -> None:
    rng = np.random.default_rng(2)
    for _ in range(100):
        side = float(rng.uniform(45, 75)) if view == "end" else float(rng.uniform(240, 330))
        high = BRACKET_HEIGHT_MM if view == "end" else float(rng.uniform(110, 150))
        shot = camera(rng, (side, high))
        marks = marked(shot, (), rng, 1.2)
        known, truth = Known("bracket", BRACKET_HEIGHT_MM), {"thickness": side}
        if view == "face":
            known, truth = replace(known, what="ruler"), {"length": side, "height": high}
            ends = click(shot.see([(2, 4), (2, 4 + BRACKET_HEIGHT_MM)]), rng, 1.2)
            plug = click(shot.see([(side * 0.6, 3)]), rng, 1.2)[0]
            marks = replace(marks, ruler=tuple(ends), plug=plug)
            truth["plug"] = side * 0.6
        reading = read_card(marks, PICTURE, view, known)
        assert {size.what for size in reading.sizes} == set(truth)
        for size in reading.sizes:
            assert abs(size.value_mm - truth[size.what]) <= size.tolerance_mm


def test_a_straight_exact_picture_gives_the_sizes_themselves() -> None:
    shot = Shot((300.0, 60.0), picture_px=PICTURE)
    marks = replace(marked(shot), plug=Point(*shot.see([(180, 2)])[0]))
    reading = read_card(marks, PICTURE, "edge", Known("length", 300.0))
    assert reading.accepted
    assert [size.what for size in reading.sizes] == ["thickness", "plug"]
    assert reading.sizes[0].value_mm == pytest.approx(60.0, abs=0.01)
    assert reading.sizes[1].value_mm == pytest.approx(180.0, abs=0.01)


def test_a_finer_picture_and_finer_marks_give_a_smaller_tolerance() -> None:
    def tolerance(picture_px: tuple[int, int], sigma: float) -> float:
        shot = Shot((300.0, 60.0), picture_px=picture_px)
        reading = read_card(marked(shot), picture_px, "edge", Known("length", 300.0), sigma)
        return reading.sizes[0].tolerance_mm

    assert tolerance((3200, 1800), 1.5) < 0.6 * tolerance((1600, 900), 1.5)
    assert tolerance((1600, 900), 0.5) < 0.5 * tolerance((1600, 900), 1.5)


def test_the_known_length_s_own_tolerance_goes_into_the_result() -> None:
    shot = Shot((300.0, 60.0), picture_px=PICTURE)
    exact = read_card(marked(shot), PICTURE, "edge", Known("length", 300.0)).sizes[0]
    loose = read_card(marked(shot), PICTURE, "edge", Known("length", 300.0, 5.0)).sizes[0]
    assert loose.tolerance_mm - exact.tolerance_mm == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize(
    ("marks", "view", "known", "reason"),
    [
        ({}, "edge", Known("length", 0.0), "type it in millimetres"),
        ({}, "edge", Known("height", 130.0), "does not show the height"),
        ({}, "face", Known("ruler", 120.0), "ruler is missing"),
        ({"ruler": (Point(9, 9), Point(19, 9))}, "face", Known("ruler", 120.0), "too short"),
        ({}, "edge", Known("length", 3000.0), "thickness of 600 mm is no card's"),
        ({"corners": (Point(9, 9),) * 4}, "edge", Known("length", 300.0), "lie on each other"),
    ],
)
def test_what_cannot_be_is_refused(marks, view: View, known: Known, reason: str) -> None:  # type: ignore[no-untyped-def]
    shot = Shot((300.0, 60.0), picture_px=PICTURE)
    reading = read_card(replace(marked(shot), **marks), PICTURE, view, known)
    assert not reading.accepted
    assert reason in " ".join(reading.problems)


def test_a_small_or_slanted_picture_is_refused_as_too_unsure() -> None:
    small = Shot((300.0, 60.0), picture_px=(320, 240), fill=0.95)
    reading = read_card(marked(small), small.picture_px, "edge", Known("length", 300.0))
    assert "thickness is only known to" in " ".join(reading.problems)
    slanted = Shot((300.0, 60.0), picture_px=PICTURE, tilt_deg=(40, 0))
    reading = read_card(marked(slanted), PICTURE, "edge", Known("length", 300.0))
    assert "thickness is only known to" in " ".join(reading.problems)
