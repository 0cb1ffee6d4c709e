"""The window's actions and menus: what there is to do, by which key, and when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.theme.icons import icon
from rigbuilder.ui.theme.theme import Theme

THEMES = (
    ("system", mark("As the system")),
    ("light", mark("Light")),
    ("dark", mark("Dark")),
    ("contrast", mark("High contrast")),
)
_ICONS = {
    "new": "plus",
    "open": "folder",
    "save": "save",
    "export": "export",
    "undo": "undo",
    "redo": "redo",
    "remove": "trash",
    "find": "search",
    "zoom_in": "zoom-in",
    "zoom_out": "zoom-out",
    "fit": "fit",
}


@dataclass(frozen=True)
class Row:
    """One entry of a menu; ``name`` "" is a line."""

    name: str = ""
    words: str = ""
    keys: str = ""


LINE = Row()
MENUS: tuple[tuple[str, tuple[Row, ...]], ...] = (
    (
        mark("&File"),
        (
            Row("new", mark("&New rig"), "Ctrl+N"),
            Row("start", mark("&Ready rigs\N{HORIZONTAL ELLIPSIS}")),
            Row("open", mark("&Open\N{HORIZONTAL ELLIPSIS}"), "Ctrl+O"),
            Row("recent", mark("Open re&cent")),
            Row("suggest", mark("&Find a build\N{HORIZONTAL ELLIPSIS}"), "Ctrl+Shift+B"),
            LINE,
            Row("save", mark("&Save"), "Ctrl+S"),
            Row("save_as", mark("Save &as\N{HORIZONTAL ELLIPSIS}"), "Ctrl+Shift+S"),
            Row("export", mark("&Export PDF and other formats\N{HORIZONTAL ELLIPSIS}"), "Ctrl+E"),
            LINE,
            Row("import", mark("&Import parts from BuildCores OpenDB\N{HORIZONTAL ELLIPSIS}")),
            Row("scan", mark("Rea&d this computer\N{HORIZONTAL ELLIPSIS}")),
            Row("measure", mark("&Measure from a picture\N{HORIZONTAL ELLIPSIS}"), "Ctrl+M"),
            LINE,
            Row("quit", mark("&Quit"), "Ctrl+Q"),
        ),
    ),
    (
        mark("&Edit"),
        (
            Row("undo", mark("&Undo"), "Ctrl+Z"),
            Row("redo", mark("&Redo"), "Ctrl+Shift+Z"),
            LINE,
            Row("cut", mark("Cu&t part"), "Ctrl+X"),
            Row("copy", mark("&Copy part"), "Ctrl+C"),
            Row("paste", mark("&Paste part"), "Ctrl+V"),
            Row("duplicate", mark("&Duplicate part"), "Ctrl+D"),
            Row("remove", mark("Re&move")),
            LINE,
            Row("find", mark("&Find a part"), "Ctrl+F"),
            LINE,
            Row("correct", mark("C&orrect the part's figures\N{HORIZONTAL ELLIPSIS}"), "Ctrl+R"),
            Row("add_like", mark("&New part like this\N{HORIZONTAL ELLIPSIS}"), "Ctrl+Shift+R"),
        ),
    ),
    (
        mark("&View"),
        (
            Row("zoom_in", mark("Zoom &in"), "Ctrl++"),
            Row("zoom_out", mark("Zoom &out"), "Ctrl+-"),
            Row("fit", mark("&Fit to window"), "Ctrl+0"),
            Row("actual", mark("&Actual size, 1 pixel = 1 mm"), "Ctrl+1"),
            LINE,
            Row("drawing", mark("Go to the &drawing"), "F6"),
            Row("part", mark("Figures of the selected &part"), "Ctrl+I"),
            Row("plots", mark("P&lots\N{HORIZONTAL ELLIPSIS}"), "Ctrl+L"),
            Row("compare", mark("&Compare rigs\N{HORIZONTAL ELLIPSIS}"), "Ctrl+Shift+L"),
            LINE,
            Row("theme", mark("&Theme")),
            Row("language", mark("Lan&guage")),
        ),
    ),
    (
        mark("&Help"),
        (
            Row("commands", mark("&Command palette\N{HORIZONTAL ELLIPSIS}"), "Ctrl+K"),
            LINE,
            Row("shortcuts", mark("&Shortcuts"), "F1"),
            Row("tour", mark("Take the &tour")),
            Row("rules", mark("&Rules explained")),
            Row("about", mark("&About RigBuilder")),
        ),
    ),
)
SUBMENUS = ("recent", "theme", "language")


@dataclass
class Actions:
    """All actions by name, and the submenus that the window fills."""

    by_name: dict[str, QAction] = field(default_factory=dict)
    recent: QMenu | None = None
    language: QMenu | None = None

    def __getitem__(self, name: str) -> QAction:
        """The action of a name."""
        return self.by_name[name]

    def connect(self, handlers: dict[str, Callable[[], object]]) -> None:
        """Connects actions by name."""
        for name, handler in handlers.items():
            self.by_name[name].triggered.connect(lambda _on=False, act=handler: act())

    def enable(self, names: tuple[str, ...], on: bool) -> None:
        """Switches actions on or off."""
        for name in names:
            self.by_name[name].setEnabled(on)

    def dress(self, theme: Theme) -> None:
        """Icons in the theme's colours."""
        t = theme.tokens
        for name, drawing in _ICONS.items():
            self.by_name[name].setIcon(icon(drawing, t.text_dim, t.border_strong))


def build_menus(bar: QMenuBar, owner: QObject, theme: Theme) -> Actions:
    """Fills the menu bar."""
    actions = Actions()
    for title, rows in MENUS:
        menu = bar.addMenu(tr(title))
        for row in rows:
            if row is LINE:
                menu.addSeparator()
            elif row.name == "recent":
                actions.recent = menu.addMenu(tr(row.words))
            elif row.name == "language":
                actions.language = menu.addMenu(tr(row.words))
            elif row.name == "theme":
                _add_themes(menu.addMenu(tr(row.words)), owner, theme)
            else:
                action = QAction(QIcon(), tr(row.words), owner)
                if row.keys:
                    action.setShortcut(QKeySequence(row.keys))
                actions.by_name[row.name] = action
                menu.addAction(action)
    actions["zoom_in"].setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
    actions["redo"].setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
    actions.dress(theme)
    theme.changed.connect(lambda: actions.dress(theme))
    return actions


def _add_themes(menu: QMenu, owner: QObject, theme: Theme) -> None:
    group = QActionGroup(owner)
    for choice, words in THEMES:
        action = menu.addAction(tr(words))
        action.setCheckable(True)
        action.setChecked(theme.choice == choice)
        action.triggered.connect(lambda _on=False, c=choice: theme.choose(c))
        group.addAction(action)
