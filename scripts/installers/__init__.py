"""Builds what is handed to users: the frozen program, its Linux packages, its Windows installer."""
