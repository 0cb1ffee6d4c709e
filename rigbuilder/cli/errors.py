"""The error of a command, and the exit statuses."""

from __future__ import annotations

EXIT_FINE = 0
EXIT_DOES_NOT_FIT = 1
EXIT_CANNOT = 2


class CommandError(Exception):
    """A command cannot do what it is asked: one sentence for stderr, exit status 2."""
