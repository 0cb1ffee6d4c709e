"""The window: a document, the panels that show its report, and the gestures that edit it."""
