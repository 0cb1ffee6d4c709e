"""What can stop the set-up, each with the exit status that dev.py ends with."""

from __future__ import annotations


class SetupError(Exception):
    """The set-up cannot go on; the message says what to do about it."""

    status = 4


class InstallFirstError(SetupError):
    """Something that needs the machine's owner must be installed; the message has the command."""

    status = 3
