"""Reads this computer in the window: what was recognised, what not, and opens it as a rig."""
