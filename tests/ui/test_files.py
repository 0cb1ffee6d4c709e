"""Files: what is broken leaves the rig as it was, what is unsaved is asked about, in the window."""

import json
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QUrl
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from rigbuilder.rig.edits import rename
from rigbuilder.rig.file import read_rig, save_rig
from rigbuilder.rig.model import Rig
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.messages import MessageRow
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.theme.theme import Theme
from tests.ui import makers
from tests.ui.hands import Drag


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A good rig file."""
    path = tmp_path / "dual.rig.json"
    save_rig(path, makers.dual_rig(), makers.catalog())
    return path


def answer(row: MessageRow, words: str) -> QPushButton:
    """The button of a message."""
    return next(button for button in row.buttons if words in button.text())


BROKEN = {
    "truncated": b'{"format": "rigbuilder.rig", "version": 1, "na',
    "of the future": b'{"format": "rigbuilder.rig", "version": 99}',
    "of another kind": b'{"format": "something else"}',
    "with wrong types": b'{"format": "rigbuilder.rig", "version": 1, "cards": 7}',
    "with NaN": b'{"format": "rigbuilder.rig", "version": 1, "site": {"mains_v": NaN}}',
    "deeply nested": b'{"format": "rigbuilder.rig", "version": 1, "cards": ' + b"[" * 5000,
    "not text": bytes(range(256)),
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_leaves_the_rig_and_says_why_in_the_window(
    qtbot: QtBot, window: MainWindow, file: Path, content: bytes
) -> None:
    window.files.open_path(file)
    before = window.document.rig
    bad = file.with_name("bad.rig.json")
    bad.write_bytes(content)
    window.files.open_path(bad)
    assert window.document.rig == before
    assert window.document.path == file
    (row,) = [row for row in window.messages.rows if row.level == "error"]
    assert "bad.rig.json" in row.text
    qtbot.waitUntil(row.isVisible)


def test_a_file_that_is_gone_leaves_the_list_of_recent_files(
    window: MainWindow, file: Path
) -> None:
    window.files.open_path(file)
    file.unlink()
    window.files.open_path(file)
    assert file not in window.profile.recent
    assert window.document.rig == makers.dual_rig()


def test_a_rig_file_dropped_on_the_window_is_opened(window: MainWindow, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    place = QPoint(20, 20)
    Drag(window, data).enter(place).drop(place)
    assert window.document.rig == makers.dual_rig()
    assert window.document.path == file


def test_new_asks_before_it_gives_up_changes(window: MainWindow, file: Path) -> None:
    window.files.open_path(file)
    window.document.edit("Rename", lambda rig: rename(rig, "Other"))
    window.actions_["new"].trigger()
    assert window.document.rig.name == "Other"
    (row,) = window.messages.rows
    answer(row, "Keep on working").click()
    assert window.document.rig.name == "Other"
    window.actions_["new"].trigger()
    answer(window.messages.rows[0], "without saving").click()
    assert window.document.rig == Rig()
    assert read_rig(file, makers.catalog()).rig.name == "Dual 3090"


def test_save_and_go_on_saves_first(window: MainWindow, file: Path) -> None:
    window.files.open_path(file)
    window.document.edit("Rename", lambda rig: rename(rig, "Other"))
    window.actions_["new"].trigger()
    answer(window.messages.rows[0], "Save and").click()
    assert window.document.rig == Rig()
    assert read_rig(file, makers.catalog()).rig.name == "Other"


def test_the_question_goes_when_the_rig_is_saved_meanwhile(window: MainWindow, file: Path) -> None:
    window.files.open_path(file)
    window.document.edit("Rename", lambda rig: rename(rig, "Other"))
    window.actions_["new"].trigger()
    window.actions_["save"].trigger()
    assert [row.topic for row in window.messages.rows] == ["saved"]


def test_closing_asks_in_the_window_and_then_closes(window: MainWindow, file: Path) -> None:
    window.files.open_path(file)
    window.document.edit("Rename", lambda rig: rename(rig, "Other"))
    window.close()
    assert window.isVisible()
    answer(window.messages.rows[0], "without saving").click()
    assert not window.isVisible()


def test_save_as_adds_the_ending_and_the_title_names_the_file(
    window: MainWindow, tmp_path: Path
) -> None:
    window.document.apply(makers.dual_rig(), "Build")
    assert window.isWindowModified()
    window.files.ask_save = lambda _proposal: tmp_path / "mine"
    window.actions_["save_as"].trigger()
    assert (tmp_path / "mine.rig.json").exists()
    assert "mine.rig.json" in window.windowTitle()
    assert not window.isWindowModified()


def test_a_folder_that_cannot_be_written_loses_nothing(window: MainWindow, tmp_path: Path) -> None:
    window.document.apply(makers.dual_rig(), "Build")
    window.files.ask_save = lambda _proposal: tmp_path / "missing" / "mine.rig.json"
    window.actions_["save_as"].trigger()
    assert window.messages.rows[0].level == "error"
    assert window.document.dirty
    assert window.document.rig == makers.dual_rig()


def test_changes_are_kept_for_recovery_and_forgotten_when_saved(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    window.files.open_path(file)
    window.document.edit("Rename", lambda rig: rename(rig, "Other"))
    kept = window.profile.recovery_folder
    qtbot.waitUntil(lambda: bool(list(kept.glob("*.rig.json"))))
    window.actions_["save"].trigger()
    assert not list(kept.glob("*.rig.json"))


def test_what_a_crash_left_is_offered_and_recovered(
    qtbot: QtBot, profile: Profile, theme: Theme, started: MainWindow, file: Path
) -> None:
    folder = profile.recovery_folder
    folder.mkdir(parents=True)
    save_rig(folder / "lost.rig.json", rename(makers.dual_rig(), "Lost"), makers.catalog())
    (folder / "lost.rig.path").write_text(str(file))
    started.files.offer_recovery()
    (row,) = started.messages.rows
    assert file.name in row.text
    answer(row, "Recover").click()
    assert started.document.rig.name == "Lost"
    assert started.document.path == file
    assert started.document.dirty
    assert started.stack.currentWidget() is started.workspace
    assert not (folder / "lost.rig.json").exists()


def test_a_lost_rig_can_be_discarded(started: MainWindow, profile: Profile) -> None:
    folder = profile.recovery_folder
    folder.mkdir(parents=True)
    save_rig(folder / "lost.rig.json", makers.dual_rig(), makers.catalog())
    started.files.offer_recovery()
    answer(started.messages.rows[0], "Discard").click()
    assert not (folder / "lost.rig.json").exists()
    assert started.document.rig == Rig()


def test_export_writes_the_parts_list(window: MainWindow, tmp_path: Path) -> None:
    window.document.apply(makers.dual_rig(), "Build")
    for name in ("rig.pdf", "rig.csv", "rig.json"):
        target = tmp_path / name
        window.files.ask_export = lambda _proposal, path=target: path
        window.actions_["export"].trigger()
        assert target.stat().st_size > 200
    assert json.loads((tmp_path / "rig.json").read_text())["format"] == "rigbuilder.report"
    assert (tmp_path / "rig.pdf").read_bytes().startswith(b"%PDF")


def test_an_export_that_cannot_be_written_is_said_in_the_window(
    window: MainWindow, tmp_path: Path
) -> None:
    window.files.ask_export = lambda _proposal: tmp_path / "missing" / "rig.pdf"
    window.actions_["export"].trigger()
    assert window.messages.rows[0].level == "error"
    assert "rig.pdf" in window.messages.rows[0].text


def _changed_elsewhere(window: MainWindow, file: Path) -> MessageRow:
    """The question after another program has saved the open rig's file."""
    window.files.open_path(file)
    window.document.edit("Rename", lambda rig: rename(rig, "Mine"))
    save_rig(file, rename(makers.dual_rig(), "Theirs"), makers.catalog())
    window.actions_["save"].trigger()
    (row,) = (row for row in window.messages.rows if row.topic == "changed")
    assert "dual.rig.json was changed by another program" in row.text
    assert read_rig(file, makers.catalog()).rig.name == "Theirs"
    assert window.document.dirty
    return row


