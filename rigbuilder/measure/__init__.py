"""Dimensions read off a photograph: perspective, lens, the slots' grid, and how sure it all is."""
