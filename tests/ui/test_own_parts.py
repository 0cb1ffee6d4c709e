"""Correcting a part, adding one like it, and importing parts, in the window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.own import Change, changed, own_source
from rigbuilder.catalog.user import user_folders
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.measure.dialog import MeasureDialog
from rigbuilder.ui.own.form import OwnPartForm
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.theme.theme import Theme
from tests.ui.hands import settle

A6000 = "nvidia-rtx-a6000"


@pytest.fixture
def rig_window(qtbot: QtBot, profile: Profile, theme: Theme) -> MainWindow:
    """The window with the curated catalog and the ready rig of one RTX A6000."""
    window = MainWindow(profile, theme)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.complete(load_catalog([catalogs_dir()]), user_folders(profile.folder))
    window.show()
    window.files.open_path(assets_dir() / "rigs" / "single-rtx-a6000.rig.json")
    settle(qtbot, window)
    window.selection.select("gpu1")
    return window


def _form(window: MainWindow, qtbot: QtBot, action: str) -> OwnPartForm:
    window.actions_[action].trigger()
    form = window.findChild(OwnPartForm)
    assert form is not None
    qtbot.waitUntil(form.isVisible)
    return form


def _row(form: OwnPartForm, name: str):  # type: ignore[no-untyped-def]
    return next(row for row in form.rows if row.field.name == name)


def test_a_corrected_length_counts_at_once_and_can_be_taken_back(
    rig_window: MainWindow, qtbot: QtBot, profile: Profile
) -> None:
    form = _form(rig_window, qtbot, "correct")
    assert not form.save.isEnabled()
    row = _row(form, "length_mm")
    row.value.selectAll()
    qtbot.keyClicks(row.value, "600")
    qtbot.keyClick(row.value, Qt.Key.Key_Tab)
    qtbot.keyClicks(form.source, "measured with a ruler")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    file = user_folders(profile.folder).parts / f"{A6000}.json"
    qtbot.waitUntil(file.exists)
    findings = rig_window.document.report.findings
    assert any(f.rule == "fit.card-case-length" and f.severity == "error" for f in findings)
    assert "measured with a ruler" in file.read_text(encoding="utf-8")
    again = OwnPartForm(
        rig_window.document.catalog.parts[A6000],
        rig_window.document.catalog,
        file.parent,
        rig_window.theme,
        parent=rig_window,
    )
    again.saved.connect(lambda _id: rig_window.user_parts.reload())
    again.show()
    qtbot.mouseClick(again.forget, Qt.MouseButton.LeftButton)
    assert not file.exists()
    assert rig_window.document.report.verdict == "fits"


def test_an_impossible_figure_is_said_beside_its_field_and_cannot_be_saved(
    rig_window: MainWindow, qtbot: QtBot
) -> None:
    form = _form(rig_window, qtbot, "correct")
    row = _row(form, "length_mm")
    row.value.setValue(5.0)
    assert "expected 50 to 700" in row.mistake.text()
    assert row.mistake.isVisible()
    assert not form.save.isEnabled()
    row.value.setValue(267.0)
    assert not row.mistake.isVisible()


def test_a_needed_figure_cannot_be_called_unpublished(rig_window: MainWindow, qtbot: QtBot) -> None:
    form = _form(rig_window, qtbot, "correct")
    assert not _row(form, "vram_gib").known.isEnabled()
    height = _row(form, "height_mm")
    height.known.setChecked(False)
    assert not height.value.isEnabled()
    assert form.made().height_mm is None  # type: ignore[union-attr]


def test_a_new_part_like_another_is_found_in_the_palette(
    rig_window: MainWindow, qtbot: QtBot
) -> None:
    form = _form(rig_window, qtbot, "add_like")
    assert "needs a brand and a name" in form.problem.text()
    form.brand.setText("Acme")
    qtbot.keyClicks(form.name, "A6000 clone")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert "acme-a6000-clone" in rig_window.document.catalog.parts
    palette = rig_window.workspace.palette_panel
    qtbot.keyClicks(palette.search, "acme")
    palette.search_now()
    assert [part.id for part in palette.model.parts] == ["acme-a6000-clone"]


def test_a_correction_is_exported_as_a_file_ready_to_contribute(
    rig_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    form = _form(rig_window, qtbot, "correct")
    _row(form, "thickness_mm").value.setValue(39.0)
    form.ask_path = lambda _proposal: tmp_path / "out.json"
    qtbot.mouseClick(form.export, Qt.MouseButton.LeftButton)
    assert load_catalog([tmp_path]).problems == ()
    data = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert data["parts"][0]["thickness_mm"]["value"] == 39.0


def test_a_folder_that_cannot_be_written_leaves_the_form_open_with_the_reason(
    rig_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    part = rig_window.document.catalog.parts[A6000]
    form = OwnPartForm(part, rig_window.document.catalog, blocked, rig_window.theme)
    qtbot.addWidget(form)
    _row(form, "thickness_mm").value.setValue(39.0)
    form.show()
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert form.isVisible()
    assert form.problem.text()


def test_without_a_part_the_form_asks_for_one(rig_window: MainWindow, qtbot: QtBot) -> None:
    assert rig_window.user_parts.correct(None) is None
    assert "Select a part" in rig_window.messages.rows[0].text


def test_every_editor_of_the_form_has_a_name_for_screen_readers(
    rig_window: MainWindow, qtbot: QtBot
) -> None:
    form = _form(rig_window, qtbot, "add_like")
    for row in form.rows:
        for widget in (row.known, row.value, row.grade, row.tolerance):
            assert widget.accessibleName()
    assert all(line.accessibleName() for line in form.findChildren(QLineEdit)
               if line.objectName() != "qt_spinbox_lineedit")  # fmt: skip


def test_a_folder_that_is_no_copy_of_opendb_changes_nothing(
    rig_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    before = len(rig_window.document.catalog)
    rig_window.user_parts.ask_folder = lambda: empty
    assert not rig_window.user_parts.import_opendb()
    assert rig_window.messages.rows[0].level == "error"
    assert len(rig_window.document.catalog) == before
    rig_window.user_parts.ask_folder = lambda: None
    assert not rig_window.user_parts.import_opendb()


def test_a_measured_part_is_kept_as_the_users_own(
    rig_window: MainWindow, qtbot: QtBot, profile: Profile
) -> None:
    rig_window.actions_["measure"].trigger()
    dialog = rig_window.findChild(MeasureDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    card = rig_window.document.catalog.parts[A6000]
    key, source = own_source(card, "photograph, residual 0.4 mm")
    part = changed(card, {"length_mm": Change(268.0, 1.0)}, key)
    dialog.measured.emit(part, {key: source})
    dialog.close()
    assert (user_folders(profile.folder).parts / f"{A6000}.json").exists()
    kept = rig_window.document.catalog.parts[A6000]
    assert kept.length_mm == part.length_mm  # type: ignore[union-attr]
    assert rig_window.document.catalog.sources[key].title == source.title
