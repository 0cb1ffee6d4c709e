"""The drawing: side and rear view in millimetres, and the gestures on them."""
