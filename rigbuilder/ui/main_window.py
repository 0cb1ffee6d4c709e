"""The main window: start page first, then the workspace; it only brings the pieces together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QLabel, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from rigbuilder.ui.actions import Actions, build_menus
from rigbuilder.ui.language import tr
from rigbuilder.ui.language_menu import offer_languages
from rigbuilder.ui.messages import MessageBar
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.start.page import StartPage
from rigbuilder.ui.theme.theme import Theme
from rigbuilder.ui.theme.tokens import SCHEMES

if TYPE_CHECKING:  # loaded by ``complete``, after the window's first picture
    from rigbuilder.catalog.catalog import Catalog
    from rigbuilder.catalog.user import UserFolders
    from rigbuilder.ui.commands.palette import CommandPalette
    from rigbuilder.ui.compare.window import CompareWindow
    from rigbuilder.ui.document import Document
    from rigbuilder.ui.files import Files
    from rigbuilder.ui.plots.window import PlotsWindow
    from rigbuilder.ui.scan.window import ScanWindow
    from rigbuilder.ui.suggest.window import SuggestWindow
    from rigbuilder.ui.tour.tour import Tour
    from rigbuilder.ui.workspace import Workspace

SIZE = (1366, 768)
SMALLEST = (1180, 640)
ON_SELECTION = ("cut", "copy", "duplicate", "remove", "part")
IN_WORKSPACE = (
    "zoom_in",
    "zoom_out",
    "fit",
    "actual",
    "drawing",
    "find",
    "paste",
    "plots",
    "correct",
    "add_like",
)


class MainWindow(QMainWindow):
    """Shows the start page at once; ``complete`` adds everything that needs the catalog."""

    completed = Signal()
    first_picture = Signal()
    """The window is on the screen for the first time."""

    def __init__(self, profile: Profile, theme: Theme) -> None:
        super().__init__()
        self.profile, self.theme = profile, theme
        self.setWindowTitle("RigBuilder")
        self.setAcceptDrops(True)
        self.messages = MessageBar(theme)
        self.start = StartPage(profile, theme)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self._waiting = QLabel(tr("Opening\N{HORIZONTAL ELLIPSIS}"))
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._waiting.setProperty("role", "dim")
        self.stack.addWidget(self._waiting)
        self.actions_: Actions = build_menus(self.menuBar(), self, theme)
        self._leaving = False
        self._painted = False
        self._plots: PlotsWindow | None = None
        self._compare: CompareWindow | None = None
        self._scan: ScanWindow | None = None
        self._suggest: SuggestWindow | None = None
        self._commands: CommandPalette | None = None
        self.tour: Tour | None = None
        self._lay_out()
        self._take_state()
        if self.actions_.language is not None:
            offer_languages(self.actions_.language, profile, self.messages)
        self.document: Document
        self.workspace: Workspace
        self.files: Files

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(middle)
        self.setMinimumSize(*SMALLEST)

    def _take_state(self) -> None:
        self.resize(*SIZE)
        state = self.profile.settings.value("window/geometry")
        if isinstance(state, QByteArray):
            self.restoreGeometry(state)
        choice = self.profile.settings.value("theme", "system")
        if choice in SCHEMES and self.theme.choice == "system":
            self.theme.choose(choice)

    def complete(self, catalog: Catalog, folders: UserFolders | None = None) -> None:
        """Makes document and workspace: what the window's first picture does not need.

        ``folders`` hold the user's own parts; by default they lie in the profile.
        """
        from rigbuilder.catalog.user import user_folders
        from rigbuilder.ui.document import Document
        from rigbuilder.ui.files import Files
        from rigbuilder.ui.own.user_parts import UserParts
        from rigbuilder.ui.selection import Selection
        from rigbuilder.ui.workspace import Workspace

        self.document = Document(catalog, self.profile, self)
        self.selection = Selection(self)
        self.workspace = Workspace(self.document, self.selection, self.theme)
        self.workspace.take_state(self.profile)
        self.stack.addWidget(self.workspace)
        self.files = Files(self.document, self.messages, self)
        self.user_parts = UserParts(
            self.document,
            self.messages,
            folders or user_folders(self.profile.folder),
            self.theme,
            self,
        )
        self._connect_actions()
        self._connect_pages()
        if catalog.problems:
            self.messages.show_message("warning", _problem_words(catalog))
        self._say_title()
        self._follow_selection()
        self._follow_page()
        self.completed.emit()

    def _connect_actions(self) -> None:
        from rigbuilder.ui import clipboard

        files, space, stack = self.files, self.workspace, self.document.undo_stack
        canvas = space.canvas
        self.actions_.connect(
            {
                "new": files.new,
                "start": self.show_start,
                "open": files.open,
                "save": files.save,
                "save_as": files.save_as,
                "export": files.export,
                "quit": self.close,
                "undo": stack.undo,
                "redo": stack.redo,
                "cut": lambda: clipboard.cut(space),
                "copy": lambda: clipboard.copy(space),
                "paste": lambda: clipboard.paste(space),
                "duplicate": space.duplicate,
                "remove": space.remove,
                "find": space.palette_panel.focus_search,
                "zoom_in": lambda: canvas.zoom(1.25),
                "zoom_out": lambda: canvas.zoom(0.8),
                "fit": canvas.fit,
                "actual": canvas.actual_size,
                "drawing": canvas.focus,
                "part": space.show_part,
                "plots": self.show_plots,
                "compare": self.show_compare,
                "scan": self.show_scan,
                "suggest": self.show_suggest,
                "import": self.user_parts.import_opendb,
                "measure": self.user_parts.measure,
                "correct": lambda: self.user_parts.correct(self.chosen_part()),
                "add_like": lambda: self.user_parts.add_like(self.chosen_part()),
                "commands": self.show_commands,
                "tour": self.show_tour,
                "shortcuts": lambda: self.explain("shortcuts"),
                "rules": self.explain_rules,
                "about": lambda: self.explain("about"),
            }
        )
        self.actions_.enable(("undo", "redo"), False)
        stack.canUndoChanged.connect(self.actions_["undo"].setEnabled)
        stack.canRedoChanged.connect(self.actions_["redo"].setEnabled)
        stack.undoTextChanged.connect(self._name_undo)
        stack.redoTextChanged.connect(self._name_redo)
        if self.actions_.recent is not None:
            self.actions_.recent.aboutToShow.connect(self._fill_recent)

    def _name_undo(self, text: str) -> None:
        self.actions_["undo"].setText(tr("&Undo {what}", what=text) if text else tr("&Undo"))

    def _name_redo(self, text: str) -> None:
        self.actions_["redo"].setText(tr("&Redo {what}", what=text) if text else tr("&Redo"))

    def _connect_pages(self) -> None:
        self.start.new_asked.connect(self.files.new)
        self.start.open_asked.connect(self.files.open)
        self.start.scan_asked.connect(self.show_scan)
        self.start.back_asked.connect(self.show_workspace)
        self.start.ready_asked.connect(self.files.open_path)
        self.start.recent_asked.connect(self.files.open_path)
        self.files.taken.connect(self.show_workspace)
        self.document.notice.connect(self.messages.show_message)
        self.document.file_changed.connect(self._say_title)
        self.document.rig_changed.connect(self._say_title)
        self.selection.changed.connect(self._follow_selection)
        self.stack.currentChanged.connect(lambda _page: self._follow_page())
        self.theme.changed.connect(
            lambda: self.profile.settings.setValue("theme", self.theme.choice)
        )
        self.workspace.canvas.controller.menu_asked.connect(self._part_menu)

    def show_waiting(self) -> None:
        """Neither page yet: a rig is about to be opened."""
        self.stack.setCurrentWidget(self._waiting)

    def show_start(self) -> None:
        """The start page; the rig stays open behind it."""
        self.start.show_recent()
        open_rig = self.document.rig
        self.start.offer_back(open_rig.name if open_rig.items() else None)
        self.stack.setCurrentWidget(self.start)

    def show_workspace(self) -> None:
        """The workspace with the whole rig in view."""
        self.stack.setCurrentWidget(self.workspace)
        self.workspace.gauges.load_plots()
        self.workspace.canvas.fit()
        self.workspace.canvas.focus()

    def chosen_part(self) -> str | None:
        """Id of the selected item's part, else of the part picked in the palette."""
        key = self.selection.key
        if key is not None:
            return self.document.rig.part_of(key)
        picked = self.workspace.palette_panel.view.current_part()
        return picked.id if picked is not None else None

    def show_plots(self) -> None:
        """The plots in a window of their own, made when first asked for."""
        from rigbuilder.ui.plots.window import PlotsWindow

        if self._plots is None:
            self._plots = PlotsWindow(self.document, self.theme, self)
            self._plots.export_asked.connect(lambda: self.files.export(plots=True))
        self._plots.show()
        self._plots.raise_()

    def show_compare(self) -> None:
        """The comparison in a window of its own, made when first asked for."""
        from rigbuilder.ui.compare.opening import compare_window

        if self._compare is None:
            self._compare = compare_window(self)
        self._compare.show()
        self._compare.raise_()
        self._compare.activateWindow()

    def show_suggest(self) -> None:
        """The search for builds, made when first asked for."""
        from rigbuilder.ui.suggest.opening import suggest_window

        if self._suggest is None:
            self._suggest = suggest_window(self)
        self._suggest.begin()
        self._suggest.show()
        self._suggest.raise_()
        self._suggest.activateWindow()

    def show_scan(self) -> None:
        """Reads this computer in a window of its own; a second time it shows what was found."""
        from rigbuilder.ui.scan.opening import scan_window

        if self._scan is None:
            self._scan = scan_window(self)
        if self._scan.scan is None:
            self._scan.begin()
        self._scan.show()
        self._scan.raise_()
        self._scan.activateWindow()

    def show_commands(self) -> None:
        """The command palette, made when first asked for."""
        from rigbuilder.ui.commands.entries import commands_of
        from rigbuilder.ui.commands.palette import CommandPalette

        if self._commands is None:
            self._commands = CommandPalette(self, self.theme)
        self._commands.open(commands_of(self))

    def offer_tour(self) -> None:
        """The tour, the first time that a rig is shown."""
        from rigbuilder.ui.tour.tour import SEEN

        if not self.profile.settings.value(SEEN, False, bool):
            self.files.taken.connect(self.show_tour, Qt.ConnectionType.SingleShotConnection)

    def show_tour(self) -> None:
        """The tour, from its first step."""
        from rigbuilder.ui.tour.steps import tour_steps
        from rigbuilder.ui.tour.tour import Tour

        if self.stack.currentWidget() is not self.workspace:
            self.show_workspace()
        if self.tour is None:
            self.tour = Tour(self, self.profile, self.theme)
        self.tour.begin(tour_steps(self.workspace))

    def explain(self, page: str) -> None:
        """A page of the help."""
        if self.stack.currentWidget() is not self.workspace:
            self.show_workspace()
        self.workspace.explain(page)

    def explain_rules(self) -> None:
        """The first rule's page, with all others to choose."""
        from rigbuilder.ui.help.pages import rule_names

        self.explain(next(iter(rule_names()), "shortcuts"))

    def _fill_recent(self) -> None:
        menu = self.actions_.recent
        if menu is None:
            return
        menu.clear()
        for path in self.profile.recent:
            action = menu.addAction(path.name.removesuffix(".rig.json"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _on=False, p=path: self.files.open_path(p))
        if menu.isEmpty():
            menu.addAction(tr("Nothing yet")).setEnabled(False)

    def _part_menu(self, place: QPoint) -> None:
        """What can be done with the selected part."""
        menu = QMenu(self)
        for name in ("part", "copy", "cut", "duplicate", "remove"):
            menu.addAction(self.actions_[name])
        key = self.selection.key
        part_id = self.document.rig.part_of(key) if key else None
        part = self.document.catalog.parts.get(part_id) if part_id else None
        if part is not None:
            menu.addSeparator()
            menu.addAction(tr("Replace\N{HORIZONTAL ELLIPSIS}")).triggered.connect(
                lambda: self.workspace.list_kind(part.kind)
            )
            if part.url:
                menu.addAction(tr("Maker's page")).triggered.connect(
                    lambda: QDesktopServices.openUrl(QUrl(part.url or ""))
                )
        menu.popup(place)

    def _follow_selection(self) -> None:
        self.actions_.enable(ON_SELECTION, bool(self.selection.keys))

    def _follow_page(self) -> None:
        working = self.stack.currentWidget() is self.workspace
        self.actions_.enable(IN_WORKSPACE, working)

    def _say_title(self) -> None:
        path = self.document.path
        name = self.document.rig.name or tr("Untitled rig")
        file = f" ({path.name})" if path else ""
        self.setWindowTitle(f"{name}{file}[*] \N{EM DASH} RigBuilder")
        self.setWindowModified(self.document.dirty)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Tells once that there is a picture."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_picture.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Takes a rig file."""
        if self._dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        """Opens the file."""
        path = self._dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.files.open_path(path)

    def _dropped(self, event: QDropEvent) -> Path | None:
        urls = event.mimeData().urls()
        return Path(urls[0].toLocalFile()) if urls and urls[0].isLocalFile() else None

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Leaves at once, or asks in the window when something is unsaved."""
        if not hasattr(self, "document") or self._leaving or not self.document.dirty:
            self._leave()
            event.accept()
            return
        event.ignore()
        self.files.unless_unsaved(self._close_now, tr("quit"))

    def _close_now(self) -> None:
        self._leaving = True
        self.close()

    def _leave(self) -> None:
        self.profile.settings.setValue("window/geometry", self.saveGeometry())
        if hasattr(self, "document"):
            self.workspace.keep_state(self.profile)
            self.document.close()
        self.profile.settings.sync()


def _problem_words(catalog: Catalog) -> str:
    """What of the catalog could not be read: how much, and the first of it."""
    first, count = catalog.problems[0], len(catalog.problems)
    place = f"{first.path.parent.name}/{first.path.name}"
    more = tr(" (and {count} more)", count=count - 1) if count > 1 else ""
    return tr(
        "The catalog has a problem: {place}: {field}: {reason}{more}.",
        place=place,
        field=first.field or tr("file"),
        reason=first.reason,
        more=more,
    )
