"""The window: a document, the panels that show its report, and the gestures that edit it."""

from rigbuilder.export.qt_guard import hold_constants

hold_constants()
