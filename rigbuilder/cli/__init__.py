"""The command line. Qt is loaded only to open the window and to draw."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from rigbuilder.cli.errors import EXIT_CANNOT, CommandError

__all__ = ["gui_main", "main"]

EXIT_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status: 0, 1 for "does not fit", 2 for "cannot"."""
    from rigbuilder.cli.parser import parse

    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        command = parse(arguments)
        status = command()
        sys.stdout.flush()
    except CommandError as error:
        return refuse(str(error))
    except SystemExit as leaving:  # argparse has printed its help or its sentence
        return leaving.code if isinstance(leaving.code, int) else EXIT_CANNOT
    except BrokenPipeError:
        _drop_output()  # the reader has gone: rigbuilder parts | head
        return 0
    except OSError as error:
        _drop_output()
        what = error.filename or "the output cannot be written"
        return refuse(f"{what}: {error.strerror or error}")
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    return status


def _drop_output() -> None:
    """Nothing may be flushed at exit any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def refuse(reason: str) -> int:
    """Says in one sentence on stderr why nothing was done."""
    from rigbuilder.export.wording import clean

    print(f"rigbuilder: {clean(reason)}", file=sys.stderr)
    return EXIT_CANNOT


def gui_main() -> int:
    """Opens the window, with a file if one is named; a bad file is reported inside the window."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # a windowed program has no console
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    from rigbuilder.cli.window import open_window

    named = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    if len(named) == len(sys.argv) - 1 and len(named) < 2:
        try:
            return open_window(Path(named[0]) if named else None)
        except CommandError as error:
            return refuse(str(error))
    return main()
