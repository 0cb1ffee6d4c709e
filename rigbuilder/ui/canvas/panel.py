"""The drawing's panel: both views side by side, their tools above, the status line below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QPixmapCache
from PySide6.QtWidgets import QFrame, QLabel, QSplitter, QVBoxLayout, QWidget

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.ui.canvas.colours import drawing_palette
from rigbuilder.ui.canvas.controller import CanvasController
from rigbuilder.ui.canvas.hit import View, rects_of
from rigbuilder.ui.canvas.legend import Legend
from rigbuilder.ui.canvas.linked import LinkedViews
from rigbuilder.ui.canvas.overlay import Outline, Overlay
from rigbuilder.ui.canvas.scene import LayoutScene
from rigbuilder.ui.canvas.stage import Side, Stage
from rigbuilder.ui.canvas.status import StatusLine
from rigbuilder.ui.canvas.surround import Surround
from rigbuilder.ui.canvas.tag import ReasonTag
from rigbuilder.ui.canvas.toolbar import CanvasToolbar
from rigbuilder.ui.canvas.view import CanvasView
from rigbuilder.ui.document import Document
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.naming import names_of, place_word
from rigbuilder.ui.selection import Selection
from rigbuilder.ui.theme.theme import Theme
from rigbuilder.ui.words import severity_colour, severity_of, verdict_words

PICTURE_CACHE_KB = 160_000
"""Room for the cached pictures of all bodies of both views on a 4K screen."""
HINT = mark(
    "Drag parts here from the list \N{MIDDLE DOT} arrows move a card, Delete removes it "
    "\N{MIDDLE DOT} the wheel zooms \N{MIDDLE DOT} F1: all keys"
)
EMPTY = mark(
    "Start with a case and a board: drag them here from the list on the left,\n"
    "or pick them there and press Enter. Then add cards."
)
NAMES: dict[View, str] = {"side": mark("Side view"), "rear": mark("Rear view")}


class CanvasPanel(QFrame):
    """Shows the document's report as a drawing; both views share the selection."""

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(tr("Drawing"))
        self._document, self._selection, self._theme = document, selection, theme
        QPixmapCache.setCacheLimit(PICTURE_CACHE_KB)
        self.stage = Stage(document, selection, theme)
        self.stage.setParent(self)
        self.controller = CanvasController(self.stage)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.surrounds: dict[View, Surround] = {}
        for view in ("side", "rear"):
            self.stage.sides[view] = self._make_side(view)
        self.side, self.rear = self.stage.sides["side"], self.stage.sides["rear"]
        self.linked = LinkedViews(self.side, self.rear, self.splitter)
        self.toolbar = CanvasToolbar(theme)
        self.status = StatusLine(theme)
        self.status.set_hint(tr(HINT))
        self.legend = Legend(self.side.view, theme)
        self._empty = QLabel(tr(EMPTY), self.side.view)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("role", "dim")
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._refit = QTimer(self, singleShot=True, interval=0)
        self._refit.timeout.connect(self.fit)
        self._lay_out()
        self._connect()
        self._dress()

    def _make_side(self, view: View) -> Side:
        scene = LayoutScene(view, drawing_palette(self._theme), self)
        canvas = CanvasView(scene, view, self.controller, tr(NAMES[view]))
        frame = Surround(canvas, tr(NAMES[view]), self._theme)
        frame.edges.asked.connect(lambda place: self._bring(canvas, place))
        self.splitter.addWidget(frame)
        self.surrounds[view] = frame
        canvas.installEventFilter(self)
        return Side(canvas, scene, Overlay(scene), ReasonTag(canvas, self._theme))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.toolbar)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.status)

    def _connect(self) -> None:
        self.stage.said.connect(self.status.say)
        self._document.shown.connect(self._show)
        self._document.rig_changed.connect(self._rig_changed)
        self._selection.changed.connect(self._outline)
        self._theme.changed.connect(self._dress)
        self.linked.scaled.connect(self.toolbar.show_scale)
        for surround in self.surrounds.values():
            self.linked.scaled.connect(surround.scaled)
        bar = self.toolbar
        bar.fit.clicked.connect(self.fit)
        bar.closer.clicked.connect(lambda: self.zoom(1.25))
        bar.farther.clicked.connect(lambda: self.zoom(0.8))
        bar.dimensions.toggled.connect(self._show_dimensions)
        bar.rear.toggled.connect(self._show_rear)
        bar.rulers.toggled.connect(self._show_rulers)
        bar.legend.toggled.connect(self._show_legend)
        for side in self.stage:
            side.view.resized.connect(self._resized)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """A view that loses the keyboard ends the step of a held key."""
        if event.type() == QEvent.Type.FocusOut:
            self.controller.key_released()
        return super().eventFilter(watched, event)

    def parts(self) -> dict[str, AnyPart]:
        """Catalog record of each item of the rig that is shown."""
        found = self._document.catalog.parts
        return {
            key: found[part] for key, part, _ in self._document.shown_rig.items() if part in found
        }

    def _show(self) -> None:
        layout, parts = self._document.shown_report.layout, self.parts()
        for side in self.stage:
            side.scene.show_layout(layout, parts)
        self._outline()
        self._empty.setVisible(not layout.bodies)

    def _rig_changed(self) -> None:
        for surround in self.surrounds.values():
            surround.follow(self._document.report.layout)
        if self.linked.fitted:
            self._refit.start()

    def _resized(self) -> None:
        self._empty.setGeometry(self.side.view.viewport().rect())
        self.legend.place()
        if self.linked.fitted:
            self._refit.start()

    def _outline(self) -> None:
        """Outlines what is selected; a finding's parts in its severity's colour."""
        finding, keys = self._selection.finding, self._selection.keys
        if not self._document.previewing:
            self._describe(keys)
        tokens, layout = self._theme.tokens, self._document.shown_report.layout
        colour = severity_colour(severity_of(finding), tokens) if finding else tokens.accent
        for side in self.stage:
            rects = [rect for key in keys for rect in rects_of(layout, side.view.view, key)]
            side.overlay.outline([Outline(rects, colour)] if rects else [])
            self.surrounds[side.view.view].mark(rects)

    def _describe(self, keys: tuple[str, ...]) -> None:
        """What a screen reader says of the drawing: the verdict and what is selected."""
        names = names_of(self._document.rig, self._document.catalog)
        chosen = ", ".join(f"{place_word(key)} {names[key]}" for key in keys if key in names)
        words = tr(
            "{verdict}. Selected: {chosen}.",
            verdict=verdict_words(self._document.report)[1],
            chosen=chosen or tr("nothing"),
        )
        for side in self.stage:
            side.view.setAccessibleDescription(words)

    def _dress(self) -> None:
        palette = drawing_palette(self._theme)
        for side in self.stage:
            side.view.setBackgroundBrush(QColor(palette.background))
            side.scene.set_palette(palette)
        self._show()

    def _show_dimensions(self, shown: bool) -> None:
        for side in self.stage:
            side.scene.set_dimensions_shown(shown)

    def _show_rear(self, shown: bool) -> None:
        self.surrounds["rear"].setVisible(shown)
        self.fit()

    def _show_rulers(self, shown: bool) -> None:
        for surround in self.surrounds.values():
            surround.show_rulers(shown)

    def _bring(self, view: CanvasView, place: QPointF) -> None:
        """A place of the drawing into the middle of a view."""
        view.pan((view.centre() - place) * view.scale_now)

    def _show_legend(self, shown: bool) -> None:
        self.legend.place()
        self.legend.setVisible(shown)

    def fit(self) -> None:
        """Shows the whole rig in both views."""
        self.linked.fit(self._document.report.layout)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zooms both views about the middle of the side view."""
        self.side.view.zoom(factor, at)
        self.linked.fitted = False

    def actual_size(self) -> None:
        """One pixel a millimetre."""
        self.zoom(1.0 / self.side.view.scale_now)

    def focus(self) -> QWidget:
        """Gives the keyboard to the side view."""
        self.side.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return self.side.view
