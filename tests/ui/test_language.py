"""The window in another language: chosen, loaded, kept, and with room for its words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from rigbuilder.cli.parser import parsers
from rigbuilder.ui.app import run
from rigbuilder.ui.canvas.status import ElidedLabel
from rigbuilder.ui.help.pages import about_page, shortcuts_page
from rigbuilder.ui.language import (
    SETTING,
    counted,
    language_of,
    languages,
    mark,
    own_name,
    speak,
    tr,
)
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.measure.dialog import MeasureDialog
from rigbuilder.ui.own.form import OwnPartForm
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.theme.theme import Theme
from tests.ui import makers
from tests.ui.hands import settle


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    assert speak(qapp, "de") == "de"
    yield
    assert speak(qapp, "en") == "en"


@pytest.fixture
def german_window(
    german: None, qtbot: QtBot, profile: Profile, theme: Theme
) -> Iterator[MainWindow]:
    window = MainWindow(profile, theme)
    window.resize(1366, 768)
    window.complete(makers.catalog())
    window.show()
    window.start.new_button.click()
    settle(qtbot, window)
    yield window
    window.document.close()
    window.close()
    window.deleteLater()


def test_english_is_the_source_and_german_is_there() -> None:
    assert languages()[0] == "en"
    assert "de" in languages()
    assert (own_name("en"), own_name("de")) == ("English", "Deutsch")


def test_texts_are_english_until_another_language_is_spoken(qapp: QApplication) -> None:
    assert tr("Card") == "Card"
    speak(qapp, "de")
    assert tr("Card") == "Grafikkarte"
    speak(qapp, "en")
    assert tr("Card") == "Card"


def test_figures_are_put_in_where_the_translation_names_them(german: None) -> None:
    assert tr("Count of {title}", title="{DDR5}") == "Anzahl von {DDR5}"
    assert tr("Count of {title}", title="RAM 100%") == "Anzahl von RAM 100%"


def test_text_without_translation_stays_english(german: None) -> None:
    assert tr("A sentence of {n} words nobody translated", n=7) == (
        "A sentence of 7 words nobody translated"
    )
    assert counted(1, "{n} odd thing", "{n} odd things") == "1 odd thing"
    assert counted(2, "{n} odd thing", "{n} odd things") == "2 odd things"
    assert tr("") == ""


def test_number_chooses_the_form(german: None) -> None:
    forms = [counted(n, "{n} warning", "{n} warnings") for n in (0, 1, 2)]
    assert forms == ["0 Warnungen", "1 Warnung", "2 Warnungen"]


def test_number_chooses_the_form_in_english() -> None:
    forms = [counted(n, "{n} warning", "{n} warnings") for n in (0, 1, 2)]
    assert forms == ["0 warnings", "1 warning", "2 warnings"]


def test_mark_leaves_the_text_for_the_place_that_shows_it(german: None) -> None:
    assert mark("Card") == "Card"


@pytest.mark.parametrize(
    ("system", "spoken"),
    [
        (["de-AT", "de", "en-US"], "de"),
        (["fr-FR", "de-DE"], "de"),
        (["en-GB", "de"], "en"),
        (["fr-FR"], "en"),
        (["C"], "en"),
    ],
)
def test_system_chooses_the_first_of_its_languages_that_there_is(
    monkeypatch: pytest.MonkeyPatch, system: list[str], spoken: str
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _self: system)
    assert language_of("system") == spoken


def test_language_that_is_gone_falls_back_to_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _self: ["de"])
    assert language_of("xx") == "de"


def test_choice_in_the_menu_is_kept_and_said_to_count_later(
    started: MainWindow, profile: Profile
) -> None:
    menu = started.actions_.language
    assert menu is not None
    entries = {action.text(): action for action in menu.actions()}
    assert [text for text, action in entries.items() if action.isChecked()] == ["As the system"]
    entries["Deutsch"].trigger()
    assert profile.settings.value(SETTING) == "de"
    assert entries["Deutsch"].isChecked()
    assert "next time" in started.messages.rows[-1].text


def test_chosen_language_is_spoken_at_the_next_start(qapp: QApplication, tmp_path: Path) -> None:
    home = Profile(tmp_path / "profile")
    home.settings.setValue(SETTING, "de")
    home.settings.sync()
    assert run(None, tmp_path / "out.png", home.folder) == 0
    assert tr("Card") == "Grafikkarte"
    assert run(None, tmp_path / "out.png", home.folder, language="en") == 0
    assert tr("Card") == "Card"


def test_unknown_language_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(None, tmp_path / "out.png", tmp_path, language="tlh") == 2
    assert "'tlh' is none of system, en, de" in capsys.readouterr().err


def test_command_line_takes_a_language() -> None:
    window, _ = parsers()
    assert window.parse_args(["--language", "de"]).language == "de"


def test_menus_name_keys_as_a_german_keyboard_does(german_window: MainWindow) -> None:
    action = german_window.actions_["save"]
    assert action.text() == "&Speichern"
    assert action.shortcut().toString() == "Ctrl+S"
    assert action.shortcut().toString(action.shortcut().SequenceFormat.NativeText) == "Strg+S"
    assert "**Strg+Umschalt+S**" in shortcuts_page()
    assert "Grafikkarten" in about_page()


def test_undo_names_the_edit_in_german(german_window: MainWindow) -> None:
    german_window.document.new(makers.dual_rig())
    german_window.selection.select("gpu2")
    german_window.workspace.remove()
    assert german_window.actions_["undo"].text() == "&Rückgängig: gpu2 entfernen"


def cut_texts(top: QWidget) -> list[str]:
    """Texts of labels and buttons in sight that have less room than they need."""
    cut = []
    for widget in top.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, ElidedLabel):
            continue
        if isinstance(widget, QLabel):
            text = widget.text()
            if widget.wordWrap() or "<" in text:
                continue
            needed = max(widget.fontMetrics().horizontalAdvance(line) for line in text.split("\n"))
        elif isinstance(widget, QAbstractButton) and widget.text():
            text, needed = widget.text(), widget.sizeHint().width()
        else:
            continue
        if needed > widget.width():
            cut.append(f"{text}: {needed} px in {widget.width()} px")
    return cut


@pytest.mark.parametrize("tab", range(4))
@pytest.mark.parametrize("rig", [makers.dual_rig(), makers.dual_rig(second=3)])
def test_no_german_text_is_cut_in_a_small_window(
    german_window: MainWindow, qtbot: QtBot, rig: makers.Rig, tab: int
) -> None:
    german_window.document.new(rig)
    german_window.selection.select("gpu1")
    german_window.workspace.tabs.setCurrentIndex(tab)
    german_window.workspace.palette_panel.filter.click()
    settle(qtbot, german_window)
    assert cut_texts(german_window) == []


def test_no_german_text_is_cut_on_the_start_page(german_window: MainWindow, qtbot: QtBot) -> None:
    german_window.show_start()
    settle(qtbot, german_window)
    assert cut_texts(german_window) == []


def test_no_german_text_is_cut_in_the_windows_beside(
    german_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = german_window
    window.document.new(makers.dual_rig())
    catalog, theme = window.document.catalog, window.theme
    window.show_plots()
    window.show_suggest()
    window.show_compare()
    part = catalog.parts[makers.dual_rig().cards[0].part]
    beside = [
        window._plots,
        window._suggest,
        window._compare,
        MeasureDialog(catalog, theme, window),
        OwnPartForm(part, catalog, tmp_path, theme, parent=window),
    ]
    for dialog in beside:
        assert dialog is not None
        with qtbot.waitExposed(dialog):
            dialog.show()
        assert (dialog.windowTitle(), cut_texts(dialog)) == (dialog.windowTitle(), [])
        dialog.close()