def test_what_another_program_saved_is_overwritten_only_when_told_to(
    window: MainWindow, file: Path
) -> None:
    row = _changed_elsewhere(window, file)
    assert row.buttons[0].text().startswith("Save as")  # Return takes the one that loses nothing
    answer(row, "Overwrite").click()
    assert read_rig(file, makers.catalog()).rig.name == "Mine"
    assert [row.topic for row in window.messages.rows] == ["saved"]
    window.document.edit("Rename", lambda rig: rename(rig, "Mine again"))
    window.actions_["save"].trigger()
    assert read_rig(file, makers.catalog()).rig.name == "Mine again"


def test_what_another_program_saved_stays_beside_a_file_of_ones_own(
    window: MainWindow, file: Path, tmp_path: Path
) -> None:
    window.files.ask_save = lambda _proposal: tmp_path / "mine.rig.json"
    answer(_changed_elsewhere(window, file), "Save as").click()
    assert read_rig(file, makers.catalog()).rig.name == "Theirs"
    assert read_rig(tmp_path / "mine.rig.json", makers.catalog()).rig.name == "Mine"
    assert window.document.path == tmp_path / "mine.rig.json"
    assert [row.topic for row in window.messages.rows] == ["saved"]


def test_keeping_on_after_a_change_elsewhere_saves_nothing(window: MainWindow, file: Path) -> None:
    answer(_changed_elsewhere(window, file), "Keep on working").click()
    assert window.messages.rows == []
    window.actions_["save"].trigger()
    assert [row.topic for row in window.messages.rows] == ["changed"]  # it asks again
    assert read_rig(file, makers.catalog()).rig.name == "Theirs"


