"""What goes from a reading into a part's record, and what never does."""

from datetime import date

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.contribute import part_file
from rigbuilder.catalog.evidence import Fact, Figure
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.parts import Board, Card, Slot
from rigbuilder.measure.board import BoardReading, SlotReading, read_board
from rigbuilder.measure.card import CardReading, Known, Size
from rigbuilder.measure.marks import Key, Marks, Point, first_marks
from rigbuilder.measure.naming import with_names
from rigbuilder.measure.records import (
    card_conflicts,
    conflicts,
    measured_board,
    measured_card,
    name_problems,
    new_board,
    picture_of,
)
from tests.measure.scenes import Shot, marked

DAY = date(2026, 11, 24)
PICTURE = picture_of("Board from above.png", 1000, 800, b"bytes")


def slot(name: str, opening: int | None = None, grade: str = "unverified") -> Slot:
    source = None if grade == "unverified" else "manual"
    fact = None if opening is None else Fact(value=opening, grade=grade, source=source)
    return Slot(
        name=name, opening=fact, mechanical_lanes=Fact(value=16, grade="unverified")
    )  # fmt: skip


def board(*slots: Slot) -> Board:
    return new_board("Maker", "Z1", "atx", "LGA1").model_copy(update={"slots": slots})


def reading(*rows: tuple[str, int, float]) -> BoardReading:
    slots = [SlotReading(n, name, 41.0, 0.0, opening, off) for n, (name, opening, off)
             in enumerate(rows)]  # fmt: skip
    return BoardReading(tuple(slots), mm_per_px=0.5)


def measure(part: Board, read: BoardReading, **lanes: int):  # type: ignore[no-untyped-def]
    return measured_board(part, read, lanes, PICTURE, (244, 305), DAY)  # type: ignore[arg-type]


def test_openings_become_measured_with_a_source_that_says_how() -> None:
    part, sources = measure(board(slot("A"), slot("B", 4)), reading(("A", 1, 0.4), ("B", 5, -1.2)))
    assert [s.opening.value for s in part.slots if s.opening] == [1, 5]
    for number, words in ((0, "0.4 mm below its line"), (1, "1.2 mm above its line")):
        fact = part.slots[number].opening
        assert fact is not None
        assert (fact.grade, fact.note) == ("measured", words)
        assert fact.source is not None
        source = sources[fact.source]
        assert "Board from above.png" in source.title
        assert source.read == DAY
        assert "within 1.2 mm" in (source.note or "")


def test_a_documented_opening_that_the_picture_confirms_stays_documented() -> None:
    part, _ = measure(board(slot("A", 2, "documented")), reading(("A", 2, 0.1)))
    fact = part.slots[0].opening
    assert fact is not None
    assert (fact.grade, fact.source) == ("documented", "manual")


def test_a_documented_opening_that_differs_is_a_conflict() -> None:
    given = board(slot("A", 2, "documented"), slot("B", 4), slot("C"))
    found = conflicts(given, reading(("A", 3, 0), ("B", 5, 0), ("C", 6, 0)))
    assert [str(conflict) for conflict in found] == [
        "A: opening 2 is documented, the picture shows 3."
    ]


def test_slots_that_the_catalog_lacks_are_added_in_the_row_s_order() -> None:
    part, sources = measure(board(slot("B", 5)), reading(("A", 2, 0.0), ("B", 5, 0.0)), A=8)
    assert [s.name for s in part.slots] == ["A", "B"]
    assert part.slots[0].mechanical_lanes.value == 8
    assert part.slots[0].mechanical_lanes.grade == "measured"
    assert part.slots[0].mechanical_lanes.source in sources


def test_slots_without_a_mark_are_left_as_they_are() -> None:
    part, _ = measure(board(slot("A", 1), slot("M")), reading(("A", 2, 0.0)))
    assert part.slots[1] == slot("M")


def test_pictures_of_one_name_are_two_sources() -> None:
    other = picture_of("Board from above.png", 1000, 800, b"other")
    assert other.source_id != PICTURE.source_id
    assert picture_of("Ärger?.png", 9, 9, b"").source_id.startswith("picture.rger-png-")


