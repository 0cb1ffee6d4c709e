"""Plots of a rig's estimates: what they show, and drawing them for window, file and PDF."""
