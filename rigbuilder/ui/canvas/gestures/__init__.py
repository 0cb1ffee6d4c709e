"""One small class a gesture: start, move, end, cancel."""
