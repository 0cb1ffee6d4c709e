"""The translations that lie in the tree: current, whole, and saying the same figures and keys."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtCore import QTranslator

from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import catalogs_dir
from rigbuilder.ui.actions import LINE, MENUS
from rigbuilder.ui.inspector.labels import LABELS
from rigbuilder.ui.inspector.rows import rows_of
from rigbuilder.ui.language import CONTEXT
from scripts.translations import FOLDER, QT_TEXTS, TextError, all_texts, main, texts_of

FILES = sorted(FOLDER.glob("rigbuilder_*.ts"))


def messages(file: Path) -> list[tuple[str, ET.Element]]:
    """(context, message) of a .ts file."""
    return [
        (context.findtext("name", ""), message)
        for context in ET.parse(file).getroot().iter("context")
        for message in context.iter("message")
    ]


def forms(message: ET.Element) -> list[str]:
    """The translation, or its forms for numbers."""
    translation = message.find("translation")
    assert translation is not None
    if message.get("numerus"):
        return [form.text or "" for form in translation.iter("numerusform")]
    return [translation.text or ""]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_german_is_there() -> None:
    assert "rigbuilder_de.ts" in [file.name for file in FILES]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_translation_has_the_texts_of_the_code_and_no_others(file: Path) -> None:
    wanted = {(CONTEXT, text.source) for text in all_texts()}
    wanted |= {(context, word) for context, words in QT_TEXTS for word in words}
    found = {(context, message.findtext("source", "")) for context, message in messages(file)}
    hint = "python -m scripts.translations update"
    assert (wanted - found, found - wanted) == (set(), set()), hint


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_text_is_translated(file: Path) -> None:
    lacking = [
        message.findtext("source")
        for _, message in messages(file)
        if message.find("translation[@type]") is not None or not all(forms(message))
    ]
    assert lacking == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_translation_names_the_figures_of_its_source(file: Path) -> None:
    differing = [
        (message.findtext("source", ""), form)
        for context, message in messages(file)
        if context == CONTEXT
        for form in forms(message)
        if fields(form) != fields(message.findtext("source", ""))
    ]
    assert differing == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_translation_keeps_spaces_at_the_ends(file: Path) -> None:
    differing = [
        source
        for _, message in messages(file)
        for source in [message.findtext("source", "")]
        for form in forms(message)
        if (form[:1].isspace(), form[-1:].isspace())
        != (source[:1].isspace(), source[-1:].isspace())
    ]
    assert differing == []


@pytest.mark.parametrize("file", [None, *FILES], ids=lambda file: file.stem if file else "en")
def test_no_two_entries_of_a_menu_have_the_same_letter(file: Path | None) -> None:
    words = {}
    if file is not None:
        words = {m.findtext("source", ""): forms(m)[0] for c, m in messages(file) if c == CONTEXT}
    menus = [[title for title, _ in MENUS]]
    menus += [[row.words for row in rows if row is not LINE] for _, rows in MENUS]
    for menu in menus:
        letters = [re.findall("&(.)", words.get(entry, entry).lower()) for entry in menu]
        assert all(len(letter) == 1 for letter in letters), list(zip(menu, letters, strict=True))
        single = [letter[0] for letter in letters]
        assert len(set(single)) == len(single), list(zip(menu, single, strict=True))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_compiled_translation_says_what_the_readable_one_says(file: Path) -> None:
    translator = QTranslator()
    assert translator.load(str(file.with_suffix(".qm")))
    for context, message in messages(file):
        n = 1 if message.get("numerus") else -1
        said = translator.translate(context, message.findtext("source", ""), "", n)
        assert said == forms(message)[0], "python -m scripts.translations release"


def test_every_label_that_the_catalog_gives_can_be_translated() -> None:
    catalog = load_catalog([catalogs_dir()])
    names = {row.name for part in catalog.parts.values() for row in rows_of(part, catalog)}
    worded = {name for name in names if name.startswith(("Size ", "Price, ", "Card length with "))}
    assert names - worded - LABELS == set()


def test_texts_are_found_in_every_kind_of_call() -> None:
    source = (
        'A = mark("At a constant\\N{HORIZONTAL ELLIPSIS}")\n'
        'def f(n, on):\n    tr(A)\n    tr("One" if on else "Two")\n    tr("With {n}", n=n)\n'
        '    counted(n, "{n} card", "{n} cards")\n    other("not a text")\n'
    )
    found = [(text.source, text.counted) for text in texts_of(source, "some.py")]
    assert found == [
        ("At a constant\N{HORIZONTAL ELLIPSIS}", False),
        ("One", False),
        ("Two", False),
        ("With {n}", False),
        ("{n} cards", True),
    ]


@pytest.mark.parametrize(
    "source",
    ['tr(f"Hello {name}")', "mark(words)", 'tr("a" + b)', 'counted(n, "one", many)'],
)
def test_text_that_no_translator_could_see_is_refused(source: str) -> None:
    with pytest.raises(TextError, match=r"some\.py:1"):
        list(texts_of(source, "some.py"))


def test_update_and_release_leave_what_is_translated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("scripts.translations.FOLDER", tmp_path)
    source = FILES[0].read_text(encoding="utf-8")
    copy = tmp_path / FILES[0].name
    copy.write_text(source, encoding="utf-8")
    assert main(["update"]) == 0
    assert main(["release"]) == 0
    assert messages_as_text(copy) == messages_as_text(FILES[0])
    assert copy.with_suffix(".qm").stat().st_size > 10_000


def test_update_begins_a_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("scripts.translations.FOLDER", tmp_path)
    assert main(["update", "fr"]) == 0
    made = messages(tmp_path / "rigbuilder_fr.ts")
    assert {m.findtext("source") for c, m in made if c == CONTEXT} == {
        text.source for text in all_texts()
    }
    assert not any(form for _, message in made for form in forms(message))


def messages_as_text(file: Path) -> list[tuple[str, str, list[str]]]:
    return [(c, m.findtext("source", ""), forms(m)) for c, m in messages(file)]