def test_save_and_go_on_goes_on_after_the_answer(window: MainWindow, file: Path) -> None:
    _changed_elsewhere(window, file)
    window.actions_["new"].trigger()
    (unsaved,) = (row for row in window.messages.rows if row.topic == "unsaved")
    answer(unsaved, "Save and").click()
    assert window.document.rig.name == "Mine"
    (row,) = (row for row in window.messages.rows if row.topic == "changed")
    answer(row, "Overwrite").click()
    assert window.document.rig == Rig()
    assert read_rig(file, makers.catalog()).rig.name == "Mine"


def test_a_file_touched_without_a_change_is_saved_unasked(window: MainWindow, file: Path) -> None:
    window.files.open_path(file)
    window.document.edit("Rename", lambda rig: rename(rig, "Mine"))
    file.write_bytes(file.read_bytes())
    window.actions_["save"].trigger()
    assert read_rig(file, makers.catalog()).rig.name == "Mine"


def test_a_file_that_is_gone_is_written_anew(window: MainWindow, file: Path) -> None:
    window.files.open_path(file)
    window.document.edit("Rename", lambda rig: rename(rig, "Mine"))
    file.unlink()
    window.actions_["save"].trigger()
    assert read_rig(file, makers.catalog()).rig.name == "Mine"


@pytest.mark.parametrize(("seconds", "asks"), [(-60, False), (60, True)])
def test_a_recovered_rig_asks_when_its_file_is_later_than_the_recovery(
    started: MainWindow, profile: Profile, file: Path, seconds: int, asks: bool
) -> None:
    folder = profile.recovery_folder
    folder.mkdir(parents=True)
    lost = folder / "lost.rig.json"
    save_rig(lost, rename(makers.dual_rig(), "Lost"), makers.catalog())
    (folder / "lost.rig.path").write_text(str(file))
    at = lost.stat().st_mtime + seconds
    os.utime(file, (at, at))
    started.files.offer_recovery()
    answer(started.messages.rows[0], "Recover").click()
    started.actions_["save"].trigger()
    assert bool([row for row in started.messages.rows if row.topic == "changed"]) == asks
    assert read_rig(file, makers.catalog()).rig.name == ("Dual 3090" if asks else "Lost")


def test_a_recovered_rig_whose_file_is_gone_is_saved_to_it(
    started: MainWindow, profile: Profile, file: Path
) -> None:
    folder = profile.recovery_folder
    folder.mkdir(parents=True)
    save_rig(folder / "lost.rig.json", rename(makers.dual_rig(), "Lost"), makers.catalog())
    (folder / "lost.rig.path").write_text(str(file))
    file.unlink()
    started.files.offer_recovery()
    answer(started.messages.rows[0], "Recover").click()
    started.actions_["save"].trigger()
    assert read_rig(file, makers.catalog()).rig.name == "Lost"
