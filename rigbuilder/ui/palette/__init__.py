"""The parts palette: search, kinds, and a list to drag from."""
