"""The workspace: assembles the panels around one document and links them with each other."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from rigbuilder.rig.edits import EditError
from rigbuilder.ui.canvas.panel import CanvasPanel
from rigbuilder.ui.canvas.walking import remove_selected
from rigbuilder.ui.contents.panel import ContentsPanel
from rigbuilder.ui.document import Document
from rigbuilder.ui.findings.panel import FindingsPanel
from rigbuilder.ui.gauges.panel import GaugesPanel
from rigbuilder.ui.help.panel import HelpPanel
from rigbuilder.ui.inspector.panel import InspectorPanel
from rigbuilder.ui.language import tr
from rigbuilder.ui.name_field import NameField
from rigbuilder.ui.palette.panel import PalettePanel
from rigbuilder.ui.placing.choose import choose_place
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.selection import Selection
from rigbuilder.ui.site.panel import SitePanel
from rigbuilder.ui.theme.theme import Theme
from rigbuilder.ui.workload.bar import WorkloadBar

LEFT_PX, RIGHT_PX = 272, 336
LARGEST_SHARE = 0.58
ROOM_TO_GROW = 26
"""A row more than there is: a drag that adds a card moves nothing."""


class Workspace(QWidget):
    """Palette and contents at the left, the drawing, gauges and findings at the right."""

    part_added = Signal(str)
    """A sentence about a part that was added without a pointer."""

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("workspace")
        self.document, self.selection = document, selection
        self.name_field = NameField(document)
        self.workload = WorkloadBar(document)
        self.palette_panel = PalettePanel(document.catalog, theme)
        self.palette_panel.offer_fitting(document)
        self.contents = ContentsPanel(document, selection, theme)
        self.canvas = CanvasPanel(document, selection, theme)
        self.gauges = GaugesPanel(document, theme)
        self.findings = FindingsPanel(document, selection, theme)
        self.inspector = InspectorPanel(document, selection, theme)
        self.site = SitePanel(document)
        self.help = HelpPanel(theme)
        self.tabs = QTabWidget()
        self.left = QSplitter(Qt.Orientation.Vertical)
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self._gauges_follow = True
        self._share = QTimer(self, singleShot=True, interval=0)
        self._share.timeout.connect(self.share_right)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for widget in (self.palette_panel, self.contents):
            self.left.addWidget(widget)
        self.left.setSizes([400, 250])
        gauges = QScrollArea()
        gauges.setWidget(self.gauges)
        gauges.setWidgetResizable(True)
        gauges.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        gauges.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Findings, part, site and help"))
        for panel, words in (
            (self.findings, tr("Findings")),
            (self.inspector, tr("Part")),
            (self.site, tr("Site")),
            (self.help, tr("Help")),
        ):
            self.tabs.addTab(panel, words)
        self.right.addWidget(gauges)
        self.right.addWidget(self.tabs)
        self.right.setStretchFactor(0, 0)
        self.right.setStretchFactor(1, 1)
        self.right.splitterMoved.connect(self._right_moved)
        for part in (self.left, self.canvas, self.right):
            self.columns.addWidget(part)
        for number, stretch in enumerate((0, 1, 0)):
            self.columns.setStretchFactor(number, stretch)
        self.columns.setSizes([LEFT_PX, 700, RIGHT_PX])
        for splitter in (self.left, self.right, self.columns):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(4)
        self.left.setMinimumWidth(230)
        self.right.setMinimumWidth(290)
        top = QFrame()
        top.setProperty("panel", True)
        row = QHBoxLayout(top)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.name_field)
        row.addWidget(self.workload, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(top)
        column.addWidget(self.columns, 1)

    def _right_moved(self) -> None:
        self._gauges_follow = False

    def share_right(self) -> None:
        """Gives the gauges the height that they need, up to half, until the user decides."""
        height = self.right.height()
        if self._gauges_follow and height > 0:
            needed = self.gauges.sizeHint().height() + ROOM_TO_GROW
            wanted = min(needed, round(height * LARGEST_SHARE))
            if abs(self.right.sizes()[0] - wanted) > 2:
                self.right.setSizes([wanted, height - wanted])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """The gauges keep their height."""
        super().resizeEvent(event)
        self._share.start()

    def _connect(self) -> None:
        document = self.document
        document.rig_changed.connect(self._share.start)
        self.palette_panel.chosen.connect(self.add_part)
        self.contents.view.kind_asked.connect(self.list_kind)
        self.inspector.kind_asked.connect(self.list_kind)
        self.inspector.removal_asked.connect(lambda _key: self.remove())
        self.findings.explain_asked.connect(self.explain)
        self.canvas.controller.details_asked.connect(self.show_part)
        document.rig_changed.connect(self._keep_selection)
        document.file_changed.connect(lambda: self.palette_panel.set_catalog(document.catalog))

    def _keep_selection(self) -> None:
        self.selection.keep_only(frozenset(key for key, _, _ in self.document.rig.items()))

    def add_part(self, part_id: str) -> None:
        """Adds a part at the best place that the rules leave, and selects it."""
        document = self.document
        part = document.catalog.parts.get(part_id)
        if part is None:
            return
        try:
            choice = choose_place(document, part, document.report.layout.seats)
        except EditError as error:
            document.notice.emit("warning", f"{part.title}: {error}.")
            return
        document.apply(choice.rig, tr("Add {title}", title=part.title))
        self.selection.select(*choice.keys)
        words = tr("Added {title}. {remark}", title=part.title, remark=choice.remark).strip()
        self.canvas.status.say(None, words)
        self.part_added.emit(words)

    def duplicate(self) -> None:
        """Adds another of the selected part."""
        key = self.selection.key
        part_id = self.document.rig.part_of(key) if key else None
        if part_id is not None:
            self.add_part(part_id)

    def remove(self) -> None:
        """Removes what is selected."""
        remove_selected(self.document, self.selection)

    def list_kind(self, kind: str) -> None:
        """Lists the parts of a kind in the palette."""
        self.palette_panel.show_kind(kind)
        self.palette_panel.focus_search()

    def explain(self, page: str) -> None:
        """Shows a page of the help."""
        self.help.show_page(page)
        self.tabs.setCurrentWidget(self.help)

    def show_part(self) -> None:
        """Shows the figures of the selected part."""
        self.tabs.setCurrentWidget(self.inspector)
        self.inspector.figures.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_state(self, profile: Profile) -> None:
        """Writes the panels' sizes into the profile."""
        for name, splitter in self._splitters():
            profile.settings.setValue(f"window/{name}", splitter.saveState())

    def take_state(self, profile: Profile) -> None:
        """Gives the panels the sizes of the profile."""
        for name, splitter in self._splitters():
            state = profile.settings.value(f"window/{name}")
            if state is not None:
                splitter.restoreState(state)
                self._gauges_follow = self._gauges_follow and splitter is not self.right

    def _splitters(self) -> tuple[tuple[str, QSplitter], ...]:
        return (("left", self.left), ("right", self.right), ("columns", self.columns))
