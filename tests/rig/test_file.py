"""Rig files: what is written is read again, and what is no rig is refused in one sentence."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import Card
from rigbuilder.rig import edits
from rigbuilder.rig.file import (
    MAX_FILE_BYTES,
    UNREADABLE,
    RigFileError,
    digest_of,
    parse_rig,
    read_rig,
    rig_to_json,
    save_rig,
    source_ids,
    write_atomically,
)
from rigbuilder.rig.model import OwnPrice, PlacedCard, Rig, Site, Waiver
from tests.builders import SOURCE, card, catalog_of, on_rail, rig_of, upright, workload

EMPTY = Catalog({}, {})
FULL = rig_of(
    [("card", 1), ("card", on_rail(12.5))],
    name="Zwei 3090 \u2728",
    workload=workload(claimed_decode_tok_s=20.0),
    site=Site(mains_v=230.0, price_per_kwh=0.3),
    prices={"card": OwnPrice(amount=700.0, owned=True)},
    waivers=(Waiver(rule="fit.card-card", parts=("gpu1", "gpu2"), reason="sawn off"),),
)


def _bytes(**fields: Any) -> bytes:
    return json.dumps({"format": "rigbuilder.rig", "version": 1, **fields}).encode()


def _refusal(text: bytes) -> str:
    with pytest.raises(RigFileError) as caught:
        parse_rig(text, EMPTY)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert 0 < len(sentence) < 400
    return sentence


def test_a_rig_is_read_as_it_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "two.rig.json"
    save_rig(path, FULL, catalog_of())
    opened = read_rig(path, catalog_of())
    assert opened.rig == FULL
    assert opened.remarks == ()
    assert opened.catalog.parts == catalog_of().parts
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_says_its_format_and_version_first() -> None:
    text = rig_to_json(Rig(), EMPTY)
    assert text.startswith('{\n "format": "rigbuilder.rig",\n "version": 1,\n "name"')
    assert text.endswith("}\n")


steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(1, 12)),
        st.tuples(st.just("rail"), st.floats(0, 5000)),
        st.tuples(st.just("upright"), st.integers(1, 8)),
        st.tuples(st.just("limit"), st.floats(1, 2000)),
        st.tuples(st.just("name"), st.text(max_size=200)),
        st.tuples(st.just("bridge"), st.none()),
        st.tuples(st.just("kits"), st.integers(1, 64)),
    ),
    max_size=12,
)


@given(steps, st.booleans())
def test_any_rig_survives_the_file(steps: list[tuple[str, Any]], known: bool) -> None:
    rig = Rig()
    for what, value in steps:
        if what == "name":
            rig = edits.rename(rig, value)
        elif what == "kits":
            rig = edits.add_counted(rig, "memory", "memory", value)
        elif what == "rail":
            rig, _ = edits.add_card(rig, "card", on_rail(value))
        elif what == "upright":
            rig, _ = edits.add_card(rig, "card", upright(value))
        elif what == "add":
            rig = Rig(
                **{
                    **dict(rig),
                    "cards": (*rig.cards, PlacedCard(key=f"c{len(rig.cards)}", part="card")),
                }
            )
        elif what == "limit" and rig.cards:
            rig = edits.set_power_limit(rig, rig.cards[0].key, value)
        elif what == "bridge" and len(rig.cards) > 1:
            rig, _ = edits.add_bridge(rig, "bridge", (rig.cards[0].key, rig.cards[1].key))
    catalog = catalog_of() if known else EMPTY
    assert parse_rig(rig_to_json(rig, catalog).encode(), EMPTY).rig == rig


def test_the_snapshot_carries_the_parts_to_another_catalog() -> None:
    opened = parse_rig(rig_to_json(FULL, catalog_of()).encode(), EMPTY)
    assert opened.catalog.get("card", Card) == card()
    assert set(opened.catalog.parts) == {part for _, part, _ in FULL.items()} | {"model"}
    assert set(opened.catalog.sources) == {SOURCE}
    assert opened.remarks == ()


def test_the_catalogs_own_record_wins_over_the_snapshot() -> None:
    corrected = catalog_of(card(length_mm=333))
    opened = parse_rig(rig_to_json(FULL, catalog_of()).encode(), corrected)
    assert opened.catalog.get("card", Card) == card(length_mm=333)


def test_parts_in_neither_catalog_nor_file_are_remarked_upon() -> None:
    opened = parse_rig(rig_to_json(FULL, EMPTY).encode(), EMPTY)
    assert opened.rig == FULL
    assert "the part 'card' is neither in the catalog nor in the file" in opened.remarks


@pytest.mark.parametrize(
    ("snapshot", "remark"),
    [
        ("a word", "the snapshot of the parts is not a table and was left out"),
        ({"parts": {"card": 5}}, "snapshot of 'card' was left out"),
        ({"parts": {"card": {"kind": "card", "id": "card"}}}, "snapshot of 'card' was left out"),
        ({"parts": {"card": json.loads(card("other").model_dump_json())}}, "its id is 'other'"),
        ({"sources": {"s1": {"title": "No date"}}}, "snapshot of 's1' was left out: read"),
    ],
)
def test_a_broken_snapshot_is_left_out_with_a_remark(snapshot: Any, remark: str) -> None:
    opened = parse_rig(_bytes(snapshot=snapshot), EMPTY)
    assert opened.rig == Rig()
    assert opened.catalog.parts == {}
    assert any(remark in text for text in opened.remarks)


@pytest.mark.parametrize("snapshot", [None, {}, {"parts": []}, {"sources": 5}])
def test_a_file_without_a_snapshot_opens(snapshot: Any) -> None:
    assert parse_rig(_bytes(snapshot=snapshot), EMPTY).rig == Rig()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"board": 5}, "field board: Input should be a valid string, found 5"),
        ({"name": None}, "field name: Input should be a valid string, found null"),
        ({"memory": [{"part": "memory", "count": 10**9}]}, "field memory.0.count: Input should be"),
        ({"workload": {"model": 7, "quant": "Q"}}, "field workload.model: Input should be a valid"),
        ({"cards": "all"}, "field cards: Input should be a valid"),
        ({"cards": [{"key": "gpu1"}]}, "field cards.0.part: Field required"),
        ({"site": {"mains_v": 1e9}}, "field site.mains_v: Input should be less than or equal"),
        ({"colour": "red"}, "field colour: Extra inputs are not permitted"),
        ({"cards": [{"key": "a", "part": "card"}] * 2}, "two items share the key 'a'"),
        ({"version": 2}, "written by a newer RigBuilder (file version 2"),
        ({"version": "1"}, 'field version: expected a whole number, found "1"'),
        ({"version": True}, "field version: expected a whole number"),
        ({"version": 0}, "field version: expected a whole number"),
        ({"version": None}, "field version: expected a whole number"),
        ({"version": 1.5}, "field version: expected a whole number"),
        ({"format": "other"}, 'is not a rig file: its "format" is not "rigbuilder.rig"'),
    ],
)
def test_a_wrong_field_is_named_with_the_reason(fields: dict[str, Any], sentence: str) -> None:
    assert sentence in _refusal(_bytes(**fields))


@pytest.mark.parametrize(
    ("seat", "sentence"),
    [
        (
            {"slot": 99},
            "field cards.0.seat.slot: Input should be less than or equal to 12, found 99",
        ),
        (
            {"rail": "main", "position_mm": -5},
            "field cards.0.seat.position_mm: Input should be greater than or equal to 0, found -5",
        ),
        (
            {"rail": "main", "position_mm": 5, "board_slot": 0},
            "field cards.0.seat.board_slot: Input should be greater than or equal to 1, found 0",
        ),
        (
            {"vertical": 0, "board_slot": 1},
            "field cards.0.seat.vertical: Input should be greater than or equal to 1, found 0",
        ),
        ({}, "field cards.0.seat.slot: Field required"),
        (5, "field cards.0.seat: Input should be an object, found 5"),
    ],
)
def test_a_wrong_seat_is_judged_as_the_kind_it_looks_like(seat: Any, sentence: str) -> None:
    assert _refusal(_bytes(cards=[{"key": "gpu1", "part": "card", "seat": seat}])) == sentence


def test_a_number_beyond_all_bounds_is_named_by_its_field() -> None:
    text = _bytes(site={"mains_v": 777}).replace(b"777", b"1e999")
    assert _refusal(text).startswith("field site.mains_v: ")


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"null",
        b"[]",
        b"\xff\xfe{}",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"format": "rigbuilder.rig", "version": ' + b"9" * 5000 + b"}",
        b'{"format": "rigbuilder.rig", "version": NaN}',
        b'{"format": "rigbuilder.rig", "version": 1, "name": "\\ud800"}',
        b'{"format": "rigbuilder.rig", "version": 1, "name": "' + b"x" * 10**6 + b'"}',
    ],
)
def test_what_is_no_rig_file_is_refused_in_one_sentence(text: bytes) -> None:
    _refusal(text)


def test_a_file_cut_anywhere_is_refused() -> None:
    text = rig_to_json(rig_of(), EMPTY).rstrip().encode()
    for length in range(len(text)):
        _refusal(text[:length])


@given(st.data())
def test_a_file_with_one_byte_changed_is_read_or_refused(data: Any) -> None:
    text = bytearray(rig_to_json(rig_of(), EMPTY).encode())
    text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.integers(0, 255))
    try:
        rig = parse_rig(bytes(text), EMPTY).rig
    except RigFileError:
        return
    assert Rig.model_validate(rig.model_dump()) == rig


def test_what_cannot_be_read_is_named_with_the_reason(tmp_path: Path) -> None:
    missing = tmp_path / "none.rig.json"
    for path, reason in ((missing, "No such file"), (tmp_path, "")):
        with pytest.raises(RigFileError) as caught:
            read_rig(path, EMPTY)
        assert str(caught.value).startswith(f"{path}: cannot be read: {reason}")
    with pytest.raises(RigFileError, match=r"cannot be read: .*null"):
        read_rig(Path("a\0b"), EMPTY)


def test_a_refused_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.rig.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(RigFileError) as caught:
        read_rig(path, EMPTY)
    assert str(caught.value).startswith(f"{path}: is not a rig file")


def test_a_hundred_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.rig.json"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(RigFileError, match="100 MB, more than the 10 MB allowed"):
        read_rig(path, EMPTY)
    assert MAX_FILE_BYTES == 10_000_000


def test_saving_replaces_the_file_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "one.rig.json"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o600)
    before = stat.S_IMODE(path.stat().st_mode)
    save_rig(path, Rig(name="new"), EMPTY)
    assert read_rig(path, EMPTY).rig.name == "new"
    assert stat.S_IMODE(path.stat().st_mode) == before


def test_a_new_file_gets_the_rights_that_other_new_files_get(tmp_path: Path) -> None:
    path, other = tmp_path / "one.rig.json", tmp_path / "other"
    other.touch()
    save_rig(path, Rig(), EMPTY)
    assert path.stat().st_mode == other.stat().st_mode


def test_saving_over_a_folder_fails_and_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "one.rig.json"
    folder.mkdir()
    (folder / "kept").touch()
    with pytest.raises(RigFileError, match="cannot be saved: "):
        save_rig(folder, Rig(), EMPTY)
    assert list(tmp_path.iterdir()) == [folder]
    assert list(folder.iterdir()) == [folder / "kept"]


def test_saving_into_a_folder_that_is_not_there_fails(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "one.rig.json"
    with pytest.raises(RigFileError) as caught:
        save_rig(path, Rig(), EMPTY)
    assert str(caught.value).startswith(f"{path}: cannot be saved: No such file")
    with pytest.raises(RigFileError, match="cannot be saved: "):
        save_rig(Path("a\0b"), Rig(), EMPTY)


def test_bytes_that_cannot_be_written_leave_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "one.rig.json"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(TypeError):
        write_atomically(path, "text")  # type: ignore[arg-type]
    assert path.read_text(encoding="utf-8") == "old"


if sys.platform != "win32":  # where making links needs no rights

    def test_saving_through_a_link_writes_its_target(tmp_path: Path) -> None:
        target, link = tmp_path / "target.rig.json", tmp_path / "link.rig.json"
        target.write_text("old", encoding="utf-8")
        link.symlink_to(target)
        save_rig(link, Rig(name="new"), EMPTY)
        assert link.is_symlink()
        assert read_rig(target, EMPTY).rig.name == "new"

    def test_a_link_to_itself_is_neither_read_nor_written(tmp_path: Path) -> None:
        link = tmp_path / "loop.rig.json"
        link.symlink_to(link)
        with pytest.raises(RigFileError, match="cannot be saved: "):
            save_rig(link, Rig(), EMPTY)
        with pytest.raises(RigFileError, match="cannot be read: "):
            read_rig(link, EMPTY)

    def test_a_file_larger_than_the_user_may_write_leaves_the_old_one(tmp_path: Path) -> None:
        import resource
        import signal

        path = tmp_path / "one.rig.json"
        path.write_text("old", encoding="utf-8")
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
        try:
            with pytest.raises(RigFileError, match="cannot be saved: File too large"):
                write_atomically(path, b"x" * 10_000)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            signal.signal(signal.SIGXFSZ, handler)
        assert path.read_text(encoding="utf-8") == "old"
        assert os.listdir(tmp_path) == ["one.rig.json"]


def test_sources_are_found_wherever_a_record_names_them() -> None:
    assert source_ids(card()) == {SOURCE}
    assert source_ids(catalog_of().parts["model"]) == {SOURCE}
    assert source_ids([card(), {"a": card()}, 5, "s1"]) == {SOURCE}
    assert source_ids(5) == set()


def test_a_digest_tells_contents_apart_and_saving_returns_that_of_what_it_wrote(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.rig.json"
    assert digest_of(path) is None
    saved = save_rig(path, Rig(name="a"), catalog_of())
    assert digest_of(path) == saved
    assert save_rig(path, Rig(name="b"), catalog_of()) != saved
    assert digest_of(path) != saved


def test_a_file_that_cannot_be_read_has_the_digest_of_no_content(tmp_path: Path) -> None:
    assert digest_of(tmp_path) == UNREADABLE
    assert digest_of(Path("a\0b")) == UNREADABLE