def test_the_written_part_is_read_again_with_its_source(tmp_path) -> None:  # type: ignore[no-untyped-def]
    part, sources = measure(board(), reading(("A", 2, 0.0)), A=16)
    file = tmp_path / "part.json"
    file.write_text(part_file(Catalog({part.id: part}, sources), part), encoding="utf-8")
    read = load_catalog([tmp_path])
    assert read.problems == ()
    assert read.parts[part.id] == part
    assert read.sources == sources


def test_names_are_proposed_only_when_all_slots_are_marked() -> None:
    marks = first_marks(1000, 800).with_slot(Point(9, 500)).with_slot(Point(9, 300))
    assert [s.name for s in with_names(marks, ["A", "B"]).slots] == ["B", "A"]
    assert [s.name for s in with_names(marks, ["A", "B", "C"]).slots] == ["", ""]
    assert [s.name for s in with_names(marks, []).slots] == ["PCIe slot 2", "PCIe slot 1"]
    said = first_marks(1000, 800).with_slot(Point(9, 500), "A").with_slot(Point(9, 300))
    assert [s.name for s in with_names(said, ["A", "B"]).slots] == ["A", ""]


def test_nameless_and_doubled_slots_cannot_be_taken() -> None:
    assert name_problems(reading(("A", 1, 0), ("", 2, 0))) == [
        "Say which slot of the manual each mark is."
    ]
    assert name_problems(reading(("A", 1, 0), ("A", 2, 0))) == ["Two marks have the name A."]


CARD = Card(
    id="card", brand="M", name="C", gpu="X", gpu_maker="nvidia", architecture="ampere",
    vram_gib=Figure(value=24, grade="unverified"),
    length_mm=Figure(value=300, grade="documented", source="page"),
)  # fmt: skip


def test_a_card_s_sizes_are_measured_with_their_tolerance() -> None:
    sizes = (Size("thickness", 58.04, 1.21), Size("plug", 180.0, 3.0))
    read, known = CardReading(sizes), Known("length", 300.0)
    part, sources = measured_card(CARD, read, "edge", known, PICTURE, DAY)
    assert part.thickness_mm is not None
    assert (part.thickness_mm.value, part.thickness_mm.grade) == (58.0, "measured")
    assert part.thickness_mm.low <= 58.04 - 1.21
    assert part.thickness_mm.high >= 58.04 + 1.21
    assert part.plug is not None
    assert part.plug.from_bracket_mm is not None
    assert part.plug.from_bracket_mm.source in sources
    assert "300 mm" in (sources[PICTURE.source_id].note or "")


def test_a_documented_length_is_kept_or_a_conflict() -> None:
    known = Known("ruler", 120.02)
    near, far = CardReading((Size("length", 303, 5.0),)), CardReading((Size("length", 320, 5.0),))
    part, _ = measured_card(CARD, near, "face", known, PICTURE, DAY)
    assert part.length_mm == CARD.length_mm
    assert card_conflicts(CARD, near) == []
    assert "documented as 300 mm, the picture shows 320.0" in card_conflicts(CARD, far)[0]


def test_a_lens_is_named_in_the_source() -> None:
    shot = Shot((244.0, 305.0), k1=-0.06)
    marks = marked(shot, [(41, 185.32), (41, 246.28)], bent=True)
    read = read_board(marks, shot.picture_px, (244, 305), "atx")
    _, sources = measure(board(), read, PCIE1=16, PCIE2=16)
    assert "lens distortion -0.0" in (sources[PICTURE.source_id].note or "")


def test_marks_move_and_vanish_one_by_one() -> None:
    marks: Marks = first_marks(1000, 800).with_slot(Point(1, 2)).with_bent(True)
    for key in marks.all_keys():
        assert marks.moved(key, Point(5, 6)).point(key) == Point(5, 6)
    assert marks.without(Key("slot", 0)).slots == ()
    assert marks.without(Key("corner", 0)) == marks
    with pytest.raises(KeyError):
        marks.point(Key("ruler", 0))
