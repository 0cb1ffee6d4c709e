"""Rigs side by side: a table with the better figures marked, plots, export."""
