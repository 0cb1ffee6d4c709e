"""What the command palette offers: menus, parts of the rig, rigs to open, pages of the help."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from rigbuilder.ui.help.pages import rule_names
from rigbuilder.ui.language import tr
from rigbuilder.ui.naming import names_of

if TYPE_CHECKING:
    from rigbuilder.ui.main_window import MainWindow


@dataclass(frozen=True)
class Command:
    """One row of the palette."""

    words: str
    act: Callable[[], object]
    group: str = ""
    """Where it stands: the menu, or what kind of thing it opens."""
    keys: str = ""


def commands_of(window: MainWindow) -> list[Command]:
    """Everything that can be done now; what is switched off is left out."""
    return [
        *_of_menus(window.menuBar()),
        *_parts(window),
        *_rigs(window),
        *_rules(window),
    ]


def _of_menus(bar: QMenuBar) -> Iterator[Command]:
    for entry in bar.actions():
        menu = entry.menu()
        if isinstance(menu, QMenu):
            yield from _of_menu(menu, entry.text().replace("&", ""))


def _of_menu(menu: QMenu, group: str) -> Iterator[Command]:
    for action in menu.actions():
        inner = action.menu()
        words = action.text().replace("&", "")
        if isinstance(inner, QMenu):
            yield from _of_menu(inner, words)
        elif words and action.isEnabled():
            yield Command(words, action.trigger, group, keys_of(action))


def keys_of(action: QAction) -> str:
    """The shortcut as the system writes it."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _parts(window: MainWindow) -> Iterator[Command]:
    names = names_of(window.document.rig, window.document.catalog)
    for key, name in names.items():

        def act(key: str = key) -> None:
            window.show_workspace()
            window.selection.select(key)
            window.workspace.show_part()

        yield Command(name, act, tr("In this rig"))


def _rigs(window: MainWindow) -> Iterator[Command]:
    from rigbuilder.ui.start.ready import ready_files

    files = window.files
    for group, paths in (
        (tr("Recent rig"), window.profile.recent),
        (tr("Ready rig"), ready_files()),
    ):
        for path in paths:
            if path.exists():
                name = path.name.removesuffix(".rig.json")
                yield Command(tr("Open {name}", name=name), partial(files.open_path, path), group)


def _rules(window: MainWindow) -> Iterator[Command]:
    for rule in rule_names():
        yield Command(rule, partial(window.explain, rule), tr("Rule explained"))
